//! Removing a position: at once where nobody waits, else after a question that leads to answering them. Must never take somebody who
//! waits out of sight without having said so.

use super::{closing::unanswered, title_of};
use crate::{
    domain::{Id, edit::Edit, facts::Facts, requisition::Requisition},
    i18n::{plural, words},
    session::{Session, Topic, use_session},
    ui::{
        controls::{Dialog, act, toast_undo},
        removing::question,
    },
};
use leptos::prelude::*;

/// Removes it and the applications for it; can be undone.
pub(super) fn remove(session: Session, id: Id<Requisition>) {
    let name = session.views().requisition(id).map(|found| title_of(&found)).unwrap_or_default();
    if act(session, Edit::RemoveRequisition { id }) {
        toast_undo((words().common.removed)(&name));
    }
}

/// The question; `closing` opens the dialog in which they are answered.
#[component]
pub(super) fn RemoveDialog(id: Id<Requisition>, open: RwSignal<bool>, closing: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let title = Signal::derive(move || {
        let found = session.on(Topic::Requisition(id)).requisition(id);
        (w.remove_title)(&found.map(|found| title_of(&found)).unwrap_or_default())
    });
    let answer = move |_| {
        open.set(false);
        closing.set(true);
    };
    let go = move |_| {
        open.set(false);
        remove(session, id);
    };
    view! {
        <Dialog open title>
            {question(plural(unanswered(id, &session.views()).len(), &w.remove_waiting), w.answer_first, answer, go)}
        </Dialog>
    }
}
