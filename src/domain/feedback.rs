//! What a person who is not hired may learn from their scorecards: what stood out, and what would help them next time. Must never tell
//! a number, nor who gave it.

use super::{
    Id,
    job::in_order,
    kit::{Criterion, Kit},
    scoring::Summary,
};

/// From this mean on a criterion stood out, on the scale of 1 to 5.
const STOOD_OUT: f64 = 4.0;
/// Below this mean it is worth working on.
const TO_WORK_ON: f64 = 3.0;
/// How many of each are worth a word: more would read like a report.
const MOST: usize = 2;

/// The criteria to speak of, each list from the clearest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    /// What stood out.
    pub stood_out: Vec<Id<Criterion>>,
    /// What is worth working on.
    pub to_work_on: Vec<Id<Criterion>>,
}

/// What the scores have to say to the person; nothing where all of it lies between.
pub fn feedback(kit: &Kit, summary: &Summary) -> Feedback {
    // Of equal means the one that stands first in the kit.
    let mut means: Vec<(Id<Criterion>, f64)> = Vec::new();
    for (id, _) in in_order(&kit.criteria) {
        means.extend(summary.criteria.get(&id).map(|found| (id, found.mean)));
    }
    means.sort_by(|one, two| two.1.total_cmp(&one.1));
    let stood_out = means.iter().filter(|(_, mean)| *mean >= STOOD_OUT);
    let mut feedback =
        Feedback { stood_out: stood_out.take(MOST).map(|(id, _)| *id).collect(), to_work_on: Vec::new() };
    means.sort_by(|one, two| one.1.total_cmp(&two.1));
    let to_work_on = means.iter().filter(|(_, mean)| *mean < TO_WORK_ON);
    feedback.to_work_on.extend(to_work_on.take(MOST).map(|(id, _)| *id));
    feedback
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        job::Items,
        kit::CriterionGroup,
        order::OrderKey,
        scoring::{CriterionScore, Score},
    };
    use proptest::prelude::*;

    fn of(means: &[f64]) -> Feedback {
        let mut criteria = Items::new();
        for (at, order) in OrderKey::sequence(means.len()).into_iter().enumerate() {
            let group = CriterionGroup::Skill;
            let text = String::new;
            let one = Criterion { name: text(), group, weight: 1, low: text(), middle: text(), high: text(), order };
            criteria.insert(Id::new(at as u128), one);
        }
        let kit = Kit { requisition: Id::new(99), criteria };
        let score = |mean| CriterionScore { mean, spread: 0, marks: 1 };
        let criteria = means.iter().enumerate().map(|(at, mean)| (Id::new(at as u128), score(*mean))).collect();
        let score = Score { mean: 3.0, coverage: 1.0 };
        feedback(&kit, &Summary { score, criteria, groups: Default::default(), spread: 0.0 })
    }

    fn ids(list: &[u128]) -> Vec<Id<Criterion>> {
        list.iter().map(|id| Id::new(*id)).collect()
    }

    #[test]
    fn the_best_two_and_the_weakest_two_are_worth_a_word() {
        let found = of(&[4.0, 2.5, 5.0, 3.0, 4.0, 1.0, 2.0]);
        assert_eq!((found.stood_out, found.to_work_on), (ids(&[2, 0]), ids(&[5, 6])));
        assert_eq!(of(&[3.0, 3.9]), Feedback::default());
    }

    proptest! {
        #[test]
        fn nothing_is_praised_and_faulted_at_once(means in prop::collection::vec(1.0..=5.0_f64, 0..8)) {
            let found = of(&means);
            prop_assert!(found.stood_out.len() <= MOST && found.to_work_on.len() <= MOST);
            prop_assert!(found.stood_out.iter().all(|id| !found.to_work_on.contains(id)));
        }
    }
}
