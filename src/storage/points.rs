//! Restore points as data: when and why one was made, what it held, under which names it is kept, and which ones may go. Must
//! never hold anything about a person but how many there were.

use super::keys::Scope;
use crate::domain::RawId;
use serde_json::{Value, json};

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;
/// How long a point is kept, in milliseconds.
pub const LONGEST: u64 = 7 * DAY;
/// The most points of one workspace: more than the calendar and an hour of steady work need.
pub const MOST: usize = 50;
/// The most bytes that the points of one workspace take, as they are kept.
pub const MOST_BYTES: u64 = 50_000_000;

/// Why a point was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A file was about to be taken in.
    Import,
    /// A requisition was about to be removed with all its applications.
    Removal,
    /// Many records were about to be changed at once.
    Bulk,
    /// A newer release was about to change the format of the records.
    Migration,
    /// Another workspace was about to be written into this one.
    Takeover,
    /// Somebody was about to go back to another point.
    Restore,
    /// Some minutes of work had passed.
    Working,
}

/// All causes with their names in storage, for ever.
const CAUSES: [(Cause, &str); 7] = [
    (Cause::Import, "import"),
    (Cause::Removal, "removal"),
    (Cause::Bulk, "bulk"),
    (Cause::Migration, "migration"),
    (Cause::Takeover, "takeover"),
    (Cause::Restore, "restore"),
    (Cause::Working, "working"),
];

/// A restore point, without the workspace that it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which one.
    pub id: RawId,
    /// Of which workspace.
    pub workspace: RawId,
    /// When it was made, in milliseconds since 1970.
    pub at: u64,
    /// Why.
    pub cause: Cause,
    /// What the company was called, to tell workspaces apart where nothing else can be read.
    pub name: String,
    /// How many requisitions it held.
    pub requisitions: usize,
    /// How many people it held.
    pub candidates: usize,
    /// How many ids had been erased for good when it was made, or when it was last cleaned. They only ever become more: a point
    /// that knows of fewer than the workspace may hold somebody who must not be in it.
    pub erased: usize,
    /// How many bytes it takes as it is kept.
    pub bytes: u64,
}

impl Point {
    /// What is kept beside the workspace, so that a list of points reads none of them.
    pub fn to_text(&self) -> String {
        let cause = CAUSES.iter().find(|(cause, _)| *cause == self.cause).map_or("", |(_, name)| name);
        json!({
            "at": self.at, "cause": cause, "name": self.name, "requisitions": self.requisitions,
            "candidates": self.candidates, "erased": self.erased, "bytes": self.bytes,
        })
        .to_string()
    }

    /// Reads what is kept under a key of [`Point::key`].
    pub fn parse(key: &str, text: &str) -> Option<Self> {
        let (rest, id) = key.rsplit_once('/')?;
        let (_, workspace) = rest.rsplit_once('/')?;
        let kept: Value = serde_json::from_str(text).ok()?;
        let number = |name: &str| kept.get(name).and_then(Value::as_u64).unwrap_or_default();
        let count = |name: &str| usize::try_from(number(name)).unwrap_or_default();
        let text = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default();
        let cause = text("cause");
        Some(Self {
            id: id.parse().ok()?,
            workspace: workspace.parse().ok()?,
            at: kept.get("at")?.as_u64()?,
            // A later release may know more causes: something large was about to happen in any case.
            cause: CAUSES.iter().find(|(_, name)| *name == cause).map_or(Cause::Bulk, |(cause, _)| *cause),
            name: text("name").to_owned(),
            requisitions: count("requisitions"),
            candidates: count("candidates"),
            erased: count("erased"),
            bytes: number("bytes"),
        })
    }

    /// Where this is kept.
    pub fn key(&self, scope: &Scope) -> String {
        format!("{}{}/{}", list_prefix(scope), self.workspace, self.id)
    }

    /// Where the workspace is kept.
    pub fn body_key(&self, scope: &Scope) -> String {
        format!("body/{scope}/{}/{}", self.workspace, self.id)
    }
}

/// With this begin the keys of all points of a scope.
pub fn list_prefix(scope: &Scope) -> String {
    format!("point/{scope}/")
}

