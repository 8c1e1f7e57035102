//! Identities: a 128-bit number per record, written as 26 characters. It says nothing about the person behind it and
//! must never be derived from personal data.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{cmp::Ordering, fmt, hash::Hash, marker::PhantomData, str::FromStr};

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so that an id read aloud is read right.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 26;

/// An identity without its kind, as keys of storage and of files hold it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawId(pub u128);

impl fmt::Display for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In one piece: a record's key is made from its id several times whenever it is kept.
        let mut text = [b'0'; LENGTH];
        for (place, symbol) in text.iter_mut().rev().enumerate() {
            let digit = (self.0 >> (place * 5)) & 31;
            *symbol = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an id: {}", self.0)
    }
}

impl FromStr for RawId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let refuse = || NotAnId(text.chars().take(64).collect());
        if text.len() != LENGTH {
            return Err(refuse());
        }
        let mut value: u128 = 0;
        for (at, byte) in text.bytes().enumerate() {
            let digit = digit(byte).ok_or_else(refuse)?;
            // 26 digits hold 130 bits: the first may use three of its five.
            if at == 0 && digit > 7 {
                return Err(refuse());
            }
            value = (value << 5) | u128::from(digit);
        }
        Ok(Self(value))
    }
}

/// The value of a sign of [`ALPHABET`], told by its range and not searched for: every start reads ids by the ten thousand.
fn digit(sign: u8) -> Option<u8> {
    match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'a'..=b'h' => Some(sign - b'a' + 10),
        b'j' | b'k' => Some(sign - b'j' + 18),
        b'm' | b'n' => Some(sign - b'm' + 20),
        b'p'..=b't' => Some(sign - b'p' + 22),
        b'v'..=b'z' => Some(sign - b'v' + 27),
        _ => None,
    }
}

impl Serialize for RawId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RawId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// The identity of a `T`: an application's id cannot be handed where a candidate's is meant.
pub struct Id<T>(RawId, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Gives a number the kind that the caller knows it to have.
    pub const fn new(value: u128) -> Self {
        Self(RawId(value), PhantomData)
    }

    /// The identity without its kind.
    pub const fn raw(self) -> RawId {
        self.0
    }
}

impl<T> From<RawId> for Id<T> {
    fn from(raw: RawId) -> Self {
        Self(raw, PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        text.parse::<RawId>().map(Self::from)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RawId::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_signs_have_the_values_of_their_places_and_no_other_sign_has_one() {
        for byte in 0..=u8::MAX {
            let place = ALPHABET.iter().position(|sign| *sign == byte);
            assert_eq!(digit(byte).map(usize::from), place, "{byte}");
        }
    }

    proptest! {
        #[test]
        fn every_id_reads_back_from_its_text(value: u128) {
            let id = RawId(value);
            prop_assert_eq!(id.to_string().parse::<RawId>(), Ok(id));
        }

        #[test]
        fn text_order_is_number_order(a: u128, b: u128) {
            prop_assert_eq!(a.cmp(&b), RawId(a).to_string().cmp(&RawId(b).to_string()));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "x", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000i", "ééééééééééééé"]
        {
            assert!(text.parse::<RawId>().is_err(), "{text}");
        }
    }
}
