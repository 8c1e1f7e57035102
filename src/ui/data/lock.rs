//! The panel of the lock of all that this browser keeps. Must never lock before it was said that there is no reset, and what the
//! lock does not protect against.

use crate::{
    i18n::{intl, words},
    session::{LockError, PassphraseError, Session, use_session},
    ui::{
        controls::{Dialog, KnownPassphrase, NewPassphrase, Progress, SelectField, focus_field, icon, toast},
        data::{import::storage_text, save_file},
    },
};
use leptos::{prelude::*, task::spawn_local};

const HEADING: &str = "lock";
/// Minutes to choose from; 0 is never.
const MINUTES: [u32; 4] = [0, 5, 15, 60];

/// The panel.
#[component]
pub(super) fn LockPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().lock;
    let content = move || match (session.can_lock(), session.is_locked()) {
        (false, _) => view! { <p>{w.impossible}</p> }.into_any(),
        (true, false) => view! { <Off session /> }.into_any(),
        (true, true) => view! { <On session /> }.into_any(),
    };
    view! {
        <section class="sheet stack">
            <h2 id=HEADING tabindex="-1">
                {w.title}
            </h2>
            {content}
        </section>
    }
}

/// The button that locks at once, where a lock is on: whoever leaves the desk has it in sight on every screen.
#[component]
pub(crate) fn LockNow() -> impl IntoView {
    let session = use_session();
    let w = &words().lock;
    let lock_now = move |_| {
        spawn_local(async move {
            if !session.lock_now().await {
                toast(w.not_now.to_owned());
            }
        });
    };
    view! {
        <Show when=move || session.is_locked()>
            <button type="button" class="btn small" title=w.lock_now on:click=lock_now>
                {icon("lock")}
                <span>{w.lock_now}</span>
            </button>
        </Show>
    }
}

#[component]
fn Off(session: Session) -> impl IntoView {
    let w = &words().lock;
    let open = RwSignal::new(false);
    view! {
        <p>{w.off}</p>
        <button type="button" class="btn" on:click=move |_| open.set(true)>
            {icon("lock")}
            {w.button}
        </button>
        <Dialog open title=Signal::derive(|| words().lock.title.to_owned())>
            <div class="stack">
                <p class="warning">{w.no_reset}</p>
                <button type="button" class="btn" on:click=move |_| save_file(session)>
                    {icon("download")}
                    {words().shell.download_backup}
                </button>
                <p class="hint">{w.limits}</p>
                <Lock session open />
            </div>
        </Dialog>
    }
}

#[component]
fn Lock(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let w = &words().lock;
    let progress = Progress::new();
    let give = move |passphrase: String| {
        spawn_local(async move {
            end(progress, open, session.lock_data(&passphrase).await, words().lock.locked);
        });
    };
    view! { <NewPassphrase submit=w.lock working=w.locking progress on_give=give /> }
}

#[component]
fn On(session: Session) -> impl IntoView {
    let w = &words().lock;
    let (changing, leaving) = (RwSignal::new(false), RwSignal::new(false));
    let after = RwSignal::new(session.lock_after());
    let choose = move |minutes: String| {
        if let Ok(minutes) = minutes.parse() {
            session.prefer(|preferences| preferences.lock_after = Some(minutes));
            after.set(minutes);
        }
    };
    let text = |minutes: u32| {
        if minutes == 0 { w.never.to_owned() } else { (w.minutes)(&intl::number(minutes.into(), 0)) }
    };
    let choices = MINUTES.iter().map(|minutes| (minutes.to_string(), text(*minutes))).collect();
    let button = |label: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" class="btn small" on:click=move |_| open.set(true)>
                {label}
            </button>
        }
    };
    view! {
        <p>{w.on}</p>
        <details>
            <summary>{w.limits_title}</summary>
            <p class="hint">{w.limits}</p>
        </details>
        <SelectField
            id="lock-after"
            label=w.after
            hint=w.after_hint.to_owned()
            options=choices
            value=Signal::derive(move || after.get().to_string())
            on_change=choose
        />
        <div class="actions">
            <LockNow />
            {button(w.change, changing)}
            {button(w.take_off, leaving)}
        </div>
        <Dialog open=changing title=Signal::derive(|| plain(words().lock.change).to_owned())>
            <Change session open=changing />
        </Dialog>
        <Dialog open=leaving title=Signal::derive(|| plain(words().lock.take_off).to_owned())>
            <TakeOff session open=leaving />
        </Dialog>
    }
}

