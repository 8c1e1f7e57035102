//! How a name is met in texts: as it is, bent by a language that has cases, in its other form for a woman or a man, and, where words
//! are not told apart by blanks, inside of them. Must rather hide too much than too little: a word that only looks like the name may
//! go, the name may not stay.

use super::{GAP, words};
use crate::domain::text::fold;

/// The names by which one person is known.
#[derive(Debug, Default)]
pub struct Names {
    words: Vec<Word>,
    /// What is looked for inside of a text, with what stands in its place.
    inside: Vec<(String, String)>,
}

impl Names {
    /// Those of one person: of their own record, and of those that were merged with it.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for name in names {
            all.words.extend(words(name).filter_map(|word| Word::of(&fold(word))));
            add_unspaced(name, &mut all.inside);
        }
        all
    }

    /// Whether a word is one of them.
    pub(super) fn meet(&self, word: &str) -> bool {
        let folded = fold(word);
        self.words.iter().any(|known| known.meets(&folded, word))
    }

    /// A text without the names that are written without blanks.
    pub(super) fn cut_from(&self, text: &str) -> String {
        self.inside.iter().fold(text.to_owned(), |text, (name, instead)| text.replace(name, instead))
    }
}

/// One word of a name.
#[derive(Debug)]
struct Word {
    /// The word itself, folded.
    own: String,
    /// What of it stays whatever its ending.
    stem: String,
    bends: Bends,
}

/// How a word of a name changes at its end.
#[derive(Clone, Copy, Debug)]
enum Bends {
    /// Not at all: it is too short to be known by a part.
    Not,
    /// As Greek and Cyrillic words do.
    Freely,
    /// As Latin words do.
    Little,
}

impl Word {
    fn of(folded: &str) -> Option<Self> {
        folded.chars().nth(1)?;
        let (stem, bends) = match folded.chars().next()? {
            sign if is_unspaced(sign) => return None,
            'α'..='ω' => (greek_stem(folded), Bends::Freely),
            '\u{400}'..='\u{52f}' => (cyrillic_stem(folded), Bends::Freely),
            _ => (latin_stem(folded), Bends::Little),
        };
        let bends = if folded.chars().nth(2).is_some() { bends } else { Bends::Not };
        Some(Self { own: folded.to_owned(), stem, bends })
    }

    /// Whether a word of a text, folded and as it is written, is this one.
    fn meets(&self, folded: &str, written: &str) -> bool {
        if folded == self.own {
            // A name of two letters is a common word as well, which begins small: "an", "do".
            return !matches!(self.bends, Bends::Not) || !written.starts_with(char::is_lowercase);
        }
        match self.bends {
            Bends::Not => false,
            Bends::Freely => {
                folded.strip_prefix(&*self.stem).is_some_and(|ending| self.is_ending(ending))
                    || self.is_fleeting(folded)
            }
            Bends::Little => {
                let short = self.own.chars().count() < FEWEST_LATIN;
                let is_ending = |ending| ending == "s" || !short && LATIN_ENDINGS.contains(&ending);
                folded.strip_prefix(&*self.stem).is_some_and(is_ending)
            }
        }
    }

    /// Endings begin with a vowel, and are no longer than the stem: "γιωργ-ου", "иван-овна", "μαρκακ-ηδεσ", "зо-еи".
    fn is_ending(&self, ending: &str) -> bool {
        let stem = self.stem.chars().count();
        match ending.chars().next() {
            None => stem > 2,
            Some(first) => is_vowel(first) && ending.chars().count() <= stem.min(4),
        }
    }

    /// A vowel before the last consonant is gone when a Cyrillic word bends, or is a sign: "Павел", "Павла"; "Лев", "Льва".
    fn is_fleeting(&self, folded: &str) -> bool {
        let mut signs: Vec<char> = self.stem.chars().collect();
        let (Some(last), Some('е' | 'о')) = (signs.pop(), signs.pop()) else { return false };
        if is_vowel(last) {
            return false;
        }
        let begin: String = signs.into_iter().collect();
        let rest = folded.strip_prefix(&*begin);
        let rest = rest.map(|rest| rest.strip_prefix('ь').unwrap_or(rest)).and_then(|rest| rest.strip_prefix(last));
        rest.is_some_and(|ending| ending.starts_with(is_vowel) && ending.chars().count() <= 3)
    }
}

