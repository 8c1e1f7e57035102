//! Days as people live them. A moment is one everywhere; the day that it falls on is not, and rules know no place.

use chrono::{DateTime, NaiveDate, Utc};

/// On which day a moment falls where the person is who asks. Comes in as an argument, as the time does.
pub type DayOf = fn(DateTime<Utc>) -> NaiveDate;

/// The day in Greenwich: for tests, and for where nobody is.
pub fn utc(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive()
}
