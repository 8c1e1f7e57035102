//! What only a browser can show: the real storage with its real quota, `Intl` against our plural forms, a session that
//! survives a new start, and another tab's write. Everything else is tested natively or end to end.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use handpick::{
    domain::{Id, candidate::Candidate, edit::Edit, money::Amount},
    i18n::{Language, Plural, intl, plural, speak},
    session::{SaveState, Topic, start::start},
    storage::{
        browser::LocalShelf,
        shelf::{Shelf, StorageError},
    },
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

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

fn clear() {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_full_storage_says_so_and_keeps_what_was_there() {
    clear();
    let shelf = LocalShelf::open().unwrap();
    shelf.set("handpick/test/kept", "old").await.unwrap();
    shelf.set("handpick/test/filler", &"x".repeat(5_200_000)).await.unwrap();
    let more = "y".repeat(100_000);
    assert_eq!(shelf.set("handpick/test/kept", &more).await, Err(StorageError::Full));
    assert_eq!(shelf.get("handpick/test/kept").await, Ok(Some("old".to_owned())));
    assert_eq!(shelf.keys("handpick/test/").await.unwrap().len(), 2);
    clear();
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
    clear();
    let session = start().await.unwrap();
    let me = session.fresh();
    session.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    session.i_am(me);
    let id = session.fresh();
    let candidate = Candidate { name: "王小明".into(), phone: "+30 210".into(), ..Candidate::default() };
    session.dispatch(Edit::AddCandidate { id, candidate: candidate.clone(), application: None }).unwrap();
    settle().await;
    assert_eq!(session.save_state(), SaveState::Kept);

    let again = start().await.unwrap();
    assert_eq!(again.who(), Some(me));
    assert_eq!(again.views().candidates.get(&id).map(|c| (*c).clone()), Some(candidate));
    assert_eq!(again.workspace_id(), session.workspace_id());
    clear();
}

#[wasm_bindgen_test]
async fn two_sessions_editing_different_fields_keep_both() {
    clear();
    let here = start().await.unwrap();
    let me = here.fresh();
    here.dispatch(Edit::AddMember { id: me, name: "Katerina".to_owned() }).unwrap();
    here.i_am(me);
    let id = here.fresh();
    let candidate = Candidate { name: "Anna".into(), phone: "1".into(), ..Candidate::default() };
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
    clear();
}

#[wasm_bindgen_test]
async fn a_newer_format_is_not_opened_and_not_written() {
    clear();
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
    clear();
}
