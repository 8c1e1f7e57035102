//! The lock of all that this browser keeps: on, off, another passphrase, by itself after a while, and what other tabs did to it.
//! Must never lock anything before the lock stands in both stores, and never take the lock away while something may be locked.

use super::{
    PassphraseError, SaveState, Session, chance,
    crypto::{self, CryptoError, Key},
    pause::breathe,
    vault::WebCipher,
};
use crate::{
    exchange::locked::{self, LOCK_IS_FOR, Lock},
    storage::{
        locked::{MARK, is_on},
        shelf::{SAFE_UNITS, Shelf, StorageError},
        twin::Kept,
    },
};
use js_sys::Reflect;
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, time::Duration};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

/// After how many minutes it locks itself, unless the person chose otherwise.
const LOCK_AFTER: u32 = 15;
/// How often that is looked at.
const LOOK: Duration = Duration::from_secs(10);
/// What a locked text takes beside its letters, in UTF-16 units.
const AROUND: usize = 100;

/// Why the data was not locked or unlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockError {
    /// The passphrase, the browser's cryptography.
    Passphrase(PassphraseError),
    /// There is no lock that is on.
    None,
    /// The lock itself does not read, and why.
    Damaged(String),
    /// One of the two stores cannot be had now: a lock in one alone could be lost with it.
    OneStore,
    /// Locked, the data would not fit.
    NoRoom,
    /// A store refused something. What was turned by then is turned, and the next start goes on.
    Storage(StorageError),
}

impl From<StorageError> for LockError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl LockError {
    pub(super) fn of(error: CryptoError) -> Self {
        Self::Passphrase(PassphraseError::of(error, PassphraseError::Wrong))
    }
}

impl Session {
    /// Whether the data of this browser is locked with a passphrase.
    pub fn is_locked(self) -> bool {
        self.inner().locked.get()
    }

    /// Locks the data of this browser: all its workspaces, in both stores.
    ///
    /// # Errors
    /// Says why it is not, or not wholly, locked.
    pub async fn lock_data(self, passphrase: &str) -> Result<(), LockError> {
        let inner = self.inner();
        self.both_stores().await?;
        let fits = self.fits_locked().await? || self.leave_closed().await && self.fits_locked().await?;
        if !fits {
            return Err(LockError::NoRoom);
        }
        let (_, lock) = crypto::new_key(passphrase, LOCK_IS_FOR).await.map_err(LockError::of)?;
        // Opened again, so that the key in use is the one that the passphrase gives.
        let key = crypto::unlock(&lock, passphrase, LOCK_IS_FOR).await.map_err(LockError::of)?;
        let text = locked::write_lock(&lock, true);
        let locked = inner.shelf.lock(&inner.scope, &text, Rc::new(WebCipher(key))).await;
        if inner.ring.locks() {
            inner.locked.set(true);
            self.keep_history();
            let beside = self.turn_beside().await;
            return Ok(locked.and(beside)?);
        }
        Ok(locked?)
    }

    /// Takes the lock off, and opens all that is locked.
    ///
    /// # Errors
    /// Says why it is still on, or why not everything is open.
    pub async fn unlock_data(self, passphrase: &str) -> Result<(), LockError> {
        let inner = self.inner();
        self.both_stores().await?;
        let (lock, _) = self.open_lock(passphrase).await?;
        inner.ring.leave();
        let mut opened = self.turn_all().await;
        if opened.is_ok() {
            opened = inner.shelf.put_lock(&inner.scope, &locked::write_lock(&lock, false)).await;
        }
        if opened.is_err() {
            // What is open by now is locked again, here or at the next start.
            inner.ring.stay();
            let _ = self.turn_all().await;
        }
        inner.locked.set(opened.is_err());
        Ok(opened?)
    }

    /// Whether this is the passphrase of the data.
    ///
    /// # Errors
    /// Says why it is not, or cannot be told.
    pub async fn try_passphrase(self, passphrase: &str) -> Result<(), LockError> {
        self.open_lock(passphrase).await.map(drop)
    }

