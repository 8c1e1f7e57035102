//! The list of candidates: searched, sorted, and capped, since nobody reads two thousand rows.

use super::export::export;
use crate::{
    domain::{Id, candidate::Candidate, facts::Facts},
    i18n::{intl, plural, words},
    route::Route,
    session::{
        Topic,
        navigation::{replace_query, use_query},
        use_session,
    },
    ui::{
        add_candidate::AddCandidate,
        controls::{Link, SearchField, icon, rows, use_find},
        find::Haystack,
        requisitions::title_of,
    },
};
use leptos::prelude::*;

const PAGE: usize = 100;
/// What the address says while only the talent pool is shown.
const POOL: &str = "pool";

/// The screen.
#[component]
pub fn CandidatesScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let adding = RwSignal::new(false);
    let find = use_find(Route::Candidates, POOL);
    // In the address, so that Back returns to as many.
    let more = use_query("show");
    let shown = move || more.get().and_then(|count| count.parse::<usize>().ok()).unwrap_or(PAGE);
    // Sorted once a change of the people, not once a key stroke.
    let sorted = Memo::new(move |_| {
        let views = session.on(Topic::Candidates);
        intl::in_name_order(views.candidates.iter().map(|(id, person)| (id, person.name.clone())))
    });
    let haystack = Memo::new(move |_| {
        let views = session.on(Topic::Candidates);
        let text = |person: &Candidate| [person.name.as_str(), &person.email, &person.phone].join(" ");
        Haystack::of(views.candidates.iter().map(|(id, person)| (id.raw(), text(&person))))
    });
    let pool = use_query(POOL);
    let in_pool = move || pool.read().is_some();
    let set_pool = move |_| {
        let wanted = if in_pool() { "" } else { "yes" };
        replace_query(&Route::Candidates, &[("find", &find.text.get_untracked()), (POOL, wanted)]);
    };
    let found = Memo::new(move |_| {
        let hits = find.text.with(|wanted| haystack.read().hits(wanted));
        let mut all = sorted.get();
        if in_pool() {
            let (views, today) = (session.on(Topic::Candidates), session.now().date_naive());
            let holds =
                |id: &Id<Candidate>| views.candidate(*id).and_then(|person| Some(person.pool.as_ref()?.holds(today)));
            all.retain(|id| holds(id) == Some(true));
        }
        match hits {
            None => all,
            Some(hits) => all.into_iter().filter(|id| hits.contains(&id.raw())).collect(),
        }
    });
    let page = Memo::new(move |_| found.get().into_iter().take(shown()).collect::<Vec<_>>());
    let show_more = move |_| {
        let count = (shown() + PAGE).to_string();
        let pool = pool.get_untracked().unwrap_or_default();
        replace_query(&Route::Candidates, &[("find", &find.text.get_untracked()), (POOL, &pool), ("show", &count)]);
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || plural(found.read().len(), &w.facts)}</p>
            </div>
            <Link to=Route::Due attr:class="btn quiet">
                {words().retention.title}
            </Link>
            <Link to=Route::ImportPeople attr:class="btn">
                {icon("upload")}
                {words().import_people.link}
            </Link>
            <button type="button" class="btn go" on:click=move |_| adding.set(true)>
                {icon("plus")}
                {w.add}
            </button>
        </div>
        <div class="tools">
            <SearchField label=w.find find />
            <label class="check">
                <input type="checkbox" prop:checked=in_pool on:change=set_pool />
                <span>{words().pool.filter}</span>
            </label>
            <Show when=move || !found.read().is_empty()>
                <button type="button" class="btn quiet" on:click=move |_| export(session, &found.get_untracked())>
                    {icon("download")}
                    {words().import_people.export}
                </button>
            </Show>
        </div>
        <Show
            when=move || !page.read().is_empty()
            fallback=move || {
                view! {
                    <div class="empty">
                        <p>
                            {move || {
                                if sorted.read().is_empty() {
                                    w.empty
                                } else if in_pool() {
                                    words().pool.nobody
                                } else {
                                    w.nobody
                                }
                            }}
                        </p>
                    </div>
                }
            }
        >
            <div class="scroll-x">
                <table class="list-table">
                    <thead>
                        <tr>
                            <th scope="col">{w.name}</th>
                            <th scope="col">{w.contact}</th>
                            <th scope="col">{w.applications}</th>
                        </tr>
                    </thead>
                    <tbody>{rows(move || page.get(), |id| view! { <Row id /> })}</tbody>
                </table>
            </div>
        </Show>
        <Show when=move || { page.read().len() < found.read().len() }>
            <button type="button" class="btn" on:click=show_more>
                {move || plural((found.read().len() - page.read().len()).min(PAGE), &w.more)}
            </button>
        </Show>
        <AddCandidate open=adding requisition=None />
    }
}

#[component]
fn Row(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let person = Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id));
    let contact = move || {
        person.get().map(|person| if person.email.is_empty() { person.phone.clone() } else { person.email.clone() })
    };
    let applications = move || {
        let views = session.on(Topic::Candidate(id));
        let titles = views.applications_of(id).into_iter().filter_map(|id| {
            let requisition = views.application(id)?.requisition;
            Some(title_of(&*views.requisition(requisition)?))
        });
        titles.collect::<Vec<_>>().join(", ")
    };
    let in_pool = move || {
        let today = session.now().date_naive();
        let holds = person.get().and_then(|person| Some(person.pool.as_ref()?.holds(today)));
        (holds == Some(true)).then(|| view! { <span class="chip">{words().pool.title}</span> })
    };
    view! {
        <tr>
            <th scope="row">
                <Link to=Route::Candidate(id)>{move || person.get().map(|person| person.name.clone())}</Link>
            </th>
            <td>{contact}</td>
            <td>{applications} " " {in_pool}</td>
        </tr>
    }
}
