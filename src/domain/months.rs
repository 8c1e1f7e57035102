//! The months as they are called in the languages that lists of people come in. Must never guess: a beginning that two months share
//! names neither.

/// The names of each month, folded, alone and with a day. Three letters or more of the beginning are enough where they tell it.
pub const MONTHS: [&str; 12] = [
    "january|januar|janner|ιανουαριοσ|ιανουαριου|γεναρη|январь|января|一月",
    "february|februar|feber|φεβρουαριοσ|φεβρουαριου|φλεβαρη|февраль|февраля|二月",
    "march|marz|mrz|μαρτιοσ|μαρτιου|μαρτη|март|марта|三月",
    "april|απριλιοσ|απριλιου|απριλη|апрель|апреля|四月",
    "may|mai|μαιοσ|μαιου|μαη|маи|мая|五月",
    "june|juni|ιουνιοσ|ιουνιου|ιουνη|июнь|июня|六月",
    "july|juli|ιουλιοσ|ιουλιου|ιουλη|июль|июля|七月",
    "august|αυγουστοσ|αυγουστου|август|августа|八月",
    "september|σεπτεμβριοσ|σεπτεμβριου|σεπτεμβρη|сентябрь|сентября|九月",
    "october|oktober|οκτωβριοσ|οκτωβριου|οκτωβρη|октябрь|октября|十月",
    "november|νοεμβριοσ|νοεμβριου|νοεμβρη|ноябрь|ноября|十一月",
    "december|dezember|δεκεμβριοσ|δεκεμβριου|δεκεμβρη|декабрь|декабря|十二月",
];

/// The month that a folded word names, if it names just one.
pub fn month(word: &str) -> Option<u32> {
    let short = word.chars().count() >= 3;
    let is = |names: &&str| names.split('|').any(|name| name == word || short && name.starts_with(word));
    let mut found = (1..).zip(MONTHS).filter(|(_, names)| is(names));
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::fold;

    #[test]
    fn every_name_is_folded_and_names_its_month() {
        for (number, names) in (1..).zip(MONTHS) {
            for name in names.split('|') {
                assert_eq!((fold(name).as_str(), month(name)), (name, Some(number)), "{name}");
            }
        }
        for unclear in ["ju", "ιου", "", "ма"] {
            assert_eq!(month(unclear), None, "{unclear}");
        }
    }
}
