//! Mounts the app, nothing else.

/// Opens the session and mounts the screens around it. What goes wrong here is shown by the recovery screen, which is plain
/// script and outlives this program.
#[cfg(target_arch = "wasm32")]
fn main() {
    handpick::ui::mount::mount();
}

/// The app needs a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Handpick runs in a browser: start it with script/serve.");
}
