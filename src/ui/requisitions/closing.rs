//! Closing a position: first everybody who applied is answered, then it is closed, with a reason. Must never
//! close while anybody waits.

use super::title_of;
use crate::{
    domain::{Id, answer::waiting, application::Application, edit::Edit, facts::Facts, requisition::Requisition},
    i18n::words,
    session::{Topic, use_session},
    ui::{
        answering::AnswerForm,
        controls::{Dialog, TextField, act},
    },
    workspace::views::Views,
};
use leptos::prelude::*;

/// Who applied and was not told the last word.
pub(super) fn unanswered(id: Id<Requisition>, views: &Views) -> Vec<Id<Application>> {
    views.requisition(id).map(|found| waiting(id, &found, views)).unwrap_or_default()
}

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
            <Steps id open />
        </Dialog>
    }
}

/// Those who wait, or the form that closes.
#[component]
fn Steps(id: Id<Requisition>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let waiting = Memo::new(move |_| {
        session.on(Topic::Waiting);
        unanswered(id, &session.on(Topic::Board(id)))
    });
    let some = Memo::new(move |_| !waiting.read().is_empty());
    view! {
        <Show when=move || some.get() fallback=move || view! { <Reason id open /> }>
            <AnswerForm requisition=id waiting on_done=|()| () />
        </Show>
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
                optional=true
                hint=w.reason_hint.to_owned()
                value=reason
                on_commit=move |text| reason.set(text)
                multiline=3
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.close_now}
                </button>
            </div>
        </form>
    }
}
