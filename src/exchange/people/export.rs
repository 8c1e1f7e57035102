//! Candidates as a table for spreadsheets, which our own reader takes back without loss. Must never hold what a person wrote in
//! confidence: notes, scores and decisions stay in the workspace.

use super::{draft::Draft, positions::Directory};
use crate::{
    domain::{Id, candidate::Candidate, day::DayOf, facts::Facts},
    exchange::csv,
    workspace::views::Views,
};

/// The headings: name, e-mail, telephone, town, headline, position, stage, source, recommended by,
/// applied on.
pub type Headings = [&'static str; 10];

/// A row for each application of these people as it may be seen, the earlier ones first; one for a person who has none.
pub fn rows(people: &[Id<Candidate>], views: &Views, directory: &Directory, day_of: DayOf) -> Vec<Draft> {
    let mut rows = Vec::with_capacity(people.len());
    for id in people {
        let Some(person) = views.candidate(*id) else { continue };
        let before = rows.len();
        for application in views.applications_of(*id).into_iter().filter_map(|id| views.seen_application(id)) {
            let requisition = application.requisition;
            let row = Draft {
                position: directory.name(requisition).to_owned(),
                stage: directory.stage_name(requisition, application.placement.stage).to_owned(),
                ..Draft::of(&person).applying(&application, day_of)
            };
            let later = |other: &Draft| (&other.applied, &other.position) > (&row.applied, &row.position);
            let at = rows.iter().skip(before).position(later).map_or(rows.len(), |at| before + at);
            rows.insert(at, row);
        }
        if rows.len() == before {
            rows.push(Draft::of(&person));
        }
    }
    rows
}

/// The table as the text of a file.
pub fn write(headings: &Headings, rows: &[Draft]) -> String {
    let mut table: Vec<Vec<String>> = Vec::with_capacity(rows.len() + 1);
    table.push(headings.iter().map(|heading| (*heading).to_owned()).collect());
    for Draft { name, email, phone, town, headline, position, stage, source, referrer, applied, .. } in rows {
        table.push(
            [name, email, phone, town, headline, position, stage, source, referrer, applied]
                .map(String::clone)
                .to_vec(),
        );
    }
    csv::write(&table)
}
