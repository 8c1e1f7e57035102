//! What may be done about meeting and talking: interviews planned, changed and cancelled; messages written down and questions settled.
//! Must never plan an interview with somebody who is out, nor in a closed position.

use super::{Change, Context, EditError, Entity, judging::check_open, put};
use crate::domain::{
    Id,
    application::Application,
    candidate::{Candidate, Note},
    facts::Facts,
    interview::{Interview, MINUTES, Mode},
    message::Message,
    requisition::StageRole,
};
use chrono::{DateTime, Utc};

/// An interview as somebody plans it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// By which way.
    pub mode: Mode,
    /// Where.
    pub place: String,
}

pub(super) fn set_interview(
    id: Id<Interview>,
    application: Id<Application>,
    plan: Plan,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let found = facts.application(application).ok_or(EditError::Gone)?;
    let requisition = facts.requisition(found.requisition).ok_or(EditError::Gone)?;
    // What hangs on a person never goes over to another one: whoever erases the one must reach it everywhere.
    if facts.interview(id).is_some_and(|planned| planned.application != application) {
        return Err(EditError::Gone);
    }
    check_open(&requisition)?;
    if requisition.role_of(found.placement.stage) == Some(StageRole::Disqualified) {
        return Err(EditError::OutOfTheRunning);
    }
    let Plan { starts, minutes, mode, place } = plan;
    if !MINUTES.contains(&minutes) {
        return Err(EditError::InterviewMinutes);
    }
    let interview = Interview {
        application,
        candidate: found.candidate,
        starts,
        minutes,
        mode,
        place: place.trim().to_owned(),
        cancelled: false,
        at: context.at,
        by: context.by,
    };
    Ok(put(Entity::Interview(id, interview)))
}

pub(super) fn cancel_interview(
    id: Id<Interview>,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let found = facts.interview(id).ok_or(EditError::Gone)?;
    let cancelled = Interview { cancelled: true, at: context.at, by: context.by, ..(*found).clone() };
    Ok(put(Entity::Interview(id, cancelled)))
}

pub(super) fn note(
    id: Id<Note>,
    candidate: Id<Candidate>,
    application: Option<Id<Application>>,
    text: &str,
    (message, open): (Option<Message>, bool),
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    facts.candidate(candidate).ok_or(EditError::Gone)?;
    let text = text.trim().to_owned();
    if text.is_empty() {
        return Err(EditError::TextMissing);
    }
    let note = Note { candidate, application, text, at: context.at, by: context.by, message, open };
    Ok(put(Entity::Note(id, note)))
}

pub(super) fn settle_question(id: Id<Note>, open: bool, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let note = facts.note_as_written(id).ok_or(EditError::Gone)?;
    Ok(put(Entity::Note(id, Note { open, ..(*note).clone() })))
}
