//! What stays of an application when its person is anonymised: numbers, months and the way through the stages, and nothing that
//! anybody wrote about them. The person is erased; this is a record of its own that names neither them nor those who judged them.
//! Must never hold a text that one person alone brought with them.
//!
//! The times are months, not days, and marks are means, not one interviewer's: whoever remembers that only one person applied in
//! March still knows whose numbers these are, but nothing here tells it to anybody else (Regulation (EU) 2016/679, recital 26).

use super::{
    Id,
    application::{Application, Decision, Move, Outcome},
    candidate::Candidate,
    edit::statistic_id,
    facts::Facts,
    kit::{Criterion, Kit},
    requisition::{Requisition, Stage},
    scorecard::Submission,
    scoring::{Summary, summarise},
};
use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An application of somebody who was anonymised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistic {
    /// For what.
    pub requisition: Id<Requisition>,
    /// The month in which they applied: `2026-03`.
    pub applied: String,
    /// The month of the last move, decision or answer.
    pub ended: String,
    /// The stages that they stood in, in their order; the last one is where it ended.
    #[serde(default)]
    pub stages: Vec<Passed>,
    /// What was decided, if anything was.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// Where the application came from, if others came from there too; or empty.
    #[serde(default)]
    pub source: String,
    /// The criteria that the marks are on.
    #[serde(default)]
    pub kit: Option<Id<Kit>>,
    /// What the handed-in scorecards said together.
    #[serde(default)]
    pub score: Option<Scored>,
}

/// A stage on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Which.
    pub stage: Id<Stage>,
    /// For how many whole days; 0 in the last one.
    pub days: u16,
}

/// Scores in hundredths of a point, so that all replicas write the same number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    /// The weighted mean, 100 to 500.
    pub mean: u16,
    /// The share of the weight that was assessed, in percent.
    pub coverage: u16,
    /// The greatest difference between two interviewers.
    pub spread: u16,
    /// How many handed in a scorecard.
    pub by: u16,
    /// The mean by criterion; those that nobody assessed are absent.
    pub criteria: Vec<Meant>,
}

/// The mean of the marks on one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// Which.
    pub criterion: Id<Criterion>,
    /// 100 to 500.
    pub mean: u16,
}

/// What happened to an application.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The moves, oldest first.
    pub moves: Vec<Arc<Move>>,
    /// The decision that counts.
    pub decision: Option<Arc<Decision>>,
    /// The handed-in scorecards that count.
    pub submissions: Vec<Arc<Submission>>,
}

/// The statistics of all applications of a person, each with its id. The id is made of the application's, so that two browsers
/// which anonymise one person apart write one record; it leads back to nobody, since the application's own id is a random number
/// that goes with it.
pub fn of_person(person: Id<Candidate>, facts: &impl Facts) -> Vec<(Id<Statistic>, Statistic)> {
    let all = facts.applications_of(person).into_iter();
    all.filter_map(|id| Some((statistic_id(id), of_application(id, &*facts.application(id)?, facts)))).collect()
}

fn of_application(id: Id<Application>, application: &Application, facts: &impl Facts) -> Statistic {
    let history = facts.history(id);
    let moved = history.moves.iter().map(|one| one.at);
    let other = history.decision.iter().map(|one| one.at).chain(facts.last_answer(id));
    let ended = moved.chain(other).fold(application.applied, DateTime::max);
    let kit_id = facts.requisition(application.requisition).and_then(|requisition| requisition.kit);
    let scored = kit_id.and_then(|kit_id| {
        let summary = summarise(kit_id, &*facts.kit(kit_id)?, history.submissions.iter().map(|one| &**one))?;
        let by = history.submissions.iter().filter(|one| one.kit == kit_id).count();
        Some((kit_id, scored(&summary, by)))
    });
    let (kit, score) = scored.unzip();
    // A source that nobody else came by is as free a text as any other.
    let source = if facts.came_by(&application.source, application.candidate) { &*application.source } else { "" };
    Statistic {
        requisition: application.requisition,
        applied: month(application.applied),
        ended: month(ended),
        stages: passed(application, &history.moves),
        outcome: history.decision.map(|decision| decision.outcome),
        source: source.to_owned(),
        kit,
        score,
    }
}

fn passed(application: &Application, moves: &[Arc<Move>]) -> Vec<Passed> {
    let mut stages = Vec::new();
    let mut came = application.applied;
    for one in moves {
        let days = u16::try_from((one.at - came).num_days().max(0)).unwrap_or(u16::MAX);
        stages.push(Passed { stage: one.from, days });
        came = one.at;
    }
    stages.push(Passed { stage: application.placement.stage, days: 0 });
    stages
}

fn scored(summary: &Summary, by: usize) -> Scored {
    let criteria = summary.criteria.iter();
    Scored {
        mean: hundredths(summary.score.mean),
        coverage: hundredths(summary.score.coverage),
        spread: hundredths(summary.spread),
        by: u16::try_from(by).unwrap_or(u16::MAX),
        criteria: criteria.map(|(id, one)| Meant { criterion: *id, mean: hundredths(one.mean) }).collect(),
    }
}

fn hundredths(points: f64) -> u16 {
    // Saturates where no score ever is.
    (points * 100.0).round() as u16
}

/// `2026-03`.
fn month(at: DateTime<Utc>) -> String {
    format!("{:04}-{:02}", at.year(), at.month())
}
