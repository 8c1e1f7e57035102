//! Lists that go out and come back: what the list of candidates exports tells everything about people and applications that it
//! says, so that it can be taken in where nobody is, and changes nothing where everybody is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use chrono::{NaiveDate, TimeDelta};
use desk::{Desk, applied, arrival};
use handpick::{
    domain::{
        Id, RawId,
        application::Application,
        candidate::Candidate,
        day,
        edit::{Applied, Arrival, Edit},
        facts::Facts,
        requisition::{Requisition, Stage, StageName, StageRole},
        text::name_key,
    },
    exchange::{
        file,
        people::{
            arriving::Arriving,
            columns::Field,
            dates::DateOrder,
            draft::Draft,
            duplicates::{Choice, Known, Twin, settle},
            export,
            positions::{Directory, Position},
            sheet::{self, Reading, Sheet},
        },
    },
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const HEADINGS: export::Headings =
    ["Name", "E-mail", "Telephone", "Town", "Headline", "Position", "Stage", "Source", "Recommended by", "Applied on"];

/// What the standard stages are called in the language in use, and in another one.
fn stage_names(stage: &Stage) -> Vec<String> {
    match stage.standard {
        Some(standard) if stage.name.is_empty() => {
            vec![
                standard.key().to_owned(),
                format!("στάδιο {}", StageName::ALL.iter().position(|one| *one == standard).unwrap()),
            ]
        }
        _ => vec![stage.name.clone()],
    }
}

fn directory(desk: &Desk) -> Directory {
    let title = |requisition: &Requisition| vec![requisition.job.title.clone()];
    Directory::of(desk.views.requisitions.iter(), &title, &stage_names)
}

/// The table of everybody, as the list of candidates writes it.
fn exported(desk: &Desk) -> String {
    let people: Vec<Id<Candidate>> = desk.views.candidates.iter().map(|(id, _)| id).collect();
    export::write(&HEADINGS, &export::rows(&people, &desk.views, &directory(desk), day::utc))
}

/// Takes a table in as the screen does when nobody chooses otherwise.
fn take_in(desk: &mut Desk, text: &str) {
    take_in_for(desk, text, None);
}

/// The same where somebody may choose for what all of them apply.
fn take_in_for(desk: &mut Desk, text: &str, chosen: Option<Id<Requisition>>) {
    let sheet = Sheet::read(text, sheet::delimiter(text)).unwrap();
    let reading = Reading { columns: sheet::guess(&sheet, &BTreeMap::new()), order: DateOrder::DayFirst };
    let headings = sheet.headings();
    let drafts: Vec<Draft> =
        sheet.people().iter().map(|row| sheet::draft(row, &headings, &reading, &str::to_owned)).collect();
    let mut known = Known::default();
    desk.views.whole_people().iter().for_each(|(id, person)| known.add_person(*id, person));
    let twins: Vec<Option<Twin>> =
        drafts.iter().enumerate().map(|(place, draft)| known.add_draft(place, draft)).collect();
    let choices: Vec<Choice> = twins.iter().map(|twin| twin.map_or(Choice::Keep, Twin::likely)).collect();
    let (directory, today, heading) = (directory(desk), desk.now.date_naive(), |field: Field| field.key());
    let position = |draft: &Draft| match chosen.or_else(|| directory.find(&draft.position)) {
        Some(id) => Some(Position::Here(id)),
        None => Position::elsewhere(&draft.position),
    };
    let settled = settle(&drafts, (&twins, &choices), &position, today, &heading);
    assert_eq!(settled.out, 0, "{text}");
    let arriving = Arriving {
        directory: &directory,
        listed: chosen.is_none(),
        heading: &heading,
        reason: "Was out already",
        told: "Was told",
        day_of: day::utc,
        noon_of: day::utc_noon,
    };
    let ids: Vec<RawId> = (0..drafts.len() * 2).map(|_| desk.fresh::<Candidate>().raw()).collect();
    let mut ids = ids.into_iter();
    let mut fresh = || ids.next().unwrap();
    let arrivals = settled.arrivals.into_iter().map(|one| arriving.arrive(one, &desk.views, &mut fresh)).collect();
    desk.act(Edit::AddCandidates { arrivals }).unwrap();
}

/// A requisition of this name whose second stage is called so.
fn opening(desk: &mut Desk, title: &str, stage: &str) -> Id<Requisition> {
    let id = desk.requisition();
    desk.change(id, |requisition| {
        requisition.job.title = title.to_owned();
        let second = requisition.pipeline()[1].0;
        requisition.stages.get_mut(&second).unwrap().name = stage.to_owned();
    })
    .unwrap();
    id
}

/// Somebody as a list may tell of them: name, e-mail, telephone, town, headline; and for what they apply: which requisition, in which
/// stage, source, referrer, how many days ago.
type Told = ((String, u8, String, String, String), Vec<(usize, usize, String, String, i64)>);

fn told() -> impl Strategy<Value = Told> {
    let text = || "([A-Za-zα-ωА-я王;,'\"=+-]{1,8}( [a-z\"',;]{1,5})?)?";
    let person = ("[A-Za-zα-ω]{3,9} [A-Z][a-z]{2,9}", 0u8..40, "(23[0-9]{8})?", text(), text());
    (person, proptest::collection::vec((0usize..3, 0usize..8, text(), text(), 1i64..900), 0..4))
}

/// They come in, each with a contact, no two alike by what they are called.
fn add(desk: &mut Desk, requisitions: &[Id<Requisition>; 3], told: Vec<Told>) {
    let mut names = BTreeSet::new();
    for ((name, address, phone, town, headline), applications) in told {
        if !names.insert(name_key(&name)) {
            continue;
        }
        let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let email =
            if phone.is_empty() || address % 2 == 0 { format!("a{address}@example.com") } else { String::new() };
        let (town, headline) = (line(town), line(headline));
        let candidate = Candidate { name, email, phone, town, headline, ..Candidate::default() };
        let made = applications.into_iter().map(|(which, stage, source, referrer, days)| {
            let requisition = requisitions[which];
            let (stage, role) = {
                let found = desk.views.requisition(requisition).unwrap();
                let (id, stage) = found.pipeline()[stage];
                (id, stage.role)
            };
            let day = (desk.now - TimeDelta::days(days)).date_naive();
            Applied {
                stage: Some(stage),
                reason: if role == StageRole::Disqualified { "No".into() } else { String::new() },
                source: line(source),
                referrer: line(referrer),
                applied: Some(day::utc_noon(day)),
                ..applied(desk.fresh(), requisition)
            }
        });
        let applications: Vec<Applied> = made.collect();
        let id = desk.fresh();
        desk.act(Edit::AddCandidates { arrivals: vec![Arrival { applications, ..arrival(id, candidate) }] }).unwrap();
    }
}

fn openings(desk: &mut Desk) -> [Id<Requisition>; 3] {
    // Two are called alike, as are two stages of one.
    [("Agent", "Call"), ("agent", ""), ("Πωλητής, 50% \"=1\"", "phone")]
        .map(|(title, stage)| opening(desk, title, stage))
}

proptest! {
    #[test]
    fn what_goes_out_comes_back_where_nobody_is(told in proptest::collection::vec(told(), 1..12)) {
        let mut desk = Desk::new(1);
        let requisitions = openings(&mut desk);
        let mut other = Desk::new(2);
        other.take_in(&desk);
        // Each has an address of their own.
        let told = told.into_iter().enumerate().map(|(at, (mut person, applications))| {
            person.1 = at as u8 * 2;
            (person, applications)
        });
        add(&mut desk, &requisitions, told.collect());
        let text = exported(&desk);
        take_in(&mut other, &text);
        prop_assert_eq!(exported(&other), text);
        prop_assert_eq!(other.views.notes.len(), 0);
        prop_assert_eq!(other.views.applications.len(), desk.views.applications.len());
    }

    #[test]
    fn what_goes_out_changes_nothing_where_everybody_is(told in proptest::collection::vec(told(), 1..12), closed: bool) {
        let mut desk = Desk::new(1);
        let requisitions = openings(&mut desk);
        // Whoever applied for a position that is closed now has the job.
        let told = told.into_iter().map(|(person, mut applications)| {
            applications.iter_mut().filter(|one| closed && one.0 == 2).for_each(|one| one.1 = 6);
            (person, applications)
        });
        add(&mut desk, &requisitions, told.collect());
        if closed {
            desk.act(Edit::Close { id: requisitions[2], reason: "Filled".into() }).unwrap();
        }
        let text = exported(&desk);
        let before = file::write(&desk.workspace);
        take_in(&mut desk, &text);
        prop_assert_eq!(file::write(&desk.workspace), before);
    }
}

fn applications(desk: &Desk) -> Vec<(String, String, String, String, NaiveDate)> {
    let directory = directory(desk);
    let all: Vec<std::sync::Arc<Application>> = desk.views.applications.iter().map(|(_, one)| one).collect();
    let each = all.iter().map(|one| {
        (
            desk.views.candidate(one.candidate).unwrap().name.clone(),
            directory.name(one.requisition).to_owned(),
            directory.stage_name(one.requisition, one.placement.stage).to_owned(),
            one.source.clone(),
            one.applied.date_naive(),
        )
    });
    each.collect()
}

fn notes(desk: &Desk) -> Vec<String> {
    desk.views.notes.iter().map(|(_, note)| note.text.clone()).collect()
}

#[test]
fn two_rows_of_one_person_are_two_applications_and_what_is_not_here_is_noted() {
    let mut desk = Desk::new(1);
    opening(&mut desk, "Agent", "");
    opening(&mut desk, "Cook", "");
    let text = "Name,Email,Position,Status,Source,Applied on\n\
        Anna Petrou,anna@x.gr,agent,interview,Website,2026-08-01\n\
        Anna Petrou,anna@x.gr,COOK,Waiting,Friend,2026-08-05\n\
        Anna Petrou,anna@x.gr,Pilot,Offer,Fair,2026-08-09\n\
        Tom Beckett,tom@x.gr,,,,\n";
    take_in(&mut desk, text);
    let day = |day| NaiveDate::from_ymd_opt(2026, 8, day).unwrap();
    let one = |title: &str, stage: &str, source: &str, on| {
        ("Anna Petrou".to_owned(), title.to_owned(), stage.to_owned(), source.to_owned(), day(on))
    };
    assert_eq!(applications(&desk), [one("Agent", "interview", "Website", 1), one("Cook", "new", "Friend", 5)]);
    let noted = "stage: Waiting\nposition: Pilot\nstage: Offer\nsource: Fair\napplied: 2026-08-09";
    assert_eq!(notes(&desk), [noted]);
    // The same list says nothing new but what could not be done; another stage is said, not gone to.
    take_in(
        &mut desk,
        "Name,Email,Position,Stage\nAnna Petrou,anna@x.gr,Agent,στάδιο 3\nAnna Petrou,anna@x.gr,Cook,Offer\n",
    );
    assert_eq!(notes(&desk), [noted, "stage: Offer"]);
    assert_eq!(desk.views.applications.len(), 2);
}

#[test]
fn rows_without_a_position_belong_to_the_application_that_has_one() {
    let mut desk = Desk::new(1);
    opening(&mut desk, "Agent", "");
    let rows = ["Anna Petrou,anna@x.gr,,Website", "Anna Petrou,anna@x.gr,Agent,Friend"];
    for (first, second, source) in [(0, 1, "Website, Friend"), (1, 0, "Friend, Website")] {
        take_in(&mut desk, &["Name,Email,Position,Source", rows[first], rows[second]].join("\n"));
        let found = applications(&desk);
        assert_eq!((found.len(), found[0].3.as_str()), (1, source));
        desk.undo();
    }
}

#[test]
fn whoever_a_list_says_is_out_or_hired_is_so() {
    let mut desk = Desk::new(1);
    let id = opening(&mut desk, "Agent", "");
    let text = "Name,Email,Position,Stage\nAnna,anna@x.gr,Agent,disqualified\nTom,tom@x.gr,Agent,hired\nZoe,zoe@x.gr,Agent,new\n";
    take_in(&mut desk, text);
    let role = |name: &str| {
        let found =
            desk.views.applications.iter().find(|(_, one)| desk.views.candidate(one.candidate).unwrap().name == name);
        desk.role(found.unwrap().0)
    };
    assert_eq!(["Anna", "Tom", "Zoe"].map(role), [StageRole::Disqualified, StageRole::Hired, StageRole::Step]);
    let reasons: Vec<String> = desk.views.decisions.iter().map(|(_, one)| one.reason.clone()).collect();
    assert_eq!(reasons, ["Was out already"]);
    let told: Vec<String> = desk.views.answers.iter().map(|(_, one)| one.text.clone()).collect();
    assert_eq!(told, ["Was told", "Was told"], "and nobody waits for what they were told long ago");
    let columns = desk.views.applications_for(id).len();
    desk.undo();
    assert_eq!((columns, desk.views.applications.len(), desk.views.decisions.len()), (3, 0, 0));
}

#[test]
fn what_was_chosen_for_the_whole_list_is_applied_for_and_what_the_list_says_else_is_noted() {
    let mut desk = Desk::new(1);
    let id = opening(&mut desk, "Agent", "");
    let text = "Name,Email,Position,Stage\nAnna,anna@x.gr,AGENT,Phone\nTom,tom@x.gr,Pilot,\nTom,tom@x.gr,Cook,\n";
    take_in_for(&mut desk, text, Some(id));
    let found: Vec<_> = applications(&desk).into_iter().map(|one| (one.0, one.1, one.2)).collect();
    let one = |name: &str, stage: &str| (name.to_owned(), "Agent".to_owned(), stage.to_owned());
    assert_eq!(found, [one("Anna", "phone"), one("Tom", "new")]);
    assert_eq!(notes(&desk), ["position: Cook\nposition: Pilot"]);
}

#[test]
fn each_name_means_one_position() {
    let mut desk = Desk::new(1);
    let titles = ["Agent", " agent ", "Cook", "Cook", "Σερβιτόρος", "Clerk"];
    let ids = titles.map(|title| {
        desk.now += TimeDelta::hours(20);
        opening(&mut desk, title, "")
    });
    desk.act(Edit::Close { id: ids[2], reason: "Filled".into() }).unwrap();
    desk.act(Edit::Close { id: ids[5], reason: "Filled".into() }).unwrap();
    let all = directory(&desk);
    let names = ["Agent (2026-09-22)", "agent (2026-09-23)", "Cook (2026-09-24)", "Cook", "Σερβιτόρος", "Clerk"];
    assert_eq!(ids.map(|id| all.name(id)), names, "the day stands where the title alone does not tell");
    for id in [ids[0], ids[1], ids[3], ids[4]] {
        assert_eq!(all.find(all.name(id)), Some(id));
    }
    assert_eq!((all.find("  AGENT  (2026-09-22) "), all.find("ΣΕΡΒΙΤΟΡΟΣ")), (Some(ids[0]), Some(ids[4])));
    assert_eq!(all.find("Σερβιτόρος (2026-09-25)"), Some(ids[4]), "a list from when there were two of them");
    for nobody in ["Agent", "Clerk", "Cook (2026-09-24)", "Agen", ""] {
        assert_eq!(all.find(nobody), None, "{nobody}: two of them, closed, or none");
    }
    assert!(
        all.is_for(ids[5], &Position::elsewhere("CLERK").unwrap()),
        "who applied for it before, did so for this one"
    );
    assert_eq!(all.open().count(), 4);
}

#[test]
fn two_that_were_opened_on_one_day_have_two_names() {
    let mut desk = Desk::new(1);
    let ids = ["Agent", "Agent"].map(|title| opening(&mut desk, title, ""));
    let all = directory(&desk);
    assert_eq!(ids.map(|id| all.name(id)), ["Agent (2026-09-21)", "Agent (2026-09-21, 2)"]);
    assert_eq!(ids.map(|id| all.find(all.name(id))), ids.map(Some));
}

#[test]
fn a_list_knows_the_position_that_was_meant_when_another_of_its_title_is_opened() {
    let mut desk = Desk::new(1);
    let old = opening(&mut desk, "Agent", "");
    take_in(&mut desk, "Name,Email,Position,Stage,Applied on\nAnna,anna@x.gr,Agent,hired,2026-08-01");
    let text = exported(&desk);
    desk.act(Edit::Close { id: old, reason: "Filled".into() }).unwrap();
    desk.now += TimeDelta::days(20);
    let new = opening(&mut desk, "Agent", "");
    let before = file::write(&desk.workspace);
    take_in(&mut desk, &text);
    assert_eq!(file::write(&desk.workspace), before, "what she applied for then is no application for the new one");
    take_in(
        &mut desk,
        "Name,Email,Position,Applied on\nAnna,anna@x.gr,Agent,2026-10-01\nTom,tom@x.gr,Agent,2026-10-02",
    );
    let theirs = desk.views.applications.iter().filter(|(_, one)| one.requisition == new).count();
    assert_eq!((theirs, notes(&desk)), (2, Vec::new()), "whoever applies now, does so for the one that is open");
}

#[test]
fn what_other_tools_call_a_stage_is_known_and_an_end_counts_most() {
    let mut desk = Desk::new(1);
    opening(&mut desk, "Agent", "Applied");
    take_in(
        &mut desk,
        "Name,Email,Job,Status,Current Stage,Hired\n\
        Anna,anna@x.gr,Agent,Rejected,Interview 2,no\n\
        Tom,tom@x.gr,Agent,Active,Phone Screen,no\n\
        Zoe,zoe@x.gr,Agent,Active,Offer,yes\n\
        Eva,eva@x.gr,Agent,,Applied,\n",
    );
    let mut found: Vec<_> = applications(&desk).into_iter().map(|one| [one.0, one.2].join(" ")).collect();
    found.sort();
    assert_eq!(found, ["Anna disqualified", "Eva Applied", "Tom phone", "Zoe hired"]);
    let mut noted = notes(&desk);
    noted.sort();
    assert_eq!(
        noted,
        ["Current Stage: Interview 2", "Status: Active", "Status: Active\nCurrent Stage: Offer"],
        "what says less is noted"
    );
}

#[test]
fn a_stage_that_is_called_otherwise_can_be_chosen() {
    let mut desk = Desk::new(1);
    let id = opening(&mut desk, "Agent", "");
    let mut all = directory(&desk);
    assert_eq!(all.find_stage(id, "On hold"), None);
    all.choose_stage("on HOLD", "offer".into());
    assert_eq!(all.find_stage(id, "On hold"), all.find_stage(id, "Offer"));
    let mut again = directory(&desk).with_chosen(all);
    assert_eq!(again.find_stage(id, "On hold"), again.find_stage(id, "Offer"));
    again.choose_stage("On hold", String::new());
    assert_eq!(again.find_stage(id, "On hold"), None);
}

#[test]
fn of_two_rows_for_one_position_the_later_one_says_how_far_it_has_come() {
    let rows = [
        "Anna,anna@x.gr,Agent,disqualified,2025-01-02",
        "Anna,anna@x.gr,Agent,interview,2026-09-02",
        "Anna,anna@x.gr,Agent,phone,2026-03-02",
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut desk = Desk::new(1);
        opening(&mut desk, "Agent", "");
        let text = ["Name,Email,Position,Stage,Applied on"].into_iter().chain(order.map(|at| rows[at]));
        take_in(&mut desk, &text.collect::<Vec<_>>().join("\n"));
        let found = applications(&desk);
        assert_eq!((found.len(), found[0].2.as_str(), found[0].4.to_string().as_str()), (1, "interview", "2025-01-02"));
    }
}

#[test]
fn what_is_known_of_somebody_is_not_noted_because_two_rows_say_it() {
    let mut desk = Desk::new(1);
    take_in(&mut desk, "Name,Email,Telephone,Town\nEleni Markaki,e@x.gr,2310111111,Volos");
    take_in(
        &mut desk,
        "Name,Email,Telephone,Town\nE. Markaki,e@x.gr,6970000000,Athens\nEleni Markaki,e@x.gr,2310111111,Volos",
    );
    assert_eq!(notes(&desk), ["name: E. Markaki\nphone: 6970000000\ntown: Athens"]);
}

#[test]
fn two_of_one_family_may_share_an_address() {
    let text = "Name,Email\nKostas Ena,f@x.gr\nMaria Ena,f@x.gr\nM. Ena,f@x.gr\nKostas Ena,F@X.gr";
    let mut desk = Desk::new(1);
    take_in(&mut desk, text);
    let names: Vec<String> = desk.views.candidates.iter().map(|(_, one)| one.name.clone()).collect();
    assert_eq!(names, ["Kostas Ena", "Maria Ena", "M. Ena"]);
    let out = exported(&desk);
    let mut other = Desk::new(2);
    take_in(&mut other, &out);
    assert_eq!(exported(&other), out);
}

#[test]
fn a_stage_is_found_by_its_name_in_any_language() {
    let mut desk = Desk::new(1);
    let id = opening(&mut desk, "Agent", "Phone");
    let all = directory(&desk);
    let found = desk.views.requisition(id).unwrap();
    let names =
        ["NEW", "στάδιο 0", "Phone", "phone (2)", "ΣΤΆΔΙΟ 2", "Waiting", ""].map(|name| all.find_stage(id, name));
    let at = |place: usize| Some(found.pipeline()[place].0);
    assert_eq!(names, [at(0), at(0), at(1), at(2), at(2), None, None]);
}
