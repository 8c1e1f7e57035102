//! The scorecard: one interviewer's evidence on one application; and its submission, frozen when it is handed in.

use super::{
    Id, RawId,
    application::Application,
    candidate::Candidate,
    kit::{Criterion, Kit},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::collections::BTreeMap;

/// The mark on one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 1 (poor) to 5 (excellent).
    Points(u8),
    /// Not seen in this interview: left out of the mean.
    NotAssessed,
}

impl Mark {
    /// The points from 1 to 5, or `None` if not assessed.
    pub fn points(self) -> Option<u8> {
        match self {
            Self::Points(points) => Some(points),
            Self::NotAssessed => None,
        }
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Points(points) => serializer.serialize_u8(*points),
            Self::NotAssessed => serializer.serialize_str("not_assessed"),
        }
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) if text == "not_assessed" => Ok(Self::NotAssessed),
            value => match value.as_u64() {
                Some(points @ 1..=5) => Ok(Self::Points(points as u8)),
                _ => Err(D::Error::custom("a mark is 1 to 5 or \"not_assessed\"")),
            },
        }
    }
}

/// Mark and evidence on one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rating {
    /// The mark; `None` until one is given.
    pub mark: Option<Mark>,
    /// What the person said or did. A mark needs it.
    pub evidence: String,
}

/// What the interviewer would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Surely not.
    StrongNo,
    /// Rather not.
    No,
    /// Rather.
    Yes,
    /// Surely.
    StrongYes,
}

/// One interviewer's scorecard on one application; its id is made of the two, so there is never a second one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// On which application.
    pub application: Id<Application>,
    /// On which person.
    pub candidate: Id<Candidate>,
    /// Whose scorecard.
    pub interviewer: Id<Member>,
    /// The criteria that it scores.
    pub kit: Id<Kit>,
    /// Mark and evidence by criterion.
    #[serde(default)]
    pub ratings: BTreeMap<Id<Criterion>, Rating>,
    /// What the interviewer would do.
    #[serde(default)]
    pub recommendation: Option<Recommendation>,
    /// Anything else worth saying.
    #[serde(default)]
    pub summary: String,
    /// The frozen copy, once handed in.
    #[serde(default)]
    pub submission: Option<Id<Submission>>,
}

/// A handed-in scorecard: immutable, its id is the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// On which application.
    pub application: Id<Application>,
    /// On which person.
    pub candidate: Id<Candidate>,
    /// Whose scorecard.
    pub interviewer: Id<Member>,
    /// The criteria that it scores.
    pub kit: Id<Kit>,
    /// Mark and evidence by criterion.
    pub ratings: BTreeMap<Id<Criterion>, Rating>,
    /// What the interviewer would do.
    pub recommendation: Recommendation,
    /// Anything else.
    #[serde(default)]
    pub summary: String,
    /// When it was handed in.
    pub at: DateTime<Utc>,
    /// A random number, so that nobody can find out the marks by hashing guesses; scorecards of old have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<RawId>,
}

/// What stands for a handed-in scorecard where it is compared by eye: its id, the first half of the SHA-256 of all that it says,
/// in eight groups. Whoever has the code knows nothing of the scores, and nothing in them can change without another code.
pub fn commitment(id: Id<Submission>) -> String {
    let digits = format!("{:032X}", id.raw().0);
    let mut code = String::with_capacity(39);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push(' ');
        }
        code.push(digit);
    }
    code
}

/// What is missing before a scorecard can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScorecardGap {
    /// No mark, not even "not assessed".
    Mark(Id<Criterion>),
    /// A mark without evidence.
    Evidence(Id<Criterion>),
    /// Nothing was assessed at all.
    NothingAssessed,
    /// No recommendation.
    Recommendation,
}

/// Everything that is missing, in the order of the kit.
pub fn gaps(scorecard: &Scorecard, kit: &Kit) -> Vec<ScorecardGap> {
    let mut gaps = Vec::new();
    let mut assessed = false;
    for (id, _) in super::job::in_order(&kit.criteria) {
        let rating = scorecard.ratings.get(&id);
        match rating.and_then(|rating| rating.mark) {
            None => gaps.push(ScorecardGap::Mark(id)),
            Some(Mark::NotAssessed) => {}
            Some(Mark::Points(_)) => {
                assessed = true;
                if rating.is_none_or(|rating| rating.evidence.trim().is_empty()) {
                    gaps.push(ScorecardGap::Evidence(id));
                }
            }
        }
    }
    if gaps.is_empty() && !assessed {
        gaps.push(ScorecardGap::NothingAssessed);
    }
    if scorecard.recommendation.is_none() {
        gaps.push(ScorecardGap::Recommendation);
    }
    gaps
}
