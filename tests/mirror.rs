//! Everything is kept twice: whatever happens to one of the two places, and whenever the power goes, what was acknowledged
//! is there at the next start, what was erased is not, and nothing older replaces what is newer.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use handpick::{
    domain::RawId,
    storage::{
        Keeper, Kept, MemoryShelf, Preferences, Scheme, Scope, Shelf, StorageError, Twin,
        keys::{Place, StoreKey},
        memory::Fault,
        workspaces::{delete_from_both, delete_no_more, finish_deletions, list_workspaces},
    },
    workspace::{
        document::{Key, Workspace},
        registers::{Path, Record},
        stamp::{Clock, Replica, Stamp},
    },
};
use pollster::block_on;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    pin::pin,
    task::{Context, Poll, Waker},
};

/// A record of this test alone.
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

type Pair = Twin<MemoryShelf>;
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

fn quarantine_place(id: u128, copy: u32) -> String {
    place(Place::Quarantine { kind: "leaf".into(), id: RawId(id).to_string(), copy })
}

fn tombstone(id: u128) -> String {
    place(Place::Erased(RawId(id)))
}

fn twin(first: &MemoryShelf, second: &MemoryShelf) -> Pair {
    let twin = block_on(Twin::open(first.clone(), None, Ok(second.clone()), &scope()));
    let _ = block_on(twin.flush());
    twin
}

/// One tab: a document of its own, a clock of its own, and a hand on both shelves.
struct Tab {
    twin: Pair,
    keeper: Keeper<Pair>,
    document: Workspace,
    quarantined: usize,
    clock: Clock,
    mine: BTreeMap<(u128, Path), Stamp>,
}

impl Tab {
    fn on(twin: Pair, replica: u64) -> Self {
        let keeper = Keeper::new(twin.clone(), scope(), WORKSPACE);
        let loaded = block_on(keeper.open()).expect("opens");
        // As at the start of the app: what the opening itself wrote. A shelf that fails is in what `kept` says.
        let _ = block_on(twin.flush());
        let mut clock = Clock::new(Replica::new(replica));
        clock.set_wall(1_700_000_000_000);
        for (_, registers) in loaded.workspace.iter() {
            let _ = clock.observe(registers.newest().expect("a stamp"));
        }
        Self {
            twin,
            keeper,
            document: loaded.workspace,
            quarantined: loaded.quarantined.len(),
            clock,
            mine: BTreeMap::new(),
        }
    }

    fn open(first: &MemoryShelf, second: &MemoryShelf, replica: u64) -> Self {
        Self::on(twin(first, second), replica)
    }

    fn leaf(&self, id: u128) -> Option<Leaf> {
        self.document.get(&key(id)).map(|registers| registers.view().expect("reads"))
    }

    fn name_of(&self, id: u128) -> Option<String> {
        self.leaf(id).map(|leaf| leaf.name)
    }

    fn edit(&mut self, id: u128, change: impl FnOnce(&mut Leaf)) {
        let mut registers = self.document.get(&key(id)).cloned().unwrap_or_default();
        let before: Leaf = registers.view().unwrap_or_default();
        let mut after = before.clone();
        change(&mut after);
        for change in registers.write(&before, &after, &mut self.clock).expect("fits") {
            self.mine.insert((id, change.path), change.stamp);
        }
        self.document.merge_record(key(id), registers);
    }

    fn name(&mut self, id: u128, name: &str) {
        self.edit(id, |leaf| leaf.name = name.to_owned());
    }

    /// As the session does it: what others wrote is merged in, and the outcome is that of the flush.
    fn save(&mut self, ids: &[u128]) -> Result<Kept, StorageError> {
        let keys: Vec<Key> = ids.iter().map(|id| key(*id)).collect();
        let saved = block_on(self.keeper.save(&self.document, &keys))?;
        for (key, registers) in saved.merged {
            self.document.merge_record(key, registers);
        }
        for (place, text) in block_on(self.twin.flush())? {
            if let handpick::storage::Entry::Record(key, registers) = self.keeper.parse_entry(&place, Some(&text)) {
                self.document.merge_record(key, registers);
            }
        }
        Ok(self.twin.kept())
    }
}

