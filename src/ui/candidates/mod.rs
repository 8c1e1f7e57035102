//! Everybody who ever applied, and one person with all their applications.

mod export;
mod list;
mod notes;
mod person;
mod pool;
mod privacy;

pub use list::CandidatesScreen;
pub use notes::{NoteForm, RemoveNote};
pub use person::CandidateScreen;
