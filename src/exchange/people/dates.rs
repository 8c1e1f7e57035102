//! Dates as people and spreadsheets write them. Whether the day or the month stands first is told by the dates themselves where
//! they can, and is else for a person to say. Must never guess silently between two days that are both possible.

use crate::domain::{months::month, text::fold};
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
    /// They contradict each other: in some of them the day stands first, in others the month.
    Mixed,
}

/// What these dates tell.
pub fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Told {
    let (mut day, mut month, mut either) = (false, false, false);
    for date in dates {
        match readings(date) {
            (Some(_), None) => day = true,
            (None, Some(_)) => month = true,
            (one, other) => either |= one != other,
        }
    }
    match (day, month) {
        (true, true) => Told::Mixed,
        (false, false) if either => Told::Unclear,
        (false, true) => Told::Surely(DateOrder::MonthFirst),
        _ => Told::Surely(DateOrder::DayFirst),
    }
}

/// By which of these dates a person can say their order: by one that is two different days, which the order decides; else, where the
/// dates contradict each other, by one that is a day in one order alone. `None` where the order makes no difference.
pub fn example<'a>(dates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let two = |date: &&str| matches!(readings(date), (Some(one), Some(other)) if one != other);
    let one = |date: &&str| readings(date).0 != readings(date).1;
    let contradict = order(dates.clone()) == Told::Mixed;
    dates.clone().find(two).or_else(|| dates.into_iter().find(one).filter(|_| contradict))
}

/// A date with the day first, and with the month first.
fn readings(date: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    (read(date, DateOrder::DayFirst), read(date, DateOrder::MonthFirst))
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
    /// Surely year, month and day: 2026-10-04, 2026年10月4日, 4 Oct 2026
    YearFirst(u32, u32, u32),
    /// 04/10/2026, 4-10-26
    Slashed { first: u32, second: u32, year: u32 },
    /// 46299: the days since the end of 1899, as spreadsheets count.
    Serial(u64),
}

fn written(text: &str) -> Option<Written> {
    in_numbers(text).or_else(|| in_words(text))
}

fn in_numbers(text: &str) -> Option<Written> {
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

/// What may stand between the parts of a date.
const BETWEEN: &[&str] = &["st", "nd", "rd", "th", "of", "de", "nam"];
/// How many words may stand before a date: "Sunday, the 4th of October".
const BEFORE: usize = 2;

/// A day, a month by its name, a year: 4 Oct 2026, Oct 5th, 2026, 4-Oct-26, 4 Οκτωβρίου 2026, ngày 4 tháng 10 năm 2026.
fn in_words(text: &str) -> Option<Written> {
    let folded = fold(text);
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let (mut named, mut month_follows, mut before) = (None, false, 0);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let says = |letter: char| letter.is_alphanumeric() && !matches!(letter, '年' | '日');
        let like = |letter: char| says(letter) && letter.is_ascii_digit() == digits;
        if !says(first) {
            rest = rest.get(first.len_utf8()..)?;
            continue;
        }
        let (part, after) = rest.split_at_checked(rest.find(|letter| !like(letter)).unwrap_or(rest.len()))?;
        rest = after;
        if digits {
            // A time is no year.
            if rest.starts_with(':') {
                return None;
            }
            let number = part.parse().ok()?;
            if std::mem::take(&mut month_follows) {
                named = Some(number);
            } else {
                numbers.push((number, part.len()));
            }
        } else if let Some(month) = month(part).filter(|_| named.is_none()) {
            named = Some(month);
        } else if matches!(part, "thang" | "thg") && named.is_none() {
            month_follows = true;
        } else if part == "月" && named.is_none() {
            named = Some(numbers.pop()?.0);
        } else if numbers.is_empty() && named.is_none() && before < BEFORE {
            before += 1;
        } else if !BETWEEN.contains(&part) {
            return None;
        }
        // What comes after, such as a time, says nothing more.
        if let (Some(month), [(one, 4), (two, 1..=2)] | [(two, 1..=2), (one, 4)]) = (named, numbers.as_slice()) {
            return Some(Written::YearFirst(*one, month, *two));
        }
        if let (Some(month), [(day, 1..=2), (year, 2)]) = (named, numbers.as_slice()) {
            return Some(Written::YearFirst(2000 + year, month, *day));
        }
    }
    None
}

