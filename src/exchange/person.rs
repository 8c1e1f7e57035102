//! Everything that a workspace holds about one person, for that person: as data (Regulation (EU) 2016/679, article 20) and as a
//! page to read (article 15). Must never hold a record of another candidate.

use crate::{
    domain::id::RawId,
    workspace::{
        document::{Key, Workspace},
        registers::Registers,
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A part of the page: one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What kind of record it is.
    pub title: String,
    /// Its fields by name.
    pub rows: Vec<(String, String)>,
}

/// The records about a person, under whichever of their ids: their own, and all that hang on it, but for those that are left out
/// because they are sealed still. What was removed and can be brought back belongs to it.
pub fn records_about<'a>(
    workspace: &'a Workspace,
    ids: &BTreeSet<RawId>,
    left_out: &BTreeSet<Key>,
) -> Vec<(&'a Key, &'a Registers)> {
    let about = |key: &Key, registers: &Registers| {
        ids.contains(&key.id) || registers.candidate().is_some_and(|candidate| ids.contains(&candidate))
    };
    workspace.iter().filter(|(key, registers)| about(key, registers) && !left_out.contains(key)).collect()
}

/// The plain fields of a record.
pub fn fields(key: &Key, registers: &Registers) -> Map<String, Value> {
    let mut fields = match registers.to_json(key.id) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for ours in ["stamp", "stamps"] {
        fields.remove(ours);
    }
    fields
}

/// The records as readable JSON, by kind.
pub fn as_json(workspace: &Workspace, person: RawId, ids: &BTreeSet<RawId>, left_out: &BTreeSet<Key>) -> String {
    let mut records: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (key, registers) in records_about(workspace, ids, left_out) {
        records.entry(key.kind.as_str()).or_default().push(Value::Object(fields(key, registers)));
    }
    let whole = json!({ "format": "handpick-person", "candidate": person.to_string(), "records": records });
    format!("{whole:#}\n")
}

/// A page that any browser opens and any printer prints. All that comes in is text, whatever it looks like.
pub fn page(language: &str, title: &str, sections: &[Section]) -> String {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n",
        language = escape(language),
        title = escape(title),
    );
    for section in sections {
        html.push_str(&format!("<h2>{}</h2>\n<dl>\n", escape(&section.title)));
        for (name, value) in &section.rows {
            html.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escape(name), escape(value)));
        }
        html.push_str("</dl>\n");
    }
    html.push_str("</html>\n");
    html
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h2{margin:2rem 0 .5rem;font-size:1.1rem}dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.25rem 1rem;margin:0}\
dt{color:#555}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}";

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_in_the_page() {
        let row = ("<script>".to_owned(), "a & b \"c\" 'd' <img onerror=x>".to_owned());
        let html = page("en\" x=\"", "Eleni </title><b>", &[Section { title: "<i>".to_owned(), rows: vec![row] }]);
        for forbidden in ["<script>", "<img", "</title><b>", "<i>", "x=\"\""] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        assert!(html.contains("a &amp; b &quot;c&quot; &#39;d&#39; &lt;img onerror=x&gt;"));
    }
}
