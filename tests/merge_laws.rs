//! What holds of every merge, whatever was written where and in which order it arrives: the laws that let a tab, a
//! colleague's file and last week's backup be one and the same problem.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use handpick::{
    domain::{Id, RawId},
    exchange::{erasing, file},
    workspace::{
        document::{Key, Workspace, Write},
        import::{bring_back, merge_in, plan},
        registers::{Path, Record, Registers},
        restore::{self, Effect, restore},
        stamp::{Clock, Replica, Stamp},
        undo::{History, Step, revert},
    },
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const NOON: u64 = 1_760_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;
const PEOPLE: u128 = 3;

/// A record with each shape that a register can have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Thing {
    title: String,
    place: (u8, u8),
    remark: Option<String>,
    detail: Detail,
    items: BTreeMap<Id<Item>, Item>,
    candidate: Option<Id<()>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Detail {
    #[serde(default)]
    text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Item {
    #[serde(default)]
    text: String,
}

impl Record for Thing {
    const KIND: &'static str = "thing";
    const ITEM_MAPS: &'static [&'static str] = &["items"];
}

/// One person at one browser.
struct Desk {
    workspace: Workspace,
    clock: Clock,
    history: History,
}

impl Desk {
    fn new(replica: u64, wall: u64) -> Self {
        let mut clock = Clock::new(Replica::new(replica));
        clock.set_wall(wall);
        Self { workspace: Workspace::new(RawId(1)), clock, history: History::default() }
    }

    fn put(&mut self, id: u128, thing: &Thing) {
        let step = self.workspace.apply(vec![Write::put(RawId(id), thing)], &mut self.clock);
        self.history.push(step);
    }

    fn thing(&self, id: u128) -> Thing {
        self.workspace.get(&key(id)).map(|registers| registers.view().unwrap()).unwrap_or_default()
    }

    /// Takes in all that another desk has, as a tab or a file brings it.
    fn hear(&mut self, other: &Workspace) {
        for (_, registers) in other.iter() {
            for (_, register) in registers.iter() {
                let _ = self.clock.observe(register.stamp);
            }
        }
        self.workspace.merge(other.clone());
    }

    fn edit(&mut self, id: u128, change: impl FnOnce(&mut Thing)) {
        let mut thing = self.thing(id);
        change(&mut thing);
        self.put(id, &thing);
    }
}

fn key(id: u128) -> Key {
    Key::of::<Thing>(RawId(id))
}

fn titled(title: &str) -> Thing {
    Thing { title: title.to_owned(), ..Thing::default() }
}

fn merged(a: &Workspace, b: &Workspace) -> Workspace {
    let mut a = a.clone();
    a.merge(b.clone());
    a
}

/// Out to a file and in again, into a browser that has nothing.
fn through_a_file(workspace: &Workspace) -> Workspace {
    let incoming = file::read(&file::write(workspace)).unwrap();
    assert_eq!(incoming.refused, []);
    let mut fresh = Workspace::new(incoming.workspace);
    merge_in(&mut fresh, incoming, &mut Desk::new(99, NOON).clock);
    fresh
}