/// Sorts points. By insertion, since a list of them is short, and the program smaller without one more sort.
pub fn newest_first(points: &mut [Point]) {
    for end in 1..points.len() {
        let mut at = end;
        while at > 0 && points.get(at).map(|one| (one.at, one.id)) > points.get(at - 1).map(|one| (one.at, one.id)) {
            points.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Which of the points of one workspace may go. As a calendar is remembered: all of the last hour, then one an hour for a day,
/// then one a day for a week; where that is still too much, what lies closest together. The newest always stays.
pub fn thin(points: &[Point], now: u64) -> Vec<RawId> {
    let mut all = points.to_vec();
    newest_first(&mut all);
    let Some(newest) = all.first().map(|one| one.id) else { return Vec::new() };
    let mut kept: Vec<&Point> = Vec::new();
    for point in all.iter().rev() {
        let age = now.saturating_sub(point.at);
        if age > LONGEST && point.id != newest {
            continue;
        }
        match kept.last() {
            // In the same hour or day the one before an action says more than one while working; else the later one does.
            Some(last) if point.id != newest && together(last.at, point.at, now) => {
                if last.cause == Cause::Working || point.cause != Cause::Working {
                    kept.pop();
                    kept.push(point);
                }
            }
            _ => kept.push(point),
        }
    }
    while kept.len() > MOST || kept.len() > 1 && kept.iter().map(|point| point.bytes).sum::<u64>() > MOST_BYTES {
        let gaps = kept.windows(2).map(|pair| match pair {
            [one, next] => next.at - one.at,
            _ => u64::MAX,
        });
        let mut closest = (0, u64::MAX);
        for (at, gap) in gaps.enumerate() {
            if gap < closest.1 {
                closest = (at, gap);
            }
        }
        kept.remove(closest.0);
    }
    points.iter().map(|point| point.id).filter(|id| !kept.iter().any(|point| point.id == *id)).collect()
}

/// Whether of these two times, the earlier one first, one is enough.
fn together(one: u64, next: u64, now: u64) -> bool {
    let age = now.saturating_sub(next);
    let length = if age <= HOUR {
        return false;
    } else if age <= DAY {
        HOUR
    } else {
        DAY
    };
    one / length == next / length
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const NOW: u64 = 1_790_000_000_000;

    fn point(id: u128, at: u64, cause: Cause, bytes: u64) -> Point {
        let (id, workspace, name) = (RawId(id), RawId(1), "Aegean \"Ltd\"".to_owned());
        Point { id, workspace, at, cause, name, requisitions: 2, candidates: 31, erased: 1, bytes }
    }

    fn points() -> impl Strategy<Value = Vec<Point>> {
        let cause = prop::sample::select(CAUSES.map(|(cause, _)| cause).to_vec());
        // Many of the last hours, some older, some too old, some from a clock that was wrong.
        let age = prop_oneof![0..2 * HOUR, 0..2 * DAY, 0..9 * DAY];
        let one = (age, any::<bool>(), cause, 0..4_000_000u64);
        prop::collection::vec(one, 0..120).prop_map(|all| {
            let one = |(id, (age, ahead, cause, bytes)): (usize, _)| {
                let at = if ahead && age < HOUR { NOW + age } else { NOW - age };
                point(id as u128, at, cause, bytes)
            };
            all.into_iter().enumerate().map(one).collect()
        })
    }

    fn left(points: &[Point], now: u64) -> Vec<Point> {
        let gone: BTreeSet<RawId> = thin(points, now).into_iter().collect();
        points.iter().filter(|point| !gone.contains(&point.id)).cloned().collect()
    }

    proptest! {
        #[test]
        fn what_stays_fits_the_budget_and_the_newest_stays(points in points()) {
            let left = left(&points, NOW);
            let newest = points.iter().max_by_key(|point| (point.at, point.id));
            prop_assert_eq!(newest.is_some(), !left.is_empty());
            prop_assert!(newest.is_none_or(|newest| left.contains(newest)));
            prop_assert!(left.len() <= MOST);
            prop_assert!(left.len() < 2 || left.iter().map(|point| point.bytes).sum::<u64>() <= MOST_BYTES);
            let old = |point: &&Point| NOW.saturating_sub(point.at) > LONGEST;
            prop_assert!(left.iter().filter(old).count() <= usize::from(newest.is_some_and(|newest| old(&newest))));
        }

        #[test]
        fn thinning_is_done_when_it_is_done_and_does_not_mind_the_order(points in points(), swaps in prop::collection::vec((0..120usize, 0..120usize), 0..20)) {
            let once = left(&points, NOW);
            prop_assert_eq!(&left(&once, NOW), &once);
            let mut other = points.clone();
            for (a, b) in swaps {
                if a < other.len() && b < other.len() {
                    other.swap(a, b);
                }
            }
            let ids = |points: &[Point]| points.iter().map(|point| point.id).collect::<BTreeSet<_>>();
            prop_assert_eq!(ids(&left(&other, NOW)), ids(&once));
        }

        /// Within the budget every hour of the last day and every day of the week that had a point has one.
        #[test]
        fn as_a_calendar_is_remembered(points in points()) {
            let points: Vec<Point> = points.into_iter().take(MOST).map(|point| Point { bytes: 1000, ..point }).collect();
            let left = left(&points, NOW);
            for point in &points {
                let age = NOW.saturating_sub(point.at);
                let stands_for = |other: &&Point| {
                    if age <= HOUR {
                        return other.id == point.id;
                    }
                    let span = if age <= DAY { HOUR } else { DAY };
                    other.at / span == point.at / span
                };
                prop_assert!(age > LONGEST || left.iter().any(|other| stands_for(&other)), "{:?}", point);
            }
            let hours: Vec<u64> = left.iter().map(|point| point.at).filter(|at| (HOUR + 1..=DAY).contains(&NOW.saturating_sub(*at))).map(|at| at / HOUR).collect();
            prop_assert!(hours.iter().collect::<BTreeSet<_>>().len() + 1 >= hours.len(), "one an hour: {:?}", hours);
        }

        /// A week of work with a point every five minutes: at its end every day and every hour is there, and never too much.
        #[test]
        fn a_week_of_work_leaves_a_week_of_points(start in 0..DAY, bytes in 1000..600_000u64) {
            let mut kept: Vec<Point> = Vec::new();
            for (count, minutes) in (0..7 * 24 * 60).step_by(5).enumerate() {
                let now = NOW + start + minutes * 60_000;
                kept.push(point(count as u128, now, Cause::Working, bytes));
                kept = left(&kept, now);
                prop_assert!(kept.len() <= MOST);
            }
            let now = NOW + start + 7 * DAY;
            let days = kept.iter().map(|point| point.at / DAY).collect::<BTreeSet<_>>().len();
            let hours = kept.iter().filter(|point| now - point.at <= DAY).map(|point| point.at / HOUR).collect::<BTreeSet<_>>().len();
            prop_assert!(days >= 7, "{} days", days);
            prop_assert!(hours >= 22, "{} hours", hours);
        }

        #[test]
        fn a_point_reads_back_from_its_key_and_text(point in points().prop_filter_map("one", |points| points.into_iter().next())) {
            let scope = Scope::of("https://a/b c/d.html");
            prop_assert_eq!(Point::parse(&point.key(&scope), &point.to_text()), Some(point));
        }
    }

    #[test]
    fn one_before_an_action_outlives_those_while_working_in_its_hour() {
        let hour = NOW / HOUR * HOUR;
        let at = |minute: u64| hour + minute * 60_000;
        let all = [
            point(1, at(5), Cause::Working, 1),
            point(2, at(10), Cause::Import, 1),
            point(3, at(15), Cause::Working, 1),
            point(4, at(20), Cause::Removal, 1),
            point(5, at(25), Cause::Working, 1),
            point(6, hour + 5 * HOUR, Cause::Working, 1),
        ];
        let ids: Vec<u128> = left(&all, hour + 5 * HOUR).iter().map(|point| point.id.0).collect();
        assert_eq!(ids, [4, 6]);
    }

    #[test]
    fn what_does_not_read_is_no_point_and_an_unknown_cause_is_one() {
        let key = point(7, 1, Cause::Import, 1).key(&Scope::of("file:///x"));
        for text in ["", "{}", "[]", "{\"at\":-1}", "{\"at\":\"1\"}"] {
            assert_eq!(Point::parse(&key, text), None, "{text}");
        }
        assert_eq!(Point::parse("point/file/x/y", "{\"at\":1}"), None);
        assert_eq!(Point::parse(&key, "{\"at\":1,\"cause\":\"later\"}").map(|point| point.cause), Some(Cause::Bulk));
    }
}
