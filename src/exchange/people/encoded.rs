//! What cards and mails write in plain letters for bytes of any encoding: quoted-printable, and the encoded words in the head of a mail
//! (RFC 2047). Must never lose what it cannot decode: that stays as it is written.

use crate::exchange::base64;

/// Decodes bytes by the label of their encoding; the browser's decoder can.
pub type Decode<'a> = &'a dyn Fn(&[u8], &str) -> Option<String>;

/// `=D0=98` as bytes.
pub fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, escaped) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

/// A text with its encoded words, such as `=?UTF-8?B?zobOvc69zrE=?=`, decoded. Between two of them a blank or a new line says nothing.
pub fn words(text: &str, decode: Decode<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_word = false;
    while let Some((before, begun)) = rest.split_once("=?") {
        let found = word(begun, decode);
        if !(after_word && found.is_some() && before.trim().is_empty()) {
            out.push_str(before);
        }
        after_word = found.is_some();
        rest = match found {
            Some((decoded, after)) => {
                out.push_str(&decoded);
                after
            }
            None => {
                out.push_str("=?");
                begun
            }
        };
    }
    out.push_str(rest);
    out
}

/// The encoded word with which a text begins, without its `=?`, and what stands after it.
fn word<'a>(text: &'a str, decode: Decode<'_>) -> Option<(String, &'a str)> {
    let (charset, rest) = text.split_once('?')?;
    let (how, rest) = rest.split_once('?')?;
    let (written, after) = rest.split_once("?=")?;
    if [charset, how, written].iter().any(|part| part.contains(char::is_whitespace)) {
        return None;
    }
    let bytes = match how {
        "B" | "b" => {
            let letters = written.trim_end_matches('=');
            base64::decode(&[letters, "=".repeat(letters.len().wrapping_neg() % 4).as_str()].concat())?
        }
        "Q" | "q" => quoted_printable(&written.replace('_', " ")),
        _ => return None,
    };
    // A language may stand after the encoding.
    let charset = charset.split('*').next()?.to_ascii_uppercase();
    Some((decode(&bytes, &charset).or_else(|| String::from_utf8(bytes).ok())?, after))
}
