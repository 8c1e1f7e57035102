//! Compares, at the start, two places where the same things are kept, and says what each has to write so that both hold the
//! same. Must never let an older value replace a newer one, never bring an erased person back, and never touch what a newer
//! release has written.

use super::{
    keeper::{names, read_record},
    keys::{Place, Scope, StoreKey},
    settle::{reads, settle},
    shelf::Write,
    version,
};
use crate::{
    domain::RawId,
    workspace::owners::{RANKS, rank},
};
use std::collections::{BTreeMap, BTreeSet};

/// All texts of one place, by key.
pub(super) type Entries = BTreeMap<String, String>;
/// A workspace's address.
type Address = (Scope, RawId);

/// What is to be done.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plan {
    /// What the first place has to write, in this order.
    pub(super) first: Vec<Write>,
    /// What the second place has to write, in this order.
    pub(super) second: Vec<Write>,
    /// Versions of newer releases that the first place does not know of: they must be seen, and nothing may be written.
    pub(super) newer: Vec<(String, String)>,
}

/// The workspaces of which a place has an older format than `known`: each place has to be migrated by itself before its records
/// are merged with those of the other, for a merge of two formats means nothing.
pub(super) fn behind(first: &Entries, second: &Entries, known: u32) -> BTreeSet<Address> {
    let (mut behind, mut newer) = (BTreeSet::new(), BTreeSet::new());
    for (address, at) in versions(first).into_iter().chain(versions(second)) {
        if at.newest() > known {
            newer.insert(address);
        } else if at.oldest() < known {
            behind.insert(address);
        }
    }
    behind.retain(|address| !newer.contains(address));
    behind
}

fn versions(entries: &Entries) -> BTreeMap<Address, version::Version> {
    let mut versions = BTreeMap::new();
    for (key, text) in entries.iter().filter(|(key, _)| StoreKey::may_be_version(key)) {
        if let Ok(StoreKey::Workspace(scope, id, Place::Version)) = key.parse() {
            versions.insert((scope, id), version::parse(text).unwrap_or(version::OLDEST));
        }
    }
    versions
}

/// Says what each place has to write. `known` is the newest version that this release knows.
pub(super) fn plan(first: &Entries, second: &Entries, known: u32) -> Plan {
    let mut plan = Plan::default();
    let mut keys = BTreeMap::new();
    for text in first.keys().chain(second.keys()) {
        // What both have alike, as most of it is, needs nothing but what its version and its tombstones say of others.
        let tells = StoreKey::may_be_version(text) || StoreKey::may_be_erased(text);
        if !tells && first.get(text) == second.get(text) {
            continue;
        }
        // What does not parse is of a later release, or not ours.
        if let Ok(key) = text.parse::<StoreKey>() {
            keys.insert(text.as_str(), key);
        }
    }
    let mut newer = BTreeSet::new();
    for entries in [first, second] {
        newer.extend(versions(entries).into_iter().filter(|(_, at)| at.newest() > known).map(|(address, _)| address));
    }
    let erased = erased(&keys);
    for (text, key) in &keys {
        let (one, two) = (first.get(*text), second.get(*text));
        if let Some(address) = address(key)
            && newer.contains(&address)
        {
            // The newest version wins, and wins for the whole workspace: its records may mean what is not known here.
            if let (StoreKey::Workspace(_, _, Place::Version), Some(two)) = (key, two) {
                let seen = settle(text, one.map(String::as_str), two);
                plan.newer.push(((*text).to_owned(), seen));
            }
            continue;
        }
        if one == two {
            continue;
        }
        let gone = address(key).and_then(|address| erased.get(&address));
        if gone.is_some_and(|gone| [one, two].into_iter().flatten().any(|raw| belongs(key, raw, gone))) {
            plan.remove(text, one, two);
            continue;
        }
        match (one, two) {
            (Some(one), Some(two)) => plan.both(text, key, one, two, [first, second]),
            // What is damaged is not spread: whoever opens the workspace sets it aside.
            (Some(one), None) if reads(key, one) => plan.second.push(set(text, one)),
            (None, Some(two)) if reads(key, two) => plan.first.push(set(text, two)),
            _ => {}
        }
    }
    plan.first = in_order(plan.first);
    plan.second = in_order(plan.second);
    plan
}

