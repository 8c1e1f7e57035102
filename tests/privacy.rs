//! How long people are kept, and what is left of them when they are anonymised. What the law wants is held here as properties: who is
//! due and who is not, and that no text of an anonymised person is anywhere, whatever file comes in later.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use desk::Desk;
use handpick::{
    domain::{
        Id, RawId,
        application::{Application, Outcome},
        candidate::Candidate,
        edit::{Edit, EditError, statistic_id},
        facts::Facts,
        message::Way,
        pool::{ConsentFault, Pool},
        requisition::{Requisition, StageRole},
        retention::{Contact, Kept, Retention, Why, last_contact, standing},
        scoring::summarise,
        team::Settings,
    },
    exchange::{file, person},
    workspace::{anonymise::anonymise, document::Key, views::Views},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn rule(desk: &mut Desk, rule: Retention) -> Result<(), EditError> {
    let after = Settings { retention: Some(rule), ..desk.views.settings.clone() };
    desk.act(Edit::SetSettings { id: desk.workspace.id, after })
}

fn person_of(desk: &Desk, application: Id<Application>) -> Id<Candidate> {
    desk.views.application(application).unwrap().candidate
}

fn is_due(desk: &Desk, person: Id<Candidate>, now: DateTime<Utc>) -> bool {
    standing(person, desk.views.settings.retention(), &desk.views).unwrap().is_due(now)
}

fn decline(desk: &mut Desk, application: Id<Application>, reason: &str) {
    let reason = reason.to_owned();
    desk.act(Edit::Decide { application, outcome: Outcome::Decline, reason, shareable: String::new(), score: None })
        .unwrap();
}

fn change(desk: &mut Desk, id: Id<Candidate>, how: impl FnOnce(&mut Candidate)) -> Result<(), EditError> {
    let mut after = (*desk.views.candidate(id).unwrap()).clone();
    how(&mut after);
    desk.act(Edit::SetCandidate { id, after })
}

fn agree(desk: &mut Desk, id: Id<Candidate>, until: NaiveDate, how: &str) -> Result<(), EditError> {
    let given = desk.now.date_naive();
    let how = how.to_owned();
    change(desk, id, |person| person.pool = Some(Pool { joined: given, given, how, until, withdrawn: None }))
}

fn anonymise_at(desk: &mut Desk, people: &[Id<Candidate>]) {
    let people = people.iter().map(|id| id.raw()).collect();
    anonymise(&mut desk.workspace, &desk.views, &people, &mut desk.clock).unwrap();
    desk.views = Views::of(&desk.workspace);
}

fn days(count: i64) -> TimeDelta {
    TimeDelta::days(count)
}

#[test]
fn six_months_after_the_last_contact_somebody_is_due_and_not_a_moment_before() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Anna", id);
    let person = person_of(&desk, application);
    assert_eq!(desk.views.settings.retention(), Retention::SixMonths, "without a word there is a limit");
    assert!(!is_due(&desk, person, desk.now + days(5000)), "an open application keeps them");
    assert_eq!(standing(person, Retention::SixMonths, &desk.views).unwrap().why, Why::Open);

    decline(&mut desk, application, "Another one was better");
    let last = last_contact(person, &desk.views).unwrap();
    assert_eq!(last.1, desk.now);
    let end = desk.now.checked_add_months(chrono::Months::new(6)).unwrap();
    assert!(!is_due(&desk, person, end - TimeDelta::seconds(1)));
    assert!(is_due(&desk, person, end));

    // A note is contact again.
    desk.now += days(100);
    desk.act(Edit::AddNote { id: Id::new(77), candidate: person, application: None, text: "Called".to_owned() })
        .unwrap();
    assert_eq!(last_contact(person, &desk.views), Some((Contact::Noted, desk.now)));
    assert!(!is_due(&desk, person, end));

    // Off is chosen, never given.
    rule(&mut desk, Retention::Off).unwrap();
    assert!(!is_due(&desk, person, desk.now + days(50_000)));
    assert_eq!(rule(&mut desk, Retention::Days(0)), Err(EditError::RetentionDays));
    assert_eq!(rule(&mut desk, Retention::Days(3651)), Err(EditError::RetentionDays));
    rule(&mut desk, Retention::Days(10)).unwrap();
    let noted = last_contact(person, &desk.views).unwrap().1;
    assert!(is_due(&desk, person, noted + days(10)) && !is_due(&desk, person, noted + days(9)));
}

