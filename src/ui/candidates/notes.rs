//! Notes about a person: written, listed, removed with undo.

use crate::{
    domain::{
        Id,
        application::Application,
        candidate::{Candidate, Note},
        edit::Edit,
    },
    i18n::{intl, words},
    session::{Topic, use_session},
    ui::controls::{TextField, act, icon, rows, toast_undo},
};
use leptos::prelude::*;

/// The notes about a person, with the form above them.
#[component]
pub(super) fn Notes(
    /// About whom.
    candidate: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let ids = move || {
        let views = session.on(Topic::Candidate(candidate));
        views.notes_of(candidate).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    let row = move |id: Id<Note>| {
        let views = session.views();
        let note = views.note(id)?;
        let author = views.members.get(&note.by).map(|member| member.name.clone()).unwrap_or_default();
        Some(view! {
            <li>
                <p class="text">{note.text.clone()}</p>
                <p class="hint">
                    {intl::date_time(note.at)} " · " {author} " "
                    <RemoveNote id />
                </p>
            </li>
        })
    };
    view! {
        <section class="sect stack">
            <h2>{words().candidates.notes}</h2>
            <NoteForm candidate application=None />
            <ul class="notes">{rows(ids, row)}</ul>
        </section>
    }
}

/// Takes a note away, with undo.
#[component]
pub fn RemoveNote(
    /// Which.
    id: Id<Note>,
) -> impl IntoView {
    let session = use_session();
    let remove = move |_| {
        if act(session, Edit::RemoveNote { id }) {
            toast_undo(words().candidates.note_removed.to_owned());
        }
    };
    view! {
        <button type="button" class="btn quiet icon" aria-label=words().common.remove on:click=remove>
            {icon("trash")}
        </button>
    }
}

/// The form for a new note; it belongs to the application, if one is given.
#[component]
pub fn NoteForm(
    /// About whom.
    candidate: Id<Candidate>,
    /// About which application.
    application: Option<Id<Application>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let text = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let edit = Edit::AddNote { id: session.fresh(), candidate, application, text: text.get_untracked() };
        if act(session, edit) {
            text.set(String::new());
        }
    };
    view! {
        <form class="stack" on:submit=add>
            <TextField
                id="note"
                label=w.note
                hint=w.note_hint.to_owned()
                value=text
                on_commit=move |typed| text.set(typed)
                multiline=3
            />
            <div class="actions">
                <button type="submit" class="btn">
                    {w.add_note}
                </button>
            </div>
        </form>
    }
}
