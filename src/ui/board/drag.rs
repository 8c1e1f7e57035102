//! Wires the gesture machine to the page: pointer events in, a carried card out. A comfort on top of the menu: a drop is the same
//! edit as a pick there. Must never take a click, a scroll or a key that is not part of a drag.

use super::{
    carried::{Carried, Dropped},
    gesture::{Deed, Event, Gesture, HOLD, Point, Pointer},
};
use leptos::{ev, html, prelude::*};
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, HtmlElement, PointerEvent};

/// How long after a drag a click belongs to it: browsers send it right after the release.
const CLICK_AFTER: Duration = Duration::from_millis(80);

#[derive(Default)]
struct Desk {
    gesture: Gesture,
    pressed: Option<HtmlElement>,
    carried: Option<Carried>,
    hold: Option<TimeoutHandle>,
    /// Whether the next click is the end of a drag.
    quiet: bool,
}

/// Dragging on one board.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    desk: StoredValue<Desk, LocalStorage>,
    board: NodeRef<html::Div>,
    on_drop: Callback<Dropped>,
}

/// Makes the cards of a board draggable, for as long as the screen is there.
pub(super) fn use_drag(board: NodeRef<html::Div>, on_drop: Callback<Dropped>) -> Drag {
    let drag = Drag { desk: StoredValue::new_local(Desk::default()), board, on_drop };
    let listeners = [
        window_event_listener(ev::pointermove, move |event| {
            drag.step(Event::Move { id: event.pointer_id(), at: point(&event), held: event.buttons() != 0 });
        }),
        window_event_listener(ev::pointerup, move |event| {
            drag.step(Event::Up { id: event.pointer_id(), at: point(&event) });
            drag.end_quiet();
        }),
        window_event_listener(ev::pointercancel, move |event| {
            drag.step(Event::Lost { id: event.pointer_id() });
            drag.end_quiet();
        }),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && drag.is_dragging() {
                event.prevent_default();
                event.stop_propagation();
                drag.step(Event::GivenUp);
            }
        }),
        window_event_listener(ev::click, move |event| {
            let quiet = |desk: &mut Desk| std::mem::take(&mut desk.quiet);
            if drag.desk.try_update_value(quiet) == Some(true) {
                event.prevent_default();
            }
        }),
    ];
    drag.hold_still();
    on_cleanup(move || {
        for listener in listeners {
            listener.remove();
        }
        drag.step(Event::GivenUp);
    });
    drag
}

impl Drag {
    /// A pointer goes down somewhere on the board.
    pub(super) fn press(self, event: &PointerEvent) {
        let at = point(event);
        let down = Event::Down { id: event.pointer_id(), pointer: Pointer::named(&event.pointer_type()), at };
        let begins = self.desk.try_update_value(|desk| {
            desk.quiet = false;
            desk.gesture == Gesture::Idle
        });
        if begins == Some(true) {
            let Some(card) = card_below(event).filter(|_| event.is_primary() && event.button() == 0) else { return };
            self.desk.try_update_value(|desk| desk.pressed = Some(card));
        }
        self.step(down);
    }

    /// The browser took the capture away, or gave it back after a release.
    pub(super) fn capture_lost(self, event: &PointerEvent) {
        // A finger's capture goes from its card to the board when it is lifted; that is none of our losses.
        let ours = self.board.get_untracked().is_some_and(|board| {
            event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .is_some_and(|target| board.is_same_node(Some(&target)))
        });
        if ours {
            self.step(Event::Lost { id: event.pointer_id() });
        }
    }

    /// The browser's own dragging of links, and the menu that a long press opens, must not come in between.
    pub(super) fn keep_to_ourselves(self, event: &web_sys::Event, always: bool) {
        if always || self.is_dragging() {
            event.prevent_default();
        }
    }

    /// Cards have come, gone or moved.
    pub(super) fn cards_changed(self) {
        self.desk.try_update_value(|desk| {
            if let Some(carried) = &mut desk.carried {
                carried.cards_changed();
            }
        });
    }

    fn is_dragging(self) -> bool {
        self.desk.try_with_value(|desk| matches!(desk.gesture, Gesture::Dragging { .. })).unwrap_or_default()
    }

