//! Blind screening: who somebody is stays hidden until the stage that ends it, so that the work decides and not the name, the age or
//! the school (Bertrand and Mullainathan 2004: equal résumés, other names, a third fewer calls). What is hidden, by what sign a
//! person goes meanwhile, and how an edit made in the blind keeps what it could not see. Must never be a lock: whoever may change
//! the pipeline can end it, and a backup holds everything.

use super::{
    Id,
    application::Application,
    candidate::Candidate,
    facts::Facts,
    requisition::{Requisition, Stage, StageRole},
    text::fold,
};
use std::sync::Arc;

/// What stands in place of words that are hidden.
pub const GAP: &str = "[…]";

/// The stems of words that speak of a school, folded, in the languages in which lists of people come. A line with one of them is
/// hidden whole: its other words are the name of the school.
const SCHOOLS: &[&str] = &[
    "school",
    "universit",
    "college",
    "academy",
    "facult",
    "institut",
    "lyceum",
    "polytechnic",
    "bachelor",
    "diploma",
    "degree",
    "graduat",
    "phd",
    "mba",
    "bsc",
    "msc",
    "education",
    "σχολη",
    "σχολει",
    "πανεπιστημι",
    "λυκει",
    "γυμνασι",
    "κολλεγι",
    "κολεγι",
    "πτυχι",
    "διπλωμα",
    "ιεκ",
    "επαλ",
    "σπουδ",
    "εκπαιδευσ",
    "αποφοιτ",
    "μεταπτυχ",
    "школ",
    "универс",
    "институт",
    "колледж",
    "училищ",
    "диплом",
    "образован",
    "выпускн",
    "бакалавр",
    "магистр",
];

/// The same where words are not told apart by blanks, or are two.
const SCHOOLS_INSIDE: &[&str] = &[
    "大学",
    "学院",
    "学校",
    "中学",
    "高中",
    "学历",
    "毕业",
    "dai hoc",
    "cao dang",
    "tot nghiep",
    "bang cap",
    "trung hoc",
];

impl Requisition {
    /// Whether whoever stands in a stage is screened blind. Not where a stage is no step on the way: whoever is hired or out is to be
    /// written to.
    pub fn is_blind_in(&self, stage: Id<Stage>) -> bool {
        let Some(until) = self.blind_until.filter(|_| self.closed.is_none()) else { return false };
        let (Some(end), Some(here)) = (self.stages.get(&until), self.stages.get(&stage)) else { return false };
        here.role == StageRole::Step && (&here.order, stage) < (&end.order, until)
    }
}

/// What stands for a candidate's name: the end of the application's random number, which stays whatever else changes.
pub fn code_of(application: Id<Application>) -> String {
    application.to_string().chars().skip(22).collect::<String>().to_uppercase()
}

/// A person as they are seen in the blind: a sign for the name, no contact, no town, and a headline without names, schools and
/// years. Their tags stay: they are words of those who screen.
pub fn masked(person: &Candidate, code: &str) -> Candidate {
    Candidate {
        name: code.to_owned(),
        email: String::new(),
        phone: String::new(),
        town: String::new(),
        headline: redact(&person.headline, person),
        ..person.clone()
    }
}

/// Gives a record that was made from what could be seen all that could not: a text that is still what the blind shows was not
/// meant to be changed.
pub fn with_hidden(mut after: Candidate, seen: &Candidate, whole: &Candidate) -> Candidate {
    for ((after, seen), whole) in after.texts_mut().into_iter().zip(seen.texts()).zip(whole.texts()) {
        if after == seen {
            after.clone_from(whole);
        }
    }
    after
}

/// The same for a record on its way to be written, whoever it is about.
pub fn meant(id: Id<Candidate>, after: Candidate, facts: &impl Facts) -> Candidate {
    match (facts.candidate(id), facts.hidden_person(id)) {
        (Some(seen), Some(whole)) => with_hidden(after, &seen, &whole),
        _ => after,
    }
}

/// The whole record of a person, hidden or not: for rules, never for a screen.
pub fn whole(id: Id<Candidate>, facts: &impl Facts) -> Option<Arc<Candidate>> {
    facts.hidden_person(id).or_else(|| facts.candidate(id))
}

