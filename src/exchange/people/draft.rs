//! A person as a file has them, before they are anybody here: plain texts that can be mended, and what is wrong with them. Must
//! never lose a value: what has no place of its own goes into the note.

use super::{
    columns::Field,
    dates::{self, DateOrder},
};
use crate::{
    domain::{
        application::Application,
        candidate::Candidate,
        day::{DayOf, NoonOf},
        text::{contact_key, is_email, name_key},
    },
    workspace::limits::LONGEST_TEXT,
};
use chrono::{DateTime, NaiveDate, Utc};

/// A person about to come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each text is named after the field that it will be")]
pub struct Draft {
    /// The line of the file in which they begin, from 1.
    pub line: usize,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub town: String,
    pub headline: String,
    pub position: String,
    pub stage: String,
    pub source: String,
    pub referrer: String,
    /// The day as 2026-10-04; as the file has it if it cannot be read.
    pub applied: String,
    pub note: String,
}

/// What is wrong with a draft. It stays out until it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody without a name.
    NoName,
    /// Nobody without a way to answer them.
    NoContact,
    /// This is no e-mail address.
    Email,
    /// This is no telephone number, or a spreadsheet has shortened it.
    Phone,
    /// This is no day.
    Date,
    /// This day is still to come.
    Future,
    /// Longer than any text may be.
    TooLong,
}

/// The texts that a draft has, in the order in which they are shown.
pub const FIELDS: [Field; 11] = [
    Field::Name,
    Field::Email,
    Field::Phone,
    Field::Town,
    Field::Headline,
    Field::Position,
    Field::Stage,
    Field::Source,
    Field::Referrer,
    Field::Applied,
    Field::Note,
];

