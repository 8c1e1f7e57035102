//! Takes erased people out of the text of a workspace file without reading it whole: restore points are such texts, many and
//! long, and nothing of an erased person may stay in them. It knows the layout that `file::write` gives a file, and nothing of
//! what records mean. Must never answer a text in which an erased id still stands anywhere but among the erased.

use crate::domain::id::RawId;
use serde_json::Value;
use std::collections::BTreeSet;

/// A file without some people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The text of the file.
    pub text: String,
    /// How many of them it held, not counting those that were removed.
    pub people: usize,
}

/// The file without the records with these ids and all that hang on them; the ids stand among its erased ones instead. `None` if
/// that cannot be made sure of: then the whole text has to go.
pub fn without(file: &str, ids: &BTreeSet<RawId>) -> Option<Erased> {
    let mut names = BTreeSet::new();
    for id in ids {
        names.insert(id.to_string());
    }
    let (before, erased) = file.rsplit_once(",\n  \"erased\": ")?;
    let (head, records) = before.split_once("\n  \"records\": {")?;
    let mut text = String::with_capacity(file.len());
    text.push_str(head);
    text.push_str("\n  \"records\": {");
    let people = keep_others(records, &names, &mut text)?;
    if words(&text).any(|word| names.contains(word)) {
        return None;
    }
    let erased: Value = serde_json::from_str(erased.strip_suffix("\n}\n")?).ok()?;
    for id in erased.as_array()? {
        names.insert(id.as_str()?.to_owned());
    }
    text.push_str(",\n  \"erased\": ");
    text.push_str(&format!("{:#}", Value::from_iter(names)).replace('\n', "\n  "));
    text.push_str("\n}\n");
    Some(Erased { text, people })
}

/// Copies what follows after the opening brace of `records`, without the records of these people. Answers how many people went.
fn keep_others(records: &str, names: &BTreeSet<String>, text: &mut String) -> Option<usize> {
    let (mut people, mut kinds) = (0, 0);
    let mut lists = records.split("\n    \"");
    // A file without records has nothing but the closing brace.
    if !matches!(lists.next(), Some("" | "}")) {
        return None;
    }
    for list in lists {
        // The kind, its records, and what stands between this list and the next.
        let (kind, list) = list.split_once("\": [\n")?;
        let (list, _) = list.split_once("\n    ]")?;
        let mut kept = 0;
        for record in list.split(",\n      {") {
            let record = record.strip_prefix("      {").unwrap_or(record);
            if let Some(gone) = hangs_on(record, names) {
                people += gone;
                continue;
            }
            if kept == 0 {
                text.push_str(if kinds == 0 { "\n    \"" } else { ",\n    \"" });
                text.push_str(kind);
                text.push_str("\": [\n      {");
                kinds += 1;
            } else {
                text.push_str(",\n      {");
            }
            text.push_str(record);
            kept += 1;
        }
        if kept > 0 {
            text.push_str("\n    ]");
        }
    }
    text.push_str(if kinds > 0 { "\n  }" } else { "}" });
    Some(people)
}

/// Whether a record is, or belongs to, one of these people; and if so, how many people it is that were not removed.
fn hangs_on(record: &str, names: &BTreeSet<String>) -> Option<usize> {
    let is = |name: &str| value_of(record, name).is_some_and(|id| names.contains(id));
    if is("\n        \"id\": \"") {
        let removed = record.contains("\n        \"removed\": true");
        return Some(usize::from(!removed));
    }
    is("\n        \"candidate\": \"").then_some(0)
}

/// The text after the beginning of one of the record's own fields: deeper ones are indented further, and no text has line breaks.
fn value_of<'a>(record: &'a str, beginning: &str) -> Option<&'a str> {
    let (_, value) = record.split_once(beginning)?;
    value.split('"').next()
}

/// Everything in a text that could be an id.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| word.len() == 26)
}