/// Both shelves hold leaves 10, 11 and 12.
fn three() -> (MemoryShelf, MemoryShelf) {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    let mut tab = Tab::open(&first, &second, 1);
    for (id, name) in [(10, "Ann"), (11, "Ben"), (12, "Cyd")] {
        tab.name(id, name);
    }
    assert_eq!(tab.save(&[10, 11, 12]), Ok(Kept::Both));
    (first, second)
}

fn copy(shelf: &MemoryShelf) -> MemoryShelf {
    let copy = MemoryShelf::new();
    for (key, value) in shelf.entries() {
        copy.put(key, value);
    }
    copy
}

fn text(shelf: &MemoryShelf, key: &str) -> String {
    shelf.entries().get(key).cloned().unwrap_or_default()
}

#[test]
fn both_shelves_hold_the_same_and_a_second_start_writes_nothing() {
    let (first, second) = three();
    assert_eq!(first.entries(), second.entries());
    assert_eq!(first.entries().len(), 4);
    first.start_log();
    second.start_log();
    let mut tab = Tab::open(&first, &second, 2);
    assert_eq!(tab.document.len(), 3);
    assert_eq!(tab.save(&[10, 11, 12]), Ok(Kept::Both));
    assert_eq!((first.log(), second.log()), (vec![], vec![]));
}

#[test]
fn either_shelf_alone_brings_everything_back() {
    for (first, second) in [(MemoryShelf::new(), three().1), (three().0, MemoryShelf::new())] {
        let tab = Tab::open(&first, &second, 2);
        assert_eq!(tab.name_of(11).as_deref(), Some("Ben"));
        assert_eq!((tab.document.len(), tab.twin.kept()), (3, Kept::Both));
        assert_eq!(first.entries(), second.entries());
    }
}

/// A crash leaves any beginning of what was written to the first shelf, for the browser writes it to disk when it likes, and
/// any beginning of what was written to the second; the last write of the first may be torn as well.
#[test]
fn whenever_the_power_goes_what_was_acknowledged_is_there() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    first.start_log();
    second.start_log();
    let mut tab = Tab::open(&first, &second, 1);
    let names = ["Ann", "Anna", "Annabel"];
    // How much the second shelf had when each round was acknowledged.
    let mut acknowledged = Vec::new();
    for name in names {
        for id in [10, 11, 12] {
            tab.name(id, name);
        }
        assert_eq!(tab.save(&[10, 11, 12]), Ok(Kept::Both));
        acknowledged.push(second.log().len());
    }
    let (one, two) = (first.log(), second.log());
    for j in 0..=two.len() {
        let rounds = acknowledged.iter().filter(|at| **at <= j).count();
        for i in 0..=one.len() {
            for torn in [false, true] {
                let (first, second) = (MemoryShelf::replay(&one[..i]), MemoryShelf::replay(&two[..j]));
                if let Some(handpick::storage::memory::Write::Set { key, value }) = one[..i].last().filter(|_| torn) {
                    first.put(key, &value[..value.len() / 2]);
                }
                let found = Tab::open(&first, &second, 2);
                for id in [10, 11, 12] {
                    let age = found.name_of(id).and_then(|name| names.iter().position(|n| *n == name));
                    assert!(age.map_or(0, |age| age + 1) >= rounds, "{i} and {j} writes, {torn}: {age:?}");
                }
                assert_eq!(found.twin.kept(), Kept::Both);
                assert_eq!(first.entries(), second.entries(), "{i} and {j} writes, {torn}");
            }
        }
    }
}

