//! Restore points, complete copies of the workspace at a moment: which there are, thinning them out, looking into one and going back
//! to it (`capture.rs` makes them). Must never hold an erased person, and never be needed: where the browser has no room for them
//! there are none, and the screen says so.

pub use crate::storage::points::{Cause, Point};

use super::{Session, StorageError, backup::file_name, chance};
use crate::{
    domain::{
        RawId,
        application::Application,
        candidate::Candidate,
        gather::Gather,
        requisition::Requisition,
        scorecard::{Scorecard, Submission},
        team::Member,
    },
    exchange::{
        erasing,
        file::{self, FileError},
    },
    storage::{
        keys::{Place, StoreKey},
        point_shelf::PointShelf,
        points::{newest_first, thin},
        shelf::Shelf,
    },
    workspace::{
        document::Key,
        import::Incoming,
        registers::Record,
        restore::{self, Restoring},
        sealed::is_sealed,
        views::Views,
    },
};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};
use wasm_bindgen_futures::spawn_local;

/// Records that have a name, or lend theirs to others.
const NAMED: [&str; 5] = [Candidate::KIND, Application::KIND, Scorecard::KIND, Requisition::KIND, Member::KIND];

/// The restore points of this workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// This browser keeps none: its large storage cannot be had.
    Impossible,
    /// These, newest first; and why the last one could not be kept, if it could not.
    Kept(Vec<Point>, Option<StorageError>),
}

/// Why a point cannot be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointError {
    /// It is gone: another tab has thinned them out.
    Gone,
    /// The browser cannot read it.
    Storage(StorageError),
    /// Its text is no workspace file that this release reads.
    File(FileError),
}

/// What a session needs for its points.
pub(super) struct Keeping {
    pub(super) shelf: Option<PointShelf>,
    points: RefCell<Points>,
    changed: ArcTrigger,
    /// The next point while working has its time set.
    pub(super) due: Cell<bool>,
    tidying: Cell<bool>,
    again: Cell<bool>,
    /// Why the last point could not be kept.
    pub(super) trouble: RefCell<Option<StorageError>>,
}

impl Keeping {
    pub(super) fn new(shelf: Option<PointShelf>) -> Self {
        let none = if shelf.is_some() { Points::Kept(Vec::new(), None) } else { Points::Impossible };
        let off = || Cell::new(false);
        let trouble = RefCell::default();
        Self {
            shelf,
            points: RefCell::new(none),
            changed: ArcTrigger::new(),
            due: off(),
            tidying: off(),
            again: off(),
            trouble,
        }
    }
}

impl Session {
    /// The restore points of this workspace.
    pub fn points(self) -> Points {
        let inner = self.inner();
        inner.points.changed.track();
        inner.points.points.borrow().clone()
    }

    /// Says which points there are, after taking away what is too old or too much, and whoever was erased.
    pub(super) async fn tidy(self) {
        let inner = self.inner();
        let Some(shelf) = &inner.points.shelf else { return };
        inner.points.again.set(true);
        if inner.points.tidying.replace(true) {
            return;
        }
        while inner.points.again.replace(false) {
            let outcome = self.tidy_once(shelf).await;
            let trouble = inner.points.trouble.borrow().clone();
            let now = match outcome {
                Ok(points) => Points::Kept(points, trouble),
                Err(why) => Points::Kept(Vec::new(), Some(why)),
            };
            if *inner.points.points.borrow() != now {
                inner.points.points.replace(now);
                inner.points.changed.notify();
            }
        }
        inner.points.tidying.set(false);
    }

    async fn tidy_once(self, shelf: &PointShelf) -> Result<Vec<Point>, StorageError> {
        let all = shelf.list().await?;
        let workspaces: BTreeSet<RawId> = all.iter().map(|point| point.workspace).gather();
        let mine = self.workspace_id();
        let mut here = Vec::new();
        for workspace in workspaces {
            let mut left = all.clone();
            left.retain(|point| point.workspace == workspace);
            let mut gone = left.clone();
            let dropped = thin(&left, chance::wall());
            left.retain(|point| !dropped.contains(&point.id));
            gone.retain(|point| dropped.contains(&point.id));
            shelf.remove(&gone).await?;
            let erased = self.erased_in(workspace).await?;
            let mut at = 0;
            while let Some(point) = left.get_mut(at) {
                if point.erased >= erased.len() || clean(shelf, point, &erased).await? {
                    at += 1;
                } else {
                    left.remove(at);
                }
            }
            if workspace == mine {
                here = left;
            }
        }
        newest_first(&mut here);
        Ok(here)
    }

