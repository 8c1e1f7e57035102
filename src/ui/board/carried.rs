//! A card on the move, as the page shows it: a copy that follows the pointer, the place it came from, the slot where it would
//! land. Touches the page by hand, so that no signal runs and no list is built anew while a card is carried. Must never change a
//! record: a drop answers what was meant, and the same edit as the menu's does it.

use super::{
    gesture::Point,
    slots::{Area, LaneArea, drop_slot, scroll_speed},
};
use crate::domain::{Id, application::Application, requisition::Stage};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlElement};

/// The longest time between two frames that scrolling makes up for, in seconds: after a pause the board must not jump.
const LONGEST_FRAME: f64 = 0.05;

/// Where a card was dropped.
#[derive(Clone, Debug)]
pub(super) struct Dropped {
    /// The card.
    pub(super) card: Id<Application>,
    /// The lane.
    pub(super) to: Id<Stage>,
    /// The place among the cards that the lane shows, without the card itself.
    pub(super) index: usize,
    /// The cards that the lane shows, without the card itself.
    pub(super) shown: Vec<Id<Application>>,
}

/// A lane as it is on the page.
struct Lane {
    stage: Id<Stage>,
    element: Element,
    list: HtmlElement,
    cards: Vec<(Id<Application>, Element)>,
    /// The place of the card itself, if it lives here.
    home: Option<usize>,
    /// What can be seen of the list, which may scroll.
    view: Area,
    area: LaneArea,
}

/// A card on the move.
pub(super) struct Carried {
    card: Id<Application>,
    board: HtmlElement,
    element: HtmlElement,
    lift: HtmlElement,
    slot: HtmlElement,
    /// Where in the card it was taken.
    grab: Point,
    at: Point,
    lanes: Vec<Lane>,
    aim: Option<(usize, usize)>,
    stale: bool,
    last_frame: f64,
}

impl Carried {
    /// Lifts a card that was pressed at a place. `None` if it has left the page meanwhile.
    pub(super) fn pick_up(board: HtmlElement, element: HtmlElement, at: Point) -> Option<Self> {
        let card = card_id(&element)?;
        let rect = element.is_connected().then(|| element.get_bounding_client_rect())?;
        let lift: HtmlElement = element.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let slot: HtmlElement = document().create_element("li").ok()?.dyn_into().ok()?;
        for copy in [&lift, &slot] {
            // Decoration: what happens is said in words when it has happened.
            set(copy, "aria-hidden", "true");
        }
        without_ids(&lift);
        set(&lift, "inert", "");
        slot.set_class_name("slot");
        property(&lift, "--w", rect.width());
        property(&slot, "--h", rect.height());
        let grab = Point { x: at.x - rect.left(), y: at.y - rect.top() };
        let mut carried = Self {
            card,
            board,
            element,
            lift,
            slot,
            grab,
            at,
            lanes: Vec::new(),
            aim: None,
            stale: false,
            last_frame: js_sys::Date::now(),
        };
        carried.measure();
        carried.follow();
        class(&carried.lift, "lift", true);
        class(&carried.element, "ghost", true);
        document().body()?.append_child(&carried.lift).ok()?;
        Some(carried)
    }

    /// Takes the pointer's place; the next frame shows it.
    pub(super) fn move_to(&mut self, at: Point) {
        self.at = at;
    }

    /// Says that cards have come, gone or moved under the one that is carried.
    pub(super) fn cards_changed(&mut self) {
        self.stale = true;
    }

    /// One frame: reads first, writes after, so that the page is laid out once. Its cost does not depend on how many cards there
    /// are, but while the lane below is being scrolled: then it reads those that this lane has mounted.
    pub(super) fn frame(&mut self) {
        let now = js_sys::Date::now();
        let passed = ((now - self.last_frame) / 1000.0).clamp(0.0, LONGEST_FRAME);
        self.last_frame = now;
        self.find_aim();
        self.follow();
        self.scroll(passed);
    }

    /// Puts the card down and answers where it landed; `None` if that changes nothing.
    pub(super) fn put_down(mut self) -> Option<Dropped> {
        self.find_aim();
        let (at, index) = self.aim?;
        let lane = self.lanes.get(at).filter(|lane| lane.home != Some(index))?;
        let shown = lane.cards.iter().map(|(id, _)| *id).collect();
        Some(Dropped { card: self.card, to: lane.stage, index, shown })
    }

