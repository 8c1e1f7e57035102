//! The export that opens with a passphrase, and the opening of one on its way into the import. Must never hand out a locked file
//! before it was said that nobody can reset the passphrase.

use crate::{
    exchange::locked::{FEWEST_ROUNDS, Locked, LockedError, MOST_ROUNDS},
    i18n::{intl, words},
    session::{PassphraseError, Session, use_session},
    ui::controls::{Dialog, KnownPassphrase, NewPassphrase, Progress, download, icon, toast},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// The way to a locked export; to be put into the panel of the plain one.
#[component]
pub(super) fn LockedExport() -> impl IntoView {
    let session = use_session();
    let w = &words().passphrase;
    let open = RwSignal::new(false);
    if !session.can_lock() {
        return view! { <p>{w.impossible}</p> }.into_any();
    }
    view! {
        <p>{w.text}</p>
        <button type="button" class="btn" on:click=move |_| open.set(true)>
            {icon("lock")}
            {w.button}
        </button>
        <Dialog open title=Signal::derive(|| words().passphrase.title.to_owned())>
            <Choose session open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Choose(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let w = &words().passphrase;
    let progress = Progress::new();
    let give = move |passphrase: String| {
        spawn_local(async move {
            let outcome = session.locked_export(&passphrase).await;
            let name = session.locked_name();
            let fault = match outcome {
                Err(error) => Some(passphrase_error_text(&error)),
                // Whoever has closed the dialog meanwhile wants no file.
                Ok(_) if !open.try_get_untracked().unwrap_or_default() => None,
                Ok(text) if download(&name, "application/json", &text).is_err() => {
                    Some(words().data.export_failed.to_owned())
                }
                Ok(_) => {
                    session.exported();
                    toast((words().data.export_done)(&name));
                    open.try_set(false);
                    None
                }
            };
            progress.ended(fault);
        });
    };
    view! {
        <div class="stack">
            <p class="warning">{w.no_reset}</p>
            <p class="hint">{w.limits}</p>
            <NewPassphrase submit=w.download working=w.locking progress on_give=give />
        </div>
    }
}

/// A locked file that waits for its passphrase.
pub(super) struct Waiting {
    /// The file's name.
    pub(super) name: String,
    /// What is in it.
    pub(super) locked: Locked,
}

/// Asks for the passphrase, and hands on what it opens: the file's name and its text.
#[component]
pub(super) fn Open(
    waiting: Rc<Waiting>,
    #[prop(into)] on_open: Callback<(String, String)>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().passphrase;
    let progress = Progress::new();
    let title = (w.ask_title)(&waiting.name);
    let waiting = StoredValue::new_local(waiting);
    let give = move |passphrase: String| {
        spawn_local(async move {
            let Some(waiting) = waiting.try_get_value() else { return };
            match session.open_locked(&waiting.locked, &passphrase).await {
                Err(error) => progress.ended(Some(passphrase_error_text(&error))),
                Ok(text) => {
                    on_open.try_run((waiting.name.clone(), text));
                }
            }
        });
    };
    view! {
        <h3>{title}</h3>
        <p class="hint">{w.ask_text}</p>
        <KnownPassphrase submit=w.open working=w.opening progress on_give=give on_cancel />
    }
}

/// Why a file was not locked or not opened.
pub(super) fn passphrase_error_text(error: &PassphraseError) -> String {
    let w = &words().passphrase;
    match error {
        PassphraseError::Impossible => w.impossible.to_owned(),
        PassphraseError::Wrong => w.wrong.to_owned(),
        PassphraseError::Changed => w.changed.to_owned(),
        PassphraseError::TooBig(_) => words().data.too_many.to_owned(),
        PassphraseError::Failed(why) => (w.failed)(why),
    }
}

/// Why a locked file is refused whole.
pub(super) fn locked_file_error_text(error: &LockedError) -> String {
    let w = &words().passphrase;
    let number = |rounds: f64| intl::number(rounds, 0);
    match error {
        LockedError::NotLocked => words().data.not_handpick.to_owned(),
        LockedError::TooBig { .. } => words().data.too_many.to_owned(),
        LockedError::Newer { found, known } => (words().data.newer)(*found, *known),
        LockedError::Kdf(name) => (w.kdf)(name),
        LockedError::Rounds(found) => {
            (w.rounds)(&number(*found as f64), &number(FEWEST_ROUNDS.into()), &number(MOST_ROUNDS.into()))
        }
        LockedError::Damaged(part) => (words().data.damaged)(part),
    }
}
