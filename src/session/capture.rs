//! The making of a restore point: when, and how the whole workspace is copied. Must never keep anybody from working, and never copy
//! a state that never was.

use super::{
    Session, chance,
    points::{Cause, Point},
};
use crate::{
    domain::{RawId, candidate::Candidate, edit::Change, requisition::Requisition},
    exchange::file::{self, Writer},
    storage::{outdated::Outdated, point_shelf::PointShelf},
    workspace::{
        document::{Key, Workspace},
        migrate::VERSION,
        registers::Record,
        views::Views,
    },
};
use js_sys::Promise;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The least time between two points while one works.
const PAUSE: Duration = Duration::from_mins(5);
/// An edit that changes as many records is one that a person may want to see undone long after.
const MANY: usize = 10;

/// How many records are written in one part: a few milliseconds.
const PART: usize = 400;
/// How often a point is begun again because something was changed meanwhile.
const TRIES: usize = 5;

impl Session {
    /// Keeps a point of the workspace as it is right now. Returns when it is safe, or known that it cannot be.
    pub(super) async fn keep_point(self, cause: Cause) {
        if let Some((point, text)) = self.capture_in_parts(cause).await {
            self.keep(point, text).await;
        }
    }

    /// As [`Session::keep_point`], for an edit that does not wait.
    pub(super) fn point_before(self, changes: &[Change]) {
        let cause = match changes {
            _ if changes.iter().any(|change| matches!(change, Change::RemoveRequisition(_))) => Cause::Removal,
            _ if changes.len() >= MANY => Cause::Bulk,
            _ => return,
        };
        if let Some((point, text)) = self.capture(cause) {
            spawn_local(async move { self.keep(point, text).await });
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
    pub(super) async fn point_of_other(self, workspace: &Workspace) {
        if let Some((point, text)) = capture(workspace, &Views::of(workspace), Cause::Takeover) {
            self.keep(point, text).await;
        }
    }

    /// The workspace as it is now. Nothing where it could not be kept.
    fn capture(self, cause: Cause) -> Option<(Point, String)> {
        let inner = self.inner();
        inner.points.shelf.as_ref()?;
        capture(&inner.workspace.borrow(), &self.views(), cause)
    }

    /// As [`Session::capture`], in parts that keep nobody from typing. A part that was changed meanwhile would make it a state that
    /// never was, so it begins again then; and with somebody who never rests, it is done at one go.
    async fn capture_in_parts(self, cause: Cause) -> Option<(Point, String)> {
        let inner = self.inner();
        inner.points.shelf.as_ref()?;
        for _ in 0..TRIES {
            let began = inner.changes.get();
            let keys: Vec<Key> = inner.workspace.borrow().iter().map(|(key, _)| key.clone()).collect();
            let mut writer = Writer::new(VERSION, self.workspace_id());
            for part in keys.chunks(PART) {
                for key in part {
                    if let Some(registers) = inner.workspace.borrow().get(key) {
                        writer.push(&key.kind, registers.to_json(key.id));
                    }
                }
                breathe().await;
            }
            if inner.changes.get() == began && !keys.is_empty() {
                let workspace = inner.workspace.borrow();
                return Some((point_of(&workspace, &self.views(), cause), writer.finish(workspace.erased())));
            }
        }
        self.capture(cause)
    }

    async fn keep(self, point: Point, text: String) {
        let inner = self.inner();
        let Some(shelf) = &inner.points.shelf else { return };
        *inner.points.trouble.borrow_mut() = shelf.keep(point, &text).await.err();
        spawn_local(self.tidy());
    }
}

/// A workspace as the text of a point, and what is said of it. There is no point in keeping nothing.
fn capture(workspace: &Workspace, views: &Views, cause: Cause) -> Option<(Point, String)> {
    (!workspace.is_empty()).then(|| (point_of(workspace, views, cause), file::write(workspace)))
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

/// Lets the browser do what else waits.
pub(super) async fn breathe() {
    let later = Promise::new(&mut |done, _| {
        // Refused only by a page that goes away.
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(later).await;
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
