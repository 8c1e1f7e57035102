//! What a note may be beside a remark: a message, from a candidate or to them, by which way, and whether it asks something that waits
//! for an answer. The first word and quick answers are what candidates judge an employer by. Must never hold what was attached: that
//! is a file.

use super::{
    Id,
    application::Application,
    candidate::{Candidate, Note},
    facts::Facts,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// By which way somebody spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a way is its name")]
pub enum Way {
    Phone,
    Email,
    Letter,
    Chat,
    InPerson,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Email, Self::Letter, Self::Chat, Self::InPerson];

    /// Its name in files and forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Chat => "chat",
            Self::InPerson => "in_person",
        }
    }
}

/// That a note is a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// By which way.
    pub way: Way,
    /// Whether the candidate said it, and not somebody here.
    pub theirs: bool,
}

/// Since when the oldest question of a person waits for an answer; `None` if none does.
pub fn waits_since(candidate: Id<Candidate>, facts: &impl Facts) -> Option<DateTime<Utc>> {
    facts.notes_about(candidate).iter().filter(|(_, note)| note.open).map(|(_, note)| note.at).min()
}

/// When whoever applied last heard from somebody here: what they were told, an interview that has begun, the last word, and before all
/// of these the day on which they applied, from which on a word is owed. What colleagues do among themselves, a move, a remark or a
/// scorecard, is not heard by anybody.
pub fn last_heard(
    id: Id<Application>,
    application: &Application,
    now: DateTime<Utc>,
    facts: &impl Facts,
) -> DateTime<Utc> {
    let met = facts.interviews_on(id).into_iter().map(|(_, interview)| interview);
    let met = met.filter(|interview| !interview.cancelled && interview.starts <= now).map(|interview| interview.starts);
    let heard = met.chain(facts.last_answer(id)).chain(last_spoken(application.candidate, facts));
    heard.fold(application.applied, DateTime::max)
}

/// When somebody here last spoke to a person.
pub fn last_spoken(candidate: Id<Candidate>, facts: &impl Facts) -> Option<DateTime<Utc>> {
    let spoken = |note: &Note| note.message.is_some_and(|message| !message.theirs);
    facts.notes_about(candidate).iter().filter(|(_, note)| spoken(note)).map(|(_, note)| note.at).max()
}
