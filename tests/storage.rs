//! Storage as a person meets it: what was acknowledged is there, what another tab wrote survives, what is damaged costs
//! nothing else, and a newer release's data is not touched.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use handpick::{
    domain::{RawId, candidate::Candidate},
    storage::{
        Entry, Keeper, MemoryShelf, Preferences, Saved, Scheme, Scope, Shelf, StorageError,
        keys::{Place, StoreKey},
        memory::{Fault, Write},
        shelf::used,
        workspaces::{delete_workspace, dump, list_workspaces},
    },
    workspace::{
        document::{Key, Workspace},
        registers::{Record, Registers},
        stamp::{Clock, Replica},
    },
};
use pollster::block_on;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A record of this test alone: storage must not need to know what it keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Leaf {
    #[serde(default)]
    name: String,
    #[serde(default)]
    phone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    candidate: Option<RawId>,
}

impl Record for Leaf {
    const KIND: &'static str = "leaf";
    const ITEM_MAPS: &'static [&'static str] = &[];
}

const WORKSPACE: RawId = RawId(1);

fn scope() -> Scope {
    Scope::of("https://shop.example/hire/")
}

fn key(id: u128) -> Key {
    Key { kind: "leaf".parse().expect("a kind"), id: RawId(id) }
}

fn place(place: Place) -> String {
    StoreKey::Workspace(scope(), WORKSPACE, place).to_string()
}

fn record_place(id: u128) -> String {
    place(Place::Record(key(id)))
}

/// One tab: a document of its own, a clock of its own, and a hand on the shelf.
struct Tab {
    keeper: Keeper<MemoryShelf>,
    document: Workspace,
    clock: Clock,
}

impl Tab {
    fn open(shelf: &MemoryShelf, replica: u64) -> Self {
        let keeper = Keeper::new(shelf.clone(), scope(), WORKSPACE);
        let loaded = block_on(keeper.open()).expect("opens");
        assert_eq!(loaded.quarantined, []);
        let mut clock = Clock::new(Replica::new(replica));
        clock.set_wall(1_700_000_000_000);
        Self { keeper, document: loaded.workspace, clock }
    }

    fn leaf(&self, id: u128) -> Option<Leaf> {
        self.document.get(&key(id)).map(|registers| registers.view().expect("reads"))
    }

    fn edit(&mut self, id: u128, change: impl FnOnce(&mut Leaf)) {
        let mut registers = self.document.get(&key(id)).cloned().unwrap_or_default();
        let before: Leaf = registers.view().unwrap_or_default();
        let mut after = before.clone();
        change(&mut after);
        registers.write(&before, &after, &mut self.clock).expect("fits");
        self.document.merge_record(key(id), registers);
    }

    fn save(&self, ids: &[u128]) -> Result<Saved, StorageError> {
        let keys: Vec<Key> = ids.iter().map(|id| key(*id)).collect();
        block_on(self.keeper.save(&self.document, &keys))
    }

    fn name(&mut self, id: u128, name: &str) {
        self.edit(id, |leaf| leaf.name = name.to_owned());
    }
}

/// A shelf that holds leaves 10, 11 and 12.
fn three() -> MemoryShelf {
    let shelf = MemoryShelf::new();
    let mut tab = Tab::open(&shelf, 1);
    for (id, name) in [(10, "Ann"), (11, "Ben"), (12, "Cyd")] {
        tab.name(id, name);
    }
    tab.save(&[10, 11, 12]).expect("saves");
    shelf
}

#[test]
fn an_acknowledged_save_is_there_for_the_next_tab() {
    let shelf = three();
    shelf.delay(3);
    let tab = Tab::open(&shelf, 2);
    assert_eq!(tab.leaf(11).expect("is there").name, "Ben");
    assert_eq!(tab.document.iter().count(), 3);
}

#[test]
fn opening_and_saving_unchanged_records_write_nothing() {
    let shelf = three();
    shelf.start_log();
    let tab = Tab::open(&shelf, 2);
    assert_eq!(tab.save(&[10, 11, 12]).expect("saves"), Saved::default());
    assert_eq!(shelf.log(), []);
}

#[test]
fn the_version_is_the_first_thing_written() {
    let shelf = MemoryShelf::new();
    shelf.start_log();
    let mut tab = Tab::open(&shelf, 1);
    assert_eq!(shelf.log(), []);
    tab.name(10, "Ann");
    tab.save(&[10]).expect("saves");
    let first = Write::Set { key: place(Place::Version), value: "1".into() };
    assert_eq!(shelf.log().first(), Some(&first));
}

