//! Locked data: nothing that names anybody stands on a shelf in plain words, whatever moment the power goes at everything is there
//! at the next start, and neither a late tab nor a wrong key costs a text. The cipher is a toy; the real one is tested in a browser
//! (tests/e2e/lock.test.mjs).

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use handpick::{
    domain::RawId,
    exchange::locked::{Lock, ROUNDS, read_kept_lock, write_lock},
    storage::{
        Cipher, Keeper, Kept, Locked, MemoryShelf, Preferences, Ring, Scheme, Scope, Shelf, StorageError, Twin,
        keys::{Place, StoreKey},
        locked::{MARK, Turned, TurnedBytes, is_on},
        locking,
        memory::{Fault, Write},
    },
    workspace::{
        document::{Key, Workspace, Write as Edit},
        registers::Record,
        stamp::{Clock, Replica},
    },
};
use pollster::block_on;
use serde::{Deserialize, Serialize};
use std::{
    cell::Cell,
    collections::BTreeMap,
    future::Future,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Leaf {
    #[serde(default)]
    name: String,
}

impl Record for Leaf {
    const KIND: &'static str = "leaf";
    const ITEM_MAPS: &'static [&'static str] = &[];
}

/// Turns texts into digits with its number and the key before them, never the same digits twice. Waits a turn where it is told to.
struct Toy {
    number: u32,
    count: Cell<u32>,
    slow: bool,
}

impl Toy {
    fn of(number: u32) -> Rc<dyn Cipher> {
        Rc::new(Self { number, count: Cell::new(0), slow: false })
    }
}

impl Cipher for Toy {
    fn lock<'a>(&'a self, key: &'a str, text: &'a str) -> Turned<'a> {
        Box::pin(async move {
            if self.slow {
                Once(false).await;
            }
            self.count.set(self.count.get() + 1);
            let digits: String = text.bytes().map(|byte| format!("{byte:03}")).collect();
            Some(format!(
                "{MARK}\"by\":{},\"for\":{key:?},\"n\":{},\"text\":\"{digits}\"}}",
                self.number,
                self.count.get()
            ))
        })
    }

    fn lock_bytes<'a>(&'a self, _: &'a str, _: &'a [u8]) -> TurnedBytes<'a> {
        Box::pin(async { None })
    }

    fn open_bytes<'a>(&'a self, _: &'a str, _: &'a [u8]) -> TurnedBytes<'a> {
        Box::pin(async { None })
    }

    fn open<'a>(&'a self, key: &'a str, locked: &'a str) -> Turned<'a> {
        Box::pin(async move {
            let json: serde_json::Value = serde_json::from_str(locked).ok()?;
            let fits = json["by"] == self.number && json["for"] == key;
            let digits = json["text"].as_str().filter(|_| fits)?.as_bytes();
            let bytes = digits.chunks(3).map(|three| std::str::from_utf8(three).ok()?.parse::<u8>().ok());
            String::from_utf8(bytes.collect::<Option<Vec<_>>>()?).ok()
        })
    }
}

/// Lets others have one turn.
struct Once(bool);

