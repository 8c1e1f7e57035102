//! One text to many people: each is told their own name and their own reason, and never what was written for colleagues.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::domain::{
    Id,
    application::Application,
    edit::Edit,
    facts::Facts,
    letter::{NAME, REASON, is_personal, made_out_to, reason_for},
    message::Way,
};
use proptest::prelude::*;

const TEXT: &str = "Dear {name},\n\nwe have decided for somebody else.\n\n{reason}\n\nAll the best.";

fn told(desk: &Desk, application: Id<Application>) -> String {
    let mut answers = desk.views.answers.iter().filter(|(_, answer)| answer.application == application);
    answers.next().unwrap().1.text.clone()
}

#[test]
fn each_reads_their_own_reason_and_whoever_has_none_no_gap() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let (out, on_the_way) = (desk.candidate("Anna Petrova", id), desk.candidate("Tom Beckett", id));
    let shareable = "Our advert asks for Greek.".to_owned();
    desk.act(Edit::Disqualify { applications: vec![out], reason: "No Greek at all".into(), shareable }).unwrap();
    assert_eq!(reason_for(out, &desk.views), "Our advert asks for Greek.");
    assert_eq!(reason_for(on_the_way, &desk.views), "");

    let (applications, reason) = (vec![out, on_the_way], "The position was filled".to_owned());
    desk.act(Edit::Answer { requisition: id, applications, reason, text: TEXT.to_owned(), way: Way::Email }).unwrap();
    assert_eq!(
        told(&desk, out),
        "Dear Anna Petrova,\n\nwe have decided for somebody else.\n\nOur advert asks for Greek.\n\nAll the best."
    );
    // Why they were declined is for colleagues.
    assert_eq!(told(&desk, on_the_way), "Dear Tom Beckett,\n\nwe have decided for somebody else.\n\nAll the best.");

    // Whoever is back in the running is told no reason that does not hold any more.
    let first = desk.views.requisition(id).unwrap().first_stage().unwrap();
    desk.act(Edit::MoveApplication { id: out, to: first, before: None }).unwrap();
    assert_eq!(reason_for(out, &desk.views), "");
}

#[test]
fn a_line_goes_as_a_whole_and_at_either_end_too() {
    for (text, without) in [
        ("{reason}\n\nBye", "Bye"),
        ("Hello\n\n{reason}", "Hello"),
        ("Hello\nWhy: {reason}\nBye", "Hello\nBye"),
        ("{reason}", ""),
        ("Hello\n\n{reason}\n{reason}\n\n\nBye", "Hello\n\nBye"),
    ] {
        assert_eq!(made_out_to(text, "Anna", ""), without, "{text:?}");
    }
}

proptest! {
    /// No place is left open, nothing else is touched, and only lines that ask for a reason go.
    #[test]
    fn no_place_is_left_open_and_no_word_lost(
        parts in prop::collection::vec(prop_oneof!["[a-zα-ω ]{0,5}", Just("\n".to_owned()), Just(NAME.to_owned()), Just(REASON.to_owned())], 0..20),
        name in "[A-ZΑ-Ω]{1,8}",
        reason in "[a-z]{0,8}",
    ) {
        let text = parts.concat();
        let letter = made_out_to(&text, &name, &reason);
        prop_assert!(!is_personal(&letter));
        let kept = text.lines().filter(|line| !reason.is_empty() || !line.contains(REASON));
        let words = |lines: &[String]| lines.concat().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let expected: Vec<String> = kept.map(|line| line.replace(REASON, &reason).replace(NAME, &name) + "\n").collect();
        prop_assert_eq!(words(std::slice::from_ref(&letter)), words(&expected));
        if !is_personal(&text) {
            prop_assert_eq!(letter, text);
        }
    }
}
