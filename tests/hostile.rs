//! A file made to do harm: script in every text, addresses that are programs, numbers and dates at their ends, records that hang on
//! nothing, names of a JavaScript object's own. It is read, shown, worked on and kept without a panic, what is no record is named,
//! and nothing of what was there before is changed. (`e2e/hostile.test.mjs` looks at the same file in a browser.)

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::{
    domain::{
        RawId,
        edit::{Applying, Edit},
        facts::Facts,
        publish, scoring,
    },
    exchange::{
        file::{self, FileError},
        person,
    },
    storage::{Keeper, MemoryShelf, Scope},
    workspace::{
        check::check,
        differences::{authors, differences},
        document::{Key, Workspace},
        earlier::merge_keeping,
        import::{Turned, merge_in, plan},
        stamp::{Clock, Replica},
        undo::revert,
        views::Views,
    },
};
use pollster::block_on;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

const HOSTILE: &str = include_str!("fixtures/hostile.handpick.json");
const V1: &str = include_str!("fixtures/v1.handpick.json");
const NOON: u64 = 1_790_000_000_000;

/// The file with what is as long as it may be, and longer by one, in it.
fn hostile() -> String {
    let text = HOSTILE.replace("@LONGER@", &"W".repeat(100_001)).replace("@LONG@", &"W".repeat(100_000));
    text.replace("@EDGE@", &"z".repeat(1000))
}

fn clock() -> Clock {
    let mut clock = Clock::new(Replica::new(1));
    clock.set_wall(NOON);
    clock
}

fn texts(workspace: &Workspace) -> Vec<String> {
    workspace.iter().map(|(key, registers)| format!("{key:?} {}", registers.to_json(key.id))).collect()
}

/// A desk with work of its own, of which the file knows nothing.
fn busy() -> Desk {
    let mut desk = Desk::new(3);
    let requisition = desk.requisition();
    desk.change(requisition, |requisition| requisition.job.title = "Night porter".to_owned()).unwrap();
    let anna = desk.candidate("Anna Petrova", requisition);
    let candidate = desk.views.application(anna).unwrap().candidate;
    let id = desk.fresh();
    desk.act(Edit::AddNote { id, candidate, application: None, text: "Called back.".to_owned() }).unwrap();
    desk
}

#[test]
fn it_is_read_in_part_and_every_part_that_is_not_is_named() {
    let incoming = file::read(&hostile()).unwrap();
    let named = |section: &str| incoming.refused.iter().filter(|refused| refused.kind == section).count();
    let sections = ["candidate", "requisition", "kit", "Not <b>a</b> kind", "horoscope", "comment", "erased"];
    assert_eq!(sections.map(named), [13, 5, 1, 1, 1, 1, 2]);
    assert_eq!(incoming.refused.len(), 24);
    // Odd is not damaged: people twice, without a name, from the year 9999, and kinds that no version knows come in.
    let read = |kind: &str| incoming.records.iter().filter(|(key, _)| key.kind.as_str() == kind).count();
    assert_eq!(["candidate", "requisition", "application"].map(read), [7, 3, 9]);
    assert_eq!(["__proto__", "constructor", "erased", "quarantine", "version"].map(read), [1; 5]);
    assert_eq!(incoming.erased.len(), 1, "nobody of this workspace");
}

