//! What lives as long as its tab, over a reload: sessionStorage. Must never hold anything whose loss a person would mourn, and
//! never the one copy of anything.

use super::keys::{ROOT, Scope};
use crate::domain::RawId;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn undo_key(scope: &Scope, workspace: RawId) -> String {
    format!("{ROOT}{scope}/{workspace}/undo")
}

/// Keeps the text of the undo history. Where there is no room, or no storage, there is none after a reload.
pub fn keep_undo(scope: &Scope, workspace: RawId, text: &str) {
    if let Some(storage) = storage() {
        let key = undo_key(scope, workspace);
        if storage.set_item(&key, text).is_err() {
            // An older history would undo the wrong things.
            let _ = storage.remove_item(&key);
        }
    }
}

/// Forgets what this tab keeps of all workspaces of a scope.
pub fn forget(scope: &Scope) {
    let Some(storage) = storage() else { return };
    let mut keys = Vec::new();
    for at in 0..storage.length().unwrap_or_default() {
        keys.extend(storage.key(at).ok().flatten());
    }
    for key in keys.iter().filter(|key| key.starts_with(&scope.prefix())) {
        let _ = storage.remove_item(key);
    }
}

/// The text that [`keep_undo`] kept in this tab.
pub fn kept_undo(scope: &Scope, workspace: RawId) -> Option<String> {
    storage()?.get_item(&undo_key(scope, workspace)).ok().flatten()
}
