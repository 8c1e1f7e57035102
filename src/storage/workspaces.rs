//! Whole workspaces on a shelf: which there are, taking one away, and all of it raw for a person to download when nothing
//! else helps. Must never need the entries to be readable.

use super::{
    keys::{ROOT, Scope, StoreKey},
    shelf::{Shelf, StorageError},
    version,
};
use crate::{domain::RawId, workspace::migrate::VERSION};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The workspaces of a scope, in order of their ids.
pub async fn list_workspaces<S: Shelf>(shelf: &S, scope: &Scope) -> Result<Vec<RawId>, StorageError> {
    let keys = shelf.keys(&scope.prefix()).await?;
    let found: BTreeSet<RawId> = keys
        .iter()
        .filter_map(|key| match key.parse() {
            Ok(StoreKey::Workspace(_, workspace, _)) => Some(workspace),
            _ => None,
        })
        .collect();
    Ok(found.into_iter().collect())
}

/// Takes away all of a workspace, its tombstones and its quarantine as well. The version goes last, so that a half
/// removed workspace is still guarded.
pub async fn delete_workspace<S: Shelf>(shelf: &S, scope: &Scope, workspace: RawId) -> Result<(), StorageError> {
    let version_key = version::key(scope, workspace);
    version::read(shelf, &version_key, VERSION).await?;
    for key in shelf.keys(&scope.workspace_prefix(workspace)).await? {
        if key != version_key {
            shelf.remove(&key).await?;
        }
    }
    shelf.remove(&version_key).await
}

/// All entries of a scope as they are, readable or not, as JSON text.
pub async fn dump<S: Shelf>(shelf: &S, scope: &Scope) -> Result<String, StorageError> {
    let mut entries = Map::new();
    for key in shelf.keys(&scope.prefix()).await? {
        if let Some(value) = shelf.get(&key).await? {
            entries.insert(key, Value::String(value));
        }
    }
    let all = Value::Object(Map::from_iter([(format!("{ROOT}raw"), Value::Object(entries))]));
    serde_json::to_string_pretty(&all).map_err(|error| StorageError::Failed(error.to_string()))
}
