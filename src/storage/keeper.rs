//! Keeps one workspace on a shelf, record by record. The contract: what it answers `Ok` to is kept; what it cannot read it
//! sets aside and names; whatever another tab wrote meanwhile it merges with and hands back. Must never overwrite a text
//! that it has not read, and never write into the format of a newer release.

use super::{
    keys::{Place, Scope, StoreKey},
    shelf::{Shelf, StorageError},
    version::{self, CURRENT, Format},
};
use crate::{
    domain::{RawId, candidate::Candidate, gather::Gather},
    workspace::{
        document::{Key, Workspace},
        records::item_maps,
        registers::Registers,
    },
};
use std::collections::BTreeSet;

/// A workspace as it was found.
pub struct Loaded {
    /// All records that read well, without those of erased people.
    pub workspace: Workspace,
    /// What did not read well.
    pub quarantined: Vec<Quarantined>,
}

/// An entry that did not read: its raw text is kept in quarantine, or where it was if there was no room to move it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// The key under which it was found.
    pub key: String,
    /// What was wrong with it, for a fault report.
    pub why: String,
}

/// What a save met with on the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// Records whose kept copy held what the document lacks: merge them into it.
    pub merged: Vec<(Key, Registers)>,
    /// Ids that another tab has erased: nothing of theirs was written, and what was left was taken away. Erase them in the
    /// document.
    pub erased: BTreeSet<RawId>,
    /// Kept copies that did not read: they were set aside before the record was written in their place.
    pub quarantined: Vec<Quarantined>,
    /// How many bytes were written: at least as many as UTF-16 units.
    pub bytes: usize,
}

/// What was taken away because its person was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// The keys that are gone.
    pub removed: Vec<String>,
    /// Entries in quarantine that are too damaged to tell whom they are about: a person has to look at them.
    pub unclear: Vec<String>,
}

/// What another tab wrote.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A record.
    Record(Key, Registers),
    /// An erased id.
    Erased(RawId),
    /// The format version; one newer than [`VERSION`](crate::workspace::migrate::VERSION) makes this tab read-only.
    Version(u32),
    /// A place of this workspace with a text that does not read.
    Damaged(Quarantined),
    /// Nothing that concerns this workspace.
    Other,
}

/// Keeps one workspace on one shelf.
#[derive(Clone)]
pub struct Keeper<S> {
    shelf: S,
    scope: Scope,
    workspace: RawId,
    pub(super) format: Format,
}

impl<S: Shelf> Keeper<S> {
    /// The keeper of a workspace. Writes nothing by itself.
    pub fn new(shelf: S, scope: Scope, workspace: RawId) -> Self {
        Self::with_format(shelf, scope, workspace, CURRENT)
    }

    pub(super) fn with_format(shelf: S, scope: Scope, workspace: RawId, format: Format) -> Self {
        Self { shelf, scope, workspace, format }
    }

    /// The shelf it keeps things on.
    pub fn shelf(&self) -> &S {
        &self.shelf
    }

    /// The workspace it keeps.
    pub fn workspace(&self) -> RawId {
        self.workspace
    }

    /// Writes these records of the document, in this order, each as read, merge, write, and each only if that changes what
    /// is kept. After an error all of them may be saved again: what was written already is not written twice.
    pub async fn save(&self, document: &Workspace, keys: &[Key]) -> Result<Saved, StorageError> {
        let mut saved = Saved::default();
        for key in keys {
            self.save_record(key, document.get(key), &mut saved).await?;
        }
        Ok(saved)
    }

    /// Keeps that these ids are erased, and takes away all that is theirs. First the tombstones: an erasure that is
    /// interrupted is finished by the next [`open`](Keeper::open).
    pub async fn save_erased(&self, ids: &BTreeSet<RawId>) -> Result<Purged, StorageError> {
        for id in ids {
            let place = self.place(Place::Erased(*id));
            if self.shelf.get(&place).await?.is_none() {
                self.admit().await?;
                self.shelf.set(&place, "true").await?;
            }
        }
        self.purge(ids).await
    }

    /// Which of these people are kept here.
    pub async fn holding(&self, people: &BTreeSet<RawId>) -> Result<BTreeSet<RawId>, StorageError> {
        let mut here = BTreeSet::new();
        for id in people {
            if self.shelf.get(&self.place(Place::Record(Key::of::<Candidate>(*id)))).await?.is_some() {
                here.insert(*id);
            }
        }
        Ok(here)
    }

    /// What a `storage` event says: the key and its new text.
    pub fn parse_entry(&self, key: &str, value: Option<&str>) -> Entry {
        let Ok(StoreKey::Workspace(scope, workspace, place)) = key.parse() else { return Entry::Other };
        let Some(value) = value.filter(|_| scope == self.scope && workspace == self.workspace) else {
            return Entry::Other;
        };
        let damaged = |why: String| Entry::Damaged(Quarantined { key: key.to_owned(), why });
        match place {
            Place::Erased(id) => Entry::Erased(id),
            Place::Quarantine { .. } => Entry::Other,
            Place::Version => match version::parse(value) {
                Some(version) => Entry::Version(version.newest()),
                None => damaged(unreadable_version(value)),
            },
            Place::Record(record) => match read_record(&record, value) {
                Ok(registers) => Entry::Record(record, registers),
                Err(why) => damaged(why),
            },
        }
    }

    /// All entries in quarantine, key and raw text, also those set aside long ago.
    pub async fn quarantine(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut entries = Vec::new();
        for text in self.shelf.keys(&self.prefix()).await? {
            if is_quarantine(&text)
                && let Some(raw) = self.shelf.get(&text).await?
            {
                entries.push((text, raw));
            }
        }
        Ok(entries)
    }