    /// Another passphrase from now on. The data stays as it is: only its key is wrapped anew.
    ///
    /// # Errors
    /// Says why the old one stays.
    pub async fn change_passphrase(self, old: &str, new: &str) -> Result<(), LockError> {
        let inner = self.inner();
        self.both_stores().await?;
        let (lock, _) = self.open_lock(old).await?;
        let lock = crypto::rewrap(&lock, old, new, LOCK_IS_FOR).await.map_err(LockError::of)?;
        crypto::unlock(&lock, new, LOCK_IS_FOR).await.map_err(LockError::of)?;
        Ok(inner.shelf.put_lock(&inner.scope, &locked::write_lock(&lock, true)).await?)
    }

    /// Goes on in a tab that another one has locked out, with all that is in this one alone.
    ///
    /// # Errors
    /// Another passphrase, or why the stores cannot be read.
    pub async fn unlock_here(self, passphrase: &str) -> Result<(), LockError> {
        let inner = self.inner();
        match self.open_lock(passphrase).await {
            Ok((_, key)) => {
                inner.ring.lock_with(Rc::new(WebCipher(key)));
                inner.locked.set(true);
            }
            // It was taken off again meanwhile.
            Err(LockError::None) => inner.ring.release(),
            Err(why) => return Err(why),
        }
        self.catch_up().await
    }

    /// Takes in what other tabs have written while this one was locked out, and keeps what it has.
    async fn catch_up(self) -> Result<(), LockError> {
        let there = self.inner().keeper.open().await?.workspace;
        self.erase(there.erased().collect());
        self.absorb(there.iter().map(|(key, registers)| (key.clone(), registers.clone())).collect());
        self.save(Vec::new());
        Ok(())
    }

    /// Drops the key and everything that was read with it, by loading the page anew. What was typed is kept before. Not while
    /// something is in this tab alone: then it answers no.
    pub async fn lock_now(self) -> bool {
        commit_typed();
        while self.inner().save_state.get_untracked() == SaveState::Saving {
            breathe().await;
        }
        // Refused only while the page goes away already.
        self.is_safe() && window().location().reload().is_ok()
    }

    /// After how many minutes without a key or a click it locks itself; 0 for never.
    pub fn lock_after(self) -> u32 {
        self.preferences().lock_after.unwrap_or(LOCK_AFTER)
    }

    /// At the start: goes on where a locking was broken off, and begins to watch for a person who has gone away.
    pub(super) fn watch_lock(self) {
        spawn_local(async move {
            let inner = self.inner();
            // Another tab may have locked or unlocked before this one began to listen.
            let lock = inner.shelf.first().inner().get(&inner.scope.lock()).await;
            if let Ok(lock) = lock {
                self.heard_lock(lock.as_deref());
            }
            if inner.ring.locks() {
                // What cannot be turned now is turned at the next start; until then it reads as well.
                let _ = self.turn_all().await;
            }
        });
        let last = Rc::new(Cell::new(chance::wall()));
        for event in ["keydown", "pointerdown", "wheel"] {
            let last = Rc::clone(&last);
            // For as long as the page lives.
            let _ = window_event_listener_untyped(event, move |_| last.set(chance::wall()));
        }
        let look = move || {
            let after = u64::from(self.lock_after()) * 60_000;
            let gone = after > 0 && chance::wall() > last.get() + after;
            if gone && self.inner().ring.locks() && !has_draft() {
                spawn_local(async move {
                    let _ = self.lock_now().await;
                });
            }
        };
        // For as long as the page lives, too.
        let _ = set_interval_with_handle(look, LOOK);
    }

    /// Another tab wrote an entry, maybe the lock, maybe one that is locked.
    pub(super) fn heard_locked(self, key: Option<String>, value: Option<String>) {
        let inner = self.inner();
        if key.as_deref() == Some(&inner.scope.lock()) {
            return self.heard_lock(value.as_deref());
        }
        match (key, value) {
            (Some(key), Some(text)) if text.starts_with(MARK) => spawn_local(async move {
                // Without the key there is nothing to hear: see `catch_up`.
                if let Ok(text) = inner.ring.open(&key, text).await {
                    self.heard(Some(key), Some(text));
                }
            }),
            (key, value) => {
                if key.is_none() {
                    self.keep_lock_again();
                }
                self.heard(key, value);
            }
        }
    }

