//! A shelf in memory: the app goes on with it when the browser forbids storage, and tests make it fail, wait and tear as
//! disks do. Must never be mistaken for storage: what it holds is gone with the page.

pub use super::shelf::Write;
use super::shelf::{QUOTA_UNITS, Shelf, StorageError, usage};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

/// What goes wrong, once the writes that may still succeed are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Every write is refused for want of room.
    Full,
    /// Every call is refused, reads as well.
    Blocked,
    /// One write leaves just the first half of its value and fails, as when the power goes; those after it succeed.
    Torn,
}

#[derive(Default)]
struct State {
    entries: BTreeMap<String, String>,
    fault: Option<(usize, Fault)>,
    polls: usize,
    log: Option<Vec<Write>>,
}

/// Entries in memory. A clone is another hand on the same shelf, as another tab is.
#[derive(Clone, Default)]
pub struct MemoryShelf(Rc<RefCell<State>>);

impl MemoryShelf {
    /// An empty shelf that does what it is told.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty shelf on which the writes were done one after the other: what a crash after them leaves.
    pub fn replay(writes: &[Write]) -> Self {
        let shelf = Self::new();
        let mut state = shelf.0.borrow_mut();
        for write in writes {
            match write {
                Write::Set { key, value } => state.entries.insert(key.clone(), value.clone()),
                Write::Remove { key } => state.entries.remove(key),
            };
        }
        drop(state);
        shelf
    }

    /// Lets `writes` more writes succeed, then fails as told.
    pub fn fail_after(&self, writes: usize, fault: Fault) {
        self.0.borrow_mut().fault = Some((writes, fault));
    }

    /// Makes the shelf work again.
    pub fn heal(&self) {
        self.0.borrow_mut().fault = None;
    }

    /// Makes every call wait for `polls` turns, so that others get theirs in between.
    pub fn delay(&self, polls: usize) {
        self.0.borrow_mut().polls = polls;
    }

    /// Begins a log of the writes. Without this call none is kept, as it would grow for ever.
    pub fn start_log(&self) {
        self.0.borrow_mut().log = Some(Vec::new());
    }

    /// The writes since the log was begun.
    pub fn log(&self) -> Vec<Write> {
        self.0.borrow().log.clone().unwrap_or_default()
    }

    /// All that is on the shelf.
    pub fn entries(&self) -> BTreeMap<String, String> {
        self.0.borrow().entries.clone()
    }

    /// Puts a text there behind everybody's back: neither logged nor delayed nor refused.
    pub fn put(&self, key: impl Into<String>, value: impl Into<String>) {
        self.0.borrow_mut().entries.insert(key.into(), value.into());
    }

    async fn wait(&self) {
        let polls = self.0.borrow().polls;
        Turns(polls).await;
    }

    /// Whether a write may go through, counting it; a read asks without counting.
    fn admit(&self, writes: bool) -> Result<Option<Fault>, StorageError> {
        let mut state = self.0.borrow_mut();
        match &mut state.fault {
            None => Ok(None),
            Some((0, Fault::Blocked)) => Err(StorageError::Blocked),
            Some((0, Fault::Full)) if writes => Err(StorageError::Full),
            Some((0, Fault::Torn)) if writes => {
                state.fault = None;
                Ok(Some(Fault::Torn))
            }
            Some((left, _)) if writes => {
                *left = left.saturating_sub(1);
                Ok(None)
            }
            Some(_) => Ok(None),
        }
    }
}

impl State {
    fn put(&mut self, key: &str, value: &str) {
        if let Some(log) = &mut self.log {
            log.push(Write::Set { key: key.to_owned(), value: value.to_owned() });
        }
        self.entries.insert(key.to_owned(), value.to_owned());
    }
}

impl Shelf for MemoryShelf {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.wait().await;
        self.admit(false)?;
        Ok(self.0.borrow().entries.get(key).cloned())
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.wait().await;
        // The same limit as in the browser, for one value: a runaway record fails here as it would there.
        if usage([(key, value)]) > QUOTA_UNITS {
            return Err(StorageError::Full);
        }
        let fault = self.admit(true)?;
        let mut state = self.0.borrow_mut();
        if fault == Some(Fault::Torn) {
            let half: String = value.chars().take(value.chars().count() / 2).collect();
            state.put(key, &half);
            return Err(StorageError::Failed("torn".to_owned()));
        }
        state.put(key, value);
        Ok(())
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.wait().await;
        // A browser with a full storage still removes, and there is no half of a removal.
        let full = matches!(self.0.borrow().fault, Some((0, Fault::Full | Fault::Torn)));
        if !full {
            self.admit(true)?;
        }
        let mut state = self.0.borrow_mut();
        if let Some(log) = &mut state.log {
            log.push(Write::Remove { key: key.to_owned() });
        }
        state.entries.remove(key);
        Ok(())
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.wait().await;
        self.admit(false)?;
        let state = self.0.borrow();
        let from = state.entries.range(prefix.to_owned()..);
        Ok(from.map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// A future that lets others have that many turns before it is done.
struct Turns(usize);

impl Future for Turns {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}