#[test]
fn what_is_closed_keeps_nobody() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Anna", id);
    let person = person_of(&desk, application);
    let (text, reason) = ("We chose somebody else".to_owned(), "Filled".to_owned());
    desk.act(Edit::Answer { requisition: id, applications: vec![application], reason, text, way: Way::Phone }).unwrap();
    desk.act(Edit::Close { id, reason: String::new() }).unwrap();
    assert!(is_due(&desk, person, desk.now + days(200)));
    // Opened again, the declined one is not open again.
    desk.act(Edit::Reopen { id }).unwrap();
    assert!(is_due(&desk, person, desk.now + days(200)));
    // Back on the board, they are.
    let first = desk.views.requisition(id).unwrap().first_stage().unwrap();
    desk.act(Edit::MoveApplication { id: application, to: first, before: None }).unwrap();
    assert!(!is_due(&desk, person, desk.now + days(200)));
}

#[test]
fn somebody_is_kept_longer_for_a_reason_and_until_a_day_and_that_is_undone_like_anything() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Anna", id);
    decline(&mut desk, application, "No");
    let person = person_of(&desk, application);
    let today = desk.now.date_naive();
    let until = today + Days::new(400);
    let keep = |until, reason: &str| Edit::KeepLonger { candidates: vec![person], until, reason: reason.to_owned() };
    assert_eq!(desk.act(keep(until, "  ")), Err(EditError::ReasonMissing));
    assert_eq!(desk.act(keep(today, "Claim")), Err(EditError::KeepUntil));
    assert_eq!(desk.act(keep(NaiveDate::MIN, "Claim")), Err(EditError::KeepUntil));
    assert_eq!(desk.act(keep(today + Days::new(4000), "Claim")), Err(EditError::KeepUntil));
    desk.act(keep(until, "Claim announced")).unwrap();
    let kept: Kept = desk.views.candidate(person).unwrap().kept.clone().unwrap();
    assert_eq!((kept.by, kept.at, &*kept.reason), (desk.me, desk.now, "Claim announced"));
    let last_day = until.and_hms_opt(23, 59, 59).unwrap().and_utc();
    assert!(!is_due(&desk, person, last_day));
    assert!(standing(person, Retention::SixMonths, &desk.views).unwrap().is_kept_longer(last_day));
    assert!(is_due(&desk, person, last_day + TimeDelta::seconds(1)));
    desk.undo();
    assert!(is_due(&desk, person, last_day));
    desk.act(keep(until, "Claim announced")).unwrap();
    desk.act(Edit::KeepNoLonger { candidate: person }).unwrap();
    assert!(is_due(&desk, person, last_day));
}

