//! What holds of every text that the readers are given, whoever wrote it. The fuzzer calls this with texts that it makes up, and
//! `tests/corpus.rs` with those that it has found worth keeping.

#![allow(
    clippy::unwrap_used,
    clippy::missing_docs_in_private_items,
    missing_docs,
    unreachable_pub,
    reason = "a test may fail loudly"
)]

use handpick::{
    domain::RawId,
    exchange::file,
    storage::{
        Entry, Keeper, Kept, MemoryShelf, Preferences, Scope, Shelf, StorageError, Twin,
        keys::{Place, StoreKey},
    },
    workspace::{
        check::check,
        differences::{authors, differences},
        document::{Key, Workspace},
        earlier::merge_keeping,
        import::{Incoming, Turned, merge_in, plan},
        records,
        stamp::{Clock, Replica},
        undo::{History, revert},
        views::Views,
    },
};
use pollster::block_on;
use serde_json::Value;
use std::sync::OnceLock;

const V1: &str = include_str!("../fixtures/v1.handpick.json");
const NOON: u64 = 1_790_000_000_000;
const WORKSPACE: RawId = RawId(1);

fn clock() -> Clock {
    let mut clock = Clock::new(Replica::new(1));
    clock.set_wall(NOON);
    clock
}

fn empty_but(incoming: Incoming) -> Workspace {
    let mut workspace = Workspace::new(incoming.workspace);
    merge_in(&mut workspace, incoming, &mut clock());
    workspace
}

/// A workspace with some of everything in it.
fn furnished() -> &'static Workspace {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    WORKSPACE.get_or_init(|| empty_but(file::read(V1).unwrap()))
}

/// A file from anywhere: it is refused, or what the dry run says is what happens, it happens once, it can be taken back, and what is
/// then written reads back as it is.
pub fn file(text: &str) {
    let Ok(incoming) = file::read(text) else { return };
    let mut workspace = furnished().clone();
    let report = plan(&workspace, &incoming, NOON);
    assert_eq!(
        report.added.len() + report.updated.len() + report.unchanged.len() + report.erased.len(),
        incoming.records.len(),
        "each record is told of once"
    );
    differences(&workspace, &incoming, 0);
    authors(&workspace, &incoming);
    let mut clock = clock();
    let (done, step) = merge_keeping(&mut workspace, incoming.clone(), &Turned::new(), 0, &mut clock);
    assert_eq!(done, report);
    check(&Views::of(&workspace));
    let again = plan(&workspace, &incoming, NOON);
    assert!(again.added.is_empty() && again.updated.is_empty(), "twice is once");
    round_trip(&workspace);
    revert(&mut workspace, &step, &mut clock);
    check(&Views::of(&workspace));
    round_trip(&workspace);
}

fn round_trip(workspace: &Workspace) {
    let text = file::write(workspace);
    let back = file::read(&text).unwrap();
    assert_eq!(back.refused, []);
    assert_eq!(file::write(&empty_but(back)), text);
}

/// A text that stands in the browser's storage: the first line says as what, the rest is the text.
pub fn stored(input: &str) {
    let (what, text) = input.split_once('\n').unwrap_or((input, ""));
    match what {
        "!key" => key(text),
        "!version" => version(text),
        "!history" => history(text),
        "!preference" => preference(text),
        kind => record(kind, text),
    }
}

fn scope() -> Scope {
    Scope::of("https://shop.example/hire/")
}

fn place(place: Place) -> String {
    StoreKey::Workspace(scope(), WORKSPACE, place).to_string()
}

/// A key that reads has that one text.
fn key(text: &str) {
    if let Ok(key) = text.parse::<StoreKey>() {
        assert_eq!(key.to_string(), text);
    }
    let scope = Scope::of(text);
    assert!(scope.prefix().parse::<StoreKey>().is_err());
    assert!(StoreKey::preference(&scope, "me").to_string().parse() == Ok(StoreKey::preference(&scope, "me")));
}

