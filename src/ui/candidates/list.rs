//! The list of candidates: searched, filtered, sorted, and capped, since nobody reads two thousand rows.

use super::{
    columns::{Column, Row, sort},
    export::export,
    filters::Filters,
    query::Query,
    saved::SavedViews,
};
use crate::{
    domain::{
        Id,
        candidate::Candidate,
        facts::Facts,
        filter::{Condition, Field},
    },
    i18n::{intl, plural, words},
    route::Route,
    session::{Session, Topic, chance, use_session},
    ui::{
        add_candidate::AddCandidate,
        controls::{Link, SearchField, focus_now, icon, rows},
    },
    workspace::{listing::Asking, views::Views},
};
use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, Node};

const PAGE: usize = 100;
/// The DOM id of what opens the choice of columns: where the focus goes when it closes.
const COLUMNS: &str = "choose-columns";

/// The screen.
#[component]
pub fn CandidatesScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let adding = RwSignal::new(false);
    let query = Query::new();
    let sorted = sorted(session);
    let found = found(session, query, sorted);
    let shown = move || query.shown(PAGE);
    let page = Memo::new(move |_| found.read().iter().take(shown()).copied().collect::<Vec<Row>>());
    let in_pool = move || query.conditions().0.iter().any(is_pool);
    let set_pool = move |_| {
        let (mut all, _) = untrack(|| query.conditions());
        if !all.iter().any(is_pool) {
            all.push(Condition { field: Field::Pool, not: false, values: Vec::new() });
        } else {
            all.retain(|one| !is_pool(one));
        }
        query.filter_by(&all);
    };
    let nobody = move || match (sorted.read().is_empty(), in_pool()) {
        (true, _) => w.empty,
        (_, true) => words().pool.nobody,
        _ => w.nobody,
    };
    let people = move || found.read_untracked().iter().map(|row| row.0).collect::<Vec<_>>();
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p role="status">{move || plural(found.read().len(), &w.facts)}</p>
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
        <div class="tools wraps">
            <SearchField label=w.find find=query.find />
            <label class="check">
                <input type="checkbox" prop:checked=in_pool on:change=set_pool />
                <span>{words().pool.filter}</span>
            </label>
            <SavedViews query />
            <Columns query />
            <Show when=move || !found.read().is_empty()>
                <button type="button" class="btn quiet" on:click=move |_| export(session, &people())>
                    {icon("download")}
                    {words().import_people.export}
                </button>
            </Show>
        </div>
        <div class="tools wraps filters">
            <Filters query />
        </div>
        <Show
            when=move || !page.read().is_empty()
            fallback=move || {
                view! {
                    <div class="empty">
                        <p>{nobody}</p>
                        <Show when=move || sorted.read().is_empty()>
                            <button type="button" class="btn" on:click=move |_| adding.set(true)>
                                {w.add}
                            </button>
                        </Show>
                    </div>
                }
            }
        >
            <div class="scroll-x">
                <table class="list-table" class:wide=move || { query.columns().len() > 4 }>
                    <Head query />
                    <tbody>
                        {move || {
                            let columns = StoredValue::new(query.columns());
                            let people = move || page.read().iter().map(|row| row.0).collect();
                            rows(people, move |id| view! { <Person id page columns /> })
                        }}
                    </tbody>
                </table>
            </div>
        </Show>
        <Show when=move || { page.read().len() < found.read().len() }>
            <button type="button" class="btn" on:click=move |_| query.show(untrack(shown) + PAGE)>
                {move || plural((found.read().len() - page.read().len()).min(PAGE), &w.more)}
            </button>
        </Show>
        <AddCandidate open=adding requisition=None />
    }
}

fn is_pool(condition: &Condition) -> bool {
    condition.field == Field::Pool && !condition.not
}

fn asking(session: Session) -> Asking {
    Asking { me: session.me(), now: session.now(), day_of: chance::day_of }
}

/// Everybody in the order of their names: sorted once a change of the people, not once a key stroke.
fn sorted(session: Session) -> Memo<Vec<Id<Candidate>>> {
    Memo::new(move |_| {
        let views = session.on(Topic::Candidates);
        intl::in_name_order(views.candidates.iter().map(|(id, person)| (id, person.name.clone())))
    })
}

