//! A menu behind a button. It lives in the browser's top layer, since a card that skips its rendering would clip it, and is
//! built only while it is open, since a board has hundreds of them.

use leptos::{context::Provider, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The width that a menu needs, in CSS pixels: without it, it opens to the left.
const WIDTH: f64 = 240.0;
/// What stays free between a menu and its button, and between it and the edge of the window.
const GAP: f64 = 4.0;

/// The button of the open menu; nothing while it is closed.
#[derive(Clone, Copy)]
struct Open(RwSignal<Option<HtmlElement>, LocalStorage>);

impl Open {
    fn close(self, refocus: bool) {
        // The menu may go with its screen while it is being closed.
        let button = self.0.try_get_untracked().flatten();
        if self.0.try_set(None).is_none()
            && refocus
            && let Some(button) = button
        {
            let _ = button.focus();
        }
    }
}

/// A button that opens a menu of [`MenuItem`]s. Closed it is little more than the button: a board has hundreds of them.
#[component]
pub fn MenuButton(
    /// The button's accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows.
    #[prop(into)]
    text: ViewFn,
    /// The button's DOM id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The button's class.
    #[prop(optional, into)]
    class: String,
    /// The items.
    children: ChildrenFn,
) -> impl IntoView {
    let open = Open(RwSignal::new_local(None));
    let press = move |event: leptos::ev::MouseEvent| {
        if open.0.get_untracked().is_some() {
            return open.close(true);
        }
        open.0.set(event.current_target().and_then(|button| button.dyn_into().ok()));
    };
    view! {
        <button
            type="button"
            id=id
            class=class
            aria-label=move || label.get()
            aria-haspopup="menu"
            aria-expanded=move || if open.0.read().is_some() { "true" } else { "false" }
            on:click=press
        >
            {text.run()}
        </button>
        {move || open.0.get().map(|button| view! { <Menu open button label items=children.clone() /> })}
    }
}

/// The menu while it is open.
#[component]
fn Menu(open: Open, button: HtmlElement, label: Signal<String>, items: ChildrenFn) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let Edges { top, right, bottom, left, room } = place_for(&button);
    Effect::new(move || {
        if let Some(menu) = menu.get() {
            // The top layer takes the element once it is in the page.
            request_animation_frame(move || {
                popover(&menu, "showPopover");
                focus_item(&menu, |_, _| 0);
            });
        }
    });
    let button = StoredValue::new_local(button);
    let press = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let in_menu = menu.try_get_untracked().flatten().is_some_and(|menu| menu.contains(target.as_ref()));
        let on_button = button.try_get_value().is_some_and(|button| button.contains(target.as_ref()));
        if !in_menu && !on_button {
            open.close(false);
        }
    });
    on_cleanup(move || press.remove());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowDown" => focus_item(&menu, |now, count| now.map_or(0, |now| (now + 1) % count)),
            "ArrowUp" => focus_item(&menu, |now, count| now.map_or(count - 1, |now| (now + count - 1) % count)),
            "Home" => focus_item(&menu, |_, _| 0),
            "End" => focus_item(&menu, |_, count| count - 1),
            "Escape" => open.close(true),
            "Tab" => return open.close(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // The browser tells this also when the menu goes with its screen: then there is nothing left to ask.
    let on_leave = move |event: leptos::ev::FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
        let stays = menu.try_get_untracked().flatten().is_some_and(|menu| menu.contains(next.as_ref()));
        if next.is_some() && !stays {
            open.close(false);
        }
    };
    view! {
        <div
            class="menu"
            role="menu"
            popover="manual"
            tabindex="-1"
            aria-label=move || label.get()
            node_ref=menu
            style:top=top
            style:right=right
            style:bottom=bottom
            style:left=left
            style:max-height=room
            on:keydown=on_key
            on:focusout=on_leave
        >
            <Provider value=open>{items()}</Provider>
        </div>
    }
}

/// One thing to pick.
#[component]
pub fn MenuItem(
    /// Called when it is picked.
    #[prop(into)]
    on_pick: Callback<()>,
    /// Whether it can be picked now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let open: Open = expect_context();
    let pick = move |_: leptos::ev::MouseEvent| {
        // Before the menu goes: what is picked belongs to it, and would go with it.
        on_pick.run(());
        open.close(false);
    };
    view! {
        <button type="button" role="menuitem" tabindex="-1" disabled=move || disabled.get() on:click=pick>
            {children()}
        </button>
    }
}

/// CSS lengths from the edges of the window, and how tall it may be.
#[derive(Clone, Default)]
struct Edges {
    top: String,
    right: String,
    bottom: String,
    left: String,
    room: String,
}

/// Where the menu goes: beside its button and inside of the window.
fn place_for(button: &HtmlElement) -> Edges {
    let rect = button.get_bounding_client_rect();
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let px = |value: f64| format!("{}px", value.max(GAP).round());
    let auto = || "auto".to_owned();
    // On the side with more room; what does not fit there scrolls.
    let (above, below) = (rect.top(), height - rect.bottom());
    let (top, bottom) =
        if below >= above { (px(rect.bottom() + GAP), auto()) } else { (auto(), px(height - above + GAP)) };
    let room = px(above.max(below) - 3.0 * GAP);
    let rightwards = width - rect.left() > WIDTH;
    let (right, left) = if rightwards { (auto(), px(rect.left())) } else { (px(width - rect.right()), auto()) };
    Edges { top, right, bottom, left, room }
}

/// Puts a popover on top of everything, or takes it away from there. Browsers without popovers (before 2024) show it where it stands,
/// which works but may be clipped.
pub(super) fn popover(element: &web_sys::Element, method: &str) {
    let found = js_sys::Reflect::get(element, &method.into()).ok();
    if let Some(method) = found.and_then(|found| found.dyn_into::<js_sys::Function>().ok()) {
        // Fails for what has left the page.
        let _ = method.call0(element);
    }
}

fn focus_item(menu: &HtmlElement, choose: impl Fn(Option<usize>, usize) -> usize) {
    let Ok(found) = menu.query_selector_all("[role=menuitem]:not([disabled])") else { return };
    let items: Vec<HtmlElement> =
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()).collect();
    if items.is_empty() {
        return;
    }
    let active = document().active_element();
    let now = items.iter().position(|item| active.as_ref().is_some_and(|active| item.is_same_node(Some(active))));
    if let Some(item) = items.get(choose(now, items.len())) {
        let _ = item.focus();
    }
}