/// With dots between, the day stands first wherever dots are used.
fn dotted(date: &str, first: u32, second: u32, year: u32) -> Written {
    if date.contains('.') { Written::YearFirst(year, second, first) } else { Written::Slashed { first, second, year } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::months::MONTHS;
    use chrono::Datelike as _;
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
        fn every_day_reads_back_with_the_name_of_its_month(days in 0i32..40_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(719_163 + days).unwrap();
            let (number, month, year) = (day.day(), day.month0() as usize, day.year());
            for name in MONTHS[month].split('|') {
                for text in [
                    format!("{number} {name} {year}"), format!("{name} {number}, {year}"), format!("{year} {name} {number}"),
                    format!("{number}. {} {year}", name.to_uppercase()),
                ] {
                    prop_assert_eq!(read(&text, DateOrder::MonthFirst), Some(day), "{}", text);
                }
            }
        }

        #[test]
        fn the_order_is_told_by_what_can_be_read_in_it_alone(days in proptest::collection::vec((0i32..40_000, any::<bool>()), 0..6)) {
            let day = |days: i32| NaiveDate::from_num_days_from_ce_opt(719_163 + days).unwrap();
            let texts: Vec<String> = days
                .iter()
                .map(|(days, first)| day(*days).format(if *first { "%d/%m/%Y" } else { "%m/%d/%Y" }).to_string())
                .collect();
            let unread = |order| texts.iter().any(|text| read(text, order).is_none());
            let differ = texts.iter().any(|text| read(text, DateOrder::DayFirst) != read(text, DateOrder::MonthFirst));
            let told = order(texts.iter().map(String::as_str));
            match (unread(DateOrder::DayFirst), unread(DateOrder::MonthFirst)) {
                (true, false) => prop_assert_eq!(told, Told::Surely(DateOrder::MonthFirst)),
                (false, true) => prop_assert_eq!(told, Told::Surely(DateOrder::DayFirst)),
                (true, true) => prop_assert_eq!(told, Told::Mixed),
                (false, false) => prop_assert_eq!(told == Told::Unclear, differ),
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
    fn months_by_name() {
        let fourth = NaiveDate::from_ymd_opt(2026, 10, 4);
        for text in [
            "4 Oct 2026",
            "Oct 4, 2026",
            "4-Oct-26",
            "04-Oct-2026",
            "October 4th, 2026",
            "Sunday, the 4th of October 2026",
            "Sun Oct 04 2026 10:30:00 GMT+0300",
            "4 OCT 2026 9:30",
            "Oct 4, 2026, 9:30 AM",
            "4Oct2026",
            "4/Oct/2026",
            "4 Οκτωβρίου 2026",
            "Κυριακή 4 Οκτ 2026, 9:30 π.μ.",
            "4 ΟΚΤ. 26",
            "Οκτώβριος 4 2026",
            "4 октября 2026 г.",
            "вс, 4 окт. 2026 г.",
            "4 Октябрь 2026",
            "4 tháng 10, 2026",
            "ngày 4 tháng 10 năm 2026",
            "4 thg 10, 2026",
            "2026 年 10 月 4 日",
            "4-10月-26",
            "4-十月-26",
            "2026年十月4日",
            "4. Oktober 2026",
            "So., 4. Okt. 2026",
        ] {
            assert_eq!(read(text, DateOrder::MonthFirst), fourth, "{text}");
        }
        for (text, month) in
            [("1 Sept 2026", 9), ("1 Μαΐ 2026", 5), ("1 мая 2026", 5), ("1. März 2026", 3), ("1 Ιουν 2026", 6)]
        {
            assert_eq!(read(text, DateOrder::DayFirst), NaiveDate::from_ymd_opt(2026, month, 1), "{text}");
        }
        for text in [
            "Oct 2026",
            "4 Oct",
            "4 Oct, 10:30",
            "31 Feb 2026",
            "4 Ιου 2026",
            "4 Ma 2026",
            "4 Okta 2026",
            "4 Oct or 5 Oct 2026",
            "Sun Oct 04 10:30:00 2026",
            "4 Oct 12026",
            "in about two weeks, 4 Oct 2026",
        ] {
            assert_eq!(read(text, DateOrder::DayFirst), None, "{text}");
        }
        assert_eq!(order(["4 Oct 2026", "Oct 5, 2026"].into_iter()), Told::Surely(DateOrder::DayFirst));
    }

    #[test]
    fn the_dates_tell_their_order_or_a_person_must() {
        let told = |dates: &[&'static str]| order(dates.iter().copied());
        assert_eq!(told(&["04/10/2026", "22/09/2026"]), Told::Surely(DateOrder::DayFirst));
        assert_eq!(told(&["04/10/2026", "9/22/2026"]), Told::Surely(DateOrder::MonthFirst));
        assert_eq!(told(&["04/10/2026", "05/11/2026"]), Told::Unclear);
        assert_eq!(told(&["13/10/2025", "10/14/2025", "04/05/2025"]), Told::Mixed);
        assert_eq!(told(&["13/10/2025", "14/10/2025", "10/14/2025"]), Told::Mixed, "the most are not right for that");
        assert_eq!(told(&["04.10.2026", "2026-09-22", "5/5/2026", ""]), Told::Surely(DateOrder::DayFirst));
    }

    #[test]
    fn one_is_asked_by_a_date_that_the_order_decides() {
        let by = |dates: &[&'static str]| example(dates.iter().copied());
        assert_eq!(by(&["2026-10-04", "22/09/2026", "04/10/2026"]), Some("04/10/2026"), "also where it is told");
        assert_eq!(by(&["13/10/2025", "10/14/2025"]), Some("13/10/2025"));
        assert_eq!(by(&["13/10/2025", "14/10/2025", "5/5/2025", "4 Oct 2025"]), None);
        assert_eq!(by(&["04.10.2026", "soon", ""]), None);
    }
}
