//! What is written part by part may be cut off after any record: none that is there then lacks what it hangs on, in neither store,
//! unless it lacked it before or lacks it in the end.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use handpick::{
    domain::RawId,
    storage::{Keeper, MemoryShelf, Scope, Shelf, StorageError, Twin, keeper::Entry, memory::Write},
    workspace::{
        document::{Key, Workspace},
        owners,
        registers::Registers,
        stamp::{Replica, Stamp},
    },
};
use pollster::block_on;
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// By kind: under which names it says what it hangs on, and of which kind that is.
const NAMED: [(&str, &[(&str, &str)]); 11] = [
    ("kit", &[]),
    ("job_version", &[]),
    ("requisition", &[("kit", "kit"), ("published", "job_version")]),
    ("candidate", &[]),
    ("application", &[("candidate", "candidate"), ("requisition", "requisition")]),
    ("note", &[("candidate", "candidate"), ("application", "application")]),
    ("move", &[("candidate", "candidate"), ("application", "application")]),
    ("submission", &[("candidate", "candidate"), ("application", "application"), ("kit", "kit")]),
    ("scorecard", &[("candidate", "candidate"), ("application", "application"), ("submission", "submission")]),
    ("statistic", &[("requisition", "requisition"), ("kit", "kit")]),
    ("of_a_later_release", &[("candidate", "candidate"), ("application", "application")]),
];
/// How many records there are of each kind.
const EACH: usize = 4;

/// How a record is: not there at all, there, or removed.
type Lives = [Option<bool>; 2];

fn key(kind: usize, number: usize) -> Key {
    Key { kind: NAMED[kind].0.parse().expect("a kind"), id: RawId((kind * EACH + number + 1) as u128) }
}

fn place_of(kind: &str) -> usize {
    NAMED.iter().position(|(name, _)| *name == kind).expect("a kind of this test")
}

/// Whom each record is about: an application and all that hangs on it are about one person.
fn owners_of(kind: usize, number: usize) -> Vec<(&'static str, Key)> {
    let which = |of: &str| if ["application", "submission"].contains(&of) { number } else { number / 2 };
    NAMED[kind].1.iter().map(|(field, of)| (*field, key(place_of(of), which(of)))).collect()
}

fn record(kind: usize, number: usize, there: bool, time: u64) -> (Key, Registers) {
    let key = key(kind, number);
    let stamp = Stamp::new(time, 0, Replica::new(1)).expect("a stamp");
    let mut record = json!({"id": key.id, "stamp": stamp, "removed": !there, "text": "\"removed\":true"});
    for (field, owner) in owners_of(kind, number) {
        record[field] = owner.id.to_string().into();
    }
    (key, Registers::from_json(record, &[]).expect("reads").1)
}

/// The document before and after; what is there once does not go but by being removed.
fn documents(lives: &[Lives]) -> [Workspace; 2] {
    let mut documents = [Workspace::new(RawId(1)), Workspace::new(RawId(1))];
    for (at, [before, after]) in lives.iter().enumerate() {
        let (kind, number) = (at / EACH, at % EACH);
        let mut put = |document: usize, there: bool, time: u64| {
            let (key, registers) = record(kind, number, there, time);
            documents[document].merge_record(key, registers);
        };
        if let Some(there) = before {
            put(0, *there, 1);
            put(1, *there, 1);
        }
        if let Some(there) = after.filter(|there| Some(*there) != *before) {
            put(1, there, 2);
        }
    }
    documents
}

/// Which of these are there.
fn there(document: &Workspace) -> BTreeSet<Key> {
    document.iter().filter(|(_, registers)| !registers.is_removed()).map(|(key, _)| key.clone()).collect()
}

/// Those that lack something that they hang on.
fn lacking(there: &BTreeSet<Key>) -> BTreeSet<Key> {
    let lacks = |one: &&Key| {
        let number = (one.id.0 as usize - 1) % EACH;
        owners_of(place_of(one.kind.as_str()), number).iter().any(|(_, owner)| !there.contains(owner))
    };
    there.iter().filter(lacks).cloned().collect()
}

/// The records that differ.
fn changed([before, after]: &[Workspace; 2]) -> Vec<Key> {
    after.iter().filter(|(key, now)| before.get(key) != Some(*now)).map(|(key, _)| key.clone()).collect()
}