/// The fewest letters of a stem: fewer say nothing. A name of three letters that bends has two.
const FEWEST: usize = 3;
const FEWEST_LATIN: usize = 4;

/// With what a Latin name ends that is bent, or is the other form of it, behind its stem: "Beckett's", "Markak-is", "Petrov-a".
const LATIN_ENDINGS: &[&str] = &[
    "", "s", "es", "a", "as", "ai", "e", "ei", "em", "i", "ia", "ie", "io", "ios", "iou", "is", "o", "om", "os", "ou",
    "ova", "owa", "owi", "u", "us", "y", "ys",
];

/// Greek vowels, Cyrillic ones with the signs that stand for none, and nothing of Latin.
fn is_vowel(letter: char) -> bool {
    "αεηιουωаеиоуыэюяьъіє".contains(letter)
}

fn greek_stem(word: &str) -> String {
    let fewest = fewest(word);
    cut(cut(word, &["σ", "ν"], fewest), &["ου", "α", "ε", "η", "ι", "ο", "υ", "ω"], fewest).to_owned()
}

fn cyrillic_stem(word: &str) -> String {
    cut(word, &["ии", "ыи", "ои", "ая", "яя", "а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ь", "і", "є"], fewest(word))
        .to_owned()
}

fn latin_stem(word: &str) -> String {
    let word = cut(word, &["s"], FEWEST_LATIN);
    cut(word, &["ou", "a", "e", "i", "o", "u", "y"], FEWEST_LATIN).to_owned()
}

fn fewest(word: &str) -> usize {
    FEWEST.min(word.chars().count().saturating_sub(1))
}

/// A word without the first of these endings that it has, if enough of it is left.
fn cut<'a>(word: &'a str, endings: &[&str], fewest: usize) -> &'a str {
    let left = |ending: &&str| word.strip_suffix(*ending).filter(|stem| stem.chars().count() >= fewest);
    endings.iter().find_map(left).unwrap_or(word)
}

/// Whether a sign is one of a writing that has no blanks between words.
pub(super) fn is_unspaced(sign: char) -> bool {
    sign >= '\u{2e80}'
}

