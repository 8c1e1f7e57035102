//! The application: one person for one requisition, its place on the board, its moves and the decision on it.

use super::{
    Id,
    candidate::Candidate,
    order::OrderKey,
    panel::Panel,
    requisition::{Requisition, Stage},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Stage and place in it: one register, so that a merge can never put a card between two columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Placement {
    /// The column.
    pub stage: Id<Stage>,
    /// The place in the column.
    pub order: OrderKey,
}

/// One person for one requisition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Who applies.
    pub candidate: Id<Candidate>,
    /// For what.
    pub requisition: Id<Requisition>,
    /// Where the application stands. This is the truth; moves are its history.
    pub placement: Placement,
    /// When it stood in this stage first: for the time in stage.
    pub since: DateTime<Utc>,
    /// Where it came from: "Referral", "Website".
    #[serde(default)]
    pub source: String,
    /// When the person applied.
    pub applied: DateTime<Utc>,
    /// Who is invited to score it.
    #[serde(default)]
    pub panel: Panel,
}

/// A move from stage to stage, as history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Of which application.
    pub application: Id<Application>,
    /// Of which person.
    pub candidate: Id<Candidate>,
    /// From where.
    pub from: Id<Stage>,
    /// To where.
    pub to: Id<Stage>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Hire this person.
    Hire,
    /// Do not hire this person.
    Decline,
}

/// A decision with its reason. The newest one counts; earlier ones stay as history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// On which application.
    pub application: Id<Application>,
    /// On which person.
    pub candidate: Id<Candidate>,
    /// What was decided.
    pub outcome: Outcome,
    /// Why, in writing. Never empty.
    pub reason: String,
    /// The score at that time in hundredths of a point (100–500), so that overruling it can be seen; `None` if nobody had
    /// scored.
    #[serde(default)]
    pub score: Option<u16>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}
