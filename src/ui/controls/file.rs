//! A button that lets a person choose a file. Must never read it: whoever asked does.

use super::icon;
use leptos::{html, prelude::*};
use web_sys::{File, FileList};

/// The files of a list, as browsers give it.
pub fn files_in(list: Option<FileList>) -> impl Iterator<Item = File> {
    let count = list.as_ref().map_or(0, FileList::length);
    (0..count).filter_map(move |at| list.as_ref()?.get(at))
}

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
    /// Whether several may be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Called with the file, or with each of them.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        files_in(input.files()).for_each(|file| on_file.run(file));
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
            multiple=multiple
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
