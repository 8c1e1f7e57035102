//! How mail programs write a mail as text: the lines above it, the address in them, and the mail within a mail that was passed on.
//! Must never take the address of a job board for that of a person.

use super::{
    columns::{Field, field_of, heading_key},
    draft::line_of,
};
use crate::domain::text::{fold, is_email};

/// The names of the lines above a mail, as [`heading_key`] makes them, in the languages of the headings.
pub const FROM: &str = "from|von|απο|de|от|от кого|发件人|寄件者|tu|nguoi gui";
/// Where an answer goes.
pub const REPLY_TO: &str =
    "reply to|antwort an|απαντηση σε|απαντηση προσ|ответить|обратныи адрес|回复|回复至|tra loi|tra loi den";
/// Of what it is.
pub const SUBJECT: &str = "subject|betreff|θεμα|тема|主题|主旨|chu de|tieu de";
/// When it was sent.
pub const DATE: &str = "date|sent|datum|gesendet|gesendet am|ημερομηνια|ημ νια|σταλθηκε|εσταλη|απεσταλη|αποσταλθηκε|дата|отправлено|日期|发送时间|时间|ngay|da gui|ngay gui";
/// What stands above a mail that was passed on.
const PASSED_ON: &str = "forwarded message|begin forwarded message|προωθημενο μηνυμα|αρχη προωθημενου μηνυματοσ|weitergeleitete nachricht|\
    anfang der weitergeleiteten nachricht|пересланное сообщение|пересылаемое сообщение|转发的邮件|转发邮件|thu da chuyen tiep|tin nhan da chuyen tiep";
/// What stands above a mail that was passed on or answered.
const ORIGINAL: &str = "original message|αρχικο μηνυμα|πρωτοτυπο μηνυμα|ursprungliche nachricht|originalnachricht|исходное сообщение|原始邮件|thu goc";
/// What a program writes with the day above what somebody else wrote, who is answered.
const WROTE: &str = "wrote|εγραψε|schrieb|пишет|написал|написала|написали|写道|da viet";
/// How the subject of an answer begins.
const ANSWER: &str = "re|aw|antw|απ|σχετ|ответ|回复|答复|tra loi";
/// Who sends mails in the name of others: a part of their domain, or of how they call themselves.
const BOARDS: &str = "indeed|indeedemail|linkedin|kariera|skywalker|jobfind|jooble|glassdoor|monster|stepstone|xing|workable|workablemail|greenhouse|\
    lever|smartrecruiters|teamtailor|personio|recruitee|bamboohr|careerbuilder|ziprecruiter|wellfound|infojobs|eures|hh|headhunter|superjob|zarplata|\
    51job|zhipin|liepin|zhaopin|vietnamworks|topcv|careerviet";
/// What an address is called that nobody reads.
const UNREAD: &[&str] = &["noreply", "donotreply", "notification", "mailer", "automail"];
/// What stands between a person and the board by which they write.
const BY_WAY_OF: &[&str] = &[" via ", " μέσω ", " через ", " über ", " qua "];
/// In how many lines the sender is looked for.
const HEAD: usize = 20;
/// In how many lines below its sender the head of an answered mail says its day.
const HEAD_OF_ANSWERED: usize = 5;
/// How many digits a day has at least: "2 Nov 2026".
const FEWEST_IN_A_DAY: usize = 5;
/// How many times a mail may have been passed on.
const DEEPEST: usize = 5;

/// A mail: what stands above it, and what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    head: Vec<(String, String)>,
    /// What was written, and what stood above the head.
    pub body: String,
    /// What of it is the sender's own: nothing that they answer or quote.
    pub own: String,
}

