//! The gesture that carries a card: pressed, carried, dropped or given up. A pure machine, so that every edge (a second finger,
//! a release before the threshold, a button let go outside of the window) is a match arm with a test. Must never know the page.

/// How far a mouse or a pen travels before it carries, in CSS pixels: less is a click by a shaky hand.
pub const TRAVEL: f64 = 8.0;
/// How long a finger rests before it carries, in milliseconds: sooner is a scroll or a tap.
pub const HOLD: u32 = 250;

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    fn is_near(self, other: Self) -> bool {
        (self.x - other.x).hypot(self.y - other.y) < TRAVEL
    }
}

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Mouse,
    /// A pen.
    Pen,
    /// A finger.
    Touch,
}

impl Pointer {
    /// As a pointer event names it; what is unknown is handled as a mouse, which cannot scroll by accident.
    pub fn named(name: &str) -> Self {
        match name {
            "touch" => Self::Touch,
            "pen" => Self::Pen,
            _ => Self::Mouse,
        }
    }
}

/// Where the gesture stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// A card is pressed; nobody knows yet whether it will be carried.
    Pressed {
        /// The browser's number of the pointer.
        id: i32,
        /// What points.
        pointer: Pointer,
        /// Where it was pressed.
        at: Point,
    },
    /// The card is carried.
    Dragging {
        /// The browser's number of the pointer.
        id: i32,
    },
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A pointer pressed a card.
    Down {
        /// The browser's number of the pointer.
        id: i32,
        /// What points.
        pointer: Pointer,
        /// Where.
        at: Point,
    },
    /// A pointer moved.
    Move {
        /// The browser's number of the pointer.
        id: i32,
        /// Where it is now.
        at: Point,
        /// Whether anything is still pressed: a button let go outside of the window is never told.
        held: bool,
    },
    /// A finger has rested for [`HOLD`].
    Held {
        /// The browser's number of the pointer.
        id: i32,
    },
    /// A pointer was let go.
    Up {
        /// The browser's number of the pointer.
        id: i32,
        /// Where.
        at: Point,
    },
    /// The browser took the pointer away, for a scroll or a zoom.
    Lost {
        /// The browser's number of the pointer.
        id: i32,
    },
    /// The person gave it up, or the page went away.
    GivenUp,
}

/// What the page has to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Nothing.
    None,
    /// Call back with [`Event::Held`] in [`HOLD`] milliseconds.
    WaitForHold,
    /// Lift the card that was pressed at this place.
    PickUp(Point),
    /// The pointer is here now.
    Follow(Point),
    /// Put the card down here.
    Drop(Point),
    /// Put the card back where it was.
    PutBack,
}

