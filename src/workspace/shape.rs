//! The shapes of a record: registers, the plain object that people read, and its JSON with stamps; and the way from each to
//! the other. Must never know a kind: all rules here hold for records of kinds that no version knows yet.

use super::{
    limits::{self, Limit, MOST_PATHS},
    path::{NotAPath, Path, REMOVED, RESERVED},
    registers::{Record, Register, Registers, ViewError, WriteError},
    stamp::Stamp,
};
use crate::domain::{gather::Gather, id::RawId};
use serde::de::{DeserializeOwned, value::MapDeserializer};
use serde_json::{Map, Value};
use std::{cell::Cell, collections::BTreeMap, fmt};

/// The values of a record by path.
pub(super) type Values = BTreeMap<Path, Value>;

/// Why a JSON value is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no JSON object.
    NotAnObject,
    /// It has no id, or one that is no id.
    Id,
    /// It has no stamp, or `stamp` or `stamps` hold something else.
    Stamp(String),
    /// A stamp for a register that is not there.
    StampWithoutValue(Path),
    /// A name that can be no field.
    Path(String),
    /// A field that must be a map of items by their ids is something else.
    NotAnItemMap(String),
    /// `removed` is neither true nor false.
    Removed,
    /// There is nothing in it.
    Empty,
    /// It is too large.
    Limit(Limit),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => f.write_str("not an object"),
            Self::Id => f.write_str("no id"),
            Self::Stamp(what) => write!(f, "no stamp: {what}"),
            Self::StampWithoutValue(path) => write!(f, "a stamp without a value: {path}"),
            Self::Path(name) => write!(f, "not a name of a field: {name:?}"),
            Self::NotAnItemMap(field) => write!(f, "not a map of items: {field}"),
            Self::Removed => f.write_str("\"removed\" is neither true nor false"),
            Self::Empty => f.write_str("nothing in it"),
            Self::Limit(limit) => limit.fmt(f),
        }
    }
}

impl From<NotAPath> for ReadError {
    fn from(NotAPath(name): NotAPath) -> Self {
        Self::Path(name)
    }
}

/// The values of a typed record.
pub(super) fn values_of<R: Record>(record: &R) -> Result<Values, WriteError> {
    let plain = serde_json::to_value(record).map_err(|error| WriteError::NotJson(error.to_string()))?;
    values(plain, R::ITEM_MAPS)
}

/// The values of a plain record. Null is absent here: a type that spells its `None`s out writes nothing by it.
pub(super) fn values(plain: Value, item_maps: &[&str]) -> Result<Values, WriteError> {
    let Value::Object(mut plain) = plain else { return Err(WriteError::Shape(ReadError::NotAnObject)) };
    plain.remove(REMOVED);
    let mut values = split(plain, item_maps).map_err(WriteError::Shape)?;
    values.retain(|_, value| !value.is_null());
    check_limits(&values).map_err(WriteError::Shape)?;
    Ok(values)
}

/// Takes a plain record apart into the values of its registers.
fn split(plain: Map<String, Value>, item_maps: &[&str]) -> Result<Values, ReadError> {
    let mut values = Values::new();
    for (name, value) in plain {
        if RESERVED.contains(&name.as_str()) {
            continue;
        }
        let must_be_items = item_maps.contains(&name.as_str());
        match value {
            Value::Null if must_be_items => {}
            Value::Object(items) if must_be_items && items.is_empty() => {}
            Value::Object(items) if are_items(&items) => split_items(&name, items, &mut values)?,
            _ if must_be_items => return Err(ReadError::NotAnItemMap(name)),
            value => {
                values.insert(Path::of_field(&name)?, value);
            }
        }
    }
    Ok(values)
}

fn are_items(map: &Map<String, Value>) -> bool {
    !map.is_empty() && map.keys().all(|key| key.parse::<RawId>().is_ok())
}

fn split_items(map: &str, items: Map<String, Value>, values: &mut Values) -> Result<(), ReadError> {
    for (item, value) in items {
        let item = item.parse().map_err(|_| ReadError::NotAnItemMap(map.to_owned()))?;
        values.insert(Path::of_item(map, item)?, value);
    }
    Ok(())
}

fn check_limits(values: &Values) -> Result<(), ReadError> {
    if values.len() > MOST_PATHS {
        return Err(ReadError::Limit(Limit::Paths));
    }
    values.values().try_for_each(limits::check).map_err(ReadError::Limit)
}

