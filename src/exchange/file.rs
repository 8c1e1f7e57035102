//! The workspace file, `*.handpick.json`: readable JSON with a published schema (`workspace.schema.json`). The same workspace
//! gives the same bytes, whoever writes it and whenever. Reading trusts nothing: a file is refused whole if it is no file of
//! ours or a newer one, and a damaged record is refused by name while the rest comes in. Must never panic, and never drop
//! anything without naming it.

use super::locked;
pub use crate::workspace::import::{Incoming, Refused, Why};
use crate::{
    domain::id::RawId,
    workspace::{
        document::{Key, Workspace},
        kind::Kind,
        migrate::{self, MigrationError, VERSION},
        records,
        registers::{Register, Registers},
        stamp::Stamp,
    },
};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

const FORMAT: &str = "handpick";
/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// The most records (and erased ids) in a file.
pub const MOST_RECORDS: usize = 100_000;
/// How deep the JSON reader goes.
const DEEPEST: usize = 127;

/// Why a file is refused whole. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`LARGEST`].
    TooBig {
        /// Its size in bytes.
        bytes: usize,
        /// The largest that is read.
        limit: usize,
    },
    /// Nested deeper than any file of ours.
    TooDeep,
    /// More than [`MOST_RECORDS`].
    TooMany {
        /// How many there are.
        records: usize,
        /// The most that are read.
        limit: usize,
    },
    /// Not JSON, or cut off.
    NotJson {
        /// Where the reader stopped, from 1.
        line: usize,
        /// Where in the line, from 0.
        column: usize,
    },
    /// JSON, but no workspace file.
    NotHandpick,
    /// A workspace file in an envelope that opens with a passphrase: see [`locked`].
    Locked,
    /// From a newer Handpick.
    Newer {
        /// The version in the file.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// From an older Handpick, and not what its version says.
    Outdated(MigrationError),
    /// A workspace file in which this part is missing or something else.
    Damaged(&'static str),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooBig { bytes, limit } => write!(f, "{bytes} bytes are more than {limit}"),
            Self::TooDeep => f.write_str("nested too deep"),
            Self::TooMany { records, limit } => write!(f, "{records} records are more than {limit}"),
            Self::NotJson { line, column } => write!(f, "not JSON at line {line}, column {column}"),
            Self::NotHandpick => f.write_str("not a Handpick file"),
            Self::Locked => f.write_str("locked"),
            Self::Newer { found, known } => write!(f, "version {found} is newer than {known}"),
            Self::Outdated(why) => why.fmt(f),
            Self::Damaged(part) => write!(f, "\"{part}\" is missing or damaged"),
        }
    }
}

/// The file of a workspace, whole.
pub fn write(workspace: &Workspace) -> String {
    compose(FORMAT, workspace, &whole)
}

/// What of a record stands in a file; `None` if nothing of it does.
pub type Part<'a> = &'a dyn Fn(&Key, &Registers) -> Option<Value>;

/// All of a record.
pub fn whole(key: &Key, registers: &Registers) -> Option<Value> {
    Some(registers.to_json(key.id))
}

/// The file of a workspace with a part of it. That something is not in it says nothing about it: whoever merges it keeps theirs.
pub fn write_part(workspace: &Workspace, part: Part<'_>) -> String {
    compose(FORMAT, workspace, part)
}

/// A file of this layout.
pub(super) fn compose(format: &str, workspace: &Workspace, part: Part<'_>) -> String {
    let mut writer = Writer::of(format, VERSION, workspace.id);
    for (key, registers) in workspace.iter() {
        if let Some(record) = part(key, registers) {
            writer.push(&key.kind, record);
        }
    }
    writer.finish(workspace.erased())
}

/// A file that is being written, record by record, so that a long one can be written in parts.
pub struct Writer {
    text: String,
    /// The kind that the last record was of.
    list: Option<Kind>,
}

impl Writer {
    /// The beginning of a file.
    pub fn new(version: u32, workspace: RawId) -> Self {
        Self::of(FORMAT, version, workspace)
    }

    fn of(format: &str, version: u32, workspace: RawId) -> Self {
        // Written by hand, since a JSON object of a library has its keys in an order of its own, and this is the order in which
        // a person wants to meet them.
        let text = format!(
            "{{\n  \"format\": \"{format}\",\n  \"version\": {version},\n  \"workspace\": \"{workspace}\",\n  \"records\": {{"
        );
        Self { text, list: None }
    }

    /// The next record. They come in the order of their kinds, and within a kind of their ids.
    pub fn push(&mut self, kind: &Kind, record: Value) {
        if self.list.as_ref() == Some(kind) {
            self.text.push(',');
        } else {
            self.text.push_str(if self.list.is_some() { "\n    ],\n    " } else { "\n    " });
            self.text.push_str(&format!("\"{kind}\": ["));
            self.list = Some(kind.clone());
        }
        self.text.push_str("\n      ");
        self.text.push_str(&indented(&record, "\n      "));
    }

    /// The end of a file: what was erased for good.
    pub fn finish(mut self, erased: impl Iterator<Item = RawId>) -> String {
        self.text.push_str(if self.list.is_some() { "\n    ]\n  },\n  \"erased\": " } else { "},\n  \"erased\": " });
        let erased: Vec<Value> = erased.map(|id| Value::String(id.to_string())).collect();
        self.text.push_str(&indented(&Value::Array(erased), "\n  "));
        self.text.push_str("\n}\n");
        self.text
    }
}

/// Pretty JSON some levels down. Texts in JSON have no line breaks of their own, so that only the layout is touched.
fn indented(value: &Value, line: &str) -> String {
    format!("{value:#}").replace('\n', line)
}

