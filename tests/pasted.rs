//! Pasted mails that hold more than one person wrote: a name, an address or a number of somebody else is never theirs, and nothing of
//! the text is lost.

use handpick::exchange::people::{Found, draft::Draft, look, paste};
use proptest::prelude::*;

fn mail(text: &str) -> Draft {
    paste::mail(text, &|_, _| None)
}

/// Name, address and telephone.
fn who(text: &str) -> [String; 3] {
    let Draft { name, email, phone, .. } = mail(text);
    [name, email, phone]
}

const MARIA: [&str; 3] = ["Maria Lekka", "maria@x.gr", "6972 123456"];
/// What she writes, and that without saying who she is.
const SIGNED: &str = "Good morning,\n\nI would like to come.\n\nBest regards,\nMaria Lekka\n6972 123456\nmaria@x.gr";
const UNSIGNED: &str = "Good morning,\n\nI would like to come.";
const HEAD: &str = "From: Maria Lekka <maria@x.gr>\nSent: Monday, November 2, 2026 9:30 AM\nTo: jobs@aegean.gr\nSubject: Re: Our position\n\n";
/// What she was asked.
const ASKED: &str =
    "Dear Maria,\n\nwould you come? Call 2310 999999.\nTel: 2310 999998\n\nNikos Vlachos\nnikos@aegean.gr";

/// The ways in which programs put below an answer what was asked.
fn answered() -> Vec<String> {
    let marked: String = ASKED.lines().map(|line| format!("> {line}\n")).collect();
    let mut all: Vec<String> = [
        "From: Aegean Jobs <jobs@aegean.gr>\nSent: Sunday, November 1, 2026 9:30 AM\nTo: Maria Lekka\nSubject: Our position",
        "________________________________\nFrom: Aegean Jobs <jobs@aegean.gr>\nSent: Sunday, 1 November 2026 09:30\nTo: Maria Lekka\nSubject: Our position",
        "Από: Aegean Jobs <jobs@aegean.gr>\nΣτάλθηκε: Κυριακή, 1 Νοεμβρίου 2026 9:30 πμ\nΠρος: Maria Lekka\nΘέμα: Η θέση μας",
        "Von: Aegean Jobs <jobs@aegean.gr>\nGesendet: Sonntag, 1. November 2026 09:30\nAn: Maria Lekka\nBetreff: Stelle",
        "От: Aegean Jobs <jobs@aegean.gr>\nКому: Maria Lekka\nТема: Вакансия\nДата: 1 ноября 2026 г.",
        "-----Original Message-----\nFrom: Aegean Jobs <jobs@aegean.gr>\nSubject: Our position",
    ]
    .map(|head| format!("{head}\n\n{ASKED}"))
    .to_vec();
    for line in [
        "On Sun, 1 Nov 2026 at 09:30, Aegean Jobs <jobs@aegean.gr> wrote:",
        "On Sun, 1 Nov 2026 at 09:30, Aegean Jobs of the North <jobs@aegean.gr>\nwrote:",
        "On Nov 1, 2026, at 9:30 AM, Aegean Jobs wrote:",
        "Στις Κυρ 1 Νοε 2026 στις 9:30 π.μ., ο χρήστης Aegean Jobs <jobs@aegean.gr> έγραψε:",
        "Am So., 1. Nov. 2026 um 09:30 Uhr schrieb Aegean Jobs <jobs@aegean.gr>:",
        "вс, 1 нояб. 2026 г. в 09:30, Aegean Jobs <jobs@aegean.gr>:",
        "01.11.2026 09:30, Aegean Jobs пишет:",
    ] {
        all.push(format!("{line}\n\n{marked}"));
        all.push(format!("{line}\n\n{ASKED}"));
    }
    all
}

#[test]
fn what_is_answered_is_not_of_the_person() {
    for below in answered() {
        let text = format!("{HEAD}{SIGNED}\n\n{below}");
        assert_eq!(who(&text), MARIA, "{text}");
        let text = format!("{HEAD}{UNSIGNED}\n\n{below}");
        assert_eq!(who(&text), ["Maria Lekka", "maria@x.gr", ""], "{text}");
        assert!(mail(&text).note.ends_with(below.trim()), "nothing is thrown away: {text}");
    }
}

