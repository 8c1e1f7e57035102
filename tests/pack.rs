//! The interviewer pack, without a browser: just what one interviewer needs goes out, just what they wrote comes back, and nothing of
//! what was cut down in it ever overwrites the real record.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

mod desk;

use chrono::TimeDelta;
use desk::Desk;
use handpick::{
    domain::{
        Id, RawId,
        application::{Application, Outcome},
        blind::code_of,
        candidate::Candidate,
        edit::{Applying, Edit, EditError, Plan, scorecard_id},
        facts::Facts,
        interview::Mode,
        money::Amount,
        question::{ask, asked_in},
        requisition::{Requisition, StageRole},
        sealing::progress,
        team::{Member, PackOf, Settings},
    },
    exchange::{
        file::{self, FileError},
        pack::{self, Order, awaited},
    },
    workspace::{
        document::Workspace,
        import::{Incoming, merge_in},
        registers::Record,
        views::Views,
    },
};
use proptest::prelude::*;
use serde_json::Value;

/// Stands in every text that must not leave.
const SECRET: &str = "s3cr3t";

/// A workspace in which everything is filled that can be, with secrets in all that is none of the interviewer's business.
struct Shop {
    owner: Desk,
    nikos: Id<Member>,
    requisition: Id<Requisition>,
    applications: Vec<Id<Application>>,
}

fn shop(names: &[String], secret: &str) -> Shop {
    let mut owner = Desk::new(1);
    let id = owner.workspace.id;
    let settings = Settings { name: "Aegean Outdoor Ltd".to_owned(), ..Settings::default() };
    owner.act(Edit::SetSettings { id, after: settings }).unwrap();
    let requisition = owner.requisition();
    owner
        .change(requisition, |found| {
            found.job.title = "Customer service agent".to_owned();
            for field in [&mut found.job.purpose, &mut found.job.hours, &mut found.job.place, &mut found.job.department]
            {
                *field = secret.to_owned();
            }
            found.job.salary.min = Amount::parse("77123");
            found.weights_reason = secret.to_owned();
            // Asked where nobody of the pack stands.
            let stage = found.first_stage().unwrap();
            ask(&mut found.questions, stage, &[secret], || Id::new(81));
        })
        .unwrap();
    owner.act(Edit::FixCriteria { id: requisition }).unwrap();
    let (nikos, other) = (owner.fresh(), owner.fresh());
    let mut applications = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let application = Applying { id: owner.fresh(), requisition, source: secret.to_owned() };
        applications.push(application.id);
        let text = || secret.to_owned();
        let candidate = Candidate {
            name: name.clone(),
            email: format!("{}@example.com", text()),
            phone: text(),
            town: text(),
            headline: text(),
            ..Candidate::default()
        };
        let id = owner.fresh();
        let application = Some(application);
        owner.act(Edit::AddCandidate { id, candidate, application }).unwrap();
        let application = applications[at];
        let note = Edit::AddNote { id: owner.fresh(), candidate: id, application: Some(application), text: text() };
        owner.act(note).unwrap();
        let to = owner.stage(requisition, StageRole::Disqualified);
        let out = Edit::Disqualify { applications: vec![application], reason: text(), shareable: text() };
        owner.act(out).unwrap();
        assert_eq!(owner.views.application(application).unwrap().placement.stage, to);
        owner.score_saying(application, 2, secret);
        let decide = Edit::Decide {
            application,
            outcome: Outcome::Hire,
            reason: text(),
            shareable: String::new(),
            score: Some(377),
        };
        owner.act(decide).unwrap();
        if at == 0 {
            owner.act(Edit::InviteByName { application, id: nikos, name: "Nikos".to_owned() }).unwrap();
            owner.act(Edit::InviteByName { application, id: other, name: secret.to_owned() }).unwrap();
        }
        owner.act(Edit::Invite { application, members: vec![nikos, other] }).unwrap();
    }
    Shop { owner, nikos, requisition, applications }
}

