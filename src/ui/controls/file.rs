//! A button that lets a person choose a file. Must never read it: whoever asked does.

use super::icon;
use leptos::{html, prelude::*};
use web_sys::File;

/// The button, and the browser's own control behind it.
#[component]
pub fn FileButton(
    /// The control's DOM id.
    id: &'static str,
    /// What it says.
    label: &'static str,
    /// What the browser's dialogue offers: endings and media types.
    accept: &'static str,
    /// The button's class.
    class: &'static str,
    /// Called with the file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <input
            class="visually-hidden"
            type="file"
            id=id
            accept=accept
            tabindex="-1"
            aria-label=label
            node_ref=input
            on:change=chosen
        />
        <button type="button" class=class on:click=press>
            {icon("upload")}
            {label}
        </button>
    }
}