impl Future for Once {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

const WORKSPACE: RawId = RawId(1);
const PEOPLE: [(u128, &str); 4] = [(10, "Eleni"), (11, "Νίκος"), (12, "王小明"), (13, "O\"Neill")];

fn scope() -> Scope {
    Scope::of("https://shop.example/hire/")
}

fn place(place: Place) -> String {
    StoreKey::Workspace(scope(), WORKSPACE, place).to_string()
}

fn key(id: u128) -> Key {
    Key { kind: "leaf".parse().expect("a kind"), id: RawId(id) }
}

fn ring(number: u32) -> Ring {
    let ring = Ring::empty();
    ring.lock_with(Toy::of(number));
    ring
}

type Pair = Twin<Locked<MemoryShelf>>;

fn twin(first: &MemoryShelf, second: &MemoryShelf, ring: &Ring) -> Pair {
    let locked = |shelf: &MemoryShelf| Locked::new(shelf.clone(), ring.clone());
    block_on(Twin::open(locked(first), None, Ok(locked(second)), &scope()))
}

/// Writes everybody, as a page does, and waits until it is safe.
fn write(twin: &Pair) {
    let keeper = Keeper::new(twin.clone(), scope(), WORKSPACE);
    let mut workspace = Workspace::new(WORKSPACE);
    let mut clock = Clock::new(Replica::new(7));
    for (id, name) in PEOPLE {
        workspace.apply(vec![Edit::put(RawId(id), &Leaf { name: name.to_owned() })], &mut clock);
    }
    let keys: Vec<Key> = PEOPLE.map(|(id, _)| key(id)).to_vec();
    block_on(keeper.save(&workspace, &keys)).expect("saves");
    block_on(keeper.save_erased(&[RawId(99)].into())).expect("erases");
    block_on(twin.flush()).expect("is safe");
}

/// Everybody, as the next page finds them.
fn found(first: &MemoryShelf, second: &MemoryShelf, ring: &Ring) -> Vec<String> {
    let twin = twin(first, second, ring);
    let loaded = block_on(Keeper::new(twin.clone(), scope(), WORKSPACE).open()).expect("opens");
    assert_eq!(loaded.quarantined, []);
    block_on(twin.flush()).expect("is safe");
    assert_eq!(twin.kept(), Kept::Both);
    let names = PEOPLE.iter().filter_map(|(id, _)| Some(loaded.workspace.get(&key(*id))?.view::<Leaf>().ok()?.name));
    names.collect()
}

fn everybody() -> Vec<String> {
    PEOPLE.map(|(_, name)| name.to_owned()).to_vec()
}

fn turn(shelf: &MemoryShelf, ring: &Ring) -> Result<(), StorageError> {
    block_on(Locked::new(shelf.clone(), ring.clone()).turn(&scope().prefix()))
}

fn locked(shelf: &MemoryShelf) -> usize {
    shelf.entries().values().filter(|text| text.starts_with(MARK)).count()
}

/// Both shelves with everybody on them, in plain words.
fn plain() -> (MemoryShelf, MemoryShelf) {
    let shelves = (MemoryShelf::new(), MemoryShelf::new());
    write(&twin(&shelves.0, &shelves.1, &Ring::empty()));
    shelves
}

#[test]
fn what_names_anybody_is_locked_and_the_rest_is_not() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    let pair = twin(&first, &second, &ring(1));
    write(&pair);
    let chosen = Preferences { scheme: Scheme::Dark, ..Preferences::default() };
    block_on(chosen.write(&Preferences::default(), &pair, &scope())).expect("keeps");
    block_on(pair.set(&place(Place::Quarantine { kind: "leaf".into(), id: "x".into(), copy: 0 }), "{\"name\":\"Eleni"))
        .expect("keeps");
    block_on(pair.flush()).expect("is safe");
    for shelf in [&first, &second] {
        assert_eq!(locked(shelf), PEOPLE.len() + 1);
        let all: String = shelf.entries().into_values().collect();
        assert!(PEOPLE.iter().all(|(_, name)| !all.contains(name)), "{all}");
        let there = |key: &str| shelf.entries().get(key).cloned();
        assert_eq!(there(&place(Place::Version)).as_deref(), Some("1"));
        assert_eq!(there(&place(Place::Erased(RawId(99)))).as_deref(), Some("true"));
        assert_eq!(block_on(Preferences::read(shelf, &scope())).map(|found| found.scheme), Ok(Scheme::Dark));
    }
    assert_ne!(first.entries(), second.entries(), "each is locked by itself");
    assert_eq!(found(&first, &second, &ring(1)), everybody());
}

#[test]
fn nothing_is_written_again_at_a_start_that_finds_nothing_new() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    write(&twin(&first, &second, &ring(1)));
    let before = (first.entries(), second.entries());
    assert_eq!(found(&first, &second, &ring(1)), everybody());
    assert!((first.entries(), second.entries()) == before);
}

