//! A dialog: the browser's own `<dialog>`, which gives the focus back when it closes. Over the page it is modal: the browser traps the
//! focus and closes it on Escape. Beside the page it leaves the page in use.

use super::icon;
use crate::i18n::words;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// A dialog that is there while `open` is true. Its content is built anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it stands beside the page, which stays in use, and not over it. For what is done often: a modal one makes the page inert,
    /// and when it closes the browser styles the whole page anew.
    #[prop(optional)]
    beside: bool,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    // The content comes before the dialog opens, which puts the focus into it, and stays until it has closed, which gives the focus
    // back only if it is still inside.
    let there = RwSignal::new(false);
    Effect::new(move || match (open.get(), there.get_untracked()) {
        (true, false) => there.set(true),
        // Opened again from the page: what is typed stays, and whoever opens it wants to be in it.
        (true, true) => enter(node),
        (false, true) => {
            if let Some(dialog) = node.get_untracked() {
                dialog.close();
            }
            there.set(false);
        }
        (false, false) => {}
    });
    let show = move || {
        if let Some(dialog) = node.get_untracked() {
            if beside {
                dialog.show();
            } else {
                // Fails only if the element has left the page meanwhile.
                let _ = dialog.show_modal();
            }
        }
    };
    // Escape, or the back gesture of a telephone, over the page. It is known here before the browser has closed anything: what opens
    // it again at once finds it closed and not half so. A choice of files that was called off, in a field inside, is told likewise.
    let cancel = move |event: leptos::ev::Event| {
        if event.target() == event.current_target() {
            event.prevent_default();
            open.set(false);
        }
    };
    // A browser may close it all the same, and tells of it a moment later: by then it may be open again.
    let close = move |_| {
        if node.try_get_untracked().flatten().is_none_or(|dialog| !dialog.open()) {
            open.try_set(false);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if beside && event.key() == "Escape" && !event.default_prevented() {
            event.stop_propagation();
            open.set(false);
        }
    };
    let content = StoredValue::new(children);
    view! {
        <dialog
            class="dialog"
            class:beside=beside
            node_ref=node
            aria-label=move || title.get()
            on:cancel=cancel
            on:close=close
            on:keydown=on_key
        >
            <Show when=move || there.get()>
                {Effect::new(show);}
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

/// Puts the focus where it goes when the dialog opens.
fn enter(node: NodeRef<html::Dialog>) {
    let first = node.get_untracked().and_then(|dialog| dialog.query_selector("[autofocus]").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for what cannot have the focus.
        let _ = first.focus();
    }
}
