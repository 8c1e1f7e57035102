//! What only a browser can show: the real storage with its real quota, `Intl` against our plural forms, a session that
//! survives a new start, and another tab's write. Everything else is tested natively or end to end.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use chrono::DateTime;
use futures_util::FutureExt as _;
use handpick::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Arrival, Edit, EditError},
        money::Amount,
    },
    i18n::{Language, Plural, intl, plural, speak},
    session::{
        SaveState, Session, Topic,
        points::{Cause, Point, Points},
        start::{self, Start},
    },
    storage::{
        browser::LocalShelf,
        indexed::IndexedShelf,
        shelf::{Shelf, StorageError, Write},
    },
    workspace::import::Turned,
};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Opens what this browser holds, which nobody has locked.
async fn start() -> Result<Session, StorageError> {
    match start::start().await? {
        Start::Open(session) => Ok(session),
        Start::Locked(_) => Err(StorageError::Locked),
    }
}

/// Lets everything that is on its way arrive.
async fn settle() {
    for _ in 0..3 {
        let later = js_sys::Promise::new(&mut |done, _| {
            let window = web_sys::window().unwrap();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 10).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(later).await.unwrap();
    }
}

fn clear_local() {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
}

/// All site data. Sessions of earlier tests let the database go when it is to be deleted.
async fn clear() {
    clear_local();
    run("await new Promise((done, no) => { const r = indexedDB.deleteDatabase('handpick'); r.onsuccess = done; r.onblocked = no; })")
        .await;
}

/// Runs a piece of script in the page, and answers what it returns.
async fn run(script: &str) -> JsValue {
    let code = format!("(async () => {{ {script} }})()");
    let promise = js_sys::eval(&code).unwrap().dyn_into::<js_sys::Promise>().unwrap();
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap()
}

async fn wait_until(session: Session, state: SaveState) {
    for _ in 0..100 {
        if session.save_state() == state {
            return;
        }
        settle().await;
    }
    assert_eq!(session.save_state(), state);
}

#[wasm_bindgen_test]
async fn a_full_storage_says_so_and_keeps_what_was_there() {
    clear().await;
    let shelf = LocalShelf::open().unwrap();
    shelf.set("handpick/test/kept", "old").await.unwrap();
    shelf.set("handpick/test/filler", &"x".repeat(5_200_000)).await.unwrap();
    let more = "y".repeat(100_000);
    assert_eq!(shelf.set("handpick/test/kept", &more).await, Err(StorageError::Full));
    assert_eq!(shelf.get("handpick/test/kept").await, Ok(Some("old".to_owned())));
    assert_eq!(shelf.keys("handpick/test/").await.unwrap().len(), 2);
    clear().await;
}

#[wasm_bindgen_test]
fn our_plural_forms_are_those_of_the_browser() {
    const FORMS: Plural = Plural { one: "one", other: "other" };
    for language in Language::ALL {
        speak(language);
        let rules = js_sys::Intl::PluralRules::new(&js_sys::Array::of1(&language.tag().into()), &js_sys::Object::new());
        for count in 0..=200 {
            assert_eq!(rules.select(f64::from(count)), plural(count as usize, &FORMS), "{count} in {}", language.tag());
        }
    }
    speak(Language::English);
}

#[wasm_bindgen_test]
fn numbers_money_and_names_follow_the_language() {
    speak(Language::English);
    assert_eq!(intl::number(1234.5, 1), "1,234.5");
    assert_eq!(intl::money(Amount::parse("1450").unwrap(), "EUR"), "€1,450");
    assert_eq!(intl::money(Amount::parse("12.5").unwrap(), "EUR"), "€12.50");
    // A moment says its year unless it is this one.
    assert!(intl::date_time(DateTime::from_timestamp(951_825_600, 0).unwrap()).starts_with("29 Feb 2000"));
    let now = DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap();
    assert!(!intl::date_time(now).contains(&js_sys::Date::new_0().get_full_year().to_string()));
    // A currency that is none must not throw.
    assert_eq!(intl::money(Amount::parse("7").unwrap(), "nonsense"), "7.00 nonsense");
    speak(Language::Greek);
    assert_eq!(intl::number(1234.5, 1), "1.234,5");
    let names = ["Ωμέγα", "άλφα", "Βήτα", "άλφα"].map(str::to_owned);
    let named = [4, 3, 2, 1].map(Id::<Candidate>::new).into_iter().zip(names);
    assert_eq!(intl::in_name_order(named), [1, 3, 2, 4].map(Id::new));
    speak(Language::English);
}

#[wasm_bindgen_test]
async fn what_was_done_is_there_after_a_new_start() {
    clear().await;
    let session = start().await.unwrap();
    let me = session.fresh();
    session.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    session.i_am(me);
    let id = session.fresh();
    let candidate = Candidate { name: "王小明".into(), phone: "+30 210".into(), ..Candidate::default() };
    session.dispatch(Edit::AddCandidate { id, candidate: candidate.clone(), application: None }).unwrap();
    wait_until(session, SaveState::Kept).await;

    let again = start().await.unwrap();
    assert_eq!(again.who(), Some(me));
    let kept = again.views().candidates.get(&id).unwrap();
    assert_eq!((&kept.name, &kept.phone), (&candidate.name, &candidate.phone));
    assert_eq!(again.workspace_id(), session.workspace_id());
    clear().await;
}

#[wasm_bindgen_test]
async fn two_sessions_editing_different_fields_keep_both() {
    clear().await;
    let here = start().await.unwrap();
    let me = here.fresh();
    here.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    here.i_am(me);
    let id = here.fresh();
    let candidate = Candidate { name: "Anna".into(), phone: "2310 000001".into(), ..Candidate::default() };
    here.dispatch(Edit::AddCandidate { id, candidate: candidate.clone(), application: None }).unwrap();
    settle().await;

    // One document gets no storage events of its own writes: what keeps both is read-merge-write alone.
    let there = start().await.unwrap();
    let named = Candidate { town: "Volos".into(), ..candidate.clone() };
    there.dispatch(Edit::SetCandidate { id, after: named }).unwrap();
    settle().await;
    let phoned = Candidate { phone: "2".into(), ..candidate };
    here.dispatch(Edit::SetCandidate { id, after: phoned }).unwrap();
    settle().await;

    let merged = here.on(Topic::Candidate(id)).candidates.get(&id).unwrap();
    assert_eq!((merged.phone.as_str(), merged.town.as_str()), ("2", "Volos"));
    clear().await;
}

#[wasm_bindgen_test]
async fn a_newer_format_is_not_opened_and_not_written() {
    clear().await;
    let session = start().await.unwrap();
    let me = session.fresh();
    session.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    settle().await;
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let keys: Vec<String> = (0..storage.length().unwrap()).filter_map(|at| storage.key(at).unwrap()).collect();
    let version = keys.iter().find(|key| key.ends_with("/version")).unwrap();
    storage.set_item(version, "999").unwrap();
    assert!(matches!(start().await, Err(StorageError::Newer { found: 999, .. })));

    let before = storage.length().unwrap();
    session.dispatch(Edit::AddMember { id: session.fresh(), name: "Nikos".to_owned() }).unwrap();
    settle().await;
    assert_eq!(session.save_state(), SaveState::Newer);
    assert_eq!(storage.length().unwrap(), before);
    clear().await;
}

fn set(key: &str, value: &str) -> Write {
    Write::Set { key: key.to_owned(), value: value.to_owned() }
}

#[wasm_bindgen_test]
async fn every_write_to_the_large_store_is_strictly_durable_and_many_are_one_transaction() {
    clear().await;
    run("const own = IDBDatabase.prototype.transaction; window.begun = [];
         IDBDatabase.prototype.transaction = function (...all) { const t = own.apply(this, all);
         if (t.mode === 'readwrite') window.begun.push(t.durability); return t; };")
    .await;
    let shelf = IndexedShelf::open("handpick").await.unwrap();
    shelf.set("handpick/test/one", "1").await.unwrap();
    shelf.remove("handpick/test/one").await.unwrap();
    let many: Vec<Write> = (0..2_000).map(|at| set(&format!("handpick/test/{at:04}"), &"x".repeat(800))).collect();
    let richer = shelf.apply(&many, |_, there, new| there.unwrap_or(new).to_owned()).await.unwrap();
    assert_eq!(richer, []);
    assert_eq!(run("return window.begun.join()").await.as_string().unwrap(), "strict,strict,strict");
    assert_eq!(shelf.entries("handpick/test/").await.unwrap().len(), 2_000);
    assert_eq!(shelf.keys("handpick/test/199").await.unwrap().len(), 10);
    clear().await;
}

#[wasm_bindgen_test]
async fn the_large_store_settles_with_what_stands_there_and_lives_through_its_deletion() {
    clear().await;
    let (one, two) = (IndexedShelf::open("handpick").await.unwrap(), IndexedShelf::open("handpick").await.unwrap());
    one.set("handpick/test/a", "1").await.unwrap();
    let gone = Write::Remove { key: "handpick/test/none".to_owned() };
    let both = |_: &str, there: Option<&str>, new: &str| format!("{}{new}", there.unwrap_or_default());
    let richer = two.apply(&[set("handpick/test/a", "2"), gone, set("handpick/test/b", "3")], both).await.unwrap();
    assert_eq!(richer, [("handpick/test/a".to_owned(), "12".to_owned())]);
    assert_eq!(one.get("handpick/test/a").await, Ok(Some("12".to_owned())));
    // Another tab, or the browser, deletes the database: neither hand stands in its way, and both go on.
    clear().await;
    assert_eq!(two.get("handpick/test/a").await, Ok(None));
    one.set("handpick/test/a", "4").await.unwrap();
    assert_eq!(two.get("handpick/test/a").await, Ok(Some("4".to_owned())));
    clear().await;
}

/// A session with one member and one candidate, saved.
async fn furnished() -> (Session, Id<Candidate>) {
    let session = start().await.unwrap();
    let me = session.fresh();
    session.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    session.i_am(me);
    let id = session.fresh();
    let candidate = Candidate { name: "Anna".into(), phone: "2310 000001".into(), ..Candidate::default() };
    session.dispatch(Edit::AddCandidate { id, candidate, application: None }).unwrap();
    (session, id)
}

/// So many people who come in together, and what they are called.
fn people(session: Session, count: usize) -> Vec<Arrival> {
    let arrival = |at| Arrival {
        id: session.fresh(),
        candidate: Candidate { name: format!("Person {at}"), phone: "1".into(), ..Candidate::default() },
        applications: Vec::new(),
        note: String::new(),
    };
    (0..count).map(arrival).collect()
}

#[wasm_bindgen_test]
async fn what_is_about_many_is_done_in_parts_whole_or_not_at_all_one_at_a_time_and_undone_as_one_step() {
    clear().await;
    let (session, _) = furnished().await;
    let quiet = |_: usize, _: usize| {};
    let arrivals = people(session, 250);
    let all: Vec<Id<Candidate>> = arrivals.iter().map(|arrival| arrival.id).collect();
    let parts = RefCell::new(Vec::new());
    let told = |done, all| parts.borrow_mut().push((done, all));
    session.dispatch_in_slices(Edit::AddCandidates { arrivals }, &told).await.unwrap();
    assert_eq!(parts.take(), [(100, 250), (200, 250), (250, 250)]);
    let tagged = || session.views().candidates.iter().filter(|(_, person)| !person.tags.is_empty()).count();
    let tag = |text: &str| Edit::Tag { candidates: all.clone(), text: text.to_owned(), on: true };

    // Refused before anything is done, or when somebody is gone by the time they are reached.
    let refused = session.dispatch_in_slices(tag(" "), &told).await;
    assert_eq!((refused, parts.take().len(), tagged()), (Err(EditError::TextMissing), 0, 0));
    let gone = |done: usize, _: usize| {
        if done == 100 {
            session.dispatch(Edit::RemoveCandidate { id: all[220] }).unwrap();
        }
    };
    assert_eq!(session.dispatch_in_slices(tag("Weekends"), &gone).await, Err(EditError::Gone));
    assert_eq!(tagged(), 0);
    session.step_back(false, &quiet).await.unwrap();
    assert!(session.views().candidates.contains_key(&all[220]));

    // Meanwhile nothing else is about many, and one edit goes on.
    let busy = RefCell::new(None);
    let meanwhile = |done: usize, _: usize| {
        if done == 100 {
            let named = Candidate { name: "Renamed".into(), phone: "1".into(), ..Candidate::default() };
            session.dispatch(Edit::SetCandidate { id: all[240], after: named }).unwrap();
            let undo = session.step_back(false, &quiet);
            *busy.borrow_mut() = undo.now_or_never();
        }
    };
    session.dispatch_in_slices(tag("Weekends"), &meanwhile).await.unwrap();
    assert_eq!(busy.take(), Some(Err(EditError::UnderWay)));
    assert_eq!(tagged(), 250);
    assert_eq!(session.views().candidates.get(&all[240]).unwrap().name, "Renamed");
    assert!(session.step_back(false, &quiet).await.unwrap().done);
    assert_eq!(tagged(), 0);
    assert_eq!(session.views().candidates.get(&all[240]).unwrap().name, "Renamed");
    assert!(session.step_back(true, &quiet).await.unwrap().done);
    assert_eq!(tagged(), 250);
    wait_until(session, SaveState::Kept).await;
    let again = start().await.unwrap();
    assert_eq!(again.views().candidates.iter().filter(|(_, person)| !person.tags.is_empty()).count(), 250);
    clear().await;
}

#[wasm_bindgen_test]
async fn when_the_small_store_is_cleared_everything_comes_back() {
    clear().await;
    let (session, id) = furnished().await;
    wait_until(session, SaveState::Kept).await;
    clear_local();
    let again = start().await.unwrap();
    assert_eq!((again.workspace_id(), again.who()), (session.workspace_id(), session.who()));
    assert_eq!(again.views().candidates.get(&id).map(|found| found.name.clone()), Some("Anna".to_owned()));
    wait_until(again, SaveState::Kept).await;
    assert!(web_sys::window().unwrap().local_storage().unwrap().unwrap().length().unwrap() > 4);
    clear().await;
}

#[wasm_bindgen_test]
async fn when_the_small_store_is_full_the_large_one_has_it() {
    clear().await;
    let (session, id) = furnished().await;
    wait_until(session, SaveState::Kept).await;
    run("for (let part = 1e5; part > 10; part = Math.floor(part / 2)) {
         try { for (let n = 0; ; n++) localStorage.setItem(`filler-${part}-${n}`, 'x'.repeat(part)); } catch {} }")
    .await;
    let phoned = Candidate { name: "Anna".into(), phone: "2310".repeat(20), ..Candidate::default() };
    session.dispatch(Edit::SetCandidate { id, after: phoned.clone() }).unwrap();
    wait_until(session, SaveState::OnlyLarge).await;
    let again = start().await.unwrap();
    assert_eq!(again.views().candidates.get(&id).map(|found| (*found).clone()), Some(phoned));
    run("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key));").await;
    session.try_again();
    wait_until(session, SaveState::Kept).await;
    clear().await;
}

#[wasm_bindgen_test]
async fn without_the_large_store_the_small_one_counts_and_one_that_never_answers_is_none() {
    clear().await;
    for none in ["undefined", "{ open: () => new EventTarget() }"] {
        run(&format!(
            "window.genuine ??= Object.getOwnPropertyDescriptor(window, 'indexedDB');
             Object.defineProperty(window, 'indexedDB', {{ value: {none}, configurable: true }})"
        ))
        .await;
        assert_eq!(IndexedShelf::open("handpick").await.err(), Some(StorageError::Blocked));
        let (session, _) = furnished().await;
        wait_until(session, SaveState::OnlySmall).await;
        run("Object.defineProperty(window, 'indexedDB', window.genuine)").await;
    }
    let session = start().await.unwrap();
    wait_until(session, SaveState::Kept).await;
    assert_eq!(session.views().candidates.len(), 2);
    clear().await;
}

#[wasm_bindgen_test]
async fn a_database_of_the_first_shape_keeps_what_it_has_and_one_of_a_later_shape_is_open_to_this_release() {
    clear().await;
    run("await new Promise((done) => { const opening = indexedDB.open('handpick', 1);
         opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
         opening.onsuccess = () => { const older = opening.result; older.onversionchange = () => older.close();
         const writing = older.transaction('entries', 'readwrite');
         writing.objectStore('entries').put('kept', 'handpick/test/a'); writing.oncomplete = done; } })")
    .await;
    // An older tab has it open, and lets go.
    let shelf = IndexedShelf::open("handpick").await.unwrap();
    assert_eq!(shelf.get("handpick/test/a").await, Ok(Some("kept".to_owned())));
    let stores = "return new Promise((done) => { const opening = indexedDB.open('handpick', VERSION);
         opening.onupgradeneeded = () => opening.result.createObjectStore('later');
         opening.onsuccess = () => { const { objectStoreNames, version } = opening.result; opening.result.close();
         done([...objectStoreNames, version].join()); } })";
    let there = |version: &str| stores.replace("VERSION", version);
    assert_eq!(run(&there("undefined")).await.as_string().unwrap(), "entries,files,points,2");
    assert_eq!(run(&there("9")).await.as_string().unwrap(), "entries,files,later,points,9");
    assert_eq!(shelf.get("handpick/test/a").await, Ok(Some("kept".to_owned())));
    let again = IndexedShelf::open("handpick").await.unwrap();
    assert_eq!(again.get("handpick/test/a").await, Ok(Some("kept".to_owned())));
    clear().await;
}

