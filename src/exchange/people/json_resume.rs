//! JSON Resume (schema 1.x, and the names it had before): the person, and what they did as a note. Must never read what we do not
//! keep: the picture, the birth date.

use super::{
    columns::Field,
    draft::{Draft, line_of},
};
use crate::domain::text::is_email;
use serde_json::{Map, Value};

/// Whether a JSON value is a résumé.
pub fn is_resume(json: &Value) -> bool {
    json.get("basics").or_else(|| json.get("bio")).is_some_and(Value::is_object)
}

/// The person that a résumé is about.
pub fn read(json: &Value) -> Draft {
    let empty = Map::new();
    let basics = json.get("basics").or_else(|| json.get("bio")).and_then(Value::as_object).unwrap_or(&empty);
    let mut draft = Draft {
        line: 1,
        name: name(basics),
        town: town(basics),
        headline: text(basics, &["label"]),
        ..Draft::default()
    };
    ways(&mut draft, Field::Email, "E-mail", basics, &["email"]);
    ways(&mut draft, Field::Phone, "Tel", basics, &["phone", "telephone"]);
    draft.add_note("", &text(basics, &["summary"]));
    draft.add_note("", &text(basics, &["url", "website", "websites"]));
    note(&mut draft, basics.get("profiles"), &["network"], &["username"]);
    for (section, what, whom) in SECTIONS {
        note(&mut draft, json.get(*section), what, whom);
    }
    draft
}

/// A line of the note for each entry of a list.
fn note(draft: &mut Draft, list: Option<&Value>, what: &[&str], whom: &[&str]) {
    let entries = list.and_then(Value::as_array).into_iter().flatten().take(MOST_ENTRIES);
    for entry in entries.filter_map(Value::as_object) {
        draft.add_note("", &line(entry, what, whom));
    }
}

/// The most entries of a section that a note takes.
const MOST_ENTRIES: usize = 100;

/// A section, what stands first in a line of it, and what after it. Each has had several names.
const SECTIONS: &[(&str, &[&str], &[&str])] = &[
    ("work", &["position", "title"], &["name", "company"]),
    ("volunteer", &["position"], &["organization"]),
    ("education", &["studyType", "area"], &["institution"]),
    ("certificates", &["name"], &["issuer"]),
    ("awards", &["title"], &["awarder"]),
    ("projects", &["name"], &["description", "entity"]),
    ("publications", &["name"], &["publisher"]),
    ("skills", &["name"], &["level"]),
    ("languages", &["language", "name"], &["fluency", "level"]),
    ("interests", &["name"], &[]),
    ("hobbies", &["name"], &[]),
    ("references", &["name"], &[]),
];

fn name(basics: &Map<String, Value>) -> String {
    let whole = text(basics, &["name"]);
    if whole.is_empty() {
        [text(basics, &["firstName"]), text(basics, &["lastName"])].join(" ").trim().to_owned()
    } else {
        whole
    }
}

/// By which purposes addresses and numbers are parted. Their own comes before that of where they work now, where others read it.
const PURPOSES: &[&str] = &["personal", "home", "mobile", "work", "other"];

/// Takes in an address or a number, or several by their purpose: the first that is there, and the others as a note. What stands for an
/// address and is none is left.
fn ways(draft: &mut Draft, field: Field, heading: &str, basics: &Map<String, Value>, names: &[&str]) {
    draft.take(field, heading, &text(basics, names));
    for ways in names.iter().filter_map(|name| basics.get(*name)?.as_object()) {
        let said = PURPOSES.iter().map(|purpose| text(ways, &[purpose]));
        for way in said.filter(|way| field != Field::Email || is_email(way)) {
            draft.take(field, heading, &way);
        }
    }
}

fn town(basics: &Map<String, Value>) -> String {
    match basics.get("location") {
        Some(Value::Object(location)) => text(location, &["city", "address", "region"]),
        Some(Value::String(location)) => line_of(location),
        _ => String::new(),
    }
}

/// The first of these fields that says something.
fn text(object: &Map<String, Value>, names: &[&str]) -> String {
    let said = names.iter().filter_map(|name| object.get(*name)).filter_map(|value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Some(texts.join(", "))
        }
        _ => None,
    });
    said.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// "Agent, Acme (2019-03 – 2022): what was done".
fn line(entry: &Map<String, Value>, what: &[&str], whom: &[&str]) -> String {
    let parts = [
        text(entry, what),
        if what.contains(&"studyType") { text(entry, &["area"]) } else { String::new() },
        text(entry, whom),
    ];
    let mut said: Vec<&str> = Vec::new();
    for part in &parts {
        if !part.is_empty() && !said.contains(&part.as_str()) {
            said.push(part);
        }
    }
    let mut line = said.join(", ");
    let from = text(entry, &["startDate", "date", "awardDate", "releaseDate"]);
    let to = text(entry, &["endDate"]);
    let dash = if from.is_empty() || to.is_empty() { "" } else { " – " };
    if !from.is_empty() || !to.is_empty() {
        line.push_str(&[" (", &from, dash, &to, ")"].concat());
    }
    let more = [&["summary", "reference"][..], &["highlights"], &["keywords", "courses"], &["url"]];
    let more = more.map(|names| text(entry, names));
    let more: Vec<&str> = more.iter().map(String::as_str).filter(|more| !more.is_empty()).collect();
    if !more.is_empty() {
        line.push_str(if line.is_empty() { "" } else { ": " });
        line.push_str(&more.join("; "));
    }
    line
}
