//! The names under which everything is kept, printed and parsed in this one place. A key's shape is for ever: what the
//! first release wrote must be found by all that follow, and must never be reachable under two names.

use crate::{domain::RawId, workspace::document::Key};
use std::{fmt, str::FromStr};

/// With this every key of ours begins, since other apps may share the origin.
pub const ROOT: &str = "handpick/";
const PREFS: &str = "prefs";
const LOCK: &str = "lock";
const VERSION: &str = "version";
const ERASED: &str = "erased";
const QUARANTINE: &str = "quarantine";

/// Whose data this is: one for each directory of a web server, and a single one for all files opened from a disk, so that a
/// renamed or moved file still finds its data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(String);

impl Scope {
    /// The scope of the document at this address. Its file name, query and fragment do not matter.
    pub fn of(href: &str) -> Self {
        let Some((scheme, rest)) = href.split_once("://") else { return Self::local() };
        if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
            return Self::local();
        }
        let address = rest.split(['?', '#']).next().unwrap_or_default();
        let path = address.split_once('/').map_or("", |(_, path)| path);
        let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
        // The leading slash tells the directory `/file/` from the constant `file`, and `/prefs/` from the preferences.
        Self(encode(&format!("/{directory}")))
    }

    fn local() -> Self {
        Self("file".to_owned())
    }

    /// With this every key of the scope begins.
    pub fn prefix(&self) -> String {
        format!("{ROOT}{self}/")
    }

    /// Where the lock of all its data stands, if it was ever locked. It is no [`StoreKey`], so that nobody joins the locks of two
    /// shelves as if they were records: each belongs to the texts beside it.
    pub fn lock(&self) -> String {
        format!("{ROOT}{self}/{LOCK}")
    }

    /// With this every key of one of its workspaces begins.
    pub fn workspace_prefix(&self, workspace: RawId) -> String {
        format!("{ROOT}{self}/{workspace}/")
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes all but the characters that no address ever needs to encode. Escapes that say the same are written the
/// same: `%7e`, `%7E` and `~` name one directory.
fn encode(path: &str) -> String {
    let mut text = String::new();
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let escaped = (byte == b'%').then(|| Some((hex(ahead.next()?)? << 4) | hex(ahead.next()?)?)).flatten();
        match escaped {
            None => encode_byte(byte, &mut text),
            Some(inner) => {
                bytes = ahead;
                // An escaped slash is a character of a name, not a border: it keeps its own escape's `%`.
                if is_plain(inner) || inner > 127 || inner == b' ' {
                    encode_byte(inner, &mut text);
                } else {
                    text.push_str(&format!("%25{inner:02X}"));
                }
            }
        }
    }
    text
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn encode_byte(byte: u8, text: &mut String) {
    if is_plain(byte) {
        text.push(char::from(byte));
    } else {
        text.push_str(&format!("%{byte:02X}"));
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// A key of ours, by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoreKey {
    /// A preference for all documents of this browser.
    Shared(String),
    /// A preference for one scope.
    Preference(Scope, String),
    /// Something of a workspace.
    Workspace(Scope, RawId, Place),
}

/// A place inside a workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The version of the format.
    Version,
    /// A record.
    Record(Key),
    /// The tombstone of an erased id.
    Erased(RawId),
    /// An entry that could not be read, as it was found. The number tells apart several that came from the same key.
    Quarantine {
        /// The kind in its key, not looked at.
        kind: String,
        /// The id in its key, not looked at.
        id: String,
        /// How many were set aside from that key before.
        copy: u32,
    },
}

impl StoreKey {
    /// A preference for all documents of this browser.
    pub fn shared(name: &str) -> Self {
        Self::Shared(name.to_owned())
    }

    /// A preference for one scope.
    pub fn preference(scope: &Scope, name: &str) -> Self {
        Self::Preference(scope.clone(), name.to_owned())
    }

    /// Whether a text may be the key of a version; parsing it tells. Among thousands of keys it spares parsing all of them.
    pub fn may_be_version(text: &str) -> bool {
        text.ends_with(VERSION)
    }

    /// Whether a text may be the key of a tombstone; parsing it tells.
    pub fn may_be_erased(text: &str) -> bool {
        text.contains(ERASED)
    }
}

impl fmt::Display for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(name) => write!(f, "{ROOT}{PREFS}/{name}"),
            Self::Preference(scope, name) => write!(f, "{ROOT}{scope}/{PREFS}/{name}"),
            Self::Workspace(scope, workspace, place) => write!(f, "{ROOT}{scope}/{workspace}/{place}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version => f.write_str(VERSION),
            Self::Record(key) => write!(f, "{}/{}", Shelved(key.kind.as_str()), key.id),
            Self::Erased(id) => write!(f, "{ERASED}/{id}"),
            Self::Quarantine { kind, id, copy: 0 } => write!(f, "{QUARANTINE}/{kind}/{id}"),
            Self::Quarantine { kind, id, copy } => write!(f, "{QUARANTINE}/{kind}/{id}/{copy}"),
        }
    }
}

