//! A foreign table of people: which sign parts its cells, which row is its heading, and the person that each row after it is.
//! All of it is guessed and can be chosen otherwise. Must never drop a row or a cell that has something in it unseen.

use super::{
    columns::{self, Field, field_of, is_email_or_number, is_note},
    dates::{self, DateOrder},
    draft::{Draft, line_of},
    stages,
};
use crate::{
    domain::text::{is_email, name_key},
    exchange::csv::{self, Delimiter, Row, Table, TableFault},
};

/// Among how many rows the heading is looked for: above it there may be a title and a date.
const PREAMBLE: usize = 20;
/// How many rows tell the delimiter.
const SAMPLE: usize = 40;

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// All rows that are not empty, heading and what is above it too.
    pub rows: Vec<Row>,
    /// Which row is the heading; without one the first row is a person.
    pub header: Option<usize>,
    /// How many cells the longest row has.
    pub width: usize,
    /// The line of a quotation mark that is never closed.
    pub open_quote: Option<usize>,
}

/// What a person may choose about a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which column is what.
    pub columns: Vec<Option<Field>>,
    /// How its dates are written.
    pub order: DateOrder,
}

impl Sheet {
    /// Reads a text; the heading is guessed.
    ///
    /// # Errors
    /// Says why it is not read as a table.
    pub fn read(text: &str, delimiter: Delimiter) -> Result<Self, TableFault> {
        let (_, text) = announced(text);
        let Table { rows, open_quote } = csv::read(text, delimiter.sign())?;
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Ok(Self { header: header(&rows), rows, width, open_quote })
    }

    /// The headings, as many as the longest row has cells; those that are missing are empty.
    pub fn headings(&self) -> Vec<String> {
        let row = self.header.and_then(|place| self.rows.get(place));
        let cell =
            |place: usize| row.and_then(|row| row.cells.get(place)).map(|cell| line_of(cell)).unwrap_or_default();
        (0..self.width).map(cell).collect()
    }

    /// The rows that are people.
    pub fn people(&self) -> &[Row] {
        self.rows.get(self.header.map_or(0, |place| place + 1)..).unwrap_or_default()
    }

    /// What the dates in the columns that are dates tell about their order.
    pub fn told(&self, columns: &[Option<Field>]) -> dates::Told {
        dates::order(self.dates(columns))
    }

    /// The date by which a person can say their order, if it makes a difference.
    pub fn example(&self, columns: &[Option<Field>]) -> Option<&str> {
        dates::example(self.dates(columns))
    }

    fn dates(&self, columns: &[Option<Field>]) -> impl Iterator<Item = &str> + Clone {
        let applied = move |place: usize| columns.get(place) == Some(&Some(Field::Applied));
        let cells = self.people().iter().flat_map(|row| row.cells.iter().enumerate());
        cells.filter(move |(place, _)| applied(*place)).map(|(_, cell)| cell.trim())
    }
}

/// The person that a row is. `experience` makes a line of a number of years.
pub fn draft(row: &Row, headings: &[String], reading: &Reading, experience: &dyn Fn(&str) -> String) -> Draft {
    let mut draft = Draft { line: row.line, ..Draft::default() };
    // Given name, name between, family name: each may stand in several columns.
    let mut names: [Vec<&str>; 3] = Default::default();
    let mut years = String::new();
    let mut told: Vec<(&str, &str)> = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        let heading = headings.get(place).map_or("", String::as_str);
        let cell = cell.trim();
        let Some(field) = reading.columns.get(place).copied().flatten().filter(|_| !cell.is_empty()) else { continue };
        match field {
            Field::First => add(&mut names[0], cell),
            Field::Middle => add(&mut names[1], cell),
            Field::Last => add(&mut names[2], cell),
            Field::Experience if years.is_empty() => {
                years = csv::number(cell).map_or_else(|| line_of(cell), |number| experience(&number));
            }
            Field::Experience => draft.add_note(heading, cell),
            Field::Applied => {
                let read = dates::read(cell, reading.order);
                draft.take(field, heading, &read.map_or_else(|| cell.to_owned(), |date| date.to_string()));
            }
            // A column that says of everybody whether they are out says nothing of those who are not.
            Field::Stage => {
                told.extend([(heading, stages::said(heading, cell))].into_iter().filter(|(_, said)| !said.is_empty()))
            }
            Field::Note if is_note(heading) => draft.add_note("", cell),
            field => draft.take(field, heading, cell),
        }
    }
    let parts = line_of(&names.concat().join(" "));
    // Beside a whole name its parts say nothing more, unless it lacks one of them.
    let whole = name_key(&draft.name);
    if draft.name.is_empty() || !name_key(&parts).split(' ').all(|part| whole.split(' ').any(|word| word == part)) {
        draft.take(Field::Name, "", &parts);
    }
    if !years.is_empty() {
        draft.take(Field::Headline, "", &years);
    }
    take_stages(&mut draft, &told);
    draft
}

