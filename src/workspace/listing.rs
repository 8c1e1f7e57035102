//! What the list of candidates compares and shows, looked up for one person on one application. Must never tell a score that is sealed
//! for whoever asks.

use super::views::Views;
use crate::domain::{
    Id,
    answer::is_owed,
    application::Application,
    candidate::Candidate,
    day::DayOf,
    facts::Facts,
    filter::{Condition, Field, Value, tag_key},
    message::{last_heard, last_spoken},
    requisition::{Stage, StageName},
    scoring::{Summary, summarise},
    team::Member,
};
use chrono::{DateTime, Utc};

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// Who asks: scores may be sealed for them.
    pub me: Option<Id<Member>>,
    /// The time.
    pub now: DateTime<Utc>,
    /// Which day a moment falls on where they are.
    pub day_of: DayOf,
}

impl Views {
    /// What the handed-in scorecards say on an application; `None` also while they are sealed for the viewer.
    pub fn summary_of(&self, id: Id<Application>, viewer: Option<Id<Member>>) -> Option<Summary> {
        let kit_id = self.requisition(self.application(id)?.requisition)?.kit?;
        let submissions = self.open_submissions_of(id, viewer)?;
        summarise(kit_id, &*self.kit(kit_id)?, submissions.iter().map(|submission| &**submission))
    }

    /// The keys of the stages that a filter means by a word. A standard name means its stages in all requisitions, however they are
    /// called; the id of a stage of one's own means that one and those of other requisitions that are called like it now; and a name, as
    /// older filters have it, all that are called so.
    pub fn stage_keys(&self, word: &str) -> Vec<String> {
        let mut all = Vec::new();
        for (_, requisition) in self.requisitions.iter() {
            all.extend(requisition.stages.iter().map(|(id, stage)| (stage.key(*id), stage.clone())));
        }
        let standard = StageName::ALL.into_iter().any(|name| name.sign() == word);
        let own = all.iter().find(|(key, _)| key == word).map(|(_, stage)| stage.name.clone());
        let meant = |stage: &Stage| match &own {
            Some(name) => stage.standard.is_none() && stage.name == *name,
            None => stage.name == word,
        };
        let mut keys = Vec::new();
        if !standard {
            keys.extend(all.iter().filter(|(_, stage)| meant(stage)).map(|(key, _)| key.clone()));
        }
        if keys.is_empty() {
            keys.push(word.to_owned());
        }
        keys
    }

    /// The conditions by the keys of the stages and tags that they mean: what [`matching`](Self::matching) compares.
    pub fn meant(&self, mut conditions: Vec<Condition>) -> Vec<Condition> {
        for condition in &mut conditions {
            match condition.field {
                Field::Stage => {
                    condition.values = condition.values.iter().flat_map(|word| self.stage_keys(word)).collect();
                }
                Field::Tag => condition.values.iter_mut().for_each(|word| *word = tag_key(word)),
                _ => {}
            }
        }
        conditions
    }

    /// The newest of a person's applications that the conditions pick; `Some(None)` if they hold of somebody without any. What is asked
    /// for picks applications, all of it on one and the same; of those picked, none may be what is ruled out: "for this position, not
    /// disqualified" looks at that position alone, and a condition and its opposite part people in two.
    pub fn matching(
        &self,
        person: Id<Candidate>,
        all: &[Condition],
        asking: &Asking,
    ) -> Option<Option<Id<Application>>> {
        let holds = |condition: &Condition, one| condition.holds(&self.value_of(person, one, condition.field, asking));
        let picked = |one| all.iter().filter(|condition| !condition.not).all(|condition| holds(condition, one));
        let ruled_out = |one| all.iter().filter(|condition| condition.not).any(|condition| !holds(condition, one));
        let theirs = self.applications_of(person);
        if theirs.is_empty() {
            return (picked(None) && !ruled_out(None)).then_some(None);
        }
        let mut newest: Option<(DateTime<Utc>, Id<Application>)> = None;
        for id in theirs.into_iter().filter(|id| picked(Some(*id))) {
            if ruled_out(Some(id)) {
                return None;
            }
            let applied = self.application(id)?.applied;
            if newest.is_none_or(|(at, _)| at < applied) {
                newest = Some((applied, id));
            }
        }
        newest.map(|(_, id)| Some(id))
    }

    /// What a field says of a person, on an application if there is one.
    pub fn value_of(
        &self,
        person: Id<Candidate>,
        application: Option<Id<Application>>,
        field: Field,
        asking: &Asking,
    ) -> Value {
        let found = application.and_then(|id| self.application(id));
        let requisition = || self.requisition(found.as_ref()?.requisition);
        let somebody = || self.candidate(person);
        match field {
            Field::Requisition => Value::Words(found.iter().map(|found| found.requisition.to_string()).collect()),
            Field::Stage => {
                let requisition = requisition();
                let stage = requisition.as_ref().zip(found.as_ref());
                let key = stage.and_then(|(requisition, found)| {
                    let id = found.placement.stage;
                    requisition.stages.get(&id).map(|stage| stage.key(id))
                });
                Value::Words(key.into_iter().collect())
            }
            Field::Tag => Value::Words(
                somebody().iter().flat_map(|one| one.tags.values()).map(|tag| tag_key(&tag.text)).collect(),
            ),
            Field::Source => {
                Value::Words(found.iter().map(|found| self.seen_text(found.candidate, &found.source)).collect())
            }
            Field::Score => {
                let summary = application.and_then(|id| self.summary_of(id, asking.me));
                // As it is shown: whoever reads 3.7 finds it by "at least 3.7".
                Value::Number(summary.map(|all| (all.score.mean * 10.0).round() / 10.0))
            }
            Field::Applied => Value::Day(found.map(|found| (asking.day_of)(found.applied))),
            Field::Silent => {
                let heard = application.zip(found.as_ref()).map(|(id, found)| last_heard(id, found, asking.now, self));
                let heard = heard.or_else(|| last_spoken(person, self));
                Value::Number(heard.map(|at| (asking.now - at).num_days() as f64))
            }
            Field::Pool => {
                let today = (asking.day_of)(asking.now);
                Value::Flag(somebody().is_some_and(|one| one.pool.as_ref().is_some_and(|pool| pool.holds(today))))
            }
            Field::Lower => Value::Flag(found.is_some_and(|found| found.lowered().is_some())),
            Field::Waiting => Value::Flag(application.is_some_and(|id| is_owed(id, self))),
        }
    }
}
