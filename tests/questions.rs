//! The questions of a stage and what people said to them: the same for everybody, kept with their wording, merged one by one, and
//! never telling who somebody is while they are screened blind.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::{
    domain::{
        Id,
        application::Application,
        edit::{Edit, EditError},
        facts::Facts,
        question::{Question, ask, asked_in},
        requisition::{Requisition, Stage, StageName},
    },
    exchange::file,
    workspace::{document::Key, views::Views},
};

const WHY: Id<Question> = Id::new(71);
const WHEN: Id<Question> = Id::new(72);

fn stage(desk: &Desk, id: Id<Requisition>, name: StageName) -> Id<Stage> {
    let requisition = desk.views.requisition(id).unwrap();
    *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(name)).unwrap().0
}

/// A desk that asks two questions on the telephone and one in the interview, with one applicant.
fn asking() -> (Desk, Id<Requisition>, Id<Application>) {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let [phone, interview] = [StageName::Phone, StageName::Interview].map(|name| stage(&desk, id, name));
    let mut fresh = [WHY, WHEN, Id::new(73)].into_iter();
    desk.change(id, |found| {
        ask(&mut found.questions, phone, &["Why us?"], || fresh.next().unwrap());
        ask(&mut found.questions, phone, &["When could you start?"], || fresh.next().unwrap());
        ask(&mut found.questions, interview, &["An angry customer calls."], || fresh.next().unwrap());
    })
    .unwrap();
    let application = desk.candidate("Eleni Markaki", id);
    (desk, id, application)
}

fn reply(desk: &mut Desk, application: Id<Application>, question: Id<Question>, text: &str) -> Result<(), EditError> {
    desk.act(Edit::SetReply { application, question, text: text.into() })
}

fn said(views: &Views, application: Id<Application>, question: Id<Question>) -> Option<(String, String)> {
    let found = views.application(application).unwrap();
    found.replies.get(&question).map(|reply| (reply.question.clone(), reply.text.clone()))
}

#[test]
fn each_stage_asks_its_own_questions_in_their_order() {
    let (desk, id, _) = asking();
    let requisition = desk.views.requisition(id).unwrap();
    assert_eq!(asked_in(stage(&desk, id, StageName::Phone), &requisition), [WHY, WHEN]);
    assert_eq!(asked_in(stage(&desk, id, StageName::Interview), &requisition), [Id::new(73)]);
    assert!(asked_in(stage(&desk, id, StageName::New), &requisition).is_empty());
}

#[test]
fn a_reply_keeps_the_wording_to_which_it_was_given_and_an_empty_one_takes_it_back() {
    let (mut desk, id, application) = asking();
    reply(&mut desk, application, WHY, " I like to help. \n").unwrap();
    desk.change(id, |found| found.questions.get_mut(&WHY).unwrap().text = "Why with us?".into()).unwrap();
    assert_eq!(said(&desk.views, application, WHY), Some(("Why us?".into(), "I like to help.".into())));
    let written = desk.views.application(application).unwrap().replies[&WHY].clone();
    assert_eq!(written.by, desk.me);
    // A question that nobody asks any more leaves what was said to it.
    desk.change(id, |found| drop(found.questions.remove(&WHY))).unwrap();
    assert!(said(&desk.views, application, WHY).is_some());
    assert_eq!(reply(&mut desk, application, WHY, "Once more"), Err(EditError::Gone));
    desk.undo();
    reply(&mut desk, application, WHY, "  ").unwrap();
    assert_eq!(said(&desk.views, application, WHY), None);
    desk.undo();
    assert!(said(&desk.views, application, WHY).is_some());
}

#[test]
fn two_colleagues_write_down_different_replies_and_both_stay() {
    let (mut desk, _, application) = asking();
    let mut other = Desk::new(2);
    other.take_in(&desk);
    reply(&mut desk, application, WHY, "I like to help.").unwrap();
    reply(&mut other, application, WHEN, "In May.").unwrap();
    other.take_in(&desk);
    desk.take_in(&other);
    assert_eq!(file::write(&desk.workspace), file::write(&other.workspace));
    assert!([WHY, WHEN].iter().all(|question| said(&desk.views, application, *question).is_some()));
}

#[test]
fn in_the_blind_a_reply_that_tells_who_somebody_is_stays_out_of_shared_files() {
    let (mut desk, id, application) = asking();
    let interview = stage(&desk, id, StageName::Interview);
    desk.change(id, |found| found.blind_until = Some(interview)).unwrap();
    reply(&mut desk, application, WHY, "Because Eleni likes tents.").unwrap();
    reply(&mut desk, application, WHEN, "In May.").unwrap();
    let person = desk.views.application(application).unwrap().candidate;
    assert!(!desk.views.seen_text(person, "Eleni likes tents").contains("Eleni"));
    let key = Key::of::<Application>(application.raw());
    let shared = desk.views.to_share(&key, desk.workspace.get(&key).unwrap()).unwrap().to_string();
    assert!(!shared.contains("Eleni") && !shared.contains(&format!("replies/{WHY}")), "{shared}");
    assert!(shared.contains("In May."), "{shared}");
    desk.change(id, |found| found.blind_until = None).unwrap();
    let open = desk.views.to_share(&key, desk.workspace.get(&key).unwrap()).unwrap().to_string();
    assert!(open.contains("Because Eleni likes tents."));
}

#[test]
fn a_file_from_before_there_were_questions_reads_as_it_was() {
    let mut desk = Desk::new(1);
    desk.take_in_file(include_str!("fixtures/v1.handpick.json"));
    let all: Vec<_> = desk.views.requisitions.iter().map(|(_, found)| found.questions.len()).collect();
    assert!(!all.is_empty() && all.iter().all(|count| *count == 0));
    assert!(desk.views.applications.iter().all(|(_, found)| found.replies.is_empty()));
}
