//! The file that opens with a passphrase, `*.handpick-sealed.json`: a workspace file in an envelope (`sealed.schema.json`). This
//! is the envelope alone: what it says, how it is printed and read, and what is too much. Must never open one (the browser does
//! that, see `session::crypto`), and never trust one: whoever wrote it may want this tab to work for hours.

use super::{base64, file};
use serde_json::Value;
use std::fmt;

/// What the file says that it is.
pub const FORMAT: &str = "handpick-sealed";
/// What a lock says that it is.
const LOCK: &str = "handpick-lock";
const VERSION: u32 = 1;
/// How a key is made of the passphrase.
const KDF: &str = "PBKDF2-SHA-256";
/// The rounds of that in the files that are written here (OWASP, Password Storage Cheat Sheet).
pub const ROUNDS: u32 = 600_000;
/// With fewer rounds a passphrase is guessed too quickly.
pub const FEWEST_ROUNDS: u32 = 100_000;
/// More rounds than this are meant to keep the tab busy.
pub const MOST_ROUNDS: u32 = 5_000_000;
/// Bytes of salt that are written.
pub const SALT: usize = 16;
/// Bytes of an initialisation vector of AES-GCM.
pub const IV: usize = 12;
/// Bytes of the data key with its tag.
const WRAPPED: usize = 32 + TAG;
/// Bytes of the tag at the end of what AES-GCM has encrypted.
const TAG: usize = 16;
/// What the data key is bound to: it opens nowhere else.
pub const KEY_IS_FOR: &str = "handpick-sealed/1/key";
/// What the data key of a browser is bound to.
pub const LOCK_IS_FOR: &str = "handpick-lock/1/key";
/// What the data is bound to.
pub const DATA_IS_FOR: &str = "handpick-sealed/1/data";

/// A random key, locked by a passphrase, and all that is needed to unlock it but the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Rounds of PBKDF2-SHA-256.
    pub rounds: u32,
    /// Its salt.
    pub salt: Vec<u8>,
    /// With which the key was encrypted.
    pub iv: Vec<u8>,
    /// The key for the data, encrypted with AES-256-GCM.
    pub key: Vec<u8>,
}

/// What is in a locked file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The key.
    pub lock: Lock,
    /// With which the data was encrypted.
    pub iv: Vec<u8>,
    /// A workspace file in UTF-8, encrypted with AES-256-GCM.
    pub data: Vec<u8>,
}

/// Why a locked file is refused before anybody is asked for a passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockedError {
    /// No locked file at all.
    NotLocked,
    /// Larger than [`file::LARGEST`].
    TooBig {
        /// Its size in bytes.
        bytes: usize,
    },
    /// From a newer Handpick.
    Newer {
        /// The version in the file.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// The key is made in a way that is not known here.
    Kdf(String),
    /// Fewer than [`FEWEST_ROUNDS`] or more than [`MOST_ROUNDS`].
    Rounds(u64),
    /// This part is missing or something else.
    Damaged(&'static str),
}

impl fmt::Display for LockedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLocked => f.write_str("not a locked file"),
            Self::TooBig { bytes } => write!(f, "{bytes} bytes are too many"),
            Self::Newer { found, known } => write!(f, "version {found} is newer than {known}"),
            Self::Kdf(name) => write!(f, "unknown key derivation {name:?}"),
            Self::Rounds(rounds) => write!(f, "{rounds} rounds"),
            Self::Damaged(part) => write!(f, "\"{part}\" is missing or damaged"),
        }
    }
}

/// The text of the file.
///
/// # Errors
/// It would be larger than what is read back.
pub fn write(locked: &Locked) -> Result<String, LockedError> {
    let mut text = begin(FORMAT, &locked.lock);
    member(&mut text, "  \"iv\": ", &base64::encode(&locked.iv));
    member(&mut text, ",\n  \"data\": ", &base64::encode(&locked.data));
    text.push_str("\n}\n");
    if text.len() > file::LARGEST { Err(LockedError::TooBig { bytes: text.len() }) } else { Ok(text) }
}