/// A record's kind as a part of a key. Kinds come from files that anybody may write: one that calls itself `erased` must
/// not become a tombstone here, so it gets a mark that no kind can contain.
struct Shelved<'a>(&'a str);

impl fmt::Display for Shelved<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)?;
        if is_reserved(self.0) { f.write_str("-") } else { Ok(()) }
    }
}

fn is_reserved(kind: &str) -> bool {
    matches!(kind, ERASED | QUARANTINE | VERSION)
}

/// A text that is no key of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOurs;

impl FromStr for StoreKey {
    type Err = NotOurs;
    fn from_str(text: &str) -> Result<Self, NotOurs> {
        let rest = text.strip_prefix(ROOT).ok_or(NotOurs)?;
        let (scope, rest) = rest.split_once('/').ok_or(NotOurs)?;
        if scope == PREFS {
            return name(rest).map(Self::Shared);
        }
        let scope = Scope(name(scope)?);
        let (room, rest) = rest.split_once('/').ok_or(NotOurs)?;
        if room == PREFS {
            return name(rest).map(|name| Self::Preference(scope, name));
        }
        let workspace = room.parse().map_err(|_| NotOurs)?;
        Ok(Self::Workspace(scope, workspace, rest.parse()?))
    }
}

impl FromStr for Place {
    type Err = NotOurs;
    fn from_str(text: &str) -> Result<Self, NotOurs> {
        let mut parts = text.split('/');
        let place = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(VERSION), None, ..) => Self::Version,
            (Some(ERASED), Some(id), None, _) => Self::Erased(id.parse().map_err(|_| NotOurs)?),
            (Some(QUARANTINE), Some(kind), Some(id), None) => {
                Self::Quarantine { kind: name(kind)?, id: name(id)?, copy: 0 }
            }
            (Some(QUARANTINE), Some(kind), Some(id), Some(copy)) => {
                let copy = copy.parse().map_err(|_| NotOurs)?;
                Self::Quarantine { kind: name(kind)?, id: name(id)?, copy }
            }
            (Some(kind), Some(id), None, _) => {
                let kind = kind.strip_suffix('-').unwrap_or(kind).parse().map_err(|_| NotOurs)?;
                Self::Record(Key { kind, id: id.parse().map_err(|_| NotOurs)? })
            }
            _ => return Err(NotOurs),
        };
        // What prints otherwise than it was written has a second name, and is not ours.
        if place.to_string() == text { Ok(place) } else { Err(NotOurs) }
    }
}

