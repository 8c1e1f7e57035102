//! The third step: the people, those first who need a look. Must never mount more of them than one reads.

use super::{
    applying::{ApplyFor, Unclear},
    person::Person,
    positions::For,
    run,
    state::{Filter, Import, PAGE, State, Step},
};
use crate::{
    domain::Id,
    exchange::people::{
        draft::Draft,
        duplicates::{Arrival, Settled},
        positions::Position,
    },
    i18n::{intl, plural, words},
    session::use_session,
    ui::controls::rows,
};
use leptos::{prelude::*, task::spawn_local};

/// How many are new, are here already, how many rows join one of those, how many stay out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    new: usize,
    known: usize,
    join: usize,
    /// How many apply for nothing though the list says for what the others do.
    idle: usize,
    out: usize,
}

fn tally(state: &State) -> Tally {
    let Settled { arrivals, out } = &state.settled();
    let drafts = state.drafts.len();
    let listed = state.positions.wanted() == For::Listed && state.names_positions();
    let applies =
        |arrival: &&Arrival| arrival.applications.iter().any(|said| matches!(said.position, Some(Position::Here(_))));
    let idle = if listed { arrivals.len() - arrivals.iter().filter(applies).count() } else { 0 };
    let new = arrivals.iter().filter(|arrival| arrival.person.is_none()).count();
    let join = drafts.saturating_sub(out + arrivals.len());
    Tally { new, known: arrivals.len() - new, join, idle, out: *out }
}

/// What would happen, and what the button does: each says only what there is.
fn facts(Tally { new, known, join, idle, out }: Tally) -> String {
    let w = &words().import_people;
    let parts = [
        (new, &w.people_facts),
        (known, &w.known_facts),
        (join, &w.merged_facts),
        (idle, &words().listed.idle),
        (out, &w.out_facts),
    ];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    said.map(|(count, text)| plural(count, text)).collect::<Vec<_>>().join(" · ")
}

fn do_import(Tally { new, known, .. }: Tally) -> String {
    let w = &words().import_people;
    match (new, known) {
        (0, 0) => w.title.to_owned(),
        (0, known) => plural(known, &w.do_add),
        (new, known) => plural(new + known, &w.do_import),
    }
}

/// The step.
#[component]
pub(super) fn People(import: Import) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let name = import.peek(|state| state.name.clone());
    let tally = Memo::new(move |_| import.with(|state| if state.compared { tally(state) } else { Tally::default() }));
    let compared = Memo::new(move |_| import.with(|state| state.compared));
    let status = move || {
        if !compared.get() {
            return w.looking.to_owned();
        }
        facts(tally.get())
    };
    let fault = RwSignal::new(None::<&'static str>);
    let go = move |_| {
        let Tally { new, known, .. } = tally.get_untracked();
        if new + known == 0 {
            fault.set(Some(w.nothing));
        } else {
            spawn_local(run::run(session, import));
        }
    };
    let to = move |step| import.change(|state| state.step = step);
    let (table, unclear) = import.peek(|state| (state.is_table(), state.unclear));
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{(w.people_title)(&name)}</h1>
                <p role="status">{status}</p>
            </div>
            {(unclear && !table)
                .then(|| {
                    view! {
                        <button type="button" class="btn quiet" on:click=move |_| import.read_as_table(session)>
                            {w.as_table}
                        </button>
                    }
                })}
            {table
                .then(|| {
                    view! {
                        <button type="button" class="btn" on:click=move |_| to(Step::Columns)>
                            {w.back_to_columns}
                        </button>
                    }
                })}
            <button type="button" class="btn" on:click=move |_| to(Step::Choose)>
                {w.start_over}
            </button>
            <button type="button" class="btn go" disabled=move || !compared.get() on:click=go>
                {move || do_import(tally.get())}
            </button>
        </div>
        <div role="alert">
            {move || {
                let why = fault.get().map(str::to_owned).or_else(|| import.with(|state| state.fault.clone()));
                why.map(|why| view! { <p class="gate bad">{why}</p> })
            }}
        </div>
        <Show when=move || compared.get()>
            <Tools import />
            <Unclear import />
            <List import />
        </Show>
    }
}

/// For what they apply, and which of them are listed.
#[component]
fn Tools(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let counts = Memo::new(move |_| {
        import.with(|state| [Filter::All, Filter::ToMend, Filter::Alike].map(|part| state.part(part).len()))
    });
    let option = move |(place, filter): (usize, Filter)| {
        let text = move || {
            let count = counts.get().get(place).copied().unwrap_or_default();
            let count = intl::number(count as f64, 0);
            match filter {
                Filter::All => (w.all)(&count),
                Filter::ToMend => (w.to_mend)(&count),
                Filter::Alike => (w.alike)(&count),
            }
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="import-filter"
                    prop:checked=move || import.with(|state| state.filter == filter)
                    on:change=move |_| import.show(filter)
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <div class="import-tools">
            <ApplyFor import />
            <fieldset class="segmented">
                <legend>{w.show}</legend>
                {[Filter::All, Filter::ToMend, Filter::Alike].into_iter().enumerate().map(option).collect_view()}
            </fieldset>
        </div>
    }
}

#[component]
fn List(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let shown = Memo::new(move |_| {
        let id = |place: &usize| Id::<Draft>::new(*place as u128);
        import.with(|state| state.listed.iter().take(state.shown).map(id).collect::<Vec<_>>())
    });
    let rest = move || import.with(|state| state.listed.len().saturating_sub(state.shown));
    view! {
        <Show when=move || shown.read().is_empty()>
            <div class="empty">
                <p>{w.nobody}</p>
            </div>
        </Show>
        <ul class="drafts">
            {rows(move || shown.get(), move |id| view! { <Person import place=id.raw().0 as usize /> })}
        </ul>
        <Show when=move || { rest() > 0 }>
            <button type="button" class="btn" on:click=move |_| import.change(|state| state.shown += PAGE)>
                {move || plural(rest().min(PAGE), &w.more)}
            </button>
        </Show>
    }
}
