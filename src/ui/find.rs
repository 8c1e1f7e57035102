//! Finding people in many while somebody types: all texts folded once, searched as one. Must never fold them again for a key
//! stroke.

use crate::domain::{RawId, text::fold};
use std::collections::BTreeSet;

/// Between two texts; no text holds it, so that nothing is found across them.
const END: char = '\n';

/// Texts, each with whose it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Haystack {
    text: String,
    /// Where each text ends, and whose it is.
    ends: Vec<(usize, RawId)>,
}

impl Haystack {
    /// Folds the texts.
    pub fn of(texts: impl Iterator<Item = (RawId, String)>) -> Self {
        let mut haystack = Self::default();
        haystack.extend(texts);
        haystack
    }

    /// Folds some more.
    pub fn extend(&mut self, texts: impl Iterator<Item = (RawId, String)>) {
        for (id, text) in texts {
            self.text.extend(fold(&text).chars().map(|letter| if letter == END { ' ' } else { letter }));
            self.text.push(END);
            self.ends.push((self.text.len(), id));
        }
    }

    /// Whose text holds what is wanted, without case and accents; `None` if nothing is wanted.
    pub fn hits(&self, wanted: &str) -> Option<BTreeSet<RawId>> {
        let wanted = fold(wanted.trim());
        if wanted.is_empty() {
            return None;
        }
        // In a row first: a set is built much faster of all of it than one by one.
        let mut hits = Vec::new();
        let mut rows = self.ends.iter();
        let mut row = rows.next();
        for (at, _) in self.text.match_indices(&wanted) {
            while row.is_some_and(|(end, _)| *end <= at) {
                row = rows.next();
            }
            hits.extend(row.map(|(_, id)| *id).filter(|id| hits.last() != Some(id)));
        }
        Some(hits.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(texts: &[String]) -> impl Iterator<Item = (RawId, String)> + '_ {
        texts.iter().enumerate().map(|(at, text)| (RawId(at as u128), text.clone()))
    }

    proptest! {
        #[test]
        fn finds_those_that_one_by_one_would_be_found(
            texts in prop::collection::vec("[aαά王 .\n]{0,6}", 0..12),
            wanted in "[aαά王 .]{0,3}",
        ) {
            let found = Haystack::of(rows(&texts)).hits(&wanted);
            let needle = fold(wanted.trim());
            let expected = rows(&texts).filter(|(_, text)| fold(text).replace('\n', " ").contains(&needle));
            prop_assert_eq!(found, (!needle.is_empty()).then(|| expected.map(|(id, _)| id).collect()));
        }
    }

    #[test]
    fn nothing_is_found_across_two_people() {
        let texts = ["Anna".to_owned(), "Petrova".to_owned()];
        let haystack = Haystack::of(rows(&texts));
        assert_eq!(haystack.hits("nap"), Some(BTreeSet::new()));
        assert_eq!(haystack.hits("NNA"), Some(BTreeSet::from([RawId(0)])));
        assert_eq!(haystack.hits("  "), None);
    }
}
