//! The screen for a day on which people walk in: a name and one contact in large letters, and the next person. Must never show anything
//! of those who came before: the next one looks at the same screen, which the frame shows without its navigation.

use super::Form;
use crate::{
    domain::{Id, facts::Facts, requisition::Requisition},
    i18n::{plural, words},
    route::Route,
    session::{Topic, chance, use_session},
    ui::{controls::Link, requisitions::title_of, shell::while_there},
};
use leptos::prelude::*;

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
        let day = session.today();
        let theirs = views.applications_for(id).into_iter().filter_map(|id| views.application(id));
        plural(theirs.filter(|found| chance::day_of(found.applied) == day).count(), &w.walk_in_today)
    };
    // The form of the dialog asks for a dialog to close; here none is open.
    let open = RwSignal::new(true);
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.walk_in}</h1>
                <p>{title} " · " {today}</p>
            </div>
            <Link to=Route::Board(id) attr:class="btn">
                {w.walk_in_end}
            </Link>
        </div>
        <div class="sheet walk-in">
            <Form open requisition=Some(id) walk_in=true />
        </div>
    }
}
