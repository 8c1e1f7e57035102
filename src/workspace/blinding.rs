//! Who is screened blind, kept up to date record by record: a table of people as they may be seen, and beside it the whole records of
//! those who are hidden. Must never let a hidden record out by any other way than [`Facts::hidden_person`].

use super::{
    document::Key,
    registers::{Record, Registers},
    views::Views,
};
use crate::domain::{
    Id,
    answer::Answer,
    application::{Application, Decision},
    attachment::Attachment,
    blind::{code_of, masked},
    candidate::{Candidate, Note},
    earlier::EarlierText,
    facts::Facts,
    interview::Interview,
    kit::Criterion,
    redact::{Names, redact},
    requisition::Requisition,
    scorecard::{Rating, Scorecard, Submission},
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// The field in which a candidate's name stands.
const NAME: &str = "name";

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
        let names = || self.names_of(id);
        let seen = self.blind_application(id).map(|application| masked(&whole, &names(), &code_of(application)));
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

    /// An interview as it may be seen: where it takes place may tell whose it is.
    pub fn seen_interview(&self, interview: Arc<Interview>) -> Arc<Interview> {
        if self.hidden_person(interview.candidate).is_none() {
            return interview;
        }
        Arc::new(Interview { place: self.seen_text(interview.candidate, &interview.place), ..(*interview).clone() })
    }

    /// A text about a person as it may be seen.
    pub fn seen_text(&self, about: Id<Candidate>, text: &str) -> String {
        if self.hidden_person(about).is_some() { redact(text, &self.names_of(about)) } else { text.to_owned() }
    }

    /// The names by which a person is known, also by the records that were merged with theirs, and by those that did not stay then: to
    /// hide them, never to be shown.
    pub fn names_of(&self, about: Id<Candidate>) -> Names {
        let id = self.person(about);
        let own = self.hidden.get(&id).or_else(|| self.candidates.get(&id));
        let merged = self.merged_with(id);
        let records = own.iter().chain(merged.iter().map(|(_, record)| record)).map(|record| record.name.as_str());
        let lost = self.ids_of(about).into_iter().flat_map(|id| self.earlier_of(id.raw()));
        let lost: Vec<_> = lost.map(|(_, lost)| lost).filter(|lost| lost.field == NAME).collect();
        Names::of(records.chain(lost.iter().map(|lost| lost.text.as_str())))
    }

    /// An application with its texts as they may be seen: to be shown, never to be written.
    pub fn seen_application(&self, id: Id<Application>) -> Option<Arc<Application>> {
        let whole = self.application(id)?;
        let hidden = self.hidden_person(whole.candidate).is_some();
        Some(if hidden { Arc::new(self.masked_application(&whole)) } else { whole })
    }

    fn masked_application(&self, whole: &Application) -> Application {
        let mut seen = whole.clone();
        let texts = [&mut seen.source, &mut seen.referrer].into_iter();
        let texts = texts.chain(seen.next.as_mut().map(|next| &mut next.text));
        let texts = texts.chain(seen.rankings.iter_mut().map(|turn| &mut turn.reason));
        let texts = texts.chain(seen.checks.values_mut().map(|check| &mut check.evidence));
        for text in texts.chain(seen.replies.values_mut().map(|reply| &mut reply.text)) {
            *text = self.seen_text(whole.candidate, text);
        }
        seen
    }

    /// Whether a record is that of a person who is hidden now, or says what they were called.
    pub fn hides(&self, key: &Key) -> bool {
        let whose = match key.kind.as_str() {
            Candidate::KIND => Some(key.id.into()),
            EarlierText::KIND => self.earlier_texts.get(&key.id.into()).and_then(|lost| lost.candidate),
            _ => None,
        };
        whose.is_some_and(|id| self.hidden_person(id).is_some())
    }

    /// A record as it may leave in a file for colleagues; `None` if nothing of it may. What stays behind comes with the first file
    /// after the blind has ended.
    pub fn to_share(&self, key: &Key, registers: &Registers) -> Option<Value> {
        let mut record = registers.to_json(key.id);
        let candidate = if key.kind.as_str() == Candidate::KIND { Some(key.id) } else { registers.candidate() };
        let Some(about) = candidate.map(Id::from).filter(|id| self.hidden_person(*id).is_some()) else {
            return Some(record);
        };
        match key.kind.as_str() {
            Candidate::KIND => {
                forget(&mut record, &Candidate::TEXTS);
                let whole: Candidate = registers.view().ok()?;
                let tells = |text: Option<&String>| text.is_some_and(|text| self.seen_text(about, text) != *text);
                if tells(whole.pool.as_ref().map(|pool| &pool.how)) {
                    forget(&mut record, &["pool"]);
                }
                if tells(whole.kept.as_ref().map(|kept| &kept.reason)) {
                    forget(&mut record, &["kept"]);
                }
                for (id, _) in whole.tags.iter().filter(|(_, tag)| self.seen_text(about, &tag.text) != tag.text) {
                    forget_item(&mut record, "tags", &id.to_string());
                }
            }
            Attachment::KIND | EarlierText::KIND => return None,
            Application::KIND => {
                let whole: Application = registers.view().ok()?;
                withhold(&mut record, &whole, &self.masked_application(&whole));
            }
            kind if texts_of(kind, registers)?.iter().any(|text| self.seen_text(about, text) != *text) => return None,
            _ => {}
        }
        Some(record)
    }
}

/// What somebody wrote in a record of this kind; `None` if it does not read as one.
fn texts_of(kind: &str, registers: &Registers) -> Option<Vec<String>> {
    let judged = |ratings: BTreeMap<Id<Criterion>, Rating>, summary: String| {
        ratings.into_values().map(|rating| rating.evidence).chain([summary]).collect()
    };
    Some(match kind {
        Note::KIND => vec![registers.view::<Note>().ok()?.text],
        Answer::KIND => vec![registers.view::<Answer>().ok()?.text],
        Interview::KIND => vec![registers.view::<Interview>().ok()?.place],
        Decision::KIND => {
            let made: Decision = registers.view().ok()?;
            vec![made.reason, made.shareable]
        }
        Scorecard::KIND => {
            let card: Scorecard = registers.view().ok()?;
            judged(card.ratings, card.summary)
        }
        Submission::KIND => {
            let card: Submission = registers.view().ok()?;
            judged(card.ratings, card.summary)
        }
        _ => Vec::new(),
    })
}

/// Takes out of an application's record what the blind shows otherwise than it is, with the times at which it was written.
fn withhold(record: &mut Value, whole: &Application, seen: &Application) {
    let fields = [
        ("source", whole.source != seen.source),
        ("referrer", whole.referrer != seen.referrer),
        ("next", whole.next != seen.next),
        ("rankings", whole.rankings != seen.rankings),
    ];
    let hidden: Vec<&str> = fields.into_iter().filter(|(_, hidden)| *hidden).map(|(field, _)| field).collect();
    forget(record, &hidden);
    for (id, _) in whole.replies.iter().filter(|(id, reply)| seen.replies.get(id) != Some(reply)) {
        forget_item(record, "replies", &id.to_string());
    }
    for (id, _) in whole.checks.iter().filter(|(id, check)| seen.checks.get(id) != Some(check)) {
        forget_item(record, "checks", &id.to_string());
    }
}

/// Takes fields out of a record, with the times at which they were written.
fn forget(record: &mut Value, fields: &[&str]) {
    for field in fields {
        for at in ["", "/stamps"] {
            record.pointer_mut(at).and_then(Value::as_object_mut).map(|fields| fields.remove(*field));
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
