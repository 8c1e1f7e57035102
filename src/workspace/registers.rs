//! A record as it is stored, sent and merged: a set of last-writer-wins registers addressed by path. The typed struct is a
//! view of them. Merging must never need the types, so that fields and kinds which this version does not know survive.

use super::{
    carry::carry,
    path::{CANDIDATE, REMOVED},
    shape::{self, Values},
    stamp::{Clock, Stamp},
};
pub use super::{
    path::{NotAPath, Path},
    shape::ReadError,
};
use crate::domain::id::RawId;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, fmt};

/// One value and when it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// When, and by which replica.
    pub stamp: Stamp,
    /// What.
    pub value: Value,
}

impl Register {
    /// Whether this register stays when it meets another one: the later stamp does. Equal stamps with different values come
    /// from no honest replica; their text decides, so that everybody decides alike.
    fn beats(&self, other: &Self) -> bool {
        match self.stamp.cmp(&other.stamp) {
            std::cmp::Ordering::Equal => self.value != other.value && canonical(&self.value) > canonical(&other.value),
            order => order.is_gt(),
        }
    }
}

/// The one text of a value.
fn canonical(value: &Value) -> String {
    let mut value = value.clone();
    value.sort_all_objects();
    value.to_string()
}

/// A type that can be kept as a record.
pub trait Record: Serialize + DeserializeOwned {
    /// Its name in storage and in files, for ever.
    const KIND: &'static str;
    /// Those of its fields that are maps from an item's id to the item, where each item is a register of its own.
    const ITEM_MAPS: &'static [&'static str];
}

/// What one write did to one register.
#[derive(Clone, Debug, PartialEq)]
pub struct PathChange {
    /// Which register.
    pub path: Path,
    /// What was there before, with the stamp that it had.
    pub before: Option<Register>,
    /// The stamp that the register has now.
    pub stamp: Stamp,
}

/// Why a record cannot be written. Nothing is changed then.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteError {
    /// The typed record cannot be put into JSON.
    NotJson(String),
    /// It could not be read back in this shape.
    Shape(ReadError),
    /// There is no such record.
    Missing,
    /// The record, or the person whose record it is, was erased for good.
    Erased,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(why) => write!(f, "cannot be written: {why}"),
            Self::Shape(why) => write!(f, "could not be read back: {why}"),
            Self::Missing => f.write_str("there is no such record"),
            Self::Erased => f.write_str("it was erased for good"),
        }
    }
}

/// Why the registers do not read as the type that they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewError {
    /// In which field, if the reader could tell.
    pub field: Option<String>,
    /// What is wrong, in the reader's words.
    pub why: String,
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{field}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

/// A record.
///
/// A field and items of the same name (`skills` and `skills/<id>`) cannot both be shown. No typed record makes both; should
/// files bring them all the same, the items stay, because only a rule that never looks at stamps merges alike in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registers(BTreeMap<Path, Register>);

impl Registers {
    /// A record with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new record, all of it written now.
    ///
    /// # Errors
    /// The record cannot be put into JSON, or could not be read back.
    pub fn create<R: Record>(record: &R, clock: &mut Clock) -> Result<Self, WriteError> {
        Ok(Self::create_from(shape::values_of(record)?, clock))
    }

    /// A new record of plain values. One without any value is there all the same, hence the register that says so.
    pub(super) fn create_from(values: Values, clock: &mut Clock) -> Self {
        let mut registers = Self::new();
        registers.write_values(&Values::new(), values, clock);
        if registers.0.is_empty() {
            registers.set(Path::removed(), Value::Bool(false), clock);
        }
        registers
    }

    /// Compares the record before and after by path and stamps only what changed; a removed item becomes null. What the
    /// types do not know stays.
    ///
    /// # Errors
    /// The record cannot be put into JSON, or could not be read back; nothing is changed then.
    pub fn write<R: Record>(
        &mut self,
        before: &R,
        after: &R,
        clock: &mut Clock,
    ) -> Result<Vec<PathChange>, WriteError> {
        Ok(self.write_values(&shape::values_of(before)?, shape::values_of(after)?, clock))
    }

    /// As [`Registers::write`], on plain values.
    pub(super) fn write_values(&mut self, before: &Values, after: Values, clock: &mut Clock) -> Vec<PathChange> {
        let changed = self.changed(before, after);
        self.write_changed(changed, clock)
    }

    /// Writes these values. All of them get one stamp, which keeps the stored record short.
    pub(super) fn write_changed(&mut self, changed: Values, clock: &mut Clock) -> Vec<PathChange> {
        if changed.is_empty() {
            return Vec::new();
        }
        let own = clock.tick(None);
        let mut changes = Vec::with_capacity(changed.len());
        for (path, value) in changed {
            let overwritten = self.0.get(&path).map(|register| register.stamp);
            // A register from a clock far ahead needs a stamp further ahead; the others must not follow it there.
            let stamp = match overwritten {
                Some(later) if later >= own => clock.tick(Some(later)),
                _ => own,
            };
            changes.push(self.put(path, Register { stamp, value }));
        }
        changes
    }

