//! The kind of a record, as keys of storage and of files hold it. Kinds that this version does not know are kept as they are.

use std::{fmt, str::FromStr};

const LONGEST: usize = 32;

/// What a record is: `candidate`, `note`. Small letters and underscores, at most 32.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(String);

impl Kind {
    /// The kind of a record type.
    pub(super) fn of<R: super::registers::Record>() -> Self {
        Self(R::KIND.to_owned())
    }

    /// The kind as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that can be no kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAKind(pub String);

impl fmt::Display for NotAKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a kind of record: {}", self.0)
    }
}

impl FromStr for Kind {
    type Err = NotAKind;
    fn from_str(text: &str) -> Result<Self, NotAKind> {
        let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAKind(text.chars().take(64).collect())) }
    }
}
