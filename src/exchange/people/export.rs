//! Candidates as a table for spreadsheets, which our own reader takes back without loss. Must never hold what a person wrote in
//! confidence: notes, scores and decisions stay in the workspace.

use super::draft::Draft;
use crate::exchange::csv;

/// One row: a person, and one application of theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRow {
    /// The person, with source, referrer and day of the application.
    pub draft: Draft,
    /// For what they applied.
    pub position: String,
    /// How far they have come.
    pub stage: String,
}

/// The headings: name, e-mail, telephone, town, headline, position, stage, source, recommended by,
/// applied on.
pub type Headings = [&'static str; 10];

/// The table as the text of a file.
pub fn write(headings: &Headings, rows: &[ExportRow]) -> String {
    let mut table: Vec<Vec<String>> = Vec::with_capacity(rows.len() + 1);
    table.push(headings.iter().map(|heading| (*heading).to_owned()).collect());
    for ExportRow { draft, position, stage } in rows {
        let Draft { name, email, phone, town, headline, source, referrer, applied, .. } = draft;
        table.push(
            [name, email, phone, town, headline, position, stage, source, referrer, applied]
                .map(String::clone)
                .to_vec(),
        );
    }
    csv::write(&table)
}
