//! The screen for a day on which people walk in: a name and one contact in large letters, and the next person. Must never show more of
//! those who came before than their names: the next one looks at the same screen.

use super::Form;
use crate::{
    domain::{Id, application::Application, facts::Facts, requisition::Requisition},
    i18n::{intl, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        controls::{Link, rows},
        requisitions::title_of,
        shell::while_there,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// As many of today's as one looks back for.
const SHOWN: usize = 12;

/// The screen.
#[component]
pub fn WalkInScreen(
    /// For what they apply.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <WalkIn id /> }.into_any(),
    )
}

#[component]
fn WalkIn(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().add_candidate;
    let title = move || session.on(Topic::Requisition(id)).requisition(id).map(|found| title_of(&found));
    let today = move || {
        let views = session.on(Topic::Board(id));
        let day = session.now().date_naive();
        let mut newest: Vec<(DateTime<Utc>, Id<Application>)> = Vec::new();
        for id in views.applications_for(id) {
            if let Some(found) = views.application(id)
                && found.applied.date_naive() == day
            {
                let place = newest.iter().position(|(other, _)| *other <= found.applied).unwrap_or(newest.len());
                newest.insert(place, (found.applied, id));
            }
        }
        newest.into_iter().take(SHOWN).map(|(_, id)| id).collect()
    };
    let row = move |id: Id<Application>| {
        let views = session.views();
        let application = views.application(id)?;
        let name = views.candidate(application.candidate)?.name.clone();
        Some(view! {
            <li>
                <Link to=Route::Application(id)>{name}</Link>
                " "
                <small>{intl::date_time(application.applied)}</small>
            </li>
        })
    };
    // The form of the dialog asks for a dialog to close; here none is open.
    let open = RwSignal::new(true);
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.walk_in}</h1>
                <p>{title}</p>
            </div>
            <Link to=Route::Board(id) attr:class="btn">
                {words().requisitions.board}
            </Link>
        </div>
        <div class="page-cols walk-in">
            <div class="sheet">
                <Form open requisition=Some(id) walk_in=true />
            </div>
            <aside class="sheet">
                <h2>{w.walk_in_today}</h2>
                <ul>{rows(today, row)}</ul>
            </aside>
        </div>
    }
}
