//! The list of candidates: who matches which conditions, and what the list may tell.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use chrono::{NaiveDate, TimeDelta};
use desk::Desk;
use handpick::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        day,
        edit::{Applying, Edit},
        facts::Facts,
        filter::{Condition, Field, parse, print},
        message::{Message, Way},
        pool::Pool,
        requisition::{Requisition, Stage, StageName, StageRole},
    },
    workspace::listing::Asking,
};
use proptest::prelude::*;

struct Shop {
    desk: Desk,
    agent: Id<Requisition>,
    porter: Id<Requisition>,
    eleni: Id<Application>,
    tom: Id<Application>,
}

fn person(desk: &Desk, application: Id<Application>) -> Id<Candidate> {
    desk.views.application(application).unwrap().candidate
}

/// Eleni applies for both positions, Tom for one; Eleni is at the offer for the second, which came later.
fn shop() -> Shop {
    let mut desk = Desk::new(1);
    let (agent, porter) = (desk.requisition(), desk.requisition());
    let (eleni, tom) = (desk.candidate("Eleni", agent), desk.candidate("Tom", agent));
    let second = Applying { id: Id::new(7), requisition: porter, source: "Website".into() };
    let candidate = person(&desk, eleni);
    desk.act(Edit::Apply { candidate, application: second }).unwrap();
    let requisition = desk.views.requisition(porter).unwrap();
    let offer = *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Offer)).unwrap().0;
    desk.act(Edit::MoveApplication { id: Id::new(7), to: offer, before: None }).unwrap();
    Shop { desk, agent, porter, eleni, tom }
}

impl Shop {
    /// Who matches, and on which application.
    fn matching(&self, filter: &str) -> Vec<(String, Option<Id<Application>>)> {
        let (conditions, unread) = parse(filter);
        assert_eq!(unread, 0, "{filter}");
        let conditions = self.desk.views.meant(conditions);
        let asking = Asking { me: Some(self.desk.me), now: self.desk.now, day_of: day::utc };
        let views = &self.desk.views;
        let matching = |(id, one): (Id<Candidate>, std::sync::Arc<Candidate>)| {
            Some((one.name.clone(), views.matching(id, &conditions, &asking)?))
        };
        views.candidates.iter().filter_map(matching).collect()
    }

    fn names(&self, filter: &str) -> String {
        let mut names: Vec<_> = self.matching(filter).into_iter().map(|(name, _)| name).collect();
        names.sort();
        names.join(" ")
    }
}

