//! Guesses in which encoding a file was written, from its bytes alone. The browser's own decoder reads it then, and a person may
//! choose another. Must never decode, and never refuse: there is always a guess.

/// An encoding that lists of people come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What everything new writes.
    Utf8,
    /// "Unicode text" of older spreadsheets.
    Utf16,
    /// The same with the greater byte first.
    Utf16Be,
    /// Chinese.
    Gb18030,
    /// Cyrillic.
    Windows1251,
    /// Greek.
    Windows1253,
    /// Western.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf16,
        Self::Utf16Be,
        Self::Gb18030,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1252,
    ];

    /// Its label, by which decoders know it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// How many bytes tell enough.
const ENOUGH: usize = 256 * 1024;

/// Guesses.
pub fn guess(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Encoding::Utf16;
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Encoding::Utf16Be;
    }
    let bytes = bytes.get(..ENOUGH).unwrap_or(bytes);
    if is_utf8(bytes) {
        return Encoding::Utf8;
    }
    if is_chinese(bytes) {
        return Encoding::Gb18030;
    }
    match (weight(bytes, &RUSSIAN), weight(bytes, &GREEK)) {
        _ if !in_words(bytes) => Encoding::Windows1252,
        (russian, greek) if greek > russian => Encoding::Windows1253,
        _ => Encoding::Windows1251,
    }
}

/// Whether it is UTF-8; the sample may end within a character.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && bytes.len() == ENOUGH,
    }
}

/// Whether all that is not ASCII pairs up as Chinese characters, most of them of the common ones. Words of other alphabets have an
/// odd number of letters sooner or later, and their last one then pairs up with a space.
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut all, mut common) = (0, 0);
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] | [0x81..=0xfe] => break,
            [0..=0x7f, tail @ ..] => tail,
            [lead @ 0x81..=0xfe, trail @ (0x40..=0x7e | 0x80..=0xfe), tail @ ..] => {
                all += 1;
                // Of the first level, by frequency, and punctuation.
                common += usize::from((0xa1..=0xd7).contains(lead) && *trail >= 0xa1);
                tail
            }
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, tail @ ..] => tail,
            _ => return false,
        };
    }
    all > 0 && common * 10 >= all * 7
}

/// Whether the letters beyond ASCII stand together in words; in western languages they stand alone among others.
fn in_words(bytes: &[u8]) -> bool {
    let (mut all, mut joined, mut before) = (0usize, 0usize, false);
    for byte in bytes {
        let high = *byte >= 0xc0 || matches!(byte, 0xb8 | 0xa8 | 0xa2 | 0xba..=0xbf);
        all += usize::from(high);
        joined += usize::from(high && before);
        before = high;
    }
    joined * 2 > all
}

/// How often each letter occurs among a thousand, for the bytes 0xe0–0xff. The 32 before, the capitals, count as the same.
type Frequencies = [u8; 32];

/// а to я, as windows-1251 has them at 0xe0.
const RUSSIAN: Frequencies = [
    80, 16, 45, 17, 30, 84, 9, 16, 73, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 0, 19, 17, 3,
    6, 20,
];

/// ΰ to ώ, as windows-1253 has them at 0xe0.
const GREEK: Frequencies = [
    1, 88, 7, 17, 17, 54, 4, 38, 10, 60, 41, 28, 33, 60, 4, 78, 41, 45, 41, 50, 80, 31, 8, 10, 1, 14, 1, 1, 20, 14, 17,
    12,
];

/// How well the letters are those of a language: a byte that it does not write counts against it.
fn weight(bytes: &[u8], language: &Frequencies) -> i64 {
    let letters = bytes.iter().filter(|byte| **byte >= 0xc0);
    let of = |byte: &u8| language.get(usize::from(byte & 0x1f)).map_or(0, |often| i64::from(*often).min(60) - 12);
    letters.map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_have_a_guess_and_text_is_utf8(bytes: Vec<u8>, text: String) {
            let _ = guess(&bytes);
            prop_assert_eq!(guess(text.as_bytes()), Encoding::Utf8);
        }
    }

    /// Writes Greek or Russian as the one-byte encodings have it.
    fn written(text: &str, first: u32, at: u8) -> Vec<u8> {
        let one = |letter: char| match u32::from(letter) {
            ascii @ 0..=127 => ascii as u8,
            other => (other - first) as u8 + at,
        };
        text.chars().map(one).collect()
    }

    #[test]
    fn a_few_words_are_enough() {
        let russian = written("Имя,Телефон,Город\nИван Петров,,Москва\nАнна Смирнова,,Тверь", 0x410, 0xc0);
        assert_eq!(guess(&russian), Encoding::Windows1251);
        let greek = written("Όνομα;Τηλέφωνο;Πόλη\nΕλένη Μαρκάκη;;Βόλος\nΓιώργος Παππάς;;Χανιά", 0x386, 0xb6);
        assert_eq!(guess(&greek), Encoding::Windows1253);
        assert_eq!(
            guess(b"Name;Ort\nJ\xfcrgen M\xfcller;K\xf6ln\nRen\xe9e Fran\xe7ois;Z\xfcrich"),
            Encoding::Windows1252
        );
        assert_eq!(guess(b"\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n\xcd\xf5\xd0\xa1\xc3\xf7,138"), Encoding::Gb18030);
        assert_eq!(guess(b"\xff\xfeN\0a\0m\0e\0"), Encoding::Utf16);
        assert_eq!(guess(b"\xfe\xff\0N\0a\0m\0e"), Encoding::Utf16Be);
        assert_eq!(guess("Ελένη, 王小明".as_bytes()), Encoding::Utf8);
        assert_eq!(guess(b""), Encoding::Utf8);
    }
}