/// The beginning of a file, and of a lock.
fn begin(format: &str, lock: &Lock) -> String {
    let mut text = format!("{{\n  \"format\": \"{format}\",\n  \"version\": {VERSION},\n");
    text.push_str("  \"kdf\": {");
    member(&mut text, "\"name\": ", KDF);
    text.push_str(&format!(", \"rounds\": {}, ", lock.rounds));
    member(&mut text, "\"salt\": ", &base64::encode(&lock.salt));
    text.push_str("},\n  \"wrapped_key\": {");
    member(&mut text, "\"iv\": ", &base64::encode(&lock.iv));
    member(&mut text, ", \"key\": ", &base64::encode(&lock.key));
    text.push_str("},\n");
    text
}

/// Neither base 64 nor the names of this file hold anything that JSON would write otherwise.
fn member(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    text.push('"');
    text.push_str(value);
    text.push('"');
}

/// Reads the envelope.
///
/// # Errors
/// Says why it is refused.
pub fn read(text: &str) -> Result<Locked, LockedError> {
    if text.len() > file::LARGEST {
        return Err(LockedError::TooBig { bytes: text.len() });
    }
    let json = envelope(text, FORMAT)?;
    Ok(Locked {
        lock: read_lock(&json)?,
        iv: bytes(&json, "/iv", "iv", |length| length == IV)?,
        data: bytes(&json, "/data", "data", |length| length >= TAG)?,
    })
}

/// The text of a lock as a browser keeps it. `on`: the data beside it is to be locked; a lock that was taken off is kept, since a
/// tab that was late may have left something locked.
pub fn write_lock(lock: &Lock, on: bool) -> String {
    let mut text = begin(LOCK, lock);
    text.push_str(if on { "  \"on\": true\n}\n" } else { "  \"on\": false\n}\n" });
    text
}

/// Reads what [`write_lock`] wrote.
///
/// # Errors
/// Says why it is no lock.
pub fn read_kept_lock(text: &str) -> Result<(Lock, bool), LockedError> {
    let json = envelope(text, LOCK)?;
    let on = json.get("on").and_then(Value::as_bool).ok_or(LockedError::Damaged("on"))?;
    Ok((read_lock(&json)?, on))
}

/// Makes sure that a text is of this format and of a version that is known.
fn envelope(text: &str, format: &str) -> Result<Value, LockedError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Value = serde_json::from_str(text).map_err(|_| LockedError::NotLocked)?;
    if json.get("format").and_then(Value::as_str) != Some(format) {
        return Err(LockedError::NotLocked);
    }
    let version = json.get("version").and_then(Value::as_u64).filter(|version| *version > 0);
    let version = u32::try_from(version.ok_or(LockedError::Damaged("version"))?).unwrap_or(u32::MAX);
    if version > VERSION {
        return Err(LockedError::Newer { found: version, known: VERSION });
    }
    Ok(json)
}

fn read_lock(json: &Value) -> Result<Lock, LockedError> {
    let name = json.pointer("/kdf/name").and_then(Value::as_str).ok_or(LockedError::Damaged("kdf"))?;
    if name != KDF {
        return Err(LockedError::Kdf(name.chars().take(64).collect()));
    }
    let rounds = json.pointer("/kdf/rounds").and_then(Value::as_u64).ok_or(LockedError::Damaged("kdf"))?;
    let in_bounds = u32::try_from(rounds).ok().filter(|rounds| (FEWEST_ROUNDS..=MOST_ROUNDS).contains(rounds));
    Ok(Lock {
        rounds: in_bounds.ok_or(LockedError::Rounds(rounds))?,
        salt: bytes(json, "/kdf/salt", "kdf", |length| (SALT..=64).contains(&length))?,
        iv: bytes(json, "/wrapped_key/iv", "wrapped_key", |length| length == IV)?,
        key: bytes(json, "/wrapped_key/key", "wrapped_key", |length| length == WRAPPED)?,
    })
}

/// The bytes at a place, if they are as many as they should be; `part` is named if not.
fn bytes(json: &Value, at: &str, part: &'static str, fits: fn(usize) -> bool) -> Result<Vec<u8>, LockedError> {
    let found = json.pointer(at).and_then(Value::as_str).and_then(base64::decode);
    found.filter(|bytes| fits(bytes.len())).ok_or(LockedError::Damaged(part))
}