impl Mail {
    /// Reads a mail: there has to be a sender in its first lines. The head begins and ends where its lines do; one that begins with a
    /// blank goes on the one before.
    pub fn read(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let is_from = |line: &&str| head_line(line).is_some_and(|(name, _)| names(FROM, &name));
        let from = lines.iter().take(HEAD).position(is_from)?;
        let above = lines.iter().take(from).rev().take_while(|line| head_line(line).is_some()).count();
        let mut head: Vec<(String, String)> = Vec::new();
        let mut end = from - above;
        for line in lines.iter().skip(from - above) {
            let goes_on = line.starts_with([' ', '\t']) && !line.trim().is_empty();
            match (head_line(line), head.last_mut()) {
                (_, Some((_, last))) if goes_on => {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                (Some(one), _) => head.push(one),
                (None, _) => break,
            }
            end += 1;
        }
        let part = |lines: Option<&[&str]>| lines.unwrap_or_default().join("\n").trim().to_owned();
        let written = part(lines.get(end..));
        // What was written may go on from the head without a blank line, and looks like it: then all of it is looked through and kept.
        let is_person =
            |field| matches!(field, Some(Field::Name | Field::First | Field::Last | Field::Email | Field::Phone));
        let (body, own) = if head.iter().any(|(name, _)| is_person(field_of(name))) {
            // Without its sender this head is not taken for that of a mail which is answered.
            let rest: Vec<&str> =
                [lines.get(..from), lines.get(from + 1..)].into_iter().flatten().flatten().copied().collect();
            (text.to_owned(), own(&rest.join("\n")))
        } else {
            let body = [part(lines.get(..from - above)), written].join("\n\n");
            let own = own(&body);
            (body, own)
        };
        Some(Self { head, body: body.trim().to_owned(), own })
    }

    /// Reads a mail, or a text without a head.
    pub fn of(text: &str) -> Self {
        Self::read(text).unwrap_or_else(|| Self { head: Vec::new(), body: text.trim().to_owned(), own: own(text) })
    }

    /// What a line of the head says.
    pub fn says(&self, wanted: &str) -> &str {
        let found = self.head.iter().find(|(name, value)| names(wanted, name) && !value.is_empty());
        found.map_or("", |(_, value)| value.as_str())
    }
}

/// A line of a head, as the key of its name and its value. Nothing else in it is as short before a colon.
fn head_line(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once([':', '：'])?;
    let key = heading_key(name);
    let short = !key.is_empty() && key.split(' ').count() <= 3 && !name.contains(['@', ',', '.', '?', '!']);
    short.then(|| (key, value.trim().trim_start_matches('*').trim().to_owned()))
}

fn names(all: &str, key: &str) -> bool {
    all.split('|').any(|name| name == key)
}

/// The mail that was passed on from hand to hand, and what those wrote who did.
pub fn innermost(text: &str) -> (String, String) {
    let (mut within, mut around) = (text.to_owned(), Vec::new());
    for _ in 0..DEEPEST {
        let Some((before, inner)) = passed_on(&within) else { break };
        around.push(Mail::of(&before).body);
        within = inner;
    }
    around.retain(|text| !text.is_empty());
    (within, around.join("\n\n"))
}

/// What stands before a mail that was passed on, and that mail. One that was answered is not passed on: who answers it, is who writes.
fn passed_on(text: &str) -> Option<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let answers = Mail::read(text).is_some_and(|mail| {
        let subject = mail.says(SUBJECT).split_once([':', '：']);
        subject.is_some_and(|(first, _)| names(ANSWER, &heading_key(first)))
    });
    let marks = |line: &str| {
        let key = heading_key(line);
        names(PASSED_ON, &key) || !answers && names(ORIGINAL, &key)
    };
    lines.iter().enumerate().filter(|(_, line)| marks(line)).find_map(|(at, _)| {
        let within = unquoted(lines.get(at + 1..)?);
        Mail::read(&within)?;
        Some((lines.get(..at)?.join("\n"), within))
    })
}

/// Lines without the mark before those that were quoted, if the first of them was.
fn unquoted(lines: &[&str]) -> String {
    let quoted = lines.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with('>'));
    let plain = |line: &&str| {
        let bare = line.strip_prefix('>').filter(|_| quoted);
        bare.map_or(*line, |line| line.strip_prefix(' ').unwrap_or(line)).to_owned()
    };
    lines.iter().map(plain).collect::<Vec<_>>().join("\n")
}

/// A text without the mail that it answers and without the lines that it quotes; all of it if nothing else is there.
fn own(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut own: Vec<&str> = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, below)) = rest.split_first() {
        let introduced = introduces_answered(rest);
        rest = rest.get(introduced..).filter(|_| introduced > 0).unwrap_or(below);
        // Below lines that are marked, people write on; else nothing but the answered mail comes.
        let marked = rest.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| is_marked(line));
        match introduced {
            0 if is_marked(line) => {}
            0 => own.push(line),
            _ if marked => {}
            _ => break,
        }
    }
    let own = own.join("\n");
    if own.trim().is_empty() { text.to_owned() } else { own }
}

