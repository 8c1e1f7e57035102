//! What was copied elsewhere: a range of a spreadsheet, or an e-mail from somebody who applies. Must never throw the text away: what
//! is not understood is the note, to be read by a person.

use super::{
    columns::{Field, field_of, heading_key, is_phone, names},
    dates::{self, Told},
    draft::{Draft, line_of},
    encoded::{self, Decode},
    mail::{self, Mail},
    sheet,
};
use chrono::NaiveDate;

/// What introduces a number that is no telephone, as [`heading_key`] makes it.
const OTHER_NUMBERS: &str = "vat|tax|tin|iban|invoice|order|account|passport|id|fax|αφμ|α φ μ|αμκα|α μ κ α|ιβαν|τιμολογιο|παραγγελια|λογαριασμοσ|ταυτοτητα|διαβατηριο|φαξ|\
    инн|снилс|счет|заказ|паспорт|факс|税号|发票|账号|订单|身份证|护照|传真|ust idnr|ust id|steuernummer|rechnung|konto|mst|ma so thue|hoa don|tai khoan|cccd|cmnd";
/// How lines begin that stand where people sign and are no names: what a telephone adds, and what one closes with.
const NO_NAMES: &str = "sent from|sent via|sent with|get outlook|σταλθηκε απο|εσταλη απο|απεσταλη απο|αποσταλθηκε απο|ληψη του outlook|отправлено|\
    von meinem|gesendet von|gesendet mit|发自我的|duoc gui tu|gui tu|kind regards|best regards|warm regards|regards|best wishes|yours|sincerely|many thanks|thank you|thanks|\
    with kind|with best|με εκτιμηση|με τιμη|με φιλικουσ|φιλικα|ευχαριστω|σασ ευχαριστω|с уважением|спасибо|mit freundlichen|freundliche|viele|beste|\
    tran trong|xin cam on|cam on|此致|敬礼|谢谢|顺祝";
/// How many words before a number tell what it is.
const BEFORE: usize = 4;
/// How many words a name has at most where nothing says that it is one.
const LONGEST_NAME: usize = 4;
/// How many words a name or a town has at most where a label says that it is one.
const LONGEST_LABELLED: usize = 6;

/// Whether a pasted text is an e-mail, or a person's few lines about themselves, and no table.
pub fn is_mail(text: &str) -> bool {
    Mail::read(text).is_some() || !sheet::is_table(text)
}

/// Whether a pasted text could be a table as well as an e-mail: mails name their sender, and cells come with tabs between.
pub fn is_unclear(text: &str) -> bool {
    Mail::read(text).is_none() && !text.contains('\t')
}

/// The person who wrote it: whom a line names, else the sender, else whoever signed. A mail that was passed on is theirs who wrote it first.
pub fn mail(text: &str, decode: Decode<'_>) -> Draft {
    let text = encoded::words(&text.replace("\r\n", "\n"), decode);
    let (text, around) = mail::innermost(&text);
    let mail = Mail::of(&text);
    let body = mail.body.as_str();
    let (from_name, from) = mail::sender(mail.says(mail::FROM));
    // Whoever answers, quotes others: their names and numbers are not those of the person. Boards quote whoever applies.
    let own = if mail::is_board(&from) { body } else { mail.own.as_str() };
    let mut draft = labelled(own);
    draft.line = 1;
    let (reply_name, reply) = mail::sender(mail.says(mail::REPLY_TO));
    if mail::is_board(&from) {
        let name = if reply_name.is_empty() { mail::behind_board(&from_name) } else { &reply_name };
        fill(&mut draft, Field::Name, name);
        fill(&mut draft, Field::Email, &reply);
        let written = mail::addresses_in(body).find(|address| !mail::is_board(address));
        fill(&mut draft, Field::Email, written.unwrap_or_default());
        // Some boards hand on what is written to an address of theirs.
        fill(&mut draft, Field::Email, if mail::is_unread(&from) { "" } else { &from });
    } else {
        fill(&mut draft, Field::Name, &from_name);
        draft.take(Field::Email, "From", &from);
        draft.take(Field::Email, "Reply-To", &reply);
        fill(&mut draft, Field::Email, mail::address_in(own).unwrap_or_default());
    }
    fill(&mut draft, Field::Phone, &phone_in(own));
    fill(&mut draft, Field::Phone, &phone_in(mail.says(mail::SUBJECT)));
    let addressed = addressed(own, &draft.email);
    fill(&mut draft, Field::Name, &addressed);
    fill(&mut draft, Field::Name, &signed(own));
    draft.add_note("", mail.says(mail::SUBJECT));
    match sent(mail.says(mail::DATE)) {
        Some(day) => draft.applied = day.to_string(),
        None => draft.add_note("Date", mail.says(mail::DATE)),
    }
    draft.add_note("", body);
    draft.add_note("", &around);
    draft
}

