//! Where a carried card would land, and how fast the board scrolls under it: pure geometry. Must never know the page; nothing in
//! here walks through all cards.

use super::gesture::Point;

/// How far beside a lane a card still lands in it: the gap between two lanes, and a little.
const REACH: f64 = 12.0;
/// How near to an edge the board begins to scroll, at most, in CSS pixels.
const EDGE: f64 = 72.0;
/// The highest speed of that, in CSS pixels a second.
const FASTEST: f64 = 1100.0;

/// A box in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its bottom edge.
    pub bottom: f64,
}

impl Area {
    /// The part of it that lies in the other one; without extent if nothing does.
    pub fn within(self, other: Self) -> Self {
        let left = self.left.max(other.left);
        let top = self.top.max(other.top);
        Self { left, top, right: self.right.min(other.right).max(left), bottom: self.bottom.min(other.bottom).max(top) }
    }

    /// How far a place lies outside; zero inside.
    fn distance(self, point: Point) -> f64 {
        let x = (self.left - point.x).max(point.x - self.right).max(0.0);
        let y = (self.top - point.y).max(point.y - self.bottom).max(0.0);
        x.max(y)
    }

    fn is_empty(self) -> bool {
        self.right <= self.left || self.bottom <= self.top
    }
}

/// A lane as it was measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneArea {
    /// What of it can be seen.
    pub area: Area,
    /// Where its list begins in the window, as far as it is scrolled: may lie above the window.
    pub origin: f64,
    /// The middles of its cards below that origin, from top to bottom, without the card that is carried.
    pub middles: Vec<f64>,
}

/// The lane and the place in it where a card would land: before the first card whose middle is below the pointer.
pub fn drop_slot<'a>(point: Point, lanes: impl IntoIterator<Item = &'a LaneArea>) -> Option<(usize, usize)> {
    let near = lanes.into_iter().enumerate().filter(|(_, lane)| !lane.area.is_empty());
    let (at, lane) = near
        .filter(|(_, lane)| lane.area.distance(point) <= REACH)
        .min_by(|(_, a), (_, b)| a.area.distance(point).total_cmp(&b.area.distance(point)))?;
    let y = point.y - lane.origin;
    Some((at, lane.middles.partition_point(|middle| *middle <= y)))
}

/// The card before which to put a card that was dropped at a place among the cards that are shown; `None` is the end of the
/// column. A column may hold more than is shown (a search, a long column): after the last one shown means right after it, not
/// below everything that is hidden. None of the two lists needs to be without the card itself.
pub fn before<T: Copy + PartialEq>(index: usize, shown: &[T], column: &[T], moving: T) -> Option<T> {
    if let Some(next) = shown.iter().filter(|card| **card != moving).nth(index) {
        return Some(*next);
    }
    let last = shown.iter().rfind(|card| **card != moving)?;
    column.iter().skip_while(|card| *card != last).skip(1).find(|card| **card != moving).copied()
}

