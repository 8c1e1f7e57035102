//! Screening: who is out and why, who is only lower, and that each of it can be taken back whole. Old files know nothing of it and
//! read as before.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use chrono::{NaiveDate, TimeDelta};
use desk::{Desk, applied, arrival};
use handpick::{
    domain::{
        Id,
        application::{Application, Details, NextStep, Outcome},
        candidate::Candidate,
        edit::{Arrival, Edit, EditError},
        facts::Facts,
        requisition::StageRole,
    },
    exchange::file,
};
use proptest::prelude::*;

fn out(applications: &[Id<Application>], reason: &str, shareable: &str) -> Edit {
    let (reason, shareable) = (reason.to_owned(), shareable.to_owned());
    Edit::Disqualify { applications: applications.to_vec(), reason, shareable }
}

fn rank(application: Id<Application>, lower: bool, reason: &str) -> Edit {
    Edit::Rank { application, lower, reason: reason.to_owned() }
}

#[test]
fn to_disqualify_keeps_stage_and_reason_and_one_undo_restores_both() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [one, two, three] = ["Eleni", "Tom", "王小明"].map(|name| desk.candidate(name, id));
    let (first, stage) = (desk.stage(id, StageRole::Step), desk.stage(id, StageRole::Disqualified));
    let by_hand = |id| Edit::MoveApplication { id, to: stage, before: None };
    assert_eq!(desk.act(by_hand(one)), Err(EditError::ReasonMissing), "no way out without a reason");
    assert_eq!(desk.act(out(&[one, two], " \n", "Sorry.")), Err(EditError::ReasonMissing));
    desk.act(out(&[one, two], "No Greek. ", " The advert asks for Greek.")).unwrap();
    assert_eq!(desk.views.column(id, stage), [one, two], "in their order");
    for application in [one, two] {
        let decision = desk.views.decisions_of(application).remove(0).1;
        assert_eq!((decision.outcome, decision.from, decision.by), (Outcome::Decline, Some(first), desk.me));
        assert_eq!(
            (decision.reason.as_str(), decision.shareable.as_str()),
            ("No Greek.", "The advert asks for Greek.")
        );
        assert_eq!(desk.views.moves_of(application).len(), 1);
    }
    // Who is out already keeps their reason; the place among them can change.
    desk.act(out(&[one, three], "Withdrew", "")).unwrap();
    assert_eq!(desk.views.decisions_of(one).len(), 1);
    desk.act(Edit::MoveApplication { id: three, to: stage, before: Some(one) }).unwrap();
    assert_eq!(desk.views.column(id, stage), [three, one, two]);

    for _ in 0..3 {
        desk.undo();
    }
    assert_eq!(desk.views.column(id, first), [one, two, three]);
    assert!(desk.views.decisions_of(one).is_empty() && desk.views.moves_of(one).is_empty());
}

#[test]
fn who_is_brought_back_is_declined_no_longer_but_the_history_stays() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    desk.act(out(&[application], "No Greek.", "")).unwrap();
    let stands = |desk: &Desk| {
        let decision = desk.views.decisions_of(application).remove(0).1;
        desk.views.application(application).unwrap().stands_by(&decision)
    };
    assert!(stands(&desk));
    let to = desk.stage(id, StageRole::Step);
    desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
    assert!(!stands(&desk));
}

#[test]
fn lower_is_not_out_and_says_who_and_why() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [one, two] = ["Eleni", "Tom"].map(|name| desk.candidate(name, id));
    assert_eq!(desk.act(rank(one, true, " ")), Err(EditError::ReasonMissing));
    desk.act(rank(one, true, "No service experience, but volunteers. ")).unwrap();
    let lowered = desk.views.application(one).unwrap().lowered().cloned().unwrap();
    assert_eq!((lowered.reason.as_str(), lowered.by), ("No service experience, but volunteers.", desk.me));
    assert_eq!(desk.role(one), StageRole::Step);
    assert_eq!(desk.column(one), [two, one], "it goes to the end of its stage");
    desk.act(rank(one, false, "")).unwrap();
    let found = desk.views.application(one).unwrap();
    assert!(found.lowered().is_none() && found.rankings.len() == 2, "the exception stays in the history");
    desk.undo();
    desk.undo();
    assert_eq!(desk.column(one), [one, two]);
    assert!(desk.views.application(one).unwrap().rankings.is_empty());
}

#[test]
fn whoever_is_lower_stays_below_those_who_come_after_until_that_is_lifted() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [one, two] = ["Eleni", "Tom"].map(|name| desk.candidate(name, id));
    desk.act(rank(one, true, "No experience.")).unwrap();
    let three = desk.candidate("Zoe", id);
    assert_eq!(desk.column(one), [two, three, one], "who is added stands above");
    let ana = Candidate { name: "Ana".into(), phone: "1".into(), ..Candidate::default() };
    let ana = Arrival { applications: vec![applied(Id::new(81), id)], ..arrival(Id::new(80), ana) };
    desk.act(Edit::AddCandidates { arrivals: vec![ana] }).unwrap();
    let four = Id::new(81);
    assert_eq!(desk.column(one), [two, three, four, one], "who is imported too");
    desk.act(Edit::MoveApplication { id: two, to: desk.stage(id, StageRole::Step), before: None }).unwrap();
    assert_eq!(desk.column(one), [three, four, two, one], "and who is moved to the end");
    desk.act(rank(three, true, "Late.")).unwrap();
    assert_eq!(desk.column(one), [four, two, one, three], "of two who are lower the later one is last");
    desk.act(rank(three, false, "")).unwrap();
    assert_eq!(desk.column(one), [four, two, three, one], "who is lifted stands above those who are lower");
    // By hand anybody may stand anywhere.
    desk.act(Edit::MoveApplication { id: one, to: desk.stage(id, StageRole::Step), before: Some(four) }).unwrap();
    desk.act(rank(one, false, "")).unwrap();
    assert_eq!(desk.column(one), [one, four, two, three]);
}