/// Who is found, and on which application, in the order that is asked for.
fn found(session: Session, query: Query, sorted: Memo<Vec<Id<Candidate>>>) -> Memo<Vec<Row>> {
    let whose = |views: &Views| views.candidates.iter().map(|(id, _)| id.raw()).collect();
    let waits = move || drop(session.on(Topic::Candidates));
    let haystack = query.find.haystack(session, waits, whose, |views, id| views.written_about(id.into()));
    // Not for a key stroke: what is filtered stays, whatever is searched for.
    let filtered = Memo::new(move |_| {
        let views = session.on(Topic::Candidates);
        for (id, _) in views.requisitions.iter() {
            session.on(Topic::Board(id));
        }
        session.on(Topic::Requisitions);
        let (conditions, asking) = (views.meant(query.conditions().0), asking(session));
        let matching = |id: &Id<Candidate>| views.matching(*id, &conditions, &asking).map(|one| (*id, one));
        sort(sorted.read().iter().filter_map(matching).collect(), query.sort(), &views, &asking)
    });
    Memo::new(move |_| {
        let all = filtered.read();
        // Until it is ready for the first time everybody is shown, not nobody.
        let hits = haystack.read().as_ref().and_then(|ready| query.find.text.with(|wanted| ready.hits(wanted)));
        match hits {
            None => all.clone(),
            Some(hits) => all.iter().filter(|row| hits.contains(&row.0.raw())).copied().collect(),
        }
    })
}

/// The heads of the columns: each sorts, and once more the other way round.
#[component]
fn Head(query: Query) -> impl IntoView {
    let head = move |column: Column| {
        let state = move || match query.sort() {
            (sorted, down) if sorted == column => Some(if down { "descending" } else { "ascending" }),
            _ => None,
        };
        let sign = move || state().map(|state| icon(if state == "descending" { "down" } else { "up" }));
        view! {
            <th scope="col" class:n=column.is_number() aria-sort=state>
                <button type="button" on:click=move |_| query.sort_by(column)>
                    {column.label()}
                    {sign}
                </button>
            </th>
        }
    };
    view! {
        <thead>
            <tr>{move || query.columns().into_iter().map(head).collect_view()}</tr>
        </thead>
    }
}

/// Which columns show.
#[component]
fn Columns(query: Query) -> impl IntoView {
    let choice = move |column: Column| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || query.columns().contains(&column)
                    on:change=move |event| query.show_column(column, event_target_checked(&event))
                />
                <span>{column.label()}</span>
            </label>
        }
    };
    let panel = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(panel) = panel.try_get_untracked().flatten() {
            // One that is closed stays so.
            let _ = panel.remove_attribute("open");
        }
    };
    let leaves = move |to: Option<EventTarget>| {
        let to = to.and_then(|to| to.dyn_into::<Node>().ok());
        to.is_some_and(|to| panel.try_get_untracked().flatten().is_some_and(|panel| !panel.contains(Some(&to))))
    };
    let press = window_event_listener(leptos::ev::pointerdown, move |event| {
        if leaves(event.target()) {
            close();
        }
    });
    on_cleanup(move || press.remove());
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            focus_now(COLUMNS);
        }
    };
    let on_leave = move |event: FocusEvent| {
        if leaves(event.related_target()) {
            close();
        }
    };
    let others = Column::ALL.into_iter().filter(|column| *column != Column::Name);
    view! {
        <details class="choosing" node_ref=panel on:keydown=on_key on:focusout=on_leave>
            <summary class="btn quiet" id=COLUMNS>{words().listing.columns_title}</summary>
            <div class="choices">{others.map(choice).collect_view()}</div>
        </details>
    }
}

#[component]
fn Person(id: Id<Candidate>, page: Memo<Vec<Row>>, columns: StoredValue<Vec<Column>>) -> impl IntoView {
    let session = use_session();
    // The application may be another one after another filter.
    let row = move || page.read().iter().find(|row| row.0 == id).copied().unwrap_or((id, None));
    let cells = Memo::new(move |_| {
        let views = session.on(Topic::Candidate(id));
        let (row, asking) = (row(), asking(session));
        columns.with_value(|columns| columns.iter().map(|column| column.text(&views, row, &asking)).collect::<Vec<_>>())
    });
    let in_pool = move || {
        let today = session.today();
        let person = session.on(Topic::Candidate(id)).candidate(id);
        let holds = person.and_then(|person| Some(person.pool.as_ref()?.holds(today)));
        (holds == Some(true)).then(|| view! { <span class="chip">{words().pool.title}</span> })
    };
    let cell = move |(at, column): (usize, Column)| {
        let text = move || cells.read().get(at).cloned().unwrap_or_default();
        match column {
            Column::Name => view! {
                <th scope="row">
                    <Link to=Route::Candidate(id)>{text}</Link>
                </th>
            }
            .into_any(),
            Column::Applications => view! { <td>{text} " " {in_pool}</td> }.into_any(),
            _ => view! { <td class:n=column.is_number()>{text}</td> }.into_any(),
        }
    };
    view! { <tr>{columns.get_value().into_iter().enumerate().map(cell).collect_view()}</tr> }
}