const LOCK: &str = r#"{"on":true,"by":1}"#;
const OFF: &str = r#"{"on":false,"by":1}"#;

/// As the session locks.
fn lock(first: &MemoryShelf, second: &MemoryShelf) -> Result<(), StorageError> {
    block_on(twin(first, second, &Ring::empty()).lock(&scope(), LOCK, Toy::of(1)))
}

/// As the session takes the lock off.
fn unlock(first: &MemoryShelf, second: &MemoryShelf) -> Result<(), StorageError> {
    let pair = twin(first, second, &ring(1));
    pair.first().ring().leave();
    block_on(pair.turn(&scope()))?;
    block_on(pair.put_lock(&scope(), OFF))
}

/// A start: the gate, if a lock stands, and everybody behind it. Answers whether there was a gate.
fn start(first: &MemoryShelf, second: &MemoryShelf) -> (bool, Vec<String>) {
    let both = || [first, second].into_iter();
    let locks = block_on(locking::standing(both(), &scope()));
    if locks.is_empty() {
        return (false, found(first, second, &Ring::empty()));
    }
    // A torn lock opens with nothing; the other store has a whole one.
    assert!(locks.iter().any(|lock| lock == LOCK || lock == OFF), "{locks:?}");
    block_on(locking::agree(both(), &scope(), LOCK, &Toy::of(1)));
    let everybody = found(first, second, &ring(1));
    block_on(twin(first, second, &ring(1)).turn(&scope())).expect("turns");
    (true, everybody)
}

fn copy(shelf: &BTreeMap<String, String>) -> MemoryShelf {
    let copy = MemoryShelf::new();
    shelf.iter().for_each(|(key, text)| copy.put(key, text));
    copy
}

/// What both wrote, in the order of the time: which shelf, the key and the text.
type Log = Vec<(usize, String, String)>;

/// Does something and says in which order both shelves were written: locks first on the second, texts first on the first.
fn logged(shelves: [&MemoryShelf; 2], lock_first: bool, act: impl FnOnce()) -> Log {
    shelves.iter().for_each(|shelf| shelf.start_log());
    act();
    for shelf in shelves {
        let key = |write| match write {
            Write::Set { key, .. } | Write::Remove { key } => key,
        };
        let keys: Vec<String> = shelf.log().into_iter().map(key).collect();
        let at = if lock_first { 0 } else { keys.len() - 1 };
        assert_eq!(keys[at], scope().lock(), "on each shelf: {keys:?}");
    }
    let of = |which: usize, locks: bool| {
        let writes = shelves[which].log().into_iter().filter_map(move |write| match write {
            Write::Set { key, value } => Some((which, key, value)),
            Write::Remove { .. } => None,
        });
        writes.filter(move |(_, key, _)| (*key == scope().lock()) == locks).collect::<Log>()
    };
    let locks = [of(1, true), of(0, true)].concat();
    let texts = [of(0, false), of(1, false)].concat();
    if lock_first { [locks, texts].concat() } else { [texts, locks].concat() }
}

/// The power goes after each of the writes, the last one torn in half or not where the place does not write it at one go.
fn at_every_crash(from: [&BTreeMap<String, String>; 2], log: &Log, check: impl Fn(usize, &MemoryShelf, &MemoryShelf)) {
    for written in 0..=log.len() {
        for torn in [false, true] {
            let shelves = from.map(copy);
            for (which, key, text) in &log[..written] {
                shelves[*which].put(key, text);
            }
            match log[..written].last() {
                Some((0, key, text)) if torn => {
                    shelves[0].put(key, text.chars().take(text.len() / 2).collect::<String>())
                }
                _ if torn => continue,
                _ => {}
            }
            check(written, &shelves[0], &shelves[1]);
        }
    }
}