fn lives() -> impl Strategy<Value = Vec<Lives>> {
    // Most are nowhere before or there before and gone after, as an import and its undo have it.
    let one = prop_oneof![
        3 => Just([None, Some(true)]),
        3 => Just([Some(true), Some(false)]),
        1 => Just([Some(false), Some(true)]),
        1 => Just([Some(true), None]),
        1 => Just([None, None]),
    ];
    prop::collection::vec(one, NAMED.len() * EACH)
}

/// One after the other: after none of them anything lacks what it did not lack before and does not lack in the end.
fn holds(documents: &[Workspace; 2], writes: impl Iterator<Item = (Key, bool)>) -> Result<(), TestCaseError> {
    let [before, after] = documents.each_ref().map(there);
    let (mut now, mut may) = (before.clone(), lacking(&before));
    may.extend(lacking(&after));
    for (key, is_there) in writes {
        if is_there {
            now.insert(key.clone());
        } else {
            now.remove(&key);
        }
        let wrong: Vec<Key> = lacking(&now).difference(&may).cloned().collect();
        prop_assert!(wrong.is_empty(), "after {key}: {wrong:?}");
    }
    prop_assert_eq!(now, after);
    Ok(())
}

proptest! {
    #[test]
    fn no_record_is_written_before_what_it_hangs_on_nor_outlives_it(lives in lives(), most in 1_usize..20) {
        let documents = documents(&lives);
        let keys = changed(&documents);
        let parts = owners::parts(&keys, &documents[1], most);
        prop_assert!(parts.iter().all(|part| (1..=most).contains(&part.len())));
        let all: BTreeSet<&Key> = parts.iter().flatten().collect();
        prop_assert_eq!((all.len(), parts.concat().len()), (keys.len(), keys.len()), "each of them once");
        holds(&documents, parts.concat().into_iter().map(|key| {
            let is_there = !documents[1].get(&key).expect("is there").is_removed();
            (key, is_there)
        }))?;
    }

    #[test]
    fn neither_store_has_anything_without_what_it_hangs_on(lives in lives(), alone: bool) {
        let documents = documents(&lives);
        let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
        let scope = Scope::of("file:///x");
        // Where the quick store is forbidden the sure one is all there is.
        let forbidden = alone.then_some(StorageError::Blocked);
        let twin = block_on(Twin::open(first.clone(), forbidden, Ok(second.clone()), &scope));
        let keeper = Keeper::new(twin.clone(), scope, RawId(1));
        let before: Vec<Key> = documents[0].iter().map(|(key, _)| key.clone()).collect();
        block_on(keeper.save(&documents[0], &before)).expect("saves");
        block_on(twin.flush()).expect("both work");
        first.start_log();
        second.start_log();
        for part in owners::parts(&changed(&documents), &documents[1], 10) {
            block_on(keeper.save(&documents[1], &part)).expect("saves");
        }
        block_on(twin.flush()).expect("both work");
        for shelf in [first, second] {
            let written = shelf.log().into_iter().filter_map(|write| match write {
                Write::Set { key, value } => match keeper.parse_entry(&key, Some(&value)) {
                    Entry::Record(key, registers) => Some((key, !registers.is_removed())),
                    _ => None,
                },
                Write::Remove { .. } => None,
            });
            holds(&documents, written)?;
        }
    }
}

#[test]
fn everybody_is_written_whole_before_the_next_one() {
    // As an import of two has it: by kind and id the two candidates would come first.
    let mut document = Workspace::new(RawId(1));
    for (kind, number) in ["candidate", "application", "note"].iter().flat_map(|kind| [(kind, 0), (kind, 1)]) {
        let key = Key { kind: kind.parse().expect("a kind"), id: RawId(100 + number) };
        let stamp = Stamp::new(1, 0, Replica::new(1)).expect("a stamp");
        let record = json!({"id": key.id, "stamp": stamp, "candidate": RawId(100 + number)});
        document.merge_record(key, Registers::from_json(record, &[]).expect("reads").1);
    }
    let keys: Vec<Key> = document.iter().map(|(key, _)| key.clone()).collect();
    let parts = owners::parts(&keys, &document, 4);
    let written: Vec<BTreeMap<String, RawId>> =
        parts.iter().map(|part| part.iter().map(|key| (key.kind.to_string(), key.id)).collect()).collect();
    let whole = |id| ["application", "candidate", "note"].map(|kind| (kind.to_owned(), RawId(id))).into();
    assert_eq!(written, [whole(100), whole(101)]);
    assert_eq!(parts[0].iter().map(|key| key.kind.as_str()).collect::<Vec<_>>(), ["candidate", "application", "note"]);
}
