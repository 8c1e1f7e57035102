//! Blind screening: who somebody is stays hidden until the stage that ends it, so that the work decides and not the name, the age or
//! the school (Bertrand and Mullainathan 2004: equal résumés, other names, a third fewer calls). What is hidden, by what sign a
//! person goes meanwhile, and how an edit made in the blind keeps what it could not see. Must never be a lock: whoever may change
//! the pipeline can end it, and a backup holds everything.

use super::{
    Id,
    application::Application,
    candidate::Candidate,
    facts::Facts,
    redact::{Names, redact},
    requisition::{Requisition, Stage, StageRole},
};
use std::sync::Arc;

impl Requisition {
    /// Whether whoever stands in a stage is screened blind. Not where a stage is no step on the way: whoever is hired or out is to be
    /// written to.
    pub fn is_blind_in(&self, stage: Id<Stage>) -> bool {
        let Some(until) = self.blind_until.filter(|_| self.closed.is_none()) else { return false };
        let (Some(end), Some(here)) = (self.stages.get(&until), self.stages.get(&stage)) else { return false };
        here.role == StageRole::Step && (&here.order, stage) < (&end.order, until)
    }
}

/// What stands for a candidate's name: the end of the application's random number, which stays whatever else changes.
pub fn code_of(application: Id<Application>) -> String {
    application.to_string().chars().skip(22).collect::<String>().to_uppercase()
}

/// A person as they are seen in the blind: a sign for the name, no contact, no town, and all that somebody wrote about them without
/// names, schools and years.
pub fn masked(person: &Candidate, names: &Names, code: &str) -> Candidate {
    let mut seen = Candidate {
        name: code.to_owned(),
        email: String::new(),
        phone: String::new(),
        town: String::new(),
        ..person.clone()
    };
    let texts = [&mut seen.headline].into_iter().chain(seen.tags.values_mut().map(|tag| &mut tag.text));
    let texts = texts.chain(seen.pool.as_mut().map(|pool| &mut pool.how));
    for text in texts.chain(seen.kept.as_mut().map(|kept| &mut kept.reason)) {
        *text = redact(text, names);
    }
    seen
}

/// Gives a record that was made from what could be seen all that could not: a text that is still what the blind shows was not
/// meant to be changed.
pub fn with_hidden(mut after: Candidate, seen: &Candidate, whole: &Candidate) -> Candidate {
    for ((after, seen), whole) in after.texts_mut().into_iter().zip(seen.texts()).zip(whole.texts()) {
        if after == seen {
            after.clone_from(whole);
        }
    }
    let tags = after.tags.iter_mut();
    let tags = tags.filter_map(|(id, tag)| Some((&mut tag.text, &seen.tags.get(id)?.text, &whole.tags.get(id)?.text)));
    let how = (after.pool.as_mut())
        .and_then(|pool| Some((&mut pool.how, &seen.pool.as_ref()?.how, &whole.pool.as_ref()?.how)));
    let reason = (after.kept.as_mut())
        .and_then(|kept| Some((&mut kept.reason, &seen.kept.as_ref()?.reason, &whole.kept.as_ref()?.reason)));
    for (after, seen, whole) in tags.chain(how).chain(reason) {
        if after == seen {
            after.clone_from(whole);
        }
    }
    after
}

/// The same for a record on its way to be written, whoever it is about.
pub fn meant(id: Id<Candidate>, after: Candidate, facts: &impl Facts) -> Candidate {
    match (facts.candidate(id), facts.hidden_person(id)) {
        (Some(seen), Some(whole)) => with_hidden(after, &seen, &whole),
        _ => after,
    }
}

/// The whole record of a person, hidden or not: for rules, never for a screen.
pub fn whole(id: Id<Candidate>, facts: &impl Facts) -> Option<Arc<Candidate>> {
    facts.hidden_person(id).or_else(|| facts.candidate(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::candidate::Tag;
    use crate::domain::{pool::Pool, retention::Kept};
    use chrono::{DateTime, NaiveDate};
    use proptest::prelude::*;

    fn pool(name: &str) -> Pool {
        let day = NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
        Pool { joined: day, given: day, how: format!("Mail from {name}"), until: day, withdrawn: None }
    }

    fn kept(name: &str) -> Kept {
        let until = NaiveDate::from_ymd_opt(2027, 5, 3).unwrap();
        let reason = format!("{name} asked us to wait");
        Kept { until, reason, at: DateTime::from_timestamp(1_790_000_000, 0).unwrap(), by: Id::new(1) }
    }

    fn person(name: &str) -> Candidate {
        let tag = |text: &str| (Id::new(text.len() as u128), Tag { text: text.into() });
        Candidate {
            name: name.into(),
            email: "e@x.gr".into(),
            headline: "2 years in retail".into(),
            tags: [tag("Weekends"), tag(&format!("daughter of {name}"))].into(),
            pool: Some(pool(name)),
            ..Candidate::default()
        }
    }

    fn seen(whole: &Candidate) -> Candidate {
        masked(whole, &Names::of([whole.name.as_str()]), "K7QF")
    }

    fn texts(person: &Candidate) -> Vec<&str> {
        person.tags.values().map(|tag| tag.text.as_str()).collect()
    }

    #[test]
    fn an_edit_in_the_blind_changes_what_it_saw_and_keeps_what_it_did_not() {
        let whole = person("Tom Beckett");
        let seen = seen(&whole);
        assert_eq!(
            (seen.name.as_str(), seen.email.as_str(), seen.headline.as_str()),
            ("K7QF", "", "2 years in retail")
        );
        assert_eq!(texts(&seen), ["Weekends", "daughter of […] […]"]);
        assert_eq!(seen.pool.as_ref().map(|pool| pool.how.as_str()), Some("Mail from […] […]"));
        let mut typed = Candidate { phone: "2310 000000".into(), ..seen.clone() };
        typed.tags.insert(Id::new(1), Tag { text: "Russian".into() });
        let after = with_hidden(typed, &seen, &whole);
        assert_eq!(
            (after.name.as_str(), after.email.as_str(), after.phone.as_str()),
            ("Tom Beckett", "e@x.gr", "2310 000000")
        );
        assert_eq!(texts(&after), ["Russian", "Weekends", "daughter of Tom Beckett"]);
    }

    proptest! {
        #[test]
        fn what_was_not_touched_in_the_blind_is_as_it_was(
            name in ".{1,20}",
            email in ".{0,20}",
            headline in ".{0,40}",
            tags in prop::collection::btree_map(0_u128..9, "(.{0,10}|[0-9]{4}|school)", 0..4),
            gone in 0_u128..9,
        ) {
            let tags = tags.into_iter().map(|(id, text)| (Id::new(id), Tag { text: format!("{text} {name}") })).collect();
            let (pool, kept) = (Some(pool(&name)), Some(kept(&name)));
            let mut whole = Candidate { name, email, headline, tags, pool, kept, ..Candidate::default() };
            let seen = seen(&whole);
            prop_assert_eq!(&with_hidden(seen.clone(), &seen, &whole), &whole);
            // A tag that was taken away in the blind is gone, and no other one.
            let mut after = seen.clone();
            after.tags.remove(&Id::new(gone));
            let after = with_hidden(after, &seen, &whole);
            whole.tags.remove(&Id::new(gone));
            prop_assert_eq!(after, whole);
        }
    }
}
