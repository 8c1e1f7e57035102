//! The field in which one searches on a screen. What is wanted stands in the address too, so that Back returns to it; the browser
//! takes its time to change an address, so that waits until the typing rests.

use crate::{
    route::Route,
    session::navigation::{replace_query, use_query},
};
use leptos::prelude::*;
use std::time::Duration;

const REST: Duration = Duration::from_millis(300);

/// What is searched for on this screen, kept in step with `find` in its address.
pub fn use_find(route: Route) -> RwSignal<String> {
    let asked = use_query("find");
    let find = RwSignal::new(asked.get_untracked().unwrap_or_default());
    // What was written into the address last: its coming back as news must not undo what was typed since.
    let written = StoredValue::new(find.get_untracked());
    Effect::new(move || {
        let now = asked.get().unwrap_or_default();
        if written.get_value() != now {
            written.set_value(now.clone());
            find.set(now);
        }
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move || {
        let text = find.get();
        stop();
        if written.get_value() != text {
            let route = route.clone();
            let write = move || {
                written.set_value(text.clone());
                replace_query(&route, &[("find", &text)]);
            };
            timer.set_value(set_timeout_with_handle(write, REST).ok());
        }
    });
    on_cleanup(stop);
    find
}

/// The field.
#[component]
pub fn SearchField(
    /// What it searches, as its name and its placeholder.
    label: &'static str,
    /// What is searched for.
    find: RwSignal<String>,
) -> impl IntoView {
    view! {
        <input
            class="search"
            type="search"
            aria-label=label
            placeholder=label
            prop:value=move || find.get()
            on:input=move |event| find.set(event_target_value(&event))
        />
    }
}