/// Reads a file.
///
/// # Errors
/// Says why the file is refused whole. Records that do not read are no error: they are named in [`Incoming::refused`].
pub fn read(text: &str) -> Result<Incoming, FileError> {
    read_as(text, FORMAT)
}

/// Reads a file of this layout.
pub(super) fn read_as(text: &str, format: &str) -> Result<Incoming, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooBig { bytes: text.len(), limit: LARGEST });
    }
    let file = envelope(parse(text)?, format)?;
    let mut refused = Vec::new();
    let workspace = id(file.get("workspace")).ok_or(FileError::Damaged("workspace"))?;
    let mut sections = file;
    let Some(Value::Object(records)) = sections.remove("records") else { return Err(FileError::Damaged("records")) };
    let Some(Value::Array(erased)) = sections.remove("erased") else { return Err(FileError::Damaged("erased")) };
    check_count(&records, &erased)?;
    let records = read_records(records, &mut refused);
    let erased = read_erased(erased, &mut refused);
    refuse_unknown(sections, &mut refused);
    Ok(Incoming { workspace, records, erased, refused })
}

fn parse(text: &str) -> Result<Value, FileError> {
    // Some editors put a mark in front that JSON does not allow.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        if depth(text) > DEEPEST {
            FileError::TooDeep
        } else {
            FileError::NotJson { line: error.line(), column: error.column() }
        }
    })
}

/// How deep brackets are nested outside of texts.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Makes sure that it is a file of ours, and brings it up to date.
fn envelope(json: Value, format: &str) -> Result<Map<String, Value>, FileError> {
    match json.get("format").and_then(Value::as_str) {
        Some(found) if found == format => {}
        Some(locked::FORMAT) => return Err(FileError::Locked),
        _ => return Err(FileError::NotHandpick),
    }
    let version = json.get("version").and_then(Value::as_u64).ok_or(FileError::Damaged("version"))?;
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    match migrate::migrate(version, json) {
        Ok(Value::Object(file)) => Ok(file),
        Ok(_) => Err(FileError::NotHandpick),
        Err(MigrationError::Newer { found, known }) => Err(FileError::Newer { found, known }),
        Err(why) => Err(FileError::Outdated(why)),
    }
}

fn id(json: Option<&Value>) -> Option<RawId> {
    json.and_then(Value::as_str)?.parse().ok()
}

fn check_count(records: &Map<String, Value>, erased: &[Value]) -> Result<(), FileError> {
    let counts = records.values().map(|list| list.as_array().map_or(1, Vec::len));
    let records = counts.sum::<usize>().saturating_add(erased.len());
    if records > MOST_RECORDS { Err(FileError::TooMany { records, limit: MOST_RECORDS }) } else { Ok(()) }
}

fn read_records(records: Map<String, Value>, refused: &mut Vec<Refused>) -> Vec<(Key, Registers)> {
    let mut read: BTreeMap<Key, Registers> = BTreeMap::new();
    for (name, list) in records {
        let (kind, list) = match (name.parse::<Kind>(), list) {
            (Ok(kind), Value::Array(list)) => (kind, list),
            (_, other) => {
                refused.push(Refused { kind: name, which: "*".to_owned(), why: Why::NotAList, raw: other.to_string() });
                continue;
            }
        };
        for (place, json) in list.into_iter().enumerate() {
            let which = json.get("id").and_then(Value::as_str).map_or_else(|| format!("#{place}"), shortened);
            // Kept until it is known to read well: only then may the original go.
            let raw = json.clone();
            match read_record(&kind, json) {
                // A file that holds a record twice was put together from two: they merge as any two do.
                Ok((id, registers)) => {
                    read.entry(Key { kind: kind.clone(), id }).or_default().merge(registers);
                }
                Err(why) => refused.push(Refused { kind: name.clone(), which, why, raw: raw.to_string() }),
            }
        }
    }
    read.into_iter().collect()
}

/// Enough of an id to find it in the file, however long it claims to be.
fn shortened(id: &str) -> String {
    id.chars().take(64).collect()
}

fn read_record(kind: &Kind, json: Value) -> Result<(RawId, Registers), Why> {
    let (id, registers) = Registers::from_json(json, records::item_maps(kind)).map_err(Why::Read)?;
    let late = |(_, register): &(_, &Register)| register.stamp.millis() > Stamp::LATEST_IN_FILES;
    if let Some((path, _)) = registers.iter().find(late) {
        return Err(Why::EndOfTime(path.clone()));
    }
    records::check(kind, id, &registers).map_err(Why::View)?;
    Ok((id, registers))
}

fn read_erased(erased: Vec<Value>, refused: &mut Vec<Refused>) -> BTreeSet<RawId> {
    let mut ids = BTreeSet::new();
    for (place, json) in erased.into_iter().enumerate() {
        match id(Some(&json)) {
            Some(id) => {
                ids.insert(id);
            }
            None => refused.push(Refused {
                kind: "erased".to_owned(),
                which: format!("#{place}"),
                why: Why::NotAnId,
                raw: json.to_string(),
            }),
        }
    }
    ids
}

/// A section beside the known ones. The format's version rises before there is one, so it is nothing that we would lose
/// unknowingly; but it is named all the same.
fn refuse_unknown(sections: Map<String, Value>, refused: &mut Vec<Refused>) {
    for (name, json) in sections {
        // `$schema` is a hint for editors.
        if !["format", "version", "workspace", "$schema"].contains(&name.as_str()) {
            refused.push(Refused {
                kind: name,
                which: "*".to_owned(),
                why: Why::UnknownSection,
                raw: json.to_string(),
            });
        }
    }
}
