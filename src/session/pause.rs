//! Pauses: long work lets the browser do what else waits. Must never be used to wait for something that tells when it is done.

use js_sys::Promise;
use leptos::prelude::window;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Lets the browser do what else waits.
pub async fn breathe() {
    wait(Duration::ZERO).await;
}

/// Waits for a time.
pub(super) async fn wait(time: Duration) {
    let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let later = Promise::new(&mut |done, _| {
        // Refused only by a page that goes away.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
    });
    // It has no way to fail.
    let _ = JsFuture::from(later).await;
}
