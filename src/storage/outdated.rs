//! What an older release has written, as a file of that release has it: what one wants back if a migration should turn out wrong.
//! Must never change anything.

use super::{
    keys::{Place, Scope, StoreKey},
    opening::plain_record,
    reconcile::Entries,
    version::{self, Version},
};
use crate::{domain::RawId, workspace::kind::Kind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A workspace in the format of an older release, as one place has it.
#[derive(Debug, PartialEq)]
pub struct Outdated {
    /// Which workspace.
    pub workspace: RawId,
    /// The version of its format.
    pub version: u32,
    /// The records that read as JSON, by kind. What does not read is set aside by the opening, and kept there.
    pub records: BTreeMap<Kind, Vec<Value>>,
    /// What was erased for good.
    pub erased: BTreeSet<RawId>,
}

/// A workspace among the entries of a place, if it is of an older format. While a migration is under way there is none: what was
/// there before it is kept already.
pub(super) fn outdated(entries: &Entries, scope: &Scope, workspace: RawId, known: u32) -> Option<Outdated> {
    let text = entries.get(&version::key(scope, workspace))?;
    let Version::At(version) = version::parse(text).unwrap_or(version::OLDEST) else { return None };
    if version >= known {
        return None;
    }
    let mut found = Outdated { workspace, version, records: BTreeMap::new(), erased: BTreeSet::new() };
    let prefix = scope.workspace_prefix(workspace);
    for (key, text) in entries.iter().filter(|(key, _)| key.starts_with(&prefix)) {
        match key.parse() {
            Ok(StoreKey::Workspace(_, _, Place::Record(key))) => {
                if let Ok(record) = plain_record(&key, text) {
                    found.records.entry(key.kind).or_default().push(record);
                }
            }
            Ok(StoreKey::Workspace(_, _, Place::Erased(id))) => {
                found.erased.insert(id);
            }
            _ => {}
        }
    }
    Some(found)
}
