//! What may be done to a requisition: its stages, its publication, its criteria.

use super::{Change, Context, EditError, Entity, content_id, keeping::check_promise, put};
use crate::domain::{
    Id,
    facts::Facts,
    kit::{Kit, kit_faults},
    publish::missing,
    requisition::{JobVersion, Requisition, StageRole},
};

pub(super) fn with_requisition(
    id: Id<Requisition>,
    facts: &impl Facts,
    change: impl FnOnce(&mut Requisition),
) -> Result<Vec<Change>, EditError> {
    let mut requisition = (*facts.requisition(id).ok_or(EditError::Gone)?).clone();
    change(&mut requisition);
    Ok(put(Entity::Requisition(id, Box::new(requisition))))
}

pub(super) fn check_pipeline(requisition: &Requisition) -> Result<(), EditError> {
    let has = |role| requisition.stages.values().any(|stage| stage.role == role);
    if !has(StageRole::Step) || !has(StageRole::Hired) || !has(StageRole::Disqualified) {
        return Err(EditError::StageMissing);
    }
    if requisition.headcount == 0 {
        return Err(EditError::NoHeadcount);
    }
    Ok(())
}

pub(super) fn set_requisition(
    id: Id<Requisition>,
    after: Box<Requisition>,
    facts: &impl Facts,
) -> Result<Vec<Change>, EditError> {
    let before = facts.requisition(id).ok_or(EditError::Gone)?;
    check_pipeline(&after)?;
    check_promise(after.job.answer_days)?;
    if before.kit.is_some() && before.criteria != after.criteria {
        return Err(EditError::CriteriaFixed);
    }
    let gone = before.stages.keys().filter(|stage| !after.stages.contains_key(stage));
    for stage in gone {
        if facts.stage_in_use(id, *stage) {
            return Err(EditError::StageInUse);
        }
        // Without its end there is no blind, and all would be shown at once.
        if after.blind_until == Some(*stage) {
            return Err(EditError::EndsTheBlind);
        }
    }
    Ok(put(Entity::Requisition(id, after)))
}

pub(super) fn publish(
    id: Id<Requisition>,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut requisition = (*facts.requisition(id).ok_or(EditError::Gone)?).clone();
    let faults = missing(&requisition.job);
    if !faults.is_empty() {
        return Err(EditError::NotReady(faults));
    }
    // What candidates read already is not published a second time.
    if requisition.published.and_then(|id| facts.job_version(id)).is_some_and(|last| last.job == requisition.job) {
        return Ok(Vec::new());
    }
    let version = JobVersion { requisition: id, job: requisition.job.clone(), at: context.at, by: context.by };
    let version_id = content_id(&version).into();
    requisition.published = Some(version_id);
    Ok(vec![
        Change::Put(Entity::JobVersion(version_id, Box::new(version))),
        Change::Put(Entity::Requisition(id, Box::new(requisition))),
    ])
}

pub(super) fn fix_criteria(id: Id<Requisition>, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let mut requisition = (*facts.requisition(id).ok_or(EditError::Gone)?).clone();
    let faults = kit_faults(&requisition.criteria, &requisition.weights_reason);
    if !faults.is_empty() {
        return Err(EditError::CriteriaNotReady(faults));
    }
    let kit = Kit { requisition: id, criteria: requisition.criteria.clone() };
    let kit_id = content_id(&kit).into();
    requisition.kit = Some(kit_id);
    Ok(vec![Change::Put(Entity::Kit(kit_id, kit)), Change::Put(Entity::Requisition(id, Box::new(requisition)))])
}

pub(super) fn reopen_criteria(id: Id<Requisition>, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let requisition = facts.requisition(id).ok_or(EditError::Gone)?;
    if requisition.kit.is_some_and(|kit| facts.kit_in_use(kit)) {
        return Err(EditError::KitInUse);
    }
    with_requisition(id, facts, |requisition| requisition.kit = None)
}