impl Draft {
    /// One of its texts; parts of a name are the name.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Name | Field::First | Field::Middle | Field::Last => &self.name,
            Field::Email => &self.email,
            Field::Phone => &self.phone,
            Field::Town => &self.town,
            Field::Headline | Field::Experience => &self.headline,
            Field::Position => &self.position,
            Field::Stage => &self.stage,
            Field::Source => &self.source,
            Field::Referrer => &self.referrer,
            Field::Applied => &self.applied,
            Field::Note => &self.note,
        }
    }

    /// Sets one of its texts.
    pub fn set(&mut self, field: Field, text: String) {
        let place = match field {
            Field::Name | Field::First | Field::Middle | Field::Last => &mut self.name,
            Field::Email => &mut self.email,
            Field::Phone => &mut self.phone,
            Field::Town => &mut self.town,
            Field::Headline | Field::Experience => &mut self.headline,
            Field::Position => &mut self.position,
            Field::Stage => &mut self.stage,
            Field::Source => &mut self.source,
            Field::Referrer => &mut self.referrer,
            Field::Applied => &mut self.applied,
            Field::Note => &mut self.note,
        };
        *place = text;
    }

    /// Takes a value in: into its field if that is empty, else into the note with its heading, unless it is there already.
    pub fn take(&mut self, field: Field, heading: &str, value: &str) {
        let value = if field == Field::Note { value.trim().to_owned() } else { line_of(value) };
        let value = match field {
            Field::Email => without_scheme(&value).to_owned(),
            Field::Phone => without_formula(&value).to_owned(),
            _ => value,
        };
        if value.is_empty() {
            return;
        }
        if field != Field::Note && self.get(field).is_empty() {
            self.set(field, value);
        } else if !same(field, self.get(field), &value) {
            self.add_note(heading, &value);
        }
    }

    /// Adds to the note what it does not say yet.
    pub fn add_note(&mut self, heading: &str, text: &str) {
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        let line = if heading.is_empty() { text.to_owned() } else { [heading, ": ", text].concat() };
        if text.is_empty() || self.note.contains(&line) {
            return;
        }
        if !self.note.is_empty() {
            self.note.push('\n');
        }
        self.note.push_str(&line);
    }

    /// Takes another draft of the same person in. What is said here stays; what differs there goes into the note, two sources stand
    /// side by side, and the earlier day counts. `heading` names a field.
    pub fn merge(&mut self, other: &Self, heading: &dyn Fn(Field) -> &'static str) {
        use Field::{Email, Headline, Name, Phone, Position, Referrer, Stage, Town};
        for field in [Name, Email, Phone, Town, Headline, Position, Stage, Referrer] {
            self.take(field, heading(field), other.get(field));
        }
        for source in other.source.split(", ").filter(|source| !source.is_empty()) {
            if !self.source.split(", ").any(|known| known == source) {
                self.source.push_str(if self.source.is_empty() { "" } else { ", " });
                self.source.push_str(source);
            }
        }
        if self.applied.is_empty() || (!other.applied.is_empty() && other.applied < self.applied) {
            self.applied.clone_from(&other.applied);
        }
        self.add_note("", &other.note);
    }

    /// Sets a text that a person has written: a day becomes what it is in the order of the file's other days.
    pub fn mend(&mut self, field: Field, text: String, order: DateOrder) {
        let day = if field == Field::Applied { dates::read(&text, order) } else { None };
        self.set(field, day.map_or(text, |day| day.to_string()));
    }

    /// Takes over what was mended in an earlier reading of the same row, where the file says there what it says now.
    pub fn keep_mended(&mut self, read: &Self, mended: &Self) {
        for field in FIELDS {
            if self.get(field) == read.get(field) {
                self.set(field, mended.get(field).to_owned());
            }
        }
    }

    /// What is said of the person, and what is said of one application of theirs.
    pub fn parted(self) -> (Self, Self) {
        let Self { line, position, stage, source, referrer, applied, .. } = self;
        let application = Self { line, position, stage, source, referrer, applied, ..Self::default() };
        let Self { name, email, phone, town, headline, note, .. } = self;
        (Self { line, name, email, phone, town, headline, note, ..Self::default() }, application)
    }

    /// What is said of an application goes into the note where no application will have it: `there` is what the one that is here says, if
    /// there is one. `heading` names a field.
    pub fn note_application(&mut self, there: &Self, heading: &dyn Fn(Field) -> &'static str) {
        for field in [Field::Position, Field::Stage, Field::Source, Field::Referrer] {
            let text = self.get(field).to_owned();
            if !same(field, text.trim(), there.get(field).trim()) {
                self.add_note(heading(field), &text);
            }
        }
        if self.applied_day() != there.applied_day() {
            let text = self.applied.clone();
            self.add_note(heading(Field::Applied), &text);
        }
    }

    /// What is wrong, field by field. Nobody can have applied after tomorrow, which has begun somewhere already.
    pub fn faults(&self, today: NaiveDate) -> Vec<(Field, Fault)> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push((Field::Name, Fault::NoName));
        }
        let email = self.email.trim();
        if email.is_empty() && self.phone.trim().is_empty() {
            faults.push((Field::Email, Fault::NoContact));
        }
        if !email.is_empty() && !is_email(email) {
            faults.push((Field::Email, Fault::Email));
        }
        if !self.phone.trim().is_empty() && !is_phone(&self.phone) {
            faults.push((Field::Phone, Fault::Phone));
        }
        match self.applied_day() {
            Some(day) if today.succ_opt().is_some_and(|tomorrow| day > tomorrow) => {
                faults.push((Field::Applied, Fault::Future));
            }
            None if !self.applied.trim().is_empty() => faults.push((Field::Applied, Fault::Date)),
            _ => {}
        }
        for field in FIELDS {
            let text = self.get(field);
            if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
                faults.push((field, Fault::TooLong));
            }
        }
        faults
    }

    fn applied_day(&self) -> Option<NaiveDate> {
        dates::read(&self.applied, DateOrder::DayFirst)
    }

    /// When they applied: at noon, so that it is the same day nearly everywhere, and surely where it was read.
    pub fn applied_at(&self, noon_of: NoonOf) -> Option<DateTime<Utc>> {
        self.applied_day().map(noon_of)
    }

    /// The person.
    pub fn candidate(&self) -> Candidate {
        let field = |text: &String| text.trim().to_owned();
        Candidate {
            name: field(&self.name),
            email: field(&self.email),
            phone: field(&self.phone),
            town: field(&self.town),
            headline: field(&self.headline),
            ..Candidate::default()
        }
    }

    /// A person who is here, so that a draft can be merged into them.
    pub fn of(candidate: &Candidate) -> Self {
        let Candidate { name, email, phone, town, headline, .. } = candidate.clone();
        Self { name, email, phone, town, headline, ..Self::default() }
    }

    /// The same person with what an application of theirs says; `day_of` tells on which day they applied where it is read.
    pub fn applying(self, application: &Application, day_of: DayOf) -> Self {
        Self {
            source: application.source.clone(),
            referrer: application.referrer.clone(),
            applied: day_of(application.applied).to_string(),
            ..self
        }
    }
}

