//! Meeting and talking: interviews and messages, what waits of them today, and that nothing of it tells who somebody is in the blind.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use desk::Desk;
use handpick::{
    domain::{
        Id,
        application::Application,
        candidate::Note,
        day::{self, DayOf},
        edit::{Edit, EditError, Plan},
        facts::Facts,
        interview::{Interview, Mode},
        message::{Message, Way, last_spoken, waits_since},
        requisition::{Requisition, StageName},
        retention::{Contact, last_contact},
        today::{self, Task, waiting_among},
    },
    workspace::{document::Key, registers::Record},
};

const TALK: Id<Interview> = Id::new(61);
const WORD: Id<Note> = Id::new(62);

fn plan(starts: DateTime<Utc>) -> Plan {
    Plan { starts, minutes: 60, mode: Mode::Video, place: " Room 2 ".into() }
}

fn set(desk: &mut Desk, application: Id<Application>, plan: Plan) -> Result<(), EditError> {
    desk.act(Edit::SetInterview { id: TALK, application, plan })
}

fn say(desk: &mut Desk, application: Id<Application>, theirs: bool, text: &str, open: bool) {
    let candidate = desk.views.application(application).unwrap().candidate;
    let message = Message { way: Way::Phone, theirs };
    let application = Some(application);
    desk.act(Edit::LogMessage { id: WORD, candidate, application, message, text: text.into(), open }).unwrap();
}

/// Where it is twelve hours later than in Greenwich.
fn auckland(at: DateTime<Utc>) -> NaiveDate {
    (at + TimeDelta::hours(12)).date_naive()
}

/// What waits, with the day since which it does, where days begin as is said.
fn tasks(desk: &Desk, id: Id<Requisition>, day_of: DayOf) -> Vec<(Task, String)> {
    let asking = today::Desk { me: Some(desk.me), now: desk.now, day_of, promised: 5 };
    let found =
        waiting_among(&desk.views.applications_for(id), &desk.views.requisition(id).unwrap(), &asking, &desk.views);
    found.into_iter().map(|one| (one.task, one.since.to_string())).collect()
}

fn applicant() -> (Desk, Id<Requisition>, Id<Application>) {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    (desk, id, application)
}

#[test]
fn an_interview_is_planned_moved_cancelled_and_each_of_it_undone() {
    let (mut desk, id, application) = applicant();
    let starts = desk.now + TimeDelta::days(2);
    set(&mut desk, application, plan(starts)).unwrap();
    let found = desk.views.interview(TALK).unwrap();
    assert_eq!((found.starts, found.ends(), found.place.as_str()), (starts, starts + TimeDelta::hours(1), "Room 2"));
    let later = starts + TimeDelta::days(1);
    set(&mut desk, application, plan(later)).unwrap();
    desk.act(Edit::CancelInterview { id: TALK }).unwrap();
    assert!(desk.views.interview(TALK).unwrap().cancelled);
    desk.undo();
    assert_eq!(desk.views.interview(TALK).map(|found| (found.starts, found.cancelled)), Some((later, false)));
    desk.undo();
    assert_eq!(desk.views.interview(TALK).unwrap().starts, starts);
    for minutes in [0, 4, 481] {
        let odd = Plan { minutes, ..plan(starts) };
        assert_eq!(set(&mut desk, application, odd), Err(EditError::InterviewMinutes));
    }
    let out = Edit::Disqualify { applications: vec![application], reason: "No".into(), shareable: String::new() };
    desk.act(out).unwrap();
    assert_eq!(set(&mut desk, application, plan(starts)), Err(EditError::OutOfTheRunning));
    assert_eq!(desk.act(Edit::CancelInterview { id: Id::new(99) }), Err(EditError::Gone));
    assert_eq!(desk.views.interviews_on(application).len(), 1);
    assert!(desk.views.applications_for(id).contains(&application));
    // It stands all the same until somebody cancels it: whoever holds it has to know.
    desk.now = starts - TimeDelta::hours(1);
    assert_eq!(tasks(&desk, id, day::utc).iter().map(|one| one.0).collect::<Vec<_>>(), [Task::Answer, Task::Interview]);
    desk.act(Edit::CancelInterview { id: TALK }).unwrap();
    assert_eq!(tasks(&desk, id, day::utc).iter().map(|one| one.0).collect::<Vec<_>>(), [Task::Answer]);
}

/// Whoever erases the one would not reach it with the other, and two browsers would not agree in the end (simulation, seed 126).
#[test]
fn an_interview_never_goes_over_to_another_applicant() {
    let (mut desk, id, application) = applicant();
    let other = desk.candidate("Anna Petrova", id);
    let starts = desk.now + TimeDelta::days(2);
    set(&mut desk, application, plan(starts)).unwrap();
    assert_eq!(set(&mut desk, other, plan(starts)), Err(EditError::Gone));
    assert_eq!(desk.views.interview(TALK).unwrap().application, application);
}

