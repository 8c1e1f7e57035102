//! What an edit asks of the document: a record shall be so, shall go, or shall come back. Plain values; nothing happens here.

use super::{
    document::Key,
    kind::Kind,
    registers::{Record, Registers, ViewError},
    shape,
};
use crate::domain::{gather::Gather, id::RawId};
use serde_json::Value;

/// One wish of an edit.
#[derive(Clone, Debug)]
pub enum Write {
    /// The record shall be so. Makes it if it is not there, and brings it back if it was removed.
    Put {
        /// Which record.
        key: Key,
        /// How it shall be: the plain record.
        after: Value,
        /// What it is compared with, to find what the edit changes.
        base: Base,
        /// Which of its fields are item maps.
        item_maps: &'static [&'static str],
    },
    /// The record shall be gone from sight.
    Remove(Key),
    /// The record shall be back.
    Restore(Key),
}

/// What a put record is compared with. Only the difference is written, so that an edit never undoes what others did.
#[derive(Clone, Debug)]
pub enum Base {
    /// The record as it is now, read by the same type: what the type does not know is no difference.
    Now(fn(&Registers) -> Result<Value, ViewError>),
    /// The plain record as the person saw it when they began.
    Seen(Value),
}

impl Write {
    /// The record shall be so, compared with what it is now.
    pub fn put<R: Record>(id: RawId, after: &R) -> Self {
        Self::Put { key: Key::of::<R>(id), after: json(after), base: Base::Now(now::<R>), item_maps: R::ITEM_MAPS }
    }

    /// Only what differs between the two shall be written, whatever else has changed meanwhile.
    pub fn edit<R: Record>(id: RawId, before: &R, after: &R) -> Self {
        let base = Base::Seen(json(before));
        Self::Put { key: Key::of::<R>(id), after: json(after), base, item_maps: R::ITEM_MAPS }
    }

    /// The record shall be gone from sight.
    pub fn remove<R: Record>(id: RawId) -> Self {
        Self::Remove(Key::of::<R>(id))
    }

    /// The record shall be back.
    pub fn restore<R: Record>(id: RawId) -> Self {
        Self::Restore(Key::of::<R>(id))
    }

    /// Which record.
    pub fn key(&self) -> &Key {
        match self {
            Self::Put { key, .. } | Self::Remove(key) | Self::Restore(key) => key,
        }
    }
}

impl Key {
    /// The key of a record of a type.
    pub fn of<R: Record>(id: RawId) -> Self {
        Self { kind: Kind::of::<R>(), id }
    }
}

/// A type that cannot be put into JSON becomes null, which the document refuses to write.
fn json<R: Record>(record: &R) -> Value {
    serde_json::to_value(record).unwrap_or(Value::Null)
}

fn now<R: Record>(registers: &Registers) -> Result<Value, ViewError> {
    let record: R = registers.view()?;
    serde_json::to_value(record).map_err(|error| ViewError { field: None, why: error.to_string() })
}

/// The values that a put record has now, for the comparison.
pub(super) fn base_values(
    base: &Base,
    registers: &Registers,
    after: &shape::Values,
    item_maps: &[&str],
) -> shape::Values {
    let plain = match base {
        Base::Now(view) => view(registers).ok(),
        Base::Seen(before) => Some(before.clone()),
    };
    plain.and_then(|plain| shape::values(plain, item_maps).ok()).unwrap_or_else(|| stored_values(registers, after))
}

/// The stored values of those fields that the new record has: what a record which no longer reads is compared with, so that
/// it can be put right without losing what it has beside.
fn stored_values(registers: &Registers, after: &shape::Values) -> shape::Values {
    let named: std::collections::BTreeSet<_> = after.keys().map(|path| path.field()).gather();
    let stored = registers.iter().filter(|(path, register)| named.contains(path.field()) && !register.value.is_null());
    stored.map(|(path, register)| (path.clone(), register.value.clone())).gather()
}