#[test]
fn a_locking_that_is_broken_off_anywhere_loses_nothing_and_is_finished_by_the_next_start() {
    let (first, second) = plain();
    let before = [first.entries(), second.entries()];
    let log = logged([&first, &second], true, || lock(&first, &second).expect("locks"));
    assert_eq!(log.len(), 2 * (PEOPLE.len() + 1));
    at_every_crash([&before[0], &before[1]], &log, |written, first, second| {
        let (gate, all) = start(first, second);
        assert_eq!((gate, all), (written > 0, everybody()), "after {written}");
        if gate {
            assert_eq!((locked(first), locked(second)), (PEOPLE.len(), PEOPLE.len()), "after {written}");
            for shelf in [first, second] {
                assert_eq!(shelf.entries().get(&scope().lock()).map(String::as_str), Some(LOCK), "after {written}");
            }
        }
        assert_eq!(start(first, second), (written > 0, everybody()), "after {written}");
    });
}

#[test]
fn an_unlocking_that_is_broken_off_anywhere_loses_nothing_and_is_undone_by_the_next_start() {
    let (first, second) = plain();
    lock(&first, &second).expect("locks");
    let before = [first.entries(), second.entries()];
    let log = logged([&first, &second], false, || unlock(&first, &second).expect("unlocks"));
    assert_eq!(log.len(), 2 * (PEOPLE.len() + 1));
    assert_eq!((locked(&first), locked(&second)), (0, 0));
    at_every_crash([&before[0], &before[1]], &log, |written, first, second| {
        let done = start(first, second);
        assert_eq!(done.1, everybody(), "after {written}");
        let left = if done.0 { PEOPLE.len() } else { 0 };
        assert_eq!((locked(first), locked(second)), (left, left), "after {written}");
        assert_eq!(start(first, second), done, "after {written}");
    });
    assert_eq!(start(&first, &second), (false, everybody()));
}

#[test]
fn what_a_late_tab_has_locked_under_a_lock_that_was_taken_off_asks_for_the_passphrase_again() {
    let (first, second) = plain();
    lock(&first, &second).expect("locks");
    unlock(&first, &second).expect("unlocks");
    let one = place(Place::Record(key(10)));
    let text = first.entries()[&one].clone();
    first.put(&one, block_on(Toy::of(1).lock(&one, &text)).expect("locks"));
    assert_eq!(start(&first, &second), (true, everybody()));
    assert_eq!((locked(&first), locked(&second)), (PEOPLE.len(), PEOPLE.len()));
}

#[test]
fn a_lock_of_one_shelf_alone_is_taken_back_and_a_second_one_is_refused() {
    let (first, second) = plain();
    let before = (first.entries(), second.entries());
    first.fail_after(0, Fault::Full);
    assert_eq!(lock(&first, &second), Err(StorageError::Full));
    first.heal();
    assert!((first.entries(), second.entries()) == before);
    lock(&first, &second).expect("locks");
    let pair = twin(&first, &second, &ring(1));
    assert_eq!(block_on(pair.lock(&scope(), "{}", Toy::of(2))), Err(StorageError::Locked));
    assert_eq!(start(&first, &second), (true, everybody()));
}

/// The passphrase was changed in one store and the power went: whichever passphrase opens, both stores have its lock then.
#[test]
fn two_stores_agree_on_the_lock_that_was_opened_unless_it_does_not_open_what_is_there() {
    let (first, second) = plain();
    lock(&first, &second).expect("locks");
    let other = r#"{"on":true,"by":1,"again":2}"#;
    second.put(scope().lock(), other);
    block_on(locking::agree([&first, &second].into_iter(), &scope(), other, &Toy::of(1)));
    assert_eq!(first.entries()[&scope().lock()], other);
    block_on(locking::agree([&first, &second].into_iter(), &scope(), LOCK, &Toy::of(2)));
    assert_eq!(first.entries()[&scope().lock()], other, "it opens nothing here");
}

