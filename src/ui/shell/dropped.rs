//! A file that is dropped anywhere on the page goes to the import, which says what it would change. Must never open it in place
//! of the app, as browsers do by themselves.

use crate::{i18n::words, route::Route, session::navigation::navigate};
use leptos::prelude::*;
use web_sys::{DataTransfer, DragEvent, File};

/// The file that was dropped, until the import has taken it; provided through the context.
#[derive(Clone, Copy)]
pub struct Dropped(RwSignal<Option<File>, LocalStorage>);

impl Dropped {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// Takes the file, and runs again when there is another one.
    pub fn take(self) -> Option<File> {
        let file = self.0.get();
        if file.is_some() {
            self.0.set(None);
        }
        file
    }
}

/// Listens, and says that the file may be let go.
#[component]
pub(super) fn DropAnywhere(dropped: Dropped) -> impl IntoView {
    let over = RwSignal::new(false);
    let dragged = window_event_listener(leptos::ev::dragover, move |event| {
        if files_of(&event).is_some() {
            event.prevent_default();
            over.set(true);
        }
    });
    let left = window_event_listener(leptos::ev::dragleave, move |event| {
        // Between two elements of the page there is a next one; out of the window there is none.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let let_go = window_event_listener(leptos::ev::drop, move |event| {
        over.set(false);
        let Some(files) = files_of(&event) else { return };
        // A place on the screen that takes files has taken it.
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(file) = files.files().and_then(|files| files.get(0)) {
            dropped.0.set(Some(file));
            navigate(&Route::Data);
        }
    });
    on_cleanup(move || {
        dragged.remove();
        left.remove();
        let_go.remove();
    });
    view! {
        <Show when=move || over.get()>
            <div class="drop-here" aria-hidden="true">
                <p>{words().shell.drop_here}</p>
            </div>
        </Show>
    }
}

/// What is dragged, if it is files and not a card or a text.
fn files_of(event: &DragEvent) -> Option<DataTransfer> {
    let dragged = event.data_transfer()?;
    dragged.types().iter().any(|kind| kind == "Files").then_some(dragged)
}