#[component]
fn Change(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let w = &words().lock;
    let old = RwSignal::new(None::<String>);
    let progress = Progress::new();
    let know = move |passphrase: String| {
        spawn_local(async move {
            let outcome = session.try_passphrase(&passphrase).await;
            progress.ended(outcome.as_ref().err().map(lock_error_text));
            if outcome.is_ok() {
                old.try_set(Some(passphrase));
            }
        });
    };
    let change = move |new: String| {
        spawn_local(async move {
            let old = old.try_get_untracked().flatten().unwrap_or_default();
            end(progress, open, session.change_passphrase(&old, &new).await, words().lock.changed);
        });
    };
    move || {
        if old.read().is_none() {
            view! {
                <div class="stack">
                    <p>{w.change_old}</p>
                    <KnownPassphrase submit=w.go_on working=words().passphrase.checking progress on_give=know />
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="stack">
                    <p class="warning">{w.change_new}</p>
                    <NewPassphrase submit=words().common.save working=w.changing progress on_give=change />
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn TakeOff(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let w = &words().lock;
    let progress = Progress::new();
    let give = move |passphrase: String| {
        spawn_local(async move {
            end(progress, open, session.unlock_data(&passphrase).await, words().lock.taken_off);
        });
    };
    view! {
        <div class="stack">
            <p>{w.take_off_text}</p>
            <KnownPassphrase submit=plain(w.take_off) working=w.taking_off progress on_give=give />
        </div>
    }
}

/// The way on for a tab that another one has locked out: what it alone has is saved then.
#[component]
pub(crate) fn UnlockHere(session: Session) -> impl IntoView {
    let w = &words().lock;
    let open = RwSignal::new(false);
    let give = move |progress: Progress, passphrase: String| {
        spawn_local(async move {
            end(progress, open, session.unlock_here(&passphrase).await, words().lock.unlocked_here);
        });
    };
    view! {
        <button type="button" class="btn small" on:click=move |_| open.set(true)>
            {w.open_here}
        </button>
        <Dialog open title=Signal::derive(|| words().lock.gate_title.to_owned())>
            {
                let progress = Progress::new();
                view! {
                    <KnownPassphrase
                        submit=w.open
                        working=w.opening
                        progress
                        on_give=move |passphrase: String| give(progress, passphrase)
                    />
                }
            }
        </Dialog>
    }
}

/// What a button says that opens a dialog, without the dots that promise one.
fn plain(label: &'static str) -> &'static str {
    label.trim_end_matches('…')
}

/// Closes the dialog and says what was done, or says in it why not.
fn end(progress: Progress, open: RwSignal<bool>, outcome: Result<(), LockError>, done: &'static str) {
    progress.ended(outcome.as_ref().err().map(lock_error_text));
    match outcome {
        Ok(()) => {
            open.try_set(false);
            toast(done.to_owned());
            // The button that opened the dialog is gone with what it did.
            request_animation_frame(|| focus_field(HEADING));
        }
        // Whoever has closed the dialog meanwhile is told all the same.
        Err(error) if !open.try_get_untracked().unwrap_or_default() => toast(lock_error_text(&error)),
        Err(_) => {}
    }
}

/// Why the data was not locked or unlocked.
pub(crate) fn lock_error_text(error: &LockError) -> String {
    let w = &words().lock;
    match error {
        LockError::Passphrase(PassphraseError::Wrong) => w.wrong.to_owned(),
        LockError::Passphrase(error) => super::locked_file::passphrase_error_text(error),
        LockError::None => w.none.to_owned(),
        LockError::Damaged(why) => (w.damaged)(why),
        LockError::OneStore => w.one_store.to_owned(),
        LockError::NoRoom => w.no_room.to_owned(),
        LockError::Storage(error) => (w.not_all)(&storage_text(error)),
    }
}
