//! What was copied elsewhere: a range of a spreadsheet, or an e-mail from somebody who applies. Must never throw the text away: what
//! is not understood is the note, to be read by a person.

use super::{
    columns::is_phone,
    draft::{Draft, is_email, line_of},
};

/// The names that mail programs give to the line with the sender and with the subject, in the languages of the headings.
const FROM: &[&str] = &["from", "von", "από", "de", "от", "от кого", "发件人", "寄件者", "từ", "người gửi"];
const SUBJECT: &[&str] = &["subject", "betreff", "θέμα", "тема", "主题", "主旨", "chủ đề", "tiêu đề"];
/// In how many lines the sender is looked for.
const HEAD: usize = 20;

/// Whether a pasted text is an e-mail, or a person's few lines about themselves, and no table.
pub fn is_mail(text: &str) -> bool {
    if head(text, FROM).is_some() {
        return true;
    }
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    let cells = |line: &str| line.contains(['\t', ';', '|']) || line.matches(',').count() > 1;
    let table = text.lines().filter(|line| cells(line)).count();
    table * 2 < rows || (rows < 2 && !text.contains('\t'))
}

/// The person who wrote it.
pub fn mail(text: &str) -> Draft {
    let mut draft = Draft { line: 1, ..Draft::default() };
    if let Some(from) = head(text, FROM) {
        (draft.name, draft.email) = sender(from);
    }
    for word in text.split_whitespace() {
        let word = word.trim_start_matches("mailto:").trim_matches(|letter: char| "<>()[],;:.\"'".contains(letter));
        if draft.email.is_empty() && is_email(word) {
            draft.email = word.to_owned();
        }
    }
    draft.phone = text.lines().find_map(phone_in).unwrap_or_default();
    if draft.name.is_empty() {
        draft.name = signed(text);
    }
    draft.add_note("", head(text, SUBJECT).unwrap_or_default());
    draft.add_note("", body(text));
    draft
}

/// What stands after one of these names in the first lines.
fn head<'a>(text: &'a str, names: &[&str]) -> Option<&'a str> {
    let line = |line: &'a str| {
        let (name, value) = line.split_once([':', '：'])?;
        let name = name.trim().to_lowercase();
        names.contains(&name.as_str()).then(|| value.trim())
    };
    text.lines().take(HEAD).find_map(line)
}

/// `Anna Petrou <anna@example.com>`, `"Petrou, Anna" (anna@example.com)`, or one of the two.
fn sender(from: &str) -> (String, String) {
    let marks = |letter: char| "<>()[]\"' \u{a0}".contains(letter);
    let address = from.split_whitespace().map(|word| word.trim_start_matches("mailto:").trim_matches(marks));
    let email = address.into_iter().find(|word| is_email(word)).unwrap_or_default().to_owned();
    let name = if email.is_empty() { from.to_owned() } else { from.replace(&email, "") };
    let name = line_of(&name.replace(['<', '>', '[', ']', '(', ')', '"'], " ").replace("mailto:", ""));
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => ([first, " ", last].concat(), email),
        _ => (name, email),
    }
}

/// A telephone number in a line: the longest run of what numbers are made of.
fn phone_in(line: &str) -> Option<String> {
    let part = |letter: char| !(letter.is_ascii_digit() || " +()-./\u{a0}".contains(letter));
    let trimmed = |run: &str| run.trim_matches(|letter: char| " -./\u{a0}".contains(letter)).to_owned();
    line.split(part).map(trimmed).find(|run| is_phone(run))
}

/// The last line that could be a name: people sign at the end.
fn signed(text: &str) -> String {
    let name = |line: &&str| {
        let words = line.split_whitespace().count();
        let letters = line.chars().all(|letter| letter.is_alphabetic() || " .'’-".contains(letter));
        let capital = line.chars().next().is_some_and(|letter| !letter.is_lowercase());
        letters
            && capital
            && !line.ends_with('.')
            && ((2..=4).contains(&words) || !line.is_ascii() && line.chars().count() <= 4)
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).rfind(name).map(line_of).unwrap_or_default()
}

/// What stands after the lines of the head.
fn body(text: &str) -> &str {
    let text = text.trim();
    if head(text, FROM).is_none() {
        return text;
    }
    let parts = text.split_once("\n\n").or_else(|| text.split_once("\r\n\r\n"));
    parts.map_or(text, |(_, body)| body.trim())
}
