//! What may be done about how long people are kept: the rule, a longer time for a reason, a place in the talent pool.

use super::{Change, Context, EditError, Entity, merging::present, put};
use crate::domain::{
    Id,
    candidate::Candidate,
    facts::Facts,
    pool::fault,
    retention::{Kept, MOST_DAYS},
    team::{MOST_PROMISED, Settings},
};
use chrono::{Days, NaiveDate};

/// Whether what is to hold for the workspace makes sense.
pub(super) fn check_settings(settings: &Settings) -> Result<(), EditError> {
    if !settings.retention().is_sensible() {
        return Err(EditError::RetentionDays);
    }
    check_promise(settings.promise)
}

/// Whether so many days can be promised.
pub(super) fn check_promise(days: Option<u32>) -> Result<(), EditError> {
    if days.is_some_and(|days| !(1..=MOST_PROMISED).contains(&days)) { Err(EditError::PromisedDays) } else { Ok(()) }
}

pub(super) fn check_consent(before: &Candidate, after: &Candidate, context: &Context<'_>) -> Result<(), EditError> {
    let changed = after.pool.as_ref().filter(|pool| before.pool.as_ref() != Some(pool));
    changed.and_then(|pool| fault(pool, context.today)).map_or(Ok(()), |fault| Err(EditError::Consent(fault)))
}

pub(super) fn keep_longer(
    candidates: &[Id<Candidate>],
    until: NaiveDate,
    reason: &str,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(EditError::ReasonMissing);
    }
    let today = context.today;
    let latest = today.checked_add_days(Days::new(MOST_DAYS.into())).unwrap_or(today);
    if until <= today || until > latest {
        return Err(EditError::KeepUntil);
    }
    let mut changes = Vec::new();
    for id in candidates {
        let (id, mut person) = present(*id, facts)?;
        person.kept = Some(Kept { until, reason: reason.to_owned(), at: context.at, by: context.by });
        changes.push(Change::Put(Entity::Candidate(id, person)));
    }
    Ok(changes)
}

pub(super) fn keep_no_longer(id: Id<Candidate>, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let (id, mut person) = present(id, facts)?;
    person.kept = None;
    Ok(put(Entity::Candidate(id, person)))
}