/// The start itself may be cut short while it brings things over.
#[test]
fn a_start_that_crashes_anywhere_is_finished_by_the_next() {
    let (mut first, mut second) = three();
    first.put(record_place(11), "{ torn");
    block_on(second.remove(&record_place(10))).expect("removes");
    second.put(tombstone(12), "true");
    second
        .put(record_place(13), text(&first, &record_place(12)).replace(&RawId(12).to_string(), &RawId(13).to_string()));
    for emptied in [false, true] {
        if emptied {
            (first, second) = (MemoryShelf::new(), copy(&second));
        }
        let (one, two) = (copy(&first), copy(&second));
        one.start_log();
        two.start_log();
        let done = Tab::open(&one, &two, 2);
        for i in 0..=one.log().len() {
            for j in 0..=two.log().len() {
                let (a, b) = (copy(&first), copy(&second));
                for (shelf, log) in [(&a, &one.log()[..i]), (&b, &two.log()[..j])] {
                    for write in log {
                        block_on(shelf.apply(std::slice::from_ref(write), |_, _, new| new.to_owned())).expect("writes");
                    }
                }
                let again = Tab::open(&a, &b, 3);
                assert_eq!(again.document, done.document, "{i} and {j}");
                assert_eq!((a.entries(), b.entries()), (one.entries(), two.entries()), "{i} and {j}");
                assert_eq!(a.entries(), b.entries(), "{i} and {j}");
            }
        }
    }
}

#[test]
fn a_torn_text_is_healed_by_the_other_shelf() {
    for torn in [0, 1] {
        let (first, second) = three();
        [&first, &second][torn].put(record_place(11), "{\"na");
        let tab = Tab::open(&first, &second, 2);
        assert_eq!((tab.name_of(11).as_deref(), tab.quarantined), (Some("Ben"), 0));
        assert_eq!(first.entries(), second.entries());
        assert!(!first.entries().keys().any(|key| key.contains("quarantine")));
    }
}

#[test]
fn only_what_neither_shelf_can_read_is_set_aside_and_then_both_texts_are() {
    let (first, second) = three();
    first.put(record_place(11), "{\"na");
    second.put(record_place(11), "{\"nam");
    let tab = Tab::open(&first, &second, 2);
    assert_eq!((tab.document.len(), tab.quarantined), (2, 1));
    assert_eq!(first.entries(), second.entries());
    let mut kept: Vec<String> =
        block_on(tab.keeper.quarantine()).expect("reads").into_iter().map(|(_, raw)| raw).collect();
    kept.sort();
    assert_eq!(kept, ["{\"na", "{\"nam"]);
    assert!(!first.entries().contains_key(&record_place(11)));
}

#[test]
fn a_full_first_shelf_costs_nothing_but_its_half_of_the_safety() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    first.fail_after(0, Fault::Full);
    tab.name(10, "Anna");
    tab.name(13, "Dan");
    assert_eq!(tab.save(&[10, 13]), Ok(Kept::Second(StorageError::Full)));
    // It reads as if it stood there, also for an edit of what is not there.
    tab.edit(13, |leaf| leaf.phone = "555".into());
    assert_eq!(tab.save(&[13]), Ok(Kept::Second(StorageError::Full)));
    let again = Tab::open(&first, &second, 3);
    assert_eq!((again.name_of(10).as_deref(), again.name_of(13).as_deref()), (Some("Anna"), Some("Dan")));
    assert_eq!(again.twin.kept(), Kept::Second(StorageError::Full));
    first.heal();
    tab.name(10, "Annabel");
    assert_eq!(tab.save(&[10]), Ok(Kept::Both));
    assert_eq!(first.entries(), second.entries());
}

#[test]
fn a_full_or_forbidden_second_shelf_is_said_and_made_good_later() {
    for (fault, why) in [(Fault::Full, StorageError::Full), (Fault::Blocked, StorageError::Blocked)] {
        let (first, second) = three();
        let mut tab = Tab::open(&first, &second, 2);
        second.fail_after(0, fault);
        tab.name(10, "Anna");
        assert_eq!(tab.save(&[10]), Ok(Kept::First(why)));
        second.heal();
        assert_eq!(tab.save(&[]), Ok(Kept::Both));
        assert_eq!(first.entries(), second.entries());
    }
}

#[test]
fn what_neither_shelf_takes_is_not_called_kept() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    first.fail_after(0, Fault::Full);
    second.fail_after(0, Fault::Blocked);
    tab.name(10, "Anna");
    assert_eq!(tab.save(&[10]), Err(StorageError::Full));
    second.heal();
    assert_eq!(tab.save(&[]), Ok(Kept::Second(StorageError::Full)));
    assert_eq!(Tab::open(&first, &second, 3).name_of(10).as_deref(), Some("Anna"));
}

