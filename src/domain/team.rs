//! The people who hire, and the workspace they share.

use super::{
    Id, RawId,
    job::{Items, Ordered},
    order::OrderKey,
    retention::Retention,
};
use serde::{Deserialize, Serialize};

/// Somebody who works in this workspace: author of moves, notes and scorecards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The name that colleagues know.
    pub name: String,
}

/// What holds for the whole workspace. Its record has the workspace's own id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The company's name, as candidates read it.
    pub name: String,
    /// Made-up data to try Handpick with; shown as such everywhere.
    pub sample: bool,
    /// What this workspace is a pack of, if it is one: then it is there to score, and for nothing else.
    pub pack: Option<PackOf>,
    /// How long people are kept after the last contact; [`Retention::default`] as long as nobody has chosen.
    pub retention: Option<Retention>,
    /// Within how many days everybody who applies hears something, from 1 to [`MOST_PROMISED`]; [`PROMISED_DAYS`] as long as nobody
    /// has chosen.
    pub promise: Option<u32>,
    /// The employer's words about themselves, the same in every position's text; or empty.
    pub about: String,
    /// How one applies: a link, or a sentence; or empty.
    pub apply: String,
    /// The reasons that are offered when somebody is disqualified. While there are none, those that come with Handpick are offered,
    /// in each person's own language.
    pub reasons: Items<Reason>,
    /// Views of the list of candidates that somebody has saved.
    pub views: Items<SavedView>,
}

/// A view of the list of candidates under a name: what is filtered, how it is sorted, which columns show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// The filter, as [`filter::print`](super::filter::print) writes it.
    #[serde(default)]
    pub filter: String,
    /// The column that it is sorted by, with a minus before it for downwards; or empty.
    #[serde(default)]
    pub sort: String,
    /// The columns, with commas between them; or empty for the usual ones.
    #[serde(default)]
    pub columns: String,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for SavedView {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// A reason to disqualify somebody: what colleagues read, and apart from it what the candidate may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// For colleagues.
    pub text: String,
    /// For the candidate, or empty.
    #[serde(default)]
    pub shareable: String,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for Reason {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// What is promised as long as nobody has chosen: two weeks.
pub const PROMISED_DAYS: u32 = 14;
/// The longest that may be promised, in days: a quarter.
pub const MOST_PROMISED: u32 = 90;

impl Settings {
    /// Within how many days everybody hears something, where a job description does not promise a number of its own.
    pub fn promised_days(&self) -> i64 {
        self.promise.unwrap_or(PROMISED_DAYS).into()
    }

    /// The rule that holds.
    pub fn retention(&self) -> Retention {
        self.retention.unwrap_or_default()
    }
}

/// Where an interviewer pack comes from and whom it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackOf {
    /// The workspace that it was taken from, and that it goes back to.
    pub workspace: RawId,
    /// Who scores.
    pub interviewer: Id<Member>,
}
