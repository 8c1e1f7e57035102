//! What may be done to a panel: inviting interviewers, by record or by name, and taking an invitation back.

use super::{Change, Context, EditError, Entity, put};
use crate::domain::{
    Id,
    application::Application,
    facts::Facts,
    panel::{Turn, is_invited},
    team::Member,
};

pub(super) fn invite(
    id: Id<Application>,
    members: &[Id<Member>],
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    if members.iter().any(|member| facts.member(*member).is_none()) {
        return Err(EditError::Gone);
    }
    turn(id, members, true, facts, context)
}

pub(super) fn invite_by_name(
    id: Id<Application>,
    member: Id<Member>,
    name: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(EditError::InterviewerWithoutName);
    }
    let mut changes = put(Entity::Member(member, Member { name }));
    changes.extend(turn(id, &[member], true, facts, context)?);
    Ok(changes)
}

/// Nobody waits any longer for this interviewer. Whoever has handed in stays: their scores count.
pub(super) fn withdraw(
    id: Id<Application>,
    member: Id<Member>,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    if facts.seats(id).iter().any(|seat| seat.member == member && seat.handed_in) {
        return Err(EditError::ScorecardHandedIn);
    }
    turn(id, &[member], false, facts, context)
}

fn turn(
    id: Id<Application>,
    members: &[Id<Member>],
    invited: bool,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    let before = application.panel.clone();
    for member in members.iter().filter(|member| is_invited(&before, **member) != invited) {
        let turns = application.panel.entry(*member).or_default();
        turns.push(Turn { invited, at: context.at, by: context.by });
    }
    let changed = application.panel != before;
    Ok(if changed { put(Entity::Application(id, application)) } else { Vec::new() })
}
