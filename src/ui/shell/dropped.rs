//! A file that is dropped anywhere on the page goes to the import, which says what it would change. Must never open it in place
//! of the app, as browsers do by themselves.

use crate::{
    i18n::words,
    route::Route,
    session::navigation::{navigate, use_route},
    ui::controls::{files_in, toast},
};
use leptos::prelude::*;
use web_sys::{DataTransfer, DragEvent, File};

/// What was dropped, until the import that it is for has taken it; provided through the context.
#[derive(Clone, Copy)]
pub struct Dropped {
    workspace: RwSignal<Option<File>, LocalStorage>,
    people: RwSignal<Option<File>, LocalStorage>,
}

impl Dropped {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        Self { workspace: RwSignal::new_local(None), people: RwSignal::new_local(None) }
    }

    /// Takes a workspace file, and runs again when there is another one.
    pub fn take(self) -> Option<File> {
        take(self.workspace)
    }

    /// Takes a file of people, and runs again when there is another one.
    pub fn take_people(self) -> Option<File> {
        take(self.people)
    }

    /// Brings a file to the screen that it is for: any file to the import of people while that is open, else by its name.
    fn bring(self, file: File, here: &Route) {
        let name = file.name().to_lowercase();
        let lists = [".csv", ".tsv", ".txt", ".vcf", ".application.json"];
        if *here == Route::ImportPeople || lists.iter().any(|ending| name.ends_with(ending)) {
            self.people.set(Some(file));
            navigate(&Route::ImportPeople);
        } else {
            self.workspace.set(Some(file));
            navigate(&Route::Data);
        }
    }
}

fn take(place: RwSignal<Option<File>, LocalStorage>) -> Option<File> {
    let file = place.get();
    if file.is_some() {
        place.set(None);
    }
    file
}

/// Listens, and says that the file may be let go.
#[component]
pub(super) fn DropAnywhere(dropped: Dropped) -> impl IntoView {
    let over = RwSignal::new(false);
    let route = use_route();
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
        let mut files = files_in(files.files());
        if let Some(file) = files.next() {
            if files.next().is_some() {
                toast((words().shell.one_file)(&file.name()));
            }
            dropped.bring(file, &route.get_untracked());
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
