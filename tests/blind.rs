//! Screening blind: who somebody is stays hidden until the stage that ends it, on every way to the screen and into shared files; and
//! no edit made in the blind loses what it could not see.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod desk;

use chrono::Days;
use desk::{Desk, applied, arrival};
use handpick::{
    domain::{
        Id,
        application::{Application, Details, NextStep},
        attachment::{Attachment, Format},
        candidate::Candidate,
        day,
        edit::{Arrival, Edit, EditError, Plan},
        facts::Facts,
        filter::{Field, Value},
        interview::Mode,
        job::{Need, Qualification},
        message::Way,
        order::OrderKey,
        question::Question,
        requisition::{Requisition, Stage, StageName, StageRole},
        screening::Met,
    },
    exchange::file,
    workspace::{document::Key, listing::Asking, registers::Record, views::Views},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The stage of a standard name.
fn stage(desk: &Desk, id: Id<Requisition>, name: StageName) -> Id<Stage> {
    let requisition = desk.views.requisition(id).unwrap();
    *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(name)).unwrap().0
}

/// A desk that screens blind until the interview, with one person of whom everything is known.
fn blind() -> (Desk, Id<Requisition>, Id<Application>, Id<Candidate>) {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let interview = stage(&desk, id, StageName::Interview);
    let application = desk.candidate("Eleni Markaki", id);
    let person = desk.views.application(application).unwrap().candidate;
    let after = Candidate {
        email: "eleni@example.com".into(),
        town: "Volos".into(),
        headline: "Two years in retail, Athens University".into(),
        ..(*desk.views.candidate(person).unwrap()).clone()
    };
    desk.act(Edit::SetCandidate { id: person, after }).unwrap();
    desk.change(id, |requisition| requisition.blind_until = Some(interview)).unwrap();
    (desk, id, application, person)
}

/// Whether anything that tells who Eleni is can be read.
fn tells(text: &str) -> bool {
    ["Eleni", "Markaki", "example.com", "2310", "Volos", "Athens"].iter().any(|word| text.contains(word))
}

fn seen(desk: &Desk, person: Id<Candidate>) -> String {
    format!(
        "{:?} {:?} {:?}",
        desk.views.candidate(person),
        desk.views.notes_of(person),
        desk.views.attachments_of(person)
    )
}

fn stored(desk: &Desk, person: Id<Candidate>) -> Candidate {
    desk.workspace.get(&Key::of::<Candidate>(person.raw())).unwrap().view().unwrap()
}

#[test]
fn a_person_is_hidden_until_the_stage_that_ends_it_and_again_if_they_go_back() {
    let (mut desk, id, application, person) = blind();
    let note = "Eleni called from 2310 123 456".to_owned();
    desk.act(Edit::AddNote { id: Id::new(5), candidate: person, application: None, text: note }).unwrap();
    let file = Attachment {
        candidate: person,
        application: None,
        name: "Eleni Markaki CV.pdf".into(),
        format: Format::Pdf,
        size: 1,
        hash: "0".repeat(64),
        at: desk.now,
        by: desk.me,
    };
    desk.act(Edit::Attach { id: Id::new(6), attachment: file }).unwrap();
    assert!(!tells(&seen(&desk, person)), "{}", seen(&desk, person));
    assert_eq!(desk.views.blind_application(person), Some(application));
    for (name, hidden) in [
        (StageName::Phone, true),
        (StageName::Interview, false),
        (StageName::Offer, false),
        (StageName::New, true),
        (StageName::Hired, false),
    ] {
        let to = stage(&desk, id, name);
        desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
        assert_eq!(!tells(&seen(&desk, person)), hidden, "{name:?}");
    }
    // Whoever is out is to be written to.
    let to = stage(&desk, id, StageName::New);
    desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
    desk.act(Edit::Disqualify { applications: vec![application], reason: "No".into(), shareable: String::new() })
        .unwrap();
    assert!(tells(&seen(&desk, person)));
    desk.undo();
    assert!(!tells(&seen(&desk, person)));
    // It ends for all with the setting, and with the stage it names.
    desk.change(id, |requisition| requisition.blind_until = None).unwrap();
    assert!(tells(&seen(&desk, person)));
    assert_eq!(desk.role(application), StageRole::Step);
}

