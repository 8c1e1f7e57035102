//! The document: all records of a workspace by id, and the ids that were erased. Must never be changed but by a stamped write
//! or by a merge, and must never take in a record of an erased person.

pub use super::write::{Base, Write};
use super::{
    kind::Kind,
    registers::{PathChange, Registers, WriteError},
    shape,
    stamp::Clock,
    undo::{RecordChange, Step},
    write::base_values,
};
use crate::domain::{gather::Gather, id::RawId};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

/// The address of a record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it is.
    pub kind: Kind,
    /// Which one.
    pub id: RawId,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What became of a record that was merged in.
#[derive(Clone, Debug, PartialEq)]
pub enum Merged {
    /// It was not here.
    Added,
    /// These registers were taken from it.
    Updated(Vec<PathChange>),
    /// All that it holds was here, or was older.
    Unchanged,
    /// It is, or belongs to somebody, erased for good: it stays out.
    Refused,
}

/// A workspace. A copy costs little: the two share each record until one of them changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    /// Its own id, which its settings record has too.
    pub id: RawId,
    records: BTreeMap<Key, Arc<Registers>>,
    erased: BTreeSet<RawId>,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(id: RawId) -> Self {
        Self { id, records: BTreeMap::new(), erased: BTreeSet::new() }
    }

    /// A record, removed or not.
    pub fn get(&self, key: &Key) -> Option<&Registers> {
        self.records.get(key).map(Arc::as_ref)
    }

    pub(super) fn get_mut(&mut self, key: &Key) -> Option<&mut Registers> {
        self.records.get_mut(key).map(Arc::make_mut)
    }

    /// All records, removed ones too, by kind and id.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Registers)> {
        self.records.iter().map(|(key, registers)| (key, registers.as_ref()))
    }

    /// How many records there are, removed ones too.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record, not even a removed one.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// These records alone, and all that was erased: a part to be kept or sent.
    pub fn only(&self, keys: &[Key]) -> Self {
        let records = keys.iter().filter_map(|key| Some((key.clone(), self.records.get(key)?.clone()))).gather();
        Self { id: self.id, records, erased: self.erased.clone() }
    }

    /// The ids that were erased for good.
    pub fn erased(&self) -> impl Iterator<Item = RawId> {
        self.erased.iter().copied()
    }

    /// Whether an id was erased for good.
    pub fn is_erased(&self, id: RawId) -> bool {
        self.erased.contains(&id)
    }

    /// Whether a record must stay out: it, or the person whose record it is, was erased.
    pub fn refuses(&self, key: &Key, registers: &Registers) -> bool {
        self.is_erased(key.id) || registers.candidate().is_some_and(|candidate| self.is_erased(candidate))
    }

    /// Merges one record in.
    pub fn merge_record(&mut self, key: Key, theirs: Registers) -> Merged {
        if self.refuses(&key, &theirs) {
            return Merged::Refused;
        }
        let Some(mine) = self.get_mut(&key) else {
            self.records.insert(key, Arc::new(theirs));
            return Merged::Added;
        };
        let changes = mine.absorb(theirs);
        if changes.is_empty() { Merged::Unchanged } else { Merged::Updated(changes) }
    }

    /// Merges a whole workspace in. Answers whether anything changed here.
    pub fn merge(&mut self, other: Self) -> bool {
        let mut changed = !other.erased.is_subset(&self.erased);
        self.erase_all(other.erased);
        for (key, registers) in other.records {
            changed |=
                matches!(self.merge_record(key, Arc::unwrap_or_clone(registers)), Merged::Added | Merged::Updated(_));
        }
        changed
    }

    /// Erases a person (or any record) for good, with every record that hangs on them. Answers which records went: whoever
    /// keeps them elsewhere (storage, undo, restore points) must erase them there too.
    pub fn erase(&mut self, id: RawId) -> Vec<Key> {
        self.erase_all(BTreeSet::from([id]))
    }

    /// As [`Workspace::erase`], for many.
    pub fn erase_all(&mut self, ids: BTreeSet<RawId>) -> Vec<Key> {
        let gone = self.belonging_to(&ids);
        for key in &gone {
            self.records.remove(key);
        }
        self.erased.extend(ids);
        gone
    }

    /// The records with these ids and all records that hang on these people.
    pub fn belonging_to(&self, ids: &BTreeSet<RawId>) -> Vec<Key> {
        if ids.is_empty() {
            return Vec::new();
        }
        let theirs = self.records.iter().filter(|(key, registers)| {
            ids.contains(&key.id) || registers.candidate().is_some_and(|candidate| ids.contains(&candidate))
        });
        theirs.map(|(key, _)| key.clone()).collect()
    }

    /// Writes what an edit asks for, as one step: all of it, or nothing if any part of it is refused.
    pub fn apply(&mut self, writes: Vec<Write>, clock: &mut Clock) -> Step {
        let mut staged = BTreeMap::new();
        let mut changes = Vec::with_capacity(writes.len());
        for write in writes {
            let key = write.key().clone();
            let current = staged.remove(&key).or_else(|| self.get(&key).cloned());
            match self.write_one(write, current, clock) {
                Ok((registers, change)) => {
                    staged.insert(key, registers);
                    changes.push(change);
                }
                Err(why) => return Step { refused: Some((key, why)), ..Step::default() },
            }
        }
        self.records.extend(staged.into_iter().map(|(key, registers)| (key, Arc::new(registers))));
        Step::of(changes)
    }

    /// One record of a step: as it is after the write, and what the write changed.
    fn write_one(
        &self,
        write: Write,
        current: Option<Registers>,
        clock: &mut Clock,
    ) -> Result<(Registers, RecordChange), WriteError> {
        let created = current.is_none();
        let (key, registers, paths) = match write {
            Write::Remove(key) => {
                let mut registers = current.ok_or(WriteError::Missing)?;
                let paths = set_removed(&mut registers, true, clock);
                (key, registers, paths)
            }
            Write::Restore(key) => {
                let mut registers = current.ok_or(WriteError::Missing)?;
                let paths = set_removed(&mut registers, false, clock);
                (key, registers, paths)
            }
            Write::Put { key, after, base, item_maps } => {
                let after = shape::values(after, item_maps)?;
                let (registers, paths) = match current {
                    None => new_record(after, clock),
                    Some(mut registers) => {
                        let before = base_values(&base, &registers, &after, item_maps);
                        let mut paths = registers.write_values(&before, after, clock);
                        paths.extend(set_removed(&mut registers, false, clock));
                        (registers, paths)
                    }
                };
                (key, registers, paths)
            }
        };
        if self.refuses(&key, &registers) {
            return Err(WriteError::Erased);
        }
        Ok((registers, RecordChange { key, paths, created }))
    }
}

fn new_record(values: shape::Values, clock: &mut Clock) -> (Registers, Vec<PathChange>) {
    let registers = Registers::create_from(values, clock);
    let paths =
        registers.iter().map(|(path, register)| PathChange { path: path.clone(), before: None, stamp: register.stamp });
    let paths = paths.collect();
    (registers, paths)
}

/// Removes or restores, if that is a change at all.
fn set_removed(registers: &mut Registers, removed: bool, clock: &mut Clock) -> Vec<PathChange> {
    if registers.is_removed() == removed { Vec::new() } else { vec![registers.set_removed(removed, clock)] }
}
