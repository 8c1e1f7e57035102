//! Text as people search it: without case and accents, also in Greek; contacts and names as they compare. Must never be what is
//! stored.

/// Lower case, without the accents of Latin, Greek and Cyrillic letters: "Ánh" finds "anh", "Ελένη" finds "ελενη", "Йорданов"
/// finds "иорданов", "Groß" finds "gross".
/// What is remembered by such a text has to be found again: what it makes of a text is for ever.
pub fn fold(text: &str) -> String {
    folded(text, |letter| if letter.is_ascii() { letter } else { plain(letter) })
}

/// The same for what is looked for and compared at once: an apostrophe of any make is one sign, the full width that Chinese input
/// makes is the usual one, and polytonic Greek is plain: "O'Neill" finds "O’Neill", "eleni" finds "Ｅｌｅｎｉ", "οδυσσεασ" finds "Ὀδυσσέας".
pub fn searchable(text: &str) -> String {
    folded(text, sought)
}

fn folded(text: &str, one: impl Fn(char) -> char) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(one(letter.to_ascii_lowercase()));
            continue;
        }
        // Lower case first: that of "İ" is an "i" and an accent.
        for letter in letter.to_lowercase().filter(|letter| !is_mark(*letter)) {
            match letter {
                'ß' => folded.push_str("ss"),
                _ => folded.push(one(letter)),
            }
        }
    }
    folded
}

/// An accent that stands as a character of its own, as some systems write file names and contacts.
pub(super) fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn sought(letter: char) -> char {
    match letter {
        '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '‘' | '’' | '‛' | '′' | '\u{1fbd}' | '\u{1fbf}' | '\u{1fef}'
        | '\u{1ffd}' | '\u{1ffe}' => '\'',
        '\u{1f00}'..='\u{1fff}' => polytonic(letter),
        // The full width stands in the order of ASCII.
        '！'..='～' => char::from_u32(u32::from(letter) - (u32::from('！') - u32::from('!'))).map_or(letter, sought),
        _ if letter.is_ascii() => letter,
        _ => plain(letter),
    }
}

/// A small letter without breathing, accent and iota below: each vowel has its rows.
fn polytonic(letter: char) -> char {
    match u32::from(letter) {
        0x1f00..0x1f10 | 0x1f70..0x1f72 | 0x1f80..0x1f90 | 0x1fb0..=0x1fbc => 'α',
        0x1f10..0x1f20 | 0x1f72..0x1f74 => 'ε',
        0x1f20..0x1f30 | 0x1f74..0x1f76 | 0x1f90..0x1fa0 | 0x1fc2..0x1fcd => 'η',
        0x1f30..0x1f40 | 0x1f76..0x1f78 | 0x1fbe | 0x1fd0..0x1fdd => 'ι',
        0x1f40..0x1f50 | 0x1f78..0x1f7a => 'ο',
        0x1fe4..0x1fe6 => 'ρ',
        0x1f50..0x1f60 | 0x1f7a..0x1f7c | 0x1fe0..0x1fed => 'υ',
        0x1f60..0x1f70 | 0x1f7c..0x1f80 | 0x1fa0..0x1fb0 | 0x1ff2..0x1ffd => 'ω',
        _ => letter,
    }
}