impl Plan {
    fn remove(&mut self, text: &str, one: Option<&String>, two: Option<&String>) {
        let remove = Write::Remove { key: text.to_owned() };
        self.first.extend(one.map(|_| remove.clone()));
        self.second.extend(two.map(|_| remove));
    }

    /// Both places have a text, and they differ.
    fn both(&mut self, text: &str, key: &StoreKey, one: &str, two: &str, entries: [&Entries; 2]) {
        if let StoreKey::Workspace(scope, workspace, place) = key {
            let other = match place {
                Place::Quarantine { kind, id, .. } => Some((kind.clone(), id.clone())),
                Place::Record(record) if !reads(key, one) && !reads(key, two) => {
                    Some((record.kind.to_string(), record.id.to_string()))
                }
                _ => None,
            };
            if let Some((kind, id)) = other {
                // Two damaged texts: the first stays, the second is kept beside it.
                let aside = |copy| {
                    let place = Place::Quarantine { kind: kind.clone(), id: id.clone(), copy };
                    StoreKey::Workspace(scope.clone(), *workspace, place).to_string()
                };
                let free = |key: &String| entries.iter().all(|all| all.get(key).is_none_or(|there| there == two));
                if let Some(place) = (0..).map(aside).find(free) {
                    self.first.push(set(&place, two));
                    self.second.push(set(&place, two));
                }
                return self.second.push(set(text, one));
            }
        }
        // The first place is asked last, so that it wins where nothing else decides: it is the one that other tabs and
        // earlier releases write, and a preference is chosen again with a click.
        let settled = settle(text, Some(two), one);
        if settled != one {
            self.first.push(set(text, &settled));
        }
        if settled != two {
            self.second.push(set(text, &settled));
        }
    }
}

fn set(key: &str, value: &str) -> Write {
    Write::Set { key: key.to_owned(), value: value.to_owned() }
}

fn address(key: &StoreKey) -> Option<Address> {
    match key {
        StoreKey::Workspace(scope, workspace, _) => Some((scope.clone(), *workspace)),
        _ => None,
    }
}

/// All tombstones of either place.
fn erased(keys: &BTreeMap<&str, StoreKey>) -> BTreeMap<Address, BTreeSet<RawId>> {
    let mut erased: BTreeMap<Address, BTreeSet<RawId>> = BTreeMap::new();
    for key in keys.values() {
        if let StoreKey::Workspace(scope, workspace, Place::Erased(id)) = key {
            erased.entry((scope.clone(), *workspace)).or_default().insert(*id);
        }
    }
    erased
}

/// Whether an entry is one of an erased person.
fn belongs(key: &StoreKey, raw: &str, erased: &BTreeSet<RawId>) -> bool {
    let named = || erased.iter().any(|id| names(raw, *id));
    match key {
        StoreKey::Workspace(_, _, Place::Record(record)) => {
            erased.contains(&record.id)
                || match read_record(record, raw) {
                    Ok(registers) => registers.candidate().is_some_and(|candidate| erased.contains(&candidate)),
                    Err(_) => named(),
                }
        }
        StoreKey::Workspace(_, _, Place::Quarantine { id, .. }) => {
            named() || id.parse().is_ok_and(|id| erased.contains(&id))
        }
        _ => false,
    }
}

/// Versions first, then tombstones, then the rest: a crash on the way must leave a guarded workspace, and tombstones before
/// the records that they keep away. Of records no one without what it hangs on: those that are there after it, those that go before.
pub(super) fn in_order(writes: Vec<Write>) -> Vec<Write> {
    // Lists and no sort: each sort of another type is compiled anew.
    let mut lists = [const { Vec::new() }; 2 * RANKS + 2];
    for write in writes {
        if let Some(list) = lists.get_mut(turn(&write)) {
            list.push(write);
        }
    }
    let mut all = Vec::new();
    for list in &mut lists {
        all.append(list);
    }
    all
}

/// When a write has its turn.
fn turn(write: &Write) -> usize {
    let (Write::Set { key, .. } | Write::Remove { key }) = write;
    match key.parse() {
        Ok(StoreKey::Workspace(_, _, Place::Version)) => 0,
        Ok(StoreKey::Workspace(_, _, Place::Erased(_))) => 1,
        Ok(StoreKey::Workspace(_, _, Place::Record(key))) => {
            let rank = rank(key.kind.as_str());
            if goes(write) { 1 + 2 * RANKS - rank } else { 2 + rank }
        }
        _ => 1 + RANKS,
    }
}

