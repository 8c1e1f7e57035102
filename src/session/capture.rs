//! The making of a restore point: when, and how the whole workspace is copied. Must never keep anybody from working, and never copy
//! a state that never was.

use super::{
    Session, chance,
    pause::breathe,
    points::{Cause, Point},
};
use crate::{
    domain::{RawId, candidate::Candidate, edit::Edit, requisition::Requisition},
    exchange::file::Writer,
    storage::{outdated::Outdated, point_shelf::PointShelf},
    workspace::{document::Workspace, migrate::VERSION, registers::Record, views::Views},
};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// The least time between two points while one works.
const PAUSE: Duration = Duration::from_mins(5);
/// How many records are written in one part: a few milliseconds.
const PART: usize = 400;

/// The workspace at a moment, about to be kept as a point. It shares what nobody changes with the workspace that goes on.
struct Moment {
    point: Point,
    workspace: Workspace,
}

/// What a point is kept for before an edit, if it is one that a person may want to see undone long after.
pub(super) fn cause_of(edit: &Edit) -> Option<Cause> {
    match edit {
        Edit::RemoveRequisition { .. } => Some(Cause::Removal),
        Edit::AddCandidates { .. } => Some(Cause::Import),
        _ => edit.is_bulk().then_some(Cause::Bulk),
    }
}

impl Session {
    /// Keeps a point of the workspace as it is right now. Returns when it is safe, or known that it cannot be.
    pub(super) async fn keep_point(self, cause: Cause) {
        if let Some(moment) = self.moment(cause) {
            self.keep(moment).await;
        }
    }

    /// As [`Session::keep_point`], for an edit that does not wait.
    pub(super) fn point_before(self, cause: Cause) {
        if let Some(moment) = self.moment(cause) {
            spawn_local(self.keep(moment));
        }
    }

    /// Something was done: keeps a point some minutes from now.
    pub(super) fn point_when_due(self) {
        let inner = self.inner();
        if inner.points.shelf.is_none() || inner.points.due.replace(true) {
            return;
        }
        set_timeout(
            move || {
                // Whatever made a point meanwhile, what is done from now on sets the time anew.
                if self.inner().points.due.replace(false) {
                    spawn_local(self.keep_point(Cause::Working));
                }
            },
            PAUSE,
        );
    }

    /// Keeps a point of another workspace of this browser, which is about to be written into.
    pub(super) async fn point_of_other(self, workspace: Workspace) {
        if let Some(moment) =
            Moment::of(workspace, |workspace| point_of(workspace, &Views::of(workspace), Cause::Takeover))
        {
            self.keep(moment).await;
        }
    }

    /// The workspace as it is now. Nothing where it could not be kept.
    fn moment(self, cause: Cause) -> Option<Moment> {
        let inner = self.inner();
        inner.points.shelf.as_ref()?;
        let workspace = inner.workspace.borrow().clone();
        Moment::of(workspace, |workspace| point_of(workspace, &self.views(), cause))
    }

    /// Writes a moment down in parts, which keep nobody from typing.
    async fn keep(self, Moment { point, workspace }: Moment) {
        let inner = self.inner();
        let Some(shelf) = &inner.points.shelf else { return };
        let mut writer = Writer::new(VERSION, workspace.id);
        for (at, (key, registers)) in workspace.iter().enumerate() {
            if at % PART == PART - 1 {
                breathe().await;
            }
            writer.push(&key.kind, registers.to_json(key.id));
        }
        *inner.points.trouble.borrow_mut() = shelf.keep(point, &writer.finish(workspace.erased())).await.err();
        spawn_local(self.tidy());
    }
}

impl Moment {
    /// There is no point in keeping nothing.
    fn of(workspace: Workspace, point: impl FnOnce(&Workspace) -> Point) -> Option<Self> {
        (!workspace.is_empty()).then(|| Self { point: point(&workspace), workspace })
    }
}

fn point_of(workspace: &Workspace, views: &Views, cause: Cause) -> Point {
    Point {
        requisitions: views.requisitions.len(),
        candidates: views.candidates.len(),
        erased: workspace.erased().count(),
        name: views.settings.name.clone(),
        ..empty_point(workspace.id, cause)
    }
}

fn empty_point(workspace: RawId, cause: Cause) -> Point {
    let (id, at, name) = (chance::raw_id(), chance::wall(), String::new());
    Point { id, workspace, at, cause, name, requisitions: 0, candidates: 0, erased: 0, bytes: 0 }
}

/// Keeps points of what an older release wrote, before this one changes the format of the records. There is no session yet. Where a
/// point cannot be kept the start goes on: a migration loses nothing by itself.
pub(super) async fn before_migration(shelf: PointShelf, outdated: Vec<Outdated>) {
    for Outdated { workspace, version, records, erased } in outdated {
        let mut point = Point { erased: erased.len(), ..empty_point(workspace, Cause::Migration) };
        let mut writer = Writer::new(version, workspace);
        for (kind, list) in records {
            match kind.as_str() {
                Requisition::KIND => point.requisitions = list.len(),
                Candidate::KIND => point.candidates = list.len(),
                _ => {}
            }
            list.into_iter().for_each(|record| writer.push(&kind, record));
        }
        let _ = shelf.keep(point, &writer.finish(erased.into_iter())).await;
    }
}