/// The newest point, once there are so many.
async fn newest_of(session: Session, count: usize) -> Point {
    for _ in 0..100 {
        match session.points() {
            Points::Kept(points, None) if points.len() == count => return points[0].clone(),
            _ => settle().await,
        }
    }
    panic!("{:?}", session.points());
}

#[wasm_bindgen_test]
async fn a_point_holds_all_packed_or_not_and_leads_back() {
    clear().await;
    let (session, id) = furnished().await;
    wait_until(session, SaveState::Kept).await;
    let (file, _) = session.export();
    let again = || session.plan_import(&file).unwrap().0;
    session.import(again(), &Turned::new()).await;
    let packed = newest_of(session, 1).await;
    assert_eq!((packed.cause, packed.requisitions, packed.candidates), (Cause::Import, 0, 1));
    run("window.packing = window.CompressionStream; delete window.CompressionStream").await;
    session.import(again(), &Turned::new()).await;
    let plain = newest_of(session, 2).await;
    run("window.CompressionStream = window.packing").await;
    assert_eq!(session.point_file(&packed).await.unwrap(), file);
    assert_eq!(session.point_file(&plain).await.unwrap(), file);
    assert_eq!(plain.bytes, file.len() as u64);
    assert!(packed.bytes < plain.bytes);

    let renamed = Candidate { name: "Anna Petrova".into(), phone: "1".into(), ..Candidate::default() };
    session.dispatch(Edit::SetCandidate { id, after: renamed }).unwrap();
    let name = || session.views().candidates.get(&id).map(|person| person.name.clone());
    session.restore(&session.open_point(&packed).await.unwrap()).await;
    assert_eq!(name().as_deref(), Some("Anna"));
    assert_eq!(newest_of(session, 3).await.cause, Cause::Restore);
    assert!(session.step_back(false, &|_, _| {}).await.unwrap().left.is_empty());
    assert_eq!(name().as_deref(), Some("Anna Petrova"));

    // Another session of this browser has them too; whoever is erased here is in none of them.
    let there = start().await.unwrap();
    assert_eq!(newest_of(there, 3).await.cause, Cause::Restore);
    session.erase_people(&[id.raw()].into());
    for _ in 0..100 {
        settle().await;
        if newest_of(session, 3).await.candidates == 0 {
            break;
        }
    }
    let Points::Kept(points, None) = session.points() else { panic!("{:?}", session.points()) };
    for point in points {
        let text = session.point_file(&point).await.unwrap();
        assert!(!text.contains("Anna") && text.contains("Katerina"), "{text}");
        assert_eq!((point.candidates, point.erased), (0, 1));
    }
    clear().await;
}
