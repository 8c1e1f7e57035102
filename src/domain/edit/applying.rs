//! What may be done to a person and their applications: adding, applying, moving across the board.

use super::{Applying, Change, Context, EditError, Entity, judging::check_open, merging::present, put, tag_id};
use crate::domain::{
    Id,
    application::{Application, Details, Move, NextStep, Placement},
    candidate::{Candidate, Tag},
    facts::Facts,
    order::OrderKey,
    requisition::{Requisition, Stage, StageRole},
};

pub(super) fn check_candidate(candidate: &Candidate) -> Result<(), EditError> {
    if candidate.name.trim().is_empty() {
        return Err(EditError::CandidateWithoutName);
    }
    if !candidate.has_contact() {
        return Err(EditError::CandidateWithoutContact);
    }
    Ok(())
}

pub(super) fn add_candidate(
    id: Id<Candidate>,
    mut candidate: Candidate,
    application: Option<Applying>,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    check_candidate(&candidate)?;
    if !candidate.is_reachable() {
        return Err(EditError::CandidateWithoutContact);
    }
    candidate.added = Some(context.at);
    let mut changes = put(Entity::Candidate(id, candidate));
    if let Some(applying) = application {
        changes.extend(apply(id, applying, facts, context)?);
    }
    Ok(changes)
}

pub(super) fn apply(
    candidate: Id<Candidate>,
    applying: Applying,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let requisition = facts.requisition(applying.requisition).ok_or(EditError::Gone)?;
    check_open(&requisition)?;
    let twice = facts.applications_of(candidate).into_iter().filter_map(|id| facts.application(id));
    if twice.into_iter().any(|other| other.requisition == applying.requisition) {
        return Err(EditError::AppliesAlready);
    }
    let stage = requisition.first_stage().ok_or(EditError::StageMissing)?;
    let order = End::of(applying.requisition, stage, false, facts).next();
    let application = Application {
        candidate,
        requisition: applying.requisition,
        placement: Placement { stage, order },
        since: context.at,
        source: applying.source.trim().to_owned(),
        applied: context.at,
        panel: Default::default(),
        rankings: Vec::new(),
        referrer: String::new(),
        next: None,
        checks: Default::default(),
        replies: Default::default(),
        internal: false,
    };
    Ok(put(Entity::Application(applying.id, application)))
}

pub(super) fn set_details(id: Id<Application>, details: Details, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let mut application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    application.source = details.source.trim().to_owned();
    application.referrer = details.referrer.trim().to_owned();
    application.internal = details.internal;
    let next = details.next.map(|next| NextStep { text: next.text.trim().to_owned(), day: next.day });
    application.next = next.filter(|next| !next.text.is_empty() || next.day.is_some());
    Ok(put(Entity::Application(id, application)))
}

pub(super) fn tag(
    candidates: &[Id<Candidate>],
    text: &str,
    on: bool,
    facts: &impl Facts,
) -> Result<Vec<Change>, EditError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EditError::TextMissing);
    }
    let mut changes = Vec::new();
    for id in candidates {
        let (id, mut person) = present(*id, facts)?;
        if on {
            person.tags.entry(tag_id(text)).or_insert_with(|| Tag { text: text.to_owned() });
        } else {
            person.tags.remove(&tag_id(text));
        }
        changes.push(Change::Put(Entity::Candidate(id, person)));
    }
    Ok(changes)
}

/// The end of a stage, where applications come to stand one below the other: above those who were put lower, but for whoever is one
/// of them.
pub(super) struct End {
    /// Who stands there now.
    pub(super) last: Option<Id<Application>>,
    above: Option<OrderKey>,
    below: Option<OrderKey>,
}

impl End {
    pub(super) fn of(requisition: Id<Requisition>, stage: Id<Stage>, lowered: bool, facts: &impl Facts) -> Self {
        let mut last = facts.last_in_column(requisition, stage);
        let mut below = None;
        loop {
            let found = last.and_then(|id| facts.application(id));
            match found {
                Some(found) if !lowered && found.lowered().is_some() => {
                    below = Some(found.placement.order.clone());
                    last = last.and_then(|id| facts.above(id));
                }
                found => return Self { last, above: found.map(|found| found.placement.order.clone()), below },
            }
        }
    }

    /// The next place there.
    pub(super) fn next(&mut self) -> OrderKey {
        let order = OrderKey::between(self.above.as_ref(), self.below.as_ref());
        self.above = Some(order.clone());
        order
    }

    /// Whether a place is among those who were put lower.
    pub(super) fn is_past(&self, order: &OrderKey) -> bool {
        self.below.as_ref().is_some_and(|below| below <= order)
    }
}

/// A move that somebody makes on the board: anywhere, but for a way out without a reason; and of a closed position nobody comes back
/// who would wait there, where nobody looks.
pub(super) fn move_by_hand(
    id: Id<Application>,
    to: Id<Stage>,
    before: Option<Id<Application>>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let application = facts.application(id).ok_or(EditError::Gone)?;
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    if to != application.placement.stage {
        check_open(&requisition)?;
    }
    let is_out = |stage| requisition.role_of(stage) == Some(StageRole::Disqualified);
    if is_out(to) && !is_out(application.placement.stage) {
        return Err(EditError::ReasonMissing);
    }
    move_application(id, to, before, facts, context)
}

pub(super) fn move_application(
    id: Id<Application>,
    to: Id<Stage>,
    before: Option<Id<Application>>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    if !requisition.stages.contains_key(&to) {
        return Err(EditError::Gone);
    }
    if before == Some(id) {
        return Ok(Vec::new());
    }
    let below =
        before.and_then(|id| Some((id, facts.application(id)?))).filter(|(_, other)| other.placement.stage == to);
    let Some((below_id, below)) = below else {
        let mut end = End::of(application.requisition, to, application.lowered().is_some(), facts);
        return Ok(if end.last == Some(id) { Vec::new() } else { carry(id, application, to, end.next(), context) });
    };
    let above = facts.above(below_id).and_then(|above| if above == id { facts.above(id) } else { Some(above) });
    let above = above.and_then(|id| facts.application(id));
    let order = OrderKey::between(above.as_deref().map(|other| &other.placement.order), Some(&below.placement.order));
    Ok(carry(id, application, to, order, context))
}

/// Puts an application down at a place, with a record of the move if that is in another stage.
pub(super) fn carry(
    id: Id<Application>,
    mut application: Application,
    to: Id<Stage>,
    order: OrderKey,
    context: &mut Context<'_>,
) -> Vec<Change> {
    let from = application.placement.stage;
    application.placement = Placement { stage: to, order };
    let mut changes = Vec::new();
    if from != to {
        application.since = context.at;
        let candidate = application.candidate;
        let moved = Move { application: id, candidate, from, to, at: context.at, by: context.by };
        changes.push(Change::Put(Entity::Move((context.fresh)().into(), moved)));
    }
    changes.push(Change::Put(Entity::Application(id, application)));
    changes
}
