//! The arithmetic of scores: weighted means that leave "not assessed" out and show their coverage. Combining by rule beats
//! combining by judgement (Kuncel et al. 2013); the human decision stands beside the number and never changes it.

use super::{
    Id,
    gather::Gather,
    kit::{Criterion, CriterionGroup, Kit},
    scorecard::{Mark, Rating, Submission},
};
use std::collections::BTreeMap;

/// A weighted mean and how much of the weight it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The weighted mean of the assessed criteria, 1 to 5.
    pub mean: f64,
    /// The share of the weight that was assessed, above 0 to 1.
    pub coverage: f64,
}

/// The score of one set of ratings; `None` if nothing was assessed.
pub fn score(kit: &Kit, ratings: &BTreeMap<Id<Criterion>, Rating>) -> Option<Score> {
    weighted(kit, |id| ratings.get(&id).and_then(|rating| rating.mark).and_then(Mark::points).map(f64::from))
}

fn weighted(kit: &Kit, points: impl Fn(Id<Criterion>) -> Option<f64>) -> Option<Score> {
    let (mut sum, mut assessed, mut whole) = (0.0, 0.0, 0.0);
    for (id, criterion) in &kit.criteria {
        let weight = f64::from(criterion.weight);
        whole += weight;
        if let Some(points) = points(*id) {
            sum += weight * points;
            assessed += weight;
        }
    }
    (assessed > 0.0).then(|| Score { mean: sum / assessed, coverage: assessed / whole })
}

/// What all interviewers together say about one application.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The weighted mean of the criteria's means.
    pub score: Score,
    /// Mean and spread by criterion; a criterion that nobody assessed is absent.
    pub criteria: BTreeMap<Id<Criterion>, CriterionScore>,
    /// The mean by group of criteria; a group that nobody assessed is absent.
    pub groups: BTreeMap<CriterionGroup, f64>,
    /// The greatest difference between two interviewers' own scores, in points.
    pub spread: f64,
}

/// What the interviewers say on one criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionScore {
    /// The mean of the marks, 1 to 5.
    pub mean: f64,
    /// The greatest difference between two marks, in points.
    pub spread: u8,
    /// How many interviewers gave a mark.
    pub marks: usize,
}

