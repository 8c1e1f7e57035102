//! What the records say about a person's time here: what happened and when, and that they were removed. Must never judge how long
//! somebody is kept: `domain::retention` does.

use super::{path::Path, registers::Registers, views::Views};
use crate::domain::{
    Id,
    application::Application,
    candidate::Candidate,
    facts::Facts,
    retention::{Contact, Removed, standing},
    statistic::History,
};
use chrono::{DateTime, NaiveTime, Utc};

/// A person who was removed: who, and when.
pub(super) fn removed(registers: &Registers) -> Option<Removed> {
    let at = registers.get(&Path::removed())?.stamp.millis();
    let person: Option<Candidate> = registers.view().ok();
    let at = i64::try_from(at).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
    Some(Removed { name: person.map(|person| person.name).unwrap_or_default(), at })
}

/// All that happened with a person.
pub(super) fn contacts(views: &Views, id: Id<Candidate>) -> Vec<(Contact, DateTime<Utc>)> {
    let mut all = Vec::new();
    if let Some(person) = views.candidate(id) {
        all.extend(person.added.map(|at| (Contact::Added, at)));
        // A consent that was withdrawn keeps nobody, not by way of its day either.
        let consent = person.pool.as_ref().filter(|pool| pool.withdrawn.is_none());
        all.extend(consent.map(|pool| (Contact::Consented, pool.given.and_time(NaiveTime::MIN).and_utc())));
    }
    all.extend(views.notes_of(id).first().map(|(_, note)| (Contact::Noted, note.at)));
    for application in views.applications_of(id) {
        all.extend(views.application(application).map(|found| (Contact::Applied, found.applied)));
        all.extend(views.moves_of(application).last().map(|(_, moved)| (Contact::Moved, moved.at)));
        let met = views.interviews_on(application).into_iter().rev().find(|(_, interview)| !interview.cancelled);
        all.extend(met.map(|(_, interview)| (Contact::Met, interview.starts)));
        for submission in views.submissions_of(application) {
            all.push((Contact::Scored, submission.at));
        }
        all.extend(views.decisions_of(application).first().map(|(_, made)| (Contact::Decided, made.at)));
        all.extend(views.last_answer(application).map(|at| (Contact::Answered, at)));
    }
    all
}

/// What happened to an application.
pub(super) fn history(views: &Views, id: Id<Application>) -> History {
    History {
        moves: views.moves_of(id).into_iter().map(|(_, moved)| moved).collect(),
        decision: views.decisions_of(id).into_iter().next().map(|(_, made)| made),
        submissions: views.submissions_of(id),
    }
}

/// Whether anybody but this person came from a source, or somebody did who is anonymised now.
pub(super) fn came_by(views: &Views, source: &str, but: Id<Candidate>) -> bool {
    let but = views.person(but);
    let others = views.applications.iter().any(|(_, other)| {
        // The source first: it costs less.
        other.source == source && views.person(other.candidate) != but
    });
    others || views.statistics.iter().any(|(_, other)| other.source == source)
}

/// Those whose time by the workspace's rule is over, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastTime {
    /// Nothing keeps them any more.
    pub due: Vec<Id<Candidate>>,
    /// Something else than the rule still keeps them.
    pub kept: Vec<Id<Candidate>>,
}

impl Views {
    /// Who is past the time for which people are kept. Goes through everybody: not for the path of an edit.
    pub fn past_their_time(&self, now: DateTime<Utc>) -> PastTime {
        let mut past = PastTime::default();
        for id in self.everybody() {
            match standing(id, self.settings.retention(), self) {
                Some(standing) if standing.is_due(now) => past.due.push(id),
                Some(standing) if standing.is_kept_longer(now) => past.kept.push(id),
                _ => {}
            }
        }
        past
    }

    /// Everybody who is here or was removed, to go through them in parts.
    pub fn everybody(&self) -> Vec<Id<Candidate>> {
        let here = self.candidates.iter().map(|(id, _)| id);
        here.chain(self.removed_people.iter().map(|(id, _)| id.raw().into())).collect()
    }

    /// How many of these are due for deletion.
    pub fn due_among(&self, people: &[Id<Candidate>], now: DateTime<Utc>) -> usize {
        let is_due = |id: &&Id<Candidate>| {
            standing(**id, self.settings.retention(), self).is_some_and(|standing| standing.is_due(now))
        };
        people.iter().filter(is_due).count()
    }
}
