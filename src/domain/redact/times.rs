//! Ages and days with the name of their month, in the languages in which people write notes: "34 years old", "3 May", 34岁, 5月3日.
//! Must leave other counts alone: "3 years in retail" is what somebody can do.

use super::{GAP, names::is_unspaced};
use crate::domain::{
    months::month,
    text::{fold, is_mark},
};
use std::ops::Range;

/// What makes a number before it an age.
const AGES: &[&str] = &[
    "ετων",
    "χρονων",
    "χρονοσ",
    "χρονη",
    "χρονο",
    "χρονου",
    "χρονησ",
    "лет",
    "год",
    "года",
    "летнии",
    "летняя",
    "yo",
    "tuoi",
    "yasinda",
];
/// What makes a number after it an age.
const AGED: &[&str] = &["age", "aged", "ηλικια", "ηλικιασ", "возраст", "возрасте", "alter", "tuoi", "龄"];
/// What may stand between a day and its month.
const BETWEEN: &[&str] = &["st", "nd", "rd", "th", "of", "the", "η", "ησ", "του", "го", "de"];

/// A run of letters, or of digits, or one sign of a writing without blanks.
struct Part {
    at: Range<usize>,
    folded: String,
}

/// A line without ages and days.
pub(super) fn without_times(line: &str) -> String {
    if !line.contains(is_digit) {
        return line.to_owned();
    }
    let parts = parts(line);
    let mut out = String::with_capacity(line.len());
    let (mut at, mut shown) = (0, 0);
    while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
        let hidden = beside(rest).and_then(|rest| times(&rest)).unwrap_or(0);
        if let (Some(first), Some(last)) = (rest.first(), hidden.checked_sub(1).and_then(|last| rest.get(last))) {
            out.push_str(line.get(shown..first.at.start).unwrap_or_default());
            out.push_str(GAP);
            shown = last.at.end;
        }
        at += hidden.max(1);
    }
    out.push_str(line.get(shown..).unwrap_or_default());
    out
}

fn parts(line: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut last = None;
    for (at, sign) in line.char_indices() {
        let kind = if is_digit(sign) {
            'd'
        } else if is_unspaced(sign) && sign.is_alphanumeric() {
            'u'
        } else if sign.is_alphanumeric() || is_mark(sign) {
            'l'
        } else {
            last = None;
            continue;
        };
        let end = at + sign.len_utf8();
        match parts.last_mut().filter(|_| last == Some(kind) && kind != 'u') {
            Some(part) => part.at.end = end,
            None => parts.push(Part { at: at..end, folded: String::new() }),
        }
        last = Some(kind);
    }
    for part in &mut parts {
        part.folded = fold(line.get(part.at.clone()).unwrap_or_default());
    }
    parts
}

/// A digit, also a full-width or a Chinese one.
fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || ('０'..='９').contains(&sign) || "〇一二三四五六七八九十".contains(sign)
}

/// As many parts as a time has at most, as long as nothing but a mark and a blank stands between them.
fn beside(parts: &[Part]) -> Option<Vec<&str>> {
    let mut end = parts.first()?.at.end;
    let near = parts.iter().take_while(|part| {
        let gap = part.at.start.saturating_sub(end);
        end = part.at.end;
        gap <= 2
    });
    Some(near.take(6).map(|part| part.folded.as_str()).collect())
}

/// How many of these parts, from the first one on, are a time of somebody's life.
fn times(parts: &[&str]) -> Option<usize> {
    let (first, rest) = parts.split_first()?;
    let counts = first.starts_with(is_digit);
    let is_grown = |number: &str| number.parse().is_ok_and(|years: u8| (14..100).contains(&years));
    let hidden = match rest {
        ["岁" | "歳", ..] if counts => 2,
        ["周", "岁", ..] if counts => 3,
        ["后", ..] if counts && first.len() == 2 => 2,
        ["年", ..] if counts && first.chars().count() == 4 => 2,
        ["月", day, "日" | "号", ..] if counts && day.starts_with(is_digit) => 4,
        ["year" | "years" | "yr" | "yrs", "old", ..] | ["y", "o", ..] | ["jahre", "alt", ..] if counts => 3,
        [word, ..] if is_grown(first) && AGES.contains(word) => 2,
        [number, ..] if AGED.contains(first) && is_grown(number) => 2,
        ["thang", number, ..] if is_day(first) && is_day(number) => 3,
        // Days are looked for first: most words are none, and the names of the months are many.
        _ if counts => {
            let at = rest.iter().take(3).position(|part| !BETWEEN.contains(part)).filter(|_| is_day(first))?;
            rest.get(at).filter(|part| !part.starts_with(is_digit)).and_then(|part| month(part))?;
            at + 2
        }
        _ => {
            let at = rest.iter().take(3).position(|part| !BETWEEN.contains(part))?;
            rest.get(at).filter(|part| is_day(part)).and_then(|_| month(first))?;
            at + 2 + usize::from(matches!(rest.get(at + 1), Some(&("st" | "nd" | "rd" | "th"))))
        }
    };
    Some(hidden)
}

/// Whether a number is one of a month's days.
fn is_day(number: &str) -> bool {
    number.len() <= 2 && number.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::months::MONTHS;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_day_with_its_month_stays(day in 1_u8..32, month in 0_usize..12, before in "[b-d]{0,5}", after in "[b-d]{0,5}") {
            for name in MONTHS[month].split('|').filter(|name| !name.starts_with(is_digit)) {
                for text in [format!("{day} {name}"), format!("{day}. {}", name.to_uppercase()), format!("{name} {day}")] {
                    let shown = without_times(&format!("{before}: {text}! {after}"));
                    prop_assert_eq!(shown, format!("{before}: {GAP}! {after}"), "{}", text);
                }
            }
        }

        #[test]
        fn no_age_stays(years in 14_u8..100) {
            for text in [
                "{} years old", "{}-year-old", "{} ετών", "{} ΧΡΟΝΏΝ", "{}χρονη", "{} лет", "{}岁", "{} tuổi", "age {}", "Aged: {}", "Ηλικία: {}",
                "возраст {}", "年龄 {}",
            ] {
                let shown = without_times(&text.replace("{}", &years.to_string()));
                prop_assert!(!shown.contains(&years.to_string()), "{shown}");
            }
        }

        #[test]
        fn any_text_has_times_or_none(text: String) {
            let _ = without_times(&text);
        }
    }

    #[test]
    fn times_of_a_life_are_hidden_and_other_counts_are_not() {
        for (text, shown) in [
            ("born 3 May, 34 years old", "born […], […]"),
            ("on the 3rd of May, or May 3rd", "on the […], or […]"),
            ("στις 3 Μαΐου και 3η Μάη", "στις […] και […]"),
            ("родилась 3 мая", "родилась […]"),
            ("5月3日出生，三十四岁，1990年，90后", "[…]出生，[…]，[…]，[…]"),
        ] {
            assert_eq!(without_times(text), shown);
        }
        for text in [
            "3 years in retail",
            "5 лет опыта",
            "10 χρόνια εμπειρία",
            "3年经验，5个月",
            "40 hours, 3 marks, 12 days",
            "may come at 12:30",
            "4/5 in the task",
        ] {
            assert_eq!(without_times(text), text);
        }
    }
}
