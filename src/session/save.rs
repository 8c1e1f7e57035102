//! Keeps what was edited: one write a record, read-merge-write, first where it is quick, then where it is sure, and a state on
//! the screen that is true. Must never say "saved" before the storage has acknowledged, and never let a write that can be
//! done at once wait for one that cannot.

use super::{Session, pause::breathe};
use crate::{
    domain::{RawId, gather::Gather, requisition::Requisition},
    storage::{
        keeper::Keeper,
        shelf::{Shelf, StorageError},
        twin::Kept,
    },
    workspace::{
        document::{Key, Workspace},
        owners,
        registers::Record,
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, future::poll_fn, task::Poll};
use wasm_bindgen_futures::spawn_local;

/// How many records are written before the screen has its turn: those of one edit all at once, those of a file in parts.
const AT_ONCE: usize = 100;

/// How the work is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the start, or all of it is in both stores of this browser.
    Kept,
    /// All of it is in the small store (localStorage), and the large one cannot be had or fails.
    OnlySmall,
    /// All of it is in the large store (IndexedDB), and the small one is full or forbidden.
    OnlyLarge,
    /// A write is on its way.
    Saving,
    /// The browser allows no storage: the work lives in this tab alone.
    MemoryOnly,
    /// The browser's storage is full: the last changes live in this tab alone.
    Full,
    /// A newer Handpick has written here: nothing is saved until the page is loaded anew.
    Newer,
    /// Another tab has locked the data: nothing is saved until the page is loaded anew and unlocked.
    Locked,
    /// Something else, in the browser's own words.
    Failed(String),
}

impl SaveState {
    pub(super) fn of(error: &StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Blocked => Self::MemoryOnly,
            StorageError::Newer { .. } => Self::Newer,
            StorageError::Locked => Self::Locked,
            StorageError::Failed(why) => Self::Failed(why.clone()),
        }
    }

    /// The state when all that can be done was done.
    pub(super) fn after(kept: &Kept) -> Self {
        match kept {
            Kept::Both => Self::Kept,
            Kept::First(_) => Self::OnlySmall,
            Kept::Second(_) => Self::OnlyLarge,
            Kept::Nowhere(why) => Self::of(why),
        }
    }
}

impl Session {
    /// How the work is kept right now. What is being typed is not kept yet.
    pub fn save_state(self) -> SaveState {
        let inner = self.inner();
        let typing = inner.typing.get() > 0;
        match inner.save_state.get() {
            SaveState::Kept | SaveState::OnlySmall | SaveState::OnlyLarge if typing => SaveState::Saving,
            state => state,
        }
    }

