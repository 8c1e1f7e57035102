//! Where a position is told: colleagues first, then channels, each with its link, days and cost, and what came of it. And what the
//! colleagues say of the job description: whoever does the work knows best what it takes. Must never tell a channel from another but
//! by its name, which is what an application's source says.

use super::{
    Id,
    facts::Facts,
    job::{Items, Ordered},
    money::Amount,
    order::OrderKey,
    requisition::{Requisition, StageRole},
    text::fold,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of channel a posting is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The colleagues, before anybody else.
    Staff,
    /// The employer's own site, shop or window.
    OwnSite,
    /// A job board for everybody.
    #[default]
    JobBoard,
    /// A social network.
    Social,
    /// A forum or a paid site of the trade.
    Specialist,
    /// Anything else.
    Other,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Staff, Self::OwnSite, Self::JobBoard, Self::Social, Self::Specialist, Self::Other];

    /// Its name in files and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::OwnSite => "own_site",
            Self::JobBoard => "job_board",
            Self::Social => "social",
            Self::Specialist => "specialist",
            Self::Other => "other",
        }
    }
}

/// That a position was told somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// In what kind of channel.
    pub channel: Channel,
    /// Its name: what an application that comes from there has as its source.
    pub name: String,
    /// Where it can be read, or empty.
    #[serde(default)]
    pub link: String,
    /// Since when.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day, if it has one.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// What it costs, in the currency of the position's pay.
    #[serde(default)]
    pub cost: Option<Amount>,
    /// What one wants to find out by it, if it is an experiment; or empty.
    #[serde(default)]
    pub experiment: String,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for Posting {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// What a colleague says of the job description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who says it.
    pub from: String,
    /// What.
    pub text: String,
    /// Whether it was taken up, or answered.
    #[serde(default)]
    pub settled: bool,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for Comment {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// How a level of a position is best told of. Not stored: it is asked for advice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// A position that many can fill.
    #[default]
    Ordinary,
    /// One that takes a trade.
    Specialist,
    /// One that leads.
    Senior,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Specialist, Self::Senior];

    /// The channels that reach such people, the best first: sites for everybody for ordinary positions, forums and paid sites for
    /// those that are not.
    pub fn channels(self) -> [Channel; 3] {
        match self {
            Self::Ordinary => [Channel::JobBoard, Channel::Social, Channel::OwnSite],
            Self::Specialist => [Channel::Specialist, Channel::JobBoard, Channel::OwnSite],
            Self::Senior => [Channel::Specialist, Channel::Staff, Channel::OwnSite],
        }
    }
}

/// What came of a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Yield {
    /// How many applied.
    pub applications: usize,
    /// How many of them came further than the first stage, also if they are out by now.
    pub further: usize,
    /// How many of them are hired.
    pub hired: usize,
}

/// What came of each channel, by its name as [`key_of`] compares it. Goes through all applications for the position.
pub fn yields(id: Id<Requisition>, requisition: &Requisition, facts: &impl Facts) -> BTreeMap<String, Yield> {
    let mut all: BTreeMap<String, Yield> = BTreeMap::new();
    let first = requisition.first_stage();
    let leads_on =
        |stage| Some(stage) != first && requisition.role_of(stage).is_some_and(|role| role != StageRole::Disqualified);
    for application in facts.applications_for(id) {
        let Some(found) = facts.application(application) else { continue };
        let came = all.entry(key_of(&found.source)).or_default();
        let moved = || facts.history(application).moves.iter().any(|moved| leads_on(moved.to));
        came.applications += 1;
        came.further += usize::from(leads_on(found.placement.stage) || moved());
        came.hired += usize::from(requisition.role_of(found.placement.stage) == Some(StageRole::Hired));
    }
    all
}

/// A channel's name as it compares: without case, accents and blanks around it.
pub fn key_of(name: &str) -> String {
    fold(name.trim())
}

/// Whether the colleagues were told.
pub fn staff_knows(postings: &Items<Posting>) -> bool {
    postings.values().any(|posting| posting.channel == Channel::Staff)
}
