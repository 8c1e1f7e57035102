//! The only file that knows leptos_router and the address bar. Links are followed by the browser itself (`rel="external"`): the
//! router's own click handler panics in a folder whose name has a percent sign.

use crate::route::{Route, query_value, with_query};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The screen that the address names. Runs again only when the screen changes, not when only its query does.
pub fn use_route() -> Memo<Route> {
    let hash = use_location().hash;
    Memo::new(move |_| Route::parse(&hash.read()))
}

/// One value of the address's query.
pub fn use_query(name: &'static str) -> Memo<Option<String>> {
    let hash = use_location().hash;
    Memo::new(move |_| query_value(&hash.read(), name))
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
    }
}
