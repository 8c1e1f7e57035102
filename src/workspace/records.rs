//! Which domain types are records: their kinds in storage and in the file, and which of their fields are item maps.
//! A kind's name is for ever.

use super::{
    kind::Kind,
    registers::{Record, Registers, ViewError},
    shape,
};
use crate::domain::{
    answer::Answer,
    application::{Application, Decision, Move},
    attachment::Attachment,
    candidate::{Candidate, Note},
    earlier::EarlierText,
    edit::content_id,
    id::RawId,
    interview::Interview,
    kit::Kit,
    requisition::{JobVersion, Requisition},
    scorecard::{Scorecard, Submission},
    statistic::Statistic,
    team::{Member, Settings},
};

macro_rules! records {
    ($($type:ty = $kind:literal [$($map:literal),*];)*) => {
        $(impl Record for $type {
            const KIND: &'static str = $kind;
            const ITEM_MAPS: &'static [&'static str] = &[$($map),*];
        })*

        /// Which fields of a kind are item maps; none, as far as we know, of a kind that we do not know.
        pub fn item_maps(kind: &Kind) -> &'static [&'static str] {
            match kind.as_str() {
                $(<$type>::KIND => <$type>::ITEM_MAPS,)*
                _ => &[],
            }
        }

        fn reads(kind: &Kind, registers: &Registers) -> Result<(), ViewError> {
            match kind.as_str() {
                $(<$type>::KIND => registers.view::<$type>().map(drop),)*
                _ => Ok(()),
            }
        }

        /// All kinds that we know.
        pub const KINDS: &[&str] = &[$(<$type>::KIND),*];
    };
}

records! {
    Settings = "workspace" ["reasons", "views"];
    Member = "member" [];
    Requisition = "requisition" ["qualifications", "perks", "duties", "skills", "stages", "questions", "postings", "comments", "criteria"];
    JobVersion = "job_version" [];
    Kit = "kit" [];
    Candidate = "candidate" ["tags"];
    Application = "application" ["panel", "checks", "replies"];
    Move = "move" [];
    Note = "note" [];
    Scorecard = "scorecard" ["ratings"];
    Submission = "submission" [];
    Decision = "decision" [];
    EarlierText = "earlier_text" [];
    Answer = "answer" [];
    Attachment = "attachment" [];
    Statistic = "statistic" [];
    Interview = "interview" [];
}

/// Whether a record reads as what its kind says it is, and is what it was when it was frozen. A kind that we do not know may be
/// anything.
///
/// # Errors
/// Names the field that does not read; `id` if the content is not what the id was made of.
pub fn check(kind: &Kind, id: RawId, registers: &Registers) -> Result<(), ViewError> {
    reads(kind, registers)?;
    match kind.as_str() {
        JobVersion::KIND => intact::<JobVersion>(id, registers),
        Kit::KIND => intact::<Kit>(id, registers),
        Submission::KIND => intact::<Submission>(id, registers),
        _ => Ok(()),
    }
}

/// Whether a frozen record still has the content that its id is the hash of.
fn intact<R: Record>(id: RawId, registers: &Registers) -> Result<(), ViewError> {
    let record: R = registers.view()?;
    // A newer Handpick may have frozen fields that this one does not know, and cannot hash.
    let known = shape::values_of(&record).is_ok_and(|values| registers.holds_just(&values));
    if !known || content_id(&record) == id {
        return Ok(());
    }
    Err(ViewError { field: Some("id".to_owned()), why: "the content is not what it was when it was frozen".to_owned() })
}
