//! Where a position is told, and what comes of each channel: counted by the source of the applications, whatever became of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::{
    domain::{
        Id,
        application::{Application, Details},
        edit::Edit,
        facts::Facts,
        job::last_place,
        requisition::{Requisition, StageName, StageRole},
        sourcing::{Channel, Comment, Level, Posting, Yield, key_of, staff_knows, yields},
    },
    exchange::file,
};
use proptest::prelude::*;

fn post(desk: &mut Desk, id: Id<Requisition>, channel: Channel, name: &str) {
    let item = desk.fresh();
    desk.change(id, |found| {
        let order = last_place(&found.postings);
        let (link, experiment) = (String::new(), String::new());
        let posting =
            Posting { channel, name: name.into(), link, from: None, until: None, cost: None, experiment, order };
        found.postings.insert(item, posting);
    })
    .unwrap();
}

fn came_from(desk: &mut Desk, id: Id<Requisition>, name: &str, source: &str) -> Id<Application> {
    let application = desk.candidate(name, id);
    let details = Details { source: source.into(), internal: source == "Colleagues", ..Details::default() };
    desk.act(Edit::SetDetails { id: application, details }).unwrap();
    application
}

fn of(desk: &Desk, id: Id<Requisition>, name: &str) -> Yield {
    let requisition = desk.views.requisition(id).unwrap();
    yields(id, &requisition, &desk.views).get(&key_of(name)).copied().unwrap_or_default()
}

#[test]
fn a_channel_counts_who_came_from_it_how_far_they_got_and_who_was_hired() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    post(&mut desk, id, Channel::JobBoard, "Kariera");
    let stages = desk.views.requisition(id).unwrap().stages.clone();
    let phone = *stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Phone)).unwrap().0;
    let [eleni, tom, _, walk_in] = [("Eleni", "Kariera"), ("Tom", " KARIERA "), ("Ana", "Kariera"), ("王小明", "")]
        .map(|(name, source)| came_from(&mut desk, id, name, source));
    for application in [eleni, tom, walk_in] {
        desk.act(Edit::MoveApplication { id: application, to: phone, before: None }).unwrap();
    }
    let out = Edit::Disqualify { applications: vec![tom], reason: "No".into(), shareable: String::new() };
    desk.act(out).unwrap();
    let hired = desk.stage(id, StageRole::Hired);
    desk.act(Edit::MoveApplication { id: eleni, to: hired, before: None }).unwrap();
    assert_eq!(of(&desk, id, "kariera"), Yield { applications: 3, further: 2, hired: 1 });
    assert_eq!(of(&desk, id, "Window"), Yield::default());
    // Who was out at once got nowhere.
    let ana = came_from(&mut desk, id, "Maria", "Window");
    let out = Edit::Disqualify { applications: vec![ana], reason: "No".into(), shareable: String::new() };
    desk.act(out).unwrap();
    assert_eq!(of(&desk, id, "Window"), Yield { applications: 1, further: 0, hired: 0 });
}

#[test]
fn two_colleagues_post_and_comment_apart_and_all_of_it_stays() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let mut other = Desk::new(2);
    other.take_in(&desk);
    post(&mut desk, id, Channel::Staff, "Colleagues");
    post(&mut other, id, Channel::Social, "Facebook");
    let comment = other.fresh();
    other
        .change(id, |found| {
            let order = last_place(&found.comments);
            let said = Comment { from: "Nikos".into(), text: "Weekends?".into(), settled: false, order };
            found.comments.insert(comment, said);
        })
        .unwrap();
    desk.take_in(&other);
    other.take_in(&desk);
    assert_eq!(file::write(&desk.workspace), file::write(&other.workspace));
    let found = desk.views.requisition(id).unwrap();
    assert_eq!((found.postings.len(), found.comments.len()), (2, 1));
    assert!(staff_knows(&found.postings));
    let insider = came_from(&mut desk, id, "Eleni", "Colleagues");
    assert!(desk.views.application(insider).unwrap().internal);
    desk.undo();
    assert!(!desk.views.application(insider).unwrap().internal);
}

#[test]
fn every_level_is_told_of_by_channels_that_differ() {
    for level in Level::ALL {
        let channels = level.channels();
        assert!(channels.iter().enumerate().all(|(at, one)| !channels[..at].contains(one)));
    }
    assert!(Channel::ALL.iter().all(|channel| serde_json::to_value(channel).unwrap() == channel.key()));
}

proptest! {
    /// Nobody is counted twice, and nobody is missing.
    #[test]
    fn every_application_counts_for_one_channel(sources in prop::collection::vec("[abAB ]{0,2}", 0..8)) {
        let mut desk = Desk::new(1);
        let id = desk.requisition();
        for (at, source) in sources.iter().enumerate() {
            came_from(&mut desk, id, &format!("P{at}"), source);
        }
        let all = yields(id, &desk.views.requisition(id).unwrap(), &desk.views);
        prop_assert_eq!(all.values().map(|found| found.applications).sum::<usize>(), sources.len());
        prop_assert!(all.values().all(|found| found.hired <= found.further && found.further <= found.applications));
    }
}
