//! Finding people in many while somebody types: all texts folded once, and what is wanted looked for in each. Must never fold them
//! again for a key stroke.

use crate::domain::{
    RawId,
    text::{contact_key, plain_numbers, searchable},
};
use std::collections::BTreeSet;

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
            self.text.push_str(&searchable(&text));
            plain_numbers(&text, &mut self.text);
            self.ends.push((self.text.len(), id));
        }
    }

    /// Whose text holds every word that is wanted, without case and accents, with any apostrophe, in whatever order; a telephone number is found however it
    /// is written. `None` if nothing is wanted.
    pub fn hits(&self, wanted: &str) -> Option<BTreeSet<RawId>> {
        let folded = searchable(wanted);
        let words: Vec<&str> = folded
            .split_whitespace()
            .map(|word| word.trim_matches([',', ';']))
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return None;
        }
        let dialled = |letter: char| letter.is_ascii_digit() || " +()-./".contains(letter);
        let number = contact_key(wanted).filter(|_| wanted.chars().all(dialled));
        // In a row first: a set is built much faster of all of it than one by one.
        let mut hits = Vec::new();
        let mut begin = 0;
        for (end, id) in &self.ends {
            let text = self.text.get(begin..*end).unwrap_or_default();
            begin = *end;
            let called = number.as_ref().is_some_and(|number| text.contains(number.as_str()));
            if called || words.iter().all(|word| text.contains(word)) {
                hits.push(*id);
            }
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
            let wanted = searchable(&wanted);
            let all = |text: &str| wanted.split_whitespace().all(|word| searchable(text).contains(word));
            let expected = rows(&texts).filter(|(_, text)| all(text));
            prop_assert_eq!(found, (!wanted.trim().is_empty()).then(|| expected.map(|(id, _)| id).collect()));
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

    #[test]
    fn every_word_counts_and_their_order_does_not() {
        let texts = ["Anna Petrou\nNight porter".to_owned(), "Anna Vlachou\nAgent".to_owned()];
        let haystack = Haystack::of(rows(&texts));
        for wanted in ["petrou anna", "Petrou, Anna", "anna PORTER", "  night  petrou "] {
            assert_eq!(haystack.hits(wanted), Some(BTreeSet::from([RawId(0)])), "{wanted}");
        }
        assert_eq!(haystack.hits("petrou agent"), Some(BTreeSet::new()));
        assert_eq!(haystack.hits(", ;"), None);
    }

    #[test]
    fn a_name_is_found_as_a_keyboard_writes_it() {
        let texts = ["Aoife O’Neill".to_owned(), "Ｅｌｅｎｉ Ὀδυσσέως".to_owned()];
        let haystack = Haystack::of(rows(&texts));
        for (wanted, whose) in
            [("o'neill", 0), ("O’NEILL", 0), ("eleni", 1), ("Ｅｌｅｎｉ", 1), ("οδυσσεως", 1), ("Ὀδυσσέως", 1)]
        {
            assert_eq!(haystack.hits(wanted), Some(BTreeSet::from([RawId(whose)])), "{wanted}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let texts = ["Anna\n+30 2310 123456".to_owned(), "Bob\ncall (2310) 12-34-57, or 0030 2310123458".to_owned()];
        let haystack = Haystack::of(rows(&texts));
        for (wanted, whose) in [
            ("2310123456", 0),
            ("+30 2310123456", 0),
            ("+302310123456", 0),
            ("0030 2310 123456", 0),
            ("23101 23456", 0),
            ("2310-123-456", 0),
            ("anna 2310123456", 0),
            ("123456", 0),
            ("2310123457", 1),
            ("+30 2310 123457", 1),
            ("2310 123458", 1),
        ] {
            assert_eq!(haystack.hits(wanted), Some(BTreeSet::from([RawId(whose)])), "{wanted}");
        }
        assert_eq!(haystack.hits("2310 999999"), Some(BTreeSet::new()));
    }

    /// Ten thousand people with a page about each, in a fraction of the time that a key stroke has.
    #[test]
    fn ten_thousand_are_looked_through_at_once() {
        let page = "Η υποψήφια έχει δέκα χρόνια στο τηλέφωνο. ".repeat(20);
        let texts: Vec<String> =
            (0..10_000).map(|number| format!("Person {number}\n{page}\n+30 2310 {:06}", number)).collect();
        let haystack = Haystack::of(rows(&texts));
        let started = std::time::Instant::now();
        assert_eq!(haystack.hits("τηλεφωνο person 9999").map(|hits| hits.len()), Some(1));
        let took = started.elapsed();
        assert!(took.as_millis() < 500, "{took:?}");
        println!("{took:?}");
    }
}
