//! The last step: they come in, as one edit that can be undone, a few at a time, so that the screen goes on answering.

use super::{
    positions::For,
    state::{Import, State, Step},
    texts::field_name,
};
use crate::{
    domain::{
        Id,
        edit::{Arrival, Edit},
        facts::Facts,
        requisition::Requisition,
    },
    exchange::people::{arriving::Arriving, duplicates},
    i18n::{error_text, intl, plural, words},
    route::Route,
    session::{Session, chance, use_session},
    ui::controls::{Link, toast, toast_undo},
};
use leptos::prelude::*;

/// Takes in all who are settled.
pub(super) async fn run(session: Session, import: Import) {
    let settled = import.peek(State::settled);
    let known = settled.arrivals.iter().filter(|arrival| arrival.person.is_some()).count();
    let came = (settled.arrivals.len() - known, known, settled.out);
    let arrivals = arrivals(session, import, settled.arrivals);
    let board = match import.peek(|state| state.positions.wanted()) {
        For::One(id) => Some(id),
        For::Listed | For::Nothing => board_of(&arrivals),
    };
    import.change(|state| {
        state.fault = None;
        state.progress = (0, 1);
        state.step = Step::Running;
    });
    let told = move |done, all| import.change(|state| state.progress = (done, all));
    match session.dispatch_in_slices(Edit::AddCandidates { arrivals }, &told).await {
        Ok(()) => {
            toast_undo(done_title(came));
            import.change(|state| {
                state.came = came;
                state.board = board;
                state.step = Step::Done;
            });
        }
        Err(error) => {
            let why = error_text(&error);
            toast(why.clone());
            import.change(|state| {
                state.fault = Some(why);
                state.step = Step::People;
            });
        }
    }
}

/// Each of them as the edit has them.
fn arrivals(session: Session, import: Import, settled: Vec<duplicates::Arrival>) -> Vec<Arrival> {
    let (views, mut fresh, w) = (session.views(), chance::raw_id, &words().listed);
    import.peek(|state| {
        let arriving = Arriving {
            directory: &state.positions.directory,
            listed: state.positions.wanted() == For::Listed,
            heading: &field_name,
            reason: &(w.was_out)(&state.name),
            told: &if state.positions.told { (w.told_text)(&state.name) } else { String::new() },
            day_of: chance::day_of,
            noon_of: chance::noon_of,
        };
        settled.into_iter().map(|arrival| arriving.arrive(arrival, &*views, &mut fresh)).collect()
    })
}

/// The one requisition for which they apply.
fn board_of(arrivals: &[Arrival]) -> Option<Id<Requisition>> {
    let mut all = arrivals.iter().flat_map(|arrival| &arrival.applications).map(|applied| applied.requisition);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// How many came in, or were added to where nobody is new.
fn done_title((new, known, _): (usize, usize, usize)) -> String {
    let w = &words().import_people;
    if new == 0 { plural(known, &w.done_added) } else { plural(new + known, &w.done_title) }
}

/// How far it is.
#[component]
pub(super) fn Running(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let progress = move || import.with(|state| state.progress);
    let text = move || {
        let (done, all) = progress();
        (w.progress)(&intl::number(done as f64, 0), &intl::number(all as f64, 0))
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.importing}</h1>
                <p>{text}</p>
            </div>
        </div>
        <progress
            class="import-progress"
            aria-label=w.importing
            max=move || progress().1.to_string()
            prop:value=move || progress().0 as f64
        ></progress>
    }
}

/// What has come of it.
#[component]
pub(super) fn Done(import: Import) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let (came, board) = import.peek(|state| (state.came, state.board));
    let (new, known, out) = came;
    let counts = [(new, &w.done_new), (known, &w.done_known), (out, &w.done_out)];
    let lines = counts.into_iter().filter(|(count, _)| *count > 0);
    let board = board.filter(|id| session.views().requisition(*id).is_some());
    let (to, text) = board.map_or((Route::Candidates, w.to_list), |id| (Route::Board(id), w.to_board));
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{done_title(came)}</h1>
                <p>{lines.map(|(count, text)| plural(count, text)).collect::<Vec<_>>().join(" · ")}</p>
            </div>
        </div>
        <div class="actions">
            <Link to attr:class="btn go">
                {text}
            </Link>
            <button type="button" class="btn" on:click=move |_| import.change(|state| state.step = Step::Choose)>
                {w.another}
            </button>
        </div>
    }
}
