//! From one candidate of a stage to the next: two links, and the keys J and K. Must never take a key from somebody who is typing.

use crate::{
    domain::{Id, application::Application, facts::Facts},
    i18n::{intl, stage_name, words},
    route::Route,
    session::{Session, Topic, navigation::navigate, use_session},
    ui::controls::{Link, announce, is_key, is_typing},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where an application stands in its stage, from 0, and all that stand there.
fn column(session: Session, id: Id<Application>) -> (usize, Vec<Id<Application>>) {
    let views = session.views();
    let Some(application) = views.application(id) else { return (0, Vec::new()) };
    let column = views.column(application.requisition, application.placement.stage);
    (column.iter().position(|other| *other == id).unwrap_or_default(), column)
}

fn neighbour(session: Session, id: Id<Application>, later: bool) -> Option<Id<Application>> {
    let (at, column) = column(session, id);
    let to = if later { at + 1 } else { at.checked_sub(1)? };
    column.get(to).copied()
}

/// The way through the stage.
#[component]
pub(super) fn Walk(
    /// The application that is shown.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let later = is_key(&event, 'j');
        if is_busy(&event) || !later && !is_key(&event, 'k') {
            return;
        }
        event.prevent_default();
        match neighbour(session, id, later) {
            Some(other) => navigate(&Route::Application(other)),
            None => announce(if later { w.last } else { w.first }.to_owned()),
        }
    });
    on_cleanup(move || keys.remove());
    // The order in the stage changes with its board.
    let requisition = session.views().application(id).map(|found| found.requisition);
    let ways = Memo::new(move |_| {
        session.on(Topic::Application(id));
        if let Some(requisition) = requisition {
            session.on(Topic::Board(requisition));
        }
        [neighbour(session, id, false), neighbour(session, id, true)]
    });
    let place = move || {
        ways.track();
        let (at, column) = column(session, id);
        let views = session.on(Topic::Application(id));
        let application = views.application(id)?;
        let requisition =
            session.on(Topic::Requisition(application.requisition)).requisition(application.requisition)?;
        let stage = requisition.stages.get(&application.placement.stage).map(stage_name)?;
        let number = |count: usize| intl::number(count as f64, 0);
        Some((w.place)(&number(at + 1), &number(column.len()), &stage))
    };
    let link = move |later: bool| {
        let (text, title, key) = if later { (w.later, w.later_key, "J") } else { (w.earlier, w.earlier_key, "K") };
        let [earlier, next] = ways.get();
        let to = if later { next } else { earlier };
        to.map(|to| {
            view! {
                <Link to=Route::Application(to) attr:class="btn small quiet" attr:title=title attr:aria-keyshortcuts=key>
                    {text}
                </Link>
            }
        })
    };
    view! {
        <nav class="walk" aria-label=w.walk>
            <span>{place}</span>
            {move || link(false)}
            {move || link(true)}
            <span class="hint">{w.keys}</span>
        </nav>
    }
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
