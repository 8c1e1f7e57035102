//! Fields. What is typed is committed half a second after the last key, when the field is left, when it goes from the screen
//! and when the page is hidden: one commit is one undo step. Typing is never overwritten by what comes from elsewhere, and what came
//! from elsewhere meanwhile is handed out before it is written over.

use super::press::when_released;
use crate::{i18n::words, session::use_session};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

const PAUSE: Duration = Duration::from_millis(500);
/// Longer than any short text may be.
const MOST: u32 = 10_000;

/// A labelled text field.
#[component]
pub fn TextField(
    /// The DOM id: the field's name in its record where it has one.
    #[prop(into)]
    id: String,
    /// The label above.
    #[prop(into)]
    label: Signal<String>,
    /// What the record says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what was typed.
    #[prop(into)]
    on_commit: Callback<String>,
    /// Called with what came from elsewhere while somebody typed here, before what they typed takes its place.
    #[prop(optional, into)]
    on_overwrite: Option<Callback<String>>,
    /// Rows of a text area; an input without it. With one row it is a line that grows with its text: Enter commits it.
    #[prop(optional)]
    multiline: u32,
    /// Help below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong, below and in red.
    #[prop(optional, into)]
    fault: Signal<Option<String>>,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// Whether the label is only for screen readers: the lines of a list stand below one heading.
    #[prop(optional)]
    label_hidden: bool,
    /// An example of what to write.
    #[prop(optional, into)]
    placeholder: String,
    /// The input's type: `text`, `email`, `tel`, `search`.
    #[prop(optional)]
    kind: &'static str,
    /// The longest text that fits, in UTF-16 units.
    #[prop(optional)]
    max_length: Option<u32>,
    /// Whether the text is shown but cannot be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(None::<String>);
    // What the record said when typing began.
    let seen = StoredValue::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let shown = move || typed.get().unwrap_or_else(|| value.get());
    let commit = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let Some(text) = typed.try_get_untracked().flatten() else { return };
        session.typing(false);
        if let Some(now) = value.try_get_untracked().filter(|now| *now != text) {
            let unseen = !now.trim().is_empty() && seen.try_with_value(|seen| *seen != now) == Some(true);
            if let Some(hand_out) = on_overwrite.filter(|_| unseen) {
                hand_out.try_run(now);
            }
            on_commit.try_run(text);
        }
        typed.try_set(None);
    };
    let on_input = move |event: leptos::ev::Event| {
        if typed.read_untracked().is_none() {
            session.typing(true);
            seen.set_value(value.get_untracked());
        }
        let text = event_target_value(&event);
        typed.set(Some(if multiline == 1 { one_line(text) } else { text }));
        if let Some(earlier) = timer.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
        timer.set_value(set_timeout_with_handle(move || when_released(commit), PAUSE).ok());
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if multiline == 1 && is_enter(&event) {
            commit();
        }
    };
    let on_hide = window_event_listener(leptos::ev::pagehide, move |_| commit());
    on_cleanup(move || {
        on_hide.remove();
        commit();
    });
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || describe(&[(&hint_id, !hint.get().is_empty()), (&fault_id, fault.get().is_some())])
    };
    let described = Memo::new(move |_| described());
    let invalid = move || fault.get().is_some().then_some("true");
    let max = max_length.map(|most| most.to_string());
    let input = if multiline > 0 {
        view! {
            <textarea
                class="in"
                class:bad=move || fault.get().is_some()
                id=id.clone()
                rows=multiline
                placeholder=placeholder
                maxlength=max
                readonly=move || readonly.get()
                aria-describedby=move || described.get()
                aria-invalid=invalid
                prop:value=shown
                on:keydown=on_key
                on:input=on_input
                on:blur=move |_| when_released(commit)
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="in"
                class:bad=move || fault.get().is_some()
                id=id.clone()
                type=if kind.is_empty() { "text" } else { kind }
                placeholder=placeholder
                maxlength=max
                readonly=move || readonly.get()
                autocomplete="off"
                aria-describedby=move || described.get()
                aria-invalid=invalid
                prop:value=shown
                on:input=on_input
                on:blur=move |_| when_released(commit)
                on:change=move |_| when_released(commit)
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id class:visually-hidden=label_hidden>
                {move || label.get()}
                {optional.then(|| view! { " "<em>{words().common.optional}</em> })}
            </label>
            {input}
            <Remarks hint_id fault_id hint fault />
        </div>
    }
}

