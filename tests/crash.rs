//! The page dies at any moment while a file is being imported, or while one goes back to a restore point: what is on the disk then is
//! any beginning of what each of the two
//! stores was told, the last value of the quick one torn in half or not. The next start finds nothing half, nothing of before
//! harmed, nobody erased who is back; and the same file once more makes it whole. (Saving and starting: `mirror.rs`; migrating:
//! `src/storage/joining.rs`.)

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use handpick::{
    domain::RawId,
    exchange::file::{self, Incoming},
    storage::{Keeper, Kept, MemoryShelf, Scope, Shelf, Twin, memory::Write},
    workspace::{
        document::{Key, Workspace},
        import::merge_in,
        registers::Registers,
        restore::restore,
        stamp::{Clock, Replica},
    },
};
use pollster::block_on;
use std::collections::BTreeMap;

type Pair = Twin<MemoryShelf>;

const V1: &str = include_str!("fixtures/v1.handpick.json");
const NOON: u64 = 1_790_000_000_000;
/// A person in the file, with applications, notes and decisions.
const TOM: &str = "71c27qbheqg4zktg1hscrbzdw6";

/// What a tab holds while it lives.
struct Tab {
    twin: Pair,
    keeper: Keeper<Pair>,
    document: Workspace,
    quarantined: usize,
}

fn start(first: &MemoryShelf, second: &MemoryShelf) -> Tab {
    let twin = block_on(Twin::open(first.clone(), None, Ok(second.clone()), &Scope::of("file:///x")));
    let keeper = Keeper::new(twin.clone(), Scope::of("file:///x"), RawId(1));
    let loaded = block_on(keeper.open()).expect("opens");
    block_on(twin.flush()).expect("both stores work");
    Tab { twin, keeper, document: loaded.workspace, quarantined: loaded.quarantined.len() }
}

impl Tab {
    /// As the session does it: the document first, then who was erased, then the records, and at last the sure store.
    fn import(&mut self, incoming: Incoming) {
        let mut clock = Clock::new(Replica::new(1));
        clock.set_wall(NOON);
        let (report, _) = merge_in(&mut self.document, incoming, &mut clock);
        if !report.erases.is_empty() {
            let erased = self.document.erased().collect();
            block_on(self.keeper.save_erased(&erased)).expect("keeps the tombstones");
        }
        let keys: Vec<Key> = self.document.iter().map(|(key, _)| key.clone()).collect();
        block_on(self.keeper.save(&self.document, &keys)).expect("saves");
        block_on(self.twin.flush()).expect("both stores work");
        assert_eq!(self.twin.kept(), Kept::Both);
    }

    /// As the session does it: goes back to what a point holds, and writes what that changes.
    fn go_back(&mut self, point: &Incoming) {
        let mut clock = Clock::new(Replica::new(2));
        clock.set_wall(NOON + 60_000);
        for (_, registers) in self.document.iter() {
            clock.observe(registers.newest().expect("a stamp")).expect("fits");
        }
        let keys = restore(&mut self.document, point, &[], &mut clock).keys();
        block_on(self.keeper.save(&self.document, &keys)).expect("saves");
        block_on(self.twin.flush()).expect("both stores work");
        assert_eq!(self.twin.kept(), Kept::Both);
    }

    /// What the records say, whenever that was written.
    fn said(&self) -> BTreeMap<Key, serde_json::Value> {
        let plain = |key: &Key, registers: &Registers| {
            let mut record = registers.to_json(key.id);
            let fields = record.as_object_mut().expect("an object");
            fields.retain(|field, value| !field.starts_with("stamp") && !value.is_null());
            record
        };
        self.document.iter().map(|(key, registers)| (key.clone(), plain(key, registers))).collect()
    }

    fn texts(&self) -> BTreeMap<Key, String> {
        self.document.iter().map(|(key, registers)| (key.clone(), registers.to_json(key.id).to_string())).collect()
    }
}