/// A text about a person without their name, ways to reach them, years and days, and without the lines that speak of a school.
/// It hides what it knows; a text may still tell more, so what matters is not to be written into notes.
pub fn redact(text: &str, person: &Candidate) -> String {
    let names: Vec<String> = words(&fold(&person.name)).filter(|word| word.chars().nth(1).is_some()).collect();
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if tells_school(line) {
            out.push_str(GAP);
        } else {
            redact_line(&without_unspaced(line, &person.name), &names, &mut out);
        }
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

fn tells_school(line: &str) -> bool {
    let folded = fold(line);
    SCHOOLS_INSIDE.iter().any(|stem| folded.contains(stem))
        || words(&folded).any(|word| SCHOOLS.iter().any(|stem| word.starts_with(stem)))
}

/// A name that is written without blanks stands within other signs, alone or without the family's sign.
fn without_unspaced(line: &str, name: &str) -> String {
    let name = name.trim();
    let unspaced = name.chars().all(|sign| sign >= '\u{2e80}') && name.chars().nth(1).is_some();
    if !unspaced {
        return line.to_owned();
    }
    let line = line.replace(name, GAP);
    let given: String = name.chars().skip(1).collect();
    if given.chars().nth(1).is_some() { line.replace(&given, GAP) } else { line }
}

fn redact_line(line: &str, names: &[String], out: &mut String) {
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

fn push_numbers(numbers: &mut String, out: &mut String) {
    const FEWEST_DIGITS_TO_CALL: usize = 7;
    let digits = numbers.chars().filter(char::is_ascii_digit).count();
    let years = numbers.split(|sign: char| !sign.is_ascii_digit()).any(is_year);
    if digits >= FEWEST_DIGITS_TO_CALL || years {
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

/// A token with its marks, without the words of the name and years within it: "Eleni's", "(2019–now)".
fn push_words(token: &str, names: &[String], out: &mut String) {
    let mut word = String::new();
    for sign in token.chars().chain(['\n']) {
        if sign.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&sign) {
            word.push(sign);
            continue;
        }
        let hidden = is_year(&word) || !word.is_empty() && names.contains(&fold(&word));
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
    use proptest::prelude::*;

    fn person(name: &str) -> Candidate {
        Candidate {
            name: name.into(),
            email: "e@x.gr".into(),
            headline: "2 years in retail".into(),
            ..Candidate::default()
        }
    }

    #[test]
    fn names_ways_to_reach_somebody_days_and_schools_are_hidden() {
        let eleni = person("Ελένη Μαρκάκη");
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
        ];
        for (text, shown) in cases {
            assert_eq!(redact(text, &eleni), shown);
        }
        assert_eq!(redact("王小明来过，小明很有耐心", &person("王小明")), "[…]来过，[…]很有耐心");
        assert_eq!(redact("Tom's call: good", &person("Tom Beckett")), "[…]'s call: good");
        assert_eq!(redact("Nguyễn was calm", &person("Nguyễn Thị Ánh")), "[…] was calm");
    }

    #[test]
    fn an_edit_in_the_blind_changes_what_it_saw_and_keeps_what_it_did_not() {
        let whole = person("Tom Beckett");
        let seen = masked(&whole, "K7QF");
        assert_eq!(
            (seen.name.as_str(), seen.email.as_str(), seen.headline.as_str()),
            ("K7QF", "", "2 years in retail")
        );
        let typed = Candidate { phone: "2310 000000".into(), ..seen.clone() };
        let after = with_hidden(typed, &seen, &whole);
        assert_eq!(
            (after.name.as_str(), after.email.as_str(), after.phone.as_str()),
            ("Tom Beckett", "e@x.gr", "2310 000000")
        );
    }

    proptest! {
        #[test]
        fn no_word_of_the_name_stays(given in "[A-Z][a-z]{2,8}", family in "[Α-Ω][α-ω]{2,8}", before in "[a-z ,.]{0,20}", after in "[ ,.!][a-z ,.]{0,20}") {
            let someone = person(&format!("{given} {family}"));
            let shown = redact(&format!("{before} {given}{after} {}", family.to_uppercase()), &someone);
            let left: Vec<String> = words(&fold(&shown)).collect();
            prop_assert!(!left.contains(&fold(&given)) && !left.contains(&fold(&family)), "{shown}");
        }

        #[test]
        fn what_was_not_touched_in_the_blind_is_as_it_was(name in ".{1,20}", email in ".{0,20}", headline in ".{0,40}") {
            let whole = Candidate { name, email, headline, ..Candidate::default() };
            let seen = masked(&whole, "K7QF");
            prop_assert_eq!(with_hidden(seen.clone(), &seen, &whole), whole);
        }
    }
}
