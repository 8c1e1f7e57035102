//! Text as people search it: without case and accents, also in Greek; and contacts as they compare. Must never be what is stored.

/// Lower case, without the accents of Latin and Greek letters: "Ánh" finds "anh", "Ελένη" finds "ελενη".
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
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
    ];
    if letter.is_ascii() {
        return letter;
    }
    TABLE.iter().find(|(letters, _)| letters.contains(letter)).map_or(letter, |(_, plain)| *plain)
}

/// What tells whether two contacts are the same, however they are written: an address without case, a telephone number by its
/// last nine digits, so that one with and one without the country's code are alike. `None` if there is too little to tell by.
pub fn contact_key(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('@') {
        return Some(text.to_lowercase());
    }
    let digits: Vec<char> =
        text.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| char::from_digit(d, 10)).collect();
    (digits.len() >= 5).then(|| digits.iter().skip(digits.len().saturating_sub(9)).collect())
}

/// A contact as a person types it, told apart: the e-mail address, or the telephone number.
pub fn email_and_phone(text: &str) -> (String, String) {
    let text = text.trim().to_owned();
    if text.contains('@') { (text, String::new()) } else { (String::new(), text) }
}

#[cfg(test)]
mod tests {
    use super::{contact_key, email_and_phone, fold};

    #[test]
    fn contacts_compare_however_they_are_written() {
        assert_eq!(contact_key(" Anna@Example.com "), contact_key("anna@example.com"));
        assert_eq!(contact_key("+30 2310 000-000"), contact_key("(2310) 000000"));
        assert_ne!(contact_key("2310 000000"), contact_key("2310 000001"));
        assert_ne!(contact_key("12345"), contact_key("123456"));
        for text in ["", "  ", "12", "Viber", "ext. 7"] {
            assert_eq!(contact_key(text), None, "{text}");
        }
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
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
