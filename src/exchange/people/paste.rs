//! What was copied elsewhere: a range of a spreadsheet, or an e-mail from somebody who applies. Must never throw the text away: what
//! is not understood is the note, to be read by a person.

use super::{
    columns::{Field, heading_key, is_phone, names},
    draft::{Draft, is_email, line_of},
    sheet,
};

/// The names that mail programs give to the line with the sender and with the subject, in the languages of the headings.
const FROM: &[&str] = &["from", "von", "από", "de", "от", "от кого", "发件人", "寄件者", "từ", "người gửi"];
const SUBJECT: &[&str] = &["subject", "betreff", "θέμα", "тема", "主题", "主旨", "chủ đề", "tiêu đề"];
/// What introduces a number that is no telephone, as [`heading_key`] makes it.
const OTHER_NUMBERS: &str = "vat|tax|tin|iban|invoice|order|account|passport|id|αφμ|α φ μ|αμκα|α μ κ α|ιβαν|τιμολογιο|παραγγελια|λογαριασμοσ|ταυτοτητα|διαβατηριο|\
    инн|снилс|счет|заказ|паспорт|税号|发票|账号|订单|身份证|护照|ust idnr|ust id|steuernummer|rechnung|konto|mst|ma so thue|hoa don|tai khoan|cccd|cmnd";
/// In how many lines the sender is looked for.
const HEAD: usize = 20;
/// How many words before a number tell what it is.
const BEFORE: usize = 4;

/// Whether a pasted text is an e-mail, or a person's few lines about themselves, and no table.
pub fn is_mail(text: &str) -> bool {
    head(text, FROM).is_some() || !sheet::is_table(text)
}

/// Whether a pasted text could be a table as well as an e-mail: mails name their sender, and cells come with tabs between.
pub fn is_unclear(text: &str) -> bool {
    head(text, FROM).is_none() && !text.contains('\t')
}

/// The person who wrote it.
pub fn mail(text: &str) -> Draft {
    let mut draft = Draft { line: 1, ..Draft::default() };
    if let Some(from) = head(text, FROM) {
        (draft.name, draft.email) = sender(from);
    }
    if draft.email.is_empty() {
        draft.email = address_in(text).unwrap_or_default().to_owned();
    }
    draft.phone = phone_in(text);
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
    let email = address_in(from).unwrap_or_default().to_owned();
    let name = if email.is_empty() { from.to_owned() } else { from.replace(&email, "") };
    let name = line_of(&name.replace(['<', '>', '[', ']', '(', ')', '"'], " ").replace("mailto:", ""));
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => ([first, " ", last].concat(), email),
        _ => (name, email),
    }
}

/// The first e-mail address in a text: without the marks around it, and without what stands before it as in `[mailto:…]` or `Email:…`.
fn address_in(text: &str) -> Option<&str> {
    let marks = |letter: char| "<>()[],;:.\"'".contains(letter);
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '：'));
    words.map(|word| word.trim_matches(marks)).find(|word| is_email(word))
}

/// What the words before a number say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Introduced {
    /// It is a telephone.
    Phone,
    /// It is something else.
    Other,
    /// Nothing.
    Unsaid,
}

/// The telephone number in a text: the first that is said to be one, else the first that is not said to be something else.
fn phone_in(text: &str) -> String {
    let mut unsaid = String::new();
    let mut last = "";
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        for (before, number) in numbers(line) {
            // A number in a line of its own may have its word in the one above.
            let says = |line: &str| {
                !line.contains(|letter: char| letter.is_ascii_digit()) && line.split_whitespace().count() < BEFORE
            };
            let alone = heading_key(&before).is_empty() && says(last);
            match introduced(if alone { last } else { &before }) {
                Introduced::Phone => return number,
                Introduced::Unsaid if unsaid.is_empty() => unsaid = number,
                _ => {}
            }
        }
        last = line;
    }
    unsaid
}

/// The runs in a line that could be telephones, each with what stands between it and the one before.
fn numbers(line: &str) -> Vec<(String, String)> {
    let (mut found, mut before, mut run) = (Vec::new(), String::new(), String::new());
    for letter in line.chars().chain(['\n']) {
        if letter.is_ascii_digit() || " +()-./\u{a0}".contains(letter) {
            run.push(letter);
            continue;
        }
        let number = run.trim_matches(|letter: char| " -./\u{a0}".contains(letter));
        if is_phone(number) {
            found.push((std::mem::take(&mut before), number.to_owned()));
        } else {
            before.push_str(&run);
        }
        run.clear();
        before.push(letter);
    }
    found
}

/// What the last words of a text say of the number after it; the nearest of them counts.
fn introduced(before: &str) -> Introduced {
    let key = heading_key(before);
    let words: Vec<&str> = key.split(' ').collect();
    let near = words.get(words.len().saturating_sub(BEFORE)..).unwrap_or_default().join(" ");
    let near = [" ", &near, " "].concat();
    // Chinese has no blanks between words.
    let at = |name: &str| {
        if name.starts_with(|first: char| first >= '\u{2e80}') {
            near.rfind(name).map(|at| at + name.len())
        } else {
            near.rfind(&[" ", name, " "].concat()).map(|at| at + name.len())
        }
    };
    let phone = names(Field::Phone).filter_map(at).max();
    let other = OTHER_NUMBERS.split('|').filter_map(|name| at(name.trim())).max();
    match (phone, other) {
        (None, None) => Introduced::Unsaid,
        (phone, other) if phone > other => Introduced::Phone,
        _ => Introduced::Other,
    }
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
