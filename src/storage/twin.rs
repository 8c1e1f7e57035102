//! Two shelves used as one: a quick one that is read and written at once, and a sure one that is told afterwards and merged
//! with at the start. Must never call a thing kept that neither has, and never wait for the second where the first can do.

use super::{
    keys::{Place, StoreKey},
    reconcile::in_order,
    settle::settle,
    shelf::{Shelf, StorageError, Write},
    version::{self, Format},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// How many entries the second gets in one transaction: so many are asked for in some milliseconds.
const AT_ONCE: usize = 400;

/// Where everything is that was written so far, once it was flushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On both shelves.
    Both,
    /// On the first alone, and why not on the second.
    First(StorageError),
    /// Some of it, or all, on the second alone, and why not on the first.
    Second(StorageError),
    /// On none that lasts.
    Nowhere(StorageError),
}

/// Two shelves as one. `set` and `remove` return when the first has done it, without waiting for the second, because a page
/// that is being closed gets no time to wait; `flush` returns when the second has it too. What the first refuses is held
/// here and reads as if it stood there.
#[derive(Clone)]
pub struct Twin<S>(pub(super) Rc<Inner<S>>);

pub(super) struct Inner<S> {
    pub(super) first: S,
    /// Why the first does not last, if it does not: it is memory then, and only the second counts.
    pub(super) volatile: Option<StorageError>,
    pub(super) second: Result<S, StorageError>,
    pub(super) state: RefCell<State>,
    pub(super) format: Format,
}

/// By key, the number of a writing and what was written: a text, or that it is to go.
type Owed = BTreeMap<String, (u64, Option<String>)>;

#[derive(Default)]
pub(super) struct State {
    /// What the second does not have yet.
    pub(super) pending: Owed,
    writes: u64,
    /// What reads as if it stood on the first: what that would not take, and what is left to the second.
    pub(super) held: BTreeMap<String, Option<String>>,
    /// Of that, what the first need not have: see [`Twin::leave_to_second`].
    pub(super) away: BTreeSet<String>,
    pub(super) first_fault: Option<StorageError>,
    second_fault: Option<StorageError>,
    /// What was written past the first, of which other tabs therefore do not hear.
    unheard: BTreeMap<String, String>,
}

impl State {
    pub(super) fn owe(&mut self, write: Write) {
        let (key, text) = parts(write);
        self.writes += 1;
        self.pending.insert(key, (self.writes, text));
    }

    /// Whether there is anything that the first would not take.
    fn is_refused(&self) -> bool {
        self.held.keys().any(|key| !self.away.contains(key))
    }

    /// From now on the second alone has it.
    pub(super) fn leave(&mut self, key: String, text: String) {
        self.away.insert(key.clone());
        self.held.insert(key, Some(text));
    }

    /// The first has it now.
    fn release(&mut self, key: &str) {
        self.held.remove(key);
        self.away.remove(key);
    }

    /// Whether there is anything that neither shelf has.
    fn lost(&self) -> bool {
        self.pending.keys().any(|key| self.held.contains_key(key))
    }

    pub(super) fn refuse(&mut self, write: Write, why: StorageError) {
        let (key, text) = parts(write);
        self.away.remove(&key);
        self.held.insert(key, text);
        self.first_fault = Some(why);
    }
}

pub(super) fn parts(write: Write) -> (String, Option<String>) {
    match write {
        Write::Set { key, value } => (key, Some(value)),
        Write::Remove { key } => (key, None),
    }
}

impl<S: Shelf + Clone> Twin<S> {
    /// The first of the two, which has a limit of its own.
    pub fn first(&self) -> &S {
        &self.0.first
    }

    /// The second of the two, if it can be had.
    pub fn second(&self) -> Option<&S> {
        self.0.second.as_ref().ok()
    }

    /// Where all is that was written and flushed.
    pub fn kept(&self) -> Kept {
        let state = self.0.state.borrow();
        let second = self.0.second.as_ref().err().or(state.second_fault.as_ref());
        let first = self.0.volatile.as_ref().or(state.first_fault.as_ref().filter(|_| state.is_refused()));
        match (first, second) {
            (None, None) => Kept::Both,
            (None, Some(why)) => Kept::First(why.clone()),
            (Some(why), None) => Kept::Second(why.clone()),
            (Some(why), Some(_)) if self.0.volatile.is_some() || state.lost() => Kept::Nowhere(why.clone()),
            // Each has a part. The last of it is on the first.
            (Some(_), Some(why)) => Kept::First(why.clone()),
        }
    }

    /// Whether something was written that neither of them has yet.
    pub fn is_owed(&self) -> bool {
        let state = self.0.state.borrow();
        if self.0.volatile.is_some() { !state.pending.is_empty() } else { state.lost() }
    }

    /// Takes what was written past the first since the last call: by key, the text. Other tabs have to be told of it.
    pub fn take_unheard(&self) -> BTreeMap<String, String> {
        std::mem::take(&mut self.0.state.borrow_mut().unheard)
    }

    /// Writes to the first. If it refuses, the second has to take it, and `flush` will tell.
    async fn write(&self, write: Write) -> Result<(), StorageError> {
        let (key, text) = parts(write.clone());
        let held = self.0.state.borrow().held.contains_key(&key);
        let done = match &text {
            // What stands there was not read through here, so it is merged with.
            _ if held => self.0.first.apply(std::slice::from_ref(&write), settle).await.map(drop),
            Some(text) => self.0.first.set(&key, text).await,
            None => self.0.first.remove(&key).await,
        };
        let mut state = self.0.state.borrow_mut();
        if let Some(text) = text.filter(|_| done.is_err() || self.0.volatile.is_some()) {
            state.unheard.insert(key.clone(), text);
        }
        match done {
            Err(why) if self.0.second.is_err() => return Err(why),
            Err(why) => state.refuse(write.clone(), why),
            Ok(()) => state.release(&key),
        }
        if self.0.second.is_ok() {
            state.owe(write);
        }
        Ok(())
    }