/// Both stores with the work of before: all of the fixture but what the second file brings.
fn before() -> (MemoryShelf, MemoryShelf) {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    let mut incoming = file::read(V1).expect("reads");
    incoming.erased.clear();
    incoming.records.retain(|(key, _)| !["decision", "move"].contains(&key.kind.as_str()));
    start(&first, &second).import(incoming);
    (first, second)
}

/// A colleague's file: new records, changed ones, and one person erased for good.
fn theirs() -> Incoming {
    let later = "0mtjxqpy6-00f-4xrdibc1";
    let mut value: serde_json::Value = serde_json::from_str(V1).expect("is JSON");
    value["erased"] = serde_json::json!([TOM]);
    value["records"]["candidate"][0]["town"] = "Bled".into();
    value["records"]["candidate"][0]["stamps"] = serde_json::json!({ "town": later });
    value["records"]["requisition"][0]["purpose"] = "As a colleague has it.".into();
    value["records"]["requisition"][0]["stamps"]["purpose"] = later.into();
    file::read(&value.to_string()).expect("reads")
}

/// The stores after the first `i` writes to the one and the first `j` to the other.
fn crashed(logs: [&[Write]; 2], torn: bool) -> (MemoryShelf, MemoryShelf) {
    let (first, second) = before();
    replay([&first, &second], logs, torn);
    (first, second)
}

fn replay(shelves: [&MemoryShelf; 2], logs: [&[Write]; 2], torn: bool) {
    for (shelf, log) in shelves.into_iter().zip(logs) {
        for write in log {
            block_on(shelf.apply(std::slice::from_ref(write), |_, _, new| new.to_owned())).expect("writes");
        }
    }
    if let Some(Write::Set { key, value }) = logs[0].last().filter(|_| torn) {
        let half = (0..=value.len() / 2).rev().find(|at| value.is_char_boundary(*at)).unwrap_or_default();
        shelves[0].put(key, &value[..half]);
    }
}

#[test]
fn an_import_that_crashes_anywhere_leaves_nothing_half_and_once_more_makes_it_whole() {
    let (first, second) = before();
    let mut tab = start(&first, &second);
    let old = tab.texts();
    first.start_log();
    second.start_log();
    tab.import(theirs());
    let (one, two, new) = (first.log(), second.log(), tab.texts());
    assert!(one.len() > 8 && two.len() > 8, "{} and {}", one.len(), two.len());
    let gone = |key: &&Key| !new.contains_key(*key);
    assert!(old.keys().filter(gone).count() > 1, "Tom and what hangs on him");
    assert!(new.iter().any(|(key, text)| old.get(key).is_some_and(|before| before != text)));

    for i in 0..=one.len() {
        for j in 0..=two.len() {
            for torn in [false, true] {
                let at = format!("{i} and {j} writes, torn: {torn}");
                let (first, second) = crashed([&one[..i], &two[..j]], torn);
                let mut found = start(&first, &second);
                let texts = found.texts();
                for (key, text) in &texts {
                    assert!(old.get(key) == Some(text) || new.get(key) == Some(text), "{at}: {key:?} is neither");
                }
                let lost = old.keys().filter(|key| new.contains_key(*key) && !texts.contains_key(*key));
                assert_eq!(lost.count(), 0, "{at}");
                // A new record whose only copy was torn is set aside; everything else is healed by the other store.
                assert!(found.quarantined <= usize::from(torn), "{at}");
                // All of a person is there, or nothing: their tombstone comes before anything of theirs goes.
                let erased = found.document.is_erased(TOM.parse().expect("an id"));
                let whole = old.keys().filter(gone).all(|key| texts.contains_key(key));
                let none = old.keys().filter(gone).all(|key| !texts.contains_key(key));
                assert!(if erased { none } else { whole }, "{at}");
                if erased {
                    let left = first.entries().into_values().chain(second.entries().into_values());
                    assert_eq!(left.filter(|text| text.contains(TOM)).count(), 0, "{at}");
                }
                assert_eq!(first.entries(), second.entries(), "{at}");

                found.import(theirs());
                assert_eq!(found.texts(), new, "{at}");
                assert_eq!(start(&first, &second).texts(), new, "{at}");
            }
        }
    }
}

