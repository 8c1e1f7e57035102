//! Answering candidates for good, one or many at once, and closing a requisition, which waits for that.

use super::{Change, Context, EditError, Entity, judging::WayOut, put};
use crate::domain::{
    Id,
    answer::{Answer, waiting},
    application::Application,
    blind::whole,
    facts::Facts,
    letter::{made_out_to, reason_for},
    message::Way,
    requisition::{Closing, Requisition, StageRole},
};

pub(super) fn close(
    id: Id<Requisition>,
    reason: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut requisition = (*facts.requisition(id).ok_or(EditError::Gone)?).clone();
    let open = waiting(id, &requisition, facts).len();
    if open > 0 {
        return Err(EditError::Unanswered(open));
    }
    requisition.closed = Some(Closing { at: context.at, reason: reason.trim().to_owned() });
    Ok(put(Entity::Requisition(id, Box::new(requisition))))
}

/// Declines those who are still on their way, with a reason, and writes down what all of them were told.
pub(super) fn answer(
    id: Id<Requisition>,
    applications: &[Id<Application>],
    reason: &str,
    (text, way): (&str, Way),
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let requisition = facts.requisition(id).ok_or(EditError::Gone)?;
    let (reason, text) = (reason.trim(), text.trim());
    if text.is_empty() {
        return Err(EditError::TextMissing);
    }
    let mut way_out = WayOut::of(id, facts)?;
    let mut changes = Vec::new();
    for id in applications {
        let application = facts.application(*id).ok_or(EditError::Gone)?;
        let candidate = application.candidate;
        let role = requisition.role_of(application.placement.stage);
        if role != Some(StageRole::Disqualified) && role != Some(StageRole::Hired) {
            changes.extend(way_out.take(*id, &application, (reason, ""), context)?);
        }
        let name = whole(candidate, facts).map(|person| person.name.clone()).unwrap_or_default();
        let text = made_out_to(text, &name, &reason_for(*id, facts));
        let told = Answer { application: *id, candidate, text, way: Some(way), at: context.at, by: context.by };
        changes.push(Change::Put(Entity::Answer((context.fresh)().into(), told)));
    }
    Ok(changes)
}