#[test]
fn who_writes_below_what_they_quote_is_heard() {
    let marked: String = ASKED.lines().map(|line| format!("> {line}\n")).collect();
    for above in ["", "On Sun, 1 Nov 2026 at 09:30, Aegean Jobs <jobs@aegean.gr> wrote:\n"] {
        assert_eq!(who(&format!("{above}{marked}\n{SIGNED}")), MARIA);
    }
    assert_eq!(who(&format!("{SIGNED}\n\nOn 1 Nov 2026 Aegean Jobs <jobs@aegean.gr> wrote:\n{ASKED}")), MARIA);
    let quoted: String = SIGNED.lines().map(|line| format!("> {line}\n")).collect();
    assert_eq!(who(&quoted)[1..], MARIA[1..], "where all is quoted, it is looked through");
}

#[test]
fn a_copy_from_a_web_mail_page_is_theirs_whom_it_shows() {
    for shown in [
        "Maria Lekka <maria@x.gr>",
        "Maria Lekka<maria@x.gr>",
        "Maria Lekka <maria@x.gr>\t9:30 AM (2 hours ago)",
        "\"Lekka, Maria\" <maria@x.gr>",
        "Maria Lekka [mailto:maria@x.gr]",
        "Maria Lekka (maria@x.gr)",
    ] {
        for (above, day) in [
            ("Application for Agent\nInbox\n\n", "Mon, 2 Nov 2026, 09:30 (3 days ago)"),
            ("Application for Agent\nInbox\n", "02/11/2026 09:30"),
            ("", "2 Nov 2026"),
        ] {
            let text = format!("{above}{shown}\n{day}\nto me\n\nDear Sir or Madam,\nI apply.\n6972 123456\n\nMaria");
            assert!(matches!(look(&text, true, &|_, _| None), Ok(Found::Mail(_))), "{text}");
            assert_eq!(who(&text), MARIA, "{text}");
            assert!(mail(&text).note.contains(above.trim()), "{text}");
        }
    }
    for (text, name) in [
        ("Write to me at <maria@x.gr>\n\nMaria Lekka", "Maria Lekka"),
        ("Please contact me (maria@x.gr)\n\nMaria Lekka", "Maria Lekka"),
        ("Kind regards <maria@x.gr>\nMaria Lekka", "Maria Lekka"),
        ("Email (maria@x.gr)\nMaria Lekka", "Maria Lekka"),
        ("Inbox\nMaria van der Berg <maria@x.gr>\nto me\n\nSome Line\n", "Maria van der Berg"),
        ("Εισερχόμενα\nΜαρία Λέκκα <maria@x.gr>\nπρος εμένα\n\nΑίτηση Εργασίας", "Μαρία Λέκκα"),
    ] {
        assert_eq!(who(text)[..2], [name, "maria@x.gr"], "{text}");
    }
}

#[test]
fn a_form_that_writes_as_a_mail_does_is_read_whole() {
    let form = "From: Website <form@us.gr>\nDate: Mon, 2 Nov 2026 09:30\nName: Maria Lekka\nE-mail: maria@x.gr\nPhone: 6972 123456";
    assert_eq!(who(form), MARIA);
    let board =
        format!("From: Indeed <noreply@indeed.com>\nSubject: New application\n\nOn 1 Nov 2026 she wrote:\n\n{SIGNED}");
    assert_eq!(who(&board), MARIA);
    assert_eq!(who("From: Maria Lekka <maria@x.gr>\nSubject: Agent, 6972 123456\n\nHello"), MARIA);
}

proptest! {
    #[test]
    fn nothing_that_is_pasted_is_lost(
        lines in proptest::collection::vec("(> ?)?(Date: |On 1 Nov 2026 |)[A-Za-z@.<> 0-9]{0,12}( wrote:|)", 0..12)
    ) {
        let text = lines.join("\n");
        let note = mail(&text).note;
        prop_assert!(note.contains(text.trim()), "{}", note);
    }
}