impl Gesture {
    /// The next state, and what to do.
    pub fn step(self, event: Event) -> (Self, Deed) {
        match (self, event) {
            (Self::Idle, Event::Down { id, pointer, at }) => {
                let deed = if pointer == Pointer::Touch { Deed::WaitForHold } else { Deed::None };
                (Self::Pressed { id, pointer, at }, deed)
            }
            (Self::Idle, _) => (Self::Idle, Deed::None),

            // A second finger means a pinch, never a card.
            (Self::Pressed { .. }, Event::Down { .. }) => (Self::Idle, Deed::None),
            (Self::Pressed { id, pointer, at }, Event::Move { id: mover, at: now, held }) if id == mover => {
                match (held, pointer, at.is_near(now)) {
                    (false, ..) => (Self::Idle, Deed::None),
                    (true, _, true) => (self, Deed::None),
                    // A finger that moves before the hold is over wants to scroll.
                    (true, Pointer::Touch, false) => (Self::Idle, Deed::None),
                    (true, Pointer::Mouse | Pointer::Pen, false) => (Self::Dragging { id }, Deed::PickUp(at)),
                }
            }
            (Self::Pressed { id, pointer: Pointer::Touch, at }, Event::Held { id: holder }) if id == holder => {
                (Self::Dragging { id }, Deed::PickUp(at))
            }
            (Self::Pressed { id, .. }, Event::Up { id: other, .. } | Event::Lost { id: other }) if id == other => {
                (Self::Idle, Deed::None)
            }
            (Self::Pressed { .. }, Event::GivenUp) => (Self::Idle, Deed::None),
            (Self::Pressed { .. }, _) => (self, Deed::None),

            // A second finger while a card is carried: back with it.
            (Self::Dragging { .. }, Event::Down { .. } | Event::GivenUp) => (Self::Idle, Deed::PutBack),
            (Self::Dragging { id }, Event::Move { id: mover, at, held }) if id == mover => {
                if held {
                    (self, Deed::Follow(at))
                } else {
                    (Self::Idle, Deed::PutBack)
                }
            }
            (Self::Dragging { id }, Event::Up { id: other, at }) if id == other => (Self::Idle, Deed::Drop(at)),
            (Self::Dragging { id }, Event::Lost { id: other }) if id == other => (Self::Idle, Deed::PutBack),
            (Self::Dragging { .. }, _) => (self, Deed::None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Point = Point { x: 100.0, y: 100.0 };
    const NEAR: Point = Point { x: 105.0, y: 105.0 };
    const FAR: Point = Point { x: 108.0, y: 100.0 };

    fn down(pointer: Pointer) -> Event {
        Event::Down { id: 1, pointer, at: START }
    }
    fn to(at: Point) -> Event {
        Event::Move { id: 1, at, held: true }
    }

    /// Plays events from the start; answers the end and all that was to be done.
    fn play(events: &[Event]) -> (Gesture, Vec<Deed>) {
        let mut gesture = Gesture::Idle;
        let mut deeds = Vec::new();
        for event in events {
            let (next, deed) = gesture.step(*event);
            gesture = next;
            if deed != Deed::None {
                deeds.push(deed);
            }
        }
        (gesture, deeds)
    }

    fn dragging() -> Gesture {
        Gesture::Dragging { id: 1 }
    }

    #[test]
    fn mouse_and_pen_carry_from_eight_pixels_on() {
        for pointer in [Pointer::Mouse, Pointer::Pen] {
            assert_eq!(play(&[down(pointer), to(NEAR)]).1, []);
            assert_eq!(play(&[down(pointer), to(NEAR), to(FAR)]), (dragging(), vec![Deed::PickUp(START)]));
        }
    }

    #[test]
    fn a_release_before_the_threshold_is_a_click() {
        let up = Event::Up { id: 1, at: NEAR };
        assert_eq!(play(&[down(Pointer::Mouse), to(NEAR), up]), (Gesture::Idle, vec![]));
        assert_eq!(play(&[down(Pointer::Touch), up]), (Gesture::Idle, vec![Deed::WaitForHold]));
    }

    #[test]
    fn a_finger_carries_after_the_hold_and_not_before() {
        let held = Event::Held { id: 1 };
        assert_eq!(
            play(&[down(Pointer::Touch), to(NEAR), held]),
            (dragging(), vec![Deed::WaitForHold, Deed::PickUp(START)])
        );
        // A finger that sets out at once scrolls, however long it takes then.
        assert_eq!(play(&[down(Pointer::Touch), to(FAR), held, to(NEAR)]), (Gesture::Idle, vec![Deed::WaitForHold]));
    }

    #[test]
    fn a_hold_means_nothing_to_a_mouse_or_to_another_pointer() {
        assert_eq!(play(&[down(Pointer::Mouse), Event::Held { id: 1 }]).1, []);
        assert_eq!(play(&[down(Pointer::Touch), Event::Held { id: 2 }]).1, [Deed::WaitForHold]);
        assert_eq!(play(&[Event::Held { id: 1 }]), (Gesture::Idle, vec![]));
    }

    #[test]
    fn it_follows_and_drops() {
        let up = Event::Up { id: 1, at: NEAR };
        let (end, deeds) = play(&[down(Pointer::Mouse), to(FAR), to(NEAR), up]);
        assert_eq!(end, Gesture::Idle);
        assert_eq!(deeds, [Deed::PickUp(START), Deed::Follow(NEAR), Deed::Drop(NEAR)]);
    }

    #[test]
    fn stray_pointers_change_nothing() {
        let stray = [
            Event::Move { id: 2, at: FAR, held: true },
            Event::Move { id: 2, at: FAR, held: false },
            Event::Up { id: 2, at: FAR },
            Event::Lost { id: 2 },
        ];
        for event in stray {
            for start in [Gesture::Idle, play(&[down(Pointer::Mouse)]).0, dragging()] {
                assert_eq!(start.step(event), (start, Deed::None), "{event:?}");
            }
        }
        assert_eq!(dragging().step(Event::Held { id: 1 }), (dragging(), Deed::None));
    }

    #[test]
    fn a_button_let_go_outside_of_the_window_ends_it() {
        let back = Event::Move { id: 1, at: FAR, held: false };
        assert_eq!(play(&[down(Pointer::Mouse), back]), (Gesture::Idle, vec![]));
        assert_eq!(dragging().step(back), (Gesture::Idle, Deed::PutBack));
    }

    #[test]
    fn what_is_lost_or_given_up_goes_back() {
        for event in [Event::Lost { id: 1 }, Event::GivenUp] {
            assert_eq!(dragging().step(event), (Gesture::Idle, Deed::PutBack));
            assert_eq!(play(&[down(Pointer::Mouse), event]), (Gesture::Idle, vec![]));
            assert_eq!(Gesture::Idle.step(event), (Gesture::Idle, Deed::None));
        }
    }

    #[test]
    fn a_second_finger_ends_it() {
        let second = Event::Down { id: 2, pointer: Pointer::Touch, at: FAR };
        assert_eq!(play(&[down(Pointer::Touch), second]), (Gesture::Idle, vec![Deed::WaitForHold]));
        assert_eq!(dragging().step(second), (Gesture::Idle, Deed::PutBack));
    }

    #[test]
    fn pointers_are_known_by_their_names() {
        let names = ["mouse", "pen", "touch", ""].map(Pointer::named);
        assert_eq!(names, [Pointer::Mouse, Pointer::Pen, Pointer::Touch, Pointer::Mouse]);
    }
}
