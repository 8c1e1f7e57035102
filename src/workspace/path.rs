//! The address of a register in its record: a field (`title`) or an item of an item map (`criteria/<item id>`). Must never
//! go deeper: what lies inside a register is one value.

use crate::domain::id::RawId;
use std::{fmt, str::FromStr};

/// Names that the record's JSON needs for itself.
pub(super) const RESERVED: [&str; 3] = ["id", "stamp", "stamps"];
/// The field that says whether a record was taken away.
pub(super) const REMOVED: &str = "removed";
/// The field that says whose record this is.
pub(super) const CANDIDATE: &str = "candidate";
const LONGEST: usize = 64;

/// The address of a register.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(String);

impl Path {
    /// The path of a field.
    ///
    /// # Errors
    /// A name that is empty, too long, reserved, or has a slash or a control character.
    pub fn of_field(name: &str) -> Result<Self, NotAPath> {
        let fits = (1..=LONGEST).contains(&name.len())
            && !RESERVED.contains(&name)
            && !name.chars().any(|c| c == '/' || c.is_control());
        if fits { Ok(Self(name.to_owned())) } else { Err(NotAPath(name.chars().take(LONGEST).collect())) }
    }

    /// The path of an item of an item map.
    ///
    /// # Errors
    /// The map's name can be no field.
    pub fn of_item(map: &str, item: RawId) -> Result<Self, NotAPath> {
        Self::of_field(map).map(|map| Self(format!("{map}/{item}")))
    }

    pub(super) fn removed() -> Self {
        Self(REMOVED.to_owned())
    }

    /// The name of the field or of the item map.
    pub fn field(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(map, _)| map)
    }

    /// The id of the item, if this is one.
    pub fn item(&self) -> Option<&str> {
        self.0.split_once('/').map(|(_, item)| item)
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What sorts right before all items of a map.
    pub(super) fn before_items(map: &str) -> Self {
        Self(format!("{map}/"))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that can be no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAPath(pub String);

impl fmt::Display for NotAPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a name of a field: {:?}", self.0)
    }
}

impl FromStr for Path {
    type Err = NotAPath;
    fn from_str(text: &str) -> Result<Self, NotAPath> {
        match text.split_once('/') {
            None => Self::of_field(text),
            Some((map, item)) => {
                let item = item.parse().map_err(|_| NotAPath(text.chars().take(LONGEST).collect()))?;
                Self::of_item(map, item)
            }
        }
    }
}