#[test]
fn the_lock_that_is_written_says_whether_it_is_on() {
    let lock = Lock { rounds: ROUNDS, salt: vec![1; 16], iv: vec![2; 12], key: vec![3; 48] };
    for on in [true, false] {
        let text = write_lock(&lock, on);
        assert_eq!(is_on(&text), on);
        assert_eq!(read_kept_lock(&text), Ok((lock.clone(), on)));
    }
    assert!(is_on("") && is_on("{\"on\":fal"), "what does not read is taken for one");
}

#[test]
fn a_torn_text_costs_nothing_while_the_other_store_has_it() {
    for at in 0..PEOPLE.len() {
        for which in [0, 1] {
            let shelves = plain();
            let shelves = [shelves.0, shelves.1];
            shelves[which].fail_after(at, Fault::Torn);
            assert!(turn(&shelves[which], &ring(1)).is_err());
            assert_eq!(found(&shelves[0], &shelves[1], &ring(1)), everybody(), "{which} torn at {at}");
        }
    }
}

#[test]
fn a_full_store_stops_the_locking_and_loses_nothing() {
    let (first, second) = plain();
    first.fail_after(2, Fault::Full);
    assert_eq!(turn(&first, &ring(1)), Err(StorageError::Full));
    first.heal();
    assert_eq!(locked(&first), 2);
    assert_eq!(found(&first, &second, &ring(1)), everybody());
}

#[test]
fn a_tab_without_the_key_reads_and_writes_nothing() {
    let (first, second) = plain();
    let mine = Ring::empty();
    let late = twin(&first, &second, &mine);
    turn(&first, &ring(1)).expect("turns");
    turn(&second, &ring(1)).expect("turns");
    mine.lock_out();
    let before = (first.entries(), second.entries());
    let leaf = place(Place::Record(key(10)));
    assert_eq!(block_on(Locked::new(first.clone(), mine.clone()).get(&leaf)), Err(StorageError::Locked));
    assert_eq!(block_on(Locked::new(first.clone(), mine.clone()).set(&leaf, "{}")), Err(StorageError::Locked));
    let keeper = Keeper::new(late, scope(), WORKSPACE);
    assert!(block_on(keeper.save(&Workspace::new(WORKSPACE), &[key(10)])).is_err());
    assert!((first.entries(), second.entries()) == before);
}

#[test]
fn a_page_that_knows_of_no_lock_sets_nothing_aside() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    write(&twin(&first, &second, &ring(1)));
    let before = (first.entries(), second.entries());
    let pair = twin(&first, &second, &Ring::empty());
    let opened = block_on(Keeper::new(pair.clone(), scope(), WORKSPACE).open());
    assert_eq!(opened.map(|loaded| loaded.quarantined.len()), Err(StorageError::Locked));
    assert!((first.entries(), second.entries()) == before, "another tab has just locked it");
}

/// Both places were locked while this tab slept: it writes nothing plain into them, old or new, and has it all still.
#[test]
fn a_tab_that_has_not_heard_of_the_lock_writes_nothing() {
    let (first, second) = plain();
    let mine = Ring::empty();
    let late = twin(&first, &second, &mine);
    lock(&first, &second).expect("locks");
    let before = (first.entries(), second.entries());
    let keeper = Keeper::new(late.clone(), scope(), WORKSPACE);
    let mut workspace = Workspace::new(WORKSPACE);
    workspace.apply(vec![Edit::put(RawId(77), &Leaf { name: "Late".into() })], &mut Clock::new(Replica::new(9)));
    let saved = block_on(keeper.save(&workspace, &[key(77)]));
    let flushed = block_on(late.flush());
    assert!(saved.is_err() || flushed.is_err());
    assert!((first.entries(), second.entries()) == before);
    assert!(mine.is_locked_out());
    // The person gives the passphrase here too.
    mine.lock_with(Toy::of(1));
    block_on(keeper.save(&workspace, &[key(77)])).expect("saves");
    block_on(late.flush()).expect("is safe");
    assert_eq!((locked(&first), locked(&second)), (PEOPLE.len() + 1, PEOPLE.len() + 1));
}

