//! From one candidate of a stage to the next: two links, and the keys J and K. Whoever moves one on stays in the stage. Must never take
//! a key from somebody who is typing.

use crate::{
    domain::{Id, application::Application, facts::Facts},
    i18n::{intl, stage_name, words},
    route::Route,
    session::{Topic, navigation::navigate, use_session},
    ui::{
        controls::{Link, announce, is_key, is_typing},
        round::Round,
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The way through the stage in which the application stood when its page was opened, wherever it is moved from there.
#[component]
pub(super) fn Walk(
    /// The application that is shown.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let found = session.views().application(id)?;
    let (requisition, stage) = (found.requisition, found.placement.stage);
    let round = StoredValue::new(Round::begin(id));
    // The order in the stage changes with its board.
    let place = Memo::new(move |_| {
        session.on(Topic::Application(id));
        let column = session.on(Topic::Board(requisition)).column(requisition, stage);
        round.try_update_value(|round| round.look(&column)).unwrap_or_default()
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let later = is_key(&event, 'j');
        if is_busy(&event) || !later && !is_key(&event, 'k') {
            return;
        }
        event.prevent_default();
        let place = place.get_untracked();
        match if later { place.later } else { place.earlier } {
            Some(other) => navigate(&Route::Application(other)),
            None => announce(if later { w.last } else { w.first }.to_owned()),
        }
    });
    on_cleanup(move || keys.remove());
    let text = move || {
        let found = session.on(Topic::Requisition(requisition)).requisition(requisition)?;
        let stage = found.stages.get(&stage).map(stage_name)?;
        let number = |count: usize| intl::number(count as f64, 0);
        let place = place.read();
        Some(match place.at {
            Some(at) => (w.place)(&number(at + 1), &number(place.of), &stage),
            None => (w.place_left)(&number(place.of), &stage),
        })
    };
    let link = move |later: bool| {
        let (text, title, key) = if later { (w.later, w.later_key, "J") } else { (w.earlier, w.earlier_key, "K") };
        let place = place.read();
        let to = if later { place.later } else { place.earlier };
        to.map(|to| {
            view! {
                <Link to=Route::Application(to) attr:class="btn small quiet" attr:title=title attr:aria-keyshortcuts=key>
                    {text}
                </Link>
            }
        })
    };
    Some(view! {
        <nav class="walk" aria-label=w.walk>
            <span>{text}</span>
            {move || link(false)}
            {move || link(true)}
            <span class="hint">{w.keys}</span>
        </nav>
    })
}

/// Whether a key belongs to something else: a field, a menu, a dialog, or the browser.
fn is_busy(event: &web_sys::KeyboardEvent) -> bool {
    let inside = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.closest("[role=menu], dialog").ok().flatten().is_some());
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    inside
        || is_typing(event)
        || dialog
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.default_prevented()
}
