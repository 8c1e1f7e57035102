//! `*.application.json`: one person applying for one requisition, small enough to be written by a form or by hand. Its schema is
//! published (`application.schema.json`). Must never be read when it is of a newer version.

use super::draft::{Draft, line_of};
use crate::domain::{Id, gather::Gather, requisition::Requisition};
use serde_json::{Map, Value, json};

const FORMAT: &str = "handpick-application";
const VERSION: u64 = 1;

/// An application as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationFile {
    /// Who applies, and what that requisition is called.
    pub draft: Draft,
    /// For which requisition, if the file knows its id.
    pub requisition: Option<Id<Requisition>>,
}

/// Why it is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationFault {
    /// From a newer Handpick.
    Newer,
    /// Without a candidate in it.
    NoCandidate,
}

/// Whether a JSON value says that it is an application file.
pub fn is_application(json: &Value) -> bool {
    json.get("format").and_then(Value::as_str) == Some(FORMAT)
}

/// Reads it.
///
/// # Errors
/// Says why it is not read.
pub fn read(json: &Value) -> Result<ApplicationFile, ApplicationFault> {
    if json.get("version").and_then(Value::as_u64).is_some_and(|version| version > VERSION) {
        return Err(ApplicationFault::Newer);
    }
    let candidate = json.get("candidate").and_then(Value::as_object).ok_or(ApplicationFault::NoCandidate)?;
    let empty = Map::new();
    let part = |name| json.get(name).and_then(Value::as_object).unwrap_or(&empty);
    let said = |name| json.get(name).and_then(Value::as_str).map(line_of).unwrap_or_default();
    let requisition = part("requisition");
    let mut draft = Draft {
        line: 1,
        name: text(candidate, "name"),
        email: text(candidate, "email"),
        phone: text(candidate, "phone"),
        town: text(candidate, "town"),
        headline: text(candidate, "headline"),
        position: text(requisition, "title"),
        stage: String::new(),
        source: said("source"),
        referrer: said("referrer"),
        applied: said("applied"),
        note: String::new(),
    };
    draft.add_note("", json.get("letter").and_then(Value::as_str).unwrap_or_default());
    let id = requisition.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    Ok(ApplicationFile { draft, requisition: id })
}

fn text(object: &Map<String, Value>, name: &str) -> String {
    object.get(name).and_then(Value::as_str).map(line_of).unwrap_or_default()
}

/// Writes it: what is empty is left out.
pub fn write(application: &ApplicationFile) -> String {
    let Draft { name, email, phone, town, headline, position, source, referrer, applied, note, .. } =
        &application.draft;
    let filled = |fields: &[(&str, &str)]| -> Map<String, Value> {
        let said = fields.iter().filter(|(_, text)| !text.is_empty());
        said.map(|(name, text)| ((*name).to_owned(), Value::from(*text))).gather()
    };
    let candidate =
        filled(&[("name", name), ("email", email), ("phone", phone), ("town", town), ("headline", headline)]);
    let id = application.requisition.map(|id| id.to_string()).unwrap_or_default();
    let requisition = filled(&[("id", &id), ("title", position)]);
    let mut file = filled(&[("source", source), ("referrer", referrer), ("applied", applied), ("letter", note)]);
    file.insert("format".to_owned(), json!(FORMAT));
    file.insert("version".to_owned(), json!(VERSION));
    file.insert("candidate".to_owned(), Value::Object(candidate));
    if !requisition.is_empty() {
        file.insert("requisition".to_owned(), Value::Object(requisition));
    }
    format!("{:#}\n", Value::Object(file))
}
