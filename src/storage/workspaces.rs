//! Whole workspaces on a shelf: which there are, taking one away, and all of it raw for a person to download when nothing
//! else helps. Must never need the entries to be readable.

use super::{
    keys::{ROOT, Scope, StoreKey},
    shelf::{Shelf, StorageError},
    twin::{Kept, Twin},
    version,
};
use crate::{domain::RawId, workspace::migrate::VERSION};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The workspaces of a scope, in order of their ids.
pub async fn list_workspaces<S: Shelf>(shelf: &S, scope: &Scope) -> Result<Vec<RawId>, StorageError> {
    let mut found: BTreeSet<RawId> = BTreeSet::new();
    let mut of_last = None;
    for key in shelf.keys(&scope.prefix()).await? {
        // The keys of one workspace stand together: thousands need not be parsed to find one.
        if of_last.as_ref().is_some_and(|prefix: &String| key.starts_with(prefix)) {
            continue;
        }
        if let Ok(StoreKey::Workspace(_, workspace, _)) = key.parse() {
            found.insert(workspace);
            of_last = Some(scope.workspace_prefix(workspace));
        }
    }
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

/// Takes away all of a workspace from both shelves. What the second cannot be told now, as while it is out of reach, is written down
/// and done by the [`finish_deletions`] of a later start: else the workspace would come back from there.
///
/// # Errors
/// Says why it cannot be taken away; a newer release's workspace is not ours to delete.
pub async fn delete_from_both<S: Shelf + Clone>(
    twin: &Twin<S>,
    scope: &Scope,
    workspace: RawId,
) -> Result<(), StorageError> {
    version::read(twin, &version::key(scope, workspace), VERSION).await?;
    let mut deleted = deletions(twin, scope).await?;
    deleted.insert(workspace);
    write_down(twin, scope, &deleted).await?;
    finish_deletions(twin, scope).await
}

/// A workspace is about to be written: should it have been deleted before, it is not any more.
///
/// # Errors
/// Says why that cannot be kept.
pub async fn delete_no_more<S: Shelf + Clone>(
    twin: &Twin<S>,
    scope: &Scope,
    workspace: RawId,
) -> Result<(), StorageError> {
    let mut deleted = deletions(twin, scope).await?;
    if deleted.remove(&workspace) { write_down(twin, scope, &deleted).await } else { Ok(()) }
}

/// Takes away again what was deleted while the second shelf could not be told.
///
/// # Errors
/// Says why not; it stays written down.
pub async fn finish_deletions<S: Shelf + Clone>(twin: &Twin<S>, scope: &Scope) -> Result<(), StorageError> {
    let deleted = deletions(twin, scope).await?;
    if deleted.is_empty() {
        return Ok(());
    }
    for workspace in deleted {
        delete_workspace(twin, scope, workspace).await?;
    }
    twin.flush().await?;
    if twin.kept() == Kept::Both { twin.remove(&deletions_key(scope)).await } else { Ok(()) }
}

async fn write_down<S: Shelf + Clone>(
    twin: &Twin<S>,
    scope: &Scope,
    deleted: &BTreeSet<RawId>,
) -> Result<(), StorageError> {
    let ids = deleted.iter().map(|id| Value::String(id.to_string())).collect();
    twin.set(&deletions_key(scope), &Value::Array(ids).to_string()).await
}

fn deletions_key(scope: &Scope) -> String {
    StoreKey::preference(scope, "deleted").to_string()
}

async fn deletions<S: Shelf + Clone>(twin: &Twin<S>, scope: &Scope) -> Result<BTreeSet<RawId>, StorageError> {
    let text = twin.get(&deletions_key(scope)).await?;
    // A list that does not read names nobody: deleting on a guess would be worse than a workspace that comes back.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
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
