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

/// A person as they are seen in the blind: a sign for the name, no contact, no town, and a headline and tags without names, schools
/// and years.
pub fn masked(person: &Candidate, names: &Names, code: &str) -> Candidate {
    let mut tags = person.tags.clone();
    for tag in tags.values_mut() {
        tag.text = redact(&tag.text, names);
    }
    Candidate {
        name: code.to_owned(),
        email: String::new(),
        phone: String::new(),
        town: String::new(),
        headline: redact(&person.headline, names),
        tags,
        ..person.clone()
    }
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
    for (after, seen, whole) in tags {
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
    use proptest::prelude::*;

    fn person(name: &str) -> Candidate {
        let tag = |text: &str| (Id::new(text.len() as u128), Tag { text: text.into() });
        Candidate {
            name: name.into(),
            email: "e@x.gr".into(),
            headline: "2 years in retail".into(),
            tags: [tag("Weekends"), tag(&format!("daughter of {name}"))].into(),
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
            let mut whole = Candidate { name, email, headline, tags, ..Candidate::default() };
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
