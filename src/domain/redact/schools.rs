//! By which words a line speaks of a school, in the languages in which lists of people come. Such a line is hidden whole: its other
//! words are the name of the school. Must never be taken for complete: it is a list.

use super::words;
use crate::domain::text::fold;

/// The stems of such words, folded.
const STEMS: &[&str] = &[
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
    "studied",
    "phd",
    "mba",
    "bsc",
    "msc",
    "education",
    "hochschul",
    "fachhochschul",
    "gymnasi",
    "abitur",
    "studium",
    "σχολη",
    "σχολει",
    "πανεπιστημι",
    "λυκει",
    "γυμνασι",
    "κολλεγι",
    "κολεγι",
    "πτυχι",
    "διπλωμα",
    "σπουδ",
    "εκπαιδευσ",
    "αποφοιτ",
    "μεταπτυχ",
    "απθ",
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
    "окончил",
];

/// The same where words are not told apart by blanks, or are two.
const INSIDE: &[&str] = &[
    "大学",
    "学院",
    "学校",
    "中学",
    "高中",
    "学历",
    "毕业",
    "本科",
    "大专",
    "硕士",
    "博士",
    "dai hoc",
    "cao dang",
    "tot nghiep",
    "bang cap",
    "trung hoc",
    "master of",
];

/// Schools and what they award in capitals; in small letters these are other words, or names.
const CAPITALS: &[&str] = &[
    "BA",
    "BSC",
    "BENG",
    "MA",
    "MSC",
    "MENG",
    "MPHIL",
    "MBA",
    "LLB",
    "LLM",
    "ΤΕΙ",
    "ΑΕΙ",
    "ΑΠΘ",
    "ΕΚΠΑ",
    "ΕΜΠ",
    "ΟΠΑ",
    "ΙΕΚ",
    "ΕΠΑΛ",
    "ΕΑΠ",
    "ΔΠΘ",
    "ΠΑΜΑΚ",
    "ΠΑΔΑ",
    "МГУ",
    "СПБГУ",
    "МГТУ",
    "ВШЭ",
    "ВУЗ",
    "ПТУ",
];

/// Whether a line speaks of a school.
pub(super) fn tells_school(line: &str) -> bool {
    let folded = fold(line);
    INSIDE.iter().any(|stem| folded.contains(stem))
        || words(&folded).any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
        || words(line).any(is_in_capitals)
        || line.split_whitespace().filter(|token| token.contains('.')).any(|token| {
            let undotted = token.replace('.', "");
            words(&undotted).any(is_in_capitals)
        })
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_uppercase()).nth(1).is_some() && CAPITALS.contains(&&*word.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_speak_of_a_school_are_told_from_others() {
        for line in [
            "Studied Law at ΑΠΘ, BA 2012",
            "BA, then MSc",
            "B.A. in Law",
            "Α.Π.Θ.",
            "Hochschule München",
            "Gymnasium, Abitur",
            "ΤΕΙ Λάρισας",
            "ΙΕΚ Βόλου",
            "απόφοιτη του απθ",
            "MA Leeds",
            "СПбГУ",
            "北京大学",
            "计算机学院",
        ] {
            assert!(tells_school(line), "{line}");
        }
        for line in [
            "Ma Long called",
            "Επαλήθευση στοιχείων",
            "κατά τεκμήριο, αεί",
            "base and mall",
            "Ασχολήθηκε με παράπονα",
            "MAY",
        ] {
            assert!(!tells_school(line), "{line}");
        }
    }
}