fn name(text: &str) -> Result<String, NotOurs> {
    if text.is_empty() || text.contains('/') { Err(NotOurs) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(href: &str) -> String {
        Scope::of(href).to_string()
    }

    #[test]
    fn a_web_servers_directory_is_a_scope_whatever_the_file_is_called() {
        for href in [
            "https://shop.example/tools/hire/",
            "https://shop.example/tools/hire/index.html",
            "http://shop.example:8080/tools/hire/app.html?x=/y/#/board/a/b",
        ] {
            assert_eq!(scope(href), "%2Ftools%2Fhire", "{href}");
        }
        assert_eq!(scope("https://shop.example"), "%2F");
        assert_eq!(scope("https://shop.example/#/a"), "%2F");
        assert_eq!(scope("HTTPS://shop.example/file/"), "%2Ffile");
    }

    #[test]
    fn every_file_on_a_disk_shares_one_scope() {
        for href in
            ["file:///home/me/dir%20100%25%20%231/app.html#/x", "file:///C:/a.html", "about:blank", "", "blob:x"]
        {
            assert_eq!(scope(href), "file", "{href}");
        }
    }

    #[test]
    fn escapes_that_say_the_same_make_the_same_scope_and_others_do_not() {
        assert_eq!(scope("https://a/%7ejo/x"), scope("https://a/~jo/y"));
        assert_eq!(scope("https://a/b%c3%a9/"), scope("https://a/bé/"));
        assert_ne!(scope("https://a/b%2Fc/"), scope("https://a/b/c/"));
        assert_ne!(scope("https://a/b%252Fc/"), scope("https://a/b%2Fc/"));
        assert_ne!(scope("https://a/100%/"), scope("https://a/100%25/x/"));
        assert!(!scope("https://a/b%2Fc/d e/é/").contains('/'));
        // For ever as the first release wrote them.
        assert_eq!(scope("https://a/b%7Fc/"), "%2Fb%257Fc");
        assert_eq!(scope("https://a/b%80c/"), "%2Fb%80c");
    }

    #[test]
    fn every_key_reads_back_from_its_text() {
        let scope = Scope::of("https://a/b/c.html");
        let id = RawId(7);
        let key = |kind: &str| Key { kind: kind.parse().expect("a kind"), id };
        let quarantine = |copy| Place::Quarantine { kind: "note".into(), id: "x".into(), copy };
        let places = [
            Place::Version,
            Place::Erased(id),
            Place::Record(key("candidate")),
            Place::Record(key("erased")),
            Place::Record(key("quarantine")),
            Place::Record(key("version")),
            quarantine(0),
            quarantine(2),
        ];
        let mut texts = std::collections::BTreeSet::new();
        let inside = places.into_iter().map(|place| StoreKey::Workspace(scope.clone(), id, place));
        let outside = [StoreKey::shared("language"), StoreKey::preference(&scope, "me")];
        for key in inside.chain(outside) {
            let text = key.to_string();
            assert_eq!(text.parse(), Ok(key), "{text}");
            assert!(texts.insert(text));
        }
        assert!(texts.contains("handpick/%2Fb/00000000000000000000000007/candidate/00000000000000000000000007"));
    }

    #[test]
    fn what_is_no_key_of_ours_is_refused() {
        let id = RawId(7);
        for text in [
            String::new(),
            "handpick".into(),
            "handpick/file".into(),
            "other/file/prefs/me".into(),
            "handpick//prefs/me".into(),
            format!("handpick/file/{id}"),
            Scope::of("file:///x").lock(),
            format!("handpick/file/{id}/"),
            format!("handpick/file/{id}/candidate"),
            format!("handpick/file/{id}/candidate-/{id}"),
            format!("handpick/file/{id}/candidate/{id}/more"),
            format!("handpick/file/{id}/candidate/short"),
            format!("handpick/file/{id}/erased/short"),
            format!("handpick/file/{id}/quarantine/note/x/0"),
            format!("handpick/file/{id}/version/1"),
        ] {
            assert_eq!(text.parse::<StoreKey>(), Err(NotOurs), "{text}");
        }
    }
}
