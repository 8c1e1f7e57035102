//! Where a person is: the title of the document, the focus and the place in the page, when the screen changes and when it changes
//! under their hands. Must never take the focus from where it is: only from nowhere.

use crate::session::navigation::{Entry, entry};
use leptos::{leptos_dom::helpers::document, prelude::*};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit};

thread_local! {
    /// Whether a screen was shown before: at the start the focus stays at the top of the page.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
    /// Whether a look at the page is due already.
    static DUE: Cell<bool> = const { Cell::new(false) };
    /// What had the focus last.
    static FOCUSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// A screen is about to be shown: its heading names the document and takes the focus once it is there. A screen that one comes
/// back to stands where one had left it, any other begins at its top.
pub fn arrive() {
    let first = !ARRIVED.replace(true);
    let top = match entry() {
        Entry::New => 0.0,
        Entry::Returned(top) => top,
    };
    request_animation_frame(move || {
        name_document();
        if !first {
            focus_heading();
            window().scroll_to_with_x_and_y(0.0, top);
        }
    });
}

/// The screen shows its next step: as a new screen, but for the address.
pub fn arrive_within() {
    request_animation_frame(|| {
        name_document();
        focus_heading();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}

/// Watches the page for as long as it is open: a heading that changes renames the document, and the focus never falls into
/// nothing when what had it goes away.
pub fn watch() {
    // For the life of the page, as the watching itself.
    let focused = window_event_listener_untyped("focusin", |event| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        FOCUSED.set(element.filter(|element| !element.is_same_node(document().body().as_ref().map(AsRef::as_ref))));
    });
    std::mem::forget(focused);
    let changed = Closure::<dyn FnMut()>::new(|| {
        name_document();
        // Where the focus shall be is known when all of the screen is there.
        if !DUE.replace(true) {
            request_animation_frame(|| {
                DUE.set(false);
                rescue_focus();
            });
        }
    });
    let (Ok(observer), Some(body)) = (MutationObserver::new(changed.as_ref().unchecked_ref()), document().body())
    else {
        return;
    };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_attributes(true);
    options.set_attribute_filter(&js_sys::Array::of1(&"hidden".into()).unchecked_into());
    options.set_subtree(true);
    // Fails for no element.
    let _ = observer.observe_with_options(&body, &options);
    changed.forget();
}

/// Gives the focus to the heading of the screen.
pub fn focus_heading() {
    if let Some(heading) = heading() {
        // A heading of ours can take it.
        let _ = heading.focus();
    }
}

fn heading() -> Option<HtmlElement> {
    document().query_selector("#main h1").ok().flatten()?.dyn_into().ok()
}

/// The document is called as its heading. Without one it keeps its name: the recovery screen has given it another.
fn name_document() {
    let Some(name) = heading().and_then(|heading| heading.text_content()) else { return };
    let title = if name.is_empty() { "Handpick".to_owned() } else { format!("{name} · Handpick") };
    if document().title() != title {
        document().set_title(&title);
    }
}

/// Whoever removed, closed or handed in something with the button that had the focus goes on from the heading.
fn rescue_focus() {
    let nowhere = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    let gone = |element: &HtmlElement| !element.is_connected() || element.get_bounding_client_rect().width() == 0.0;
    if nowhere && FOCUSED.with_borrow(|last| last.as_ref().is_some_and(gone)) {
        focus_heading();
    }
}
