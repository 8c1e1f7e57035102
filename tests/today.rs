//! What waits today is named once, on the right application, and goes when it is done.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod desk;

use chrono::{Days, TimeDelta};
use desk::Desk;
use handpick::domain::{
    Id,
    answer::{is_owed, waiting_of},
    application::{Application, Details, NextStep, Outcome},
    day,
    edit::{Edit, EditError, Plan},
    facts::Facts,
    interview::Mode,
    message::{Message, Way},
    requisition::{Requisition, StageName, StageRole},
    team::{MOST_PROMISED, Member, PROMISED_DAYS},
    today::{self, Task, waiting_among},
};

fn asking(desk: &Desk, me: Id<Member>) -> today::Desk {
    today::Desk { me: Some(me), now: desk.now, day_of: day::utc, promised: desk.views.settings.promised_days() }
}

fn tasks(desk: &Desk, id: Id<Requisition>) -> Vec<(Task, Id<Application>)> {
    let requisition = desk.views.requisition(id).unwrap();
    let found = waiting_among(&desk.views.applications_for(id), &requisition, &asking(desk, desk.me), &desk.views);
    let mut tasks: Vec<_> = found.into_iter().map(|one| (one.task, one.application)).collect();
    tasks.sort();
    tasks
}

#[test]
fn a_next_step_waits_from_its_day_on_until_it_is_taken() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    let tomorrow = desk.now.date_naive() + Days::new(1);
    let next = |day| Details { next: Some(NextStep { text: "Call back".into(), day }), ..Details::default() };
    desk.act(Edit::SetDetails { id: application, details: next(Some(tomorrow)) }).unwrap();
    assert_eq!(tasks(&desk, id), []);
    desk.now += TimeDelta::days(1);
    assert_eq!(tasks(&desk, id), [(Task::Step, application)]);
    desk.act(Edit::SetDetails { id: application, details: Details::default() }).unwrap();
    assert_eq!(tasks(&desk, id), []);
}

#[test]
fn who_is_out_waits_for_a_word_also_when_the_position_is_closed_around_them() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    desk.act(Edit::Disqualify { applications: vec![application], reason: "No".into(), shareable: String::new() })
        .unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Answer, application)]);
    let told = Edit::Answer {
        requisition: id,
        applications: vec![application],
        reason: String::new(),
        text: "Sorry.".into(),
        way: Way::Phone,
    };
    desk.act(told).unwrap();
    assert_eq!(tasks(&desk, id), []);
}

/// The same clock for both outcomes: who is chosen hears of it at once.
#[test]
fn whoever_is_hired_waits_for_a_word_too() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni", id);
    let candidate = desk.views.application(application).unwrap().candidate;
    let said = |id| Edit::LogMessage {
        id: Id::new(id),
        candidate,
        application: Some(application),
        message: Message { way: Way::Phone, theirs: false },
        text: "Can you start on Monday?".into(),
        open: false,
    };
    desk.act(said(70)).unwrap();
    let to = desk.stage(id, StageRole::Hired);
    desk.act(Edit::MoveApplication { id: application, to, before: None }).unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Hired, application)]);
    desk.act(said(71)).unwrap();
    assert_eq!(tasks(&desk, id), []);
}

/// An import may bring somebody who applied before the position was closed elsewhere, or had not been told then.
#[test]
fn whoever_waits_in_a_closed_position_is_named_and_nobody_comes_back_into_one() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let mut other = Desk::new(2);
    other.take_in(&desk);
    let hired = desk.stage(id, StageRole::Hired);
    let early = desk.candidate("Eleni", id);
    desk.act(Edit::MoveApplication { id: early, to: hired, before: None }).unwrap();
    desk.act(Edit::Close { id, reason: "Filled".into() }).unwrap();
    let late = other.candidate("Lena", id);
    desk.take_in(&other);
    assert_eq!(tasks(&desk, id), [(Task::Answer, late)]);
    assert!(is_owed(late, &desk.views));

    let stage = desk.views.application(late).unwrap().placement.stage;
    let back = Edit::MoveApplication { id: early, to: stage, before: None };
    assert_eq!(desk.act(back.clone()), Err(EditError::RequisitionClosed));
    let all = Edit::MoveApplications { requisition: id, applications: vec![early], to: stage };
    assert_eq!(desk.act(all), Err(EditError::RequisitionClosed));
    // Where they stand among each other is nobody's fate.
    desk.act(Edit::MoveApplication { id: late, to: stage, before: None }).unwrap();
    let applications = vec![late];
    let (reason, text) = ("Filled".to_owned(), "Sorry.".to_owned());
    desk.act(Edit::Answer { requisition: id, applications, reason, text, way: Way::Phone }).unwrap();
    assert_eq!(tasks(&desk, id), []);
    desk.act(Edit::Reopen { id }).unwrap();
    desk.act(back).unwrap();
}