/// Whatever the version says, the records stay, and nothing is written where it is newer.
fn version(text: &str) {
    let shelf = shelf_with(furnished());
    shelf.put(place(Place::Version), text);
    let before = shelf.entries();
    match block_on(Keeper::new(shelf.clone(), scope(), WORKSPACE).open()) {
        Ok(loaded) => assert_eq!(loaded.workspace.len(), furnished().len()),
        Err(StorageError::Newer { found, known }) => assert!(found > known && shelf.entries() == before),
        Err(why) => assert!(matches!(why, StorageError::Failed(_)) && shelf.entries() == before, "{why:?}"),
    }
}

fn shelf_with(workspace: &Workspace) -> MemoryShelf {
    let shelf = MemoryShelf::new();
    let keys: Vec<Key> = workspace.iter().map(|(key, _)| key.clone()).collect();
    block_on(Keeper::new(shelf.clone(), scope(), WORKSPACE).save(workspace, &keys)).unwrap();
    shelf
}

fn history(text: &str) {
    let mut workspace = furnished().clone();
    let mut history = History::from_text(text, &workspace);
    let kept = history.to_text(usize::MAX);
    assert_eq!(History::from_text(&kept, &workspace).to_text(usize::MAX), kept);
    let mut clock = clock();
    for _ in 0..3 {
        history.undo(&mut workspace, &mut clock);
        history.undo(&mut workspace, &mut clock);
        history.redo(&mut workspace, &mut clock);
    }
    // What stands in there is believed, as far as it reads: it never left its tab.
    check(&Views::of(&workspace));
    file::read(&file::write(&workspace)).unwrap();
}

fn preference(text: &str) {
    let shelf = MemoryShelf::new();
    for name in ["language", "scheme"] {
        shelf.put(StoreKey::shared(name).to_string(), text);
    }
    for name in ["me", "workspace", "exported", "imported", "copied"] {
        shelf.put(StoreKey::preference(&scope(), name).to_string(), text);
    }
    let read = block_on(Preferences::read(&shelf, &scope())).unwrap();
    let again = MemoryShelf::new();
    block_on(read.write(&Preferences::default(), &again, &scope())).unwrap();
    assert_eq!(block_on(Preferences::read(&again, &scope())), Ok(read));
}

/// A record: it reads and is kept, or it is set aside as it is; and a copy of it in the other place is never the worse for it.
fn record(kind: &str, text: &str) {
    let Ok(kind) = kind.parse() else { return };
    let said = serde_json::from_str::<Value>(text).ok().and_then(|json| json.get("id")?.as_str()?.parse().ok());
    let key = Key { kind, id: said.unwrap_or(RawId(7)) };
    let place = place(Place::Record(key.clone()));
    let shelf = MemoryShelf::new();
    shelf.put(&place, text);
    let keeper = Keeper::new(shelf.clone(), scope(), WORKSPACE);
    let loaded = block_on(keeper.open()).unwrap();
    check(&Views::of(&loaded.workspace));
    let Some(registers) = loaded.workspace.get(&key) else {
        assert_eq!(loaded.quarantined.len(), 1);
        let kept = block_on(keeper.quarantine()).unwrap();
        assert_eq!(kept.iter().map(|(_, raw)| raw.as_str()).collect::<Vec<_>>(), [text]);
        return;
    };
    let _ = records::check(&key.kind, key.id, registers);
    assert_eq!(shelf.entries().get(&place).map(String::as_str), Some(text));
    let canonical = registers.to_json(key.id).to_string();
    assert_eq!(keeper.parse_entry(&place, Some(&canonical)), Entry::Record(key.clone(), registers.clone()));
    block_on(keeper.save(&loaded.workspace, std::slice::from_ref(&key))).unwrap();
    assert_eq!(shelf.entries().get(&place), Some(&canonical));

    let other = shelf_with(furnished());
    let twin = block_on(Twin::open(shelf.clone(), None, Ok(other.clone()), &scope()));
    block_on(twin.flush()).unwrap();
    assert_eq!(twin.kept(), Kept::Both);
    let mut both = furnished().clone();
    both.merge_record(key, registers.clone());
    for shelf in [shelf, other] {
        let found = block_on(Keeper::new(shelf, scope(), WORKSPACE).open()).unwrap();
        assert_eq!(found.quarantined, []);
        assert!(found.workspace.iter().eq(both.iter()), "each place has what both had");
    }
}
