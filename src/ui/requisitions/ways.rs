//! The ways between the screens of one requisition, the same on each of them. Must never hold what changes something: a way leads
//! somewhere and does nothing else.

use crate::{
    domain::{Id, requisition::Requisition},
    i18n::{intl, words},
    route::Route,
    session::{Topic, use_session},
    ui::controls::Link,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// The ways, below the head of a screen.
#[component]
pub fn Ways(
    /// Of which requisition.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().requisitions;
    let node = NodeRef::<html::Nav>::new();
    // On a phone not all of them fit: the one that one is on is in sight.
    Effect::new(move || {
        let Some(nav) = node.get() else { return };
        let here = nav.query_selector("[aria-current]").ok().flatten();
        if let Some(here) = here.and_then(|here| here.dyn_into::<web_sys::HtmlElement>().ok()) {
            nav.set_scroll_left(here.offset_left() - (nav.client_width() - here.offset_width()) / 2);
        }
    });
    let scored = Memo::new(move |_| session.on(Topic::Board(id)).scored_count(id));
    let compare = move || match scored.get() {
        0 => w.compare.to_owned(),
        count => format!("{} {}", w.compare, intl::number(count as f64, 0)),
    };
    view! {
        <nav class="ways" node_ref=node aria-label=w.ways>
            <Link to=Route::Board(id)>{w.board}</Link>
            <Link to=Route::Desk(id)>{w.job_description}</Link>
            <Link to=Route::Sourcing(id)>{words().sourcing.title}</Link>
            <Link to=Route::Criteria(id)>{w.criteria}</Link>
            <Link to=Route::Pipeline(id)>{w.stages}</Link>
            <Link to=Route::Compare(id)>{compare}</Link>
        </nav>
    }
}