/// Whether a line has the mark of one that is quoted.
fn is_marked(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// How many of the first lines do nothing but introduce a mail that is answered.
fn introduces_answered(lines: &[&str]) -> usize {
    let Some((first, below)) = lines.split_first() else { return 0 };
    let named = |line: &str, all: &str| head_line(line).is_some_and(|(name, _)| names(all, &name));
    let mut next = below.iter().filter(|line| !line.trim().is_empty()).take(HEAD_OF_ANSWERED);
    // A program that wraps lines parts this one, too.
    let wrapped = || below.first().is_some_and(|next| day_of(first) && wrote(&[first.trim(), next.trim()].join(" ")));
    if names(ORIGINAL, &heading_key(first)) || wrote(first) || named(first, FROM) && next.any(|line| named(line, DATE))
    {
        1
    } else if !is_marked(first) && wrapped() {
        2
    } else {
        0
    }
}

/// Whether a line is of the kind "On 2 Nov 2026 at 09:30, Anna Petrou <anna@example.com> wrote:".
fn wrote(line: &str) -> bool {
    let Some(said) = line.trim().strip_suffix([':', '：']).filter(|said| day_of(said)) else { return false };
    let key = [" ", &heading_key(said), " "].concat();
    let verb = |word: &str| key.contains(&[" ", word, " "].concat()) || key.trim_end().ends_with("写道");
    // In Russian it may end with the address.
    said.ends_with('>') && address_in(said).is_some() || WROTE.split('|').any(verb)
}

/// Whether a text has as many digits as a day.
fn day_of(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= FEWEST_IN_A_DAY
}

/// `Anna Petrou <anna@example.com>`, `"Petrou, Anna" (anna@example.com)`, or one of the two.
pub fn sender(from: &str) -> (String, String) {
    let email = address_in(from).unwrap_or_default().to_owned();
    let name = if email.is_empty() { from.to_owned() } else { from.replace(&email, "") };
    let name = line_of(&name.replace(['<', '>', '[', ']', '(', ')', '"', '*'], " ").replace("mailto:", ""));
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => ([first, " ", last].concat(), email),
        _ => (name, email),
    }
}

/// The person in whose name a board writes: `Anna Petrou via Indeed`, `Anna Petrou`; nobody if it writes in its own.
pub fn behind_board(name: &str) -> &str {
    let person = BY_WAY_OF.iter().find_map(|by| name.split_once(by)).map_or(name, |(person, _)| person);
    let itself = heading_key(person).split(' ').any(|word| names(BOARDS, word));
    if itself { "" } else { person }
}

/// Whether an address is that of a job board, or one that nobody reads.
pub fn is_board(address: &str) -> bool {
    let domain = address.split_once('@').map_or("", |(_, domain)| domain).to_lowercase();
    is_unread(address) || domain.split('.').any(|part| names(BOARDS, part))
}

/// Whether nobody reads what is sent to an address.
pub fn is_unread(address: &str) -> bool {
    let before = fold(address.split('@').next().unwrap_or_default()).replace(['-', '_', '.'], "");
    UNREAD.iter().any(|unread| before.contains(unread))
}

/// The first e-mail address in a text: without the marks around it, and without what stands before it as in `[mailto:…]` or `Email:…`.
pub fn address_in(text: &str) -> Option<&str> {
    addresses_in(text).next()
}

/// All e-mail addresses in a text.
pub fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
    let marks = |letter: char| "<>()[],;:.\"'*".contains(letter);
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '：' | '<' | '>'));
    words.map(move |word| word.trim_matches(marks)).filter(|word| is_email(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_as_the_key_makes_it() {
        for all in [FROM, REPLY_TO, SUBJECT, DATE, PASSED_ON, ORIGINAL, WROTE, ANSWER, BOARDS] {
            all.split('|').for_each(|name| assert_eq!(heading_key(name), name));
        }
    }

    #[test]
    fn a_board_is_told_from_a_person() {
        for board in
            ["noreply@x.gr", "No-Reply@x.gr", "anna_1@indeedemail.com", "jobs@mail.linkedin.com", "x@kariera.gr"]
        {
            assert!(is_board(board), "{board}");
        }
        for person in ["anna@x.gr", "indeed@x.gr", "anna@monsterjam.com"] {
            assert!(!is_board(person), "{person}");
        }
        for (name, person) in [
            ("Anna Petrou via Indeed", "Anna Petrou"),
            ("LinkedIn Jobs", ""),
            ("Anna Petrou", "Anna Petrou"),
            ("Kariera.gr", ""),
        ] {
            assert_eq!(behind_board(name), person);
        }
    }
}
