//! Stamps: when a register was written, by a clock that never runs backwards and never gives the same time twice. Must never
//! read the wall clock itself, and never alter a stamp that came from elsewhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const MILLIS_WIDTH: usize = 9;
const COUNTER_WIDTH: usize = 3;
const REPLICA_WIDTH: usize = 8;
/// The last millisecond that nine digits hold, in the year 5188.
const LAST_MILLIS: u64 = 36u64.pow(9) - 1;
/// The last count that three digits hold.
const LAST_COUNTER: u16 = 46_655;
/// How far ahead of the wall clock a stamp may be and still be believed: computers are off by an hour (summer time) or a day
/// (a wrong date) without anybody's noticing.
const TRUSTED_AHEAD: u64 = 24 * 60 * 60 * 1000;

/// Who writes: 40 random bits per page load. Never stored, since two tabs of one browser must not share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(u64);

impl Replica {
    const BITS: u32 = 40;

    /// The replica of a random number; its upper bits are not used.
    pub const fn new(random: u64) -> Self {
        Self(random & ((1 << Self::BITS) - 1))
    }
}

/// When a register was written: a hybrid logical time, and the replica to tell equal times apart. Its text has a fixed width
/// and sorts as the stamp does: `mmmmmmmmm-ccc-rrrrrrrr` in base 36.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    millis: u64,
    counter: u16,
    replica: Replica,
}

impl Stamp {
    /// The year 5000. A file with later stamps is refused, so that there is always room for an edit after any stamp.
    pub const LATEST_IN_FILES: u64 = 95_617_584_000_000;

    /// The stamp of these parts; `None` if they do not fit into its text.
    pub fn new(millis: u64, counter: u16, replica: Replica) -> Option<Self> {
        (millis <= LAST_MILLIS && counter <= LAST_COUNTER).then_some(Self { millis, counter, replica })
    }

    /// Milliseconds since 1970 by the clock of who wrote it.
    pub fn millis(self) -> u64 {
        self.millis
    }

    /// Who wrote.
    pub fn replica(self) -> Replica {
        self.replica
    }

    /// The next stamp of a replica after this one. At the very end of time it stays there.
    fn next(self, replica: Replica) -> Self {
        if self.counter < LAST_COUNTER {
            Self { counter: self.counter + 1, replica, ..self }
        } else if self.millis < LAST_MILLIS {
            Self { millis: self.millis + 1, counter: 0, replica }
        } else {
            Self { replica, ..self }
        }
    }
}

/// The digits of a number, in a fixed width.
fn digits(number: u64, width: usize) -> String {
    let mut rest = number;
    let mut reversed = Vec::with_capacity(width);
    for _ in 0..width {
        let digit = usize::try_from(rest % 36).ok().and_then(|at| DIGITS.get(at));
        reversed.push(char::from(digit.copied().unwrap_or(b'0')));
        rest /= 36;
    }
    reversed.into_iter().rev().collect()
}