/// Puts values back together to the plain record that they were taken apart from.
fn join<'a>(values: impl Iterator<Item = (&'a Path, &'a Value)>, nulls: bool) -> Map<String, Value> {
    let mut plain = Map::new();
    for (path, value) in values {
        let kept = (nulls || !value.is_null()).then(|| value.clone());
        match path.item() {
            None => {
                plain.extend(kept.map(|value| (path.field().to_owned(), value)));
            }
            Some(item) => {
                let map = plain.entry(path.field()).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(map) = map {
                    map.extend(kept.map(|value| (item.to_owned(), value)));
                }
            }
        }
    }
    plain
}

/// The plain record: what the typed one is read from.
pub(super) fn plain(registers: &Registers) -> Map<String, Value> {
    let values = registers.iter().filter(|(path, _)| path.as_str() != REMOVED);
    join(values.map(|(path, register)| (path, &register.value)), false)
}

/// Reads a typed record and, if that fails, tells in which field.
pub(super) fn read<R: DeserializeOwned>(plain: &Map<String, Value>) -> Result<R, ViewError> {
    let reading = Cell::new(None);
    let mut entries = plain.iter();
    // The reader's errors name no field; it asks for one after the other, so the last one asked for is the one.
    let watched = std::iter::from_fn(|| {
        let entry = entries.next();
        reading.set(entry.map(|(name, _)| name));
        entry.map(|(name, value)| (name.as_str(), value))
    });
    R::deserialize(MapDeserializer::new(watched))
        .map_err(|error: serde_json::Error| ViewError { field: reading.get().cloned(), why: error.to_string() })
}

pub(super) fn to_json(registers: &Registers, id: RawId) -> Value {
    let mut json = join(registers.iter().map(|(path, register)| (path, &register.value)), true);
    json.insert("id".to_owned(), Value::String(id.to_string()));
    if let Some(first) = registers.iter().map(|(_, register)| register.stamp).min() {
        let later = registers.iter().filter(|(_, register)| register.stamp != first);
        let stamps: Map<_, _> =
            later.map(|(path, register)| (path.to_string(), Value::String(register.stamp.to_string()))).gather();
        json.insert("stamp".to_owned(), Value::String(first.to_string()));
        if !stamps.is_empty() {
            json.insert("stamps".to_owned(), Value::Object(stamps));
        }
    }
    let mut json = Value::Object(json);
    // Canonical whatever the features that another crate may switch on in `serde_json`.
    json.sort_all_objects();
    json
}

pub(super) fn from_json(json: Value, item_maps: &[&str]) -> Result<(RawId, Registers), ReadError> {
    let Value::Object(mut plain) = json else { return Err(ReadError::NotAnObject) };
    let id = plain.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()).ok_or(ReadError::Id)?;
    let first = stamp(plain.get("stamp"))?;
    let mut stamps = stamps(plain.remove("stamps"))?;
    if !matches!(plain.get(REMOVED), None | Some(Value::Bool(_) | Value::Null)) {
        return Err(ReadError::Removed);
    }
    let values = split(plain, item_maps)?;
    check_limits(&values)?;
    let parts: BTreeMap<_, _> = values
        .into_iter()
        .map(|(path, value)| {
            let stamp = stamps.remove(&path).unwrap_or(first);
            (path, Register { stamp, value })
        })
        .gather();
    if let Some((path, _)) = stamps.pop_first() {
        return Err(ReadError::StampWithoutValue(path));
    }
    if parts.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok((id, Registers::from_parts(parts)))
}

fn stamp(json: Option<&Value>) -> Result<Stamp, ReadError> {
    let text = json.and_then(Value::as_str).ok_or_else(|| ReadError::Stamp("none".to_owned()))?;
    text.parse().map_err(|error: super::stamp::NotAStamp| ReadError::Stamp(error.0))
}

fn stamps(json: Option<Value>) -> Result<BTreeMap<Path, Stamp>, ReadError> {
    match json {
        None => Ok(BTreeMap::new()),
        Some(Value::Object(stamps)) => stamps.into_iter().try_fold(BTreeMap::new(), |mut all, (path, text)| {
            all.insert(path.parse::<Path>()?, stamp(Some(&text))?);
            Ok(all)
        }),
        Some(_) => Err(ReadError::Stamp("\"stamps\" is no object".to_owned())),
    }
}
