//! Everybody who ever applied, and one person with all their applications.

mod columns;
mod export;
mod filters;
mod list;
mod notes;
mod person;
mod pool;
mod privacy;
mod query;
mod saved;
mod stages;

pub use list::CandidatesScreen;
pub use notes::{NoteDrafts, NoteForm, RemoveNote, Unanswered, said, way_name};
pub use person::CandidateScreen;