#[test]
fn nothing_that_was_there_is_changed_and_all_of_it_can_be_taken_back() {
    let mut desk = busy();
    let before = texts(&desk.workspace);
    let incoming = file::read(&hostile()).unwrap();
    let report = plan(&desk.workspace, &incoming, NOON);
    assert_eq!((report.added.len(), report.updated.len()), (incoming.records.len(), 0));
    assert!(!report.ahead.is_empty(), "a stamp of the year 4999 is worth a word");
    assert_eq!(differences(&desk.workspace, &incoming, 0), []);
    assert!(!authors(&desk.workspace, &incoming).is_empty());
    let (again, step) = merge_keeping(&mut desk.workspace, incoming.clone(), &Turned::new(), 0, &mut desk.clock);
    assert_eq!(again, report);
    let after = texts(&desk.workspace);
    assert!(before.iter().all(|record| after.contains(record)));
    assert_eq!(after.len(), before.len() + incoming.records.len());
    // Twice changes nothing, and the clock has not followed the one from far ahead.
    assert!(plan(&desk.workspace, &incoming, NOON).updated.is_empty());
    assert!(desk.clock.tick(None).millis() < NOON + 24 * 60 * 60 * 1000);

    let reverted = revert(&mut desk.workspace, &step, &mut desk.clock);
    assert!(reverted.left.is_empty());
    let alive = desk.workspace.iter().filter(|(_, registers)| !registers.is_removed());
    assert_eq!(alive.count(), before.len());
}

#[test]
fn it_is_written_and_kept_like_any_other() {
    let mut workspace = Workspace::new(RawId(7));
    merge_in(&mut workspace, file::read(&hostile()).unwrap(), &mut clock());
    let text = file::write(&workspace);
    let again = file::read(&text).unwrap();
    assert_eq!(again.refused, []);
    let mut copy = Workspace::new(RawId(7));
    merge_in(&mut copy, again, &mut clock());
    assert_eq!(file::write(&copy), text);

    let shelf = MemoryShelf::new();
    let mine = Keeper::new(shelf.clone(), Scope::of("file:///x"), RawId(8));
    let desk = busy();
    let keys: Vec<Key> = desk.workspace.iter().map(|(key, _)| key.clone()).collect();
    block_on(mine.save(&desk.workspace, &keys)).unwrap();
    let theirs = Keeper::new(shelf, Scope::of("file:///x"), RawId(7));
    let keys: Vec<Key> = workspace.iter().map(|(key, _)| key.clone()).collect();
    block_on(theirs.save(&workspace, &keys)).unwrap();
    for (keeper, kept) in [(&mine, &desk.workspace), (&theirs, &workspace)] {
        let loaded = block_on(keeper.open()).unwrap();
        assert_eq!(loaded.quarantined, []);
        assert_eq!(texts(&loaded.workspace), texts(kept));
    }
}

#[test]
fn every_screens_questions_about_it_have_an_answer() {
    let mut workspace = Workspace::new(RawId(7));
    merge_in(&mut workspace, file::read(&hostile()).unwrap(), &mut clock());
    let views = Views::of(&workspace);
    assert!(!check(&views).is_empty(), "there is something to settle");
    for (id, _) in views.candidates.iter() {
        let about = person::records_about(&workspace, &[id.raw()].into(), &BTreeSet::new());
        assert!(!about.is_empty());
        let rows = about.iter().flat_map(|(key, registers)| person::fields(key, registers));
        let rows = rows.map(|(name, value)| (name, value.to_string())).collect();
        let page = person::page("en", "About", &[person::Section { title: "All".to_owned(), rows }]);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<iframe"));
        assert!(
            serde_json::from_str::<serde_json::Value>(&person::as_json(
                &workspace,
                id.raw(),
                &[id.raw()].into(),
                &BTreeSet::new()
            ))
            .is_ok()
        );
        views.applications_of(id);
        views.notes_of(id);
    }
    for (id, requisition) in views.requisitions.iter() {
        publish::missing(&requisition.job);
        publish::wide_range(&requisition.job.salary);
        views.strays(id);
        let cards = views.board(id).map(|(_, card)| card).collect::<Vec<_>>();
        for card in cards {
            let submissions = views.submissions_of(card);
            if let Some((kit_id, kit)) = requisition.kit.and_then(|kit| Some((kit, views.kit(kit)?))) {
                let mean = scoring::summarise(kit_id, &kit, submissions.iter().map(|one| &**one));
                assert!(mean.is_none_or(|mean| mean.score.mean.is_finite() && mean.score.coverage.is_finite()));
            }
        }
    }
}