/// One thing that may be done to one of three applications.
fn deed() -> impl Strategy<Value = (u8, usize)> {
    (0..5u8, 0..3usize)
}

proptest! {
    #[test]
    fn nobody_is_ever_out_without_a_reason_and_undo_gives_everything_back(deeds in prop::collection::vec(deed(), 1..12)) {
        let mut desk = Desk::new(1);
        let id = desk.requisition();
        let people = ["A", "B", "C"].map(|name| desk.candidate(name, id));
        let (step, end) = (desk.stage(id, StageRole::Step), desk.stage(id, StageRole::Disqualified));
        let before = places(&desk, &people);
        let mut done = 0;
        for (what, who) in deeds {
            let application = people[who];
            let edit = match what {
                0 => out(&[application], "Why", ""),
                1 => out(&people, "Why all", "Words for you"),
                2 => rank(application, true, "Why"),
                3 => Edit::MoveApplication { id: application, to: end, before: None },
                _ => Edit::MoveApplication { id: application, to: step, before: None },
            };
            desk.now += TimeDelta::minutes(1);
            done += desk.act_now(edit).is_ok_and(|step| !step.is_empty()) as usize;
            for application in people {
                let found = desk.views.application(application).unwrap();
                if desk.role(application) == StageRole::Disqualified {
                    let decision = desk.views.decisions_of(application).remove(0).1;
                    prop_assert!(found.stands_by(&decision) && !decision.reason.is_empty() && decision.from.is_some());
                }
            }
        }
        for _ in 0..done {
            desk.undo();
        }
        prop_assert_eq!(places(&desk, &people), before);
    }
}

/// Where everybody stands, how they are ranked, and how many decisions there are on them.
fn places(desk: &Desk, people: &[Id<Application>]) -> Vec<(Vec<Id<Application>>, usize, usize)> {
    let of = |id: &Id<Application>| {
        let rankings = desk.views.application(*id).unwrap().rankings.len();
        (desk.column(*id), rankings, desk.views.decisions_of(*id).len())
    };
    people.iter().map(of).collect()
}

#[test]
fn reasons_and_exceptions_travel_in_the_file_and_an_old_file_has_none() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    desk.act(rank(application, true, "No experience")).unwrap();
    desk.act(out(&[application], "Nobody answers", "We could not reach you.")).unwrap();
    let mut there = Desk::new(2);
    there.take_in(&desk);
    let decision = there.views.decisions_of(application).remove(0).1;
    assert_eq!(decision.shareable, "We could not reach you.");
    assert_eq!(there.views.application(application).unwrap().rankings.len(), 1);

    // A file from before all this.
    let old = include_str!("fixtures/v1.handpick.json");
    assert!(!old.contains("rankings") && !old.contains("shareable"));
    let mut before = Desk::new(3);
    before.take_in_incoming(file::read(old).unwrap());
    for (id, application) in before.views.applications.iter() {
        assert!(application.lowered().is_none());
        assert!(before.views.decisions_of(id).iter().all(|(_, made)| made.from.is_none() && made.shareable.is_empty()));
    }
    assert!(before.views.settings.reasons.is_empty());
}

#[test]
fn what_comes_next_and_where_from_is_written_on_the_application_and_goes_with_undo() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    let found = |desk: &Desk| desk.views.application(application).unwrap();
    let before = found(&desk).details();
    let day = NaiveDate::from_ymd_opt(2026, 12, 3);
    let next = Some(NextStep { text: " Call back ".to_owned(), day });
    let details = Details { source: "Referral".to_owned(), referrer: " Nikos ".to_owned(), internal: true, next };
    desk.act(Edit::SetDetails { id: application, details }).unwrap();
    let now = found(&desk).details();
    assert_eq!(
        (now.referrer.as_str(), now.next.clone()),
        ("Nikos", Some(NextStep { text: "Call back".to_owned(), day }))
    );
    let nothing = Details { next: Some(NextStep::default()), ..now };
    desk.act(Edit::SetDetails { id: application, details: nothing }).unwrap();
    assert_eq!(found(&desk).next, None, "nothing to do is no step");
    desk.undo();
    desk.undo();
    assert_eq!(found(&desk).details(), before);
}

#[test]
fn one_tag_given_in_two_browsers_is_one_tag_and_others_stay_beside_it() {
    let mut here = Desk::new(1);
    let id = here.requisition();
    let application = here.candidate("Eleni", id);
    let person = here.views.application(application).unwrap().candidate;
    let mut there = Desk::new(2);
    there.take_in(&here);
    let tag = |text: &str, on| Edit::Tag { candidates: vec![person], text: text.to_owned(), on };
    assert_eq!(here.act(tag(" ", true)), Err(EditError::TextMissing));
    here.act(tag("Russian ", true)).unwrap();
    here.act(tag("Weekends", true)).unwrap();
    there.act(tag("russian", true)).unwrap();
    there.act(tag("Driver", true)).unwrap();
    here.take_in(&there);
    there.take_in(&here);
    let tags = |desk: &Desk| {
        let mut all: Vec<_> =
            desk.views.candidate(person).unwrap().tags.values().map(|tag| tag.text.to_lowercase()).collect();
        all.sort();
        all
    };
    assert_eq!(tags(&here), ["driver", "russian", "weekends"]);
    assert_eq!(tags(&here), tags(&there));
    here.act(tag("RUSSIAN", false)).unwrap();
    there.take_in(&here);
    assert_eq!(tags(&there), ["driver", "weekends"]);
}
