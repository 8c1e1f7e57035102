//! The last word to a candidate: what they were told in the end. Nobody who applied is left without one, so a requisition is not
//! closed before. Must never count as an answer what was said before the application took another turn.

use super::{
    Id,
    application::Application,
    candidate::Candidate,
    facts::Facts,
    message::Way,
    requisition::{Requisition, StageRole},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// That somebody was answered, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// On which application.
    pub application: Id<Application>,
    /// To which person.
    pub candidate: Id<Candidate>,
    /// What they were told. Never empty.
    pub text: String,
    /// By which way; answers from before this was noted have none.
    #[serde(default)]
    pub way: Option<Way>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// Whether an application still waits for the last word. Whoever is hired has it. Whoever is on the way in an open position has none,
/// whatever they were told: an answer declines, and if they stand in a step all the same, that was undone or they came back. Of the
/// others those have it who were answered after the last move to another stage.
pub fn is_waiting(id: Id<Application>, requisition: &Requisition, facts: &impl Facts) -> bool {
    let Some(application) = facts.application(id) else { return false };
    let role = requisition.role_of(application.placement.stage);
    if role == Some(StageRole::Hired) {
        return false;
    }
    let is_open = requisition.closed.is_none() && role != Some(StageRole::Disqualified);
    is_open || facts.last_answer(id).is_none_or(|at| at < application.since)
}

/// Whether it is over for somebody: they are out, or the position is closed and they are not the one who was hired.
pub fn is_over(application: &Application, requisition: &Requisition) -> bool {
    match requisition.role_of(application.placement.stage) {
        Some(StageRole::Disqualified) => true,
        Some(StageRole::Hired) => false,
        _ => requisition.closed.is_some(),
    }
}

/// Whether somebody is out and was not told. So is whoever waits though the position is closed: an import may bring them.
pub fn is_owed(id: Id<Application>, facts: &impl Facts) -> bool {
    let found = facts.application(id).and_then(|found| Some((facts.requisition(found.requisition)?, found)));
    found.is_some_and(|(requisition, found)| is_over(&found, &requisition) && is_waiting(id, &requisition, facts))
}

/// The applications for a requisition that wait for the last word.
pub fn waiting(id: Id<Requisition>, requisition: &Requisition, facts: &impl Facts) -> Vec<Id<Application>> {
    let mut all = facts.applications_for(id);
    all.retain(|application| is_waiting(*application, requisition, facts));
    all
}

/// A person's applications that wait for the last word.
pub fn waiting_of(candidate: Id<Candidate>, facts: &impl Facts) -> Vec<Id<Application>> {
    let waits = |id: &Id<Application>| {
        let found = facts.application(*id).and_then(|found| facts.requisition(found.requisition));
        found.is_some_and(|requisition| is_waiting(*id, &requisition, facts))
    };
    facts.applications_of(candidate).into_iter().filter(waits).collect()
}