#[test]
fn a_full_shelf_says_so_and_loses_nothing() {
    let shelf = three();
    let before = shelf.entries();
    let mut tab = Tab::open(&shelf, 2);
    tab.name(10, "Anna");
    tab.name(13, "Dan");
    shelf.fail_after(0, Fault::Full);
    assert_eq!(tab.save(&[10, 13]), Err(StorageError::Full));
    assert_eq!(shelf.entries(), before);
    shelf.heal();
    tab.save(&[10, 13]).expect("there is room again");
    assert_eq!(Tab::open(&shelf, 3).leaf(10).expect("is there").name, "Anna");
}

#[test]
fn a_forbidden_shelf_says_so() {
    let shelf = three();
    shelf.fail_after(0, Fault::Blocked);
    let keeper = Keeper::new(shelf, scope(), WORKSPACE);
    assert_eq!(block_on(keeper.open()).err(), Some(StorageError::Blocked));
}

#[test]
fn a_torn_write_fails_is_set_aside_and_costs_no_other_record() {
    let shelf = three();
    let mut tab = Tab::open(&shelf, 2);
    tab.name(11, "Benjamin");
    shelf.fail_after(0, Fault::Torn);
    assert!(matches!(tab.save(&[11]), Err(StorageError::Failed(_))));
    let torn = shelf.entries().get(&record_place(11)).expect("the half").clone();

    // The page dies here; the next one finds the half.
    let keeper = Keeper::new(shelf.clone(), scope(), WORKSPACE);
    let loaded = block_on(keeper.open()).expect("opens");
    assert_eq!(loaded.quarantined.len(), 1);
    assert_eq!(loaded.quarantined[0].key, record_place(11));
    let there: Vec<RawId> = loaded.workspace.iter().map(|(key, _)| key.id).collect();
    assert_eq!(there, [RawId(10), RawId(12)]);
    let quarantine = block_on(keeper.quarantine()).expect("reads");
    assert_eq!(quarantine, [(quarantine_place(11, 0), torn)]);

    // The one whose write failed is still running and saves again.
    tab.save(&[11]).expect("saves");
    assert_eq!(Tab::open(&shelf, 3).leaf(11).expect("is there").name, "Benjamin");
}

fn quarantine_place(id: u128, copy: u32) -> String {
    place(Place::Quarantine { kind: "leaf".into(), id: RawId(id).to_string(), copy })
}