#[test]
fn one_blind_application_hides_a_person_on_all_of_them() {
    let (mut desk, _, _, person) = blind();
    let other = desk.requisition();
    let application = handpick::domain::edit::Applying { id: Id::new(7), requisition: other, source: String::new() };
    desk.act(Edit::Apply { candidate: person, application }).unwrap();
    assert!(!tells(&seen(&desk, person)));
}

#[test]
fn no_edit_in_the_blind_loses_what_it_could_not_see() {
    let (mut desk, id, application, person) = blind();
    let before = stored(&desk, person);
    let shown = (*desk.views.candidate(person).unwrap()).clone();
    let until = desk.now.date_naive() + Days::new(100);
    let again = Arrival { applications: vec![applied(Id::new(70), id)], ..arrival(person, shown.clone()) };
    for edit in [
        Edit::SetCandidate { id: person, after: shown },
        Edit::Tag { candidates: vec![person], text: "Russian".into(), on: true },
        Edit::KeepLonger { candidates: vec![person], until, reason: "A dispute".into() },
        Edit::KeepNoLonger { candidate: person },
        Edit::AddCandidates { arrivals: vec![again] },
    ] {
        desk.act(edit.clone()).unwrap();
        let now = stored(&desk, person);
        assert_eq!(
            (&now.name, &now.email, &now.phone, &now.town, &now.headline),
            (&before.name, &before.email, &before.phone, &before.town, &before.headline),
            "{edit:?}"
        );
    }
    assert_eq!(stored(&desk, person).tags.len(), 1);
    // Letters are for the person, and name them.
    let told = Edit::Answer {
        requisition: id,
        applications: vec![application],
        reason: "No".into(),
        text: format!("Dear {}", handpick::domain::letter::NAME),
        way: Way::Email,
    };
    desk.act(told).unwrap();
    assert_eq!(desk.views.answers_of(application).first().unwrap().1.text, "Dear Eleni Markaki");
}

#[test]
fn a_file_for_colleagues_tells_nothing_until_the_blind_ends_and_a_merge_loses_nothing() {
    let (mut desk, id, application, person) = blind();
    for (number, text) in [(5, "Eleni is kind"), (6, "Very patient on the phone")] {
        let note = Edit::AddNote { id: Id::new(number), candidate: person, application: None, text: text.into() };
        desk.act(note).unwrap();
    }
    let share = |desk: &Desk| file::write_part(&desk.workspace, &|key, registers| desk.views.to_share(key, registers));
    let text = share(&desk);
    assert!(!tells(&text), "{text}");
    assert!(text.contains("Very patient"));

    let mut colleague = Desk::new(2);
    colleague.take_in_file(&text);
    assert!(colleague.views.candidate(person).is_some());
    let candidate = Edit::Tag { candidates: vec![person], text: "Russian".into(), on: true };
    colleague.act(candidate).unwrap();
    desk.take_in(&colleague);
    assert_eq!((stored(&desk, person).name.as_str(), stored(&desk, person).tags.len()), ("Eleni Markaki", 1));

    let to = stage(&desk, id, StageName::Interview);
    desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
    colleague.take_in_file(&share(&desk));
    assert_eq!(colleague.views.candidate(person).unwrap().name, "Eleni Markaki");
    assert_eq!(colleague.views.notes_of(person).len(), 2);
    // A backup holds everything at any time.
    assert!(tells(&file::write(&desk.workspace)));
}

