//! Texts about somebody who is screened blind, without what tells who it is: their names, ways to reach them, ages, years and days,
//! and the lines that speak of a school. It hides what it knows; a text may still tell more, so what matters is not to be written into
//! notes. Must never be what is stored.

mod labels;
mod names;
mod schools;
mod times;

use labels::label;
pub use names::Names;

use super::text::is_mark;
use names::is_unspaced;
use schools::tells_school;
use times::without_times;

/// What stands in place of words that are hidden.
pub const GAP: &str = "[…]";

/// A text about the person of these names as it may be seen.
pub fn redact(text: &str, names: &Names) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if tells_school(line) {
            out.push_str(GAP);
        } else if let Some(label) = label(line) {
            // Whatever stands there, also a name in other letters or a town of which nobody else has heard.
            out.push_str(label);
            out.push(' ');
            out.push_str(GAP);
        } else {
            redact_line(&without_times(&names.cut_from(line)), names, &mut out);
        }
    }
    out
}

/// The words of a text, accents that stand as signs of their own with them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && !is_mark(sign)).filter(|word| !word.is_empty())
}

fn redact_line(line: &str, names: &Names, out: &mut String) {
    // Numbers that stand side by side are one telephone number.
    let mut numbers = String::new();
    for token in line.split_inclusive(char::is_whitespace) {
        if is_number(token) || token.trim().is_empty() && !numbers.is_empty() {
            numbers.push_str(token);
            if token.trim_end().ends_with([',', ';']) {
                push_numbers(&mut numbers, out);
            }
            continue;
        }
        push_numbers(&mut numbers, out);
        if is_address(token) { push_gap(token, out) } else { push_words(token, names, out) }
    }
    push_numbers(&mut numbers, out);
}

/// Digits with what stands among them in telephone numbers and days.
fn is_number(token: &str) -> bool {
    let token = token.trim();
    token.chars().any(|sign| sign.is_ascii_digit())
        && token.chars().all(|sign| sign.is_ascii_digit() || "+-–./(),:;".contains(sign))
}

fn is_address(token: &str) -> bool {
    token.contains('@') || token.contains("://") || token.contains("www.") || token.contains("linkedin")
}

fn push_gap(token: &str, out: &mut String) {
    out.push_str(GAP);
    out.extend(token.chars().rev().take_while(|sign| sign.is_whitespace()).collect::<Vec<_>>().iter().rev());
}

const FEWEST_DIGITS_TO_CALL: usize = 7;

fn push_numbers(numbers: &mut String, out: &mut String) {
    let digits = numbers.chars().filter(char::is_ascii_digit).count();
    let years = numbers.split(|sign: char| !sign.is_ascii_digit()).any(is_year);
    if digits >= FEWEST_DIGITS_TO_CALL || years || numbers.split_whitespace().any(is_date) {
        push_gap(numbers, out)
    } else {
        out.push_str(numbers)
    }
    numbers.clear();
}

/// A year of somebody's life.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// A telephone number that stands within other signs: "tel:2310123456".
fn is_call(word: &str) -> bool {
    word.len() >= FEWEST_DIGITS_TO_CALL && word.chars().all(|sign| sign.is_ascii_digit())
}

/// A day, a month and a year of two digits: 3/5/90, 03.05.90.
fn is_date(token: &str) -> bool {
    let token = token.trim_matches(|sign: char| !sign.is_ascii_digit());
    let parts = |mark: char| {
        token.split(mark).filter(|part| matches!(part.len(), 1..=2) && !part.contains(['/', '.', '-'])).count()
    };
    ['/', '.', '-'].into_iter().any(|mark| token.matches(mark).count() == 2 && parts(mark) == 3)
}

/// A token with its marks, without the words of the name, years and telephone numbers within it: "Eleni's", "(2019–now)".
fn push_words(token: &str, names: &Names, out: &mut String) {
    let mut word = String::new();
    for sign in token.chars().chain(['\n']) {
        if (sign.is_alphanumeric() || is_mark(sign)) && !is_unspaced(sign) {
            word.push(sign);
            continue;
        }
        let hidden = is_year(&word) || is_call(&word) || names.meet(&word);
        out.push_str(if hidden { GAP } else { &word });
        word.clear();
        out.push(sign);
    }
    // The sign that ended the last word.
    out.pop();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::fold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_word_of_the_name_stays(given in "[A-Z][a-z]{2,8}", family in "[Α-ΡΣ-Ω][α-ω]{2,8}", before in "[a-z ,.]{0,20}", after in "[ ,.!][a-z ,.]{0,20}") {
            let someone = Names::of([format!("{given} {family}").as_str()]);
            let shown = redact(&format!("{before} {given}{after} {}", family.to_uppercase()), &someone);
            let left: Vec<String> = words(&shown).map(fold).collect();
            prop_assert!(!left.contains(&fold(&given)) && !left.contains(&fold(&family)), "{shown}");
        }
    }

    #[test]
    fn names_ways_to_reach_somebody_days_and_schools_are_hidden() {
        let eleni = Names::of(["Ελένη Μαρκάκη"]);
        let cases = [
            ("Η ΕΛΕΝΗ τηλεφώνησε.", "Η […] τηλεφώνησε."),
            ("Call +30 2310 123 456 today", "Call […] today"),
            ("eleni@example.com or www.eleni.gr", "[…] or […]"),
            ("Agent (2019–2022), 3 calls an hour", "Agent […] 3 calls an hour"),
            ("since 2019-03 in Volos", "since […] in Volos"),
            ("Agent since2019", "Agent since2019"),
            ("Skills: Excel\nΠτυχίο ΑΠΘ, 2012\nΑσχολήθηκε με παράπονα", "Skills: Excel\n[…]\nΑσχολήθηκε με παράπονα"),
            ("Offered 1500 a month, 40 hours", "Offered 1500 a month, 40 hours"),
            ("Moscow State University", "[…]"),
            ("born 3/5/90, or 03.05.90.", "born […] or […]"),
            ("tel:2310123456, 4/5 in the task", "tel:[…], 4/5 in the task"),
            ("Recommended by Γιώργος Μαρκάκης (brother)", "Recommended by Γιώργος […] (brother)"),
            ("born 3 May, 34 years old", "born […], […]"),
        ];
        for (text, shown) in cases {
            assert_eq!(redact(text, &eleni), shown);
        }
        assert_eq!(redact("王小明来过，小明很有耐心", &Names::of(["王小明"])), "[…]来过，[…]很有耐心");
        assert_eq!(redact("给李先生打电话13800138000", &Names::of(["李明"])), "给[…]先生打电话[…]");
        assert_eq!(redact("我问过Anna了", &Names::of(["Anna Li"])), "我问过[…]了");
        assert_eq!(redact("Tom's call: good", &Names::of(["Tom Beckett"])), "[…]'s call: good");
        assert_eq!(redact("Nguyễn was calm", &Names::of(["Nguyễn Thị Ánh"])), "[…] was calm");
    }
}
