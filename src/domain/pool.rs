//! The talent pool: who agreed to be kept for later openings, how, and until when. One value of the candidate, so that a merge takes
//! one side's whole or the other's and can never mix two consents. Must never count a consent longer than the person gave it.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The longest that one consent lasts. France's authority, the CNIL, lets an employer keep people for later openings with their
/// consent, for two years at most (Guide Recrutement, 2023); who wants to keep them longer asks again.
const LONGEST: Months = Months::new(24);

/// How many days before its end a consent is to be renewed: time to write to somebody, and for them to answer.
const SOON: u64 = 30;

/// A place in the talent pool. Whoever hires must be able to show the consent (Regulation (EU) 2016/679, article 7(1)), hence how it
/// was given; and it is as easy to withdraw as to give (article 7(3)), hence one date for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Since when the person is in the pool; a renewed consent leaves it.
    pub joined: NaiveDate,
    /// When the present consent was given.
    pub given: NaiveDate,
    /// How: "E-mail of 3 May". Never empty.
    pub how: String,
    /// The last day that the consent is for.
    pub until: NaiveDate,
    /// When the person withdrew it.
    #[serde(default)]
    pub withdrawn: Option<NaiveDate>,
}

impl Pool {
    /// The first day without the consent, whatever was written down: it never lasts longer than one can, and is over on the day on
    /// which it is withdrawn.
    pub fn over(&self) -> NaiveDate {
        let last = self.until.min(latest(self.given));
        let over = last.succ_opt().unwrap_or(last);
        self.withdrawn.map_or(over, |withdrawn| over.min(withdrawn))
    }

    /// Whether the person may be kept and asked for another opening today.
    pub fn holds(&self, today: NaiveDate) -> bool {
        today < self.over()
    }

    /// Whether the consent holds, was not withdrawn, and is over within thirty days.
    pub fn ends_soon(&self, today: NaiveDate) -> bool {
        let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
        self.withdrawn.is_none() && self.holds(today) && self.over() <= soon
    }
}

/// The last day that a consent given on a day can be for.
pub fn latest(given: NaiveDate) -> NaiveDate {
    given.checked_add_months(LONGEST).unwrap_or(given)
}

/// What is wrong with a consent that is being written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentFault {
    /// Nobody said how it was given.
    How,
    /// It was given in the future, or before the person came into the pool.
    Given,
    /// It ends before it was given, or lasts longer than a consent can.
    Until,
    /// It was withdrawn before it was given, or in the future.
    Withdrawn,
}

/// What is wrong with it; `None` if nothing is.
pub fn fault(pool: &Pool, today: NaiveDate) -> Option<ConsentFault> {
    if pool.how.trim().is_empty() {
        return Some(ConsentFault::How);
    }
    if pool.given > today || pool.given < pool.joined {
        return Some(ConsentFault::Given);
    }
    if pool.until < pool.given || pool.until > latest(pool.given) {
        return Some(ConsentFault::Until);
    }
    pool.withdrawn.filter(|withdrawn| *withdrawn < pool.given || *withdrawn > today).map(|_| ConsentFault::Withdrawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + number).unwrap()
    }

    fn pool(joined: i32, given: i32, until: i32, withdrawn: Option<i32>) -> Pool {
        let withdrawn = withdrawn.map(day);
        Pool { joined: day(joined), given: day(given), how: "E-mail".to_owned(), until: day(until), withdrawn }
    }

    proptest! {
        #[test]
        fn a_consent_never_holds_outside_of_what_was_agreed(
            joined in 0i32..50, given in 0i32..50, until in 0i32..2000, withdrawn in prop::option::of(0i32..2000), today in 0i32..2000
        ) {
            let pool = pool(joined, given, until, withdrawn);
            if pool.holds(day(today)) {
                prop_assert!(day(today) <= pool.until && day(today) <= latest(pool.given));
                prop_assert!(withdrawn.is_none_or(|withdrawn| today < withdrawn));
            }
        }

        #[test]
        fn what_is_written_down_without_a_fault_is_in_order(
            joined in 0i32..50, given in 0i32..50, until in 0i32..900, withdrawn in prop::option::of(0i32..900)
        ) {
            let pool = pool(joined, given, until, withdrawn);
            if fault(&pool, day(800)).is_none() {
                prop_assert!(pool.joined <= pool.given && pool.given <= pool.until);
                prop_assert!(pool.holds(pool.until) || withdrawn.is_some());
                prop_assert!(pool.withdrawn.is_none_or(|day| day >= pool.given));
            }
        }
    }

    #[test]
    fn it_ends_soon_for_thirty_days_and_not_once_it_is_over_or_withdrawn() {
        let pool = |withdrawn| pool(0, 0, 100, withdrawn);
        let soon: Vec<i32> = (0..200).filter(|today| pool(None).ends_soon(day(*today))).collect();
        assert_eq!((soon.first(), soon.last(), soon.len()), (Some(&71), Some(&100), 30));
        assert!(!(0..200).any(|today| pool(Some(90)).ends_soon(day(today))));
    }

    #[test]
    fn each_fault_is_named() {
        let today = day(100);
        let good = pool(10, 20, 200, None);
        assert_eq!(fault(&good, today), None);
        assert_eq!(fault(&Pool { how: " ".to_owned(), ..good.clone() }, today), Some(ConsentFault::How));
        assert_eq!(fault(&pool(10, 101, 200, None), today), Some(ConsentFault::Given));
        assert_eq!(fault(&pool(30, 20, 200, None), today), Some(ConsentFault::Given));
        assert_eq!(fault(&pool(10, 20, 19, None), today), Some(ConsentFault::Until));
        assert_eq!(fault(&pool(10, 20, 752, None), today), Some(ConsentFault::Until));
        assert_eq!(fault(&pool(10, 20, 200, Some(19)), today), Some(ConsentFault::Withdrawn));
        assert_eq!(fault(&pool(10, 20, 200, Some(101)), today), Some(ConsentFault::Withdrawn));
    }
}