/// All that may be written about somebody on an application, with their name in it.
fn written_about(desk: &mut Desk, application: Id<Application>) {
    let text = || "Eleni Markaki, 2310 123 456".to_owned();
    let requisition = desk.views.application(application).unwrap().requisition;
    desk.change(requisition, |found| {
        let asked = Question {
            stage: found.first_stage().unwrap(),
            text: "Why us?".into(),
            order: OrderKey::between(None, None),
        };
        found.questions.insert(Id::new(60), asked);
        let must = Qualification { need: Need::Must, text: "Greek".into(), order: OrderKey::between(None, None) };
        found.job.qualifications.insert(Id::new(61), must);
    })
    .unwrap();
    let next = Some(NextStep { text: text(), day: None });
    let details = Details { source: text(), referrer: text(), next, internal: false };
    let plan = Plan { starts: desk.now, minutes: 30, mode: Mode::Phone, place: text() };
    for edit in [
        Edit::SetDetails { id: application, details },
        Edit::Rank { application, lower: true, reason: text() },
        Edit::SetReply { application, question: Id::new(60), text: text() },
        Edit::SetCheck { application, qualification: Id::new(61), met: Some(Met::Yes), evidence: text() },
        Edit::SetInterview { id: Id::new(62), application, plan },
        // They were out once and came back.
        Edit::Disqualify { applications: vec![application], reason: text(), shareable: text() },
        Edit::Answer { requisition, applications: vec![application], reason: text(), text: text(), way: Way::Email },
    ] {
        assert_eq!(desk.act(edit.clone()), Ok(()), "{edit:?}");
    }
    let to = stage(desk, requisition, StageName::New);
    desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
    let decision = desk.views.decisions_of(application).len();
    assert_eq!((decision, desk.views.answers_of(application).len()), (1, 1));
}

#[test]
fn no_text_on_an_application_tells_who_it_is_on_the_screen_or_in_a_file_for_colleagues() {
    let (mut desk, id, application, person) = blind();
    written_about(&mut desk, application);
    assert!(desk.views.hidden_person(person).is_some());
    let shown = desk.views.seen_application(application).unwrap();
    assert!(!tells(&format!("{shown:?}")), "{shown:?}");
    let (_, meeting) = desk.views.interviews_on(application).remove(0);
    let met = desk.views.seen_interview(meeting.clone());
    assert!(!tells(&met.place) && met.starts == meeting.starts, "{met:?}");
    assert_eq!(
        shown.replies.len() + shown.checks.len() + shown.rankings.len(),
        3,
        "that there is something is no secret"
    );
    let share = |desk: &Desk| file::write_part(&desk.workspace, &|key, registers| desk.views.to_share(key, registers));
    let text = share(&desk);
    assert!(!tells(&text), "{text}");
    // What stays behind comes when the blind has ended.
    let mut colleague = Desk::new(2);
    colleague.take_in_file(&text);
    assert_eq!(colleague.views.answers_of(application).len(), 0);
    desk.change(id, |requisition| requisition.blind_until = None).unwrap();
    assert_eq!(desk.views.seen_interview(meeting.clone()), meeting);
    assert_eq!(desk.views.seen_application(application), desk.views.application(application));
    colleague.take_in_file(&share(&desk));
    assert_eq!(colleague.views.application(application), desk.views.application(application));
    assert_eq!(colleague.views.answers_of(application).len(), 1);
}

#[test]
fn a_tag_that_tells_is_hidden_stays_behind_in_a_file_and_is_lost_by_no_edit() {
    let (mut desk, id, _, person) = blind();
    for text in ["Markakis' daughter", "Weekends"] {
        desk.act(Edit::Tag { candidates: vec![person], text: text.into(), on: true }).unwrap();
    }
    let until = day::utc(desk.now) + Days::new(90);
    let reason = "Eleni Markaki asked us to wait".to_owned();
    desk.act(Edit::KeepLonger { candidates: vec![person], until, reason: reason.clone() }).unwrap();
    assert!(!tells(&seen(&desk, person)), "{}", seen(&desk, person));
    let shown = (*desk.views.candidate(person).unwrap()).clone();
    assert!(shown.tags.values().any(|tag| tag.text == "Weekends"));
    desk.act(Edit::SetCandidate { id: person, after: Candidate { town: "Larissa".into(), ..shown } }).unwrap();
    desk.act(Edit::Tag { candidates: vec![person], text: "Russian".into(), on: true }).unwrap();
    let texts = |person: &Candidate| person.tags.values().map(|tag| tag.text.clone()).collect::<BTreeSet<_>>();
    let all = BTreeSet::from(["Markakis' daughter", "Russian", "Weekends"].map(str::to_owned));
    assert_eq!(texts(&stored(&desk, person)), all);
    assert_eq!(stored(&desk, person).kept.unwrap().reason, reason);

    let share = |desk: &Desk| file::write_part(&desk.workspace, &|key, registers| desk.views.to_share(key, registers));
    let file = share(&desk);
    assert!(!tells(&file), "{file}");
    let mut colleague = Desk::new(2);
    colleague.take_in_file(&file);
    assert_eq!(colleague.views.candidate(person).unwrap().tags.len(), 2);
    desk.take_in(&colleague);
    assert_eq!(texts(&stored(&desk, person)), all);
    desk.change(id, |requisition| requisition.blind_until = None).unwrap();
    colleague.take_in_file(&share(&desk));
    assert_eq!(texts(&colleague.views.candidate(person).unwrap()), all);
    assert_eq!(colleague.views.candidate(person).unwrap().kept.as_ref().unwrap().reason, reason);
}

