//! Screening against the must-haves: what was found stays with its evidence, only what the advert said is a reason to decline, and what
//! is missing is asked for.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::domain::{
    Id,
    application::Application,
    edit::{Edit, EditError},
    facts::Facts,
    job::{Line, Need, Qualification, Shifts, Workplace},
    money::{Amount, PayPeriod, Salary},
    order::OrderKey,
    requisition::Requisition,
    screening::{Gap, Met, gaps, knock_out, lacks_must, wanted},
};

const GREEK: Id<Qualification> = Id::new(11);
const WEEKENDS: Id<Qualification> = Id::new(12);

/// A published requisition that asks for Greek, and would like weekends.
fn published() -> (Desk, Id<Requisition>) {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let order = || OrderKey::between(None, None);
    let line = |text: &str, need| Qualification { text: text.into(), need, order: order() };
    desk.change(id, |found| {
        found.job.title = "Agent".into();
        found.job.purpose = "Help people who bought tents.".into();
        found.job.salary = Salary {
            min: Amount::from_hundredths(100_000),
            max: Amount::from_hundredths(120_000),
            currency: "EUR".into(),
            per: PayPeriod::Month,
        };
        found.job.qualifications.insert(GREEK, line("Fluent Greek", Need::Must));
        found.job.qualifications.insert(WEEKENDS, line("Weekends", Need::Nice));
        found.job.hours = "40 hours".into();
        found.job.shifts = Some(Shifts::None);
        found.job.workplace = Some(Workplace::Remote);
        found.job.perks.insert(Id::new(13), Line { text: "Insurance".into(), order: order() });
    })
    .unwrap();
    desk.act(Edit::Publish { id }).unwrap();
    (desk, id)
}

fn check(
    desk: &mut Desk,
    application: Id<Application>,
    which: Id<Qualification>,
    met: Option<Met>,
) -> Result<(), EditError> {
    desk.act(Edit::SetCheck { application, qualification: which, met, evidence: " Wrote in Greek. ".into() })
}

/// What the advert asked for and is not there.
fn out(desk: &Desk, id: Id<Requisition>, application: Id<Application>) -> Option<String> {
    let requisition = desk.views.requisition(id).unwrap();
    let version = requisition.published.and_then(|version| desk.views.job_versions.get(&version));
    let must = wanted(&requisition, version.as_deref());
    knock_out(&must, &desk.views.application(application).unwrap().checks).map(|one| one.text.clone())
}

#[test]
fn what_was_found_stays_with_its_evidence_and_can_be_taken_back() {
    let (mut desk, id) = published();
    let application = desk.candidate("Eleni", id);
    check(&mut desk, application, GREEK, Some(Met::Yes)).unwrap();
    let found = desk.views.application(application).unwrap().checks[&GREEK].clone();
    assert_eq!((found.met, found.evidence.as_str(), found.by), (Met::Yes, "Wrote in Greek.", desk.me));
    check(&mut desk, application, GREEK, None).unwrap();
    assert!(desk.views.application(application).unwrap().checks.is_empty());
    desk.undo();
    assert_eq!(desk.views.application(application).unwrap().checks.len(), 1);
    assert_eq!(check(&mut desk, application, Id::new(99), Some(Met::Yes)), Err(EditError::Gone));
}

#[test]
fn only_what_the_advert_asked_for_in_these_words_is_a_reason_to_decline() {
    let (mut desk, id) = published();
    let application = desk.candidate("Eleni", id);
    check(&mut desk, application, WEEKENDS, Some(Met::No)).unwrap();
    assert_eq!(out(&desk, id, application), None, "nice to have");
    let lacks = |desk: &Desk| {
        lacks_must(&desk.views.requisition(id).unwrap(), &desk.views.application(application).unwrap().checks)
    };
    assert!(!lacks(&desk), "what is only welcome speaks against nobody");
    check(&mut desk, application, GREEK, Some(Met::Ask)).unwrap();
    assert_eq!(out(&desk, id, application), None, "to be asked");
    check(&mut desk, application, GREEK, Some(Met::No)).unwrap();
    assert_eq!(out(&desk, id, application).as_deref(), Some("Fluent Greek"));
    assert!(lacks(&desk));
    // It says something else now than applicants have read.
    desk.change(id, |found| found.job.qualifications.get_mut(&GREEK).unwrap().text = "Perfect Greek".into()).unwrap();
    assert_eq!(out(&desk, id, application), None);
    desk.act(Edit::Publish { id }).unwrap();
    assert_eq!(out(&desk, id, application).as_deref(), Some("Perfect Greek"));
    // What was only welcome when it was published.
    desk.change(id, |found| found.job.qualifications.get_mut(&WEEKENDS).unwrap().need = Need::Must).unwrap();
    check(&mut desk, application, GREEK, None).unwrap();
    assert_eq!(out(&desk, id, application), None);
}

#[test]
fn two_colleagues_check_different_must_haves_and_both_stay() {
    let (mut desk, id) = published();
    let application = desk.candidate("Eleni", id);
    let mut other = Desk::new(2);
    other.take_in(&desk);
    check(&mut desk, application, GREEK, Some(Met::Yes)).unwrap();
    check(&mut other, application, WEEKENDS, Some(Met::No)).unwrap();
    desk.take_in(&other);
    other.take_in(&desk);
    assert_eq!(desk.views.application(application).unwrap().checks.len(), 2);
    assert_eq!(desk.views.application(application), other.views.application(application));
}

#[test]
fn what_is_missing_is_named() {
    let (mut desk, id) = published();
    let application = desk.candidate("Eleni", id);
    let found = desk.views.application(application).unwrap();
    let mut person = (*desk.views.candidate(found.candidate).unwrap()).clone();
    check(&mut desk, application, GREEK, Some(Met::Ask)).unwrap();
    let requisition = desk.views.requisition(id).unwrap();
    let must = wanted(&requisition, None);
    let checks = desk.views.application(application).unwrap().checks.clone();
    let greek = || Gap::Wanted("Fluent Greek".into());
    assert_eq!(gaps(&person, &must, &checks, 0), [Gap::Email, Gap::Past, Gap::File, greek()]);
    assert_eq!(gaps(&person, &must, &checks, 1), [Gap::Email, greek()]);
    person.email = "e@x.gr".into();
    person.phone.clear();
    person.headline = "2 years in retail".into();
    assert_eq!(gaps(&person, &must, &Default::default(), 0), [Gap::Phone, Gap::File]);
}
