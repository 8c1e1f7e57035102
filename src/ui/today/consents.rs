//! Whose place in the talent pool ends soon, so that somebody asks them again while they may. Must never count among what waits today:
//! it is a reminder, and nobody waits for it.

use crate::{
    domain::{Id, candidate::Candidate, facts::Facts},
    i18n::{intl, plural, words},
    route::Route,
    session::{Topic, use_session},
    ui::controls::{Link, rows},
};
use leptos::prelude::*;

/// The section; nothing where nobody's consent ends soon.
#[component]
pub(super) fn EndingConsents() -> impl IntoView {
    let session = use_session();
    let ending = Memo::new(move |_| {
        let (views, today) = (session.on(Topic::Candidates), session.today());
        let over = |person: &Candidate| Some(person.pool.as_ref().filter(|pool| pool.ends_soon(today))?.over());
        let soon = views.candidates.iter().filter_map(|(id, person)| Some((over(&person)?, id, person.name.clone())));
        // By the day, and of one day by the name.
        let mut soon = intl::in_text_order(soon.collect(), |(_, _, name)| name);
        soon.sort_by_key(|(over, ..)| *over);
        soon.into_iter().map(|(_, id, _)| id).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !ending.read().is_empty()>
            <section class="sheet today">
                <h2>{move || plural(ending.read().len(), &words().today.consents)}</h2>
                <ul>{rows(move || ending.get(), |id| view! { <Row id /> })}</ul>
            </section>
        </Show>
    }
}

#[component]
fn Row(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let person = Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id));
    let until = move || person.get()?.pool.as_ref().and_then(|pool| pool.over().pred_opt()).map(intl::day);
    view! {
        <li>
            <Link to=Route::Candidate(id)>{move || person.get().map(|person| person.name.clone())}</Link>
            <span class="hint">{move || until().map(|day| (words().pool.invite_until)(&day))}</span>
        </li>
    }
}