/// Nobody is moved, ranked or met anew where everybody has had the last word; what is still owed there can be done.
#[test]
fn a_closed_position_stays_as_it_was_closed() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let (out, hired) = (desk.candidate("Eleni", id), desk.candidate("Tom", id));
    let decide = |application, outcome| Edit::Decide {
        application,
        outcome,
        reason: "So it is".into(),
        shareable: String::new(),
        score: None,
    };
    let starts = desk.now + TimeDelta::days(2);
    let plan = Plan { starts, minutes: 60, mode: Mode::Video, place: String::new() };
    let met = |id, application| Edit::SetInterview { id: Id::new(id), application, plan: plan.clone() };
    let rank = |lower| Edit::Rank { application: hired, lower, reason: "Later".into() };
    desk.act(met(61, hired)).unwrap();
    desk.act(decide(hired, Outcome::Hire)).unwrap();
    let answer = |application| Edit::Answer {
        requisition: id,
        applications: vec![application],
        reason: "Filled".into(),
        text: "Sorry.".into(),
        way: Way::Phone,
    };
    desk.act(answer(out)).unwrap();
    let mut other = Desk::new(2);
    other.take_in(&desk);
    desk.act(Edit::Close { id, reason: "Filled".into() }).unwrap();
    let late = other.candidate("Lena", id);
    desk.take_in(&other);

    let disqualify = |id| Edit::Disqualify { applications: vec![id], reason: "No".into(), shareable: String::new() };
    let refused = [
        decide(out, Outcome::Hire),
        decide(hired, Outcome::Decline),
        decide(late, Outcome::Decline),
        disqualify(hired),
        disqualify(late),
        rank(true),
        met(62, hired),
        met(61, hired),
    ];
    for edit in refused {
        assert_eq!(desk.act(edit.clone()), Err(EditError::RequisitionClosed), "{edit:?}");
    }
    desk.act(Edit::CancelInterview { id: Id::new(61) }).unwrap();
    let candidate = desk.views.application(out).unwrap().candidate;
    let (application, text) = (Some(out), "She asks for her papers.".to_owned());
    desk.act(Edit::AddNote { id: Id::new(63), candidate, application, text: text.clone() }).unwrap();
    let message = Message { way: Way::Phone, theirs: true };
    desk.act(Edit::LogMessage { id: Id::new(64), candidate, application, message, text, open: true }).unwrap();
    desk.act(answer(late)).unwrap();
    assert_eq!(tasks(&desk, id), []);
    desk.act(Edit::Reopen { id }).unwrap();
    desk.act(rank(true)).unwrap();
    desk.act(decide(out, Outcome::Hire)).unwrap();
}

/// In another tab they were answered as somebody who is out; then the way out was undone.
#[test]
fn whoever_is_back_on_the_way_waits_whatever_they_were_told_as_somebody_who_was_out() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let mut other = Desk::new(2);
    let application = desk.candidate("Eleni", id);
    let applications = vec![application];
    desk.act(Edit::Disqualify { applications, reason: "No".into(), shareable: String::new() }).unwrap();
    other.take_in(&desk);
    other.now = desk.now;
    let told = |reason: &str| Edit::Answer {
        requisition: id,
        applications: vec![application],
        reason: reason.into(),
        text: "Sorry.".into(),
        way: Way::Phone,
    };
    other.act(told("")).unwrap();
    desk.take_in(&other);
    assert_eq!(waiting_of(desk.views.application(application).unwrap().candidate, &desk.views), []);
    desk.undo();
    let close = Edit::Close { id, reason: "Filled".into() };
    assert_eq!(desk.act(close.clone()), Err(EditError::Unanswered(1)));
    assert_eq!(tasks(&desk, id), [], "they are on their way, and out is nobody");
    desk.act(told("Filled")).unwrap();
    desk.act(close).unwrap();
}

