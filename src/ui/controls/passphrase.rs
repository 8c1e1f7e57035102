//! Forms for passphrases: choosing a new one, and giving one that somebody chose before. Must never keep what was typed longer
//! than the form stands, never let a passphrase be chosen without having said that there is no reset, and never judge what
//! is typed before it is given.

use super::{
    field::{Remarks, describe},
    focus_field,
};
use crate::i18n::words;
use leptos::prelude::*;

/// The shortest that may be chosen, in characters.
const SHORTEST: usize = 8;
const NEW: &str = "new-passphrase";
const AGAIN: &str = "new-passphrase-again";
const KNOWN: &str = "passphrase";

/// How a form stands whose work takes a moment.
#[derive(Clone, Copy)]
pub struct Progress {
    /// The work is under way.
    pub busy: RwSignal<bool>,
    /// Why it failed.
    pub fault: RwSignal<Option<String>>,
}

impl Progress {
    /// Nothing was given yet.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), fault: RwSignal::new(None) }
    }

    /// The work ended, well or with a fault; the form may be gone by now.
    pub fn ended(self, fault: Option<String>) {
        self.busy.try_set(false);
        self.fault.try_set(fault);
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

/// Chooses a passphrase.
#[component]
pub fn NewPassphrase(
    /// What the button says.
    submit: &'static str,
    /// What is said while the work lasts.
    working: &'static str,
    /// How the work stands.
    progress: Progress,
    /// Called with a passphrase that was typed twice and is not too short.
    #[prop(into)]
    on_give: Callback<String>,
) -> impl IntoView {
    let w = &words().passphrase;
    let (text, again, shown) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let wrong = RwSignal::new(None::<(&'static str, &'static str)>);
    let at = move |field: &'static str| {
        Signal::derive(move || wrong.get().filter(|(place, _)| *place == field).map(|(_, why)| why.to_owned()))
    };
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if progress.busy.get_untracked() {
            return;
        }
        let chosen = text.get_untracked();
        let found = if chosen.chars().count() < SHORTEST {
            Some((NEW, w.too_short))
        } else if chosen != again.get_untracked() {
            Some((AGAIN, w.differ))
        } else {
            None
        };
        wrong.set(found);
        match found {
            Some((field, _)) => focus_field(field),
            None => {
                progress.fault.set(None);
                progress.busy.set(true);
                on_give.run(chosen);
            }
        }
    };
    view! {
        <form class="stack" novalidate on:submit=give>
            <Secret id=NEW label=w.label hint=w.advice value=text shown fault=at(NEW) new=true />
            <Secret id=AGAIN label=w.again value=again shown fault=at(AGAIN) new=true />
            <Rest shown submit working progress on_cancel=None />
        </form>
    }
}

/// Gives a passphrase.
#[component]
pub fn KnownPassphrase(
    /// What the button says.
    submit: &'static str,
    /// What is said while the work lasts.
    working: &'static str,
    /// How the work stands.
    progress: Progress,
    /// Called with what was typed.
    #[prop(into)]
    on_give: Callback<String>,
    /// Called by whoever does without.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let (text, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let fault = progress.fault;
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !progress.busy.get_untracked() {
            progress.fault.set(None);
            progress.busy.set(true);
            on_give.run(text.get_untracked());
        }
    };
    // At the start, and whenever it was refused.
    Effect::new(move || {
        fault.track();
        request_animation_frame(|| focus_field(KNOWN));
    });
    view! {
        <form class="stack" novalidate on:submit=give>
            <div aria-live="polite">
                <Secret id=KNOWN label=words().passphrase.label value=text shown fault=fault />
            </div>
            <Rest shown submit working progress=Progress { fault: RwSignal::new(None), ..progress } on_cancel />
        </form>
    }
}

/// A field that hides what is typed, unless the person wants to see it.
#[component]
fn Secret(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    shown: RwSignal<bool>,
    #[prop(into)] fault: Signal<Option<String>>,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] new: bool,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || describe(&[(&hint_id, !hint.is_empty()), (&fault_id, fault.get().is_some())])
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                class="in"
                class:bad=move || fault.get().is_some()
                id=id
                type=move || if shown.get() { "text" } else { "password" }
                autofocus=id == NEW
                autocomplete=if new { "new-password" } else { "current-password" }
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || fault.get().is_some().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <Remarks hint_id fault_id hint=Signal::derive(move || hint.to_owned()) fault />
        </div>
    }
}

/// What stands below the fields.
#[component]
fn Rest(
    shown: RwSignal<bool>,
    submit: &'static str,
    working: &'static str,
    progress: Progress,
    #[prop(optional_no_strip)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let cancel = on_cancel.map(|cancel| {
        view! {
            <button type="button" class="btn quiet" on:click=move |_| cancel.run(())>
                {words().common.cancel}
            </button>
        }
    });
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || shown.get()
                on:change=move |event| shown.set(event_target_checked(&event))
            />
            {words().passphrase.show}
        </label>
        {move || progress.fault.get().map(|why| view! { <p class="fault" role="alert">{why}</p> })}
        <p class="hint" role="status">
            {move || progress.busy.get().then_some(working)}
        </p>
        <div class="dialog-actions">
            {cancel}
            <button type="submit" class="btn go" aria-disabled=move || progress.busy.get().then_some("true")>
                {submit}
            </button>
        </div>
    }
}