    /// All ids that were erased for good in a workspace of this browser.
    async fn erased_in(self, workspace: RawId) -> Result<BTreeSet<RawId>, StorageError> {
        let inner = self.inner();
        if workspace == self.workspace_id() {
            return Ok(inner.workspace.borrow().erased().gather());
        }
        let mut erased = BTreeSet::new();
        for key in inner.shelf.keys(&inner.scope.workspace_prefix(workspace)).await? {
            if let Ok(StoreKey::Workspace(_, _, Place::Erased(id))) = key.parse() {
                erased.insert(id);
            }
        }
        Ok(erased)
    }

    /// Locks or opens the points, as the data of this browser is.
    pub(super) async fn turn_points(self) -> Result<(), StorageError> {
        match &self.inner().points.shelf {
            Some(shelf) => shelf.turn().await,
            None => Ok(()),
        }
    }

    /// Somebody was erased: they go from all points.
    pub(super) fn clean_points(self) {
        spawn_local(self.tidy());
    }

    /// Takes away the points of this workspace, which is about to be deleted.
    pub(super) async fn forget_points(self) -> Result<(), StorageError> {
        let inner = self.inner();
        let Some(shelf) = &inner.points.shelf else { return Ok(()) };
        let mut points = shelf.list().await?;
        points.retain(|point| point.workspace == self.workspace_id());
        shelf.remove(&points).await
    }

    /// The text of a point's workspace file.
    ///
    /// # Errors
    /// Says why it cannot be had.
    pub async fn point_file(self, point: &Point) -> Result<String, PointError> {
        let inner = self.inner();
        let shelf = inner.points.shelf.as_ref().ok_or(PointError::Gone)?;
        shelf.read(point).await.map_err(PointError::Storage)?.ok_or(PointError::Gone)
    }

    /// What the file of a point is called: by the company and the minute, as the wall clock had it.
    pub fn point_name(self, point: &Point) -> String {
        let at = js_sys::Date::new(&(point.at as f64).into());
        let (month, day, hour, minute) = (at.get_month() + 1, at.get_date(), at.get_hours(), at.get_minutes());
        file_name(
            &point.name,
            &format!("{}-{month:02}-{day:02}-{hour:02}{minute:02}", at.get_full_year()),
            "handpick.json",
        )
    }

    /// Looks into a point.
    ///
    /// # Errors
    /// Says why it cannot be looked into.
    pub async fn open_point(self, point: &Point) -> Result<Incoming, PointError> {
        file::read(&self.point_file(point).await?).map_err(PointError::File)
    }

    /// What going back to a point would change; nothing changes. And what was called how then.
    pub fn plan_restore(self, then: &Incoming) -> (Vec<Restoring>, Views) {
        let inner = self.inner();
        let workspace = inner.workspace.borrow();
        let (views, me) = (self.views(), self.who());
        let mut plan = restore::plan(&workspace, then, &self.myself());
        for one in &mut plan {
            // That a sealed scorecard changes may be said, and nothing of what it says; so it is with people in the blind.
            if views.hides(&one.key)
                || workspace.get(&one.key).is_some_and(|now| is_sealed(&one.key, now, &workspace, &views, me))
            {
                one.values.clear();
            }
        }
        let mut named = Views::default();
        for (key, registers) in &then.records {
            if NAMED.contains(&key.kind.as_str()) {
                named.refresh(key, Some(registers));
            }
        }
        (plan, named)
    }

    /// Goes back to a point, as one undo step; the present state is kept as a point before.
    pub async fn restore(self, then: &Incoming) {
        self.keep_point(Cause::Restore).await;
        let inner = self.inner();
        let step = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            restore::restore(&mut inner.workspace.borrow_mut(), then, &self.myself(), &mut clock)
        };
        self.took(step);
    }

    /// What stays as it is: whoever goes back does not take themselves away; and what they have handed in is the last word, also
    /// after they have seen what the others think.
    fn myself(self) -> Vec<Key> {
        let Some(me) = self.who() else { return Vec::new() };
        let mut keys = vec![Key::of::<Member>(me.raw())];
        for (id, card) in self.views().scorecards.iter().filter(|(_, card)| card.interviewer == me) {
            if let Some(submission) = card.submission {
                keys.extend([Key::of::<Scorecard>(id.raw()), Key::of::<Submission>(submission.raw())]);
            }
        }
        keys
    }
}

/// Takes erased people out of a point. Answers whether anything is left of it: where it cannot be made sure that nothing of them
/// stays, the whole point goes.
async fn clean(shelf: &PointShelf, point: &mut Point, erased: &BTreeSet<RawId>) -> Result<bool, StorageError> {
    let cleaned = match shelf.read(point).await? {
        Some(text) => erasing::without(&text, erased),
        None => None,
    };
    let Some(cleaned) = cleaned else {
        shelf.remove(std::slice::from_ref(point)).await?;
        return Ok(false);
    };
    point.erased = erased.len();
    point.candidates = point.candidates.saturating_sub(cleaned.people);
    *point = shelf.keep(point.clone(), &cleaned.text).await?;
    Ok(true)
}