#[test]
fn every_sort_of_damage_is_kept_raw_and_named() {
    let other = RawId(99);
    for raw in ["", "{", "null", "[]", "7", "{}", "\u{fffd}", &format!(r#"{{"id":"{other}","stamp":"x"}}"#)] {
        let shelf = three();
        shelf.put(record_place(11), raw);
        let keeper = Keeper::new(shelf.clone(), scope(), WORKSPACE);
        let loaded = block_on(keeper.open()).expect("opens");
        assert_eq!(loaded.workspace.iter().count(), 2, "{raw}");
        assert_eq!(loaded.quarantined.len(), 1, "{raw}");
        assert_eq!(shelf.entries().get(&quarantine_place(11, 0)).map(String::as_str), Some(raw));
        assert!(!shelf.entries().contains_key(&record_place(11)));
    }
}

#[test]
fn a_second_damage_to_a_record_does_not_replace_the_first_in_quarantine() {
    let shelf = three();
    let keeper = Keeper::new(shelf.clone(), scope(), WORKSPACE);
    for raw in ["first", "second", "first"] {
        shelf.put(record_place(11), raw);
        block_on(keeper.open()).expect("opens");
    }
    let kept = block_on(keeper.quarantine()).expect("reads");
    assert_eq!(kept, [(quarantine_place(11, 0), "first".to_owned()), (quarantine_place(11, 1), "second".to_owned())]);
    block_on(keeper.discard(&quarantine_place(11, 0))).expect("goes");
    block_on(keeper.discard(&record_place(12))).expect("is no quarantine, so it stays");
    assert_eq!(block_on(keeper.quarantine()).expect("reads").len(), 1);
    assert!(shelf.entries().contains_key(&record_place(12)));
}

#[test]
fn damage_stays_where_it_is_when_there_is_no_room_to_move_it() {
    let shelf = three();
    shelf.put(record_place(11), "{");
    let before = shelf.entries();
    shelf.fail_after(0, Fault::Full);
    let loaded = block_on(Keeper::new(shelf.clone(), scope(), WORKSPACE).open()).expect("opens");
    assert_eq!(loaded.quarantined.len(), 1);
    assert_eq!(shelf.entries(), before);
}

#[test]
fn a_save_over_damage_keeps_the_damage_and_the_save() {
    let shelf = three();
    let mut tab = Tab::open(&shelf, 2);
    tab.name(11, "Benjamin");
    shelf.put(record_place(11), "{");
    let saved = tab.save(&[11]).expect("saves");
    assert_eq!(saved.quarantined.len(), 1);
    assert_eq!(shelf.entries().get(&quarantine_place(11, 0)).map(String::as_str), Some("{"));
    assert_eq!(Tab::open(&shelf, 3).leaf(11).expect("is there").name, "Benjamin");
}

#[test]
fn two_tabs_that_edit_two_fields_of_a_record_keep_both() {
    let shelf = three();
    let (mut one, mut two) = (Tab::open(&shelf, 2), Tab::open(&shelf, 3));
    one.name(10, "Anna");
    two.edit(10, |leaf| leaf.phone = "555".into());
    let saved = one.save(&[10]).expect("saves");
    assert_eq!((saved.merged.len(), saved.erased.len(), saved.quarantined.len()), (0, 0, 0));
    let written = shelf.entries().get(&record_place(10)).expect("the record").len() + record_place(10).len();
    assert_eq!(saved.bytes, written, "what was written is counted, the key and the text");
    assert_eq!(one.save(&[10]).expect("saves again"), Saved::default(), "and written once");
    let saved = two.save(&[10]).expect("saves");
    let (merged, registers) = saved.merged.first().expect("one held what two lacked");
    assert_eq!(*merged, key(10));
    two.document.merge_record(merged.clone(), registers.clone());
    let both = Leaf { name: "Anna".into(), phone: "555".into(), candidate: None };
    assert_eq!(two.leaf(10), Some(both.clone()));
    assert_eq!(Tab::open(&shelf, 4).leaf(10), Some(both.clone()));

    // One hears of it by the storage event.
    let raw = shelf.entries().get(&record_place(10)).expect("is there").clone();
    let Entry::Record(key, registers) = one.keeper.parse_entry(&record_place(10), Some(&raw)) else {
        panic!("a record")
    };
    one.document.merge_record(key, registers);
    assert_eq!(one.leaf(10), Some(both));
}

#[test]
fn a_newer_release_is_not_written_over() {
    for version in ["999", r#"{"version":999,"from":1}"#] {
        let shelf = three();
        let mut tab = Tab::open(&shelf, 2);
        tab.name(10, "Anna");
        shelf.put(place(Place::Version), version);
        shelf.put(record_place(12), "of a newer shape");
        let before = shelf.entries();
        let newer = StorageError::Newer { found: 999, known: 1 };
        assert_eq!(tab.save(&[10]), Err(newer.clone()));
        assert_eq!(block_on(tab.keeper.open()).err(), Some(newer.clone()));
        assert_eq!(block_on(tab.keeper.save_erased(&BTreeSet::from([RawId(10)]))), Err(newer.clone()));
        assert_eq!(block_on(delete_workspace(&shelf, &scope(), WORKSPACE)), Err(newer));
        assert_eq!(shelf.entries(), before);
        assert_eq!(tab.keeper.parse_entry(&place(Place::Version), Some(version)), Entry::Version(999));
    }
}

#[test]
fn an_unreadable_version_costs_no_record() {
    let shelf = three();
    let mut tab = Tab::open(&shelf, 2);
    tab.name(10, "Anna");
    shelf.put(place(Place::Version), "9x");
    assert!(matches!(tab.save(&[10]), Err(StorageError::Failed(_))));
    let loaded = block_on(tab.keeper.open()).expect("opens");
    assert_eq!(loaded.workspace.iter().count(), 3);
    assert_eq!(loaded.quarantined.len(), 1);
    assert!(loaded.quarantined[0].why.contains("9x"), "it is named: {}", loaded.quarantined[0].why);
    tab.save(&[10]).expect("saves");
    assert_eq!(shelf.entries().get(&place(Place::Version)).map(String::as_str), Some("1"));
}

/// What a crash after each single write leaves: always a workspace that opens, and in it every record whole, either as it
/// was before or as it was after.
#[test]
fn a_crash_between_any_two_writes_leaves_whole_records_in_order() {
    let shelf = MemoryShelf::new();
    shelf.start_log();
    let mut tab = Tab::open(&shelf, 1);
    let names = ["Ann", "Anna", "Annabel"];
    for name in names {
        for id in [10, 11, 12] {
            tab.name(id, name);
        }
        tab.save(&[10, 11, 12]).expect("saves");
    }
    let log = shelf.log();
    assert_eq!(log.len(), 1 + 9);
    for written in 0..=log.len() {
        let crashed = MemoryShelf::replay(&log[..written]);
        let found = Tab::open(&crashed, 2);
        let age = |id| found.leaf(id).map_or(0, |leaf| 1 + names.iter().position(|n| *n == leaf.name).expect("known"));
        let ages = [age(10), age(11), age(12)];
        assert_eq!(ages.iter().sum::<usize>(), written.saturating_sub(1), "after {written} writes");
        assert!(ages.is_sorted_by(|a, b| a >= b), "after {written} writes: {ages:?}");
    }
}

#[test]
fn an_erasure_reaches_records_and_quarantine_and_survives_a_crash() {
    let person = RawId(20);
    let shelf = three();
    let mut tab = Tab::open(&shelf, 2);
    tab.name(20, "Eve");
    tab.edit(21, |leaf| leaf.candidate = Some(person));
    tab.save(&[20, 21]).expect("saves");
    shelf.put(quarantine_place(21, 0), format!(r#"{{"candidate":"{person}","na"#));
    shelf.put(quarantine_place(22, 0), format!(r#"{{"candidate":"{}","na"#, RawId(77)));
    shelf.put(quarantine_place(23, 0), "{\"na");
    shelf.put(record_place(24), format!(r#"{{"candidate":"{person}","#));
    let start = shelf.entries();
    shelf.start_log();
    let purged = block_on(tab.keeper.save_erased(&BTreeSet::from([person]))).expect("erases");
    assert_eq!(purged.unclear, [quarantine_place(23, 0)]);
    assert_eq!(purged.removed.len(), 4);
    let log = shelf.log();

    for written in 1..=log.len() {
        let crashed = MemoryShelf::new();
        for (key, value) in &start {
            crashed.put(key, value);
        }
        for write in &log[..written] {
            match write {
                Write::Set { key, value } => crashed.put(key, value),
                Write::Remove { key } => block_on(crashed.remove(key)).expect("removes"),
            }
        }
        let loaded = block_on(Keeper::new(crashed.clone(), scope(), WORKSPACE).open()).expect("opens");
        assert_eq!(loaded.workspace.iter().count(), 3);
        let left: Vec<String> = crashed.entries().into_values().collect();
        assert!(!left.iter().any(|raw| raw.contains("Eve") || raw.contains(&person.to_string())), "after {written}");
        assert!(crashed.entries().contains_key(&quarantine_place(22, 0)));
    }
}

#[test]
fn a_tab_that_has_not_heard_of_an_erasure_does_not_bring_the_person_back() {
    let person = RawId(20);
    let shelf = three();
    let (mut one, two) = (Tab::open(&shelf, 2), Tab::open(&shelf, 3));
    one.name(20, "Eve");
    one.edit(21, |leaf| leaf.candidate = Some(person));
    block_on(two.keeper.save_erased(&BTreeSet::from([person]))).expect("erases");
    // Nor does what a third tab wrote at that very moment stay.
    let theirs = one.document.get(&key(21)).expect("is there").to_json(RawId(21));
    shelf.put(record_place(21), theirs.to_string());
    shelf.put(record_place(20), "{ damaged");
    let saved = one.save(&[20, 21, 10]).expect("saves the rest");
    assert_eq!(saved.quarantined, []);
    assert_eq!(saved.erased, BTreeSet::from([person]));
    assert!(!shelf.entries().contains_key(&record_place(20)));
    assert!(!shelf.entries().contains_key(&record_place(21)));
    assert_eq!(two.keeper.parse_entry(&place(Place::Erased(person)), Some("true")), Entry::Erased(person));
}

#[test]
fn a_record_of_a_kind_called_erased_is_no_tombstone() {
    let shelf = three();
    let mut tab = Tab::open(&shelf, 2);
    let trick = Key { kind: "erased".parse().expect("a kind"), id: RawId(10) };
    let registers = Registers::create(&Leaf::default(), &mut tab.clock).expect("fits");
    tab.document.merge_record(trick.clone(), registers);
    block_on(tab.keeper.save(&tab.document, std::slice::from_ref(&trick))).expect("saves");
    let again = Tab::open(&shelf, 3);
    assert!(again.leaf(10).is_some());
    assert!(again.document.get(&trick).is_some());
}

#[test]
fn who_is_kept_here_is_told_of_those_who_were_asked_for() {
    let shelf = three();
    let person = |id: u128| Key::of::<Candidate>(RawId(id));
    for id in [20, 21] {
        shelf.put(place(Place::Record(person(id))), "{}");
    }
    let asked = BTreeSet::from([RawId(10), RawId(21), RawId(22)]);
    let here = block_on(Keeper::new(shelf, scope(), WORKSPACE).holding(&asked)).expect("reads");
    assert_eq!(here, BTreeSet::from([RawId(21)]), "10 is no person, 20 was not asked for, 22 is not here");
}

#[test]
fn what_is_not_of_this_workspace_is_none_of_its_business() {
    let shelf = three();
    let keeper = Tab::open(&shelf, 2).keeper;
    let raw = shelf.entries().get(&record_place(10)).expect("is there").clone();
    let elsewhere = [
        StoreKey::Workspace(scope(), RawId(2), Place::Record(key(10))).to_string(),
        StoreKey::Workspace(Scope::of("file:///x"), WORKSPACE, Place::Record(key(10))).to_string(),
        StoreKey::shared("language").to_string(),
        quarantine_place(10, 0),
        "another app".to_owned(),
    ];
    for key in elsewhere {
        assert_eq!(keeper.parse_entry(&key, Some(&raw)), Entry::Other, "{key}");
    }
    assert_eq!(keeper.parse_entry(&record_place(10), None), Entry::Other);
    let Entry::Damaged(damaged) = keeper.parse_entry(&record_place(10), Some("{")) else { panic!("damaged") };
    assert_eq!(damaged.key, record_place(10));
}

/// Two workspaces with a record of the same id and a person of the same id: what is done in one does not reach the other.
#[test]
fn a_workspace_knows_nothing_of_the_one_beside_it() {
    let shelf = three();
    let beside = Keeper::new(shelf.clone(), scope(), RawId(5));
    let mut document = Workspace::new(RawId(5));
    let mut clock = Clock::new(Replica::new(9));
    let leaf = |name: &str| Leaf { name: name.to_owned(), ..Leaf::default() };
    for (id, name) in [(10, "Other Ann"), (50, "Eve")] {
        document.merge_record(key(id), Registers::create(&leaf(name), &mut clock).expect("fits"));
    }
    block_on(beside.save(&document, &[key(10), key(50)])).expect("saves");
    let damaged = StoreKey::Workspace(scope(), RawId(5), Place::Record(key(51))).to_string();
    shelf.put(damaged, "{");
    assert_eq!(block_on(beside.open()).expect("opens").quarantined.len(), 1);

    let mine = Tab::open(&shelf, 2);
    assert_eq!(mine.document.len(), 3);
    assert_eq!(mine.leaf(10).expect("is there").name, "Ann");
    assert_eq!(block_on(mine.keeper.quarantine()), Ok(Vec::new()));
    let purged = block_on(mine.keeper.save_erased(&BTreeSet::from([RawId(10)]))).expect("erases");
    assert_eq!((purged.removed, purged.unclear), (vec![record_place(10)], vec![]));
    let theirs = block_on(beside.open()).expect("opens");
    assert_eq!((theirs.workspace, theirs.quarantined), (document, vec![]));
}

#[test]
fn what_an_interrupted_erasure_left_goes_though_nothing_else_is_there() {
    let shelf = MemoryShelf::new();
    let mut tab = Tab::open(&shelf, 1);
    tab.edit(21, |leaf| leaf.candidate = Some(RawId(20)));
    tab.save(&[21]).expect("saves");
    shelf.put(place(Place::Erased(RawId(20))), "true");
    assert!(Tab::open(&shelf, 2).document.is_empty());
    assert!(!shelf.entries().contains_key(&record_place(21)));
    // And where there is nothing to take away, nothing is written.
    shelf.start_log();
    Tab::open(&shelf, 3);
    assert_eq!(shelf.log(), []);
}

#[test]
fn workspaces_are_listed_dumped_and_deleted_apart() {
    let shelf = three();
    let sample = Keeper::new(shelf.clone(), scope(), RawId(5));
    let mut document = Workspace::new(RawId(5));
    let mut clock = Clock::new(Replica::new(9));
    document.merge_record(key(50), Registers::create(&Leaf::default(), &mut clock).expect("fits"));
    block_on(sample.save(&document, &[key(50)])).expect("saves");
    shelf.put("another app", "is here too");
    assert_eq!(block_on(list_workspaces(&shelf, &scope())), Ok(vec![WORKSPACE, RawId(5)]));

    shelf.put(record_place(11), "{ damaged");
    let text = block_on(dump(&shelf, &scope())).expect("dumps");
    let raw: serde_json::Value = serde_json::from_str(&text).expect("is JSON");
    assert_eq!(raw["handpick/raw"][record_place(11)], "{ damaged");
    assert_eq!(raw["handpick/raw"].as_object().map(serde_json::Map::len), Some(shelf.entries().len() - 1));

    block_on(delete_workspace(&shelf, &scope(), RawId(5))).expect("deletes");
    assert_eq!(block_on(list_workspaces(&shelf, &scope())), Ok(vec![WORKSPACE]));
    assert!(shelf.entries().contains_key("another app"));
    assert!(block_on(used(&shelf)).expect("counts") > 100);
}

#[test]
fn preferences_read_back_and_one_tab_does_not_undo_anothers() {
    let shelf = MemoryShelf::new();
    let (here, there) = (scope(), Scope::of("file:///x"));
    let none = block_on(Preferences::read(&shelf, &here)).expect("reads");
    assert_eq!(none, Preferences::default());
    let listed = Some("name,tags".to_owned());
    let mine = Preferences { language: Some("de".into()), me: Some(RawId(3)), listed, ..none.clone() };
    let theirs = Preferences { scheme: Scheme::Dark, workspace: Some(WORKSPACE), ..none.clone() };
    block_on(mine.write(&none, &shelf, &here)).expect("writes");
    block_on(theirs.write(&none, &shelf, &here)).expect("writes");
    let both = Preferences { scheme: Scheme::Dark, workspace: Some(WORKSPACE), ..mine.clone() };
    assert_eq!(block_on(Preferences::read(&shelf, &here)), Ok(both.clone()));
    assert_eq!(shelf.entries().get("handpick/prefs/scheme").map(String::as_str), Some("\"dark\""));
    let elsewhere = block_on(Preferences::read(&shelf, &there)).expect("reads");
    assert_eq!((elsewhere.language, elsewhere.me), (Some("de".into()), None));

    block_on(Preferences { me: None, ..both.clone() }.write(&both, &shelf, &here)).expect("writes");
    shelf.put("handpick/prefs/language", "{ damaged");
    let left = block_on(Preferences::read(&shelf, &here)).expect("reads");
    assert_eq!((left.language, left.me), (None, None));
}

proptest! {
    /// Tabs that edit, save, fail and crash in any order: at the end, when each has saved, they all hold the same, and it
    /// is what the shelf holds.
    #[test]
    fn tabs_agree_once_all_have_saved(steps in prop::collection::vec((0usize..3, 10u128..13, 0u8..5), 1..40)) {
        let shelf = MemoryShelf::new();
        let mut tabs = [Tab::open(&shelf, 1), Tab::open(&shelf, 2), Tab::open(&shelf, 3)];
        for (at, (tab, id, what)) in steps.into_iter().enumerate() {
            let tab = &mut tabs[tab];
            match what {
                0 => tab.name(id, &format!("name {at}")),
                1 => tab.edit(id, |leaf| leaf.phone = at.to_string()),
                2 => shelf.fail_after(at % 3, Fault::Full),
                3 => shelf.heal(),
                _ => {
                    if let Ok(saved) = tab.save(&[id]) {
                        for (key, registers) in saved.merged {
                            tab.document.merge_record(key, registers);
                        }
                    }
                }
            }
        }
        shelf.heal();
        for _ in 0..2 {
            for tab in &mut tabs {
                for (key, registers) in tab.save(&[10, 11, 12]).expect("saves").merged {
                    tab.document.merge_record(key, registers);
                }
            }
        }
        let kept = Tab::open(&shelf, 4);
        for tab in &tabs {
            for id in 10..13 {
                prop_assert_eq!(tab.leaf(id), kept.leaf(id));
            }
        }
    }
}