/// Whether a record is gone from sight once this is written. Inside of another text the quotation marks are escaped.
fn goes(write: &Write) -> bool {
    match write {
        Write::Set { value, .. } => value.contains("\"removed\":true"),
        Write::Remove { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        storage::version::CURRENT,
        workspace::{
            document::Key,
            stamp::{Replica, Stamp},
        },
    };
    use serde_json::json;

    const DAMAGED: &str = "{\"id\":";

    fn place(place: Place) -> String {
        StoreKey::Workspace(Scope::of("file:///x"), RawId(1), place).to_string()
    }

    fn record(id: u128) -> (String, String) {
        let key = Key { kind: "candidate".parse().expect("a kind"), id: RawId(id) };
        let stamp = Stamp::new(1, 0, Replica::new(1)).expect("a stamp");
        (place(Place::Record(key.clone())), json!({"id": key.id, "stamp": stamp, "name": "Eleni"}).to_string())
    }

    fn quarantine(copy: u32) -> String {
        place(Place::Quarantine { kind: "candidate".into(), id: RawId(7).to_string(), copy })
    }

    fn entries(list: &[(String, &str)]) -> Entries {
        list.iter().map(|(key, text)| (key.clone(), (*text).to_owned())).collect()
    }

    /// What both places hold when each has written what it had to.
    fn joined(mut first: Entries, mut second: Entries) -> (Entries, Entries) {
        let plan = plan(&first, &second, CURRENT.known);
        for (entries, writes) in [(&mut first, plan.first), (&mut second, plan.second)] {
            for write in writes {
                match write {
                    Write::Set { key, value } => drop(entries.insert(key, value)),
                    Write::Remove { key } => drop(entries.remove(&key)),
                }
            }
        }
        (first, second)
    }

    #[test]
    fn a_tombstone_that_both_have_keeps_away_a_record_that_one_still_has() {
        let (key, text) = record(7);
        let erased = (place(Place::Erased(RawId(7))), "");
        let with = entries(&[erased.clone(), (key, &text)]);
        let without = entries(&[erased]);
        assert_eq!(joined(with.clone(), without.clone()), (without.clone(), without.clone()));
        assert_eq!(joined(without.clone(), with), (without.clone(), without));
    }

    #[test]
    fn what_is_damaged_stays_where_it_is_and_what_reads_goes_to_both() {
        let ((bad, _), (good, text)) = (record(7), record(8));
        let (one, two) = (entries(&[(bad, DAMAGED)]), entries(&[(good.clone(), &text)]));
        let (first, second) = joined(one.clone(), two.clone());
        assert_eq!(second, two, "the damaged text has not spread");
        assert_eq!((first.len(), first.get(&good)), (2, Some(&text)));
        let (first, second) = joined(two, one.clone());
        assert_eq!((first.len(), second.len()), (1, 2));
    }

    #[test]
    fn of_two_damaged_texts_both_are_kept_once() {
        for key in [quarantine(0), record(7).0] {
            let (one, two) = (entries(&[(key.clone(), DAMAGED)]), entries(&[(key.clone(), "{")]));
            let (first, second) = joined(one.clone(), two.clone());
            assert_eq!(first, second);
            assert_eq!(first.get(&key).map(String::as_str), Some(DAMAGED), "the first place's stays");
            assert!(first.values().any(|text| text == "{"), "and the second's is beside it");
            // A start that crashed before the second place was written finds the copy, and makes no other.
            let (again, _) = joined(first.clone(), two);
            assert_eq!(again, first);
        }
    }

    #[test]
    fn versions_are_written_first_and_tombstones_before_records() {
        let (key, _) = record(7);
        let keys = [key, place(Place::Erased(RawId(7))), place(Place::Version)];
        let writes = |order: [usize; 3]| -> Vec<Write> { order.iter().map(|at| set(&keys[*at], "")).collect() };
        for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1], [0, 2, 1]] {
            assert_eq!(in_order(writes(order)), writes([2, 1, 0]));
        }
    }
}