#[test]
fn without_a_second_shelf_the_first_counts_alone() {
    let first = three().0;
    let alone: Pair = block_on(Twin::open(first.clone(), None, Err(StorageError::Blocked), &scope()));
    let mut tab = Tab::on(alone, 2);
    tab.name(10, "Anna");
    assert_eq!(tab.save(&[10]), Ok(Kept::First(StorageError::Blocked)));
    first.fail_after(0, Fault::Full);
    tab.name(10, "Annabel");
    assert_eq!(tab.save(&[10]), Err(StorageError::Full));
}

#[test]
fn over_a_first_shelf_that_does_not_last_only_the_second_counts() {
    let second = three().1;
    let volatile = || {
        let memory = MemoryShelf::new();
        block_on(Twin::open(memory, Some(StorageError::Blocked), Ok(second.clone()), &scope()))
    };
    let mut tab = Tab::on(volatile(), 2);
    assert_eq!(tab.name_of(11).as_deref(), Some("Ben"));
    tab.name(10, "Anna");
    assert_eq!(tab.save(&[10]), Ok(Kept::Second(StorageError::Blocked)));
    assert_eq!(Tab::on(volatile(), 3).name_of(10).as_deref(), Some("Anna"));
    second.fail_after(0, Fault::Full);
    tab.name(10, "Annabel");
    assert_eq!(tab.save(&[10]), Err(StorageError::Blocked));
    let nothing: Pair =
        block_on(Twin::open(MemoryShelf::new(), Some(StorageError::Blocked), Err(StorageError::Blocked), &scope()));
    assert_eq!(nothing.kept(), Kept::Nowhere(StorageError::Blocked));
}

#[test]
fn a_first_shelf_that_cannot_be_read_is_not_written_over() {
    let (first, second) = three();
    let mut other = Tab::on(block_on(Twin::open(first.clone(), None, Err(StorageError::Blocked), &scope())), 2);
    other.edit(10, |leaf| leaf.phone = "555".into());
    other.save(&[10]).expect("saves");
    first.fail_after(0, Fault::Blocked);
    let mut tab = Tab::open(&first, &second, 3);
    assert_eq!((tab.document.len(), tab.twin.kept()), (3, Kept::Second(StorageError::Blocked)));
    first.heal();
    tab.name(10, "Anna");
    assert_eq!(tab.save(&[10]), Ok(Kept::Both));
    let both = Leaf { name: "Anna".into(), phone: "555".into(), candidate: None };
    assert_eq!(Tab::open(&first, &second, 4).leaf(10), Some(both));
}

#[test]
fn a_slow_second_shelf_does_not_hold_up_the_first() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    second.delay(50);
    tab.name(10, "Anna");
    let keys = [key(10)];
    // Polled once and no more, as on a page that is being closed.
    let outcome = pin!(tab.keeper.save(&tab.document, &keys)).poll(&mut Context::from_waker(Waker::noop()));
    assert!(matches!(outcome, Poll::Ready(Ok(_))));
    assert!(text(&first, &record_place(10)).contains("Anna"));
    assert!(!text(&second, &record_place(10)).contains("Anna"));
    assert_eq!(Tab::open(&first, &second, 3).name_of(10).as_deref(), Some("Anna"));
}

#[test]
fn an_old_copy_never_replaces_a_newer_field() {
    for swapped in [false, true] {
        let (first, second) = three();
        let (behind, ahead) = if swapped { (&second, &first) } else { (&first, &second) };
        // Somebody has written a field to one shelf alone, and somebody else another one to the other.
        let alone =
            |shelf: &MemoryShelf| block_on(Twin::open(shelf.clone(), None, Err(StorageError::Blocked), &scope()));
        let mut one = Tab::on(alone(ahead), 2);
        one.name(10, "Anna");
        one.save(&[10]).expect("saves");
        let mut two = Tab::on(alone(behind), 3);
        two.edit(10, |leaf| leaf.phone = "555".into());
        two.save(&[10]).expect("saves");
        let both = Some(Leaf { name: "Anna".into(), phone: "555".into(), candidate: None });
        assert_eq!(Tab::open(&first, &second, 4).leaf(10), both);
        assert_eq!(first.entries(), second.entries());
    }
}

