//! The only file that knows leptos_router and the address bar. Links are followed by the browser itself (`rel="external"`): the
//! router's own click handler panics in a folder whose name has a percent sign.

use crate::route::{Route, query_value, with_query};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// The screen that the address names. Runs again only when the screen changes, not when only its query does.
pub fn use_route() -> Memo<Route> {
    let hash = use_location().hash;
    Memo::new(move |_| Route::parse(&hash.read()))
}

/// Whether the screen is in the hands of a visitor.
pub fn use_visited() -> Memo<bool> {
    let route = use_route();
    Memo::new(move |_| matches!(route.get(), Route::WalkIn(_)))
}

/// One value of the address's query.
pub fn use_query(name: &'static str) -> Memo<Option<String>> {
    let hash = use_location().hash;
    Memo::new(move |_| query_value(&hash.read(), name))
}

thread_local! {
    /// The entry of the history that is shown, and how far down each of them was scrolled.
    static SHOWN: Cell<u32> = const { Cell::new(0) };
    static PLACES: RefCell<BTreeMap<u32, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// How a screen was come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    /// For the first time.
    New,
    /// Back, or forward again; and how far down it was scrolled then, in CSS pixels.
    Returned(f64),
}

/// Begins to remember how far down each screen was scrolled. The browser's own memory comes too early: the rows that it would
/// scroll to are not there yet.
pub fn remember_places() {
    if let Ok(history) = window().history() {
        // A browser without it scrolls by itself, which is then undone by the screen.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    let scrolled = window_event_listener_untyped("scroll", |_| {
        let top = window().scroll_y().unwrap_or_default();
        PLACES.with_borrow_mut(|places| places.insert(SHOWN.get(), top));
    });
    // For the life of the page.
    std::mem::forget(scrolled);
}

/// Whether the entry of the history that is becoming the present one was scrolled down when it was left.
pub fn returning() -> bool {
    let known = window().history().ok().and_then(|history| history.state().ok()?.as_f64());
    known.is_some_and(|number| PLACES.with_borrow(|places| places.get(&(number as u32)).is_some_and(|top| *top > 0.0)))
}

/// The entry of the history that has just become the present one. To be asked once a screen, before the page is built anew.
pub fn entry() -> Entry {
    let known = window().history().ok().and_then(|history| history.state().ok()?.as_f64());
    if let Some(number) = known {
        SHOWN.set(number as u32);
        return Entry::Returned(PLACES.with_borrow(|places| places.get(&SHOWN.get()).copied().unwrap_or_default()));
    }
    SHOWN.set(PLACES.with_borrow(|places| places.keys().max().copied().unwrap_or_default()).max(SHOWN.get()) + 1);
    mark();
    Entry::New
}

/// Writes the number of the present entry into it.
fn mark() {
    if let Ok(history) = window().history() {
        // Without a mark, Back shows the screen from its top.
        let _ = history.replace_state(&SHOWN.get().into(), "");
    }
}

/// Whether the address names this screen.
pub fn is_here(route: &Route) -> bool {
    window().location().hash().is_ok_and(|hash| Route::parse(&hash) == *route)
}

/// Goes to a screen; Back returns.
pub fn navigate(route: &Route) {
    // The browser refuses a fragment only when the page is going away.
    let _ = window().location().set_hash(route.to_string().trim_start_matches('#'));
}

/// Changes the query of the present screen in place: filters make no history.
pub fn replace_query(route: &Route, pairs: &[(&str, &str)]) {
    let address = with_query(route, pairs);
    if window().location().hash().ok().as_deref() != Some(&address) {
        let _ = window().location().replace(&address);
        // The entry is the same one, and keeps its number.
        mark();
    }
}
