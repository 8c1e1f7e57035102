//! Closing a position: first everybody who applied is answered, then it is closed, with a reason. Must never
//! close while anybody waits.

use super::title_of;
use crate::{
    domain::{Id, answer::waiting, application::Application, edit::Edit, facts::Facts, requisition::Requisition},
    i18n::{plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{Dialog, TextField, act, toast_undo},
        letters::Letters,
    },
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn CloseDialog(id: Id<Requisition>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let title = Signal::derive(move || {
        let found = session.on(Topic::Requisition(id)).requisition(id);
        found.map(|found| title_of(&found)).unwrap_or_default()
    });
    view! {
        <Dialog open title=Signal::derive(move || (words().requisitions.close_title)(&title.get()))>
            <Steps id open title />
        </Dialog>
    }
}

/// Those who wait, or the form that closes.
#[component]
fn Steps(id: Id<Requisition>, open: RwSignal<bool>, title: Signal<String>) -> impl IntoView {
    let session = use_session();
    let waiting = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        let found = views.requisition(id);
        let ids = found.map(|found| waiting(id, &found, &*views)).unwrap_or_default();
        // An answer touches its application alone.
        ids.iter().for_each(|id| drop(session.on(Topic::Application(*id))));
        ids
    });
    let some = Memo::new(move |_| !waiting.read().is_empty());
    view! {
        <Show when=move || some.get() fallback=move || view! { <Reason id open /> }>
            <Waiting id waiting title />
        </Show>
    }
}

#[component]
fn Waiting(id: Id<Requisition>, waiting: Memo<Vec<Id<Application>>>, title: Signal<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let reason = RwSignal::new(w.why_filled.to_owned());
    let text = RwSignal::new((w.letter)(&title.get_untracked()));
    let record = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let applications = waiting.get_untracked();
        let count = applications.len();
        let edit =
            Edit::Answer { requisition: id, applications, reason: reason.get_untracked(), text: text.get_untracked() };
        if act(session, edit) {
            toast_undo(plural(count, &words().closing.answered));
        }
    };
    let subject = Signal::derive(move || (w.subject)(&title.get()));
    view! {
        <form class="stack" on:submit=record>
            <h3>{move || plural(waiting.read().len(), &w.waiting)}</h3>
            <p>{w.explain}</p>
            <TextField id="answer-text" label=w.text hint=w.text_hint.to_owned() value=text on_commit=move |typed| text.set(typed) multiline=7 />
            <Letters ids=waiting text subject />
            <TextField id="answer-reason" label=w.why hint=w.why_hint.to_owned() value=reason on_commit=move |typed| reason.set(typed) max_length=500 />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {move || plural(waiting.read().len(), &w.record)}
                </button>
            </div>
        </form>
    }
}

/// Why it is closed.
#[component]
fn Reason(id: Id<Requisition>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().requisitions;
    let reason = RwSignal::new(String::new());
    let close = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if act(session, Edit::Close { id, reason: reason.get_untracked() }) {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=close>
            <TextField
                id="closing-reason"
                label=w.reason
                hint=w.reason_hint.to_owned()
                value=reason
                on_commit=move |text| reason.set(text)
                multiline=3
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.close}
                </button>
            </div>
        </form>
    }
}
