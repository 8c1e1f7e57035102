//! The candidate: a person, once, however many jobs they apply for. Holds no photo, birth date, sex or pay history, and must
//! never be given such a field.

use super::{
    Id,
    application::Application,
    message::Message,
    pool::Pool,
    retention::Kept,
    team::Member,
    text::{has_number, is_email},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A person who applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidate {
    /// The name, as the person writes it.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// Town, or empty.
    pub town: String,
    /// One line that tells this person from others: "2 years in retail".
    pub headline: String,
    /// When they were added; people from before this was noted have none.
    pub added: Option<DateTime<Utc>>,
    /// Their place in the talent pool, with their consent to it.
    pub pool: Option<Pool>,
    /// That they are kept longer than the workspace's rule says, and why.
    pub kept: Option<Kept>,
    /// Words by which they are found again, each once.
    pub tags: BTreeMap<Id<Tag>, Tag>,
    /// Whom this record turned out to be the same person as: all that is written under its id belongs to them from then on, and
    /// this record itself is kept as it was, so that the two can be told apart again. See `edit::merging`.
    pub same_as: Option<Id<Candidate>>,
}

/// A word by which people are found again: "Russian", "weekends".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The word.
    pub text: String,
}

impl Candidate {
    /// The names in files of the texts by which people are known and reached: what is hidden in the blind, and what is chosen of
    /// two records that are one person.
    pub const TEXTS: [&'static str; 5] = ["name", "email", "phone", "town", "headline"];

    /// Those texts.
    pub fn texts(&self) -> [&String; 5] {
        [&self.name, &self.email, &self.phone, &self.town, &self.headline]
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> [&mut String; 5] {
        [&mut self.name, &mut self.email, &mut self.phone, &mut self.town, &mut self.headline]
    }

    /// Whether there is a way to answer this person.
    pub fn has_contact(&self) -> bool {
        !self.email.trim().is_empty() || !self.phone.trim().is_empty()
    }

    /// Whether that way looks as if it led anywhere: asked of whoever is added while they are there and can say it again.
    pub fn is_reachable(&self) -> bool {
        is_email(self.email.trim()) || has_number(&self.phone)
    }
}

/// Something written about a person. The candidate may ask to read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// About whom.
    pub candidate: Id<Candidate>,
    /// About which application, if it is about one.
    #[serde(default)]
    pub application: Option<Id<Application>>,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
    /// That it is a message, and by which way; a remark has none.
    #[serde(default)]
    pub message: Option<Message>,
    /// Whether it asks something that waits for an answer.
    #[serde(default)]
    pub open: bool,
}
