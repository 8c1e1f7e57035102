//! The version of the stored format: the guard that keeps an old tab from writing into what a newer release has made its
//! own. Must never let a write through that it has not seen admitted.

use super::{
    keys::{Place, Scope, StoreKey},
    shelf::{Shelf, StorageError},
};
use crate::{
    domain::RawId,
    workspace::migrate::{MigrationError, VERSION, migrate},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The format that a release knows. Not a constant alone, so that tests can be a release that is not out yet.
#[derive(Clone, Copy)]
pub(super) struct Format {
    /// The version that it writes.
    pub(super) known: u32,
    /// Brings a whole file of an older version up to date. Done twice to a record, as after a crash, it does it once.
    pub(super) migrate: fn(u32, Value) -> Result<Value, MigrationError>,
}

/// The format of this release.
pub(super) const CURRENT: Format = Format { known: VERSION, migrate };

/// What the version entry says: a number, or while records are being migrated, from where to where. A newer release writes
/// the second before it touches the first record, so that older tabs stop and a crash half-way is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Version {
    /// All records are of this version.
    At(u32),
    /// Some are still of the older one.
    Between {
        /// The version to which they go.
        version: u32,
        /// The version from which they come.
        from: u32,
    },
}

impl Version {
    /// The version of the release that wrote last.
    pub(super) fn newest(self) -> u32 {
        match self {
            Self::At(version) => version,
            Self::Between { version, from } => version.max(from),
        }
    }

    /// The version that a record may still have.
    pub(super) fn oldest(self) -> u32 {
        match self {
            Self::At(version) => version,
            Self::Between { version, from } => version.min(from),
        }
    }
}

/// What a version that does not read counts as: to migrate a record once more does no harm, to leave one as it was would.
pub(super) const OLDEST: Version = Version::At(1);

/// What is found under the version key.
pub(super) enum Found {
    /// Nothing: no release has written here yet.
    Nothing,
    /// A version.
    Version(Version),
    /// A text that is no version.
    Damaged(String),
}

/// Where a workspace keeps its version.
pub(super) fn key(scope: &Scope, workspace: RawId) -> String {
    StoreKey::Workspace(scope.clone(), workspace, Place::Version).to_string()
}

/// Reads the version; a newer one than is known is an error.
pub(super) async fn read<S: Shelf>(shelf: &S, key: &str, known: u32) -> Result<Found, StorageError> {
    let Some(text) = shelf.get(key).await? else { return Ok(Found::Nothing) };
    match parse(&text) {
        None => Ok(Found::Damaged(text)),
        Some(version) if version.newest() > known => Err(StorageError::Newer { found: version.newest(), known }),
        Some(version) => Ok(Found::Version(version)),
    }
}

/// The version that a text says.
pub(super) fn parse(text: &str) -> Option<Version> {
    // There was never a version 0.
    serde_json::from_str(text).ok().filter(|version: &Version| version.oldest() > 0)
}

/// Keeps the version.
pub(super) async fn write<S: Shelf>(shelf: &S, key: &str, version: Version) -> Result<(), StorageError> {
    let text = serde_json::to_string(&version).map_err(|error| StorageError::Failed(error.to_string()))?;
    shelf.set(key, &text).await
}

/// Asks, before a write, whether this release may still write; where nobody has written yet, says who does.
pub(super) async fn admit<S: Shelf>(shelf: &S, key: &str, known: u32) -> Result<(), StorageError> {
    match read(shelf, key, known).await? {
        Found::Version(_) => Ok(()),
        Found::Nothing => write(shelf, key, Version::At(known)).await,
        // Only a tab that has just read everything may replace it: it has set the damaged text aside.
        Found::Damaged(text) => Err(StorageError::Failed(format!("unreadable version: {}", brief(&text)))),
    }
}

/// The beginning of a text, enough to recognise it by.
pub(super) fn brief(text: &str) -> String {
    text.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_number_or_a_way_from_one_to_another() {
        assert_eq!(parse("1"), Some(Version::At(1)));
        assert_eq!(parse(r#"{"version":3,"from":2}"#).map(|v| (v.newest(), v.oldest())), Some((3, 2)));
        for text in ["", "x", "0", "-1", "1.5", "[1]", "{}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