/// Whether a text can be called. A spreadsheet writes a long number as 3.06971E+11, and nobody can call that.
fn is_phone(text: &str) -> bool {
    let shortened = text.to_uppercase().split_once('E').is_some_and(|(digits, more)| {
        let number =
            |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit() || ".,+".contains(sign));
        number(digits.trim()) && number(more.trim())
    });
    !shortened && !text.contains('@') && contact_key(text).is_some()
}

/// A telephone number without what makes a text of it in a spreadsheet: ="+30…".
fn without_formula(value: &str) -> &str {
    let bare = value.strip_prefix('=').map(|bare| bare.trim_matches('"'));
    bare.filter(|bare| is_phone(bare)).unwrap_or(value)
}

/// Whether two values of a field say the same.
fn same(field: Field, one: &str, other: &str) -> bool {
    match field {
        Field::Name => name_key(one) == name_key(other),
        Field::Email | Field::Phone => {
            one == other || contact_key(one).is_some_and(|key| Some(key) == contact_key(other))
        }
        Field::Note => false,
        _ => one.to_lowercase() == other.to_lowercase(),
    }
}

/// A text in one line, without blanks at its ends.
pub fn line_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without what a link puts before it.
fn without_scheme(address: &str) -> &str {
    let scheme = address.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    address.get(scheme.map_or(0, str::len)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, email: &str, source: &str, town: &str) -> Draft {
        let text = str::to_owned;
        Draft { name: text(name), email: text(email), source: text(source), town: text(town), ..Draft::default() }
    }

    #[test]
    fn a_merge_fills_what_is_empty_and_keeps_what_differs() {
        let mut one = person("Dominic Baker", "d@example.com", "Website", "");
        let other = Draft {
            phone: "0141 496 0277".into(),
            applied: "2026-09-10".into(),
            ..person("DOMINIC BAKER", "D@example.com", "Walk-in", "York")
        };
        one.merge(&other, &|_| "Field");
        assert_eq!((one.name.as_str(), one.town.as_str()), ("Dominic Baker", "York"));
        assert_eq!(
            (one.source.as_str(), one.applied.as_str(), one.note.as_str()),
            ("Website, Walk-in", "2026-09-10", "")
        );
        one.merge(&person("Dom Baker", "d@example.com", "Walk-in", "Leeds"), &|_| "Field");
        assert_eq!(one.note, "Field: Dom Baker\nField: Leeds");
        let before = one.clone();
        one.merge(&before, &|_| "Field");
        assert_eq!(one, before, "merging what is there already changes nothing");
    }

    #[test]
    fn a_day_is_mended_in_the_order_of_the_file() {
        for (order, text, day) in [
            (DateOrder::MonthFirst, "10/05/2026", "2026-10-05"),
            (DateOrder::DayFirst, "10/05/2026", "2026-05-10"),
            (DateOrder::DayFirst, "5 Oct 2026", "2026-10-05"),
            (DateOrder::MonthFirst, "soon", "soon"),
        ] {
            let mut draft = Draft::default();
            draft.mend(Field::Applied, text.into(), order);
            assert_eq!(draft.applied, day, "{text}");
        }
        let mut draft = Draft::default();
        draft.mend(Field::Name, "10/05/2026".into(), DateOrder::MonthFirst);
        assert_eq!(draft.name, "10/05/2026");
    }

    #[test]
    fn what_was_mended_stays_where_the_file_says_the_same() {
        let read = person("Ana", "anna@example", "Volos", "Maria");
        let mended = Draft { name: "Anna".into(), email: "anna@example.com".into(), ..read.clone() };
        // Two columns were taken for each other.
        let mut anew = person("Ana", "anna@example", "Maria", "Volos");
        anew.keep_mended(&read, &mended);
        assert_eq!(anew, person("Anna", "anna@example.com", "Maria", "Volos"));
        let mut other = person("Eleni", "anna@example", "", "");
        other.keep_mended(&read, &mended);
        assert_eq!(other.name, "Eleni");
    }

    #[test]
    fn source_referrer_and_day_are_noted_unless_the_application_says_them() {
        let heading = |field| match field {
            Field::Source => "Source",
            Field::Referrer => "Recommended by",
            _ => "Applied on",
        };
        let applied = |source: &str, referrer: &str, day: &str| Draft {
            referrer: referrer.into(),
            applied: day.into(),
            ..person("A", "a@b.gr", source, "")
        };
        let said = |there: Draft| {
            let mut draft = applied("Friend", "Maria Lekka", "2026-08-01");
            draft.note_application(&there, &heading);
            draft.note
        };
        let all = "Source: Friend\nRecommended by: Maria Lekka\nApplied on: 2026-08-01";
        assert_eq!(said(Draft::default()), all);
        assert_eq!(said(applied("Website", "Petros", "2026-08-02")), all);
        assert_eq!(said(applied("friend", "maria lekka", "2026-08-01")), "");
        let mut silent = person("A", "a@b.gr", "", "");
        silent.note_application(&applied("Website", "Petros", "2026-08-01"), &heading);
        assert_eq!(silent.note, "");
    }

    #[test]
    fn faults_name_their_field() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 4).unwrap();
        let faults = |draft: Draft| draft.faults(today);
        assert_eq!(faults(Draft::default()), [(Field::Name, Fault::NoName), (Field::Email, Fault::NoContact)]);
        assert_eq!(faults(person("A", "a(at)b.gr", "", "")), [(Field::Email, Fault::Email)]);
        assert_eq!(
            faults(Draft { applied: "soon".into(), ..person("A", "a@b.gr", "", "") }),
            [(Field::Applied, Fault::Date)]
        );
        for (applied, fault) in [("2026-10-05", None), ("2026-10-06", Some(Fault::Future))] {
            let found = faults(Draft { applied: applied.into(), ..person("A", "a@b.gr", "", "") });
            assert_eq!(found.first().map(|(_, fault)| *fault), fault, "{applied}");
        }
        let long = Draft { note: "x".repeat(LONGEST_TEXT + 1), ..person("A", "a@b.gr", "", "") };
        assert_eq!(faults(long), [(Field::Note, Fault::TooLong)]);
        for (phone, fault) in [
            ("2310 000000", None),
            ("+30 (2310) 000-000 ext. 2", None),
            ("210", Some(Fault::Phone)),
            ("n/a", Some(Fault::Phone)),
            ("3.06971E+11", Some(Fault::Phone)),
            ("3,06972e+11", Some(Fault::Phone)),
        ] {
            let found = faults(Draft { phone: phone.into(), ..person("A", "", "", "") });
            assert_eq!(found.first().map(|(_, fault)| *fault), fault, "{phone}");
        }
        let mut draft = Draft::default();
        draft.take(Field::Phone, "", "=+306971112222");
        assert_eq!(draft.phone, "+306971112222");
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        for text in ["a@b.gr", "anna.maria+x@mail.example.com", "άννα@παράδειγμα.ελ"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "@",
            "a@b",
            "a@b.",
            "a@@b.gr",
            "a b@c.gr",
            "a@b.gr, c@d.gr",
            "Anna <a@b.gr>",
            "a@b@c.gr",
            "mailto:a@b.gr",
            "Email:a@b.gr",
            "[a@b.gr]",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
