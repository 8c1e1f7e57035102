//! Keeps the browser's small store small: applications to closed requisitions are left to the large one alone before there is so much
//! that a browser drops writes. Must never take away what only the small store has.

use super::{SaveState, Session};
use crate::{
    storage::{shelf, working_set::CROWDED},
    workspace::belonging::closed_records,
};
use leptos::prelude::*;

/// After so many written records the small store is weighed again: with the longest texts that people write they fit into what is
/// left above [`CROWDED`].
pub(super) const WEIGH_AFTER: usize = 100;

impl Session {
    /// Leaves closed requisitions to the large store where the small one is crowded. Answers whether there is more room now.
    pub(super) async fn relieve(self) -> bool {
        let inner = self.inner();
        let full = inner.save_state.get_untracked() == SaveState::OnlyLarge;
        // Weighing goes through the whole store: not after every edit where the last time showed that nothing can leave.
        if inner.written.get() < WEIGH_AFTER && (!full || inner.nothing_leaves.get()) {
            return false;
        }
        inner.written.set(0);
        if !shelf::used(inner.shelf.first().inner()).await.is_ok_and(|units| units > CROWDED) {
            return false;
        }
        let left = self.leave_closed().await;
        inner.nothing_leaves.set(!left);
        left
    }

    /// Leaves closed requisitions to the large store. Answers whether there were any.
    pub(super) async fn leave_closed(self) -> bool {
        let inner = self.inner();
        let keys = closed_records(&inner.workspace.borrow(), &self.views());
        // What could not be left stands where it stood, and the next weighing tries again.
        !keys.is_empty() && inner.keeper.leave_to_second(&keys).await.is_ok()
    }
}