    /// A field holds a text that no record has yet, or has given it away. Each field says the one and then the other.
    pub fn typing(self, begins: bool) {
        self.inner().typing.update(|fields| {
            *fields = if begins { fields.saturating_add(1) } else { fields.saturating_sub(1) };
        });
    }

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
            self.tell_written();
            match outcome {
                Err(error) => inner.save_state.set(SaveState::of(&error)),
                Ok(()) => {
                    self.make_safe().await;
                    self.ask_to_persist();
                    self.copy_when_due();
                    if self.relieve().await {
                        // There is room now for what the small store would not take.
                        self.make_safe().await;
                    }
                }
            }
        });
    }

    /// Waits until the sure store has all of it, and tells. Edits go on meanwhile: one call of this waits for what they add.
    pub(super) async fn make_safe(self) {
        let inner = self.inner();
        if inner.flushing.replace(true) {
            return;
        }
        let outcome = inner.shelf.flush().await;
        inner.flushing.set(false);
        self.tell_written();
        // A round of saving that is under way, or has failed, has the last word; and so has a newer release.
        let settled = !inner.saving.get() && inner.dirty.borrow().is_empty();
        if settled && !matches!(inner.save_state.get_untracked(), SaveState::Newer | SaveState::Locked) {
            inner.save_state.set(match &outcome {
                Ok(_) => SaveState::after(&inner.shelf.kept()),
                Err(error) => SaveState::of(error),
            });
        }
        if outcome.is_ok() {
            self.tell_other_tabs().await;
        }
        // What another tab wrote where this one does not hear of it.
        for (key, text) in outcome.unwrap_or_default() {
            self.heard(Some(key), Some(text));
        }
    }

    /// Tells the other tabs what localStorage did not carry to them.
    async fn tell_other_tabs(self) {
        let inner = self.inner();
        if inner.channel.borrow().is_none() {
            return;
        }
        for (at, (key, text)) in inner.shelf.take_unheard().into_iter().enumerate() {
            if at % AT_ONCE == AT_ONCE - 1 {
                breathe().await;
            }
            if let Some(channel) = &*inner.channel.borrow() {
                channel.tell(&key, &text);
            }
        }
    }

    async fn save_all(self) -> Result<(), StorageError> {
        let inner = self.inner();
        loop {
            let keys: Vec<Key> = inner.dirty.take().into_iter().collect();
            if keys.is_empty() {
                return Ok(());
            }
            if keys.iter().any(|key| key.kind.as_str() == Requisition::KIND) {
                // It may have been closed.
                if inner.nothing_leaves.replace(false) {
                    inner.unweighed_room.set(0);
                }
            }
            // The records are copied out first, all of one moment: the storage may take its time, and edits go on meanwhile. Only what
            // is of one moment has an order in which it can be cut off anywhere.
            let document = inner.workspace.borrow().only(&keys);
            let many = keys.len() > AT_ONCE;
            if many {
                breathe().await;
            }
            let parts = owners::parts(&keys, &document, AT_ONCE);
            if many {
                breathe().await;
            }
            for (at, part) in parts.iter().enumerate() {
                if let Err(error) = self.save_part(&document, part).await {
                    // Nothing is forgotten: the next edit, or "try again", writes these too.
                    inner.dirty.borrow_mut().extend(keys);
                    return Err(error);
                }
                if at + 1 < parts.len() || !inner.dirty.borrow().is_empty() {
                    breathe().await;
                }
            }
        }
    }

    async fn save_part(self, document: &Workspace, keys: &[Key]) -> Result<(), StorageError> {
        let inner = self.inner();
        let saved = inner.keeper.save(document, keys).await?;
        inner.unweighed_room.update(|room| room.saturating_sub(saved.bytes));
        inner.set_aside.set(inner.set_aside.get() + saved.quarantined.len());
        self.erase(saved.erased);
        self.absorb(saved.merged);
        Ok(())
    }

    /// Whether a page that goes away now would take something with it: what no store has yet, or what is done by half. What the quick
    /// store has is kept, however far the sure one lags behind.
    pub fn would_lose(self) -> bool {
        let inner = self.inner();
        inner.saving.get() || inner.under_way.get() || inner.shelf.is_owed()
    }

    /// Waits until one store has all of it, or does not take it. One at a time may wait.
    pub(super) async fn written(self) {
        let inner = self.inner();
        poll_fn(|context| {
            if inner.saving.get() || (inner.flushing.get() && inner.shelf.is_owed()) {
                inner.waiting.replace(Some(context.waker().clone()));
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }

    fn tell_written(self) {
        if let Some(waker) = self.inner().waiting.take() {
            waker.wake();
        }
    }

    /// Keeps which records were erased for good, and takes theirs away.
    pub(super) fn save_erased(self) {
        let inner = self.inner();
        spawn_local(async move {
            let erased = inner.workspace.borrow().erased().gather();
            match self.erase_everywhere(&erased).await {
                Ok(()) => self.make_safe().await,
                Err(error) => inner.save_state.set(SaveState::of(&error)),
            }
            self.sweep_files();
            self.clean_points();
        });
    }

    /// Here, and in other workspaces of this browser that hold the same people: one that was begun from a restore point of another
    /// does, and one that was opened beside may.
    async fn erase_everywhere(self, erased: &BTreeSet<RawId>) -> Result<(), StorageError> {
        let inner = self.inner();
        inner.keeper.save_erased(erased).await?;
        for other in self.other_workspaces().await? {
            let keeper = Keeper::new(inner.shelf.clone(), inner.scope.clone(), other);
            let theirs = keeper.holding(erased).await?;
            if theirs.is_empty() {
                continue;
            }
            match keeper.save_erased(&theirs).await {
                // What a newer release has written is for that release to erase.
                Ok(_) | Err(StorageError::Newer { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Tries once more to keep what could not be kept.
    pub fn try_again(self) {
        self.save(Vec::new());
    }
}