    fn find_aim(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.aim_at(None);
            self.measure();
        } else {
            self.refresh();
        }
        let aim = drop_slot(self.at, self.lanes.iter().map(|lane| &lane.area));
        if aim != self.aim {
            self.aim_at(aim);
        }
    }

    /// Measures everything.
    fn measure(&mut self) {
        let seen = self.seen();
        let lanes = elements(&self.board, ".lane[data-stage]");
        self.lanes = lanes.into_iter().filter_map(|element| Lane::of(element, self.card, &self.slot, seen)).collect();
    }

    /// Measures the lanes; and the cards of the one below if it was scrolled, since cards out of sight have only a guessed height.
    fn refresh(&mut self) {
        let seen = self.seen();
        let below = self.aim.map(|(lane, _)| lane);
        for (at, lane) in self.lanes.iter_mut().enumerate() {
            let before = lane.area.origin;
            lane.place(seen);
            if below == Some(at) && lane.area.origin != before {
                lane.measure(self.card, &self.slot);
            }
        }
    }

    /// What of the board can be seen.
    fn seen(&self) -> Area {
        let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
        let (right, bottom) = (size(window().inner_width()), size(window().inner_height()));
        area(&self.board.get_bounding_client_rect()).within(Area { left: 0.0, top: 0.0, right, bottom })
    }

    /// Moves the slot.
    fn aim_at(&mut self, aim: Option<(usize, usize)>) {
        let lane_at = |aim: Option<(usize, usize)>| aim.and_then(|(lane, _)| self.lanes.get(lane));
        if let Some(lane) = lane_at(self.aim) {
            class(&lane.element, "over", false);
        }
        self.slot.remove();
        if let (Some(lane), Some((_, index))) = (lane_at(aim), aim) {
            class(&lane.element, "over", true);
            // No slot where a drop changes nothing.
            if lane.home != Some(index) {
                let next = lane.cards.get(index).map(|(_, element)| element);
                // Fails if the next card has just left the page; the lanes are measured again then, and the slot comes back.
                let _ = lane.list.insert_before(&self.slot, next.map(AsRef::as_ref));
            }
        }
        self.aim = aim;
    }

    fn follow(&self) {
        property(&self.lift, "--x", self.at.x - self.grab.x);
        property(&self.lift, "--y", self.at.y - self.grab.y);
    }

    /// Scrolls what the pointer is near the edge of: the lane below, or the page where lanes do not scroll; and the board.
    fn scroll(&self, seconds: f64) {
        let seen = self.seen();
        let sideways = scroll_speed(self.at.x, seen.left, seen.right) * seconds;
        if sideways != 0.0 {
            self.board.scroll_by_with_x_and_y(sideways, 0.0);
        }
        if let Some(lane) = self.aim.and_then(|(lane, _)| self.lanes.get(lane)) {
            let down = scroll_speed(self.at.y, lane.view.top, lane.view.bottom) * seconds;
            if down != 0.0 && lane.list.scroll_height() > lane.list.client_height() {
                return lane.list.scroll_by_with_x_and_y(0.0, down);
            }
        }
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let down = scroll_speed(self.at.y, 0.0, height) * seconds;
        if down != 0.0 {
            window().scroll_by_with_x_and_y(0.0, down);
        }
    }
}

/// However it ends, the page is as it was: dropped, given up, or the screen gone.
impl Drop for Carried {
    fn drop(&mut self) {
        self.aim_at(None);
        self.lift.remove();
        class(&self.element, "ghost", false);
    }
}

impl Lane {
    fn of(element: Element, carried: Id<Application>, slot: &HtmlElement, seen: Area) -> Option<Self> {
        let stage = element.get_attribute("data-stage")?.parse().ok()?;
        let list = element.query_selector("ol").ok()??.dyn_into().ok()?;
        let mut lane = Self {
            stage,
            element,
            list,
            cards: Vec::new(),
            home: None,
            view: Area::default(),
            area: LaneArea::default(),
        };
        lane.place(seen);
        lane.measure(carried, slot);
        Some(lane)
    }

    fn place(&mut self, seen: Area) {
        let list = self.list.get_bounding_client_rect();
        self.area.area = area(&self.element.get_bounding_client_rect()).within(seen);
        self.area.origin = list.top() - f64::from(self.list.scroll_top());
        self.view = area(&list).within(seen);
    }

    /// Measures the cards, as if the slot were not there.
    fn measure(&mut self, carried: Id<Application>, slot: &HtmlElement) {
        self.cards.clear();
        self.area.middles.clear();
        self.home = None;
        let (mut shift, mut slot_top) = (0.0, None);
        for element in elements(&self.list, ":scope > li") {
            let rect = element.get_bounding_client_rect();
            if element.is_same_node(Some(slot)) {
                slot_top = Some(rect.top());
                continue;
            }
            if let Some(top) = slot_top.take() {
                shift = rect.top() - top;
            }
            match card_id(&element) {
                Some(id) if id == carried => self.home = Some(self.cards.len()),
                Some(id) => {
                    self.area.middles.push(rect.top() + rect.height() / 2.0 - shift - self.area.origin);
                    self.cards.push((id, element));
                }
                None => {}
            }
        }
    }
}

fn card_id(element: &Element) -> Option<Id<Application>> {
    element.get_attribute("data-card")?.parse().ok()
}

fn area(rect: &DomRect) -> Area {
    Area { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

fn elements(root: &Element, selector: &str) -> Vec<Element> {
    // The selectors are constants of this file.
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// An id names one element of the page, and the original keeps it.
fn without_ids(copy: &Element) {
    for element in elements(copy, "[id]") {
        let _ = element.remove_attribute("id");
    }
}

// None of these can fail: the names are constants and the elements ours.

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn class(element: &Element, name: &str, on: bool) {
    let _ = element.class_list().toggle_with_force(name, on);
}

fn property(element: &HtmlElement, name: &str, pixels: f64) {
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}