    /// What a write has to change: absent and null are the same.
    fn changed(&self, before: &Values, after: Values) -> Values {
        let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| (path.clone(), Value::Null));
        let gone: Vec<_> = gone.collect();
        let mut changed = Values::new();
        for (path, value) in after.into_iter().chain(gone) {
            let old = before.get(&path).unwrap_or(&Value::Null);
            if *old == value {
                continue;
            }
            let stored = self.value(&path);
            let value = carry(stored, old, value);
            if *stored != value {
                changed.insert(path, value);
            }
        }
        changed
    }

    /// Writes one register.
    pub fn set(&mut self, path: Path, value: Value, clock: &mut Clock) -> PathChange {
        let stamp = clock.tick(self.0.get(&path).map(|register| register.stamp));
        self.put(path, Register { stamp, value })
    }

    /// Takes the record away, or brings it back.
    pub(super) fn set_removed(&mut self, removed: bool, clock: &mut Clock) -> PathChange {
        self.set(Path::removed(), Value::Bool(removed), clock)
    }

    fn put(&mut self, path: Path, register: Register) -> PathChange {
        let stamp = register.stamp;
        let before = self.place(path.clone(), register);
        PathChange { path, before, stamp }
    }

    /// Puts a register in and keeps the rule that items stay and a field of their name goes.
    fn place(&mut self, path: Path, register: Register) -> Option<Register> {
        if path.item().is_some() {
            if let Ok(field) = Path::of_field(path.field()) {
                self.0.remove(&field);
            }
        } else if self.has_items(path.field()) {
            return None;
        }
        self.0.insert(path, register)
    }

    fn has_items(&self, map: &str) -> bool {
        let next = self.0.range(Path::before_items(map)..).next();
        next.is_some_and(|(path, _)| path.item().is_some() && path.field() == map)
    }

    /// A register.
    pub fn get(&self, path: &Path) -> Option<&Register> {
        self.0.get(path)
    }

    /// The value of a register; null if there is none.
    pub(super) fn value(&self, path: &Path) -> &Value {
        self.0.get(path).map_or(&Value::Null, |register| &register.value)
    }

    /// All registers, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &Register)> {
        self.0.iter()
    }

    /// Per path the greater of (stamp, replica, canonical value). Answers whether anything changed here.
    pub fn merge(&mut self, other: Self) -> bool {
        !self.absorb(other).is_empty()
    }

    /// As [`Registers::merge`]; answers what changed.
    pub(super) fn absorb(&mut self, other: Self) -> Vec<PathChange> {
        let mut changes = Vec::new();
        for (path, theirs) in other.0 {
            if self.takes(&path, &theirs) {
                changes.push(self.put(path, theirs));
            }
        }
        changes
    }

    /// Whether a merge would take in this register.
    pub(super) fn takes(&self, path: &Path, theirs: &Register) -> bool {
        match self.0.get(path) {
            Some(mine) => theirs.beats(mine),
            None => path.item().is_some() || !self.has_items(path.field()),
        }
    }

    /// Whether these are all the values that the record has.
    pub(super) fn holds_just(&self, values: &Values) -> bool {
        let there = self.0.iter().filter(|(path, register)| path.as_str() != REMOVED && !register.value.is_null());
        there.map(|(path, register)| (path, &register.value)).eq(values)
    }

    /// Whether the record was taken away.
    pub fn is_removed(&self) -> bool {
        matches!(self.text_value(REMOVED), Some(Value::Bool(true)))
    }

    /// Whose record it is, if it hangs on a person. This must never change in the life of a record: erasing a person drops the
    /// records that name them, and merges in different orders would drop different ones.
    pub fn candidate(&self) -> Option<RawId> {
        self.text_value(CANDIDATE)?.as_str()?.parse().ok()
    }

    pub(super) fn text_value(&self, field: &str) -> Option<&Value> {
        Path::of_field(field).ok().and_then(|path| self.0.get(&path)).map(|register| &register.value)
    }

    /// The latest stamp.
    pub fn newest(&self) -> Option<Stamp> {
        self.0.values().map(|register| register.stamp).max()
    }

    /// The record as the type that it should be. Null is absent, and so is a removed item.
    ///
    /// # Errors
    /// Names the field that does not read.
    pub fn view<R: Record>(&self) -> Result<R, ViewError> {
        let mut plain = shape::plain(self);
        for map in R::ITEM_MAPS {
            plain.entry(*map).or_insert_with(|| Value::Object(Map::new()));
        }
        shape::read(&plain)
    }

    /// The JSON of the record, as storage and files hold it; see [`Registers::from_json`].
    pub fn to_json(&self, id: RawId) -> Value {
        shape::to_json(self, id)
    }

    /// Reads the JSON of a record: its plain fields, `id`, `stamp` (the smallest stamp of all registers) and `stamps` (path →
    /// stamp, where it differs).
    ///
    /// A field is an item map if it is a non-empty object whose every key is an id. That needs no types, so unknown fields
    /// are split alike by everybody; hence no value may be an object keyed by ids unless its entries may merge one by one.
    /// A removed item is `"<id>": null`; an item map without items is absent. `item_maps` names the fields that must be item
    /// maps, for kinds that are known.
    ///
    /// # Errors
    /// Says what is wrong; a record is read whole or not at all.
    pub fn from_json(json: Value, item_maps: &[&str]) -> Result<(RawId, Self), ReadError> {
        shape::from_json(json, item_maps)
    }

    pub(super) fn from_parts(parts: BTreeMap<Path, Register>) -> Self {
        Self(parts)
    }
}
