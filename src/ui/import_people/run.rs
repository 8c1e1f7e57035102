//! The last step: they come in, as one edit that can be undone, a few at a time, so that the screen goes on answering.

use super::{
    state::{Import, Step},
    texts::field_name,
};
use crate::{
    domain::{
        Id,
        blind::whole,
        edit::{Arrival, Edit},
        facts::Facts,
        requisition::Requisition,
    },
    exchange::people::{draft::Draft, duplicates},
    i18n::{error_text, intl, plural, words},
    route::Route,
    session::{Session, chance, use_session},
    ui::controls::{Link, toast, toast_undo},
};
use leptos::prelude::*;

/// Takes in all who are settled.
pub(super) async fn run(session: Session, import: Import) {
    let (settled, requisition) = import.peek(|state| (state.settled(), state.requisition));
    let known = settled.arrivals.iter().filter(|arrival| arrival.person.is_some()).count();
    let came = (settled.arrivals.len() - known, known, settled.out);
    let arrivals: Vec<Arrival> =
        settled.arrivals.into_iter().map(|arrival| arrive(session, arrival, requisition)).collect();
    import.change(|state| {
        state.fault = None;
        state.progress = (0, 1);
        state.step = Step::Running;
    });
    let told = move |done, all| import.change(|state| state.progress = (done, all));
    match session.dispatch_in_slices(Edit::AddCandidates { requisition, arrivals }, &told).await {
        Ok(()) => {
            toast_undo(done_title(came));
            import.change(|state| {
                state.came = came;
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

/// Somebody with all that is known of them from now on. Without a position, and where they apply already, source, referrer and day have
/// their place in the note. Whoever is screened blind is compared whole: what is there already is not written over because nobody sees it.
fn arrive(session: Session, arrival: duplicates::Arrival, requisition: Option<Id<Requisition>>) -> Arrival {
    let views = session.views();
    let here = arrival.person.and_then(|id| Some((id, whole(id, &*views)?)));
    let theirs = here.iter().flat_map(|(id, _)| views.applications_of(*id)).filter_map(|id| views.application(id));
    let there = theirs.into_iter().find(|found| Some(found.requisition) == requisition);
    let mut draft = match &here {
        None => arrival.draft,
        Some((_, person)) => {
            let mut draft = Draft::of(person);
            draft.merge(&arrival.draft, &field_name);
            draft
        }
    };
    if requisition.is_none() || there.is_some() {
        let there =
            there.map(|application| Draft::default().applying(&application, chance::day_of)).unwrap_or_default();
        draft.note_application(&there, &field_name);
    }
    Arrival {
        id: here.map_or_else(|| session.fresh(), |(id, _)| id),
        candidate: draft.candidate(),
        application: session.fresh(),
        applied: draft.applied_at(),
        source: draft.source,
        referrer: draft.referrer,
        note: draft.note,
    }
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
    let (came, requisition) = import.peek(|state| (state.came, state.requisition));
    let (new, known, out) = came;
    let counts = [(new, &w.done_new), (known, &w.done_known), (out, &w.done_out)];
    let lines = counts.into_iter().filter(|(count, _)| *count > 0);
    let board = requisition.filter(|id| session.views().requisition(*id).is_some());
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
