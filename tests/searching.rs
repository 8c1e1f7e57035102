//! Finding people: by every word that may be read about them, and in the blind by none that tells who they are.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod desk;

use chrono::TimeDelta;
use desk::Desk;
use handpick::{
    domain::{
        Id,
        application::{Application, Details, NextStep},
        attachment::{Attachment, Format},
        candidate::Candidate,
        edit::{Edit, Plan},
        facts::Facts,
        interview::Mode,
        job::{Need, Qualification},
        message::Way,
        order::OrderKey,
        question::ask,
        requisition::{Requisition, StageName, StageRole},
    },
    ui::find::Haystack,
};

/// Somebody about whom there is some of everything, each with Eleni's name in it.
fn known() -> (Desk, Id<Requisition>, Id<Application>, Id<Candidate>) {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [must, why] = [Id::<Qualification>::new(71).raw(), Id::<Qualification>::new(72).raw()];
    let first = desk.stage(id, StageRole::Step);
    desk.change(id, |found| {
        found.job.title = "Night porter".into();
        let order = OrderKey::between(None, None);
        let wanted = Qualification { text: "Greek".into(), need: Need::Must, order };
        found.job.qualifications.insert(must.into(), wanted);
        ask(&mut found.questions, first, &["Why us?"], || why.into());
    })
    .unwrap();
    let application = desk.candidate("Eleni Markaki", id);
    let person = desk.views.application(application).unwrap().candidate;
    let after = Candidate { phone: "+30 2310 123456".into(), ..(*desk.views.candidate(person).unwrap()).clone() };
    let next = Some(NextStep { text: "Lend Eleni a uniform".into(), day: None });
    let plan = Plan {
        starts: desk.now + TimeDelta::days(2),
        minutes: 60,
        mode: Mode::OnSite,
        place: "Harbour office, ask for Eleni".into(),
    };
    let file = Attachment {
        candidate: person,
        application: None,
        name: "Eleni portfolio.pdf".into(),
        format: Format::Pdf,
        size: 1,
        hash: "0".repeat(64),
        at: desk.now,
        by: desk.me,
    };
    for edit in [
        Edit::SetCandidate { id: person, after },
        Edit::Tag { candidates: vec![person], text: "Weekends".into(), on: true },
        Edit::SetDetails {
            id: application,
            details: Details { source: "Newspaper".into(), referrer: "Maria".into(), internal: false, next },
        },
        Edit::AddNote { id: Id::new(81), candidate: person, application: None, text: "Eleni was punctual".into() },
        Edit::SetCheck { application, qualification: must.into(), met: None, evidence: String::new() },
        Edit::SetCheck {
            application,
            qualification: must.into(),
            met: Some(handpick::domain::screening::Met::Yes),
            evidence: "Eleni showed a passport".into(),
        },
        Edit::SetReply { application, question: why.into(), text: "Eleni likes the quiet".into() },
        Edit::SetInterview { id: Id::new(82), application, plan },
        Edit::Attach { id: Id::new(83), attachment: file },
        Edit::Rank { application, lower: true, reason: "Eleni has no licence".into() },
        Edit::Disqualify {
            applications: vec![application],
            reason: "Eleni asked for daylight".into(),
            shareable: "We need somebody nocturnal".into(),
        },
        Edit::Answer {
            requisition: id,
            applications: vec![application],
            reason: String::new(),
            text: "Dear Eleni, farewell".into(),
            way: Way::Email,
        },
    ] {
        desk.act(edit).unwrap();
    }
    (desk, id, application, person)
}

fn found(desk: &Desk, person: Id<Candidate>, wanted: &str) -> bool {
    let text = desk.views.written_about(person).unwrap();
    !Haystack::of([(person.raw(), text)].into_iter()).hits(wanted).unwrap().is_empty()
}

const WORDS: [&str; 13] = [
    "weekends",
    "newspaper",
    "maria",
    "uniform",
    "punctual",
    "passport",
    "quiet",
    "harbour",
    "licence",
    "daylight",
    "nocturnal",
    "farewell",
    "night porter",
];

#[test]
fn everything_that_is_written_is_found() {
    let (desk, _, application, person) = known();
    for wanted in WORDS.into_iter().chain(["portfolio", "markaki eleni", "eleni porter", "2310123456"]) {
        assert!(found(&desk, person, wanted), "{wanted}");
    }
    assert!(!found(&desk, person, "eleni concierge"));
    let card = desk.views.written_on_card(application).unwrap();
    for said in ["Eleni Markaki", "Weekends", "Newspaper", "Lend Eleni a uniform"] {
        assert!(card.contains(said), "{card}");
    }
}

#[test]
fn nobody_is_found_by_what_is_hidden() {
    let (mut desk, id, application, person) = known();
    let requisition = desk.views.requisition(id).unwrap();
    let stage = |name| *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(name)).unwrap().0;
    desk.change(id, |found| found.blind_until = Some(stage(StageName::Interview))).unwrap();
    desk.act(Edit::MoveApplication { id: application, to: stage(StageName::New), before: None }).unwrap();
    assert!(desk.views.hidden_person(person).is_some());
    for wanted in ["eleni", "markaki", "2310", "2310123456", "portfolio"] {
        assert!(!found(&desk, person, wanted), "{wanted}: {}", desk.views.written_about(person).unwrap());
    }
    for wanted in WORDS {
        assert!(found(&desk, person, wanted), "{wanted}");
    }
    assert!(!desk.views.written_on_card(application).unwrap().contains("Eleni"));
}

#[test]
fn whoever_was_merged_is_found_by_both_records_and_by_none_of_what_is_hidden() {
    let (mut desk, id, application, person) = known();
    let other = desk.candidate("Helena Marcou", id);
    let other = desk.views.application(other).unwrap().candidate;
    let before = (*desk.views.candidate(other).unwrap()).clone();
    let after = Candidate { email: "helena@old.example".into(), phone: "+44 115 4960003".into(), ..before };
    desk.act(Edit::SetCandidate { id: other, after }).unwrap();
    let after = (*desk.views.candidate(person).unwrap()).clone();
    desk.act(Edit::MergeCandidates { keep: person, gone: other, after: Box::new(after) }).unwrap();
    let ways = ["helena@old.example", "marcou", "01154960003", "markaki helena"];
    for wanted in ways {
        assert!(found(&desk, person, wanted), "{wanted}");
    }
    let requisition = desk.views.requisition(id).unwrap();
    let stage = |name| *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(name)).unwrap().0;
    desk.change(id, |found| found.blind_until = Some(stage(StageName::Interview))).unwrap();
    desk.act(Edit::MoveApplication { id: application, to: stage(StageName::New), before: None }).unwrap();
    desk.act(Edit::Tag { candidates: vec![person], text: "Helena, née Markaki".into(), on: true }).unwrap();
    assert!(desk.views.hidden_person(person).is_some());
    for wanted in ways.into_iter().chain(["helena", "markaki"]) {
        assert!(!found(&desk, person, wanted), "{wanted}: {}", desk.views.written_about(person).unwrap());
    }
    let card = desk.views.written_on_card(application).unwrap();
    assert!(!card.contains("Helena") && !card.contains("Markaki"), "{card}");
}