impl Shop {
    fn pack(&self, alias: Option<fn(&str) -> String>) -> Result<String, EditError> {
        let order = Order { interviewer: self.nikos, applications: &self.applications, alias, at: self.owner.now };
        pack::write(&self.owner.workspace, &self.owner.views, &order)
    }

    /// The interviewer's browser, with the pack opened in it.
    fn opened(&self, text: &str) -> (Desk, PackOf) {
        let (of, incoming) = pack::read(text).unwrap();
        assert_eq!(incoming.refused, []);
        let mut desk = Desk::new(2);
        desk.workspace = Workspace::new(incoming.workspace);
        desk.take_in_incoming(incoming);
        desk.me = of.interviewer;
        desk.now = self.owner.now + TimeDelta::minutes(5);
        (desk, of)
    }
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("Eleni Markaki {at}")).collect()
}

fn alias(code: &str) -> String {
    format!("Candidate {code}")
}

/// All names of fields in a JSON value, but for ids.
fn fields(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| fields(value, found)),
        Value::Object(map) => {
            for (name, value) in map {
                if name.parse::<RawId>().is_err() && !found.contains(name) {
                    found.push(name.clone());
                }
                fields(value, found);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the texts are, nothing is in a pack but what it is for.
    #[test]
    fn nothing_else_is_in_a_pack(people in prop::collection::vec("[A-Za-zΑ-Ωα-ω一-十 ]{3,12}", 1..4), tail in "[a-z0-9]{4}") {
        let secret = format!("{SECRET}{tail}");
        let people: Vec<String> = people.iter().enumerate().map(|(at, name)| format!("N{at} {name}")).collect();
        let shop = shop(&people, &secret);
        for named in [None, Some(alias as fn(&str) -> String)] {
            let text = shop.pack(named).unwrap();
            prop_assert!(!text.contains(&secret), "{}", text);
            for forbidden in ["77123", "377", "submission", "decision", "note", "email", "phone", "source", "salary", "panel"] {
                prop_assert!(!text.contains(forbidden), "{}", forbidden);
            }
            for name in &people {
                prop_assert_eq!(text.contains(name.trim_end()), named.is_none());
            }
            let json: Value = serde_json::from_str(&text).unwrap();
            let kinds: Vec<_> = json["records"].as_object().unwrap().keys().map(String::as_str).collect();
            prop_assert_eq!(kinds, ["application", "candidate", "kit", "member", "requisition", "workspace"]);
            let mut found = Vec::new();
            fields(&json["records"], &mut found);
            found.sort();
            let mut allowed = vec![
                "application", "candidate", "kit", "member", "requisition", "workspace", "id", "stamp", "stamps",
                "applied", "since", "placement", "stage", "order", "name", "criteria", "group", "weight", "low", "middle",
                "high", "title", "stages", "standard", "role", "opened", "pack", "interviewer",
                "opening", "questions", "text",
            ];
            allowed.sort_unstable();
            found.retain(|name| !allowed.contains(&name.as_str()) && !name.contains('/'));
            prop_assert_eq!(found, Vec::<String>::new());
            prop_assert_eq!(json["records"]["application"].as_array().unwrap().len(), people.len());
            prop_assert_eq!(json["records"]["member"].as_array().unwrap().len(), 1);
        }
    }
}

#[test]
fn a_pack_holds_what_is_asked_where_its_people_stand_and_no_reply() {
    let mut shop = shop(&names(1), SECRET);
    let application = shop.applications[0];
    let stage = shop.owner.views.application(application).unwrap().placement.stage;
    let change = |found: &mut Requisition| {
        found.stages.get_mut(&stage).unwrap().opening = "Welcome.".to_owned();
        ask(&mut found.questions, stage, &["An angry customer calls."], || Id::new(82));
    };
    shop.owner.change(shop.requisition, change).unwrap();
    let reply = Edit::SetReply { application, question: Id::new(82), text: SECRET.to_owned() };
    shop.owner.act(reply).unwrap();
    let text = shop.pack(None).unwrap();
    assert!(!text.contains(SECRET), "{text}");
    let (_, incoming) = pack::read(&text).unwrap();
    let mut theirs = Workspace::new(incoming.workspace);
    merge_in(&mut theirs, incoming, &mut shop.owner.clock);
    let views = Views::of(&theirs);
    let (application, requisition) =
        (views.application(application).unwrap(), views.requisition(shop.requisition).unwrap());
    let here = application.placement.stage;
    assert_eq!(requisition.stages[&here].opening, "Welcome.");
    let asked: Vec<_> = asked_in(here, &requisition).iter().map(|id| requisition.questions[id].text.clone()).collect();
    assert_eq!(asked, ["An angry customer calls."]);
}

#[test]
fn a_pack_says_when_and_where_and_a_later_one_that_it_was_cancelled() {
    let mut shop = shop(&names(1), SECRET);
    let application = shop.applications[0];
    let stage = shop.owner.stage(shop.requisition, StageRole::Step);
    shop.owner.act(Edit::MoveApplication { id: application, to: stage, before: None }).unwrap();
    let now = shop.owner.now;
    let [past, ahead] = [-2, 2].map(|days| now + TimeDelta::days(days));
    for (id, starts, place) in [(91, past, "Room 1"), (92, ahead, "Room 2")] {
        let plan = Plan { starts, minutes: 45, mode: Mode::OnSite, place: place.to_owned() };
        shop.owner.act(Edit::SetInterview { id: Id::new(id), application, plan }).unwrap();
    }
    let text = shop.pack(None).unwrap();
    assert!(!text.contains("Room 1"), "what is over is nobody’s business: {text}");
    let (mut theirs, _) = shop.opened(&text);
    let found = theirs.views.interviews_on(application);
    let told: Vec<_> = found.iter().map(|(_, one)| (one.starts, one.place.as_str(), one.cancelled, one.by)).collect();
    assert_eq!(told, [(ahead, "Room 2", false, shop.nikos)]);
    // Nor does the place tell who it is, where the pack does not.
    let name = names(1)[0].clone();
    let plan = Plan { starts: ahead, minutes: 45, mode: Mode::OnSite, place: format!("Home of {name}") };
    shop.owner.act(Edit::SetInterview { id: Id::new(92), application, plan }).unwrap();
    assert!(shop.pack(None).unwrap().contains(&format!("Home of {name}")));
    assert!(!shop.pack(Some(alias)).unwrap().contains(&name));
    shop.owner.now += TimeDelta::hours(1);
    shop.owner.act(Edit::CancelInterview { id: Id::new(92) }).unwrap();
    let (_, later) = pack::read(&shop.pack(None).unwrap()).unwrap();
    theirs.take_in_incoming(later);
    assert!(theirs.views.interview(Id::new(92)).unwrap().cancelled);
}

#[test]
fn a_pack_is_for_those_who_wait_and_for_fixed_criteria() {
    let mut shop = shop(&names(3), SECRET);
    let (first, second) = (shop.applications[0], shop.applications[1]);
    assert_eq!(awaited(first, shop.nikos, &shop.owner.views).len(), 3);
    shop.owner.act(Edit::Withdraw { application: second, member: shop.nikos }).unwrap();
    let all = awaited(first, shop.nikos, &shop.owner.views);
    assert!(all.len() == 2 && !all.contains(&second));
    assert_eq!(awaited(first, shop.owner.me, &shop.owner.views), [], "nobody invited the owner");

    let draft = shop.owner.requisition();
    let early = shop.owner.candidate("Tom Beckett", draft);
    let order = Order { interviewer: shop.nikos, applications: &[early], alias: None, at: shop.owner.now };
    assert_eq!(pack::write(&shop.owner.workspace, &shop.owner.views, &order), Err(EditError::CriteriaNotFixed));
    let order = Order { applications: &[Id::new(5)], ..order };
    assert_eq!(pack::write(&shop.owner.workspace, &shop.owner.views, &order), Err(EditError::Gone));
}

#[test]
fn what_is_scored_in_a_pack_comes_back_and_nothing_else() {
    let mut shop = shop(&names(2), SECRET);
    let (mut desk, of) = shop.opened(&shop.pack(Some(alias)).unwrap());
    let (first, second) = (shop.applications[0], shop.applications[1]);
    assert_eq!(of, PackOf { workspace: shop.owner.workspace.id, interviewer: shop.nikos });
    assert_eq!(desk.views.settings.pack, Some(of));
    let person = desk.views.candidate(desk.views.application(first).unwrap().candidate).unwrap();
    assert_eq!(person.name, format!("Candidate {}", code_of(first)));

    desk.score_saying(first, 5, "Restated the problem.");
    let mut draft = desk.scorecard(second);
    draft.summary = "Not sure yet.".to_owned();
    desk.act(Edit::SetScorecard { after: Box::new(draft) }).unwrap();
    let back = pack::send_back(&desk.workspace, &desk.views, &of);
    assert!(!back.contains("Not sure yet."), "a draft stays at home");
    let incoming = file::read(&back).unwrap();
    assert_eq!(incoming.workspace, shop.owner.workspace.id);
    let kinds: Vec<_> = incoming.records.iter().map(|(key, _)| key.kind.to_string()).collect();
    assert_eq!(kinds, ["member", "scorecard", "submission"]);

    let before = shop.owner.workspace.clone();
    shop.owner.take_in_file(&back);
    let owner = &shop.owner;
    let new: Vec<_> = owner.workspace.iter().filter(|(key, registers)| before.get(key) != Some(registers)).collect();
    assert_eq!(new.len(), 2, "the scorecard and its submission; the member is as before");
    assert!(owner.views.scorecard(scorecard_id(first, shop.nikos)).unwrap().submission.is_some());
    assert_eq!(progress(&owner.views.seats(first)), (2, 3), "with the owner, who has scored unasked");
    assert_eq!(owner.views.open_submissions_of(first, Some(owner.me)), None, "sealed until the other one is in");
    assert_eq!(awaited(first, shop.nikos, &owner.views), [second], "the next pack is shorter");
    shop.owner.take_in_file(&back);
    assert_eq!(progress(&shop.owner.views.seats(first)), (2, 3), "twice is once");
}

#[test]
fn a_pack_that_is_merged_where_it_does_not_belong_overwrites_nothing() {
    let mut shop = shop(&names(2), SECRET);
    let (desk, _) = shop.opened(&shop.pack(Some(alias)).unwrap());
    let before = shop.owner.views.clone();
    // All of it, as a backup of that browser would be.
    shop.owner.take_in_file(&file::write(&desk.workspace));
    let after = &shop.owner.views;
    assert_eq!(after.settings, before.settings, "not even the settings: it is no pack now");
    for (id, application) in before.applications.iter() {
        assert_eq!(after.application(id), Some(application));
    }
    for (id, person) in before.candidates.iter() {
        assert_eq!(after.candidate(id), Some(person));
    }
    let position = |views: &Views| views.requisition(shop.requisition).unwrap();
    assert_eq!(position(after).job, position(&before).job);
    assert_eq!(position(after).kit, position(&before).kit);
}

#[test]
fn a_later_pack_adds_to_the_one_that_is_open_and_may_name_who_had_no_name() {
    let mut shop = shop(&names(1), SECRET);
    let (mut desk, of) = shop.opened(&shop.pack(Some(alias)).unwrap());
    let first = shop.applications[0];
    desk.score(first, 4);
    let (second, nikos) = (shop.owner.candidate("Tom Beckett", shop.requisition), shop.nikos);
    shop.owner.act(Edit::Invite { application: second, members: vec![nikos] }).unwrap();
    shop.applications.push(second);
    let (again, incoming) = pack::read(&shop.pack(None).unwrap()).unwrap();
    assert_eq!((again, incoming.workspace), (of, desk.workspace.id), "the same workspace");
    desk.take_in_incoming(incoming);
    assert_eq!(desk.views.applications.len(), 2);
    assert!(desk.views.scorecard(scorecard_id(first, nikos)).unwrap().submission.is_some());
    let person = desk.views.candidate(desk.views.application(first).unwrap().candidate).unwrap();
    assert_eq!(person.name, "Eleni Markaki 0");
}

#[test]
fn a_person_who_was_erased_meanwhile_does_not_come_back_with_a_scorecard() {
    let mut shop = shop(&names(1), SECRET);
    let (mut desk, of) = shop.opened(&shop.pack(None).unwrap());
    desk.score(shop.applications[0], 4);
    let candidate = shop.owner.views.application(shop.applications[0]).unwrap().candidate;
    shop.owner.workspace.erase(candidate.raw());
    let incoming = file::read(&pack::send_back(&desk.workspace, &desk.views, &of)).unwrap();
    let (report, _) = merge_in(&mut shop.owner.workspace, incoming, &mut shop.owner.clock);
    assert_eq!(report.erased.len(), 2);
    assert_eq!(report.added, []);
}

#[test]
fn a_pack_that_is_not_what_it_says_is_refused() {
    let shop = shop(&names(1), SECRET);
    let text = shop.pack(None).unwrap();
    assert_eq!(file::read(&text), Err(FileError::NotHandpick), "no program that knows no packs opens it as its work");
    let whole = file::write(&shop.owner.workspace);
    assert_eq!(pack::read(&whole).unwrap_err(), FileError::NotHandpick);
    assert!(matches!(pack::read(&text[..text.len() / 2]), Err(FileError::NotJson { .. })));

    let honest: Value = serde_json::from_str(&text).unwrap();
    let id = honest["workspace"].as_str().unwrap().to_owned();
    // The id of somebody's own work, which the pack would be merged with.
    let turned = text.replace(&id, &RawId(1).to_string());
    assert_eq!(pack::read(&turned).unwrap_err(), FileError::Damaged("workspace"));
    let mut newer = honest.clone();
    newer["version"] = 999.into();
    assert!(matches!(pack::read(&newer.to_string()), Err(FileError::Newer { .. })));
    let mut changed = honest.clone();
    changed["records"]["kit"][0]["criteria"].as_object_mut().unwrap().values_mut().next().unwrap()["weight"] = 5.into();
    assert_eq!(refused(&changed).refused.len(), 1, "the criteria are those that were fixed");

    // Records that no pack has: scores that somebody wrote beforehand, an erasure, another workspace's settings.
    let full: Value = serde_json::from_str(&whole).unwrap();
    let mut stuffed = honest.clone();
    stuffed["records"]["scorecard"] = full["records"]["scorecard"].clone();
    stuffed["erased"] = serde_json::json!([RawId(77).to_string()]);
    let settings = full["records"]["workspace"][0].clone();
    stuffed["records"]["workspace"].as_array_mut().unwrap().push(settings);
    let incoming = refused(&stuffed);
    assert_eq!(incoming.refused.len(), 2);
    assert!(incoming.erased.is_empty());
    assert!(incoming.records.iter().all(|(key, _)| key.kind.as_str() != "scorecard"));
    let settings = incoming.records.iter().filter(|(key, _)| key.kind.as_str() == Settings::KIND);
    assert_eq!(settings.count(), 1);
}

fn refused(json: &Value) -> Incoming {
    pack::read(&json.to_string()).unwrap().1
}