/// Sums up the submissions that were written on this kit; `None` if none assessed anything.
pub fn summarise<'a>(
    kit_id: Id<Kit>,
    kit: &Kit,
    submissions: impl IntoIterator<Item = &'a Submission>,
) -> Option<Summary> {
    let mine: Vec<&Submission> = submissions.into_iter().filter(|submission| submission.kit == kit_id).collect();
    let mut criteria = BTreeMap::new();
    for id in kit.criteria.keys() {
        let marks: Vec<u8> = mine.iter().filter_map(|submission| submission.ratings.get(id)?.mark?.points()).collect();
        if let (Some(low), Some(high)) = (marks.iter().min(), marks.iter().max()) {
            let mean = marks.iter().map(|mark| f64::from(*mark)).sum::<f64>() / marks.len() as f64;
            criteria.insert(*id, CriterionScore { mean, spread: high - low, marks: marks.len() });
        }
    }
    let score_all = weighted(kit, |id| criteria.get(&id).map(|criterion| criterion.mean))?;
    let own: Vec<f64> = mine.iter().filter_map(|submission| score(kit, &submission.ratings)).map(|s| s.mean).collect();
    let spread = own.iter().copied().fold(f64::MIN, f64::max) - own.iter().copied().fold(f64::MAX, f64::min);
    let groups = [CriterionGroup::Attitude, CriterionGroup::Skill, CriterionGroup::Experience]
        .into_iter()
        .filter_map(|group| {
            let part = Kit {
                requisition: kit.requisition,
                criteria: kit
                    .criteria
                    .iter()
                    .filter(|(_, c)| c.group == group)
                    .map(|(id, c)| (*id, c.clone()))
                    .gather(),
            };
            weighted(&part, |id| criteria.get(&id).map(|criterion| criterion.mean)).map(|score| (group, score.mean))
        })
        .gather();
    Some(Summary { score: score_all, criteria, groups, spread: spread.max(0.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{order::OrderKey, scorecard::Recommendation};
    use proptest::prelude::*;

    fn kit(weights: &[u8]) -> Kit {
        let criteria =
            weights.iter().zip(OrderKey::sequence(weights.len())).enumerate().map(|(at, (weight, order))| {
                let group = if at % 2 == 0 { CriterionGroup::Attitude } else { CriterionGroup::Skill };
                let text = String::new;
                (
                    Id::new(at as u128),
                    Criterion {
                        name: at.to_string(),
                        group,
                        weight: *weight,
                        low: text(),
                        middle: text(),
                        high: text(),
                        order,
                    },
                )
            });
        Kit { requisition: Id::new(9), criteria: criteria.collect() }
    }

    fn ratings(marks: &[Option<u8>]) -> BTreeMap<Id<Criterion>, Rating> {
        let mark = |m: &Option<u8>| Some(m.map_or(Mark::NotAssessed, Mark::Points));
        marks
            .iter()
            .enumerate()
            .map(|(at, m)| (Id::new(at as u128), Rating { mark: mark(m), evidence: "said so".into() }))
            .collect()
    }

    fn submission(marks: &[Option<u8>]) -> Submission {
        Submission {
            application: Id::new(1),
            candidate: Id::new(2),
            interviewer: Id::new(3),
            kit: Id::new(4),
            ratings: ratings(marks),
            recommendation: Recommendation::Yes,
            summary: String::new(),
            at: chrono::DateTime::UNIX_EPOCH,
            salt: None,
        }
    }

    #[test]
    fn not_assessed_is_left_out_and_shows_in_the_coverage() {
        let got = score(&kit(&[3, 1]), &ratings(&[Some(5), None])).unwrap();
        assert_eq!((got.mean, got.coverage), (5.0, 0.75));
        assert_eq!(score(&kit(&[1, 1]), &ratings(&[None, None])), None);
    }

    #[test]
    fn interviewers_are_averaged_by_criterion_before_the_weights() {
        let cards = [submission(&[Some(5), Some(2)]), submission(&[Some(3), None])];
        let got = summarise(Id::new(4), &kit(&[1, 1]), &cards).unwrap();
        assert_eq!(got.score.mean, 3.0); // (4 + 2) / 2
        assert_eq!(got.criteria[&Id::new(0)], CriterionScore { mean: 4.0, spread: 2, marks: 2 });
        assert_eq!(got.spread, 0.5); // 3.5 against 3.0
        assert_eq!(got.groups[&CriterionGroup::Attitude], 4.0);
    }

    #[test]
    fn scorecards_on_another_kit_do_not_count() {
        assert_eq!(summarise(Id::new(5), &kit(&[1]), &[submission(&[Some(5)])]), None);
    }

    proptest! {
        #[test]
        fn a_score_lies_between_the_lowest_and_the_highest_mark(
            rows in proptest::collection::vec((1u8..=5, proptest::option::of(1u8..=5)), 1..12)
        ) {
            let weights: Vec<u8> = rows.iter().map(|(weight, _)| *weight).collect();
            let marks: Vec<Option<u8>> = rows.iter().map(|(_, mark)| *mark).collect();
            let given: Vec<u8> = marks.iter().flatten().copied().collect();
            match score(&kit(&weights), &ratings(&marks)) {
                None => prop_assert!(given.is_empty()),
                Some(got) => {
                    let (low, high) = (f64::from(*given.iter().min().unwrap()), f64::from(*given.iter().max().unwrap()));
                    prop_assert!(got.mean >= low - 1e-9 && got.mean <= high + 1e-9);
                    prop_assert!(got.coverage > 0.0 && got.coverage <= 1.0);
                }
            }
        }
    }
}
