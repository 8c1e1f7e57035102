//! How large a record may be. A file from anywhere is checked against this before it comes in, and so is every write: what
//! could not be read back must never be written.

use serde_json::Value;
use std::fmt;

/// The longest text, in characters: some thirty pages.
pub const LONGEST_TEXT: usize = 100_000;
/// The most registers in one record.
pub const MOST_PATHS: usize = 10_000;
/// How deep a value may be nested within its register.
pub const DEEPEST: usize = 32;

/// A limit that a record goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A text of more than [`LONGEST_TEXT`] characters.
    Text,
    /// More than [`MOST_PATHS`] registers.
    Paths,
    /// Nested deeper than [`DEEPEST`].
    Depth,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => write!(f, "a text is longer than {LONGEST_TEXT} characters"),
            Self::Paths => write!(f, "there are more than {MOST_PATHS} fields and items"),
            Self::Depth => write!(f, "it is nested deeper than {DEEPEST} levels"),
        }
    }
}

/// Holds the value of one register against the limits.
///
/// # Errors
/// Names the first limit that it goes beyond.
pub fn check(value: &Value) -> Result<(), Limit> {
    check_at(value, DEEPEST)
}

fn check_at(value: &Value, levels: usize) -> Result<(), Limit> {
    let inside = || levels.checked_sub(1).ok_or(Limit::Depth);
    match value {
        Value::String(text) => check_text(text),
        Value::Array(list) => {
            let levels = inside()?;
            list.iter().try_for_each(|value| check_at(value, levels))
        }
        Value::Object(map) => {
            let levels = inside()?;
            map.iter().try_for_each(|(name, value)| check_text(name).and_then(|()| check_at(value, levels)))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn check_text(text: &str) -> Result<(), Limit> {
    // Bytes are never fewer than characters, so that short texts need no counting.
    if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT { Err(Limit::Text) } else { Ok(()) }
}
