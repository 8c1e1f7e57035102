//! Places in a list that people reorder side by side: between any two places there is always another, so moving one item
//! writes that item alone. Must never renumber the neighbours.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// The digits of a place, in their order.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Longer keys come from no honest use; a file that holds one is refused.
const LONGEST: usize = 1000;
/// How many digits the keys have that are made at the ends of a list.
const WIDTH: usize = 4;

/// A fractional order key: the digits after "0." of a number in base 62, without a zero at the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OrderKey(String);

impl OrderKey {
    /// The key as text, for sorting and for the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A bound below every key, for searching; never the place of an item.
    pub fn start() -> Self {
        Self(String::new())
    }

    /// A place after `before` and before `after`; `None` is the open end of the list. If the two are not in order (two
    /// people put different items on one place), the place is right after `before`. Beside a key that is as long as a key may
    /// be it is the same place: items of one place go by their ids.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map_or("", |key| &key.0).as_bytes();
        let high = after.map(|key| key.0.as_bytes()).filter(|high| low < *high);
        let made = match (low.is_empty(), high) {
            (true, None) => Self("V".to_owned()),
            (false, None) => step(low, 1).unwrap_or_else(|| middle(low, None)),
            (true, Some(high)) => step(high, -1).unwrap_or_else(|| middle(low, Some(high))),
            (false, Some(high)) => middle(low, Some(high)),
        };
        // What could not be read back must not be made.
        if made.0.len() > LONGEST { before.or(after).cloned().unwrap_or(made) } else { made }
    }

    /// `count` places one after the other at the start of an empty list.
    pub fn sequence(count: usize) -> Vec<Self> {
        let mut keys: Vec<Self> = Vec::with_capacity(count);
        for _ in 0..count {
            keys.push(Self::between(keys.last(), None));
        }
        keys
    }
}

fn digit(key: &[u8], at: usize) -> usize {
    key.get(at).and_then(|byte| DIGITS.iter().position(|d| d == byte)).unwrap_or(0)
}

fn key(digits: impl IntoIterator<Item = usize>) -> OrderKey {
    OrderKey(digits.into_iter().filter_map(|at| DIGITS.get(at)).map(|byte| char::from(*byte)).collect())
}

/// The next (or the previous) number of [`WIDTH`] digits: the ends of a list are where most items go, and halving the rest of
/// the way to the end each time would make keys long. `None` where the numbers are used up.
fn step(from: &[u8], by: i64) -> Option<OrderKey> {
    let base = DIGITS.len() as i64;
    let last = base.pow(WIDTH as u32);
    let mut number = (0..WIDTH).fold(0, |number, at| number * base + digit(from, at) as i64);
    // Backwards from a longer key its own first digits are already below it.
    if by > 0 || from.len() <= WIDTH {
        number += by;
    }
    if number % base == 0 {
        number += by; // a key never ends with a zero
    }
    if number <= 0 || number >= last {
        return None;
    }
    let digits = (0..WIDTH).rev().map(|place| (number / base.pow(place as u32)) % base);
    Some(key(digits.map(|d| d as usize)))
}

/// A key halfway between two; `None` is the end of all keys.
fn middle(low: &[u8], high: Option<&[u8]>) -> OrderKey {
    let mut high = high;
    let mut made = Vec::new();
    for at in 0.. {
        let from = digit(low, at);
        let to = high.map_or(DIGITS.len(), |high| digit(high, at));
        let half = usize::midpoint(from, to);
        if half > from {
            made.push(half);
            break;
        }
        made.push(from);
        if from < to {
            // The new key is already below `high`: from here on only `low` binds.
            high = None;
        }
    }
    key(made)
}

impl<'de> Deserialize<'de> for OrderKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let honest = !text.is_empty()
            && text.len() <= LONGEST
            && !text.ends_with('0')
            && text.bytes().all(|byte| DIGITS.contains(&byte));
        if honest { Ok(Self(text)) } else { Err(D::Error::custom("not an order key")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_number_of_insertions_keeps_the_order(places in proptest::collection::vec(0usize..1000, 1..200)) {
            let mut list: Vec<OrderKey> = Vec::new();
            for place in places {
                let at = place % (list.len() + 1);
                let before = at.checked_sub(1).and_then(|i| list.get(i));
                let key = OrderKey::between(before, list.get(at));
                prop_assert!(!key.as_str().ends_with('0') && !key.as_str().is_empty());
                list.insert(at, key);
            }
            prop_assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn the_top_of_a_list_takes_thousands_too() {
        let mut top = OrderKey::between(None, None);
        for _ in 0..3000 {
            let above = OrderKey::between(None, Some(&top));
            assert!(above < top && above.as_str().len() <= 4, "{above:?}");
            top = above;
        }
    }

    #[test]
    fn beside_the_longest_keys_only_what_reads_back_is_made() {
        let edge = |text: String| serde_json::from_value::<OrderKey>(text.into()).unwrap();
        let last = edge("z".repeat(LONGEST));
        let first = edge("0".repeat(LONGEST - 1) + "1");
        let second = edge("0".repeat(LONGEST - 1) + "2");
        let bounds = [(Some(&last), None), (None, Some(&first)), (Some(&first), Some(&second)), (Some(&first), None)];
        for (before, after) in bounds {
            let made = OrderKey::between(before, after);
            assert_eq!(edge(made.as_str().to_owned()), made);
            assert!(before.is_none_or(|before| *before <= made) && after.is_none_or(|after| made <= *after));
        }
    }

    #[test]
    fn a_list_of_thousands_stays_short() {
        let keys = OrderKey::sequence(3000);
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| key.as_str().len() <= 4), "{:?}", keys.last());
    }
}
