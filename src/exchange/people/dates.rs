//! Dates as people and spreadsheets write them. Whether the day or the month stands first is told by the dates themselves where
//! they can, and is else for a person to say. Must never guess silently between two days that are both possible.

use chrono::NaiveDate;

/// What stands first in a date such as 04/10/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// What the dates of a column tell about their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It makes no difference, or they tell it.
    Surely(DateOrder),
    /// Each of them could be read either way.
    Unclear,
}

/// What these dates tell.
pub fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Told {
    let (mut days, mut months, mut either) = (0, 0, 0);
    for date in dates {
        if let Some(Written::Slashed { first, second, .. }) = written(date) {
            match (first > 12, second > 12) {
                (true, false) => days += 1,
                (false, true) => months += 1,
                _ => either += usize::from(first != second),
            }
        }
    }
    match (days, months) {
        (0, 0) if either > 0 => Told::Unclear,
        (days, months) if months > days => Told::Surely(DateOrder::MonthFirst),
        _ => Told::Surely(DateOrder::DayFirst),
    }
}

/// Reads a date; `None` if it is none.
pub fn read(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let (year, month, day) = match written(text)? {
        Written::YearFirst(year, month, day) => (year, month, day),
        Written::Slashed { first, second, year } => match order {
            DateOrder::DayFirst => (year, second, first),
            DateOrder::MonthFirst => (year, first, second),
        },
        Written::Serial(days) => {
            return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days));
        }
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// How a date is written.
enum Written {
    /// 2026-10-04, 2026.10.4, 2026年10月4日
    YearFirst(u32, u32, u32),
    /// 04/10/2026, 4-10-26
    Slashed { first: u32, second: u32, year: u32 },
    /// 46299: the days since the end of 1899, as spreadsheets count.
    Serial(u64),
}

fn written(text: &str) -> Option<Written> {
    let text = text.trim();
    // A time after the date says nothing more.
    let date = text.split_whitespace().next()?.split('T').next()?.trim_end_matches([',', '.']);
    let mut numbers = [0u32; 3];
    let mut lengths = [0usize; 3];
    let mut place = 0;
    let mut marks = 0;
    for letter in date.chars() {
        match letter.to_digit(10) {
            Some(digit) => {
                let number = numbers.get_mut(place)?;
                *number = number.checked_mul(10)?.checked_add(digit)?;
                *lengths.get_mut(place)? += 1;
            }
            None if matches!(letter, '/' | '-' | '.' | '年' | '月' | '日' | '–') => {
                place += 1;
                marks += 1;
            }
            None => return None,
        }
    }
    let [first, second, third] = numbers;
    match lengths {
        [5, 0, 0] if marks == 0 && (20_000..80_000).contains(&first) => Some(Written::Serial(u64::from(first))),
        [4, 1..=2, 1..=2] => Some(Written::YearFirst(first, second, third)),
        [1..=2, 1..=2, 4] => Some(dotted(date, first, second, third)),
        [1..=2, 1..=2, 2] => Some(dotted(date, first, second, 2000 + third)),
        _ => None,
    }
}

/// With dots between, the day stands first wherever dots are used.
fn dotted(date: &str, first: u32, second: u32, year: u32) -> Written {
    if date.contains('.') { Written::YearFirst(year, second, first) } else { Written::Slashed { first, second, year } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_reads_back_however_it_is_written(days in 0i32..40_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(719_163 + days).unwrap();
            for (format, order) in [
                ("%Y-%m-%d", DateOrder::MonthFirst), ("%d/%m/%Y", DateOrder::DayFirst), ("%m/%d/%Y", DateOrder::MonthFirst),
                ("%d.%m.%Y", DateOrder::MonthFirst), ("%Y年%m月%d日", DateOrder::DayFirst),
            ] {
                let text = day.format(format).to_string();
                prop_assert_eq!(read(&text, order), Some(day), "{}", text);
            }
        }

        #[test]
        fn any_text_is_a_date_or_none(text: String) {
            let _ = read(&text, DateOrder::DayFirst);
        }
    }

    #[test]
    fn times_short_years_and_serial_numbers() {
        let fourth = NaiveDate::from_ymd_opt(2026, 10, 4);
        for text in ["2026-10-04T09:30:00Z", "4/10/26 9:30", " 04.10.2026, 9:30", "2026/10/4", "46299", "4-10-2026"] {
            assert_eq!(read(text, DateOrder::DayFirst), fourth, "{text}");
        }
        for text in ["", "today", "2026", "31/02/2026", "13/13/2026", "10.2026", "1234567", "5 years"] {
            assert_eq!(read(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn the_dates_tell_their_order_or_a_person_must() {
        let told = |dates: &[&'static str]| order(dates.iter().copied());
        assert_eq!(told(&["04/10/2026", "22/09/2026"]), Told::Surely(DateOrder::DayFirst));
        assert_eq!(told(&["04/10/2026", "9/22/2026"]), Told::Surely(DateOrder::MonthFirst));
        assert_eq!(told(&["04/10/2026", "05/11/2026"]), Told::Unclear);
        assert_eq!(told(&["04.10.2026", "2026-09-22", "5/5/2026", ""]), Told::Surely(DateOrder::DayFirst));
    }
}