/// Of what several columns say of the stage, that counts which tells most; the rest goes into the note.
fn take_stages(draft: &mut Draft, told: &[(&str, &str)]) {
    let most = told.iter().map(|(_, said)| stages::weight(said)).max().unwrap_or_default();
    if let Some((heading, said)) = told.iter().find(|(_, said)| stages::weight(said) == most) {
        draft.take(Field::Stage, heading, said);
    }
    told.iter().for_each(|(heading, said)| draft.take(Field::Stage, heading, said));
}

fn add<'a>(parts: &mut Vec<&'a str>, part: &'a str) {
    if !parts.contains(&part) {
        parts.push(part);
    }
}

/// The delimiter that some spreadsheets announce in a line of its own, and the text without that line.
fn announced(text: &str) -> (Option<Delimiter>, &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    let sign = first.trim_end_matches('\r').strip_prefix("sep=");
    let delimiter = Delimiter::ALL.into_iter().find(|d| sign.is_some_and(|sign| sign.chars().eq([d.sign()])));
    if delimiter.is_some() { (delimiter, rest) } else { (None, text) }
}

/// Which delimiter a text has: the one by which the most headings are known, then the one by which most rows are equally long.
pub fn delimiter(text: &str) -> Delimiter {
    let (said, text) = announced(text);
    if let Some(said) = said {
        return said;
    }
    let mut best = (0, Delimiter::Comma);
    for delimiter in Delimiter::ALL {
        let score = evenness(&csv::begin(text, delimiter.sign(), SAMPLE).rows);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn evenness(rows: &[Row]) -> usize {
    let mode = usual_width(rows);
    if mode < 2 {
        return 0;
    }
    let known = rows.iter().take(PREAMBLE).map(known_headings).max().unwrap_or(0);
    let even = rows.iter().filter(|row| row.cells.len() == mode).count();
    known * 1000 + even * 100 / rows.len() + mode.min(20)
}

/// The number of cells that most rows have.
fn usual_width(rows: &[Row]) -> usize {
    let often = |width: usize| rows.iter().filter(|row| row.cells.len() == width).count();
    let mut mode = (0, 0);
    for row in rows.iter().take(SAMPLE) {
        let width = row.cells.len();
        if width != mode.1 {
            mode = mode.max((often(width), width));
        }
    }
    mode.1
}

fn known_headings(row: &Row) -> usize {
    row.cells.iter().filter(|cell| field_of(cell).is_some()).count()
}

/// The row whose cells are headings that we know; else the first one that looks like headings above people.
fn header(rows: &[Row]) -> Option<usize> {
    let first = rows.get(..rows.len().min(PREAMBLE)).unwrap_or_default();
    let mut best = (0, 0);
    for (place, row) in first.iter().enumerate() {
        let known = known_headings(row);
        if known > best.0 {
            best = (known, place);
        }
    }
    let width = usual_width(rows);
    if best.0 >= 2 || best.0 == 1 && width == 1 {
        return Some(best.1);
    }
    let place = first.iter().position(|row| row.cells.len() >= width)?;
    let says = |row: &Row| row.cells.iter().any(|cell| is_email_or_number(cell));
    let heading = !says(first.get(place)?) && rows.iter().skip(place + 1).any(says);
    heading.then_some(place)
}

/// Whether a pasted text is a table rather than what a person has written: rows of as many cells below headings that are known, or each
/// with an address or a number in it; or one address a line.
pub fn is_table(text: &str) -> bool {
    let sign = delimiter(text);
    let rows = csv::begin(text, sign.sign(), SAMPLE).rows;
    let width = usual_width(&rows);
    let even = rows.iter().filter(|row| row.cells.len() == width).count();
    if sign == Delimiter::Tab && width > 1 {
        return even * 2 >= rows.len();
    }
    let Some((first, below)) = rows.split_first() else { return false };
    let headed = known_headings(first) > 0;
    let is_address = |row: &Row| matches!(row.cells.as_slice(), [cell] if is_email(cell.trim()));
    let says = |row: &&Row| row.cells.iter().any(|cell| is_email_or_number(cell));
    match width {
        _ if below.is_empty() => false,
        0 | 1 => (headed || is_address(first)) && below.iter().all(is_address),
        _ => {
            let told = headed || rows.iter().filter(says).count() * 4 >= rows.len() * 3;
            even * 4 >= rows.len() * 3 && (told || even == rows.len() && (width > 2 || sign != Delimiter::Comma))
        }
    }
}

/// Which column is what, guessed.
pub fn guess(sheet: &Sheet, remembered: &std::collections::BTreeMap<String, String>) -> Vec<Option<Field>> {
    columns::guess(&sheet.headings(), sheet.people(), remembered)
}
