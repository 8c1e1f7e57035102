//! Reads a whole workspace back: sets aside what does not read, brings older formats up to date, finishes an erasure that
//! was interrupted. Must never take an entry away before its copy is safe, and never refuse the rest for the sake of one.

use super::{
    keeper::{Keeper, Loaded, Quarantined, names, unreadable_version},
    keys::{Place, StoreKey},
    shelf::{Shelf, StorageError},
    version::{self, Found, Version},
};
use crate::{
    domain::{RawId, gather::Gather},
    workspace::{
        document::{Key, Merged, Workspace},
        kind::Kind,
        records::item_maps,
        registers::Registers,
    },
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Records, still plain JSON.
type Plain = Vec<(Key, Value)>;

impl<S: Shelf> Keeper<S> {
    /// Reads the whole workspace. What does not read is set aside, what an interrupted erasure left is taken away, and
    /// records of an older format are migrated. The workspace of a newer release is left as it is.
    pub async fn open(&self) -> Result<Loaded, StorageError> {
        let mut loaded = Loaded { workspace: Workspace::new(self.workspace()), quarantined: Vec::new() };
        let from = self.found_version(&mut loaded.quarantined).await?;
        let (keys, erased) = self.inventory().await?;
        loaded.workspace.erase_all(erased.clone());
        let mut left_over = false;
        let mut plain = Plain::new();
        for key in keys {
            let place = self.place(Place::Record(key.clone()));
            let Some(raw) = self.shelf().get(&place).await? else { continue };
            match plain_record(&key, &raw) {
                Ok(value) => plain.push((key, value)),
                // A damaged text about an erased person is not kept either.
                Err(_) if erased.iter().any(|id| names(&raw, *id)) => left_over = true,
                Err(why) => self.set_aside(&key, &raw, why, &mut loaded.quarantined).await?,
            }
        }
        let outdated = from < self.format.known;
        let mut replaced = BTreeSet::new();
        if outdated {
            replaced.extend(plain.iter().map(|(key, _)| key.clone()));
            plain = self.migrated(from, plain)?;
        }
        let mut records: BTreeMap<Key, Registers> = BTreeMap::new();
        for (key, value) in plain {
            replaced.remove(&key);
            match Registers::from_json(value, item_maps(&key.kind)) {
                Ok((_, registers)) => {
                    records.entry(key).or_default().merge(registers);
                }
                Err(why) => {
                    let place = self.place(Place::Record(key.clone()));
                    let raw = self.shelf().get(&place).await?.unwrap_or_default();
                    if erased.iter().any(|id| names(&raw, *id)) {
                        left_over = true;
                    } else {
                        self.set_aside(&key, &raw, why.to_string(), &mut loaded.quarantined).await?;
                    }
                }
            }
        }
        if outdated {
            self.keep_migrated(from, &replaced, &records).await?;
        }
        for (key, registers) in records {
            left_over |= loaded.workspace.merge_record(key, registers) == Merged::Refused;
        }
        if left_over {
            self.purge(&erased).await?;
        }
        Ok(loaded)
    }

    /// The records and the tombstones that are there, by their keys alone.
    async fn inventory(&self) -> Result<(Vec<Key>, BTreeSet<RawId>), StorageError> {
        let mut keys = Vec::new();
        let mut erased = BTreeSet::new();
        for text in self.shelf().keys(&self.prefix()).await? {
            match text.parse() {
                Ok(StoreKey::Workspace(_, _, Place::Record(key))) => keys.push(key),
                Ok(StoreKey::Workspace(_, _, Place::Erased(id))) => {
                    erased.insert(id);
                }
                // A version, quarantine, or a place that a later release has added: none of them is a record.
                _ => {}
            }
        }
        Ok((keys, erased))
    }

    /// The version that the records may still have.
    async fn found_version(&self, quarantined: &mut Vec<Quarantined>) -> Result<u32, StorageError> {
        let key = self.version_key();
        match version::read(self.shelf(), &key, self.format.known).await? {
            Found::Nothing => Ok(self.format.known),
            Found::Version(version) => Ok(version.oldest()),
            // The records say what they are well enough; to refuse them all for one damaged number would lose more.
            Found::Damaged(raw) => {
                let id = self.workspace().to_string();
                quarantined.push(Quarantined { key: key.clone(), why: unreadable_version(&raw) });
                self.move_aside("version", &id, &raw, &key).await?;
                Ok(version::OLDEST.oldest())
            }
        }
    }

    /// Takes the records through the migrations, as the one file that these know.
    fn migrated(&self, from: u32, plain: Plain) -> Result<Plain, StorageError> {
        let mut kinds: BTreeMap<Kind, Vec<Value>> = BTreeMap::new();
        for (key, value) in plain {
            kinds.entry(key.kind).or_default().push(value);
        }
        let records: serde_json::Map<_, _> =
            kinds.into_iter().map(|(kind, records)| (kind.to_string(), Value::Array(records))).gather();
        let file = json!({"format": "handpick", "version": from, "workspace": self.workspace(), "records": records});
        let failed = |why: String| StorageError::Failed(format!("migration from version {from}: {why}"));
        let mut file = (self.format.migrate)(from, file).map_err(|error| failed(error.to_string()))?;
        let Some(Value::Object(records)) = file.get_mut("records").map(Value::take) else {
            return Err(failed("no records".to_owned()));
        };
        let mut result = Vec::new();
        for (kind, records) in records {
            let kind: Kind = kind.parse().map_err(|_| failed(format!("the kind {kind}")))?;
            let Value::Array(records) = records else { return Err(failed(format!("no list of {kind}"))) };
            for record in records {
                let id = id_of(&record).ok_or_else(|| failed(format!("a {kind} without an id")))?;
                result.push((Key { kind: kind.clone(), id }, record));
            }
        }
        Ok(result)
    }

    /// Keeps what was migrated and takes away the records that others have replaced. The version goes up first, so that tabs of the older release stop writing, and says that
    /// the way is not done until the last record is kept: a crash in between makes the next start do it again.
    async fn keep_migrated(
        &self,
        from: u32,
        replaced: &BTreeSet<Key>,
        records: &BTreeMap<Key, Registers>,
    ) -> Result<(), StorageError> {
        let (key, known) = (self.version_key(), self.format.known);
        version::write(self.shelf(), &key, Version::Between { version: known, from }).await?;
        for (key, registers) in records {
            let there = self.shelf().get(&self.place(Place::Record(key.clone()))).await?;
            self.put(key, registers, there.as_deref()).await?;
        }
        for gone in replaced {
            self.shelf().remove(&self.place(Place::Record(gone.clone()))).await?;
        }
        version::write(self.shelf(), &key, Version::At(known)).await
    }

    /// Moves a record that does not read into quarantine and names it.
    async fn set_aside(
        &self,
        key: &Key,
        raw: &str,
        why: String,
        named: &mut Vec<Quarantined>,
    ) -> Result<(), StorageError> {
        let place = self.place(Place::Record(key.clone()));
        named.push(Quarantined { key: place.clone(), why });
        self.move_aside(key.kind.as_str(), &key.id.to_string(), raw, &place).await
    }

    /// The original goes only when the copy is safe; where there is no room for a copy it stays, which loses nothing either.
    async fn move_aside(&self, kind: &str, id: &str, raw: &str, place: &str) -> Result<(), StorageError> {
        match self.copy_aside(kind, id, raw).await {
            Ok(()) => self.shelf().remove(place).await,
            Err(StorageError::Full) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Keeps a text in quarantine, beside those that came from the same key before.
    pub(super) async fn copy_aside(&self, kind: &str, id: &str, raw: &str) -> Result<(), StorageError> {
        let mut copy = 0;
        loop {
            let place = self.place(Place::Quarantine { kind: kind.to_owned(), id: id.to_owned(), copy });
            match self.shelf().get(&place).await? {
                None => return self.shelf().set(&place, raw).await,
                Some(there) if there == raw => return Ok(()),
                Some(_) => copy += 1,
            }
        }
    }
}

/// A record's JSON, if it says the id of its key.
pub(super) fn plain_record(key: &Key, raw: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(raw).map_err(|error| error.to_string())?;
    match id_of(&value) {
        Some(id) if id == key.id => Ok(value),
        Some(id) => Err(format!("it says to be {id}")),
        None => Err("it has no id".to_owned()),
    }
}

fn id_of(record: &Value) -> Option<RawId> {
    record.get("id")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        storage::{
            MemoryShelf, Scope,
            memory::Write,
            version::{CURRENT, Format},
        },
        workspace::{migrate::MigrationError, stamp::Replica, stamp::Stamp},
    };
    use pollster::block_on;

    /// A release to come: what was called `phone` is now called `tel`, and notes are called remarks.
    const NEXT: Format = Format { known: 2, migrate: to_two };

    fn to_two(_: u32, mut file: Value) -> Result<Value, MigrationError> {
        let records = file["records"].as_object_mut().expect("records");
        for record in records.values_mut().flat_map(|list| list.as_array_mut().expect("a list")) {
            let record = record.as_object_mut().expect("a record");
            if let Some(phone) = record.remove("phone") {
                record.insert("tel".into(), phone);
            }
        }
        if let Some(mut notes) = records.remove("note") {
            let remarks = records.entry("remark").or_insert_with(|| json!([]));
            remarks.as_array_mut().expect("a list").append(notes.as_array_mut().expect("a list"));
        }
        Ok(file)
    }

    fn keeper(shelf: &MemoryShelf, format: Format) -> Keeper<MemoryShelf> {
        let mut keeper = Keeper::new(shelf.clone(), Scope::of("file:///x"), RawId(1));
        keeper.format = format;
        keeper
    }

    fn old() -> MemoryShelf {
        let shelf = MemoryShelf::new();
        let keeper = keeper(&shelf, CURRENT);
        let stamp = Stamp::new(1, 0, Replica::new(1)).expect("a stamp");
        shelf.put(keeper.version_key(), "1");
        for (kind, id) in [("person", 10), ("person", 11), ("note", 12)] {
            let key = Key { kind: kind.parse().expect("a kind"), id: RawId(id) };
            let record = json!({"id": key.id, "stamp": stamp, "phone": "555"});
            shelf.put(keeper.place(Place::Record(key)), record.to_string());
        }
        shelf
    }

    fn texts(loaded: &Loaded) -> Vec<String> {
        loaded.workspace.iter().map(|(key, registers)| format!("{key:?} {}", registers.to_json(key.id))).collect()
    }

    #[test]
    fn a_migration_that_crashes_anywhere_is_finished_by_the_next_start() {
        let shelf = old();
        shelf.start_log();
        let done = block_on(keeper(&shelf, NEXT).open()).expect("opens");
        assert_eq!((done.quarantined.as_slice(), done.workspace.len()), ([].as_slice(), 3));
        assert!(texts(&done).iter().all(|text| text.contains("\"tel\"") && !text.contains("phone")));
        let log = shelf.log();
        for written in 0..=log.len() {
            let crashed = old();
            for write in &log[..written] {
                match write {
                    Write::Set { key, value } => crashed.put(key, value),
                    Write::Remove { key } => block_on(crashed.remove(key)).expect("removes"),
                }
            }
            // A tab of this release meanwhile either sees its own format untouched, or keeps its hands off.
            let before = crashed.entries();
            let older = block_on(keeper(&crashed, CURRENT).open());
            assert_eq!(older.is_ok(), written == 0, "after {written}");
            assert_eq!(crashed.entries(), before);
            let again = block_on(keeper(&crashed, NEXT).open()).expect("opens");
            assert_eq!(texts(&again), texts(&done), "after {written}");
            assert_eq!(crashed.entries(), shelf.entries(), "after {written}");
        }
    }

    #[test]
    fn a_migration_that_fails_writes_nothing() {
        let shelf = old();
        let before = shelf.entries();
        let broken = Format { known: 2, migrate: |from, _| Err(MigrationError::Unknown(from)) };
        assert!(matches!(block_on(keeper(&shelf, broken).open()), Err(StorageError::Failed(_))));
        assert_eq!(shelf.entries(), before);
    }

    #[test]
    fn a_record_under_another_ones_key_is_set_aside() {
        let shelf = old();
        let key = Key { kind: "person".parse().expect("a kind"), id: RawId(10) };
        let place = keeper(&shelf, CURRENT).place(Place::Record(key));
        let stamp = Stamp::new(1, 0, Replica::new(1)).expect("a stamp");
        let stranger = json!({"id": RawId(99), "stamp": stamp}).to_string();
        shelf.put(place.clone(), stranger.clone());
        let loaded = block_on(keeper(&shelf, CURRENT).open()).expect("opens");
        assert_eq!((loaded.quarantined.len(), loaded.workspace.len()), (1, 2));
        assert!(!shelf.entries().contains_key(&place));
        assert!(shelf.entries().values().any(|text| *text == stranger), "the text is kept");
        // A migration sets it aside as well, as it stood, and goes on.
        let stranger = json!({"id": RawId(98), "stamp": stamp, "phone": "555"}).to_string();
        shelf.put(place, stranger.clone());
        assert_eq!(block_on(keeper(&shelf, NEXT).open()).expect("opens").workspace.len(), 2);
        assert!(shelf.entries().values().any(|text| *text == stranger), "the text is kept, and not migrated");
    }
}