#[test]
fn all_conditions_hold_on_one_and_the_same_application() {
    let shop = shop();
    let (agent, porter) = (shop.agent, shop.porter);
    assert_eq!(shop.names(""), "Eleni Tom");
    assert_eq!(shop.names("stage:@offer"), "Eleni");
    assert_eq!(shop.names("stage:@offer,@new"), "Eleni Tom");
    assert_eq!(shop.names(&format!("stage:@offer;requisition:{agent}")), "", "the offer is for the other position");
    assert_eq!(shop.names(&format!("stage:@offer;requisition:{porter}")), "Eleni");
    assert_eq!(shop.names("!stage:@offer"), "Tom", "none of the applications may be there");
    assert_eq!(
        shop.names(&format!("!stage:@offer;requisition:{agent}")),
        "Eleni Tom",
        "the offer is for the other position"
    );
    assert_eq!(shop.names("source:Website"), "Eleni");
    // The row is about the application that matches, the newest if several do.
    let on = |filter: &str| shop.matching(filter).into_iter().find(|(name, _)| name == "Eleni").unwrap().1;
    assert_eq!((on(""), on("stage:@new")), (Some(Id::new(7)), Some(shop.eleni)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Three marks of 3, 4 and 4 are shown as 3.7, though they are less by a hair.
    #[test]
    fn a_score_is_found_by_what_the_list_shows(marks in prop::collection::vec(1_u8..=5, 1..8)) {
        let Shop { mut desk, agent, porter, eleni, tom } = shop();
        desk.act(Edit::FixCriteria { id: agent }).unwrap();
        let me = desk.me;
        for (points, number) in marks.iter().zip(50_u128..) {
            desk.me = Id::new(number);
            desk.act(Edit::AddMember { id: desk.me, name: format!("Member {number}") }).unwrap();
            desk.score(eleni, *points);
        }
        desk.me = me;
        let mean = f64::from(marks.iter().map(|points| u32::from(*points)).sum::<u32>()) / marks.len() as f64;
        let shop = Shop { desk, agent, porter, eleni, tom };
        let tenths = (mean * 10.0).round() as u32;
        let found = |from: u32, to: u32| {
            let tenth = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
            shop.names(&format!("score:{},{}", tenth(from), tenth(to)))
        };
        prop_assert_eq!(found(tenths, tenths), "Eleni");
        prop_assert_eq!(found(tenths + 1, 60), "");
        prop_assert_eq!(found(0, tenths - 1), "");
    }
}

#[test]
fn tags_days_pool_and_what_waits() {
    let mut shop = shop();
    let (eleni, tom) = (person(&shop.desk, shop.eleni), person(&shop.desk, shop.tom));
    shop.desk.act(Edit::Tag { candidates: vec![tom], text: "Weekends; late, too".into(), on: true }).unwrap();
    let text = handpick::domain::filter::print(&[Condition {
        field: Field::Tag,
        not: true,
        values: vec!["Weekends; late, too".into()],
    }]);
    assert_eq!(shop.names(&text), "Eleni");
    let today = shop.desk.now.date_naive();
    assert_eq!(shop.names(&format!("applied:{today},{today}")), "Eleni Tom");
    assert_eq!(shop.names(&format!("applied:{},", today.succ_opt().unwrap())), "");
    shop.desk.now += TimeDelta::days(9);
    let message = Message { way: Way::Phone, theirs: false };
    let (candidate, text) = (eleni, "Called".to_owned());
    let called = Edit::LogMessage { id: Id::new(9), candidate, application: None, message, text, open: false };
    shop.desk.act(called).unwrap();
    assert_eq!(shop.names("silent:9,"), "Tom");
    assert_eq!(shop.names("silent:,8"), "Eleni");
    let given = shop.desk.now.date_naive();
    let pool = Pool { given, how: "E-mail".into(), until: given + TimeDelta::days(30), joined: given, withdrawn: None };
    let after = Candidate { pool: Some(pool), ..(*shop.desk.views.candidate(tom).unwrap()).clone() };
    shop.desk.act(Edit::SetCandidate { id: tom, after }).unwrap();
    assert_eq!((shop.names("pool:"), shop.names("!pool:")), ("Tom".into(), "Eleni".into()));
    let out = Edit::Disqualify { applications: vec![shop.tom], reason: "No".into(), shareable: String::new() };
    shop.desk.act(out).unwrap();
    assert_eq!(shop.names("waiting:"), "Tom");
    assert_eq!(shop.desk.role(shop.tom), StageRole::Disqualified);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_tag_is_one_however_it_is_written(word in "[a-zA-Zα-ωΑ-ΡΣ-Ωά ]{0,8}[a-zα-ρ]", not in any::<bool>()) {
        let mut shop = shop();
        let (eleni, tom) = (person(&shop.desk, shop.eleni), person(&shop.desk, shop.tom));
        shop.desk.act(Edit::Tag { candidates: vec![eleni], text: word.clone(), on: true }).unwrap();
        shop.desk.act(Edit::Tag { candidates: vec![tom], text: word.to_uppercase(), on: true }).unwrap();
        for word in [word.clone(), word.to_uppercase(), format!(" {word} ")] {
            let filter = print(&[Condition { field: Field::Tag, not, values: vec![word.clone()] }]);
            prop_assert_eq!(shop.names(&filter), if not { "" } else { "Eleni Tom" }, "{}", word);
            let written = print(&shop.desk.views.meant(parse(&filter).0));
            prop_assert_eq!(shop.names(&written), shop.names(&filter));
        }
    }
}

#[test]
fn a_score_counts_once_it_may_be_seen() {
    let mut shop = shop();
    let id = shop.agent;
    shop.desk.act(Edit::FixCriteria { id }).unwrap();
    shop.desk.score(shop.eleni, 4);
    assert_eq!(shop.names("score:4,"), "Eleni");
    assert_eq!(shop.names("score:,3.9"), "");
    // Somebody else was asked, and has not answered: the score is sealed again for whoever looks, and so is any way to guess it.
    let other = Id::new(99);
    shop.desk.act(Edit::InviteByName { application: shop.eleni, id: other, name: "Nikos".into() }).unwrap();
    let (conditions, _) = parse("score:1,5");
    let eleni = person(&shop.desk, shop.eleni);
    let seen_by = |me| {
        shop.desk.views.matching(eleni, &conditions, &Asking { me: Some(me), now: shop.desk.now, day_of: day::utc })
    };
    assert_eq!(seen_by(other), None);
}

#[test]
fn a_person_without_an_application_is_found_by_what_is_theirs() {
    let mut desk = Desk::new(1);
    let id = Id::new(5);
    let candidate = Candidate { name: "Ana".into(), phone: "2310 000000".into(), ..Candidate::default() };
    desk.act(Edit::AddCandidate { id, candidate, application: None }).unwrap();
    desk.act(Edit::Tag { candidates: vec![id], text: "Russian".into(), on: true }).unwrap();
    let asking = Asking { me: Some(desk.me), now: desk.now, day_of: day::utc };
    let holds = |filter: &str| desk.views.matching(id, &desk.views.meant(parse(filter).0), &asking);
    assert_eq!(holds("tag:Russian"), Some(None));
    assert_eq!(holds("stage:@new"), None);
    assert_eq!(holds("!stage:@new"), Some(None));
    assert_eq!(holds(&format!("applied:{},", NaiveDate::MIN)), None);
}

/// The porter's pipeline with a stage of somebody's own, where Eleni stands now.
fn with_own_stage(shop: &mut Shop, name: &str) -> Id<Stage> {
    let (porter, stage) = (shop.porter, shop.desk.fresh());
    let mut own = shop.desk.views.requisition(porter).unwrap().pipeline()[1].1.clone();
    (own.standard, own.name) = (None, name.to_owned());
    shop.desk.change(porter, |requisition| drop(requisition.stages.insert(stage, own))).unwrap();
    shop.desk.act(Edit::MoveApplication { id: Id::new(7), to: stage, before: None }).unwrap();
    stage
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_filter_means_the_same_people_whatever_its_stage_is_called_by_now(
        at in 0_usize..9, name in "[A-Za-z@,; ]{1,8}", not in any::<bool>(),
    ) {
        let mut shop = shop();
        with_own_stage(&mut shop, "Trial day");
        let porter = shop.porter;
        let (id, key) = {
            let requisition = shop.desk.views.requisition(porter).unwrap();
            let (id, stage) = requisition.pipeline()[at];
            (id, stage.key(id))
        };
        let filter = print(&[Condition { field: Field::Stage, not, values: vec![key] }]);
        let before = shop.matching(&filter);
        prop_assert_eq!(&before, &shop.matching(&filter));
        shop.desk.change(porter, |requisition| requisition.stages.get_mut(&id).unwrap().name = name).unwrap();
        prop_assert_eq!(shop.matching(&filter), before);
    }
}

#[test]
fn an_older_filter_finds_a_stage_by_the_name_that_it_has() {
    let mut shop = shop();
    let own = with_own_stage(&mut shop, "Trial day");
    assert_eq!(shop.names("stage:Trial day"), "Eleni");
    assert_eq!(shop.names("!stage:Trial day"), "Tom");
    assert_eq!(shop.names(&format!("stage:{own}")), "Eleni");
    let (agent, porter) = (shop.agent, shop.porter);
    let first = shop.desk.stage(agent, StageRole::Step);
    shop.desk.change(agent, |requisition| requisition.stages.get_mut(&first).unwrap().name = "Inbox".into()).unwrap();
    assert_eq!(shop.names("stage:Inbox"), "Eleni Tom", "what came with the pipeline, under the name that it has here");
    assert_eq!(shop.names("stage:@new"), "Eleni Tom");
    // One's own stages of one name are one, in whichever position.
    let mut twin = shop.desk.views.requisition(porter).unwrap().stages[&own].clone();
    twin.name = "Trial day".into();
    let other = shop.desk.fresh();
    shop.desk.change(agent, |requisition| drop(requisition.stages.insert(other, twin))).unwrap();
    shop.desk.act(Edit::MoveApplication { id: shop.tom, to: other, before: None }).unwrap();
    assert_eq!(shop.names(&format!("stage:{own}")), "Eleni Tom");
    // What the form of filters writes down names both, and means both when one of them is called otherwise.
    let written = print(&shop.desk.views.meant(parse(&format!("stage:{own}")).0));
    shop.desk.change(porter, |requisition| requisition.stages.get_mut(&own).unwrap().name = "Shift".into()).unwrap();
    assert_eq!((shop.names(&written), shop.names(&format!("stage:{own}"))), ("Eleni Tom".into(), "Eleni".into()));
    assert_eq!((shop.names("stage:Nothing"), shop.names("!stage:Nothing")), (String::new(), "Eleni Tom".into()));
}
