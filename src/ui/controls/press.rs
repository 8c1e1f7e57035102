//! What waits until nothing is pressed. A field that is left writes what was typed, which may move the page under the finger: a click
//! must land where it was aimed. Must never hold anything back longer than the press lasts.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};

type Waiting = Vec<Box<dyn FnOnce()>>;

thread_local! {
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Waiting> = const { RefCell::new(Vec::new()) };
}

/// Begins to listen; once, for as long as the page lives.
pub fn watch_presses() {
    // For a finger too: a browser sends these after the touch, in the moment in which a field is left. What is dragged gets no
    // `mouseup`, and what goes on elsewhere is told by the window.
    let _ = window_event_listener_untyped("mousedown", |_| PRESSED.set(true));
    for release in ["mouseup", "dragend", "pointercancel", "blur"] {
        let _ = window_event_listener_untyped(release, |_| {
            PRESSED.set(false);
            for what in WAITING.take() {
                what();
            }
        });
    }
}

/// Does it now; while something is pressed, as soon as that is over, and before the click tells what was pressed.
pub fn when_released(what: impl FnOnce() + 'static) {
    if PRESSED.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(what)));
    } else {
        what();
    }
}