    fn heard_lock(self, text: Option<&str>) {
        let inner = self.inner();
        let (on, locks) = (text.map(is_on), inner.ring.locks());
        match on {
            Some(true) if !locks => {
                inner.ring.lock_out();
                self.keep_history();
                commit_typed();
                // Whatever is in this tab alone is shown first; all else waits behind the passphrase.
                if self.is_safe() && !has_draft() {
                    let _ = window().location().reload();
                } else {
                    inner.save_state.set(SaveState::Locked);
                }
            }
            Some(false) if locks => {
                inner.ring.leave();
                inner.locked.set(false);
                // What this tab has locked a moment ago is opened again.
                spawn_local(async move { drop(self.turn_all().await) });
            }
            Some(false) if inner.ring.is_locked_out() => {
                inner.ring.release();
                // What cannot be read now is merged with at the next write or start.
                spawn_local(async move { drop(self.catch_up().await) });
            }
            None if locks => self.keep_lock_again(),
            Some(_) | None => {}
        }
    }

    /// Somebody has cleared the small store: without its lock nothing in it would open.
    fn keep_lock_again(self) {
        let inner = self.inner();
        if !inner.ring.locks() {
            return;
        }
        spawn_local(async move {
            let Some(second) = inner.shelf.second() else { return };
            if let Ok(Some(text)) = second.inner().get(&inner.scope.lock()).await {
                // Without room for it the large store still has it.
                let _ = inner.shelf.first().inner().set(&inner.scope.lock(), &text).await;
            }
        });
    }

    fn is_safe(self) -> bool {
        use SaveState::{Kept, OnlyLarge, OnlySmall};
        matches!(self.inner().save_state.get_untracked(), Kept | OnlyLarge | OnlySmall)
    }

    /// Whether the small store has room for all that it holds, locked.
    async fn fits_locked(self) -> Result<bool, StorageError> {
        let mut units = 0;
        for (key, text) in self.inner().shelf.first().inner().entries("").await? {
            // Four letters for three bytes of UTF-8.
            units += key.len() + text.len() / 3 * 4 + AROUND;
        }
        Ok(units <= SAFE_UNITS)
    }

    async fn both_stores(self) -> Result<(), LockError> {
        self.make_safe().await;
        if self.inner().shelf.kept() == Kept::Both { Ok(()) } else { Err(LockError::OneStore) }
    }

    /// The lock that is on, and what it gives for this passphrase.
    async fn open_lock(self, passphrase: &str) -> Result<(Lock, Key), LockError> {
        let inner = self.inner();
        for shelf in [Some(inner.shelf.first()), inner.shelf.second()].into_iter().flatten() {
            let text = shelf.inner().get(&inner.scope.lock()).await;
            if let Ok(Some(text)) = text
                && let Ok((lock, true)) = locked::read_kept_lock(&text)
            {
                let key = crypto::unlock(&lock, passphrase, LOCK_IS_FOR).await.map_err(LockError::of)?;
                return Ok((lock, key));
            }
        }
        Err(LockError::None)
    }

    /// Locks all that is plain or opens all that is locked, as the ring says: every workspace in both stores, the points and the files.
    async fn turn_all(self) -> Result<(), StorageError> {
        let inner = self.inner();
        let turned = inner.shelf.turn(&inner.scope).await;
        turned.and(self.turn_beside().await)
    }

    /// As the records, so what lies beside them: restore points and files.
    async fn turn_beside(self) -> Result<(), StorageError> {
        let points = self.turn_points().await;
        points.and(self.turn_files().await)
    }
}

/// Tells all fields what the browser tells them when the page goes away: what was typed is committed.
fn commit_typed() {
    if let Ok(event) = Event::new("pagehide") {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether a form holds a text that was not given yet: it would be gone with the page.
fn has_draft() -> bool {
    let fields = document()
        .query_selector_all("form textarea, form input:not([type=checkbox], [type=radio], [autocomplete$=password])");
    let Ok(fields) = fields else { return false };
    (0..fields.length()).filter_map(|at| fields.item(at)).any(|field| {
        let text = Reflect::get(&field, &"value".into());
        text.is_ok_and(|text| text.as_string().is_some_and(|text| !text.is_empty()))
    })
}