#[test]
fn what_another_tab_wrote_to_the_second_alone_is_merged_with_and_told() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    let mut other = Tab::on(block_on(Twin::open(second.clone(), None, Err(StorageError::Blocked), &scope())), 3);
    other.name(10, "Anna");
    other.save(&[10]).expect("saves");
    tab.edit(10, |leaf| leaf.phone = "555".into());
    assert_eq!(tab.save(&[10]), Ok(Kept::Both));
    let both = Some(Leaf { name: "Anna".into(), phone: "555".into(), candidate: None });
    assert_eq!(tab.leaf(10), both);
    assert_eq!(first.entries(), second.entries());
}

#[test]
fn an_erased_person_does_not_come_back_from_the_other_shelf() {
    let person = RawId(20);
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    tab.name(20, "Eve");
    tab.edit(21, |leaf| leaf.candidate = Some(person));
    tab.save(&[20, 21]).expect("saves");
    let full = copy(&second);
    full.put(quarantine_place(22, 0), format!(r#"{{"candidate":"{person}","na"#));
    full.put(record_place(24), format!(r#"{{"candidate":"{person}","#));
    block_on(tab.keeper.save_erased(&BTreeSet::from([person]))).expect("erases");
    block_on(tab.twin.flush()).expect("is kept");
    let gone = |shelf: &MemoryShelf| {
        let left: Vec<String> = shelf.entries().into_values().collect();
        !left.iter().any(|raw| raw.contains("Eve") || raw.contains(&person.to_string()))
            && !shelf.entries().contains_key(&record_place(20))
    };
    assert!(gone(&first) && gone(&second));
    // One of the shelves was out of reach meanwhile, and has it all still.
    for (a, b) in [(copy(&first), copy(&full)), (copy(&full), copy(&first))] {
        let tab = Tab::open(&a, &b, 3);
        assert_eq!((tab.document.len(), tab.quarantined), (3, 0));
        assert!(gone(&a) && gone(&b));
        assert_eq!(a.entries(), b.entries());
        assert!(b.entries().contains_key(&tombstone(20)));
    }
    // Nor when one of them cannot be written: what is shown is without them.
    let stuck = copy(&full);
    stuck.fail_after(0, Fault::Blocked);
    assert_eq!(Tab::open(&copy(&first), &stuck, 4).document.len(), 3);
}

#[test]
fn a_newer_release_on_either_shelf_is_not_written_over() {
    for newer in [0, 1] {
        let (first, second) = three();
        let mut tab = Tab::open(&first, &second, 2);
        [&first, &second][newer].put(place(Place::Version), "999");
        [&first, &second][newer].put(record_place(12), "of a newer shape");
        let before = (first.entries(), second.entries());
        let again = twin(&first, &second);
        let keeper = Keeper::new(again.clone(), scope(), WORKSPACE);
        assert_eq!(block_on(keeper.open()).err(), Some(StorageError::Newer { found: 999, known: 1 }), "{newer}");
        assert_eq!((first.entries(), second.entries()), before);
        // A tab that runs already learns it as well; its first shelf may have its edit by then.
        tab.name(10, "Anna");
        assert_eq!(tab.save(&[10]), Err(StorageError::Newer { found: 999, known: 1 }));
        assert_eq!(second.entries(), before.1);
    }
}

#[test]
fn preferences_come_back_and_the_first_shelf_has_the_say() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    let none = Preferences::default();
    let mine = Preferences { language: Some("el".into()), me: Some(RawId(3)), ..none.clone() };
    let pair = twin(&first, &second);
    block_on(mine.write(&none, &pair, &scope())).expect("writes");
    block_on(pair.flush()).expect("is kept");
    assert_eq!(first.entries(), second.entries());
    second.put("handpick/prefs/language", "\"en\"");
    second.put("handpick/prefs/scheme", "\"dark\"");
    let read = block_on(Preferences::read(&twin(&first, &second), &scope())).expect("reads");
    assert_eq!(read, Preferences { scheme: Scheme::Dark, ..mine });
    assert_eq!(first.entries(), second.entries());
}

#[test]
fn what_is_not_ours_is_not_copied() {
    let (first, second) = three();
    first.put("another app", "is here");
    second.put("handpick/%2Fhire/later/place", "of a later release");
    let tab = Tab::open(&first, &second, 2);
    assert_eq!(tab.twin.kept(), Kept::Both);
    assert!(!second.entries().contains_key("another app"));
    assert!(!first.entries().contains_key("handpick/%2Fhire/later/place"));
}

#[test]
fn a_workspace_that_was_deleted_while_the_second_shelf_was_away_does_not_come_back_from_there() {
    for reopened in [false, true] {
        let (first, second) = three();
        let alone = block_on(Twin::open(first.clone(), None, Err(StorageError::Blocked), &scope()));
        block_on(delete_from_both(&alone, &scope(), WORKSPACE)).expect("deletes");
        assert_eq!(block_on(list_workspaces(&alone, &scope())), Ok(Vec::new()));
        if reopened {
            block_on(delete_no_more(&alone, &scope(), WORKSPACE)).expect("writes");
        }
        let start = || {
            let twin = twin(&first, &second);
            block_on(finish_deletions(&twin, &scope())).expect("finishes");
            block_on(twin.flush()).expect("both work");
            block_on(list_workspaces(&twin, &scope())).expect("reads")
        };
        let expected = if reopened { vec![WORKSPACE] } else { Vec::new() };
        assert_eq!(start(), expected);
        assert_eq!(start(), expected);
        assert_eq!(first.entries(), second.entries());
        assert!(reopened || first.entries().is_empty(), "nothing of it is left: {:?}", first.entries());
    }
}

#[test]
fn a_deletion_that_crashes_anywhere_is_finished_by_the_next_start() {
    let (first, second) = three();
    let before = copy(&first);
    let twin = twin(&first, &second);
    first.start_log();
    block_on(delete_from_both(&twin, &scope(), WORKSPACE)).expect("deletes");
    block_on(twin.flush()).expect("both work");
    assert!(first.entries().is_empty() && second.entries().is_empty());
    let log = first.log();
    // Of the last write it is known that the second has been told of all.
    for done in 1..log.len() {
        let (_, whole) = three();
        let crashed = copy(&before);
        block_on(crashed.apply(&log[..done], |_, _, new| new.to_owned())).expect("writes");
        let again = block_on(Twin::open(crashed.clone(), None, Ok(whole.clone()), &scope()));
        block_on(finish_deletions(&again, &scope())).expect("finishes");
        block_on(again.flush()).expect("both work");
        assert!(whole.entries().is_empty(), "after {done} of {}", log.len());
        assert_eq!(crashed.entries(), whole.entries());
    }
}

#[test]
fn what_is_left_to_the_second_reads_as_before_and_comes_back_with_an_edit() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    block_on(tab.twin.leave_to_second(&[record_place(10), record_place(11)])).expect("leaves");
    let kept: Vec<String> = first.entries().into_keys().filter(|key| key.contains("leaf")).collect();
    assert_eq!(kept, [record_place(12)]);
    assert_eq!(second.entries().len(), first.entries().len() + 2);
    assert_eq!(tab.twin.kept(), Kept::Both);
    let prefix = scope().prefix();
    assert_eq!(block_on(tab.twin.entries(&prefix)), Ok(second.entries()));
    assert_eq!(tab.save(&[]), Ok(Kept::Both));
    assert!(!first.entries().contains_key(&record_place(10)), "nothing brings it back by itself");

    tab.name(10, "Anna");
    assert_eq!(tab.save(&[10]), Ok(Kept::Both));
    assert!(text(&first, &record_place(10)).contains("Anna") && text(&second, &record_place(10)).contains("Anna"));
    // What another tab, which knows nothing of it, writes meanwhile is merged with.
    let mut other = Tab::open(&copy(&first), &second, 3);
    block_on(tab.twin.leave_to_second(&[record_place(10)])).expect("leaves");
    other.edit(10, |leaf| leaf.phone = "1".into());
    other.save(&[10]).expect("saves");
    tab.name(10, "Annette");
    assert_eq!(tab.save(&[10]), Ok(Kept::Both));
    assert_eq!(tab.leaf(10).map(|leaf| (leaf.name, leaf.phone)), Some(("Annette".into(), "1".into())));
    // Erased, it is gone from both.
    block_on(tab.keeper.save_erased(&[RawId(11)].into())).expect("erases");
    block_on(tab.twin.flush()).expect("is kept");
    assert!([&first, &second].iter().all(|shelf| !shelf.entries().contains_key(&record_place(11))));
    assert_eq!(block_on(tab.twin.get(&record_place(11))), Ok(None));
}

#[test]
fn only_what_the_second_has_to_the_letter_is_left_to_it() {
    let (first, second) = three();
    let mut tab = Tab::open(&first, &second, 2);
    // Another tab has written the first and dies before the second has it.
    first.put(record_place(10), text(&first, &record_place(10)).replace("Ann", "Ane"));
    // This tab owes it to the second.
    second.fail_after(0, Fault::Full);
    tab.name(11, "Bella");
    assert_eq!(tab.save(&[11]), Ok(Kept::First(StorageError::Full)));
    second.heal();
    let before = first.entries();
    block_on(tab.twin.leave_to_second(&[record_place(10), record_place(11)])).expect("leaves what it can");
    assert_eq!(first.entries(), before);
    // Without a second shelf, or over a first one that does not last, there is nothing to leave.
    let alone = block_on(Twin::open(first.clone(), None, Err(StorageError::Blocked), &scope()));
    let volatile = block_on(Twin::open(first.clone(), Some(StorageError::Blocked), Ok(copy(&first)), &scope()));
    for twin in [alone, volatile] {
        assert_eq!(block_on(twin.leave_to_second(&[record_place(12)])), Ok(()));
        assert_eq!(first.entries(), before);
    }
}

#[test]
fn the_start_does_not_crowd_the_first_shelf_with_closed_requisitions_that_only_the_second_has() {
    let (first, second) = three();
    let put = |kind: &str, id: u128, fields: serde_json::Value| {
        let stamp = Stamp::new(1_700_000_000_000, 0, Replica::new(7)).expect("a stamp");
        let key = Key { kind: kind.parse().expect("a kind"), id: RawId(id) };
        let mut record = serde_json::json!({ "id": key.id, "stamp": stamp });
        record.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        let place = place(Place::Record(key));
        second.put(&place, record.to_string());
        place
    };
    let (closed, open) = (RawId(20), RawId(21));
    let at = "2026-11-02T09:00:00Z";
    put(
        "requisition",
        20,
        serde_json::json!({ "title": "Closed", "opened": at, "closed": { "at": at, "reason": "" } }),
    );
    put("requisition", 21, serde_json::json!({ "title": "Open", "opened": at }));
    let application = |requisition: RawId| {
        let placement = serde_json::json!({ "stage": RawId(1), "order": "V" });
        serde_json::json!({ "candidate": RawId(5), "requisition": requisition, "applied": at, "since": at, "placement": placement })
    };
    let away = put("application", 30, application(closed));
    let note = put(
        "note",
        31,
        serde_json::json!({ "candidate": RawId(5), "application": RawId(30), "text": "x", "at": at, "by": RawId(3) }),
    );
    let near = put("application", 32, application(open));
    // Another app of the same origin takes the room.
    first.put("another app", "x".repeat(1_300_000));
    second.put("handpick/prefs/language", "\"el\"");
    let again = Tab::open(&first, &second, 3);
    assert_eq!((again.document.len(), again.twin.kept()), (8, Kept::Both));
    let has = |key: &str| first.entries().contains_key(key);
    assert!(!has(&away) && !has(&note));
    assert!(has(&near) && has("handpick/prefs/language"), "what is open, or no record, is brought over always");
    assert_eq!(block_on(again.twin.get(&note)), block_on(second.get(&note)));
    // With room for it all of it comes back.
    block_on(first.remove("another app")).expect("removes");
    Tab::open(&first, &second, 4);
    assert_eq!(first.entries(), second.entries());
}

#[test]
fn what_is_open_and_does_not_fit_is_said_not_to_fit_also_at_the_next_start() {
    let (first, second) = three();
    block_on(first.remove(&record_place(12))).expect("removes");
    first.put("another app", "x".repeat(1_300_000));
    first.fail_after(0, Fault::Full);
    let tab = Tab::open(&first, &second, 2);
    assert_eq!((tab.name_of(12), tab.twin.kept()), (Some("Cyd".into()), Kept::Second(StorageError::Full)));
}

#[test]
fn a_crash_while_records_are_left_to_the_second_loses_none() {
    let (first, second) = three();
    let before = copy(&first);
    let tab = Tab::open(&first, &second, 2);
    first.start_log();
    block_on(tab.twin.leave_to_second(&[10, 11, 12].map(record_place))).expect("leaves");
    let log = first.log();
    assert_eq!(log.len(), 3);
    for done in 0..=log.len() {
        let crashed = copy(&before);
        block_on(crashed.apply(&log[..done], |_, _, new| new.to_owned())).expect("writes");
        let found = Tab::open(&crashed, &copy(&second), 3);
        assert_eq!(found.document, tab.document, "after {done}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// Two tabs that edit and save while either shelf fails, heals, tears or is emptied, records that are left to the second, and
    /// tabs that die: at the end no register is older than the last of it that was acknowledged on a shelf that still had it.
    #[test]
    fn nothing_acknowledged_gets_older(steps in prop::collection::vec((0usize..2, 10u128..13, 0u8..13), 1..60)) {
        let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
        let mut tabs = [Tab::open(&first, &second, 1), Tab::open(&first, &second, 2)];
        let mut acknowledged: BTreeMap<(Key, Path), (Stamp, Kept)> = BTreeMap::new();
        let mut replica = 2;
        for (at, (which, id, what)) in steps.into_iter().enumerate() {
            let fault = [Fault::Full, Fault::Blocked, Fault::Torn][at % 3];
            match what {
                0 | 1 => tabs[which].name(id, &format!("name {at}")),
                2 => tabs[which].edit(id, |leaf| leaf.phone = at.to_string()),
                3 => first.fail_after(at % 3, fault),
                // The second works in transactions, which are done or not done. It was full, or is gone.
                4 => second.fail_after(at % 3, [Fault::Full, Fault::Blocked][at % 2]),
                5 => { first.heal(); second.heal(); }
                6 => {
                    // Site data cleared: what the second has must do. It works again for the next start.
                    first.heal();
                    for key in first.entries().keys() {
                        block_on(first.remove(key)).expect("removes");
                    }
                    acknowledged.retain(|_, (_, kept)| !matches!(kept, Kept::First(_)));
                }
                7 => {
                    first.heal();
                    second.heal();
                    replica += 1;
                    tabs[which] = Tab::open(&first, &second, replica);
                }
                // Whoever fails here has left what it could.
                8 => drop(block_on(tabs[which].twin.leave_to_second(&[10, 11, 12].map(record_place)))),
                _ => {
                    if let Ok(kept) = tabs[which].save(&[id]) {
                        // What others wrote was acknowledged to them.
                        for ((_, path), stamp) in tabs[which].mine.iter().filter(|((of, _), _)| *of == id) {
                            acknowledged.insert((key(id), path.clone()), (*stamp, kept.clone()));
                        }
                    }
                }
            }
        }
        first.heal();
        second.heal();
        let last = Tab::open(&first, &second, 99);
        prop_assert_eq!(last.twin.kept(), Kept::Both);
        for ((key, path), (stamp, kept)) in acknowledged {
            let found = last.document.get(&key).and_then(|registers| registers.get(&path)).map(|register| register.stamp);
            prop_assert!(found >= Some(stamp), "{:?} {:?} {:?}", key, path, kept);
        }
    }
}