#[test]
fn an_interview_waits_on_its_day_and_the_scorecard_from_its_end_on() {
    let (mut desk, id, application) = applicant();
    desk.act(Edit::FixCriteria { id }).unwrap();
    let me = desk.me;
    desk.act(Edit::Invite { application, members: vec![me] }).unwrap();
    let starts = desk.now + TimeDelta::hours(20);
    set(&mut desk, application, plan(starts)).unwrap();
    assert_eq!(tasks(&desk, id, day::utc), [], "tomorrow is not today, and nobody owes a scorecard yet");
    assert_eq!(tasks(&desk, id, auckland)[0].0, Task::Interview);
    desk.now = starts + TimeDelta::minutes(30);
    assert_eq!(tasks(&desk, id, day::utc).len(), 1, "they are talking");
    desk.now = starts + TimeDelta::hours(30);
    let day = (starts + TimeDelta::hours(1)).date_naive().to_string();
    assert_eq!(tasks(&desk, id, day::utc), [(Task::Scorecard, day)]);
    // What does not take place holds nobody back.
    desk.act(Edit::CancelInterview { id: TALK }).unwrap();
    let since = desk.views.application(application).unwrap().since.date_naive().to_string();
    assert_eq!(tasks(&desk, id, day::utc), [(Task::Scorecard, since)]);
}

#[test]
fn an_interview_is_a_contact_from_which_silence_and_keeping_are_counted() {
    let (mut desk, id, application) = applicant();
    let candidate = desk.views.application(application).unwrap().candidate;
    let starts = desk.now + TimeDelta::days(4);
    set(&mut desk, application, plan(starts)).unwrap();
    assert_eq!(last_contact(candidate, &desk.views), Some((Contact::Met, starts)));
    desk.now = starts + TimeDelta::days(3);
    assert_eq!(tasks(&desk, id, day::utc), [], "five days are promised, and they met three days ago");
    desk.now = starts + TimeDelta::days(5);
    assert_eq!(tasks(&desk, id, day::utc), [(Task::Silent, starts.date_naive().to_string())]);
    desk.act(Edit::CancelInterview { id: TALK }).unwrap();
    let last = last_contact(candidate, &desk.views).unwrap();
    assert!(last.0 != Contact::Met && last.1 < starts, "who was not met was not met: {last:?}");
}

#[test]
fn a_question_waits_until_it_is_answered() {
    let (mut desk, id, application) = applicant();
    let candidate = desk.views.application(application).unwrap().candidate;
    say(&mut desk, application, true, " When do I hear? ", true);
    let asked = desk.now;
    assert_eq!(tasks(&desk, id, day::utc), [(Task::Question, asked.date_naive().to_string())]);
    assert_eq!(waits_since(candidate, &desk.views), Some(asked));
    assert_eq!(last_spoken(candidate, &desk.views), None, "nobody here has said a word");
    desk.act(Edit::SettleQuestion { id: WORD, open: false }).unwrap();
    assert_eq!(tasks(&desk, id, day::utc), []);
    desk.undo();
    assert_eq!(tasks(&desk, id, day::utc).len(), 1);
}

#[test]
fn what_was_said_on_the_telephone_ends_the_silence() {
    let (mut desk, id, application) = applicant();
    desk.now += TimeDelta::days(6);
    assert_eq!(tasks(&desk, id, day::utc)[0].0, Task::Silent);
    say(&mut desk, application, false, "We want you to work here.", false);
    assert_eq!(tasks(&desk, id, day::utc), []);
    let candidate = desk.views.application(application).unwrap().candidate;
    assert_eq!(last_spoken(candidate, &desk.views), Some(desk.now));
}

#[test]
fn in_the_blind_a_message_tells_no_name_and_settling_it_changes_no_word() {
    let (mut desk, id, application) = applicant();
    let stages = desk.views.requisition(id).unwrap().stages.clone();
    let interview = *stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Interview)).unwrap().0;
    desk.change(id, |found| found.blind_until = Some(interview)).unwrap();
    say(&mut desk, application, true, "Eleni asks for the hours.", true);
    let seen = desk.views.note(WORD).unwrap();
    assert!(!seen.text.contains("Eleni") && seen.open, "{}", seen.text);
    desk.act(Edit::SettleQuestion { id: WORD, open: false }).unwrap();
    let key = Key::of::<Note>(WORD.raw());
    let written: Note = desk.workspace.get(&key).unwrap().view().unwrap();
    assert_eq!((written.text.as_str(), written.open), ("Eleni asks for the hours.", false));
    assert_eq!(desk.views.to_share(&key, desk.workspace.get(&key).unwrap()), None);
    assert_eq!(Note::KIND, "note");
}
