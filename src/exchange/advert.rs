//! The texts by which a position is told: a long one for job boards, a short one for social networks, and the word to colleagues. Plain
//! text, put together from the job description. Must never say more than the job description says.

/// The longest text that every social network takes.
pub const SHORT: usize = 280;

/// What is told, in the words of the language in use; whatever is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advert {
    /// The title.
    pub title: String,
    /// Employer and place.
    pub place: String,
    /// The pay.
    pub pay: String,
    /// The hours.
    pub hours: String,
    /// Why the job exists.
    pub purpose: String,
    /// Lists, each under its heading.
    pub lists: Vec<(String, Vec<String>)>,
    /// Within how many days everybody hears something, as a sentence.
    pub answer: String,
    /// The employer's words about themselves.
    pub about: String,
    /// How to apply: a link or a sentence.
    pub apply: String,
}

/// All of it.
pub fn long(advert: &Advert) -> String {
    let mut parts =
        vec![lines(&[&advert.title, &advert.place, &advert.pay, &advert.hours]), advert.purpose.trim().to_owned()];
    for (heading, list) in &advert.lists {
        let list: Vec<String> = list.iter().filter(|line| !line.trim().is_empty()).map(|line| bullet(line)).collect();
        if !list.is_empty() {
            parts.push(lines(&[heading, &list.join("\n")]));
        }
    }
    parts.extend([advert.about.trim().to_owned(), lines(&[&advert.apply, &advert.answer])]);
    paragraphs(parts)
}

/// What fits in [`SHORT`] signs: the title, and as much of place, pay, hours and the way to apply as there is room for. What does not
/// fit is left out whole, the way to apply last of all.
pub fn short(advert: &Advert) -> String {
    let mut text: String = advert.title.trim().chars().take(SHORT).collect();
    let apply = advert.apply.trim();
    let room = |text: &str, more: &str| text.chars().count() + 1 + more.chars().count() <= SHORT;
    let kept = if !apply.is_empty() && room(&text, apply) { apply.chars().count() + 1 } else { 0 };
    for part in [&advert.pay, &advert.place, &advert.hours] {
        let part = part.trim();
        let fits = text.chars().count() + 1 + part.chars().count() + kept <= SHORT;
        if !part.is_empty() && fits {
            text.push('\n');
            text.push_str(part);
        }
    }
    if kept > 0 {
        text.push('\n');
        text.push_str(apply);
    }
    text
}

/// The word to colleagues: `greeting` before, `ask` (comments, recommendations, applying oneself) after.
pub fn announcement(advert: &Advert, greeting: &str, ask: &str) -> String {
    let brief = Advert { about: String::new(), ..advert.clone() };
    paragraphs(vec![greeting.trim().to_owned(), long(&brief), ask.trim().to_owned()])
}

fn bullet(line: &str) -> String {
    ["– ", line.trim()].concat()
}

fn lines(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join("\n")
}

fn paragraphs(parts: Vec<String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn advert() -> Advert {
        Advert {
            title: "Customer service agent".into(),
            place: "Aegean Outdoor · Volos".into(),
            pay: "€1,200 – €1,500 a month".into(),
            hours: "40 hours".into(),
            purpose: "Help the people who bought our tents.".into(),
            lists: vec![("You will".into(), vec!["answer calls".into(), " ".into()]), ("You get".into(), vec![])],
            about: "We make tents.".into(),
            apply: "https://example.com/job".into(),
            answer: "You hear from us within 7 days.".into(),
        }
    }

    #[test]
    fn the_long_text_has_all_of_it_and_no_empty_list() {
        let text = long(&advert());
        assert_eq!(
            text,
            "Customer service agent\nAegean Outdoor · Volos\n€1,200 – €1,500 a month\n40 hours\n\n\
             Help the people who bought our tents.\n\nYou will\n– answer calls\n\nWe make tents.\n\nhttps://example.com/job\n\
             You hear from us within 7 days."
        );
        let word = announcement(&advert(), "Dear colleagues,", "Whom do you know?");
        assert!(word.starts_with("Dear colleagues,\n\nCustomer service agent\n"));
        assert!(word.ends_with("within 7 days.\n\nWhom do you know?") && !word.contains("We make tents."));
    }

    proptest! {
        #[test]
        fn the_short_text_fits_and_keeps_the_way_to_apply(
            title in "[a-zα-ω一-十😀 ]{1,300}", place in "[a-z ]{0,200}", pay in "[0-9€ ]{0,120}", apply in "[a-z]{0,60}",
        ) {
            let text = short(&Advert { title: title.clone(), place, pay, apply: apply.clone(), ..Advert::default() });
            prop_assert!(text.chars().count() <= SHORT);
            let has_room = title.trim().chars().count() + 1 + apply.chars().count() <= SHORT;
            prop_assert!(!has_room || text.ends_with(&apply));
        }
    }
}
