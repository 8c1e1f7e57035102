//! Days as people live them. A moment is one everywhere; the day that it falls on is not, and rules know no place.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

/// On which day a moment falls where the person is who asks. Comes in as an argument, as the time does.
pub type DayOf = fn(DateTime<Utc>) -> NaiveDate;

/// The day in Greenwich: for tests, and for where nobody is.
pub fn utc(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive()
}

/// The moment of a day's noon where the person is who asks.
pub type NoonOf = fn(NaiveDate) -> DateTime<Utc>;

/// Noon in Greenwich: for tests, and for where nobody is.
pub fn utc_noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
}
