//! What the import says: fields by their names, and why a file or a draft is not taken in.

use crate::{
    exchange::{
        csv::TableFault,
        people::{NobodyFound, application_file::ApplicationFault, columns::Field},
    },
    i18n::{intl, words},
};

/// A field in the words of the language in use.
pub(super) fn field_name(field: Field) -> &'static str {
    let place = Field::ALL.iter().position(|other| *other == field);
    place.and_then(|place| words().import_people.fields.get(place)).copied().unwrap_or_default()
}

pub(super) fn experience(years: &str) -> String {
    let decimals = u8::from(years.contains('.'));
    let shown = years.parse().map_or_else(|_| years.to_owned(), |years| intl::number(years, decimals));
    (words().import_people.experience)(&shown)
}

pub(super) fn nobody_text(why: NobodyFound) -> String {
    let w = &words().import_people;
    match why {
        NobodyFound::Empty => w.empty.to_owned(),
        NobodyFound::TooBig => table_text(TableFault::TooBig),
        NobodyFound::Workspace => w.workspace.to_owned(),
        NobodyFound::OtherJson => w.other_json.to_owned(),
        NobodyFound::BrokenJson => w.broken_json.to_owned(),
        NobodyFound::Application(ApplicationFault::Newer) => w.newer.to_owned(),
        NobodyFound::Application(ApplicationFault::NoCandidate) => w.no_candidate.to_owned(),
    }
}

pub(super) fn table_text(why: TableFault) -> String {
    let w = &words().import_people;
    match why {
        TableFault::TooBig => (w.too_big)(&intl::number((crate::exchange::csv::LARGEST >> 20) as f64, 0)),
        TableFault::TooManyRows => (w.too_many_rows)(&intl::number(crate::exchange::csv::MOST_ROWS as f64, 0)),
        TableFault::TooManyCells(line) => (w.too_many_cells)(line),
        TableFault::Empty => w.empty.to_owned(),
    }
}