#[test]
fn a_way_back_that_crashes_anywhere_leaves_nothing_half_and_once_more_makes_it_whole() {
    // The point is of before; since then a file came in, which erased nobody.
    let stores = || {
        let (first, second) = before();
        let mut incoming = theirs();
        incoming.erased.clear();
        start(&first, &second).import(incoming);
        (first, second)
    };
    let point = {
        let (first, second) = before();
        file::read(&file::write(&start(&first, &second).document)).expect("reads")
    };
    let (first, second) = stores();
    let mut tab = start(&first, &second);
    let (old, came) = (tab.texts(), tab.said());
    first.start_log();
    second.start_log();
    tab.go_back(&point);
    let (one, two, new, back) = (first.log(), second.log(), tab.texts(), tab.said());
    assert!(one.len() > 4 && two.len() > 4, "{} and {}", one.len(), two.len());
    assert_ne!(came, back);
    for i in 0..=one.len() {
        for j in 0..=two.len() {
            for torn in [false, true] {
                let at = format!("{i} and {j} writes, torn: {torn}");
                let (first, second) = stores();
                replay([&first, &second], [&one[..i], &two[..j]], torn);
                let mut found = start(&first, &second);
                for (key, text) in found.texts() {
                    assert!([&old, &new].iter().any(|all| all.get(&key) == Some(&text)), "{at}: {key:?} is neither");
                }
                // Going back takes nothing out of the stores: what was added since is marked as removed.
                assert_eq!((found.texts().len(), found.quarantined), (old.len(), 0), "{at}");
                assert_eq!(first.entries(), second.entries(), "{at}");
                found.go_back(&point);
                assert_eq!(found.said(), back, "{at}");
                assert_eq!(start(&first, &second).said(), back, "{at}");
            }
        }
    }
}

/// In a browser without the sure store: what is torn is set aside as it is, and all else is whole.
#[test]
fn an_import_into_one_store_alone_loses_at_most_the_torn_value_and_names_it() {
    let alone = |shelf: &MemoryShelf| {
        let keeper = Keeper::new(shelf.clone(), Scope::of("file:///x"), RawId(1));
        let loaded = block_on(keeper.open()).expect("opens");
        (keeper, loaded)
    };
    let start = || before().0;
    let shelf = start();
    let (keeper, mut loaded) = alone(&shelf);
    let old = loaded.workspace.clone();
    shelf.start_log();
    let mut incoming = theirs();
    incoming.erased.clear();
    let mut clock = Clock::new(Replica::new(1));
    clock.set_wall(NOON);
    merge_in(&mut loaded.workspace, incoming, &mut clock);
    let keys: Vec<Key> = loaded.workspace.iter().map(|(key, _)| key.clone()).collect();
    block_on(keeper.save(&loaded.workspace, &keys)).expect("saves");
    let log = shelf.log();
    assert!(log.len() > 4);
    for i in 1..=log.len() {
        let crashed = start();
        for write in &log[..i] {
            if let Write::Set { key, value } = write {
                crashed.put(key, value);
            }
        }
        let Some(Write::Set { key, value }) = log[..i].last() else { continue };
        let half = value.char_indices().map(|(at, _)| at).nth(value.chars().count() / 2).unwrap_or_default();
        crashed.put(key, &value[..half]);
        let (keeper, found) = alone(&crashed);
        assert_eq!(found.quarantined.iter().map(|set| &set.key).collect::<Vec<_>>(), [key]);
        assert_eq!(block_on(keeper.quarantine()).expect("reads")[0].1, value[..half]);
        for (key, registers) in found.workspace.iter() {
            assert!(old.get(key) == Some(registers) || loaded.workspace.get(key) == Some(registers));
        }
        assert!(found.workspace.len() + 1 >= old.len());
    }
}
