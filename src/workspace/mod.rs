//! The document: all records by id, their edits, stamps, merge and undo, and the migrations of old formats. Knows no browser,
//! no clock and no randomness: the wall clock and the replica's number come in as arguments.
//!
//! Every field of every record is a last-writer-wins register ([`registers`]); a [`document::Workspace`] is a map of such
//! records. Two invariants hold it all together: merge needs no types, so what this version does not know survives; and a
//! register changes only by a new stamp or by the merge of a greater one.

pub mod anonymise;
pub mod belonging;
mod blinding;
mod boards;
mod carry;
mod changes;
pub mod check;

pub mod differences;
pub mod document;
pub mod earlier;
pub mod import;
pub mod kind;
pub mod limits;
pub mod listing;
mod merged;
pub mod migrate;
pub mod owners;
mod path;
pub mod people;
pub mod records;
pub mod registers;
pub mod restore;
pub mod sealed;
mod searching;
mod shape;
pub mod stamp;
mod table;
pub mod undo;
mod undo_log;
pub mod views;
mod write;
