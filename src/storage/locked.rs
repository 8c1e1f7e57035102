//! A shelf whose texts are locked with a key where the person has locked the data of this browser: what is asked of it and told
//! to it is plain, what stands on it is not. Who locks is handed in, so that none of this needs a browser. Must never write a
//! plain text while it is locked, never lose a text that does not open, and be readable at any moment between plain and locked.
//!
//! Records and what was set aside are locked. Versions, tombstones and preferences stay plain: they name nobody, and have to be
//! read before anybody has given a passphrase.

use super::{
    keys::{Place, Scope, StoreKey},
    shelf::{Settle, Shelf, StorageError, Write},
};
use serde_json::Value;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    pin::Pin,
    rc::Rc,
};

/// With this every locked text begins, and no plain one: records begin with a field that sorts no later than `id`.
pub const MARK: &str = "{\"locked\":1,";
/// So many texts are turned at one go: one transaction of IndexedDB.
const BATCH: usize = 200;

/// The text that comes out, or nothing.
pub type Turned<'a> = Pin<Box<dyn Future<Output = Option<String>> + 'a>>;

/// The bytes that come out, or nothing.
pub type TurnedBytes<'a> = Pin<Box<dyn Future<Output = Option<Vec<u8>>> + 'a>>;

/// Locks and opens texts. What was locked for one key must not open under another.
pub trait Cipher {
    /// The locked text, which begins with [`MARK`].
    fn lock<'a>(&'a self, key: &'a str, text: &'a str) -> Turned<'a>;
    /// The plain text, unless it was locked by another, for another key, or changed.
    fn open<'a>(&'a self, key: &'a str, locked: &'a str) -> Turned<'a>;
    /// As [`lock`](Self::lock), for the bytes of a file.
    fn lock_bytes<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> TurnedBytes<'a>;
    /// As [`open`](Self::open), for those.
    fn open_bytes<'a>(&'a self, key: &'a str, locked: &'a [u8]) -> TurnedBytes<'a>;
}

/// Whether the data beside this lock is to be locked. A lock that does not read is one all the same.
pub fn is_on(lock: &str) -> bool {
    reads_on(lock) != Some(false)
}

/// The same, unless the lock does not read.
pub(super) fn reads_on(lock: &str) -> Option<bool> {
    let json: Value = serde_json::from_str(lock).ok()?;
    json.get("on")?.as_bool()
}

#[derive(Clone)]
enum Held {
    Nothing,
    /// This tab is about to lock the data: plain still, and the lock that stands already is its own.
    Locking,
    Key(Rc<dyn Cipher>),
    /// What is locked is opened, what is written stays plain.
    Leaving(Rc<dyn Cipher>),
    /// Another tab has locked the data, and this one has no key.
    LockedOut,
}

/// What the shelves of this page hold to lock with. A clone is another hand on the same ring.
#[derive(Clone)]
pub struct Ring(Rc<(RefCell<Held>, Cell<u32>)>);

impl Ring {
    /// Nothing is locked.
    pub fn empty() -> Self {
        Self(Rc::new((RefCell::new(Held::Nothing), Cell::new(0))))
    }

    /// This tab is about to lock the data. Not if another one was quicker.
    ///
    /// # Errors
    /// Another tab has locked it.
    pub fn begin(&self) -> Result<(), StorageError> {
        if matches!(self.held(), Held::Key(_) | Held::LockedOut) {
            return Err(StorageError::Locked);
        }
        self.hold(Held::Locking);
        Ok(())
    }

    /// Nothing is locked any more, or not yet.
    pub fn release(&self) {
        self.hold(Held::Nothing);
    }

    /// From now on all that is written is locked.
    pub fn lock_with(&self, cipher: Rc<dyn Cipher>) {
        self.hold(Held::Key(cipher));
    }

    /// From now on all that is written stays plain; what is locked still opens.
    pub fn leave(&self) {
        if let Held::Key(cipher) = self.held() {
            self.hold(Held::Leaving(cipher));
        }
    }

    /// Takes back that it was left.
    pub fn stay(&self) {
        if let Held::Leaving(cipher) = self.held() {
            self.hold(Held::Key(cipher));
        }
    }

    /// From now on nothing can be read or written that ought to be locked.
    pub fn lock_out(&self) {
        self.hold(Held::LockedOut);
    }

    /// Whether what is written is locked.
    pub fn locks(&self) -> bool {
        matches!(self.held(), Held::Key(_))
    }

    /// Whether this page may write nothing that ought to be locked, since it has no key.
    pub fn is_locked_out(&self) -> bool {
        matches!(self.held(), Held::LockedOut)
    }

    /// How often it has changed. Whoever prepares a text must look again before it is written: who locks or unlocks meanwhile
    /// must not find it in the old state later.
    pub(super) fn changes(&self) -> u32 {
        self.0.1.get()
    }

