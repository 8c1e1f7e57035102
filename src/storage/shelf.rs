//! What the rest of this room asks of a place where texts are kept under keys, and what can go wrong there. Must never know
//! which place it is, and never words for people: those live with the languages.

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
    /// Anything else, in the words of whoever reported it: for a fault report, not for the screen.
    Failed(String),
}

/// A place that keeps texts under keys. Every call returns when its work is done: a write that returned is kept.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs the futures to be Send, and all shelves are ours")]
pub trait Shelf {
    /// The text under a key, or nothing.
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Keeps the text under the key in place of the one before. An error means that the one before is still there.
    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Takes the key and its text away; a key that is not there is no error.
    async fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys that begin with the prefix, in order.
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;
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
    let mut units = 0;
    for key in shelf.keys("").await? {
        let value = shelf.get(&key).await?.unwrap_or_default();
        units += usage([(&key, &value)]);
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
