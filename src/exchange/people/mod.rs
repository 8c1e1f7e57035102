//! People from elsewhere: tables, résumés, cards, application files and pasted texts, all read into drafts that a person looks
//! through before anybody comes in. Must never decode bytes by itself, and never touch the workspace.

pub mod application_file;
pub mod arriving;
pub mod columns;
pub mod compare;
pub mod dates;
pub mod draft;
pub mod duplicates;
pub mod encoded;
pub mod encoding;
pub mod export;
pub mod json_resume;
pub mod mail;
pub mod paste;
pub mod positions;
pub mod sheet;
pub mod stages;
pub mod vcard;

use crate::domain::{Id, requisition::Requisition};
use application_file::ApplicationFault;
use draft::Draft;
use serde_json::Value;

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A table: its delimiter, heading and columns are for a person to confirm.
    Table,
    /// People, as they are.
    People(Vec<Draft>),
    /// What somebody has written about themselves, or a table that does not look like one.
    Mail(Box<Draft>),
    /// A person who applies for this requisition.
    Applicant {
        /// Who.
        draft: Box<Draft>,
        /// For what, if the file says.
        requisition: Option<Id<Requisition>>,
    },
}

/// Why a text holds nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NobodyFound {
    /// There is nothing in it.
    Empty,
    /// Larger than any list of people.
    TooBig,
    /// It is a whole workspace, which is merged elsewhere.
    Workspace,
    /// JSON, but neither a résumé nor an application.
    OtherJson,
    /// It begins as JSON does and is none, or is cut off.
    BrokenJson,
    /// An application file that is not read.
    Application(ApplicationFault),
}

/// Looks at a text, and reads it if it is no table.
///
/// # Errors
/// Says why there is nobody in it.
pub fn look(text: &str, pasted: bool, decode: encoded::Decode<'_>) -> Result<Found, NobodyFound> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(NobodyFound::Empty);
    }
    if text.len() > super::csv::LARGEST {
        return Err(NobodyFound::TooBig);
    }
    if vcard::is_card(text) {
        let people = vcard::read(text, decode);
        return if people.is_empty() { Err(NobodyFound::Empty) } else { Ok(Found::People(people)) };
    }
    if text.trim_start().starts_with(['{', '[']) {
        return json(text);
    }
    if pasted && paste::is_mail(text) {
        return Ok(Found::Mail(Box::new(paste::mail(text, decode))));
    }
    Ok(Found::Table)
}

fn json(text: &str) -> Result<Found, NobodyFound> {
    let json: Value = serde_json::from_str(text).map_err(|_| NobodyFound::BrokenJson)?;
    if application_file::is_application(&json) {
        let file = application_file::read(&json).map_err(NobodyFound::Application)?;
        return Ok(Found::Applicant { draft: Box::new(file.draft), requisition: file.requisition });
    }
    if json.get("format").and_then(Value::as_str) == Some("handpick") {
        return Err(NobodyFound::Workspace);
    }
    let people: Vec<Draft> = match &json {
        Value::Array(list) => list.iter().filter(|json| json_resume::is_resume(json)).map(json_resume::read).collect(),
        json if json_resume::is_resume(json) => vec![json_resume::read(json)],
        _ => Vec::new(),
    };
    if people.is_empty() { Err(NobodyFound::OtherJson) } else { Ok(Found::People(people)) }
}