    fn hold(&self, held: Held) {
        *self.0.0.borrow_mut() = held;
        self.0.1.set(self.0.1.get().wrapping_add(1));
    }

    fn held(&self) -> Held {
        self.0.0.borrow().clone()
    }

    /// The text as it is to stand under the key.
    async fn close(&self, key: &str, text: &str) -> Result<String, StorageError> {
        if is_lockable(key) { self.lock_text(key, text).await } else { Ok(text.to_owned()) }
    }

    /// Locks a text of whatever place, if texts are locked now.
    pub async fn lock_text(&self, key: &str, text: &str) -> Result<String, StorageError> {
        match self.held() {
            Held::LockedOut => Err(StorageError::Locked),
            Held::Key(cipher) => cipher.lock(key, text).await.ok_or_else(not_lockable),
            Held::Nothing | Held::Locking | Held::Leaving(_) => Ok(text.to_owned()),
        }
    }

    /// Locks the bytes of a file, if files are locked now; nothing if they stay as they are.
    pub async fn lock_bytes(&self, key: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, StorageError> {
        match self.held() {
            Held::LockedOut => Err(StorageError::Locked),
            Held::Key(cipher) => cipher.lock_bytes(key, bytes).await.map(Some).ok_or_else(not_lockable),
            Held::Nothing | Held::Locking | Held::Leaving(_) => Ok(None),
        }
    }

    /// The bytes of what [`lock_bytes`](Self::lock_bytes) has locked.
    pub async fn open_bytes(&self, key: &str, locked: &[u8]) -> Result<Vec<u8>, StorageError> {
        match self.held() {
            Held::Nothing | Held::Locking | Held::LockedOut => Err(StorageError::Locked),
            Held::Key(cipher) | Held::Leaving(cipher) => {
                cipher.open_bytes(key, locked).await.ok_or_else(|| StorageError::Failed("does not open".to_owned()))
            }
        }
    }

    /// The plain text of what [`lock_text`](Self::lock_text) gave; one that was never locked comes back as it is.
    pub async fn open_text(&self, key: &str, text: &str) -> Result<String, StorageError> {
        if !text.starts_with(MARK) {
            return Ok(text.to_owned());
        }
        match self.held() {
            Held::Nothing | Held::Locking | Held::LockedOut => Err(StorageError::Locked),
            Held::Key(cipher) | Held::Leaving(cipher) => {
                cipher.open(key, text).await.ok_or_else(|| StorageError::Failed("does not open".to_owned()))
            }
        }
    }

    /// The plain text of one that stands under the key. One that does not open stays as it is: it reads as damaged then, and what
    /// is damaged is set aside and named.
    pub async fn open(&self, key: &str, text: String) -> Result<String, StorageError> {
        if !text.starts_with(MARK) || !is_lockable(key) {
            return Ok(text);
        }
        match self.open_text(key, &text).await {
            Err(StorageError::Locked) => Err(StorageError::Locked),
            opened => Ok(opened.unwrap_or(text)),
        }
    }

    /// What a text has to become, if it is not yet as the ring wants it.
    async fn turn(&self, key: &str, text: &str) -> Result<Option<String>, StorageError> {
        match self.held() {
            Held::Key(cipher) if !text.starts_with(MARK) => {
                cipher.lock(key, text).await.map(Some).ok_or_else(not_lockable)
            }
            Held::Leaving(cipher) if text.starts_with(MARK) => Ok(cipher.open(key, text).await),
            _ => Ok(None),
        }
    }
}

fn not_lockable() -> StorageError {
    StorageError::Failed("cannot be locked".to_owned())
}

/// Whether what stands under a key is locked while the data is locked.
fn is_lockable(key: &str) -> bool {
    matches!(key.parse(), Ok(StoreKey::Workspace(_, _, Place::Record(_) | Place::Quarantine { .. })))
}

/// A shelf, and what to lock its texts with.
#[derive(Clone)]
pub struct Locked<S> {
    inner: S,
    ring: Ring,
}

impl<S: Shelf> Locked<S> {
    /// Locks the texts of a shelf.
    pub fn new(inner: S, ring: Ring) -> Self {
        Self { inner, ring }
    }

    /// What it locks with.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// The shelf below, with its texts as they stand there.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// Locks all texts that begin with the prefix, or opens them, as the ring says; goes on until there is none left. It can be
    /// broken off anywhere and done again. Texts that do not open are left as they are.
    ///
    /// # Errors
    /// Says what the shelf refuses; what was turned by then is turned.
    pub async fn turn(&self, prefix: &str) -> Result<(), StorageError> {
        loop {
            let mut batch: Vec<(String, String, String)> = Vec::new();
            let mut turned = false;
            for (key, there) in self.inner.entries(prefix).await? {
                if !is_lockable(&key) {
                    continue;
                }
                if let Some(text) = self.ring.turn(&key, &there).await? {
                    turned = true;
                    batch.push((key, there, text));
                }
                if batch.len() >= BATCH {
                    self.put(std::mem::take(&mut batch)).await?;
                }
            }
            self.put(batch).await?;
            if !turned {
                return Ok(());
            }
        }
    }

