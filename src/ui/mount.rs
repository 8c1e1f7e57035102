//! From the first line of the program to the first screen; and, if that fails, to the recovery screen, which is plain script in
//! the page (`script/recovery.js`) and needs nothing of this program.

use super::{app::App, gate::Locked, shell::watch};
use crate::{
    session::{
        navigation::remember_places,
        start::{self, Start},
    },
    storage::shelf::StorageError,
};
use leptos::prelude::*;
// Leptos starts its own executor only when it mounts.
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit};

/// Opens the session and mounts the screens.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        tell("handpick-panic", &panic.to_string());
    }));
    spawn_local(async {
        match start::start().await {
            Ok(Start::Open(session)) => {
                begin();
                mount_to_body(move || view! { <App session /> });
                tell("handpick-ready", "");
            }
            Ok(Start::Locked(gate)) => {
                mount_to_body(move || view! { <Locked gate begin /> });
                tell("handpick-ready", "");
            }
            Err(error) => tell("handpick-panic", &reason(&error)),
        }
    });
}

/// Before the first screen.
fn begin() {
    remember_places();
    watch();
}

/// The cause of a failed start, for the recovery screen, which shows it as a detail.
fn reason(error: &StorageError) -> String {
    match error {
        StorageError::Newer { found, known } => format!("newer {found} {known}"),
        other => format!("{other:?}"),
    }
}

fn tell(event: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    // A browser without custom events is one without WebAssembly.
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
