//! What "good" means: criteria with weights and behavioural anchors, and the kit in which they are fixed before anybody is
//! scored. A kit is immutable; its id is the hash of its content.

use super::{
    Id,
    job::{Items, Ordered},
    order::OrderKey,
    requisition::Requisition,
};
use serde::{Deserialize, Serialize};

/// What a criterion looks at. Attitude comes before skill and skill before experience: attitude is hardly trained, and years of
/// experience predict least (Sackett et al. 2022).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionGroup {
    /// How the person is towards others.
    Attitude,
    /// What the person can do.
    Skill,
    /// What the person has done.
    Experience,
}

/// One thing to score, with examples of what the ends and the middle of the scale look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// What it looks at.
    pub group: CriterionGroup,
    /// How much it counts, 1 to 5.
    pub weight: u8,
    /// What a 1 looks like.
    #[serde(default)]
    pub low: String,
    /// What a 3 looks like.
    #[serde(default)]
    pub middle: String,
    /// What a 5 looks like.
    #[serde(default)]
    pub high: String,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for Criterion {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// Criteria as fixed for one requisition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// For which requisition.
    pub requisition: Id<Requisition>,
    /// The criteria.
    pub criteria: Items<Criterion>,
}

/// Why criteria cannot be fixed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitFault {
    /// There is none.
    Empty,
    /// One has no name.
    Nameless(Id<Criterion>),
    /// A weight lies outside 1 to 5.
    Weight(Id<Criterion>),
    /// The weights differ and nobody said why.
    WeightsWithoutReason,
}

/// What stands between criteria and fixing them.
pub fn kit_faults(criteria: &Items<Criterion>, weights_reason: &str) -> Vec<KitFault> {
    let mut faults = Vec::new();
    if criteria.is_empty() {
        faults.push(KitFault::Empty);
    }
    for (id, criterion) in criteria {
        if criterion.name.trim().is_empty() {
            faults.push(KitFault::Nameless(*id));
        }
        if !(1..=5).contains(&criterion.weight) {
            faults.push(KitFault::Weight(*id));
        }
    }
    let mut weights = criteria.values().map(|criterion| criterion.weight);
    let first = weights.next();
    if weights.any(|weight| Some(weight) != first) && weights_reason.trim().is_empty() {
        faults.push(KitFault::WeightsWithoutReason);
    }
    faults
}
