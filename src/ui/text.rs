//! Text as people search it: without case and accents, also in Greek.

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

#[cfg(test)]
mod tests {
    use super::fold;

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
