//! One thing done to many applications at once, as one step: a move, a message. Must do to each just what doing it to one does.

use super::{
    Change, Context, EditError, Entity,
    applying::{End, carry},
};
use crate::domain::{
    Id,
    application::Application,
    candidate::Note,
    facts::Facts,
    letter::{has_address, made_out_to, reason_for},
    message::{Message, Way},
    requisition::{Requisition, Stage, StageRole},
};

/// Moves applications for one requisition to the end of a stage, in this order. Those who stand there already stay where they are.
pub(super) fn move_many(
    requisition: Id<Requisition>,
    applications: &[Id<Application>],
    to: Id<Stage>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let found = facts.requisition(requisition).ok_or(EditError::Gone)?;
    let role = found.role_of(to).ok_or(EditError::Gone)?;
    if found.closed.is_some() {
        return Err(EditError::RequisitionClosed);
    }
    let mut end = End::of(requisition, to, false, facts);
    let mut changes = Vec::new();
    for id in applications {
        let application = facts.application(*id).ok_or(EditError::Gone)?;
        let here = application.placement.stage;
        if application.requisition != requisition {
            return Err(EditError::Gone);
        }
        if here == to {
            continue;
        }
        // As by hand: nobody is out without a reason.
        if role == StageRole::Disqualified {
            return Err(EditError::ReasonMissing);
        }
        changes.extend(carry(*id, (*application).clone(), to, end.next(), context));
    }
    Ok(changes)
}

/// Writes down what each was told by e-mail, with the person's own name where the text has a place for it. Nothing is written down of
/// whoever cannot be written to so: it was not sent to them.
pub(super) fn tell_many(
    applications: &[Id<Application>],
    text: &str,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EditError::TextMissing);
    }
    let mut changes = Vec::new();
    for id in applications {
        let candidate = facts.application(*id).ok_or(EditError::Gone)?.candidate;
        let name = facts.candidate(candidate).ok_or(EditError::Gone)?.name.clone();
        if !has_address(candidate, facts) {
            continue;
        }
        let text = made_out_to(text, &name, &reason_for(*id, facts));
        let note = Note {
            candidate,
            application: Some(*id),
            text,
            at: context.at,
            by: context.by,
            message: Some(Message { way: Way::Email, theirs: false }),
            open: false,
        };
        changes.push(Change::Put(Entity::Note((context.fresh)().into(), note)));
    }
    Ok(changes)
}
