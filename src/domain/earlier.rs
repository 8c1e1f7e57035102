//! A text that lost against another one: a long one, when two people had written both without knowing of each other, kept beside the
//! record until somebody has looked at it; or what one record of a person said before another one was merged with it, kept until the
//! two are told apart. Must never stand for the text that counts.

use super::{Id, RawId, candidate::Candidate, team::Member};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The text that did not stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierText {
    /// Of which record.
    pub record: RawId,
    /// Of which of its fields, or `ratings/` and the id of a criterion for the evidence on it.
    pub field: String,
    /// What it said.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom, where that is known.
    #[serde(default)]
    pub by: Option<Id<Member>>,
    /// About which person, so that it is erased with them.
    #[serde(default)]
    pub candidate: Option<Id<Candidate>>,
    /// A sign of the text that stayed instead when two records of one person were merged; see `edit::separating`.
    #[serde(default)]
    pub stayed: Option<RawId>,
}

impl EarlierText {
    /// The id of its record: made of what was lost, so that two browsers that see the same loss keep it once.
    pub fn id(&self) -> Id<Self> {
        let mut hash = Sha256::new();
        for part in [&self.record.to_string(), &self.field, &self.text] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let number = hash.finalize().iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte));
        Id::new(number)
    }
}

/// The fields whose text is long enough to be worth keeping, by kind of record.
const LONG: [(&str, &[&str]); 2] =
    [("requisition", &["purpose", "typical_day", "weights_reason"]), ("scorecard", &["ratings", "summary"])];

/// Whether a field of a kind of record holds a long text.
pub fn is_long(kind: &str, field: &str) -> bool {
    LONG.iter().any(|(of, fields)| *of == kind && fields.contains(&field))
}