/// A [`TextField`] whose text may be refused: it stays in the field then, with the reason, and changes nothing.
#[component]
pub fn CheckedField(
    /// The DOM id.
    #[prop(into)]
    id: String,
    /// The label above.
    #[prop(into)]
    label: Signal<String>,
    /// What the record says.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, or says why not.
    #[prop(into)]
    on_commit: Callback<String, Result<(), String>>,
    /// Help below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with what was taken.
    #[prop(optional, into)]
    fault: Signal<Option<String>>,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// The longest text that fits, in UTF-16 units.
    #[prop(optional)]
    max_length: Option<u32>,
) -> impl IntoView {
    // What was refused, and why.
    let refused = RwSignal::new(None::<(String, String)>);
    let shown = Signal::derive(move || refused.get().map_or_else(|| value.get(), |(typed, _)| typed));
    let fault = Signal::derive(move || refused.get().map(|(_, why)| why).or_else(|| fault.get()));
    let take = move |typed: String| {
        let outcome = on_commit.try_run(typed.clone());
        refused.try_set(outcome.and_then(|outcome| outcome.err().map(|why| (typed, why))));
    };
    view! { <TextField id label value=shown on_commit=take hint fault optional max_length=max_length.unwrap_or(MOST) /> }
}

/// What is pasted into a line stays one.
pub(crate) fn one_line(text: String) -> String {
    if text.contains('\n') { text.replace('\n', " ") } else { text }
}

/// Whether Enter was pressed in a line, which takes no new one. Not the Enter that ends composing a word.
pub(crate) fn is_enter(event: &web_sys::KeyboardEvent) -> bool {
    let enter = event.key() == "Enter" && !event.is_composing();
    if enter {
        event.prevent_default();
    }
    enter
}

/// A labelled choice.
#[component]
pub fn SelectField(
    /// The DOM id.
    #[prop(into)]
    id: String,
    /// The label above.
    #[prop(into)]
    label: Signal<String>,
    /// Value and text of each choice.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<String>,
    /// Help below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong.
    #[prop(optional, into)]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || describe(&[(&hint_id, !hint.get().is_empty()), (&fault_id, fault.get().is_some())])
    };
    let choices = options
        .into_iter()
        .map(|(name, text)| {
            let mine = name.clone();
            view! {
                <option value=name prop:selected=move || value.get() == mine>
                    {text}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{move || label.get()}</label>
            <select
                class="in"
                class:bad=move || fault.get().is_some()
                id=id
                aria-describedby=described
                aria-invalid=move || fault.get().is_some().then_some("true")
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {choices}
            </select>
            <Remarks hint_id fault_id hint fault />
        </div>
    }
}

/// Help and fault below a field.
#[component]
pub(super) fn Remarks(
    hint_id: String,
    fault_id: String,
    hint: Signal<String>,
    fault: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        {move || {
            let text = hint.get();
            (!text.is_empty()).then(|| view! { <p class="hint" id=hint_id.clone()>{text}</p> })
        }}
        {move || fault.get().map(|text| view! { <p class="fault" id=fault_id.clone()>{text}</p> })}
    }
}

/// The ids of those that are there, for `aria-describedby`.
pub(super) fn describe(parts: &[(&str, bool)]) -> Option<String> {
    let ids: Vec<&str> = parts.iter().filter(|(_, there)| *there).map(|(id, _)| *id).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Brings an element into view and gives it the focus. By script, since a bare `#id` link would be a route.
pub fn focus_field(id: &str) {
    let Some(element) =
        document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    element.scroll_into_view();
    // An element that cannot take the focus is still in view.
    let _ = element.focus();
}

/// Gives the focus to an element, if it is on the screen.
pub fn focus_now(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Gives the focus to the first of two elements that is on the screen, once the screen shows what was done.
pub fn focus_soon(id: String, otherwise: String) {
    request_animation_frame(move || {
        let found = [id, otherwise].iter().find_map(|id| document().get_element_by_id(id));
        if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    });
}