fn plain(letter: char) -> char {
    const TABLE: &[(&str, char)] = &[
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęěẹẻẽếềểễệ", 'e'),
        ("ĝğġģ", 'g'),
        ("ìíîïĩīĭįıỉị", 'i'),
        ("ĺļľŀł", 'l'),
        ("ñńņň", 'n'),
        ("òóôõöøōŏőọỏốồổỗộớờởỡợơ", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşš", 's'),
        ("ţťŧ", 't'),
        ("ùúûüũūŭůűųụủứừửữựư", 'u'),
        ("ýÿŷỳỵỷỹ", 'y'),
        ("źżž", 'z'),
        ("ά", 'α'),
        ("έ", 'ε'),
        ("ή", 'η'),
        ("ίϊΐ", 'ι'),
        ("ό", 'ο'),
        ("ύϋΰ", 'υ'),
        ("ώ", 'ω'),
        ("ς", 'σ'),
        ("ё", 'е'),
        ("й", 'и'),
        ("ї", 'і'),
    ];
    // Most letters are as they are: Greek, Russian and Chinese texts are long.
    if matches!(letter, 'a'..='z' | 'α'..='ρ' | 'σ'..='ω' | 'а'..='и' | 'к'..='я' | '\u{2e80}'..) {
        return letter;
    }
    TABLE.iter().find(|(letters, _)| letters.contains(letter)).map_or(letter, |(_, plain)| *plain)
}

/// What tells whether two contacts are the same, however they are written: an address without case, a telephone number
/// without what is dialled before it. `None` if there is too little to tell by.
pub fn contact_key(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('@') { Some(text.to_lowercase()) } else { phone_key(text) }
}

/// The digits that one number has at home and abroad: without the country's code and the zero (in Russia the eight) before the
/// area, and at most the last nine.
fn phone_key(text: &str) -> Option<String> {
    let mut digits: String = text.chars().filter_map(ascii_digit).collect();
    if digits.len() < FEWEST_DIGITS {
        return None;
    }
    if text.trim_start_matches('(').starts_with(['+', '＋']) {
        digits.drain(..country_code(&digits).min(digits.len()));
    } else if let Some(rest) = digits.strip_prefix("00") {
        digits = rest.chars().skip(country_code(rest)).collect();
    }
    let national = digits.trim_start_matches('0');
    let national = if national.is_empty() { &digits } else { national };
    Some(national.chars().skip(national.len().saturating_sub(9)).collect())
}

/// Adds each telephone number of a text to another text, as nothing but digits between blanks: "+30 2310 123456" as "302310123456".
pub fn plain_numbers(text: &str, to: &mut String) {
    let mut digits = String::new();
    for letter in text.chars().chain(['\n']) {
        match ascii_digit(letter) {
            Some(digit) => digits.push(digit),
            None if " +()-./\u{a0}".contains(letter) => {}
            None => {
                if digits.len() >= FEWEST_DIGITS {
                    to.push(' ');
                    to.push_str(&digits);
                }
                digits.clear();
            }
        }
    }
}

/// Fewer tell nothing: "ext. 7".
const FEWEST_DIGITS: usize = 5;

/// A digit, also of the full width that Chinese input makes.
fn ascii_digit(letter: char) -> Option<char> {
    let number = u32::from(letter);
    let number = if ('０'..='９').contains(&letter) { number - u32::from('０') + u32::from('0') } else { number };
    char::from_u32(number).filter(char::is_ascii_digit)
}

/// How many digits the country's code has that a number begins with.
fn country_code(digits: &str) -> usize {
    const TWO: &[&str] = &[
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        _ if TWO.iter().any(|code| digits.starts_with(code)) => 2,
        _ => 3,
    }
}

/// What tells whether two names are alike: without case, accents, marks, titles and the order of the words. Empty if nothing is
/// left.
pub fn name_key(name: &str) -> String {
    const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "κοσ", "κα", "тов"];
    let folded = searchable(name);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !TITLES.contains(&word) {
            let place = words.iter().position(|other| *other > word).unwrap_or(words.len());
            words.insert(place, word);
        }
    }
    words.join(" ")
}

/// A contact as a person types it, told apart: the e-mail address, or the telephone number.
pub fn email_and_phone(text: &str) -> (String, String) {
    let text = text.trim().to_owned();
    if text.contains('@') { (text, String::new()) } else { (String::new(), text) }
}

/// Whether a text is an e-mail address, as far as one can tell without writing to it.
pub fn is_email(text: &str) -> bool {
    let Some((before, after)) = text.split_once('@') else { return false };
    let mark = |letter: char| "@,;:：<>()[]\"".contains(letter);
    let plain = |letter: char| !letter.is_whitespace() && !mark(letter);
    let dotted = after.split('.').count() > 1 && after.split('.').all(|part| !part.is_empty());
    !before.is_empty() && dotted && text.chars().filter(|letter| *letter != '@').all(plain) && !after.contains('@')
}

/// Whether a text may be a telephone number: it has five digits, as the shortest have.
pub fn has_number(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_numeric()).count() >= 5
}

#[cfg(test)]
mod tests {
    use super::{contact_key, email_and_phone, fold, name_key, searchable};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_the_same_from_home_and_from_abroad(code in "(30|44|7|84|353|86)", number in "[1-9][0-9]{5,10}") {
            let home = contact_key(&format!("0{number}"));
            prop_assert_eq!(&contact_key(&format!("+{code} {number}")), &home);
            prop_assert_eq!(&contact_key(&format!("+{code} (0){number}")), &home);
            prop_assert_eq!(&contact_key(&format!("00{code}{number}")), &home);
        }

