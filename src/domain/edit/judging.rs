//! What may be done to judge an application: scorecards, their handing in, the decision, the rank.
//! Must never let anybody out without a reason, nor move anybody in a closed position.

use super::{
    Change, Context, EditError, Entity,
    applying::{End, carry, move_application},
    content_id, put, scorecard_id,
};
use crate::domain::{
    Id,
    application::{Application, Decision, Outcome, Ranking},
    facts::Facts,
    job::Qualification,
    question::{Question, Reply},
    requisition::{Requisition, Stage, StageRole},
    scorecard::{Scorecard, Submission, gaps},
    screening::{Check, Met},
};
use std::collections::{BTreeMap, btree_map::Entry};

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

pub(super) fn set_reply(
    id: Id<Application>,
    question: Id<Question>,
    text: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    let asked = requisition.questions.get(&question).ok_or(EditError::Gone)?;
    let text = text.trim().to_owned();
    if text.is_empty() {
        application.replies.remove(&question);
    } else {
        let reply = Reply { question: asked.text.clone(), text, at: context.at, by: context.by };
        application.replies.insert(question, reply);
    }
    Ok(put(Entity::Application(id, application)))
}

/// Why, for colleagues and for the candidate.
type Reasons<'a> = (&'a str, &'a str);

pub(super) fn decide(
    id: Id<Application>,
    outcome: Outcome,
    reasons: Reasons<'_>,
    score: Option<u16>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let application = facts.application(id).ok_or(EditError::Gone)?;
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    let mut decision = decision(id, &application, outcome, reasons, context)?;
    decision.score = score;
    let mut changes = put(Entity::Decision((context.fresh)().into(), decision));
    // A decision shows on the board: hired people stand in the hired column, declined ones in the disqualified one.
    let role = match outcome {
        Outcome::Hire => StageRole::Hired,
        Outcome::Decline => StageRole::Disqualified,
    };
    let now = requisition.role_of(application.placement.stage);
    if let Some(to) = requisition.stage_of(role).filter(|_| now != Some(role)) {
        check_open(&requisition)?;
        changes.extend(move_application(id, to, None, facts, context)?);
    }
    Ok(changes)
}

pub(super) fn decision(
    id: Id<Application>,
    application: &Application,
    outcome: Outcome,
    (reason, shareable): Reasons<'_>,
    context: &Context<'_>,
) -> Result<Decision, EditError> {
    let (reason, shareable) = (reason.trim().to_owned(), shareable.trim().to_owned());
    if reason.is_empty() {
        return Err(EditError::ReasonMissing);
    }
    Ok(Decision {
        application: id,
        candidate: application.candidate,
        outcome,
        reason,
        shareable,
        from: Some(application.placement.stage),
        score: None,
        at: context.at,
        by: context.by,
    })
}

/// Where everybody has had the last word, nobody is moved or ranked any more, and nothing new is planned.
pub(super) fn check_open(requisition: &Requisition) -> Result<(), EditError> {
    if requisition.closed.is_some() { Err(EditError::RequisitionClosed) } else { Ok(()) }
}

/// The way out for several people of one requisition, one after the other.
pub(super) struct WayOut {
    stage: Id<Stage>,
    end: End,
}

impl WayOut {
    pub(super) fn of(id: Id<Requisition>, facts: &impl Facts) -> Result<Self, EditError> {
        let requisition = facts.requisition(id).ok_or(EditError::Gone)?;
        let stage = requisition.stage_of(StageRole::Disqualified).ok_or(EditError::StageMissing)?;
        Ok(Self { stage, end: End::of(id, stage, true, facts) })
    }

    /// Declines one more: the decision, which keeps stage and reason, and the move.
    pub(super) fn take(
        &mut self,
        id: Id<Application>,
        application: &Application,
        reasons: Reasons<'_>,
        context: &mut Context<'_>,
    ) -> Result<Vec<Change>, EditError> {
        let decision = decision(id, application, Outcome::Decline, reasons, context)?;
        let mut changes = put(Entity::Decision((context.fresh)().into(), decision));
        changes.extend(carry(id, application.clone(), self.stage, self.end.next(), context));
        Ok(changes)
    }
}

pub(super) fn disqualify(
    applications: &[Id<Application>],
    reasons: Reasons<'_>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut ways: BTreeMap<Id<Requisition>, WayOut> = BTreeMap::new();
    let mut changes = Vec::new();
    for id in applications {
        let application = facts.application(*id).ok_or(EditError::Gone)?;
        let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
        if requisition.role_of(application.placement.stage) == Some(StageRole::Disqualified) {
            continue;
        }
        check_open(&requisition)?;
        let way = match ways.entry(application.requisition) {
            Entry::Occupied(way) => way.into_mut(),
            Entry::Vacant(way) => way.insert(WayOut::of(application.requisition, facts)?),
        };
        changes.extend(way.take(*id, &application, reasons, context)?);
    }
    Ok(changes)
}

pub(super) fn set_check(
    id: Id<Application>,
    qualification: Id<Qualification>,
    met: Option<Met>,
    evidence: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    let requisition = facts.requisition(application.requisition).ok_or(EditError::Gone)?;
    if !requisition.job.qualifications.contains_key(&qualification) {
        return Err(EditError::Gone);
    }
    match met {
        Some(met) => {
            let check = Check { met, evidence: evidence.trim().to_owned(), at: context.at, by: context.by };
            application.checks.insert(qualification, check);
        }
        None => drop(application.checks.remove(&qualification)),
    }
    Ok(put(Entity::Application(id, application)))
}

pub(super) fn rank(
    id: Id<Application>,
    lower: bool,
    reason: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut application = (*facts.application(id).ok_or(EditError::Gone)?).clone();
    check_open(&*facts.requisition(application.requisition).ok_or(EditError::Gone)?)?;
    let reason = reason.trim().to_owned();
    if lower && reason.is_empty() {
        return Err(EditError::ReasonMissing);
    }
    if lower != application.lowered().is_some() {
        application.rankings.push(Ranking { lower, reason, at: context.at, by: context.by });
    }
    let mut end = End::of(application.requisition, application.placement.stage, lower, facts);
    let moves = if lower { end.last != Some(id) } else { end.is_past(&application.placement.order) };
    if moves {
        application.placement.order = end.next();
    }
    Ok(put(Entity::Application(id, application)))
}