#[test]
fn a_consent_keeps_somebody_as_long_as_it_holds_and_no_longer() {
    let mut desk = Desk::new(1);
    let person = desk.fresh();
    let candidate = Candidate { name: "Anna".to_owned(), phone: "2310 000001".to_owned(), ..Candidate::default() };
    desk.act(Edit::AddCandidate { id: person, candidate, application: None }).unwrap();
    let today = desk.now.date_naive();
    assert_eq!(
        agree(&mut desk, person, today + Days::new(900), "E-mail"),
        Err(EditError::Consent(ConsentFault::Until))
    );
    assert_eq!(agree(&mut desk, person, today + Days::new(20), " "), Err(EditError::Consent(ConsentFault::How)));
    agree(&mut desk, person, today + Days::new(20), "E-mail").unwrap();
    // With nothing but the consent, its day counts, not the rule's: shorter...
    let day = |count| desk.now + days(count);
    assert!(!is_due(&desk, person, day(20)) && is_due(&desk, person, day(21)));
    // ...or longer, even without any rule.
    agree(&mut desk, person, today + Days::new(700), "E-mail").unwrap();
    rule(&mut desk, Retention::Off).unwrap();
    let day = |count| desk.now + days(count);
    assert!(!is_due(&desk, person, day(700)) && is_due(&desk, person, day(701)));
    // Withdrawn, it is over at once; undone, it is not.
    desk.now += days(30);
    let now = desk.now;
    change(&mut desk, person, |person| person.pool.as_mut().unwrap().withdrawn = Some(now.date_naive())).unwrap();
    assert!(is_due(&desk, person, desk.now));
    desk.undo();
    assert!(!is_due(&desk, person, desk.now));
    // What the person is told has it, each part.
    let told = person::as_json(&desk.workspace, person.raw(), &[person.raw()].into(), &BTreeSet::new());
    for part in ["\"pool\"", "\"how\": \"E-mail\"", "\"joined\"", "\"given\"", "\"until\""] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn after_an_application_the_time_for_claims_outlasts_a_withdrawn_consent() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Anna", id);
    decline(&mut desk, application, "No");
    let person = person_of(&desk, application);
    let today = desk.now.date_naive();
    agree(&mut desk, person, today + Days::new(500), "E-mail").unwrap();
    assert!(!is_due(&desk, person, desk.now + days(400)));
    let now = desk.now;
    change(&mut desk, person, |person| person.pool.as_mut().unwrap().withdrawn = Some(now.date_naive())).unwrap();
    assert!(!is_due(&desk, person, desk.now + days(100)));
    assert!(is_due(&desk, person, desk.now + days(190)));

    // Given anew and withdrawn long after, it is as if it had not been given: the time for claims does not begin again.
    desk.now += days(300);
    let today = desk.now.date_naive();
    agree(&mut desk, person, today + Days::new(500), "E-mail").unwrap();
    assert!(!is_due(&desk, person, desk.now + days(400)));
    change(&mut desk, person, |person| person.pool.as_mut().unwrap().withdrawn = Some(today)).unwrap();
    assert!(is_due(&desk, person, desk.now));
}

#[test]
fn who_was_removed_is_not_forgotten() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Anna", id);
    let person = person_of(&desk, application);
    desk.act(Edit::RemoveCandidate { id: person }).unwrap();
    assert_eq!(desk.views.removed_person(person).unwrap().name, "Anna");
    let after = |count| desk.views.past_their_time(desk.now + days(count)).due;
    assert_eq!((after(27), after(29)), (vec![], vec![person]));
    anonymise_at(&mut desk, &[person]);
    assert!(!file::write(&desk.workspace).contains("Anna"));
    assert!(desk.views.removed_person(person).is_none());
}

#[test]
fn a_source_that_nobody_shares_is_a_text_about_somebody() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let (anna, boris) = (desk.candidate("Anna", id), desk.candidate("Boris", id));
    let people = [person_of(&desk, anna), person_of(&desk, boris)];
    anonymise_at(&mut desk, &people);
    let sources = |desk: &Desk| desk.views.statistics.iter().map(|(_, one)| one.source.clone()).collect::<Vec<_>>();
    assert_eq!(sources(&desk), ["Walk-in", "Walk-in"], "both came the same way");

    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let anna = desk.candidate("Anna", id);
    let people = [person_of(&desk, anna)];
    anonymise_at(&mut desk, &people);
    assert_eq!(sources(&desk), [""]);
}

#[test]
fn two_who_anonymise_one_person_apart_keep_one_number() {
    let mut one = Desk::new(1);
    let id = one.requisition();
    let application = one.candidate("Anna", id);
    decline(&mut one, application, "No");
    let person = person_of(&one, application);
    let mut two = Desk::new(2);
    two.take_in(&one);
    anonymise_at(&mut one, &[person]);
    anonymise_at(&mut two, &[person]);
    one.take_in(&two);
    two.take_in(&one);
    assert_eq!(one.views.statistics.len(), 1);
    assert_eq!(one.views.statistics_of(id).len(), 1);
    assert_eq!(file::write(&one.workspace), file::write(&two.workspace));
}

