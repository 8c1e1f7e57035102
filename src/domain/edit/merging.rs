//! Two records that are one person. The one that goes is kept to the letter and says from then on whom it is the same as; nothing
//! that names it is rewritten, so that handed-in scorecards stay what they are, a colleague who writes on the old record in another
//! file still reaches the person, and the two can be told apart again at any time (`separating`). Whose record an id means now is asked of
//! [`Facts::person`]. Must never lose a tag, a refusal or a reason to keep somebody: those are joined here, not chosen.

use super::{
    Change, Context, EditError, Entity, applying::check_candidate, keeping::check_consent, put,
    separating::written_over,
};
use crate::domain::{
    Id,
    blind::{meant, whole},
    candidate::Candidate,
    facts::Facts,
    pool::Pool,
    retention::Kept,
};

/// The person whom an id means now, with the record that holds for them.
pub(super) fn present(id: Id<Candidate>, facts: &impl Facts) -> Result<(Id<Candidate>, Candidate), EditError> {
    let id = facts.person(id);
    let found = whole(id, facts).ok_or(EditError::Gone)?;
    Ok((id, (*found).clone()))
}

/// Changes a person's fields. Whom they are the same as is no field of theirs: that takes an edit of its own.
pub(super) fn set_candidate(
    id: Id<Candidate>,
    after: Candidate,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let (id, before) = present(id, facts)?;
    let after = meant(id, after, facts);
    check_candidate(&after)?;
    check_consent(&before, &after, context)?;
    Ok(put(Entity::Candidate(id, Candidate { same_as: before.same_as, ..after })))
}

pub(super) fn merge_candidates(
    keep: Id<Candidate>,
    gone: Id<Candidate>,
    after: Candidate,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let (keep, kept) = present(keep, facts)?;
    let (gone, mut other) = present(gone, facts)?;
    if keep == gone {
        return Err(EditError::SamePerson);
    }
    // Nobody can choose between two that they cannot see.
    if facts.hidden_person(keep).is_some() || facts.hidden_person(gone).is_some() {
        return Err(EditError::Hidden);
    }
    check_candidate(&after)?;
    let whole = joined(&kept, &other, after);
    other.same_as = Some(keep);
    let mut changes = written_over(keep, gone, [&kept, &whole], context);
    changes.extend([Change::Put(Entity::Candidate(keep, whole)), Change::Put(Entity::Candidate(gone, other))]);
    Ok(changes)
}

/// What holds of two who are one. Name, contact and the like are as `after` says; the rest is nobody's to choose: known since the
/// earlier day, with the tags of both, with the stricter of two consents and the longer of two reasons to keep them.
fn joined(keep: &Candidate, gone: &Candidate, after: Candidate) -> Candidate {
    let mut tags = after.tags;
    for (id, tag) in keep.tags.iter().chain(&gone.tags) {
        tags.entry(*id).or_insert_with(|| tag.clone());
    }
    let added = match (keep.added, gone.added) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Candidate {
        added,
        pool: consent(keep.pool.as_ref(), gone.pool.as_ref()).cloned(),
        kept: longer(keep.kept.as_ref(), gone.kept.as_ref()).cloned(),
        tags,
        same_as: keep.same_as,
        ..after
    }
}

/// The stricter of what one person agreed to twice, always one of the two whole: the one given last, unless the other was withdrawn
/// on that day or since. Whoever withdraws means all that is kept of them, under whichever record; who agrees anew after that has
/// changed their mind. Of two that were given on one day the one counts that ends first.
pub fn consent<'a>(one: Option<&'a Pool>, other: Option<&'a Pool>) -> Option<&'a Pool> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    let one_is_later = (one.given, other.over()) >= (other.given, one.over());
    let (last, before) = if one_is_later { (one, other) } else { (other, one) };
    let since = |day| day >= last.given && last.withdrawn.is_none_or(|own| own > day);
    Some(if before.withdrawn.is_some_and(since) { before } else { last })
}

/// Of two decisions to keep somebody the one that lasts longer: what it is kept for may not be erased before.
fn longer<'a>(one: Option<&'a Kept>, other: Option<&'a Kept>) -> Option<&'a Kept> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    Some(if other.until > one.until { other } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::default() + Days::new(number)
    }

    fn pool() -> impl Strategy<Value = Pool> {
        (0u64..20, 0u64..40, prop::option::of(0u64..60)).prop_map(|(given, lasts, withdrawn)| Pool {
            joined: day(given),
            given: day(given),
            how: "E-mail".to_owned(),
            until: day(given + lasts),
            withdrawn: withdrawn.map(|after| day(given + after)),
        })
    }

    proptest! {
        #[test]
        fn the_stricter_consent_is_one_of_the_two_whichever_comes_first(one in pool(), other in pool()) {
            let found = consent(Some(&one), Some(&other)).unwrap();
            prop_assert!(*found == one || *found == other);
            let turned = consent(Some(&other), Some(&one)).unwrap();
            prop_assert_eq!((turned.given, turned.over()), (found.given, found.over()));
            prop_assert_eq!(consent(Some(&one), None), Some(&one));
            prop_assert_eq!(consent(None, Some(&one)), Some(&one));
        }

        #[test]
        fn who_withdrew_is_not_kept_by_an_older_consent(one in pool(), other in pool(), today in 0u64..100) {
            let found = consent(Some(&one), Some(&other)).unwrap();
            for (this, that) in [(&one, &other), (&other, &one)] {
                // Withdrawn, and nothing was agreed to since.
                if this.withdrawn.is_some_and(|refused| refused <= day(today) && that.given <= refused) {
                    prop_assert!(!found.holds(day(today)), "{one:?} {other:?}");
                }
            }
        }
    }
}
