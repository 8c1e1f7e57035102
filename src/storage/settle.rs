//! What two texts under one key come to: one from each place where the same thing is kept. Must never let an older value
//! replace a newer one, and never let a damaged text replace one that reads.

use super::{
    keeper::read_record,
    keys::{Place, StoreKey},
    version,
};

/// What is to stand under a key where `there` stands and `new` is to be written.
pub(super) fn settle(key: &str, there: Option<&str>, new: &str) -> String {
    let Some(there) = there.filter(|there| *there != new) else { return new.to_owned() };
    match key.parse() {
        Ok(StoreKey::Workspace(_, _, Place::Record(record))) => {
            let (mine, theirs) = (read_record(&record, new), read_record(&record, there));
            match (mine, theirs) {
                (Ok(mut mine), Ok(theirs)) => {
                    // The text is kept as it is where it says all already: another release may have written it in its own way.
                    if mine.merge(theirs) { mine.to_json(record.id).to_string() } else { new.to_owned() }
                }
                (Err(_), Ok(_)) => there.to_owned(),
                _ => new.to_owned(),
            }
        }
        // The newest version wins, whoever writes last: it is what keeps an older release from writing.
        Ok(StoreKey::Workspace(_, _, Place::Version)) => match (version::parse(new), version::parse(there)) {
            (None, Some(_)) => there.to_owned(),
            (Some(mine), Some(theirs)) if theirs.newest() > mine.newest() => there.to_owned(),
            _ => new.to_owned(),
        },
        // A tombstone says nothing but that it is there. Quarantine has one text a key. Preferences have no stamp: the one
        // that was chosen last is written last.
        _ => new.to_owned(),
    }
}

/// Whether a text reads as what its key says that it is.
pub(super) fn reads(key: &StoreKey, text: &str) -> bool {
    match key {
        StoreKey::Workspace(_, _, Place::Record(record)) => read_record(record, text).is_ok(),
        StoreKey::Workspace(_, _, Place::Version) => version::parse(text).is_some(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::RawId, storage::Scope};

    #[test]
    fn the_newest_version_stands_and_a_damaged_one_replaces_none() {
        let key = StoreKey::Workspace(Scope::of("file:///x"), RawId(1), Place::Version);
        let on_the_way = r#"{"version":2,"from":1}"#;
        for (there, new, stands) in [
            ("2", "1", "2"),
            ("1", "2", "2"),
            ("1", "oops", "1"),
            ("oops", "1", "1"),
            // Of two that are as new the one that is written now stands: a migration that is done, or begun again.
            (on_the_way, "2", "2"),
            ("2", on_the_way, on_the_way),
        ] {
            assert_eq!(settle(&key.to_string(), Some(there), new), stands, "{there} and {new}");
        }
        assert!(reads(&key, "1") && reads(&key, on_the_way) && !reads(&key, "oops"));
    }
}
