//! The screen before all others where the data of this browser is locked: asks for the passphrase, and then makes room for the
//! app. Must never need a session, for there is none yet.

use super::{
    app::{App, preferred_language},
    controls::{KnownPassphrase, LanguageChoice, Progress, icon},
    data::lock_error_text,
    shell,
};
use crate::{
    i18n::{Language, speak, words},
    session::{Session, start::Gate},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// The passphrase first, the app after.
#[component]
pub fn Locked(
    /// What is locked.
    gate: Gate,
    /// Called before the app is shown.
    begin: fn(),
) -> impl IntoView {
    let language = preferred_language(gate.look.0.clone());
    speak(language);
    shell::apply_language(language);
    shell::apply_scheme(gate.look.1);
    let speaking = RwSignal::new(language);
    let session = RwSignal::new_local(None::<Session>);
    let gate = StoredValue::new_local(Rc::new(gate));
    move || match session.get() {
        Some(session) => {
            if speaking.get_untracked() != language {
                session.prefer(|preferences| preferences.language = Some(speaking.get_untracked().tag().to_owned()));
            }
            begin();
            view! { <App session /> }.into_any()
        }
        None => {
            speak(speaking.get());
            shell::apply_language(speaking.get_untracked());
            view! { <Unlock gate session speaking /> }.into_any()
        }
    }
}

#[component]
fn Unlock(
    gate: StoredValue<Rc<Gate>, LocalStorage>,
    session: RwSignal<Option<Session>, LocalStorage>,
    speaking: RwSignal<Language>,
) -> impl IntoView {
    let w = &words().lock;
    let progress = Progress::new();
    let give = move |passphrase: String| {
        spawn_local(async move {
            match gate.get_value().open(&passphrase).await {
                Ok(opened) => session.set(Some(opened)),
                Err(error) => progress.ended(Some(lock_error_text(&error))),
            }
        });
    };
    document().set_title(&format!("{} · Handpick", w.gate_title));
    view! {
        <main class="welcome" id="main">
            <div class="brand">
                <span class="mark" aria-hidden="true">
                    {icon("lock")}
                </span>
                <span class="grow">"Handpick"</span>
                <LanguageChoice spoken=speaking on_change=move |language| speaking.set(language) />
            </div>
            <h1 tabindex="-1">{w.gate_title}</h1>
            <p>{w.gate_text}</p>
            <div class="sheet">
                <KnownPassphrase submit=w.open working=w.opening progress on_give=give />
            </div>
            <p class="hint">{w.gate_lost}</p>
        </main>
    }
}
