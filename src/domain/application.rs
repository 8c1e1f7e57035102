//! The application: one person for one requisition, its place on the board, its moves and the decision on it.

use super::{
    Id,
    candidate::Candidate,
    order::OrderKey,
    panel::Panel,
    question::Replies,
    requisition::{Requisition, Stage},
    screening::Checks,
    team::Member,
};
use chrono::{DateTime, NaiveDate, Utc};
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
    /// Each time it was put lower or lifted again, oldest first; the last one counts.
    #[serde(default)]
    pub rankings: Vec<Ranking>,
    /// Who recommended the person, or empty.
    #[serde(default)]
    pub referrer: String,
    /// Whether the person works here already.
    #[serde(default)]
    pub internal: bool,
    /// What happens next, and by when.
    #[serde(default)]
    pub next: Option<NextStep>,
    /// What was found about each must-have.
    #[serde(default)]
    pub checks: Checks,
    /// What the person said to the questions of each stage.
    #[serde(default)]
    pub replies: Replies,
}

/// What somebody is to do next on an application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NextStep {
    /// What: "Call back about the shifts". Never empty, unless a day stands alone.
    pub text: String,
    /// By when.
    pub day: Option<NaiveDate>,
}

/// What may be written on an application beside its place: where it came from and what comes next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Where it came from.
    pub source: String,
    /// Who recommended the person.
    pub referrer: String,
    /// Whether the person works here already.
    pub internal: bool,
    /// What happens next.
    pub next: Option<NextStep>,
}

impl Application {
    /// What is written on it beside its place.
    pub fn details(&self) -> Details {
        Details {
            source: self.source.clone(),
            referrer: self.referrer.clone(),
            internal: self.internal,
            next: self.next.clone(),
        }
    }

    /// That it is ranked down, by whom and why; `None` if it stands like the others. Lower is not out: it is scored and decided on
    /// like any other.
    pub fn lowered(&self) -> Option<&Ranking> {
        self.rankings.last().filter(|ranking| ranking.lower)
    }

    /// Whether something that was decided then holds still: what brought the person back into the running afterwards took it away.
    pub fn stands_by(&self, decision: &Decision) -> bool {
        decision.at >= self.since
    }
}

/// That an application was put lower than the others, or lifted again: an exception, with who made it and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// Lower, or like the others again.
    pub lower: bool,
    /// Why, in writing; never empty where it is put lower.
    #[serde(default)]
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
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
    /// Why, in writing, for colleagues. Never empty.
    pub reason: String,
    /// Why, in words that the candidate may read; or empty.
    #[serde(default)]
    pub shareable: String,
    /// The stage in which the application stood then; decisions from before this was noted have none.
    #[serde(default)]
    pub from: Option<Id<Stage>>,
    /// The score at that time in hundredths of a point (100–500), so that overruling it can be seen; `None` if nobody had
    /// scored.
    #[serde(default)]
    pub score: Option<u16>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}
