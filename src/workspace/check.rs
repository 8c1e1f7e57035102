//! Contradictions between records. Within one record none can be written down, but a merge of two people's work can make one:
//! a stage removed here, a card moved to it there. They are found here and shown as something to settle; no screen breaks on
//! them. Must never mend anything by itself: which of the two is right only people know.

use super::{document::Key, views::Views};
use crate::domain::{
    Id,
    application::{Application, Outcome},
    candidate::Candidate,
    edit::merging::consent,
    facts::Facts,
    requisition::{Requisition, StageRole},
};
use std::collections::BTreeMap;

/// Something to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The application stands in a stage that its requisition does not have.
    WithoutStage(Id<Application>),
    /// The person or the requisition that the application is about is gone.
    Orphan(Id<Application>),
    /// One person applied twice for one requisition: two browsers added them apart.
    Twice(Id<Application>, Id<Application>),
    /// The application is among the hired, or among the disqualified, against what was decided.
    AgainstDecision(Id<Application>),
    /// The person was merged with somebody who was erased for good elsewhere, by people who did not know that it is one person.
    MergedWithErased(Id<Candidate>),
    /// The consent to the talent pool was withdrawn under a record that was merged with the person's.
    ConsentWithdrawn(Id<Candidate>),
    /// More people are hired than the requisition has places for.
    TooManyHired(Id<Requisition>),
    /// A record does not read as what it says it is, and why.
    Unreadable(Key, String),
}

/// All that is to settle, record by record in the order of ids. Walks through the whole workspace: not for the path of an edit.
pub fn check(views: &Views) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut first = BTreeMap::new();
    let mut hired: BTreeMap<Id<Requisition>, u32> = BTreeMap::new();
    for (id, application) in views.applications.iter() {
        if let Some(other) = first.insert((views.person(application.candidate), application.requisition), id) {
            found.push(Contradiction::Twice(other, id));
        }
        let decided = views.decisions_of(id).first().map(|(_, made)| made.outcome);
        let role = role_of(views, &application);
        if role == Some(StageRole::Hired) {
            *hired.entry(application.requisition).or_default() += 1;
        }
        found.extend(about(views, id, &application, role, decided));
    }
    let over = |(id, count): &(Id<Requisition>, u32)| views.requisition(*id).is_some_and(|it| it.headcount < *count);
    found.extend(hired.into_iter().filter(over).map(|(id, _)| Contradiction::TooManyHired(id)));
    found.extend(views.merged_with_nobody().map(Contradiction::MergedWithErased));
    found.extend(withdrawn(views));
    found.extend(views.unreadable.iter().map(|(key, why)| Contradiction::Unreadable(key.clone(), why.clone())));
    found
}

/// Whose consent a colleague has noted as withdrawn under the old record, who did not know of the merge yet.
fn withdrawn(views: &Views) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (id, old) in views.all_merged() {
        let id = views.person(id);
        let Some(person) = views.candidate(id) else { continue };
        let (now, both) = (person.pool.as_ref(), consent(person.pool.as_ref(), old.pool.as_ref()));
        if now.is_some_and(|now| now.withdrawn.is_none()) && both.is_some_and(|both| both.withdrawn.is_some()) {
            found.push(Contradiction::ConsentWithdrawn(id));
        }
    }
    found
}

fn role_of(views: &Views, application: &Application) -> Option<StageRole> {
    let requisition = views.requisition(application.requisition)?;
    requisition.stages.get(&application.placement.stage).map(|stage| stage.role)
}

/// What is to settle about one application.
fn about(
    views: &Views,
    id: Id<Application>,
    application: &Application,
    role: Option<StageRole>,
    decided: Option<Outcome>,
) -> Vec<Contradiction> {
    if views.candidate(application.candidate).is_none() || views.requisition(application.requisition).is_none() {
        return vec![Contradiction::Orphan(id)];
    }
    let mut found = Vec::new();
    if role.is_none() {
        found.push(Contradiction::WithoutStage(id));
    }
    match (role, decided) {
        (Some(StageRole::Hired), Some(Outcome::Decline)) | (Some(StageRole::Disqualified), Some(Outcome::Hire)) => {
            found.push(Contradiction::AgainstDecision(id));
        }
        _ => {}
    }
    found
}
