//! Taking a person away: at once where they wait for nothing, else after a question. There is one dialog for the whole app, since the menu
//! of a card that asks is gone by then. Must never take somebody who waits out of sight without having said so.

use super::{
    controls::{Dialog, act, focus_soon, toast_undo},
    requisitions::title_of,
};
use crate::{
    domain::{Id, answer::waiting_of, application::Application, candidate::Candidate, edit::Edit, facts::Facts},
    i18n::words,
    route::Route,
    session::{Session, navigation::navigate, use_session},
};
use leptos::{ev::MouseEvent, prelude::*};
use std::cell::Cell;

/// Where one is afterwards.
#[derive(Clone, PartialEq)]
pub enum Then {
    /// On the element with the first of these ids, or the second where that is not there.
    Focus(String, String),
    /// On another screen, since this one was about them.
    Leave(Route),
}

/// Whom it is about, and where one is afterwards.
#[derive(Clone, Copy)]
struct Asking {
    open: RwSignal<bool>,
    about: StoredValue<Option<(Id<Candidate>, Then)>>,
}

thread_local! {
    /// The dialog that is mounted: event handlers run outside of any component.
    static ASKING: Cell<Option<Asking>> = const { Cell::new(None) };
}

/// Removes a person and their applications, which can be undone; asks before if they wait for the last word.
pub fn remove_person(session: Session, id: Id<Candidate>, then: Then) {
    match ASKING.get() {
        Some(asking) if !waiting_of(id, &*session.views()).is_empty() => {
            asking.about.set_value(Some((id, then)));
            asking.open.set(true);
        }
        _ => remove(session, id, then),
    }
}

fn remove(session: Session, id: Id<Candidate>, then: Then) {
    let name = name_of(session, id);
    if !act(session, Edit::RemoveCandidate { id }) {
        return;
    }
    toast_undo((words().common.removed)(&name));
    match then {
        Then::Focus(id, otherwise) => focus_soon(id, otherwise),
        Then::Leave(route) => navigate(&route),
    }
}

fn name_of(session: Session, id: Id<Candidate>) -> String {
    let person = session.views().candidate(id);
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
}

/// The dialog, once for the app.
#[component]
pub fn RemoveDialog() -> impl IntoView {
    let session = use_session();
    let asking = Asking { open: RwSignal::new(false), about: StoredValue::new(None) };
    ASKING.set(Some(asking));
    let title = Signal::derive(move || {
        // A closed dialog tells of nobody: they may be hidden by now.
        let about = asking.open.get().then(|| asking.about.get_value()).flatten();
        about.map(|(id, _)| (words().closing.remove_title)(&name_of(session, id))).unwrap_or_default()
    });
    view! {
        <Dialog open=asking.open title>
            <Question asking />
        </Dialog>
    }
}

#[component]
fn Question(asking: Asking) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let (id, then) = asking.about.get_value()?;
    let views = session.views();
    let waiting = waiting_of(id, &*views);
    let first = waiting.first().copied()?;
    let title =
        |id: &Id<Application>| views.requisition(views.application(*id)?.requisition).map(|found| title_of(&found));
    let positions: Vec<String> = waiting.iter().filter_map(title).collect();
    let go = move |_| {
        asking.open.set(false);
        remove(session, id, then.clone());
    };
    let open = move |_| {
        asking.open.set(false);
        navigate(&Route::Application(first));
    };
    Some(question((w.remove_person)(&positions.join(", ")), w.open_application, open, go))
}

/// Who waits, and the two ways from here: to them, or on all the same.
pub fn question(
    text: String,
    to_them: &'static str,
    see: impl Fn(MouseEvent) + 'static,
    go: impl Fn(MouseEvent) + 'static,
) -> AnyView {
    view! {
        <div class="stack">
            <p>{text}</p>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=go>
                    {words().closing.remove_anyway}
                </button>
                <button type="button" class="btn go" on:click=see>
                    {to_them}
                </button>
            </div>
        </div>
    }
    .into_any()
}