    /// Takes one step of the gesture and does what it asks for.
    fn step(self, event: Event) {
        let moved = self.desk.try_update_value(|desk| {
            let (next, deed) = desk.gesture.step(event);
            desk.gesture = next;
            if !matches!(next, Gesture::Pressed { .. })
                && let Some(hold) = desk.hold.take()
            {
                hold.clear();
            }
            deed
        });
        match moved {
            None | Some(Deed::None) => {}
            Some(Deed::WaitForHold) => self.wait(event),
            Some(Deed::PickUp(at)) => self.pick_up(at, event),
            Some(Deed::Follow(at)) => {
                self.desk.try_update_value(|desk| desk.carried.as_mut().map(|carried| carried.move_to(at)));
            }
            Some(Deed::Drop(at)) => {
                let dropped = self.let_go().and_then(|mut carried| {
                    carried.move_to(at);
                    carried.put_down()
                });
                if let Some(dropped) = dropped {
                    self.on_drop.try_run(dropped);
                }
            }
            Some(Deed::PutBack) => drop(self.let_go()),
        }
    }

    fn wait(self, event: Event) {
        let Event::Down { id, .. } = event else { return };
        let held = move || self.step(Event::Held { id });
        let timer = set_timeout_with_handle(held, Duration::from_millis(u64::from(HOLD)));
        // Without a timer a finger scrolls and taps, and the menu moves.
        self.desk.try_update_value(|desk| desk.hold = timer.ok());
    }

    fn pick_up(self, at: Point, event: Event) {
        let now = if let Event::Move { at: now, .. } = event { now } else { at };
        let lifted = self.desk.try_update_value(|desk| {
            let lifted = self.lift(desk, at);
            match &mut desk.carried {
                Some(carried) if lifted => carried.move_to(now),
                _ => desk.gesture = Gesture::Idle,
            }
            lifted
        });
        if lifted == Some(true) {
            self.next_frame();
        }
    }

    fn lift(self, desk: &mut Desk, at: Point) -> bool {
        let (Some(board), Some(card)) = (self.board.get_untracked(), desk.pressed.take()) else { return false };
        let Gesture::Dragging { id } = desk.gesture else { return false };
        // Only now: a capture on press would take the click from the card. It fails if the pointer is gone already.
        if board.set_pointer_capture(id).is_err() {
            return false;
        }
        desk.carried = Carried::pick_up(board.into(), card, at);
        desk.carried.is_some()
    }

    /// The end of a drag, however it ends; the click that follows is no click.
    fn let_go(self) -> Option<Carried> {
        self.desk.try_update_value(|desk| {
            desk.quiet = true;
            desk.carried.take()
        })?
    }

    /// The click of this release comes at once, or never.
    fn end_quiet(self) {
        if self.desk.try_with_value(|desk| desk.quiet) == Some(true) {
            let end = move || {
                self.desk.try_update_value(|desk| desk.quiet = false);
            };
            set_timeout(end, CLICK_AFTER);
        }
    }

    fn next_frame(self) {
        request_animation_frame(move || {
            let goes_on = self.desk.try_update_value(|desk| desk.carried.as_mut().map(Carried::frame));
            if goes_on.flatten().is_some() {
                self.next_frame();
            }
        });
    }

    /// Keeps the page from scrolling under a finger that carries a card. Browsers ask this of a listener that was there, and
    /// not passive, when the finger came down.
    fn hold_still(self) {
        type Listener = (HtmlElement, Closure<dyn FnMut(web_sys::Event)>);
        let listening = StoredValue::new_local(None::<Listener>);
        let stop = move || {
            if let Some((board, listener)) = listening.try_update_value(Option::take).flatten() {
                // Fails for no listener that was added.
                let _ = board.remove_event_listener_with_callback("touchmove", listener.as_ref().unchecked_ref());
            }
        };
        Effect::new(move || {
            stop();
            let Some(board) = self.board.get() else { return };
            let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
                if event.cancelable() {
                    self.keep_to_ourselves(&event, false);
                }
            });
            let options = AddEventListenerOptions::new();
            options.set_passive(false);
            // Fails for no function.
            let _ = board.add_event_listener_with_callback_and_add_event_listener_options(
                "touchmove",
                listener.as_ref().unchecked_ref(),
                &options,
            );
            listening.set_value(Some((board.into(), listener)));
        });
        on_cleanup(stop);
    }
}

fn point(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// The card that was pressed, unless something on it was that has a life of its own.
fn card_below(event: &PointerEvent) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let closest = |selector| target.closest(selector).ok().flatten();
    if closest("button, .menu").is_some() {
        return None;
    }
    closest("[data-card]")?.dyn_into().ok()
}
