//! A modal dialog: the browser's own `<dialog>`, which traps the focus, closes on Escape and gives the focus back.

use super::icon;
use crate::i18n::words;
use leptos::{html, prelude::*};

/// A dialog that is there while `open` is true. Its content is built anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let wanted = open.get();
        if let Some(dialog) = node.get() {
            match (wanted, dialog.open()) {
                // Fails only if the element has left the page meanwhile.
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
    });
    // The browser tells of a closing a moment later: by then it may be open again.
    let close = move |_| {
        if node.try_get_untracked().flatten().is_none_or(|dialog| !dialog.open()) {
            open.try_set(false);
        }
    };
    let content = StoredValue::new(children);
    view! {
        <dialog class="dialog" node_ref=node aria-label=move || title.get() on:close=close>
            <Show when=move || open.get()>
                <header class="dialog-head">
                    <h2>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="btn quiet icon"
                        aria-label=words().common.close
                        on:click=move |_| open.set(false)
                    >
                        {icon("close")}
                    </button>
                </header>
                {content.with_value(|content| content())}
            </Show>
        </dialog>
    }
}
