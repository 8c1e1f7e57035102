//! Keeps what was edited: one write a record, read-merge-write, and a state on the screen that is true. Must never say "kept"
//! before the storage has acknowledged.

use super::Session;
use crate::{storage::shelf::StorageError, workspace::document::Key};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How the work is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the start, or all of it is kept in this browser.
    Kept,
    /// A write is on its way.
    Saving,
    /// The browser allows no storage: the work lives in this tab alone.
    MemoryOnly,
    /// The browser's storage is full: the last changes live in this tab alone.
    Full,
    /// A newer Handpick has written here: nothing is saved until the page is loaded anew.
    Newer,
    /// Something else, in the browser's own words.
    Failed(String),
}

impl SaveState {
    pub(super) fn of(error: &StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Blocked => Self::MemoryOnly,
            StorageError::Newer { .. } => Self::Newer,
            StorageError::Failed(why) => Self::Failed(why.clone()),
        }
    }
}

impl Session {
    /// Marks records to be kept, and keeps them. Writes never overlap: what comes meanwhile goes with the next round.
    pub(super) fn save(self, keys: Vec<Key>) {
        let inner = self.inner();
        inner.dirty.borrow_mut().extend(keys);
        if inner.saving.replace(true) {
            return;
        }
        if inner.save_state.get_untracked() != SaveState::MemoryOnly {
            inner.save_state.set(SaveState::Saving);
        }
        spawn_local(async move {
            let outcome = self.save_all().await;
            let inner = self.inner();
            inner.saving.set(false);
            inner.save_state.set(match outcome {
                Err(error) => SaveState::of(&error),
                Ok(()) if inner.memory_only => SaveState::MemoryOnly,
                Ok(()) => SaveState::Kept,
            });
        });
    }

    async fn save_all(self) -> Result<(), StorageError> {
        let inner = self.inner();
        loop {
            let keys: Vec<Key> = std::mem::take(&mut *inner.dirty.borrow_mut()).into_iter().collect();
            if keys.is_empty() {
                return Ok(());
            }
            // The records are copied out first: the storage may take its time, and edits go on meanwhile.
            let document = inner.workspace.borrow().only(&keys);
            match inner.keeper.save(&document, &keys).await {
                Ok(saved) => {
                    inner.set_aside.set(inner.set_aside.get() + saved.quarantined.len());
                    self.erase(saved.erased);
                    self.absorb(saved.merged);
                }
                Err(error) => {
                    // Nothing is forgotten: the next edit, or "try again", writes these too.
                    inner.dirty.borrow_mut().extend(keys);
                    return Err(error);
                }
            }
        }
    }

    /// Keeps which records were erased for good, and takes theirs away.
    pub(super) fn save_erased(self) {
        let inner = self.inner();
        spawn_local(async move {
            let erased = inner.workspace.borrow().erased().collect();
            if let Err(error) = inner.keeper.save_erased(&erased).await {
                inner.save_state.set(SaveState::of(&error));
            }
        });
    }

    /// Tries once more to keep what could not be kept.
    pub fn try_again(self) {
        self.save(Vec::new());
    }
}