/// What one person brings with them, and what is written about them: each text occurs nowhere else.
struct Marked {
    person: Id<Candidate>,
    application: Id<Application>,
    texts: Vec<String>,
}

/// Numbers what it writes, so that each text can be told from any other.
#[derive(Default)]
struct Marks(u32);

impl Marks {
    fn next(&mut self, texts: &mut Vec<String>) -> String {
        self.0 += 1;
        texts.push(format!("zq{}qz", self.0));
        texts.last().unwrap().clone()
    }
}

/// A person with a text in every field that there is, and one more thing for each bit of `what`.
fn somebody(desk: &mut Desk, id: Id<Requisition>, what: u8, marks: &mut Marks) -> Marked {
    let mut texts = Vec::new();
    let mut text = || marks.next(&mut texts);
    let application = desk.candidate(&text(), id);
    let person = person_of(desk, application);
    let (email, phone, town, headline) = (text(), text(), text(), text());
    change(desk, person, |one| {
        (one.email, one.phone, one.town, one.headline) = (email, phone, town, headline);
    })
    .unwrap();
    let has = |bit: u8| what & (1 << bit) != 0;
    if has(0) {
        let note = desk.fresh();
        desk.act(Edit::AddNote { id: note, candidate: person, application: Some(application), text: text() }).unwrap();
        if has(1) {
            desk.act(Edit::RemoveNote { id: note }).unwrap();
        }
    }
    if has(2) {
        desk.score(application, 1 + what % 5);
    }
    if has(3) {
        let mut card = desk.scorecard(application);
        card.interviewer = Id::new(4321);
        card.summary = text();
        desk.act(Edit::SetScorecard { after: Box::new(card) }).unwrap();
    }
    if has(4) {
        let outcome = if has(0) { Outcome::Hire } else { Outcome::Decline };
        desk.act(Edit::Decide { application, outcome, reason: text(), shareable: String::new(), score: Some(300) })
            .unwrap();
    }
    if has(5) {
        let edit = Edit::Answer {
            requisition: id,
            applications: vec![application],
            reason: text(),
            text: text(),
            way: Way::Letter,
        };
        desk.act(edit).unwrap();
    }
    if has(6) {
        let until = desk.now.date_naive() + Days::new(90);
        agree(desk, person, until, &text()).unwrap();
        desk.act(Edit::KeepLonger { candidates: vec![person], until, reason: text() }).unwrap();
    }
    if has(7) {
        desk.act(Edit::RemoveCandidate { id: person }).unwrap();
    }
    Marked { person, application, texts }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_of_an_anonymised_person_is_anywhere_and_no_file_brings_one_back(
        people in prop::collection::vec((any::<u8>(), any::<bool>()), 1..6)
    ) {
        let mut desk = Desk::new(1);
        let id = desk.requisition();
        desk.act(Edit::FixCriteria { id }).unwrap();
        let mut marks = Marks::default();
        let all: Vec<(Marked, bool)> =
            people.iter().map(|(what, go)| (somebody(&mut desk, id, *what, &mut marks), *go)).collect();
        let (before, old) = (desk.views.clone(), file::write(&desk.workspace));
        let gone: Vec<_> = all.iter().filter(|(_, go)| *go).map(|(one, _)| one.person).collect();
        anonymise_at(&mut desk, &gone);

        let mut other = Desk::new(2);
        other.take_in_file(&old);
        other.take_in(&desk);
        // The other one has been at work with the old file meanwhile, and both hear of each other again and again.
        desk.take_in_file(&old);
        desk.take_in(&other);
        prop_assert_eq!(file::write(&desk.workspace).replace("Member 2", ""), file::write(&other.workspace).replace("Member 2", ""));
        for text in [file::write(&desk.workspace), file::write(&other.workspace)] {
            for (one, go) in &all {
                for mark in &one.texts {
                    // A phone number is overwritten, and a declined one's reason is said once.
                    prop_assert!(!(*go && text.contains(mark)), "{mark} is still there");
                }
                prop_assert_eq!(text.contains(&one.texts[0]), !*go, "the others stay");
                // Neither the person's random id, but where it says that they are erased, nor the application's.
                let person = one.person.to_string();
                prop_assert!(!*go || text.matches(&person).count() == 1);
                prop_assert!(!*go || !text.contains(&one.application.to_string()));
            }
        }
        for (one, _) in all.iter().filter(|(_, go)| *go) {
            prop_assert!(desk.views.application(one.application).is_none());
            let kept = desk.views.statistics.get(&statistic_id(one.application));
            let Some(application) = before.application(one.application) else {
                prop_assert!(kept.is_none(), "who was removed counted no more");
                continue;
            };
            let kept = kept.unwrap();
            prop_assert_eq!(kept.requisition, id);
            prop_assert_eq!(kept.stages.last().unwrap().stage, application.placement.stage);
            prop_assert_eq!(kept.stages.len(), before.moves_of(one.application).len() + 1);
            prop_assert_eq!(kept.outcome, before.decisions_of(one.application).first().map(|(_, made)| made.outcome));
            prop_assert_eq!(&kept.applied, &application.applied.format("%Y-%m").to_string());
            let kit = before.requisition(id).unwrap().kit.unwrap();
            let cards = before.submissions_of(one.application);
            let summary = summarise(kit, &before.kit(kit).unwrap(), cards.iter().map(|card| &**card));
            let mean = summary.map(|summary| (summary.score.mean * 100.0).round() as u16);
            prop_assert_eq!(kept.score.as_ref().map(|score| score.mean), mean);
            prop_assert_eq!(kept.score.as_ref().map(|score| usize::from(score.by)), mean.map(|_| cards.len()));
        }
        prop_assert_eq!(desk.views.statistics.len(), gone.iter().filter(|id| before.candidate(**id).is_some()).count());
    }

    #[test]
    fn who_is_due_has_no_open_application_and_stays_due_until_something_happens(
        what in 0u8..128, rule_days in 1u16..400, wait in 0i64..900, more in 0i64..900
    ) {
        let mut desk = Desk::new(1);
        let id = desk.requisition();
        desk.act(Edit::FixCriteria { id }).unwrap();
        rule(&mut desk, Retention::Days(rule_days)).unwrap();
        let one = somebody(&mut desk, id, what, &mut Marks::default());
        let open = desk.role(one.application) == StageRole::Step;
        let now = desk.now + days(wait);
        let due = is_due(&desk, one.person, now);
        let last = last_contact(one.person, &desk.views).unwrap().1;
        if due {
            prop_assert!(!open && now >= last + days(rule_days.into()));
            prop_assert!(is_due(&desk, one.person, now + days(more)));
        }
        let person = desk.views.candidate(one.person).unwrap();
        if let Some(kept) = &person.kept {
            prop_assert!(!due || now.date_naive() > kept.until);
        }
        if !open && person.kept.is_none() && person.pool.is_none() {
            prop_assert_eq!(due, now >= last + days(rule_days.into()));
        }
        // Nobody is in both lists.
        let past = desk.views.past_their_time(now);
        prop_assert_eq!(past.due.contains(&one.person), due);
        prop_assert!(!due || !past.kept.contains(&one.person));
    }
}

#[test]
fn the_statistics_are_records_like_any_other_and_hang_on_nobody() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    desk.act(Edit::FixCriteria { id }).unwrap();
    let application = desk.candidate("Anna", id);
    desk.score(application, 4);
    decline(&mut desk, application, "No");
    let person = person_of(&desk, application);
    anonymise_at(&mut desk, &[person]);
    let key = Key { kind: "statistic".parse().unwrap(), id: statistic_id(application).raw() };
    assert_eq!(desk.workspace.get(&key).unwrap().candidate(), None);
    let read = file::read(&file::write(&desk.workspace)).unwrap();
    assert!(read.records.iter().any(|(found, _)| *found == key));
    assert_eq!(read.erased, BTreeSet::<RawId>::from([person.raw()]));
}