/// Sets what nothing is known of yet.
fn fill(draft: &mut Draft, field: Field, value: &str) {
    if draft.get(field).is_empty() {
        draft.set(field, line_of(value));
    }
}

/// The day on which a mail was sent, if it can be only one.
fn sent(date: &str) -> Option<NaiveDate> {
    match dates::order([date].into_iter()) {
        Told::Surely(order) => dates::read(date, order),
        Told::Unclear | Told::Mixed => None,
    }
}

/// What lines such as "Phone: 2310 123456" say; not those that are quoted from another mail.
fn labelled(text: &str) -> Draft {
    let mut draft = Draft::default();
    let (mut first, mut last) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('>')) {
        let Some((label, value)) = line.split_once([':', '：']) else { continue };
        let value = line_of(value.trim_matches(['*', ' ']));
        let few = value.split(' ').count() <= LONGEST_LABELLED;
        let is_name = few && !value.contains(|letter: char| letter.is_ascii_digit() || letter == '@');
        match field_of(label) {
            Some(Field::Email) => fill(&mut draft, Field::Email, mail::address_in(&value).unwrap_or_default()),
            Some(Field::Phone) => {
                let number = numbers(&value).into_iter().next().map(|(_, number)| number);
                fill(&mut draft, Field::Phone, &number.unwrap_or_default());
            }
            Some(Field::Name) if is_name => fill(&mut draft, Field::Name, &value),
            Some(Field::Town) if is_name => fill(&mut draft, Field::Town, &value),
            Some(Field::First) if is_name && first.is_empty() => first = value,
            Some(Field::Last) if is_name && last.is_empty() => last = value,
            _ => {}
        }
    }
    fill(&mut draft, Field::Name, &[first, last].join(" "));
    draft
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

/// The name that stands before an address, as mail programs show who wrote: `Anna Petrou <anna@example.com>`.
fn addressed(text: &str, email: &str) -> String {
    let before = |line: &str| {
        let before = line.split_once(email).filter(|_| !email.is_empty())?.0;
        let before = before.strip_suffix("mailto:").unwrap_or(before).strip_suffix(['<', '[', '('])?;
        let (name, _) = mail::sender(before);
        let last = name.split(' ').next_back().unwrap_or_default();
        let is_name = could_be_name(&name) && !last.starts_with(char::is_lowercase) && field_of(&name).is_none();
        (is_name && name.split(' ').count() <= LONGEST_NAME).then_some(name)
    };
    text.lines().find_map(before).unwrap_or_default()
}

/// The last line that could be a name: people sign at the end.
fn signed(text: &str) -> String {
    let name = |line: &&str| {
        let words = line.split_whitespace().count();
        let whole = (2..=LONGEST_NAME).contains(&words) || !line.is_ascii() && line.chars().count() <= 4;
        whole && !line.ends_with('.') && could_be_name(line)
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).rfind(name).map(line_of).unwrap_or_default()
}

/// Whether a text has the letters of a name, and is nothing else that is known.
fn could_be_name(text: &str) -> bool {
    text.chars().all(|letter| letter.is_alphabetic() || " .'’-".contains(letter))
        && text.starts_with(|first: char| !first.is_lowercase())
        && !is_no_name(text)
}

/// Whether a line is what a telephone adds to a mail, or what one closes with.
fn is_no_name(line: &str) -> bool {
    let key = heading_key(line);
    let begins = |words: &str| key.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    NO_NAMES.split('|').any(|words| begins(words) || !words.is_ascii() && key.starts_with(words))
}