    /// Tries the first again with what it refused, up to the first refusal: there may be room by now. Answers what it had
    /// that was richer.
    async fn retry_first(&self) -> Vec<(String, String)> {
        let mut richer = Vec::new();
        let mut refused = Vec::new();
        {
            let state = self.0.state.borrow();
            for (key, text) in state.held.iter().filter(|(key, _)| !state.away.contains(*key)) {
                refused.push((key.clone(), text.clone()));
            }
        }
        for (key, text) in refused {
            let write = match text.clone() {
                // A newer release's version is held here to be seen; it is not ours to write.
                Some(value) if is_newer(&key, &value, self.0.format.known) => continue,
                Some(value) => Write::Set { key: key.clone(), value },
                None => Write::Remove { key: key.clone() },
            };
            let Ok(found) = self.0.first.apply(&[write], settle).await else { break };
            let mut state = self.0.state.borrow_mut();
            if state.held.get(&key) == Some(&text) {
                state.release(&key);
            }
            for (key, value) in found {
                state.owe(Write::Set { key: key.clone(), value: value.clone() });
                richer.push((key, value));
            }
        }
        richer
    }

    /// Asks the second, before it is written, whether a newer release has taken a workspace over.
    async fn admit(&self, second: &S, writes: &[Write]) -> Result<(), StorageError> {
        let mut versions = BTreeSet::new();
        for Write::Set { key, .. } | Write::Remove { key } in writes {
            if let Ok(StoreKey::Workspace(scope, workspace, _)) = key.parse() {
                versions.insert(version::key(&scope, workspace));
            }
        }
        for key in versions {
            version::read(second, &key, self.0.format.known).await?;
        }
        Ok(())
    }

    /// The second has these now. What was written again meanwhile has another number, and stays owed.
    fn has(&self, writes: &[Write], owed: &Owed) {
        let mut state = self.0.state.borrow_mut();
        state.second_fault = None;
        for Write::Set { key, .. } | Write::Remove { key } in writes {
            if state.pending.get(key) == owed.get(key) {
                state.pending.remove(key);
            }
        }
    }
}

impl<S: Shelf + Clone> Shelf for Twin<S> {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if let Some(text) = self.0.state.borrow().held.get(key) {
            return Ok(text.clone());
        }
        match (self.0.first.get(key).await, &self.0.second) {
            (Err(_), Ok(second)) => second.get(key).await,
            (got, _) => got,
        }
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write(Write::Set { key: key.to_owned(), value: value.to_owned() }).await
    }

    /// The first has it; whether the second has is known only to the tab that wrote it.
    async fn confirm(&self, key: &str, value: &str) -> Result<(), StorageError> {
        if self.0.second.is_ok() {
            self.0.state.borrow_mut().owe(Write::Set { key: key.to_owned(), value: value.to_owned() });
        }
        Ok(())
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(Write::Remove { key: key.to_owned() }).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let keys = match (self.0.first.keys(prefix).await, &self.0.second) {
            (Err(_), Ok(second)) => second.keys(prefix).await?,
            (keys, _) => keys?,
        };
        let state = self.0.state.borrow();
        if state.held.is_empty() {
            return Ok(keys);
        }
        let mut all = BTreeSet::new();
        for key in keys {
            all.insert(key);
        }
        for (key, text) in &state.held {
            if text.is_none() {
                all.remove(key);
            } else if key.starts_with(prefix) {
                all.insert(key.clone());
            }
        }
        Ok(all.into_iter().collect())
    }

    async fn flush(&self) -> Result<Vec<(String, String)>, StorageError> {
        let Inner { second: Ok(second), state, volatile, .. } = &*self.0 else { return Ok(Vec::new()) };
        let mut richer = self.retry_first().await;
        loop {
            let batch = state.borrow().pending.clone();
            if batch.is_empty() {
                return Ok(richer);
            }
            let writes = batch.iter().map(|(key, (_, text))| match text {
                Some(text) => Write::Set { key: key.clone(), value: text.clone() },
                None => Write::Remove { key: key.clone() },
            });
            for part in in_order(writes.collect()).chunks(AT_ONCE) {
                let outcome = match self.admit(second, part).await {
                    Ok(()) => second.apply(part, settle).await,
                    Err(why) => Err(why),
                };
                match outcome {
                    Err(why) => {
                        let mut state = state.borrow_mut();
                        state.second_fault = Some(why.clone());
                        return match why {
                            StorageError::Newer { .. } => Err(why),
                            _ if volatile.is_some() || state.lost() => {
                                Err(volatile.clone().or(state.first_fault.clone()).unwrap_or(why))
                            }
                            // The first has it all.
                            _ => Ok(richer),
                        };
                    }
                    Ok(found) => {
                        self.has(part, &batch);
                        for (key, value) in found {
                            self.bring_over(Write::Set { key: key.clone(), value: value.clone() }).await;
                            richer.push((key, value));
                        }
                    }
                }
            }
        }
    }
}

fn is_newer(key: &str, text: &str, known: u32) -> bool {
    matches!(key.parse(), Ok(StoreKey::Workspace(_, _, Place::Version)))
        && version::parse(text).is_some_and(|version| version.newest() > known)
}
