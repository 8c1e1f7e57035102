//! What waits today: questions, interviews, next steps that are due, scorecards that I owe, people who were not told yet, offers that are open and people of
//! whom nobody has taken notice for long. Must never name the same thing twice, and never anything of a closed requisition but a word
//! that is owed and an interview that stands.

use super::{
    Id,
    answer::is_owed,
    application::Application,
    day::DayOf,
    facts::Facts,
    message::{last_heard, waits_since},
    requisition::{Requisition, StageName, StageRole},
    team::Member,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// What is to be done, in the order in which it presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// They asked something, and nobody has answered.
    Question,
    /// An interview is today, and not over yet.
    Interview,
    /// The next step was to be taken by today.
    Step,
    /// My scorecard is invited and not handed in.
    Scorecard,
    /// They are out, or the position is closed, and nobody has told them.
    Answer,
    /// They are hired, and nobody has spoken to them since: good people have other options.
    Hired,
    /// An offer is out.
    Offer,
    /// They have heard nothing for as long as was promised, whatever colleagues plan among themselves.
    Silent,
}

impl Task {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Question,
        Self::Interview,
        Self::Step,
        Self::Scorecard,
        Self::Answer,
        Self::Hired,
        Self::Offer,
        Self::Silent,
    ];
}

/// One thing that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What is to be done.
    pub task: Task,
    /// On which application.
    pub application: Id<Application>,
    /// Since when it waits, or by when it was to be done.
    pub since: NaiveDate,
}

/// Who asks, when, and what was promised.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// Who asks.
    pub me: Option<Id<Member>>,
    /// The time.
    pub now: DateTime<Utc>,
    /// Which day a moment falls on where they are.
    pub day_of: DayOf,
    /// The workspace's measure, [`Settings::promised_days`](super::team::Settings::promised_days), for jobs that promise none of their own.
    pub promised: i64,
}

/// All that waits for somebody, or for anybody here, on some of the applications for a requisition, in no order.
pub fn waiting_among(
    applications: &[Id<Application>],
    requisition: &Requisition,
    desk: &Desk,
    facts: &impl Facts,
) -> Vec<Waiting> {
    let mut all = Vec::new();
    for application in applications {
        if let Some(found) = facts.application(*application) {
            all.extend(tasks(*application, &found, requisition, desk, facts));
        }
    }
    all
}

fn tasks(
    id: Id<Application>,
    application: &Application,
    requisition: &Requisition,
    desk: &Desk,
    facts: &impl Facts,
) -> Vec<Waiting> {
    let Desk { me, now, day_of, promised } = *desk;
    let today = day_of(now);
    let stage = requisition.stages.get(&application.placement.stage);
    let role = stage.map_or(StageRole::Step, |stage| stage.role);
    let one = |task, since| Waiting { task, application: id, since };
    let mut all = Vec::new();
    if is_owed(id, facts) {
        all.push(one(Task::Answer, day_of(application.since)));
    }
    // One that stands takes place, whatever was decided since: it is held, or cancelled.
    let interviews = facts.interviews_on(id);
    let ahead = interviews.iter().find(|(_, interview)| interview.is_ahead(now));
    let is_today = ahead.filter(|(_, interview)| day_of(interview.starts) <= today);
    all.extend(is_today.map(|(_, interview)| one(Task::Interview, day_of(interview.starts))));
    if requisition.closed.is_some() {
        return all;
    }
    if role == StageRole::Hired && last_heard(id, application, now, facts) < application.since {
        all.push(one(Task::Hired, day_of(application.since)));
    }
    if role != StageRole::Step {
        return all;
    }
    let asked = waits_since(application.candidate, facts);
    all.extend(asked.map(|at| one(Task::Question, day_of(at))));
    let due = application.next.as_ref().and_then(|next| next.day).filter(|day| *day <= today);
    all.extend(due.map(|day| one(Task::Step, day)));
    let owed = |seat: &super::sealing::Seat| Some(seat.member) == me && seat.invited && !seat.handed_in;
    // Nobody owes a scorecard before the interview is over.
    if me.is_some() && ahead.is_none() && facts.seats(id).iter().any(owed) {
        let held = interviews.iter().rev().find(|(_, interview)| !interview.cancelled);
        let since = held.map_or(application.since, |(_, interview)| interview.ends());
        all.push(one(Task::Scorecard, day_of(since)));
    }
    if stage.is_some_and(|stage| stage.standard == Some(StageName::Offer)) {
        all.push(one(Task::Offer, day_of(application.since)));
    }
    // Whoever is named already is not forgotten, nor is whoever is expected.
    let promised = requisition.promised_days(promised);
    let long_ago = |at: DateTime<Utc>| now - at >= TimeDelta::days(promised);
    if all.is_empty() && ahead.is_none() && long_ago(application.applied) {
        let last = last_heard(id, application, now, facts);
        if long_ago(last) {
            all.push(one(Task::Silent, day_of(last)));
        }
    }
    all
}
