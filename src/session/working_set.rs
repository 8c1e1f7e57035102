//! Keeps the browser's small store small: applications to closed requisitions are left to the large one alone before there is so much
//! that a browser drops writes. Must never take away what only the small store has.

use super::{
    SaveState, Session,
    pause::{breathe, wait},
};
use crate::{
    storage::{
        shelf::{Shelf, StorageError, used_by},
        working_set::CROWDED,
    },
    workspace::belonging::closed_records,
};
use leptos::prelude::*;
use std::time::Duration;

/// So many bytes at least are written between two weighings, also in a crowded store: half of what is left above [`CROWDED`].
const LEAST: usize = 150_000;
/// How long the store is left alone before it is weighed: a start has its first screen to show, and edits come in a row.
const REST: Duration = Duration::from_secs(1);
/// How many entries are weighed in one part: a few milliseconds.
pub(super) const PART: usize = 500;

impl Session {
    /// Leaves closed requisitions to the large store where the small one is crowded. Answers whether there is more room now.
    pub(super) async fn relieve(self) -> bool {
        let inner = self.inner();
        let full = inner.save_state.get_untracked() == SaveState::OnlyLarge;
        // Weighing goes through the whole store: not before as much was written as there is room, and not at all after the last time
        // showed that nothing can leave.
        if inner.nothing_leaves.get() || (inner.unweighed_room.get() > 0 && !full) {
            return false;
        }
        // Whoever saves meanwhile need not weigh as well.
        inner.unweighed_room.set(LEAST);
        wait(REST).await;
        let Ok(units) = self.weigh().await else { return false };
        // What other tabs write meanwhile they weigh themselves.
        inner.unweighed_room.set(LEAST.max(CROWDED.saturating_sub(units)));
        if units <= CROWDED {
            return false;
        }
        let left = self.leave_closed().await;
        inner.nothing_leaves.set(!left);
        left
    }

    /// How many UTF-16 units the small store takes.
    async fn weigh(self) -> Result<usize, StorageError> {
        let inner = self.inner();
        // As it stands there: what is locked takes more room than what it says.
        let shelf = inner.shelf.first().inner();
        let mut units = 0;
        for part in shelf.keys("").await?.chunks(PART) {
            units += used_by(shelf, part).await?;
            breathe().await;
        }
        Ok(units)
    }

    /// Leaves closed requisitions to the large store. Answers whether there were any.
    pub(super) async fn leave_closed(self) -> bool {
        let inner = self.inner();
        let keys = closed_records(&inner.workspace.borrow(), &self.views());
        // What could not be left stands where it stood, and the next weighing tries again.
        !keys.is_empty() && inner.keeper.leave_to_second(&keys).await.is_ok()
    }
}