        #[test]
        fn case_does_not_matter_and_folding_twice_is_folding_once(text in "[a-zA-Z0-9 İıŞğßẞéÉůŁΑ-ΡΣ-Ωα-ωάΆήΐΰЀ-ӿЙйЁїЇ王\u{301}\u{306}\u{307}]{0,12}") {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&text.to_lowercase()), &folded);
            prop_assert_eq!(&fold(&text.to_uppercase()), &folded);
            prop_assert_eq!(&fold(&folded), &folded);
        }

        #[test]
        fn what_is_looked_for_is_found_in_any_case_and_of_what_folds_nothing_is_lost(
            text in "[a-zA-Z0-9 '`´‘’ʼ＇Ａ-Ｚａ-ｚ０-９İßẞéÀΑ-ΡΣ-Ωα-ωάΐ\u{1f00}-\u{1f07}\u{1f70}-\u{1f7d}\u{1fe0}-\u{1fe7}ЀЙё王\u{301}]{0,12}",
        ) {
            let found = searchable(&text);
            prop_assert_eq!(&searchable(&text.to_lowercase()), &found);
            prop_assert_eq!(&searchable(&text.to_uppercase()), &found);
            prop_assert_eq!(&searchable(&found), &found);
            prop_assert_eq!(&searchable(&fold(&text)), &found);
        }

        #[test]
        fn what_is_plain_already_is_looked_for_as_it_folds(text in "[ -_a-~ Ā-ſͰ-Ͽ一-丏]{0,12}") {
            prop_assert_eq!(searchable(&text), fold(&text));
        }
    }

    #[test]
    fn all_polytonic_letters_are_as_plain_as_without_their_accents() {
        for (rows, plain) in [
            ("ἀἁἂἃἄἅἆἇἈἉἌὰάᾀᾇᾈᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ", 'α'),
            ("ἐἑἒἓἔἕἘἙὲέῈΈ", 'ε'),
            ("ἠἡἢἦἧἨἩὴήᾐᾑᾘῂῃῄῆῇῊΉῌ", 'η'),
            ("ἰἱἴἶἷἸἹὶίῐῑῒΐῖῗῘῚΊ", 'ι'),
            ("ὀὁὂὃὄὅὈὉὊὸόῸΌ", 'ο'),
            ("ὐὑὒὔὖὗὙὛὺύῠῡῢΰῦῧῨῪΎ", 'υ'),
            ("ῤῥῬ", 'ρ'),
            ("ὠὡὢὤὦὧὨὩὼώᾠᾡᾨῲῳῴῶῷῺΏῼ", 'ω'),
        ] {
            for letter in rows.chars() {
                assert_eq!(searchable(&letter.to_string()), plain.to_string(), "{letter}");
            }
        }
    }

    #[test]
    fn apostrophes_full_width_and_polytonic_greek_are_found_as_they_are_typed() {
        for (text, typed) in [
            ("Aoife O’Neill", "aoife o'neill"),
            ("O‘Neill", "o'neill"),
            ("OʼNeill", "o'neill"),
            ("O`Neill", "o'neill"),
            ("O´Neill", "o'neill"),
            ("Ｅｌｅｎｉ　Ｏ＇Ｎｅｉｌｌ", "eleni　o'neill"),
            ("１２３（ａ）", "123(a)"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("ᾨδή", "ωδη"),
        ] {
            assert_eq!(searchable(text), typed, "{text}");
        }
        assert_eq!(name_key("Ｅｌｅｎｉ Ὀδυσσέως"), name_key("Οδυσσεως Eleni"));
    }

    #[test]
    fn contacts_compare_however_they_are_written() {
        assert_eq!(contact_key(" Anna@Example.com "), contact_key("anna@example.com"));
        assert_eq!(contact_key("+30 2310 000-000"), contact_key("(2310) 000000"));
        assert_ne!(contact_key("2310 000000"), contact_key("2310 000001"));
        assert_ne!(contact_key("12345"), contact_key("123456"));
        for (one, other) in [
            ("+44(0)115 496 0003", "0115 4960003"),
            ("+84-81-246587", "(081) 246 587"),
            ("+7 995 217 83 47", "8 (995) 217-83-47"),
            ("(+30) 2816 632929", "2816632929"),
            ("１３８０１２３４５６７", "13801234567"),
        ] {
            assert_eq!(contact_key(one), contact_key(other), "{one}");
        }
        for text in ["", "  ", "12", "Viber", "ext. 7"] {
            assert_eq!(contact_key(text), None, "{text}");
        }
    }

    #[test]
    fn names_are_alike_whatever_their_case_accents_order_and_titles() {
        for (one, other) in [
            ("Mr Dominic Baker", "DOMINIC BAKER"),
            ("Γκίνης Κλεόπας-Κλεάνθης", "ΚΛΕΌΠΑΣ-ΚΛΕΆΝΘΗΣ ΓΚΊΝΗΣ"),
            ("Quý cô Vân Lê", "QUÝ CÔ VÂN LÊ"),
            ("E\u{301}mile Zola", "Zola, Émile"),
            ("тов. Макарова Агафья", "Агафья Макарова"),
        ] {
            assert_eq!(name_key(one), name_key(other));
        }
        assert_ne!(name_key("Anna Maria"), name_key("Anna Marina"));
        assert_eq!(name_key(" - "), "");
    }

    #[test]
    fn an_at_sign_tells_an_address_from_a_number() {
        assert_eq!(email_and_phone(" anna@example.com "), ("anna@example.com".to_owned(), String::new()));
        assert_eq!(email_and_phone(" 2310 000000 "), (String::new(), "2310 000000".to_owned()));
        assert_eq!(email_and_phone(" "), (String::new(), String::new()));
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        for (text, folded) in [
            ("Ελένη ΠΑΠΑΔΟΠΟΎΛΟΥ", "ελενη παπαδοπουλου"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("Γιώργος", "γιωργοσ"),
            ("王小明", "王小明"),
            ("İpek Işık", "ipek isik"),
            ("Groß", "gross"),
            ("GROẞ", "gross"),
            ("Йорданов", "иорданов"),
            ("И\u{306}орданов", "иорданов"),
            ("Її", "іі"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