#[test]
fn what_another_key_locked_is_set_aside_as_it_is() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    write(&twin(&first, &second, &ring(1)));
    let one = place(Place::Record(key(10)));
    let strange = block_on(Toy::of(2).lock(&one, "{}")).expect("locks");
    first.put(&one, &strange);
    second.put(&one, &strange);
    let pair = twin(&first, &second, &ring(1));
    let loaded = block_on(Keeper::new(pair.clone(), scope(), WORKSPACE).open()).expect("opens");
    assert_eq!(loaded.quarantined.len(), 1);
    assert_eq!(loaded.workspace.iter().count(), PEOPLE.len() - 1);
    let aside = place(Place::Quarantine { kind: "leaf".into(), id: RawId(10).to_string(), copy: 0 });
    assert_eq!(block_on(pair.get(&aside)), Ok(Some(strange)));
}

#[test]
fn a_locked_text_opens_nowhere_else() {
    let (first, second) = (MemoryShelf::new(), MemoryShelf::new());
    write(&twin(&first, &second, &ring(1)));
    let (one, two) = (place(Place::Record(key(10))), place(Place::Record(key(11))));
    let text = first.entries()[&one].clone();
    first.put(&two, &text);
    assert_eq!(found(&first, &second, &ring(1)), everybody(), "the other store has it where it belongs");
}

/// Polls once.
fn nudge<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn slow() -> Rc<dyn Cipher> {
    Rc::new(Toy { number: 1, count: Cell::new(0), slow: true })
}

#[test]
fn a_write_that_meets_an_unlocking_ends_up_plain_and_one_that_meets_a_locking_locked() {
    let leaf = place(Place::Record(key(10)));
    let (shelf, ring) = (MemoryShelf::new(), Ring::empty());
    ring.lock_with(slow());
    let hand = Locked::new(shelf.clone(), ring.clone());
    let mut write = pin!(hand.set(&leaf, "{\"id\":1}"));
    assert!(nudge(write.as_mut()).is_pending());
    ring.leave();
    assert_eq!(nudge(write.as_mut()), Poll::Ready(Ok(())));
    assert_eq!(shelf.entries()[&leaf], "{\"id\":1}");
    ring.stay();
    let mut write = pin!(hand.set(&leaf, "{\"id\":2}"));
    while nudge(write.as_mut()).is_pending() {}
    assert!(shelf.entries()[&leaf].starts_with(MARK));
}

#[test]
fn what_another_tab_writes_during_a_locking_is_not_overwritten() {
    let leaf = place(Place::Record(key(10)));
    let (shelf, ring) = (MemoryShelf::new(), Ring::empty());
    ring.lock_with(slow());
    shelf.put(&leaf, "{\"id\":\"old\"}");
    let hand = Locked::new(shelf.clone(), ring.clone());
    let prefix = scope().prefix();
    let mut turning = pin!(hand.turn(&prefix));
    assert!(nudge(turning.as_mut()).is_pending());
    shelf.put(&leaf, "{\"id\":\"new\"}");
    while nudge(turning.as_mut()).is_pending() {}
    assert_eq!(block_on(hand.get(&leaf)), Ok(Some("{\"id\":\"new\"}".to_owned())));
    assert!(shelf.entries()[&leaf].starts_with(MARK));
}

#[test]
fn texts_of_other_places_are_locked_for_their_name() {
    let (empty, ring) = (Ring::empty(), ring(1));
    let kept = block_on(ring.lock_text("points/1", "Eleni")).expect("locks");
    assert!(kept.starts_with(MARK));
    assert_eq!(block_on(ring.open_text("points/1", &kept)).as_deref(), Ok("Eleni"));
    assert!(block_on(ring.open_text("points/2", &kept)).is_err());
    assert_eq!(block_on(empty.open_text("points/1", &kept)), Err(StorageError::Locked));
    assert_eq!(block_on(empty.lock_text("points/1", "Eleni")).as_deref(), Ok("Eleni"));
    assert_eq!(block_on(ring.open_text("points/1", "Eleni")).as_deref(), Ok("Eleni"), "kept before it was locked");
}
