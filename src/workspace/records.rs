//! Which domain types are records: their kinds in storage and in the file, and which of their fields are item maps.
//! A kind's name is for ever.

use super::{
    kind::Kind,
    registers::{Record, Registers, ViewError},
};
use crate::domain::{
    application::{Application, Decision, Move},
    candidate::{Candidate, Note},
    kit::Kit,
    requisition::{JobVersion, Requisition},
    scorecard::{Scorecard, Submission},
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

        /// Whether a record reads as what its kind says it is. A kind that we do not know may be anything.
        ///
        /// # Errors
        /// Names the field that does not read.
        pub fn check(kind: &Kind, registers: &Registers) -> Result<(), ViewError> {
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
    Settings = "workspace" [];
    Member = "member" [];
    Requisition = "requisition" ["qualifications", "perks", "duties", "skills", "stages", "criteria"];
    JobVersion = "job_version" [];
    Kit = "kit" [];
    Candidate = "candidate" [];
    Application = "application" [];
    Move = "move" [];
    Note = "note" [];
    Scorecard = "scorecard" ["ratings"];
    Submission = "submission" [];
    Decision = "decision" [];
}
