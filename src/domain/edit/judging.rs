//! What may be done to judge an application: scorecards, their handing in, the decision.

use super::{Change, Context, EditError, Entity, applying::move_application, content_id, put, scorecard_id};
use crate::domain::{
    Id,
    application::{Application, Decision, Outcome},
    facts::Facts,
    requisition::StageRole,
    scorecard::{Scorecard, Submission, gaps},
};

pub(super) fn set_scorecard(after: Box<Scorecard>, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let application = facts.application(after.application).ok_or(EditError::Gone)?;
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    if requisition.kit.is_none() {
        return Err(EditError::CriteriaNotFixed);
    }
    let id = scorecard_id(after.application, after.interviewer);
    if facts.scorecard(id).is_some_and(|scorecard| scorecard.submission.is_some()) {
        return Err(EditError::ScorecardHandedIn);
    }
    Ok(put(Entity::Scorecard(id, after)))
}

pub(super) fn hand_in(
    id: Id<Scorecard>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut scorecard = (*facts.scorecard(id).ok_or(EditError::Gone)?).clone();
    if scorecard.submission.is_some() {
        return Err(EditError::ScorecardHandedIn);
    }
    let kit = facts.kit(scorecard.kit).ok_or(EditError::CriteriaNotFixed)?;
    let open = gaps(&scorecard, &kit);
    let recommendation = match scorecard.recommendation {
        Some(recommendation) if open.is_empty() => recommendation,
        _ => return Err(EditError::ScorecardIncomplete(open)),
    };
    let submission = Submission {
        application: scorecard.application,
        candidate: scorecard.candidate,
        interviewer: scorecard.interviewer,
        kit: scorecard.kit,
        ratings: scorecard.ratings.clone(),
        recommendation,
        summary: scorecard.summary.clone(),
        at: context.at,
        salt: Some((context.fresh)()),
    };
    let submission_id = content_id(&submission).into();
    scorecard.submission = Some(submission_id);
    Ok(vec![
        Change::Put(Entity::Submission(submission_id, Box::new(submission))),
        Change::Put(Entity::Scorecard(id, Box::new(scorecard))),
    ])
}

pub(super) fn decide(
    id: Id<Application>,
    outcome: Outcome,
    reason: &str,
    score: Option<u16>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let application = facts.application(id).ok_or(EditError::Gone)?;
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(EditError::ReasonMissing);
    }
    let decision = Decision {
        application: id,
        candidate: application.candidate,
        outcome,
        reason,
        score,
        at: context.at,
        by: context.by,
    };
    let mut changes = put(Entity::Decision((context.fresh)().into(), decision));
    // A decision shows on the board: hired people stand in the hired column, declined ones in the disqualified one.
    let role = match outcome {
        Outcome::Hire => StageRole::Hired,
        Outcome::Decline => StageRole::Disqualified,
    };
    let now = requisition.stages.get(&application.placement.stage).map(|stage| stage.role);
    if let Some(to) = requisition.stage_of(role).filter(|_| now != Some(role)) {
        changes.extend(move_application(id, to, None, facts, context)?);
    }
    Ok(changes)
}