#[test]
fn an_offer_is_open_while_somebody_stands_there_and_nobody_is_forgotten() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [offered, silent, planned] = ["Eleni", "Tom", "Ana"].map(|name| desk.candidate(name, id));
    let stages = desk.views.requisition(id).unwrap().stages.clone();
    let offer = stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Offer)).unwrap().0;
    desk.act(Edit::MoveApplication { id: offered, to: *offer, before: None }).unwrap();
    let next = Some(NextStep { text: "Practical test".into(), day: None });
    desk.act(Edit::SetDetails { id: planned, details: Details { next, ..Details::default() } }).unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Offer, offered)]);
    desk.now += TimeDelta::days(PROMISED_DAYS.into());
    let all = [(Task::Offer, offered), (Task::Silent, silent), (Task::Silent, planned)];
    assert_eq!(tasks(&desk, id), all, "what colleagues plan is heard by nobody");
    // Nor is what they do among themselves: a move, a remark, what the person says.
    let phone = stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Phone)).unwrap().0;
    desk.act(Edit::MoveApplication { id: silent, to: *phone, before: None }).unwrap();
    let candidate = desk.views.application(silent).unwrap().candidate;
    let text = || "Has a driving licence.".to_owned();
    desk.act(Edit::AddNote { id: Id::new(77), candidate, application: Some(silent), text: text() }).unwrap();
    let said = |id, theirs| Edit::LogMessage {
        id: Id::new(id),
        candidate,
        application: Some(silent),
        message: Message { way: Way::Phone, theirs },
        text: text(),
        open: false,
    };
    desk.act(said(78, true)).unwrap();
    assert_eq!(tasks(&desk, id), all);
    desk.act(said(79, false)).unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Offer, offered), (Task::Silent, planned)]);
    desk.with_address(planned);
    desk.act(Edit::LogMessages { applications: vec![planned], text: "Dear {name}, we are late.".into() }).unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Offer, offered)]);
    // Of a position that was removed or is closed nothing waits but a word that is owed.
    desk.act(Edit::RemoveRequisition { id }).unwrap();
    assert!(desk.views.requisition(id).is_none());
}

#[test]
fn what_a_job_promises_counts_before_what_the_workspace_does() {
    let mut desk = Desk::new(1);
    let [quick, slow] = ["Quick", "Slow"].map(|title| {
        let id = desk.requisition();
        let mut after = (*desk.views.requisition(id).unwrap()).clone();
        after.job.title = title.into();
        (id, after)
    });
    let promise = |after: &Requisition, days| {
        let mut after = Box::new(after.clone());
        after.job.answer_days = days;
        after
    };
    for days in [0, MOST_PROMISED + 1] {
        let odd = Edit::SetRequisition { id: quick.0, after: promise(&quick.1, Some(days)) };
        assert_eq!(desk.act(odd), Err(EditError::PromisedDays), "{days}");
    }
    desk.act(Edit::SetRequisition { id: quick.0, after: promise(&quick.1, Some(3)) }).unwrap();
    let [first, second] = [("Eleni", quick.0), ("Tom", slow.0)].map(|(name, id)| desk.candidate(name, id));
    desk.now += TimeDelta::days(3);
    assert_eq!(tasks(&desk, quick.0), [(Task::Silent, first)]);
    assert_eq!(tasks(&desk, slow.0), [], "the other has the workspace's two weeks");
    desk.now += TimeDelta::days(i64::from(PROMISED_DAYS) - 3);
    assert_eq!(tasks(&desk, slow.0), [(Task::Silent, second)]);
    desk.act(Edit::SetRequisition { id: quick.0, after: promise(&quick.1, None) }).unwrap();
    assert_eq!(tasks(&desk, quick.0), [(Task::Silent, first)], "it falls back to the workspace's");
}

#[test]
fn a_scorecard_that_i_owe_waits_for_me_and_for_nobody_else() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    desk.act(Edit::FixCriteria { id }).unwrap();
    let application = desk.candidate("Eleni", id);
    let me = desk.me;
    desk.act(Edit::Invite { application, members: vec![me] }).unwrap();
    assert_eq!(tasks(&desk, id), [(Task::Scorecard, application)]);
    let requisition = desk.views.requisition(id).unwrap();
    let all = desk.views.applications_for(id);
    assert_eq!(waiting_among(&all, &requisition, &asking(&desk, Id::new(99)), &desk.views), []);
    desk.score(application, 4);
    assert_eq!(tasks(&desk, id), []);
}
