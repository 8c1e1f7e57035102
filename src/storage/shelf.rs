//! What the rest of this room asks of a place where texts are kept under keys, and what can go wrong there. Must never know
//! which place it is, and never words for people: those live with the languages.

use std::collections::BTreeMap;

/// Chromium and Firefox take this many UTF-16 units for one origin, keys and values together.
pub const QUOTA_UNITS: usize = 5_242_880;
/// Beyond this Safari has been seen to drop writes, so it is what may be counted on everywhere.
pub const SAFE_UNITS: usize = 2_400_000;

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// No room is left; what was there before is still there.
    Full,
    /// The browser forbids storage, by its settings or for this kind of page.
    Blocked,
    /// A newer release has written here: this one must not write until it is reloaded.
    Newer {
        /// The format version that is stored.
        found: u32,
        /// The newest version that this release knows.
        known: u32,
    },
    /// The data is locked with a passphrase that this page was not given.
    Locked,
    /// Anything else, in the words of whoever reported it: for a fault report, not for the screen.
    Failed(String),
}

/// One write: asked for, or as it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The value is put under the key.
    Set {
        /// Where.
        key: String,
        /// What.
        value: String,
    },
    /// The key is taken away.
    Remove {
        /// Where.
        key: String,
    },
}

/// Says what is to stand under a key, given what stands there and what is to be written.
pub type Settle = fn(key: &str, there: Option<&str>, new: &str) -> String;

/// A place that keeps texts under keys. Every call returns when its work is done: a write that returned is kept.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs the futures to be Send, and all shelves are ours")]
pub trait Shelf {
    /// The text under a key, or nothing.
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Keeps the text under the key in place of the one before. An error means that the one before is still there.
    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Says that this text stands under the key already, written by somebody else: it is to be as safe as one written here.
    async fn confirm(&self, _key: &str, _value: &str) -> Result<(), StorageError> {
        Ok(())
    }

    /// Takes the key and its text away; a key that is not there is no error.
    async fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys that begin with the prefix, in order.
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;

    /// All texts whose keys begin with the prefix. A shelf that can read them at one go should.
    async fn entries(&self, prefix: &str) -> Result<BTreeMap<String, String>, StorageError> {
        let mut entries = BTreeMap::new();
        for key in self.keys(prefix).await? {
            if let Some(value) = self.get(&key).await? {
                entries.insert(key, value);
            }
        }
        Ok(entries)
    }

    /// Does these writes in order, each text settled with the one that stands there, and answers those that came out richer
    /// than they were asked for. A shelf that can do all of them at once, or none, should. After an error all of them may be
    /// done again.
    async fn apply(&self, writes: &[Write], settle: Settle) -> Result<Vec<(String, String)>, StorageError> {
        let mut richer = Vec::new();
        for write in writes {
            match write {
                Write::Remove { key } => self.remove(key).await?,
                Write::Set { key, value } => {
                    let there = self.get(key).await?;
                    let text = settle(key, there.as_deref(), value);
                    if there.as_ref() != Some(&text) {
                        self.set(key, &text).await?;
                    }
                    if text != *value {
                        richer.push((key.clone(), text));
                    }
                }
            }
        }
        Ok(richer)
    }

    /// Returns when all that was written is as safe as this place can make it, and answers what that brought to light: keys
    /// whose text is richer than the one that was written. An error means that something is kept nowhere.
    async fn flush(&self) -> Result<Vec<(String, String)>, StorageError> {
        Ok(Vec::new())
    }
}

/// What a browser's exception means, by its name or else by its old number. Every engine has names of its own for a full
/// storage, and apps that knew just one of them lost data in silence in the others.
pub fn classify(name: &str, code: u16) -> StorageError {
    match (name, code) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR", _) | (_, 22 | 1014) => {
            StorageError::Full
        }
        ("SecurityError" | "NS_ERROR_DOM_SECURITY_ERR", _) | (_, 18) => StorageError::Blocked,
        _ => StorageError::Failed(format!("{name} ({code})")),
    }
}

/// How many UTF-16 units these entries take, keys included: the measure in which browsers count.
pub fn usage<K: AsRef<str>, V: AsRef<str>>(entries: impl IntoIterator<Item = (K, V)>) -> usize {
    let units = |text: &str| text.encode_utf16().count();
    entries.into_iter().map(|(key, value)| units(key.as_ref()) + units(value.as_ref())).sum()
}

/// How many units a whole shelf takes, whoever wrote them: the quota is one for all that share the origin.
pub async fn used<S: Shelf>(shelf: &S) -> Result<usize, StorageError> {
    used_by(shelf, &shelf.keys("").await?).await
}

/// How many units these keys and their texts take.
pub async fn used_by<S: Shelf>(shelf: &S, keys: &[String]) -> Result<usize, StorageError> {
    let mut units = 0;
    for key in keys {
        let value = shelf.get(key).await?.unwrap_or_default();
        units += usage([(key, &value)]);
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engines_name_for_a_full_storage_is_known() {
        for name in ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"] {
            assert_eq!(classify(name, 0), StorageError::Full, "{name}");
        }
        assert_eq!(classify("", 22), StorageError::Full);
        assert_eq!(classify("Error", 1014), StorageError::Full);
    }

    #[test]
    fn a_forbidden_storage_is_blocked_and_the_rest_says_what_it_was() {
        assert_eq!(classify("SecurityError", 18), StorageError::Blocked);
        assert_eq!(classify("NS_ERROR_DOM_SECURITY_ERR", 0), StorageError::Blocked);
        assert_eq!(classify("InvalidStateError", 11), StorageError::Failed("InvalidStateError (11)".into()));
    }

    #[test]
    fn usage_counts_utf_16_units_of_keys_and_values() {
        assert_eq!(usage([("ab", "é"), ("c", "😀")]), 2 + 1 + 1 + 2);
    }
}