/// How fast to scroll along an axis, in CSS pixels a second, while the pointer is near one of its ends: forwards, backwards or
/// not at all. The nearer, the faster; beyond the end as fast as can be.
pub fn scroll_speed(at: f64, start: f64, end: f64) -> f64 {
    let zone = EDGE.min((end - start) / 4.0);
    if zone <= 0.0 {
        return 0.0;
    }
    let pull = |depth: f64| (depth / zone).clamp(0.0, 1.0).powi(2) * FASTEST;
    pull(at - (end - zone)) - pull(start + zone - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(left: f64, middles: &[f64]) -> LaneArea {
        let area = Area { left, top: 100.0, right: left + 200.0, bottom: 500.0 };
        LaneArea { area, origin: 140.0, middles: middles.to_vec() }
    }

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn the_middle_of_a_card_divides_before_from_after() {
        let lanes = [lane(0.0, &[40.0, 140.0])];
        for (y, index) in [(141.0, 0), (179.9, 0), (180.0, 1), (279.0, 1), (280.0, 2), (499.0, 2)] {
            assert_eq!(drop_slot(at(50.0, y), &lanes), Some((0, index)), "{y}");
        }
    }

    #[test]
    fn an_empty_lane_takes_a_card() {
        assert_eq!(drop_slot(at(300.0, 480.0), &[lane(0.0, &[40.0]), lane(220.0, &[])]), Some((1, 0)));
    }

    #[test]
    fn a_gap_belongs_to_the_nearer_lane_and_the_outside_to_none() {
        let lanes = [lane(0.0, &[]), lane(216.0, &[])];
        assert_eq!(drop_slot(at(203.0, 200.0), &lanes), Some((0, 0)));
        assert_eq!(drop_slot(at(213.0, 200.0), &lanes), Some((1, 0)));
        assert_eq!(drop_slot(at(-13.0, 200.0), &lanes), None);
        assert_eq!(drop_slot(at(50.0, 87.0), &lanes), None);
        assert_eq!(drop_slot(at(50.0, 513.0), &lanes), None);
        assert_eq!(drop_slot(at(50.0, 200.0), &[]), None);
    }

    #[test]
    fn a_scrolled_list_counts_from_its_own_origin() {
        let mut scrolled = lane(0.0, &[40.0, 140.0, 240.0]);
        scrolled.origin = 0.0;
        assert_eq!(drop_slot(at(50.0, 150.0), [&scrolled]), Some((0, 2)));
    }

    #[test]
    fn a_lane_that_is_scrolled_out_of_sight_takes_nothing() {
        let board = Area { left: 240.0, top: 100.0, right: 900.0, bottom: 500.0 };
        let mut hidden = lane(0.0, &[]);
        hidden.area = hidden.area.within(board);
        assert_eq!(drop_slot(at(238.0, 200.0), [&hidden]), None);
        let mut half = lane(150.0, &[]);
        half.area = half.area.within(board);
        assert_eq!(half.area.left, 240.0);
        assert_eq!(drop_slot(at(180.0, 200.0), [&half]), None);
        assert_eq!(drop_slot(at(250.0, 200.0), [&hidden, &half]), Some((1, 0)));
    }

    #[test]
    fn a_drop_lands_before_the_card_that_is_shown_there() {
        let column = [1, 2, 3, 4, 5];
        assert_eq!(before(0, &column, &column, 9), Some(1));
        assert_eq!(before(2, &column, &column, 9), Some(3));
        assert_eq!(before(5, &column, &column, 9), None);
        // Places count without the card that is carried.
        assert_eq!(before(1, &column, &column, 1), Some(3));
        assert_eq!(before(4, &column, &column, 5), None);
    }

    #[test]
    fn after_the_last_one_shown_is_not_below_what_is_hidden() {
        let column = [1, 2, 3, 4, 5];
        assert_eq!(before(2, &[1, 3], &column, 9), Some(4));
        assert_eq!(before(1, &[1, 3], &column, 3), Some(2));
        assert_eq!(before(1, &[1, 3], &[1, 3], 3), None);
        assert_eq!(before(0, &[], &column, 9), None);
        assert_eq!(before(0, &[3], &column, 3), None);
        // The last one shown left the column meanwhile.
        assert_eq!(before(1, &[8], &column, 9), None);
    }

    #[test]
    fn the_board_scrolls_near_its_ends_only_and_faster_the_nearer() {
        let speed = |at| scroll_speed(at, 0.0, 1000.0);
        assert_eq!(speed(500.0), 0.0);
        assert_eq!(speed(72.0), 0.0);
        assert!(speed(36.0) < 0.0 && speed(10.0) < speed(36.0));
        assert!(speed(964.0) > 0.0 && speed(990.0) > speed(964.0));
        assert_eq!((speed(-500.0), speed(2000.0)), (-FASTEST, FASTEST));
        // In a small list the middle stays calm.
        assert_eq!(scroll_speed(50.0, 0.0, 100.0), 0.0);
        assert_eq!(scroll_speed(50.0, 100.0, 100.0), 0.0);
    }
}