    /// Whether this page may write what ought to be locked if the data is locked. A tab that has slept may not have heard yet that
    /// another one has locked it.
    pub(super) async fn admit(&self, scope: &Scope) -> Result<(), StorageError> {
        if !matches!(self.ring.held(), Held::Nothing)
            || !self.inner.get(&scope.lock()).await?.as_deref().is_some_and(is_on)
        {
            return Ok(());
        }
        self.ring.lock_out();
        Err(StorageError::Locked)
    }

    async fn admit_key(&self, key: &str) -> Result<(), StorageError> {
        match key.parse() {
            Ok(StoreKey::Workspace(scope, _, Place::Record(_) | Place::Quarantine { .. })) => self.admit(&scope).await,
            _ => Ok(()),
        }
    }

    /// A record that is locked here, if there is one.
    pub(super) async fn a_locked_record(&self, scope: &Scope) -> Result<Option<(String, String)>, StorageError> {
        let entries = self.inner.entries(&scope.prefix()).await?;
        let is_record = |key: &str| matches!(key.parse(), Ok(StoreKey::Workspace(_, _, Place::Record(_))));
        Ok(entries.into_iter().find(|(key, text)| text.starts_with(MARK) && is_record(key)))
    }

    /// Settles these writes with what stands there, and locks them. Answers them, and those that came out richer.
    async fn prepare(
        &self,
        writes: &[Write],
        settle: Settle,
    ) -> Result<(Vec<Write>, Vec<(String, String)>), StorageError> {
        let (mut locked, mut richer) = (Vec::new(), Vec::new());
        for write in writes {
            let Write::Set { key, value } = write else {
                locked.push(write.clone());
                continue;
            };
            let there = self.get(key).await?;
            let text = settle(key, there.as_deref(), value);
            if there.as_ref() != Some(&text) {
                locked.push(Write::Set { key: key.clone(), value: self.ring.close(key, &text).await? });
            }
            if text != *value {
                richer.push((key.clone(), text));
            }
        }
        Ok((locked, richer))
    }

    /// Writes texts in place of those from which they were made, unless another tab was quicker.
    async fn put(&self, batch: Vec<(String, String, String)>) -> Result<(), StorageError> {
        let mut writes = Vec::new();
        for (key, there, value) in batch {
            if self.inner.get(&key).await?.as_ref() == Some(&there) {
                writes.push(Write::Set { key, value });
            }
        }
        self.inner.apply(&writes, as_written).await.map(drop)
    }
}

/// The texts are settled already.
fn as_written(_: &str, _: Option<&str>, new: &str) -> String {
    new.to_owned()
}

impl<S: Shelf> Shelf for Locked<S> {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self.inner.get(key).await? {
            Some(text) => self.ring.open(key, text).await.map(Some),
            None => Ok(None),
        }
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        loop {
            let changes = self.ring.changes();
            self.admit_key(key).await?;
            let text = self.ring.close(key, value).await?;
            if self.ring.changes() == changes {
                return self.inner.set(key, &text).await;
            }
        }
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.inner.keys(prefix).await
    }

    async fn entries(&self, prefix: &str) -> Result<BTreeMap<String, String>, StorageError> {
        let mut entries = self.inner.entries(prefix).await?;
        for (key, text) in &mut entries {
            *text = self.ring.open(key, std::mem::take(text)).await?;
        }
        Ok(entries)
    }

    /// What is locked cannot be settled inside of a transaction, since a browser's transaction does not wait for a key: what
    /// another tab writes between the reading and the writing is settled when this tab hears of it, or at the next start.
    async fn apply(&self, writes: &[Write], settle: Settle) -> Result<Vec<(String, String)>, StorageError> {
        loop {
            let changes = self.ring.changes();
            let turns = matches!(self.ring.held(), Held::Key(_) | Held::Leaving(_) | Held::LockedOut);
            let (locked, richer) = if turns {
                self.prepare(writes, settle).await?
            } else {
                for write in writes {
                    if let Write::Set { key, .. } = write
                        && is_lockable(key)
                    {
                        // One lock for all of them.
                        self.admit_key(key).await?;
                        break;
                    }
                }
                Default::default()
            };
            if self.ring.changes() != changes {
                continue;
            }
            if !turns {
                return self.inner.apply(writes, settle).await;
            }
            self.inner.apply(&locked, as_written).await?;
            return Ok(richer);
        }
    }
}
