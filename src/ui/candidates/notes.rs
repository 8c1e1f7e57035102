//! Notes about a person and messages with them: written, listed, settled, removed with undo.

use crate::{
    domain::{
        Id,
        application::Application,
        candidate::{Candidate, Note},
        edit::Edit,
        message::{Message, Way},
    },
    i18n::{intl, words},
    session::{Topic, use_session},
    ui::controls::{SelectField, TextField, act, icon, rows, toast_undo},
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
                <p class="text">{said(&note)}</p>
                <Unanswered id />
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

/// What a note says, with the way in which it was said where it is a message.
pub fn said(note: &Note) -> String {
    let Some(message) = note.message else { return note.text.clone() };
    (words().meetings.message)(way_name(message.way), message.theirs, &note.text)
}

/// What a way to talk is called.
pub fn way_name(way: Way) -> &'static str {
    Way::ALL.iter().zip(words().meetings.ways).find(|(one, _)| **one == way).map_or("", |(_, name)| name)
}

/// That a message waits for an answer, and the button that settles it; nothing where none waits.
#[component]
pub fn Unanswered(
    /// Which note.
    id: Id<Note>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().meetings;
    let settle = move |_| {
        if act(session, Edit::SettleQuestion { id, open: false }) {
            toast_undo(w.answered_done.to_owned());
        }
    };
    let candidate = session.views().note(id)?.candidate;
    let waits = Memo::new(move |_| session.on(Topic::Candidate(candidate)).note(id).is_some_and(|note| note.open));
    Some(move || {
        waits.get().then(|| {
            view! {
                <p class="actions">
                    <span class="chip warn">{w.waits}</span>
                    <button type="button" class="btn small" on:click=settle>
                        {w.answered}
                    </button>
                </p>
            }
        })
    })
}

/// The form for a new note or message; it belongs to the application, if one is given.
#[component]
pub fn NoteForm(
    /// About whom.
    candidate: Id<Candidate>,
    /// About which application.
    application: Option<Id<Application>>,
) -> impl IntoView {
    let session = use_session();
    let (w, m) = (&words().candidates, &words().meetings);
    let text = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let (theirs, open) = (RwSignal::new(false), RwSignal::new(false));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (id, text_now) = (session.fresh(), text.get_untracked());
        let way = kind.with_untracked(|kind| Way::ALL.into_iter().find(|way| way.key() == kind));
        let edit = match way {
            Some(way) => Edit::LogMessage {
                id,
                candidate,
                application,
                message: Message { way, theirs: theirs.get_untracked() },
                text: text_now,
                open: theirs.get_untracked() && open.get_untracked(),
            },
            None => Edit::AddNote { id, candidate, application, text: text_now },
        };
        if act(session, edit) {
            text.set(String::new());
            open.set(false);
        }
    };
    let kinds = std::iter::once((String::new(), m.remark.to_owned()))
        .chain(Way::ALL.into_iter().zip(m.ways).map(|(way, name)| (way.key().to_owned(), name.to_owned())));
    let whose = move |value: bool, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="note-whose"
                    prop:checked=move || theirs.get() == value
                    on:change=move |_| theirs.set(value)
                />
                <span>{label}</span>
            </label>
        }
    };
    let [ours_label, theirs_label] = m.whose;
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
            <div class="two">
                <SelectField
                    id="note-kind"
                    label=m.kind
                    options=kinds.collect()
                    value=kind
                    on_change=move |picked| kind.set(picked)
                />
                <Show when=move || !kind.read().is_empty()>
                    <fieldset class="segmented">
                        <legend>{m.who}</legend>
                        {whose(false, ours_label)}
                        {whose(true, theirs_label)}
                    </fieldset>
                </Show>
            </div>
            <Show when=move || !kind.read().is_empty() && theirs.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || open.get()
                        on:change=move |event| open.set(event_target_checked(&event))
                    />
                    <span>{m.asks}</span>
                </label>
            </Show>
            <div class="actions">
                <button type="submit" class="btn">
                    {w.add_note}
                </button>
            </div>
        </form>
    }
}
