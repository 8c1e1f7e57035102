//! Locking and unlocking two shelves with all that stands on them, and what a start finds of it. The lock itself is a text that is
//! handed in and handed out: what it says is read elsewhere. Whatever moment the power goes at, the lock that opens a locked text
//! stands on a shelf. Must never lock anything before the lock stands on both, and never take it off while anything is locked.

use super::{
    keys::Scope,
    locked::{Cipher, Locked, Ring, is_on, reads_on},
    shelf::{Shelf, StorageError},
    twin::Twin,
};
use std::rc::Rc;

/// The locks that stand on these shelves and have to be opened before anything else: those that are on, or one that was taken off
/// while a tab that was late has left something locked. A shelf that cannot be read is done without. One that does not read counts
/// only where no other one tells: a lock that was torn while it was taken off is mended.
pub async fn standing<'a, S: Shelf + Clone + 'a>(
    shelves: impl Iterator<Item = &'a S> + Clone,
    scope: &Scope,
) -> Vec<String> {
    let (mut on, mut off, mut torn) = (Vec::new(), Vec::new(), Vec::new());
    for shelf in shelves.clone() {
        let Ok(Some(lock)) = shelf.get(&scope.lock()).await else { continue };
        match reads_on(&lock) {
            Some(true) => on.push(lock),
            Some(false) => off.push(lock),
            None => torn.push((shelf, lock)),
        }
    }
    if !on.is_empty() {
        return on;
    }
    let Some(lock) = off.first() else { return torn.into_iter().map(|(_, lock)| lock).collect() };
    for shelf in shelves {
        let late = Locked::new(shelf.clone(), Ring::empty());
        if matches!(late.a_locked_record(scope).await, Ok(Some(_))) {
            return off;
        }
    }
    for (shelf, _) in torn {
        // Where it cannot be mended now, the next start tries again.
        let _ = shelf.set(&scope.lock(), lock).await;
    }
    Vec::new()
}

/// One lock for these shelves: the one that a person has just opened. Whoever locked, unlocked or chose another passphrase may have
/// got no further than the other shelf. Where there is no room for it, the other one has it.
pub async fn agree<'a, S: Shelf + Clone + 'a>(
    shelves: impl Iterator<Item = &'a S>,
    scope: &Scope,
    lock: &str,
    cipher: &Rc<dyn Cipher>,
) {
    for shelf in shelves {
        if shelf.get(&scope.lock()).await.is_ok_and(|there| there.as_deref() == Some(lock)) {
            continue;
        }
        let locked = Locked::new(shelf.clone(), Ring::empty()).a_locked_record(scope).await;
        // The lock of texts that this one does not open is not written over.
        let opens = match &locked {
            Ok(Some((key, text))) => cipher.open(key, text).await.is_some(),
            Ok(None) => true,
            Err(_) => false,
        };
        if opens {
            let _ = shelf.set(&scope.lock(), lock).await;
        }
    }
}

impl<S: Shelf + Clone> Twin<Locked<S>> {
    /// Locks all that is here: first the lock, then the texts. After an error it is not locked, or not everything is locked yet and
    /// the next start goes on.
    ///
    /// # Errors
    /// Says what a shelf refuses, or that another tab was quicker.
    pub async fn lock(&self, scope: &Scope, lock: &str, cipher: Rc<dyn Cipher>) -> Result<(), StorageError> {
        for shelf in [Some(self.first()), self.second()].into_iter().flatten() {
            if shelf.inner().get(&scope.lock()).await?.as_deref().is_some_and(is_on) {
                return Err(StorageError::Locked);
            }
        }
        let ring = self.first().ring();
        ring.begin()?;
        if let Err(why) = self.put_lock(scope, lock).await {
            ring.release();
            return Err(why);
        }
        ring.lock_with(cipher);
        self.turn(scope).await
    }

    /// Writes a lock on both shelves, first where it is on the disk when that returns; or on none of them.
    ///
    /// # Errors
    /// Says what a shelf refuses.
    pub async fn put_lock(&self, scope: &Scope, lock: &str) -> Result<(), StorageError> {
        let Some(second) = self.second() else { return Err(StorageError::Blocked) };
        let (first, second, key) = (self.first().inner(), second.inner(), scope.lock());
        let before = second.get(&key).await?;
        second.set(&key, lock).await?;
        let put = first.set(&key, lock).await;
        if put.is_err() {
            // Where this fails too, the next start asks for the passphrase of either.
            let _ = match before {
                Some(before) => second.set(&key, &before).await,
                None => second.remove(&key).await,
            };
        }
        put
    }

    /// Locks all that is plain or opens all that is locked, as the ring says: every workspace, on both shelves. One that refuses
    /// does not keep the other one back.
    ///
    /// # Errors
    /// Says what a shelf refuses; what was turned by then is turned.
    pub async fn turn(&self, scope: &Scope) -> Result<(), StorageError> {
        let first = self.first().turn(&scope.prefix()).await;
        match self.second() {
            Some(second) => first.and(second.turn(&scope.prefix()).await),
            None => first,
        }
    }
}