#[derive(Clone, Debug)]
enum Act {
    Title(u128, u8),
    Place(u128, u8),
    Remark(u128, Option<u8>),
    Detail(u128, u8),
    Item(u128, u128, Option<u8>),
    Remove(u128),
    Restore(u128),
    Erase(u128),
    Undo,
    Redo,
    Wait(u16),
    Hear(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let id = 10..10 + 2 * PEOPLE;
    prop_oneof![
        3 => (id.clone(), any::<u8>()).prop_map(|(id, n)| Act::Title(id, n)),
        2 => (id.clone(), any::<u8>()).prop_map(|(id, n)| Act::Place(id, n)),
        2 => (id.clone(), any::<Option<u8>>()).prop_map(|(id, n)| Act::Remark(id, n)),
        2 => (id.clone(), any::<u8>()).prop_map(|(id, n)| Act::Detail(id, n)),
        3 => (id.clone(), 50..53u128, any::<Option<u8>>()).prop_map(|(id, item, n)| Act::Item(id, item, n)),
        1 => id.clone().prop_map(Act::Remove),
        1 => id.clone().prop_map(Act::Restore),
        1 => (0..PEOPLE * 8).prop_map(Act::Erase),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => any::<u16>().prop_map(Act::Wait),
        3 => (0..3usize).prop_map(Act::Hear),
    ]
}

fn perform(desks: &mut [Desk; 3], who: usize, act: Act) {
    if let Act::Hear(whom) = act {
        let theirs = desks[whom].workspace.clone();
        desks[who].hear(&theirs);
        return;
    }
    let desk = &mut desks[who];
    // A record's person never changes: half of the records hang on one of the others.
    let candidate = |id: u128| (id >= 10 + PEOPLE).then(|| Id::new(id - PEOPLE));
    let mut edit = |id, change: &dyn Fn(&mut Thing)| {
        desk.edit(id, |thing| {
            thing.candidate = candidate(id);
            change(thing);
        });
    };
    match act {
        Act::Title(id, n) => edit(id, &|thing| thing.title = n.to_string()),
        Act::Place(id, n) => edit(id, &|thing| thing.place = (n, n)),
        Act::Remark(id, n) => edit(id, &|thing| thing.remark = n.map(|n| n.to_string())),
        Act::Detail(id, n) => edit(id, &|thing| thing.detail.text = n.to_string()),
        Act::Item(id, item, Some(n)) => edit(id, &|thing| {
            thing.items.insert(Id::new(item), Item { text: n.to_string() });
        }),
        Act::Item(id, item, None) => edit(id, &|thing| {
            thing.items.remove(&Id::new(item));
        }),
        Act::Remove(id) | Act::Restore(id) => {
            let write = if matches!(act, Act::Remove(_)) { Write::Remove(key(id)) } else { Write::Restore(key(id)) };
            let step = desk.workspace.apply(vec![write], &mut desk.clock);
            desk.history.push(step);
        }
        Act::Erase(id) if (10..10 + PEOPLE).contains(&id) => {
            let gone = desk.workspace.erase(RawId(id));
            desk.history.forget(&gone);
        }
        Act::Undo => drop(desk.history.undo(&mut desk.workspace, &mut desk.clock)),
        Act::Redo => drop(desk.history.redo(&mut desk.workspace, &mut desk.clock)),
        Act::Wait(millis) => {
            let wall = desk.clock.wall() + u64::from(millis);
            desk.clock.set_wall(wall);
        }
        Act::Erase(_) | Act::Hear(_) => {}
    }
}

/// Three desks that start with the same clock time, or with clocks a day off.
fn desks(clocks_off: bool) -> [Desk; 3] {
    let walls = if clocks_off { [NOON, NOON - DAY, NOON + DAY] } else { [NOON; 3] };
    [Desk::new(1, walls[0]), Desk::new(2, walls[1]), Desk::new(3, walls[2])]
}

fn after(acts: Vec<(usize, Act)>, clocks_off: bool) -> [Desk; 3] {
    let mut desks = desks(clocks_off);
    for (who, act) in acts {
        perform(&mut desks, who, act);
    }
    desks
}

fn acts(most: usize) -> impl Strategy<Value = Vec<(usize, Act)>> {
    prop::collection::vec((0..3usize, act()), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_interleaving_on_three_replicas_converges(acts in acts(60), clocks_off: bool) {
        let [a, b, c] = after(acts, clocks_off).map(|desk| desk.workspace);
        let one = merged(&merged(&a, &b), &c);
        prop_assert_eq!(&one, &merged(&merged(&c, &b), &a));
        prop_assert_eq!(&one, &merged(&b, &merged(&c, &a)));
        prop_assert_eq!(&one, &merged(&one, &a), "hearing of it again changes nothing");
        for (key, registers) in one.iter() {
            prop_assert!(registers.view::<Thing>().is_ok(), "{} reads", key);
        }
    }

    #[test]
    fn a_file_brings_all_of_it_and_gives_the_same_bytes(acts in acts(40), clocks_off: bool) {
        let [a, b, _] = after(acts, clocks_off).map(|desk| desk.workspace);
        let all = merged(&a, &b);
        let fresh = through_a_file(&all);
        prop_assert_eq!(&fresh, &all);
        prop_assert_eq!(file::write(&fresh), file::write(&all));
    }

    #[test]
    fn a_file_imported_twice_changes_nothing(acts in acts(40)) {
        let [a, b, _] = after(acts, false);
        let text = file::write(&b.workspace);
        let (mut workspace, mut clock) = (a.workspace, a.clock);
        merge_in(&mut workspace, file::read(&text).unwrap(), &mut clock);
        let once = workspace.clone();
        let (report, step) = merge_in(&mut workspace, file::read(&text).unwrap(), &mut clock);
        prop_assert_eq!(&workspace, &once);
        prop_assert!(step.is_empty() && report.added.is_empty() && report.updated.is_empty() && report.erases.is_empty());
    }

    #[test]
    fn the_dry_run_says_what_the_import_does(acts in acts(40)) {
        let [a, b, _] = after(acts, false);
        let incoming = file::read(&file::write(&b.workspace)).unwrap();
        let (mut workspace, mut clock) = (a.workspace.clone(), a.clock);
        let planned = plan(&workspace, &incoming, clock.wall());
        let (report, step) = merge_in(&mut workspace, incoming, &mut clock);
        prop_assert_eq!(&report, &planned);
        let changed: Vec<_> = step.keys();
        let said: Vec<_> = step.keys().into_iter().filter(|key| {
            report.added.contains(key) || report.updated.iter().any(|(updated, _)| updated == key)
        }).collect();
        prop_assert_eq!(changed.len(), report.added.len() + report.updated.len());
        prop_assert_eq!(changed, said);
        prop_assert_eq!(workspace, merged(&a.workspace, &b.workspace));
    }

    #[test]
    fn the_undo_history_outlives_its_tab_as_text(acts in prop::collection::vec((0usize..3, act()), 0..40), room in 0usize..4000) {
        let mut desks = desks(false);
        for (who, act) in acts {
            perform(&mut desks, who, act);
        }
        for Desk { workspace, mut history, .. } in desks {
            let gone: Vec<Key> = (0..64).map(key).filter(|key| workspace.get(key).is_none()).collect();
            history.forget(&gone);
            prop_assert_eq!(&History::from_text(&history.to_text(usize::MAX), &workspace), &history);
            let text = history.to_text(room);
            prop_assert!(text.len() <= room + 100, "{} bytes in {room}", text.len());
            // Whatever was left out is old: the last step is there, or nothing is.
            let short = History::from_text(&text, &workspace);
            prop_assert_eq!(short.to_text(usize::MAX), text);
        }
    }

    #[test]
    fn undoing_everything_alone_leads_back_to_nothing(acts in prop::collection::vec(act(), 0..40)) {
        let mut desks = desks(false);
        let mut before = Vec::new();
        for act in acts {
            // Undoing is what is tested, and erasing is not undone.
            if matches!(act, Act::Undo | Act::Redo | Act::Erase(_) | Act::Hear(_)) {
                continue;
            }
            let old = shown(&desks[0]);
            perform(&mut desks, 0, act);
            if shown(&desks[0]) != old {
                before.push(old);
            }
        }
        let end = shown(&desks[0]);
        let desk = &mut desks[0];
        let mut steps = BTreeSet::new();
        while let Some(last) = desk.history.last() {
            prop_assert!(steps.insert(last), "each step is known from the others");
            let left = desk.history.undo(&mut desk.workspace, &mut desk.clock).map(|(_, left)| left);
            prop_assert_eq!(left, Some(vec![]), "alone, nobody else has changed anything");
        }
        prop_assert!(!desk.history.can_undo());
        prop_assert!(shown(desk).is_empty());
        prop_assert!(steps.len() >= before.len());
        while desk.history.redo(&mut desk.workspace, &mut desk.clock).is_some() {
            prop_assert!(desk.history.last().is_some_and(|again| steps.insert(again)), "done again it is another one");
        }
        prop_assert_eq!(shown(desk), end);
        while desk.history.undo(&mut desk.workspace, &mut desk.clock).is_some() {}
        prop_assert!(shown(desk).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn going_back_shows_what_was_there_then_and_undoing_it_what_was_there_before(
        first in acts(30), later in acts(30), who in 0..3usize
    ) {
        let mut desks = after(first, false);
        let point = file::read(&file::write(&desks[who].workspace)).unwrap();
        let then = seen(&desks[who].workspace);
        for (whose, act) in later {
            perform(&mut desks, whose, act);
        }
        let [mut desk, others @ ..] = { desks.swap(0, who); desks };
        let (before, told) = (seen(&desk.workspace), restore::plan(&desk.workspace, &point, &[]));
        let erased: BTreeSet<RawId> = desk.workspace.erased().collect();
        let step = restore(&mut desk.workspace, &point, &[], &mut desk.clock);
        let stays = |(_, thing): &(&Key, &Thing)| !thing.candidate.is_some_and(|person| erased.contains(&person.raw()));
        let wanted: BTreeMap<Key, Thing> = then.iter().filter(|(key, _)| !erased.contains(&key.id)).filter(stays)
            .map(|(key, thing)| (key.clone(), thing.clone())).collect();
        prop_assert_eq!(&seen(&desk.workspace), &wanted, "what was there then, without the erased");

        // What was told is what happened, and nothing else did.
        let now = seen(&desk.workspace);
        for one in &told {
            let (was, is) = (before.get(&one.key), now.get(&one.key));
            prop_assert!(match one.effect {
                Effect::Returns => was.is_none() && is.is_some(),
                Effect::Changes => was.is_some() && is.is_some(),
                Effect::Goes => was.is_some() && is.is_none(),
            }, "{:?}", one);
        }
        let named: BTreeSet<&Key> = told.iter().map(|one| &one.key).collect();
        for key in before.keys().chain(now.keys()).filter(|key| !named.contains(key)) {
            prop_assert_eq!(before.get(key), now.get(key));
        }
        prop_assert_eq!(told.len(), step.changes.len());
        prop_assert_eq!(restore::plan(&desk.workspace, &point, &[]), vec![], "there is nothing left to go back to");

        // It wins wherever nobody has written later, in whatever order it arrives.
        let [b, c] = others.map(|desk| desk.workspace);
        let mut back = desk.workspace.clone();
        prop_assert_eq!(merged(&merged(&b, &c), &back), merged(&back, &merged(&c, &b)));
        let old = { let mut old = desk.workspace.clone(); revert(&mut old, &step, &mut desk.clock.clone()); old };
        prop_assert_eq!(seen(&old), before);
        back.merge(through_a_file(&desk.workspace));
        prop_assert_eq!(seen(&back), wanted);
    }

    #[test]
    fn another_tab_that_saw_the_same_takes_the_restore_over(first in acts(30), later in acts(30)) {
        let mut desks = after(first, false);
        let point = file::read(&file::write(&desks[0].workspace)).unwrap();
        for (who, act) in later {
            perform(&mut desks, who, act);
        }
        // Tabs: each has heard of all.
        for (here, there) in [(0, 1), (0, 2), (1, 0)] {
            let theirs = desks[there].workspace.clone();
            desks[here].hear(&theirs);
        }
        let [mut a, mut b, _] = desks;
        restore(&mut a.workspace, &point, &[], &mut a.clock);
        b.hear(&a.workspace);
        prop_assert_eq!(seen(&a.workspace), seen(&b.workspace));
    }

    #[test]
    fn a_file_without_an_erased_person_is_the_file_of_a_workspace_without_them(
        acts in acts(60), ids in prop::collection::btree_set(10..13u128, 0..3)
    ) {
        let [mut a, _, _] = after(acts, false);
        let ids: BTreeSet<RawId> = ids.into_iter().map(RawId).collect();
        let people = seen(&a.workspace).keys().filter(|key| ids.contains(&key.id)).count();
        let erased = erasing::without(&file::write(&a.workspace), &ids).unwrap();
        a.workspace.erase_all(ids);
        prop_assert_eq!(&erased.text, &file::write(&a.workspace));
        prop_assert_eq!(erased.people, people);
    }
}

#[test]
fn a_spared_record_and_one_that_cannot_be_read_stay() {
    let mut desk = Desk::new(1, NOON);
    desk.put(10, &titled("then"));
    let mut point = file::read(&file::write(&desk.workspace)).unwrap();
    desk.put(11, &titled("me"));
    desk.put(12, &titled("added since"));
    let kept = restore::plan(&desk.workspace, &point, &[key(11)]);
    assert_eq!(kept.iter().map(|one| (&one.key, one.effect)).collect::<Vec<_>>(), [(&key(12), Effect::Goes)]);
    point.records.clear();
    point.refused = vec![file::Refused {
        kind: "thing".into(),
        which: RawId(10).to_string(),
        why: file::Why::NotAList,
        raw: String::new(),
    }];
    let kept = restore::plan(&desk.workspace, &point, &[]);
    assert_eq!(kept.iter().map(|one| &one.key).collect::<Vec<_>>(), [&key(11), &key(12)]);
}

#[test]
fn what_the_workspace_lost_comes_back_from_the_point() {
    let mut desk = Desk::new(1, NOON);
    desk.put(10, &Thing { remark: Some("kept".into()), ..titled("then") });
    let point = file::read(&file::write(&desk.workspace)).unwrap();
    let mut empty = Workspace::new(RawId(1));
    let step = restore(&mut empty, &point, &[], &mut desk.clock);
    assert_eq!(seen(&empty), seen(&desk.workspace));
    assert_eq!(merged(&desk.workspace, &empty), empty, "under new stamps");
    revert(&mut empty, &step, &mut desk.clock);
    assert!(seen(&empty).is_empty());
}

#[test]
fn an_id_that_stands_where_it_should_not_condemns_the_text() {
    let mut desk = Desk::new(1, NOON);
    desk.put(20, &titled(&format!("ask {} about it", RawId(10))));
    let ids = BTreeSet::from([RawId(10)]);
    assert_eq!(erasing::without(&file::write(&desk.workspace), &ids), None);
    for text in ["", "{}", "not ours", &file::write(&desk.workspace)[..200]] {
        assert_eq!(erasing::without(text, &ids), None, "{text}");
    }
}

fn seen(workspace: &Workspace) -> BTreeMap<Key, Thing> {
    let there = workspace.iter().filter(|(_, registers)| !registers.is_removed());
    there.map(|(key, registers)| (key.clone(), registers.view().unwrap())).collect()
}

/// What a person sees: the records that are there.
fn shown(desk: &Desk) -> Vec<(Key, Value)> {
    let there = desk.workspace.iter().filter(|(_, registers)| !registers.is_removed());
    there.map(|(key, registers)| (key.clone(), json!(registers.view::<Thing>().unwrap()))).collect()
}

/// Records as only a hostile or damaged file has them: equal stamps with different values, fields that are items elsewhere.
fn wild_record() -> impl Strategy<Value = Registers> {
    let value = prop_oneof![
        Just(json!(null)),
        (0..3u8).prop_map(|n| json!(n)),
        Just(json!("text")),
        Just(json!({"b": 1, "a": [2]})),
        Just(json!({})),
        Just(json!({(RawId(5).to_string()): 1})),
        (0..3u8).prop_map(|n| json!({(RawId(5).to_string()): n, (RawId(6).to_string()): null})),
    ];
    let stamp = (0..3u64).prop_map(|n| Stamp::new(NOON + n / 2, 0, Replica::new(n % 2)).unwrap().to_string());
    prop::collection::btree_map("[a-c]", (value, stamp.clone()), 1..4).prop_map(|fields| {
        let mut record = json!({"id": RawId(7).to_string(), "stamp": Stamp::new(NOON, 0, Replica::new(0)).unwrap()});
        let mut stamps = serde_json::Map::new();
        for (name, (value, stamp)) in fields {
            let items = value.as_object().filter(|map| map.contains_key(&RawId(5).to_string()));
            for path in items.map_or(vec![name.clone()], |map| map.keys().map(|id| format!("{name}/{id}")).collect()) {
                stamps.insert(path, json!(stamp));
            }
            record[name] = value;
        }
        record["stamps"] = json!(stamps);
        Registers::from_json(record, &[]).unwrap().1
    })
}

fn joined(a: &Registers, b: &Registers) -> Registers {
    let mut a = a.clone();
    a.merge(b.clone());
    a
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn merge_is_commutative_associative_and_idempotent(a in wild_record(), b in wild_record(), c in wild_record()) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
        let mut again = joined(&a, &b);
        prop_assert!(!again.merge(a.clone()) && !again.merge(b.clone()));
        prop_assert_eq!(joined(&a, &a), a);
    }

    #[test]
    fn every_record_reads_back_from_its_json(a in wild_record(), b in wild_record()) {
        let record = joined(&a, &b);
        let json = record.to_json(RawId(7));
        prop_assert_eq!(Registers::from_json(json, &[]).unwrap(), (RawId(7), record));
    }
}

#[test]
fn unknown_fields_and_kinds_survive_an_edit_and_a_file() {
    let stamp = Stamp::new(NOON, 0, Replica::new(8)).unwrap();
    let id = RawId(20).to_string();
    let mut from_the_future = json!({
        "format": "handpick", "version": 1, "workspace": RawId(1).to_string(), "erased": [],
        "records": {
            "thing": [{
                "id": id, "stamp": stamp, "title": "old", "detail": {"text": "old", "mood": {"deep": [1, 2]}},
                "items": {(RawId(50).to_string()): {"text": "old", "colour": "red"}},
                "forecast": {"sunny": true}, "helpers": {(RawId(60).to_string()): {"name": "a"}},
            }],
            "horoscope": [{"id": id, "stamp": stamp, "sign": "lion", "removed": false}],
        },
    });
    let mut desk = Desk::new(1, NOON + 1);
    let incoming = file::read(&from_the_future.to_string()).unwrap();
    assert_eq!(incoming.refused, []);
    merge_in(&mut desk.workspace, incoming, &mut desk.clock);
    desk.edit(20, |thing| {
        thing.title = "new".to_owned();
        thing.detail.text = "new".to_owned();
        thing.items.get_mut(&Id::new(50)).unwrap().text = "new".to_owned();
    });
    let mut out: Value = serde_json::from_str(&file::write(&desk.workspace)).unwrap();
    let thing = &mut from_the_future["records"]["thing"][0];
    thing["title"] = json!("new");
    thing["detail"]["text"] = json!("new");
    thing["items"][RawId(50).to_string()]["text"] = json!("new");
    out["records"]["thing"][0].as_object_mut().unwrap().remove("stamps").unwrap();
    assert_eq!(out, from_the_future);
}

#[test]
fn two_people_on_different_fields_and_items_both_keep_their_work() {
    let [mut a, mut b, _] = desks(true);
    a.put(20, &titled("Seller"));
    b.hear(&a.workspace);
    a.edit(20, |thing| thing.title = "Shop assistant".to_owned());
    b.edit(20, |thing| drop(thing.items.insert(Id::new(50), Item { text: "Tills".to_owned() })));
    a.hear(&b.workspace);
    let thing = a.thing(20);
    assert_eq!((thing.title.as_str(), thing.items.len()), ("Shop assistant", 1));
}

#[test]
fn what_is_erased_stays_erased_when_an_old_file_comes_in() {
    let mut desk = Desk::new(1, NOON);
    desk.put(10, &titled("Ada"));
    desk.put(13, &Thing { candidate: Some(Id::new(10)), ..titled("A note on Ada") });
    assert!(!desk.workspace.is_empty());
    let old = file::write(&desk.workspace);
    let gone = desk.workspace.erase(RawId(10));
    desk.history.forget(&gone);
    assert_eq!(gone, [key(10), key(13)]);
    assert!(!desk.history.can_undo());
    let (report, step) = merge_in(&mut desk.workspace, file::read(&old).unwrap(), &mut desk.clock);
    assert_eq!(report.erased, [key(10), key(13)]);
    assert!(step.is_empty() && desk.workspace.is_empty());
    assert!(!file::write(&desk.workspace).contains("Ada"));
    // The tombstone travels: another browser's copy goes too, and is named before.
    let mut other = Desk::new(2, NOON);
    merge_in(&mut other.workspace, file::read(&old).unwrap(), &mut other.clock);
    let incoming = file::read(&file::write(&desk.workspace)).unwrap();
    assert_eq!(plan(&other.workspace, &incoming, NOON).erases, [key(10), key(13)]);
    merge_in(&mut other.workspace, incoming, &mut other.clock);
    assert!(other.workspace.is_empty());
    // Nor does an edit that was begun before bring anything back.
    let step = other.workspace.apply(vec![Write::put(RawId(13), &titled("late"))], &mut other.clock);
    assert!(step.refused.is_none(), "a new record that names nobody may have that id");
    let late = Thing { candidate: Some(Id::new(10)), ..titled("late") };
    let step = other.workspace.apply(vec![Write::put(RawId(14), &late)], &mut other.clock);
    assert!(step.refused.is_some() && step.is_empty());
}

#[test]
fn an_undo_history_that_does_not_read_is_empty() {
    for text in ["", "null", "[]", "[[]]", "[[[]],[]]", "[[[1]],[]]", "[[[[\"thing\",\"x\",true,[]]]],[]]"] {
        assert_eq!(History::from_text(text, &Workspace::new(RawId(1))), History::default(), "{text}");
    }
}

#[test]
fn an_undone_import_is_offered_again() {
    let mut theirs = Desk::new(2, NOON);
    theirs.put(10, &titled("theirs"));
    theirs.put(11, &titled("new title"));
    let text = file::write(&theirs.workspace);
    let mut mine = Desk::new(1, NOON - 1000);
    mine.put(11, &titled("old title"));

    let (_, step) = merge_in(&mut mine.workspace, file::read(&text).unwrap(), &mut mine.clock);
    assert_eq!(mine.thing(11).title, "new title");
    let reverted = revert(&mut mine.workspace, &step, &mut mine.clock);
    assert_eq!(reverted.left, []);
    assert_eq!(mine.thing(11).title, "old title");
    assert!(mine.workspace.get(&key(10)).unwrap().is_removed());

    let incoming = file::read(&text).unwrap();
    let (report, _) = merge_in(&mut mine.workspace, incoming.clone(), &mut mine.clock);
    assert_eq!(report.removed_here, [key(10)]);
    // A file in which it is removed too has nothing to offer.
    theirs.workspace.apply(vec![Write::remove::<Thing>(RawId(10))], &mut theirs.clock);
    mine.hear(&theirs.workspace);
    let removed_too = file::read(&file::write(&theirs.workspace)).unwrap();
    assert_eq!(plan(&mine.workspace, &removed_too, NOON).removed_here, []);
    assert_eq!(report.outdated, [(key(11), vec!["title".parse::<Path>().unwrap()])]);
    let step = bring_back(&mut mine.workspace, &incoming, &[key(10), key(11)], &mut mine.clock);
    assert_eq!(mine.thing(11).title, "new title");
    assert!(!mine.workspace.get(&key(10)).unwrap().is_removed());
    // That is a step like any other.
    revert(&mut mine.workspace, &step, &mut mine.clock);
    assert_eq!(mine.thing(11).title, "old title");
}

#[test]
fn undo_leaves_what_others_changed_since_and_names_it() {
    let [mut a, mut b, _] = desks(false);
    a.put(20, &Thing { remark: Some("first".to_owned()), ..titled("first") });
    a.edit(20, |thing| (thing.title, thing.remark) = ("mine".to_owned(), Some("mine".to_owned())));
    b.hear(&a.workspace);
    b.edit(20, |thing| thing.title = "theirs".to_owned());
    a.hear(&b.workspace);
    let undone = a.history.undo(&mut a.workspace, &mut a.clock);
    assert_eq!(undone, Some((vec![key(20)], vec![key(20)])));
    assert_eq!((a.thing(20).title.as_str(), a.thing(20).remark.as_deref()), ("theirs", Some("first")));
    // The creation cannot be undone either: their work hangs on it.
    let undone = a.history.undo(&mut a.workspace, &mut a.clock);
    assert_eq!(undone, Some((vec![], vec![key(20)])));
    assert!(!a.workspace.get(&key(20)).unwrap().is_removed());
}

#[test]
fn a_put_record_comes_back_and_an_edit_writes_its_difference_alone() {
    let mut desk = Desk::new(1, NOON);
    desk.put(20, &titled("seen"));
    let seen = desk.thing(20);
    desk.edit(20, |thing| thing.remark = Some("meanwhile".to_owned()));
    let after = Thing { title: "typed".to_owned(), ..seen.clone() };
    desk.workspace.apply(vec![Write::remove::<Thing>(RawId(20))], &mut desk.clock);
    desk.workspace.apply(vec![Write::edit(RawId(20), &seen, &after)], &mut desk.clock);
    assert!(!desk.workspace.get(&key(20)).unwrap().is_removed());
    assert_eq!(desk.thing(20), Thing { remark: Some("meanwhile".to_owned()), ..after });
}

#[test]
fn a_step_is_written_whole_or_not_at_all() {
    let mut desk = Desk::new(1, NOON);
    let too_long = titled(&"x".repeat(100_001));
    let writes = vec![Write::put(RawId(20), &titled("fine")), Write::put(RawId(21), &too_long)];
    let step = desk.workspace.apply(writes, &mut desk.clock);
    assert_eq!(step.refused.map(|(key, _)| key), Some(key(21)));
    assert!(step.changes.is_empty() && desk.workspace.is_empty());
}

#[test]
fn a_record_that_a_step_writes_again_is_one_change_and_goes_back_to_what_it_was_before() {
    let place = |title: &str, remark: &str| Thing { remark: Some(remark.to_owned()), ..titled(title) };
    for together in [true, false] {
        let Desk { mut workspace, mut clock, .. } = Desk::new(1, NOON);
        workspace.apply(vec![Write::put(RawId(20), &titled("before"))], &mut clock);
        let writes = vec![Write::put(RawId(20), &titled("first")), Write::put(RawId(20), &place("last", "new"))];
        let step = if together {
            workspace.apply(writes, &mut clock)
        } else {
            let parts: Vec<Step> = writes.into_iter().map(|write| workspace.apply(vec![write], &mut clock)).collect();
            Step::together(parts)
        };
        assert_eq!(step.keys(), [key(20)]);
        let back = revert(&mut workspace, &step, &mut clock);
        assert_eq!(back.left, []);
        assert_eq!(workspace.get(&key(20)).unwrap().view::<Thing>().unwrap(), titled("before"));
        revert(&mut workspace, &back.step, &mut clock);
        assert_eq!(workspace.get(&key(20)).unwrap().view::<Thing>().unwrap(), place("last", "new"));
    }
}

#[test]
fn stamps_from_far_ahead_are_named_do_not_push_the_clock_and_can_be_overwritten() {
    // The last year that a file may speak of, and the very last count in it.
    let far: Stamp = Stamp::new(Stamp::LATEST_IN_FILES, 46_655, Replica::new(u64::MAX)).unwrap();
    let record = json!({"id": RawId(20).to_string(), "stamp": far, "title": "from the year 5000", "remark": "also"});
    let text = json!({
        "format": "handpick", "version": 1, "workspace": RawId(1).to_string(), "erased": [],
        "records": {"thing": [record]},
    });
    let mut desk = Desk::new(1, NOON);
    let (report, _) = merge_in(&mut desk.workspace, file::read(&text.to_string()).unwrap(), &mut desk.clock);
    assert_eq!(report.ahead, [key(20)]);
    assert!(desk.clock.tick(None).millis() <= NOON);
    desk.edit(20, |thing| thing.title = "mine".to_owned());
    assert_eq!(desk.thing(20).title, "mine");
    assert!(desk.clock.tick(None).millis() <= NOON, "overwriting it has not dragged the clock along");
    // The edit wins against the same file again, and everywhere else.
    merge_in(&mut desk.workspace, file::read(&text.to_string()).unwrap(), &mut desk.clock);
    assert_eq!(desk.thing(20).title, "mine");
    assert_eq!(desk.history.undo(&mut desk.workspace, &mut desk.clock), Some((vec![key(20)], vec![])));
    assert_eq!(desk.thing(20).title, "from the year 5000");
}

#[test]
fn an_edit_after_an_import_is_later_than_all_of_it() {
    let mut ahead = Desk::new(2, NOON + DAY / 2);
    ahead.put(20, &titled("theirs"));
    let text = file::write(&ahead.workspace);
    let mut desk = Desk::new(1, NOON);
    merge_in(&mut desk.workspace, file::read(&text).unwrap(), &mut desk.clock);
    desk.put(21, &titled("mine"));
    let newest = |id| desk.workspace.get(&key(id)).and_then(Registers::newest);
    assert!(newest(21) > newest(20));
}

#[test]
fn a_clock_a_day_off_is_believed_and_one_further_off_is_not() {
    let mut clock = Clock::new(Replica::new(1));
    clock.set_wall(NOON);
    let off = |by: u64| Stamp::new(NOON + by, 0, Replica::new(2)).unwrap();
    assert!(clock.observe(off(DAY)).is_ok());
    assert!(clock.tick(None) > off(DAY));
    assert!(clock.observe(off(DAY + 1)).is_err());
    assert!(clock.tick(None) < off(DAY + 1));
}
