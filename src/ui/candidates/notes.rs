//! Notes about a person and messages with them: written, listed, settled, removed with undo.

use crate::{
    domain::{
        Id, RawId,
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

/// What was written and not added yet, by the application or the person that it is about. It stays while one looks at something else,
/// as long as the page does.
#[derive(Clone, Copy)]
pub struct NoteDrafts(RwSignal<Vec<(RawId, Draft)>>);

#[derive(Clone, Default, PartialEq)]
struct Draft {
    text: String,
    /// The key of the way in which it was said; empty for a remark.
    kind: String,
    theirs: bool,
    open: bool,
}

impl NoteDrafts {
    /// Gives the page none.
    pub fn provide() {
        provide_context(Self(RwSignal::new(Vec::new())));
    }

    fn of(self, about: RawId) -> Draft {
        self.0.read().iter().find(|(other, _)| *other == about).map(|(_, draft)| draft.clone()).unwrap_or_default()
    }

    fn change(self, about: RawId, how: impl FnOnce(&mut Draft)) {
        self.0.update(|all| {
            let at = all.iter().position(|(other, _)| *other == about);
            let mut draft = at.map(|at| all.swap_remove(at).1).unwrap_or_default();
            how(&mut draft);
            all.push((about, draft));
        });
    }
}

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
    let about = application.map_or(candidate.raw(), Id::raw);
    let drafts: NoteDrafts = expect_context();
    // How the last one was said tells nothing of the next, once somebody has left.
    if untrack(|| drafts.of(about).text.is_empty()) {
        drafts.change(about, |draft| *draft = Draft::default());
    }
    let draft = Memo::new(move |_| drafts.of(about));
    let messages = move || !draft.read().kind.is_empty();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (id, Draft { text, kind, theirs, open }) = (session.fresh(), untrack(|| drafts.of(about)));
        let edit = match Way::ALL.into_iter().find(|way| way.key() == kind) {
            Some(way) => {
                let message = Message { way, theirs };
                Edit::LogMessage { id, candidate, application, message, text, open: theirs && open }
            }
            None => Edit::AddNote { id, candidate, application, text },
        };
        if act(session, edit) {
            drafts.change(about, |draft| *draft = Draft { text: String::new(), open: false, ..draft.clone() });
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
                    prop:checked=move || draft.read().theirs == value
                    on:change=move |_| drafts.change(about, |draft| draft.theirs = value)
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
                value=Signal::derive(move || draft.read().text.clone())
                on_commit=move |typed| drafts.change(about, |draft| draft.text = typed)
                multiline=3
            />
            <div class="two">
                <SelectField
                    id="note-kind"
                    label=m.kind
                    options=kinds.collect()
                    value=Signal::derive(move || draft.read().kind.clone())
                    on_change=move |picked| drafts.change(about, |draft| draft.kind = picked)
                />
                <Show when=messages>
                    <fieldset class="segmented">
                        <legend>{m.who}</legend>
                        {whose(false, ours_label)}
                        {whose(true, theirs_label)}
                    </fieldset>
                </Show>
            </div>
            <Show when=move || messages() && draft.read().theirs>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || draft.read().open
                        on:change=move |event| {
                            let asks = event_target_checked(&event);
                            drafts.change(about, |draft| draft.open = asks);
                        }
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
