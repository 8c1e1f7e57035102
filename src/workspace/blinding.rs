//! Who is screened blind, kept up to date record by record: a table of people as they may be seen, and beside it the whole records of
//! those who are hidden. Must never let a hidden record out by any other way than [`Facts::hidden_person`].

use super::{
    document::Key,
    registers::{Record, Registers},
    views::Views,
};
use crate::domain::{
    Id,
    application::Application,
    attachment::Attachment,
    blind::{code_of, masked, redact},
    candidate::{Candidate, Note},
    earlier::EarlierText,
    facts::Facts,
    requisition::Requisition,
};
use serde_json::Value;
use std::sync::Arc;

/// The fields of a candidate that are hidden in the blind.
const HIDDEN: [&str; 5] = ["name", "email", "phone", "town", "headline"];

impl Views {
    /// A person's record has come, changed or gone: what stands in the table is the whole of it.
    pub(super) fn person_changed(&mut self, id: Id<Candidate>) {
        self.hidden.swap(id.raw(), None);
        self.blind(id);
    }

    /// A requisition has changed from this.
    pub(super) fn screening_changed(&mut self, id: Id<Requisition>, before: Option<Arc<Requisition>>) {
        let asks = |found: &Option<Arc<Requisition>>| found.as_ref().is_some_and(|found| found.blind_until.is_some());
        let now = asks(&self.requisitions.get(&id));
        if now {
            self.screened.insert(id);
        } else {
            self.screened.remove(&id);
        }
        if now || asks(&before) {
            for application in self.applications_for(id) {
                if let Some(found) = self.applications.get(&application) {
                    self.blind(found.candidate);
                }
            }
        }
    }

    /// Hides a person, or shows them, as their applications ask for. Costs nothing while nobody is screened blind.
    pub(super) fn blind(&mut self, id: Id<Candidate>) {
        if self.screened.is_empty() && self.hidden.is_empty() {
            return;
        }
        let id = self.person(id);
        let Some(whole) = self.hidden.get(&id).or_else(|| self.candidates.get(&id)) else { return };
        let seen = self.blind_application(id).map(|application| masked(&whole, &code_of(application)));
        let hidden = seen.is_some();
        self.candidates.swap(id.raw(), Some(seen.unwrap_or_else(|| (*whole).clone())));
        self.hidden.swap(id.raw(), hidden.then(|| (*whole).clone()));
    }

    /// The first of a person's applications that is screened blind: until it is not, they are hidden everywhere.
    pub fn blind_application(&self, id: Id<Candidate>) -> Option<Id<Application>> {
        let asks = |application: &Id<Application>| {
            let found = self.applications.get(application)?;
            Some(self.requisitions.get(&found.requisition)?.is_blind_in(found.placement.stage))
        };
        self.applications_of(id).into_iter().find(|application| asks(application) == Some(true))
    }

    /// All people with their whole records, also by the records that were merged with theirs: to find out who is here already, never
    /// to be shown.
    pub fn whole_people(&self) -> Vec<(Id<Candidate>, Arc<Candidate>)> {
        let people = self.candidates.iter().map(|(id, seen)| (id, self.hidden.get(&id).unwrap_or(seen)));
        people.chain(self.all_merged().map(|(id, record)| (self.person(id), record))).collect()
    }

    /// How many people are hidden now.
    pub fn hidden_count(&self) -> usize {
        self.hidden.len()
    }

    /// A note as it may be seen.
    pub fn note(&self, id: Id<Note>) -> Option<Arc<Note>> {
        Some(self.seen_note(self.notes.get(&id)?))
    }

    pub(super) fn seen_note(&self, note: Arc<Note>) -> Arc<Note> {
        if self.hidden_person(note.candidate).is_none() {
            return note;
        }
        Arc::new(Note { text: self.seen_text(note.candidate, &note.text), ..(*note).clone() })
    }

    /// A text about a person as it may be seen.
    pub fn seen_text(&self, about: Id<Candidate>, text: &str) -> String {
        let Some(person) = self.hidden_person(about) else { return text.to_owned() };
        let mut text = redact(text, &person);
        // By the names that they had in other records too.
        for (_, record) in self.merged_with(self.person(about)) {
            text = redact(&text, &record);
        }
        text
    }

    /// Whether a record is that of a person who is hidden now.
    pub fn hides(&self, key: &Key) -> bool {
        key.kind.as_str() == Candidate::KIND && self.hidden_person(key.id.into()).is_some()
    }

    /// A record as it may leave in a file for colleagues; `None` if nothing of it may. What stays behind comes with the first file
    /// after the blind has ended.
    pub fn to_share(&self, key: &Key, registers: &Registers) -> Option<Value> {
        let candidate = if key.kind.as_str() == Candidate::KIND { Some(key.id) } else { registers.candidate() };
        let hidden = candidate.is_some_and(|id| self.hidden_person(id.into()).is_some());
        let mut record = registers.to_json(key.id);
        match key.kind.as_str() {
            Candidate::KIND if hidden => forget(&mut record),
            Attachment::KIND | EarlierText::KIND if hidden => return None,
            Note::KIND if hidden => {
                let note: Note = registers.view().ok()?;
                let text = note.text.clone();
                if self.seen_note(Arc::new(note)).text != text {
                    return None;
                }
            }
            Application::KIND if hidden => {
                let application: Application = registers.view().ok()?;
                let tells = |text: &str| self.seen_text(application.candidate, text) != text;
                let replies = application.replies.iter().filter(|(_, reply)| tells(&reply.text));
                let replies = replies.map(|(id, _)| ("replies", id.to_string()));
                let checks = application.checks.iter().filter(|(_, check)| tells(&check.evidence));
                let checks = checks.map(|(id, _)| ("checks", id.to_string()));
                for (map, id) in replies.chain(checks) {
                    forget_item(&mut record, map, &id);
                }
            }
            _ => {}
        }
        Some(record)
    }
}

/// Takes the hidden fields out of a record, with the times at which they were written.
fn forget(record: &mut Value) {
    for field in HIDDEN {
        for at in ["", "/stamps"] {
            record.pointer_mut(at).and_then(Value::as_object_mut).map(|fields| fields.remove(field));
        }
    }
}

/// Takes an item of an item map out of a record, with the time at which it was written.
fn forget_item(record: &mut Value, map: &str, id: &str) {
    let path = format!("{map}/{id}");
    for (at, name) in [(format!("/{map}"), id), ("/stamps".to_owned(), path.as_str())] {
        record.pointer_mut(&at).and_then(Value::as_object_mut).map(|fields| fields.remove(name));
    }
}