    /// Throws away an entry in quarantine, for good; any other key is left alone.
    pub async fn discard(&self, key: &str) -> Result<(), StorageError> {
        if key.starts_with(&self.prefix()) && is_quarantine(key) {
            self.admit().await?;
            self.shelf.remove(key).await?;
        }
        Ok(())
    }

    async fn save_record(&self, key: &Key, ours: Option<&Registers>, saved: &mut Saved) -> Result<(), StorageError> {
        self.admit().await?;
        let place = self.place(Place::Record(key.clone()));
        let raw = self.shelf.get(&place).await?;
        let read = raw.as_deref().map(|raw| read_record(key, raw));
        let kept = read.as_ref().and_then(|read| read.as_ref().ok());
        let candidates = [ours, kept].into_iter().flatten().filter_map(Registers::candidate);
        let whose: BTreeSet<RawId> = candidates.chain([key.id]).gather();
        let mut erased = false;
        for id in whose {
            // Another tab may have erased this person a moment ago: writing would bring them back.
            if self.shelf.get(&self.place(Place::Erased(id))).await?.is_some() {
                saved.erased.insert(id);
                erased = true;
            }
        }
        if erased {
            return if raw.is_some() { self.shelf.remove(&place).await } else { Ok(()) };
        }
        if let (Some(raw), Some(Err(why))) = (&raw, &read) {
            self.copy_aside(key.kind.as_str(), &key.id.to_string(), raw).await?;
            saved.quarantined.push(Quarantined { key: place.clone(), why: why.clone() });
        }
        let mut record = ours.cloned().unwrap_or_default();
        let lacking = kept.is_some_and(|kept| record.merge(kept.clone()));
        if record.iter().next().is_some() {
            saved.bytes += self.put(key, &record, raw.as_deref()).await?;
        }
        if lacking {
            saved.merged.push((key.clone(), record));
        }
        Ok(())
    }

    /// Writes a record where its text differs from the one that is there. Answers how many bytes that were.
    pub(super) async fn put(&self, key: &Key, record: &Registers, there: Option<&str>) -> Result<usize, StorageError> {
        let (place, text) = (self.place(Place::Record(key.clone())), record.to_json(key.id).to_string());
        if there == Some(text.as_str()) {
            self.shelf.confirm(&place, &text).await?;
            return Ok(0);
        }
        self.shelf.set(&place, &text).await?;
        Ok(place.len() + text.len())
    }

    /// Takes away all that belongs to these ids: quarantine first, since the records that are left show the next start
    /// that the erasure was interrupted.
    pub(super) async fn purge(&self, ids: &BTreeSet<RawId>) -> Result<Purged, StorageError> {
        self.admit().await?;
        let mut purged = Purged::default();
        let mut records = Vec::new();
        for text in self.shelf.keys(&self.prefix()).await? {
            match text.parse() {
                Ok(StoreKey::Workspace(_, _, Place::Record(key))) => records.push((text, key)),
                Ok(StoreKey::Workspace(_, _, Place::Quarantine { id, .. })) => {
                    let raw = self.shelf.get(&text).await?.unwrap_or_default();
                    if ids.iter().any(|erased| id == erased.to_string() || names(&raw, *erased)) {
                        self.shelf.remove(&text).await?;
                        purged.removed.push(text);
                    } else if !names_candidate(&raw) {
                        purged.unclear.push(text);
                    }
                }
                _ => {}
            }
        }
        for (text, key) in records {
            let raw = self.shelf.get(&text).await?.unwrap_or_default();
            let candidate = match read_record(&key, &raw) {
                Ok(registers) => registers.candidate().filter(|candidate| ids.contains(candidate)),
                Err(_) => ids.iter().find(|id| names(&raw, **id)).copied(),
            };
            if ids.contains(&key.id) || candidate.is_some() {
                self.shelf.remove(&text).await?;
                purged.removed.push(text);
            }
        }
        Ok(purged)
    }

    /// Asks whether this release may still write.
    async fn admit(&self) -> Result<(), StorageError> {
        version::admit(&self.shelf, &self.version_key(), self.format.known).await
    }

    pub(super) fn prefix(&self) -> String {
        self.scope.workspace_prefix(self.workspace)
    }

    pub(super) fn place(&self, place: Place) -> String {
        StoreKey::Workspace(self.scope.clone(), self.workspace, place).to_string()
    }

    pub(super) fn version_key(&self) -> String {
        version::key(&self.scope, self.workspace)
    }
}

/// A record from its text, if it says the id of its key.
pub(super) fn read_record(key: &Key, raw: &str) -> Result<Registers, String> {
    let value = serde_json::from_str(raw).map_err(|error| error.to_string())?;
    let (id, registers) = Registers::from_json(value, item_maps(&key.kind)).map_err(|error| error.to_string())?;
    if id == key.id { Ok(registers) } else { Err(format!("it says to be {id}")) }
}

pub(super) fn unreadable_version(raw: &str) -> String {
    format!("no version: {}", version::brief(raw))
}

fn is_quarantine(key: &str) -> bool {
    matches!(key.parse(), Ok(StoreKey::Workspace(_, _, Place::Quarantine { .. })))
}

/// Whether an id stands anywhere in a text.
pub(super) fn names(raw: &str, id: RawId) -> bool {
    raw.contains(&id.to_string())
}

/// Whether a damaged text still tells which candidate it is about.
fn names_candidate(raw: &str) -> bool {
    let after = raw.split_once("\"candidate\"").map(|(_, after)| after.trim_start_matches([':', ' ', '"']));
    after.and_then(|after| after.get(..26)).is_some_and(|id| id.parse::<RawId>().is_ok())
}
