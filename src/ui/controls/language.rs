//! The choice of the language where nobody has come as far as the settings: before the first screen and before the lock.

use crate::i18n::{Language, words};
use leptos::prelude::*;

/// The languages by their own names, so that everybody finds theirs.
#[component]
pub fn LanguageChoice(
    /// The one that is spoken.
    #[prop(into)]
    spoken: Signal<Language>,
    /// Called with another one.
    #[prop(into)]
    on_change: Callback<Language>,
) -> impl IntoView {
    let change = move |event| {
        if let Some(language) = Language::among([event_target_value(&event).as_str()]) {
            on_change.run(language);
        }
    };
    let option = move |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=move || spoken.get() == language>
                {language.name()}
            </option>
        }
    };
    view! {
        <select class="in language" aria-label=words().data.language on:change=change>
            {Language::ALL.map(option).into_iter().collect_view()}
        </select>
    }
}
