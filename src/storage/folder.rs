//! Remembers the folder for copies. A browser's handle of a folder is no text: IndexedDB alone can keep it, in the store of the
//! entries under a key that is none of theirs. Must never be mistaken for the folder's contents.

use super::{
    browser::{BrowserShelf, indexed},
    keys::Scope,
    shelf::StorageError,
};
use crate::domain::RawId;
use wasm_bindgen::JsValue;

/// No key of an entry begins so.
fn key(scope: &Scope, workspace: RawId) -> String {
    format!("folder/{scope}/{workspace}")
}

/// Keeps the handle of a workspace's folder; null for none.
pub async fn remember(
    shelf: &BrowserShelf,
    scope: &Scope,
    workspace: RawId,
    handle: &JsValue,
) -> Result<(), StorageError> {
    match indexed(shelf) {
        Some(store) => store.set_value(&key(scope, workspace), handle).await,
        None => Err(StorageError::Blocked),
    }
}

/// The handle that [`remember`] kept, if there is one.
pub async fn recall(shelf: &BrowserShelf, scope: &Scope, workspace: RawId) -> Option<JsValue> {
    let handle = indexed(shelf)?.value(&key(scope, workspace)).await.ok()?;
    handle.is_object().then_some(handle)
}
