//! From a list into the workspace: somebody whom the list tells of as the edit has them that takes them in, with what is known of
//! them already. What finds no place of its own goes into the note. Must never drop anything that the list says.

use super::{
    columns::Field,
    draft::Draft,
    duplicates::{Arrival, Said},
    positions::{Directory, Position, key},
};
use crate::domain::{
    Id, RawId,
    application::Application,
    blind::whole,
    day::{DayOf, NoonOf},
    edit::{self, Applied},
    facts::Facts,
    requisition::Requisition,
};
use std::sync::Arc;

/// How a list is taken in.
pub struct Arriving<'a> {
    /// What the positions are called.
    pub directory: &'a Directory,
    /// Whether each row says for what somebody applies; else one position was chosen for all, or none.
    pub listed: bool,
    /// Names a field in the note.
    pub heading: &'a dyn Fn(Field) -> &'static str,
    /// Why somebody is out whom the list says to be out.
    pub reason: &'a str,
    /// What those who are out or hired were told already; empty if they were not, or nobody knows.
    pub told: &'a str,
    /// On which day somebody applied who does already.
    pub day_of: DayOf,
    /// When somebody applied who does now.
    pub noon_of: NoonOf,
}

impl Arriving<'_> {
    /// One person. Whoever is screened blind is compared whole: what is there already is not written over because nobody sees it.
    pub fn arrive(&self, arrival: Arrival, facts: &impl Facts, fresh: &mut dyn FnMut() -> RawId) -> edit::Arrival {
        let here = arrival.person.and_then(|id| Some((id, whole(id, facts)?)));
        let theirs = here.iter().flat_map(|(id, _)| facts.applications_of(*id)).filter_map(|id| facts.application(id));
        let theirs: Vec<Arc<Application>> = theirs.collect();
        let mut draft = arrival.person(here.as_ref().map(|(_, person)| Draft::of(person)), self.heading);
        let mut applications = Vec::new();
        for said in arrival.applications {
            let there = self.there(&said, &theirs);
            let (position, mut said) = (said.position, said.draft);
            match (there, position) {
                (Some(there), _) => self.note_differences(&mut said, there),
                (None, Some(Position::Here(id))) => applications.push(self.apply(&mut said, id, fresh)),
                (None, _) => said.note_application(&Draft::default(), self.heading),
            }
            draft.add_note("", &said.note);
        }
        let (id, candidate) = (here.map_or_else(|| fresh().into(), |(id, _)| id), draft.candidate());
        edit::Arrival { id, candidate, applications, note: draft.note }
    }

    /// The application of theirs that the list speaks of: for that position; or, since the list may be older than a position of the same
    /// title, for one that is called alike and for which they applied on that very day.
    pub fn there<'t>(&self, said: &Said, theirs: &'t [Arc<Application>]) -> Option<&'t Arc<Application>> {
        let position = said.position.as_ref()?;
        let day = |found: &Application| (self.day_of)(found.applied).to_string();
        let that = theirs.iter().find(|found| self.directory.is_for(found.requisition, position));
        that.or_else(|| {
            let alike = |found: &&Arc<Application>| {
                self.directory.is_alike(found.requisition, position) && day(found) == said.draft.applied
            };
            theirs.iter().find(alike)
        })
    }

    /// What the list says of an application that is here already, and that says something else.
    fn note_differences(&self, said: &mut Draft, there: &Application) {
        let (id, stage) = (there.requisition, there.placement.stage);
        self.take_position(said, id);
        if self.directory.find_stage(id, &said.stage) == Some(stage) {
            said.stage.clear();
        }
        said.note_application(&Draft::default().applying(there, self.day_of), self.heading);
    }

    /// A new application. What it cannot say, the note does.
    fn apply(&self, said: &mut Draft, requisition: Id<Requisition>, fresh: &mut dyn FnMut() -> RawId) -> Applied {
        self.take_position(said, requisition);
        let stage = self.directory.find_stage(requisition, &said.stage);
        if stage.is_some() {
            said.stage.clear();
        }
        let applied = Applied {
            id: fresh().into(),
            requisition,
            stage,
            reason: self.reason.to_owned(),
            told: self.told.to_owned(),
            source: std::mem::take(&mut said.source),
            referrer: std::mem::take(&mut said.referrer),
            applied: said.applied_at(self.noon_of),
        };
        said.applied.clear();
        said.note_application(&Draft::default(), self.heading);
        applied
    }

    /// The position is said by the application, unless somebody chose another one for the whole list.
    fn take_position(&self, said: &mut Draft, requisition: Id<Requisition>) {
        if self.listed || key(&said.position) == key(self.directory.name(requisition)) {
            said.position.clear();
        }
    }
}