/// Somebody works on after the import, beside and upon what came: whatever is written can be read back.
#[test]
fn work_goes_on_upon_it_and_reads_back() {
    let mut desk = busy();
    merge_in(&mut desk.workspace, file::read(&hostile()).unwrap(), &mut desk.clock);
    desk.views = Views::of(&desk.workspace);
    let requisitions: Vec<_> = desk.views.requisitions.iter().map(|(id, found)| (id, (*found).clone())).collect();
    let mut done = 0;
    for (requisition, found) in requisitions {
        let anna = desk.fresh();
        let candidate = desk.views.candidates.iter().next().unwrap().0;
        let application = Applying { id: anna, requisition, source: String::new() };
        let _ = desk.act(Edit::Apply { candidate, application });
        let cards: Vec<_> = desk.views.applications_for(requisition);
        for (stage, _) in found.pipeline() {
            for card in &cards {
                let first = desk.views.column(requisition, stage).first().copied();
                for before in [None, first.filter(|first| first != card)] {
                    done += usize::from(desk.act(Edit::MoveApplication { id: *card, to: stage, before }).is_ok());
                }
            }
        }
        let edits = [
            Edit::Publish { id: requisition },
            Edit::FixCriteria { id: requisition },
            Edit::Reopen { id: requisition },
        ];
        for edit in edits {
            let _ = desk.act(edit);
        }
        let _ = desk.change(requisition, |requisition| requisition.job.title.push('!'));
    }
    assert!(done > 20, "{done}");
    for (id, _) in Views::of(&desk.workspace).candidates.iter() {
        let _ = desk.act(Edit::RemoveCandidate { id });
        desk.undo();
    }
    let text = file::write(&desk.workspace);
    assert_eq!(file::read(&text).unwrap().refused, []);
}

/// What is refused whole: with a reason, at once, and before anything is changed.
#[test]
fn what_cannot_be_read_is_refused_at_once() {
    let deep = |open: &str, close: &str| open.repeat(1_000_000) + &close.repeat(1_000_000);
    let put = |what: &str| V1.replacen("\"Mia Horvat\"", what, 1);
    let not_json = |text: &str| matches!(file::read(text), Err(FileError::NotJson { .. }));
    let began = Instant::now();
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"\":", "}]"), ("[", ""), ("{\"a\":[", "")] {
        assert_eq!(file::read(&deep(open, close)), Err(FileError::TooDeep));
        assert_eq!(file::read(&put(&deep(open, close))), Err(FileError::TooDeep));
    }
    for half in [
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud800\u0041""#,
        r#""\uD8""#,
        "\"\u{1}\"",
        "1e400",
        "-1e999999",
        "0x10",
        "Infinity",
        "\"x",
    ] {
        assert!(not_json(&put(half)), "{half}");
    }
    for odd in ["\u{0}", "{}{}", "{}//", "\u{feff}\u{feff}{}", "{\"format\":\"handpick\"}\u{0}"] {
        assert!(not_json(odd), "{odd:?}");
    }
    assert!(matches!(file::read(&put(&format!("\"{}\"", "W".repeat(file::LARGEST)))), Err(FileError::TooBig { .. })));
    assert_eq!(file::read(&put(&format!("\"{}\"", "W".repeat(10_000_000)))).unwrap().refused.len(), 1);
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}

/// Keys that stand twice: the last one counts, as everywhere else that JSON is read.
#[test]
fn keys_that_stand_twice_count_once() {
    let twice = V1.replacen("\"name\": \"Mia Horvat\"", "\"name\": \"x\", \"name\": \"Mia Horvat\"", 1);
    assert_ne!(twice, V1);
    assert_eq!(file::read(&twice), file::read(V1));
    let version = V1.replacen("\"version\": 1", "\"version\": 1, \"version\": 999", 1);
    assert_eq!(file::read(&version), Err(FileError::Newer { found: 999, known: 1 }));
}