#[test]
fn nobody_is_told_by_the_source_that_a_list_is_filtered_by() {
    let (mut desk, _, application, person) = blind();
    let details = Details { source: "Eleni's brother".into(), referrer: String::new(), next: None, internal: false };
    desk.act(Edit::SetDetails { id: application, details }).unwrap();
    let asking = Asking { me: Some(desk.me), now: desk.now, day_of: day::utc };
    let source = desk.views.value_of(person, Some(application), Field::Source, &asking);
    assert_eq!(source, Value::Words(vec!["[…]'s brother".into()]));
}

#[test]
fn the_stage_that_ends_the_blind_cannot_go_while_it_does() {
    let (mut desk, id, _, person) = blind();
    let end = stage(&desk, id, StageName::Interview);
    let gone = desk.change(id, |requisition| drop(requisition.stages.remove(&end)));
    assert_eq!(gone, Err(EditError::EndsTheBlind));
    assert!(desk.views.hidden_person(person).is_some());
    desk.change(id, |requisition| {
        requisition.blind_until = None;
        requisition.stages.remove(&end);
    })
    .unwrap();
}

#[test]
fn the_kind_of_a_record_says_who_is_meant() {
    let (desk, ..) = blind();
    let named = desk.workspace.iter().filter(|(key, registers)| {
        key.kind.as_str() == Candidate::KIND && desk.views.hides(key) && !registers.is_removed()
    });
    assert_eq!(named.count(), 1);
    assert_eq!(desk.views.hidden_count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever happens in whatever order: what is kept up to date record by record is what a new start would show.
    #[test]
    fn the_views_of_each_step_are_those_of_a_new_start(steps in prop::collection::vec((0_u8..6, 0_usize..8, 0_usize..2), 1..25)) {
        let (mut desk, id, application, person) = blind();
        let second = desk.requisition();
        let other = handpick::domain::edit::Applying { id: Id::new(7), requisition: second, source: String::new() };
        desk.act(Edit::Apply { candidate: person, application: other }).unwrap();
        for (what, place, whose) in steps {
            let (requisition, mover) = [(id, application), (second, Id::new(7))][whose];
            // Undone to before its beginning.
            let Some(found) = desk.views.requisition(requisition) else { continue };
            let stages: Vec<Id<Stage>> = found.pipeline().iter().map(|(id, _)| *id).collect();
            // A refusal is fine: nothing changes then.
            let _ = match what {
                0 | 1 => desk.act(Edit::MoveApplication { id: mover, to: stages[place], before: None }),
                2 => desk.change(requisition, |found| found.blind_until = Some(stages[place])),
                3 => desk.change(requisition, |found| found.blind_until = None),
                4 => desk.act(Edit::Tag { candidates: vec![person], text: place.to_string(), on: true }),
                _ => { desk.undo(); Ok(()) }
            };
            let fresh = Views::of(&desk.workspace);
            prop_assert_eq!(desk.views.candidate(person), fresh.candidate(person));
            prop_assert_eq!(desk.views.hidden_person(person), fresh.hidden_person(person));
        }
    }
}
