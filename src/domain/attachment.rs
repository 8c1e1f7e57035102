//! Files that are attached to a person: their CV, a certificate. The record says which file it is; the bytes lie beside the records,
//! under their hash. Must never call a file something else than its bytes say.

use super::{Id, application::Application, candidate::Candidate, team::Member};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The largest file that is taken in, in bytes.
pub const LARGEST: u64 = 10_000_000;
/// The longest name of a file that is kept, in characters: longer ones lose their middle.
const LONGEST_NAME: usize = 120;

/// A file about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// About whom.
    pub candidate: Id<Candidate>,
    /// With which application it came, if it came with one.
    #[serde(default)]
    pub application: Option<Id<Application>>,
    /// What it is called: "Lebenslauf.pdf".
    pub name: String,
    /// What it is, by its bytes.
    pub format: Format,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of the bytes, in lower-case hexadecimal.
    pub hash: String,
    /// When it was attached.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// The formats that are taken in: what people send as a CV, and nothing that a browser would run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Portable Document Format, ISO 32000.
    Pdf,
    /// A word processor's document in Office Open XML, ISO/IEC 29500.
    Docx,
    /// A picture.
    Png,
    /// A picture.
    Jpeg,
    /// A picture.
    Webp,
}

impl Format {
    /// The format of these bytes, whatever the file is called.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let holds = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        match bytes {
            // The header may stand behind some bytes of a mail program: ISO 32000-1, annex H, note 13.
            _ if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|part| part == b"%PDF-") => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") => Some(Self::Docx),
            _ => None,
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }

    /// The ending of a file's name, as this format has it.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }
}

/// Why a file is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentFault {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// Its bytes are of none of the formats that are taken in.
    Format,
}

/// Looks at a file that somebody wants to attach: its format.
///
/// # Errors
/// Says why it is not taken in.
pub fn inspect(bytes: &[u8]) -> Result<Format, AttachmentFault> {
    if bytes.is_empty() {
        return Err(AttachmentFault::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(AttachmentFault::TooLarge);
    }
    Format::of(bytes).ok_or(AttachmentFault::Format)
}

/// A file's name as it is kept: without a path, without characters that change how it reads or that a file cannot be called by, with
/// the ending of what it is.
pub fn tidy_name(name: &str, format: Format) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let bidi = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let forbidden = |c: char| c.is_control() || bidi(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    let plain: String = last.chars().filter(|c| !forbidden(*c)).collect();
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((&plain, ""));
    let known =
        ending.eq_ignore_ascii_case(format.ending()) || (format == Format::Jpeg && ending.eq_ignore_ascii_case("jpeg"));
    let stem = if known { stem } else { &plain };
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(LONGEST_NAME).collect();
    let mut tidy = if stem.is_empty() { "file".to_owned() } else { stem };
    tidy.push('.');
    tidy.push_str(format.ending());
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let docx = [b"PK\x03\x04".as_slice(), &[0; 40], b"word/document.xml"].concat();
        for (bytes, format) in [
            (b"%PDF-1.7".as_slice(), Format::Pdf),
            (b"\n\n%PDF-1.4".as_slice(), Format::Pdf),
            (b"\x89PNG\r\n\x1a\n....".as_slice(), Format::Png),
            (b"\xff\xd8\xff\xe0..".as_slice(), Format::Jpeg),
            (b"RIFF....WEBPVP8 ".as_slice(), Format::Webp),
            (docx.as_slice(), Format::Docx),
        ] {
            assert_eq!(inspect(bytes), Ok(format));
        }
        for bytes in [b"<html>".as_slice(), b"PK\x03\x04 a spreadsheet", b"MZ", b"<svg xmlns", b"%PD"] {
            assert_eq!(inspect(bytes), Err(AttachmentFault::Format), "{bytes:?}");
        }
        assert_eq!(inspect(b""), Err(AttachmentFault::Empty));
        assert_eq!(inspect(&vec![0; 10_000_001]), Err(AttachmentFault::TooLarge));
    }

    #[test]
    fn a_name_says_what_the_file_is() {
        for (name, tidy) in [
            ("Lebenslauf.pdf", "Lebenslauf.pdf"),
            ("C:\\fakepath\\CV final.PDF", "CV final.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("invoice.pdf.exe", "invoice.pdf.exe.pdf"),
            ("cv\u{202e}fdp.exe", "cvfdp.exe.pdf"),
            ("  ...  ", "file.pdf"),
            ("Βιογραφικό 王小明 🌻.pdf", "Βιογραφικό 王小明 🌻.pdf"),
        ] {
            assert_eq!(tidy_name(name, Format::Pdf), tidy);
        }
        assert_eq!(tidy_name("me.jpeg", Format::Jpeg), "me.jpg");
    }

    proptest! {
        #[test]
        fn a_tidy_name_stays_as_it_is(name in "\\PC{0,200}") {
            let tidy = tidy_name(&name, Format::Docx);
            prop_assert!(tidy.ends_with(".docx") && !tidy.contains(['/', '\\', ':']), "{}", tidy);
            prop_assert_eq!(tidy_name(&tidy, Format::Docx), tidy);
        }
    }
}
