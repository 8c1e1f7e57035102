//! An interview with an applicant: when, how long, by which way and where. Must never hold what was said: that is written on the
//! scorecards.

use super::{Id, application::Application, candidate::Candidate, team::Member};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// By which way people meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// They come.
    #[default]
    OnSite,
    /// On the telephone.
    Phone,
    /// By video.
    Video,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Phone, Self::Video];

    /// Its name in files and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Phone => "phone",
            Self::Video => "video",
        }
    }
}

/// The shortest and the longest interview, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u16> = 5..=480;

/// A planned interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// On which application.
    pub application: Id<Application>,
    /// With whom.
    pub candidate: Id<Candidate>,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// How long it takes, within [`MINUTES`].
    pub minutes: u16,
    /// By which way.
    #[serde(default)]
    pub mode: Mode,
    /// The address, the room, the number or the link; or empty.
    #[serde(default)]
    pub place: String,
    /// Whether it does not take place.
    #[serde(default)]
    pub cancelled: bool,
    /// When it was planned, or changed last.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

impl Interview {
    /// When it is over.
    pub fn ends(&self) -> DateTime<Utc> {
        self.starts + TimeDelta::minutes(self.minutes.into())
    }

    /// Whether it takes place and is not over yet.
    pub fn is_ahead(&self, now: DateTime<Utc>) -> bool {
        !self.cancelled && self.ends() > now
    }
}