/// The number of some digits; stricter than `from_str_radix`, which takes capitals and a sign.
fn number(text: &str, width: usize) -> Option<u64> {
    if text.len() != width {
        return None;
    }
    text.bytes().try_fold(0u64, |number, byte| {
        let digit = DIGITS.iter().position(|digit| *digit == byte)?;
        number.checked_mul(36)?.checked_add(u64::try_from(digit).ok()?)
    })
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = digits(self.millis, MILLIS_WIDTH);
        let counter = digits(u64::from(self.counter), COUNTER_WIDTH);
        write!(f, "{millis}-{counter}-{}", digits(self.replica.0, REPLICA_WIDTH))
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAStamp(pub String);

impl fmt::Display for NotAStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a stamp: {}", self.0)
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;
    /// Takes the one text that a stamp has, no other: two texts for one stamp would make two files of one workspace.
    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let read = || {
            let mut parts = text.split('-');
            let millis = number(parts.next()?, MILLIS_WIDTH)?;
            let counter = u16::try_from(number(parts.next()?, COUNTER_WIDTH)?).ok()?;
            let replica = number(parts.next()?, REPLICA_WIDTH)?;
            if parts.next().is_some() || replica >= 1 << Replica::BITS {
                return None;
            }
            Self::new(millis, counter, Replica(replica))
        };
        read().ok_or_else(|| NotAStamp(text.chars().take(64).collect()))
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A stamp that is further ahead of the wall clock than any honest clock: worth a word to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead(pub Stamp);

/// Gives the stamps of this replica.
#[derive(Clone, Debug)]
pub struct Clock {
    replica: Replica,
    wall: u64,
    last: Stamp,
}

impl Clock {
    /// A clock that has seen nothing yet. Set its wall clock before it is used.
    pub fn new(replica: Replica) -> Self {
        Self { replica, wall: 0, last: Stamp { millis: 0, counter: 0, replica } }
    }

    /// Tells the clock what the wall clock says, in milliseconds since 1970. It may go backwards; stamps will not.
    pub fn set_wall(&mut self, millis: u64) {
        self.wall = millis.min(LAST_MILLIS);
    }

    /// What the wall clock said last.
    pub fn wall(&self) -> u64 {
        self.wall
    }

    /// A new stamp: later than every stamp before, than the wall clock, and than `after`, the stamp that it overwrites.
    /// Overwriting a stamp from far ahead does not drag later stamps along: one wrong clock must not spoil all others.
    pub fn tick(&mut self, after: Option<Stamp>) -> Stamp {
        let own = if self.wall > self.last.millis {
            Stamp { millis: self.wall, counter: 0, replica: self.replica }
        } else {
            self.last.next(self.replica)
        };
        self.last = own;
        let Some(after) = after.filter(|after| *after >= own) else { return own };
        let later = after.next(self.replica);
        if !is_ahead(after, self.wall) {
            self.last = later;
        }
        later
    }

    /// Takes notice of a stamp from elsewhere, so that the next own stamp is later.
    ///
    /// # Errors
    /// A stamp more than 24 hours ahead of the wall clock is handed back and does not push this clock.
    pub fn observe(&mut self, stamp: Stamp) -> Result<(), Ahead> {
        if is_ahead(stamp, self.wall) {
            return Err(Ahead(stamp));
        }
        self.last = self.last.max(stamp);
        Ok(())
    }
}

/// Whether a stamp is more than 24 hours ahead of the wall clock.
pub fn is_ahead(stamp: Stamp, wall: u64) -> bool {
    stamp.millis > wall.saturating_add(TRUSTED_AHEAD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stamp(millis: u64, counter: u16, replica: u64) -> Stamp {
        Stamp::new(millis % (LAST_MILLIS + 1), counter % (LAST_COUNTER + 1), Replica::new(replica)).unwrap()
    }

    proptest! {
        #[test]
        fn every_stamp_reads_back_and_its_text_sorts(a: (u64, u16, u64), b: (u64, u16, u64)) {
            let (a, b) = (stamp(a.0, a.1, a.2), stamp(b.0, b.1, b.2));
            prop_assert_eq!(a.to_string().parse::<Stamp>(), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }

        #[test]
        fn a_clock_only_goes_forward(walls in prop::collection::vec((0u64..1000, 0u64..1000), 1..20)) {
            let mut clock = Clock::new(Replica::new(7));
            let mut last = clock.tick(None);
            for (wall, heard) in walls {
                clock.set_wall(wall);
                let heard = stamp(heard, 3, 9);
                prop_assert!(clock.observe(heard).is_ok());
                last = last.max(heard);
                let next = clock.tick(None);
                prop_assert!(next > last && next.millis() >= wall);
                last = next;
            }
        }
    }

    #[test]
    fn only_the_one_text_of_a_stamp_is_read() {
        let good = stamp(1_700_000_000_000, 3, 99).to_string();
        assert_eq!(good.len(), 22);
        for bad in [
            "".to_owned(),
            good.to_uppercase(),
            format!("{good} "),
            format!("{good}-"),
            good.replace('-', "+"),
            good.get(1..).unwrap_or("").to_owned(),
            "zzzzzzzzz-zzz-zzzzzzzz".to_owned(),
        ] {
            assert!(bad.parse::<Stamp>().is_err(), "{bad}");
        }
    }

    #[test]
    fn full_counters_carry_into_the_time() {
        let full = stamp(5, LAST_COUNTER, 1);
        assert_eq!(full.next(Replica(2)), stamp(6, 0, 2));
    }
}