/// A Chinese, Japanese or Korean name stands within other signs: whole, without the family's sign, or the family's alone beside what
/// somebody is called politely or among friends: 李先生, 小李.
fn add_unspaced(name: &str, to: &mut Vec<(String, String)>) {
    const FAMILIES_OF_TWO: &[&str] = &[
        "欧阳", "司马", "诸葛", "上官", "皇甫", "夏侯", "东方", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "南宫",
    ];
    const AFTER: &[&str] = &[
        "先生", "女士", "小姐", "老师", "太太", "同学", "同志", "经理", "医生", "师傅", "总", "工", "姐", "哥", "某",
        "氏",
    ];
    let parts: Vec<String> = words(name).filter(|word| word.chars().all(is_unspaced)).map(str::to_owned).collect();
    let whole = parts.concat();
    let Some(first) = whole.chars().next() else { return };
    let family = FAMILIES_OF_TWO.iter().find(|family| whole.starts_with(**family));
    let family = family.map_or_else(|| first.to_string(), |family| (*family).to_owned());
    let given = whole.strip_prefix(&family).unwrap_or_default().to_owned();
    for hidden in [whole.clone(), given.clone()].into_iter().chain(parts).filter(|part| part.chars().nth(1).is_some()) {
        to.push((hidden, GAP.to_owned()));
    }
    to.extend(AFTER.iter().map(|title| (format!("{family}{title}"), format!("{GAP}{title}"))));
    let last = given.chars().last().map(String::from);
    for called in [Some(family), last].into_iter().flatten() {
        to.extend(
            ["小", "老", "阿", "姓"].iter().map(|before| (format!("{before}{called}"), format!("{before}{GAP}"))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a text that are not those of a name.
    fn left(text: &str, name: &str) -> String {
        let names = Names::of([name]);
        let text = names.cut_from(text);
        words(&text).filter(|word| !names.meet(word)).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn a_greek_name_is_met_in_every_case(stem in "[Α-ΡΣ-Ω][α-ω]{1,6}[βγδκλμπτ]", from in 0_usize..4, to in 0_usize..10) {
            let own = ["ος", "ης", "α", "ας"][from];
            let bent = ["ος", "ου", "ο", "ε", "η", "ης", "α", "ας", "οι", "ων"][to];
            let name = Names::of([format!("{stem}{own}").as_str()]);
            for text in [format!("{stem}{bent}"), format!("{stem}{bent}").to_uppercase(), format!("{stem}{bent}").to_lowercase()] {
                prop_assert!(name.meet(&text), "{text}");
            }
        }

        #[test]
        fn a_russian_name_is_met_in_every_case(stem in "[А-Я][а-я]{1,6}[бвгдклмнпрст]", from in 0_usize..3, to in 0_usize..9) {
            let own = ["", "а", "ий"][from];
            let bent = ["", "а", "у", "ом", "е", "ой", "ым", "ого", "ая"][to];
            let name = Names::of([format!("{stem}{own}").as_str()]);
            let text = format!("{stem}{bent}");
            prop_assert!(name.meet(&text) && name.meet(&text.to_uppercase()), "{text}");
        }

        #[test]
        fn a_latin_name_is_met_with_an_ending(name in "[A-Z][a-z]{3,8}", ending in "(|s|a|ova)") {
            prop_assert!(Names::of([name.as_str()]).meet(&name), "{name}");
            if !name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 's']) {
                let bent = format!("{name}{ending}");
                prop_assert!(Names::of([name.as_str()]).meet(&bent), "{bent}");
            }
        }

        #[test]
        fn any_name_and_any_text_can_be_compared(name: String, text: String) {
            let _ = left(&text, &name);
        }
    }

    #[test]
    fn names_are_met_bent_and_in_their_other_form() {
        for (name, text, shown) in [
            ("Γιώργος Παππάς", "Κλήση στον Γιώργο Παππά", "Κλήση στον"),
            ("Γιώργος Παππάς", "η μητέρα του Γιώργου", "η μητέρα του"),
            ("Ελένη Μαρκάκη", "Γιώργος Μαρκάκης, οι Μαρκάκηδες", "Γιώργος οι"),
            ("Άρης Παπαδόπουλος", "η Παπαδοπούλου με τον Άρη", "η με τον"),
            ("Εύα Ζωή", "της Εύας και της ΖΩΗΣ", "της και της"),
            ("Иван Петров", "Позвонил Ивану Петрову, у Ивана опыт", "Позвонил у опыт"),
            ("Ирина Петрова", "Петров, брат Ирины", "брат"),
            ("Павел Достоевский", "у Павла Достоевского, Достоевская", "у"),
            ("Лев Толстой", "Льву Толстому, Толстая", ""),
            ("Зоя Шевченко", "с Зоей", "с"),
            ("Андрей Йорданов", "АНДРЕЮ ИОРДАНОВУ", ""),
            ("Eleni Markaki", "George Markakis asked Eleni's friend", "George asked s friend"),
            ("Nikos Papadopoulos", "Maria Papadopoulou", "Maria"),
            ("Anna Petrova", "Annas Petrov", ""),
            ("李明", "给李先生打电话", "给 先生打电话"),
            ("李明", "小李打来电话，明天", "小 打来电话 明天"),
            ("欧阳 修文", "欧阳老师和修文", "老师和"),
            ("王小明", "王小明来过，小明很有耐心", "来过 很有耐心"),
        ] {
            assert_eq!(left(text, name), shown, "{name}: {text}");
        }
    }

    #[test]
    fn common_words_stay() {
        for (name, text) in [
            ("An Do", "an hour to do it"),
            ("Maria Li", "list of marine markets"),
            ("Mark Webb", "the market"),
            ("Tim Sal", "the same time and sales"),
            ("Άρης", "άρα αργεί"),
            ("Ηλίας Παππάς", "ηλικιωμένοι πελάτες"),
            ("Мария", "маркетинг"),
            ("李明", "明天有空"),
        ] {
            assert_eq!(left(text, name), text, "{name}");
        }
    }
}
