//! What can be undone and done again, also after a reload of the tab. Must never keep in the history what was erased.

use super::Session;
use crate::{
    storage::tab,
    workspace::{document::Key, stamp::Stamp, undo::History},
};
use leptos::prelude::*;

/// How many bytes of steps a tab keeps over a reload: a fifth of what browsers grant it.
const ROOM: usize = 1_000_000;

/// What an undo did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Whether there was anything to undo.
    pub done: bool,
    /// The records that others have changed since: they were left as they are.
    pub left: Vec<Key>,
}

impl Session {
    /// Whether there is something to undo.
    pub fn can_undo(self) -> bool {
        self.inner().undoable.get().0.is_some()
    }

    /// Whether this step of this tab is the one that would be undone next.
    pub fn is_last(self, step: Stamp) -> bool {
        self.inner().undoable.get().0 == Some(step)
    }

    /// The step that the last edit has made; none if it has changed nothing. To be asked before anything else is done.
    pub fn made(self) -> Option<Stamp> {
        self.inner().made.get()
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> bool {
        self.inner().undoable.get().1
    }

    /// Says to the screens whether there is something to undo or redo.
    pub(super) fn tell_undoable(self) {
        let inner = self.inner();
        let undoable = {
            let history = inner.history.borrow();
            (history.last(), history.can_redo())
        };
        if inner.undoable.get_untracked() != undoable {
            inner.undoable.set(undoable);
        }
    }

    /// Drops what the history holds of records that were erased for good, also from what the tab keeps.
    pub(super) fn forget_steps(self, erased: &[Key]) {
        self.inner().history.borrow_mut().forget(erased);
        self.tell_undoable();
        self.keep_history();
    }

    pub(super) fn keep_history(self) {
        let inner = self.inner();
        // A page that goes away cannot wait for a lock, and plain it must not lie there.
        if inner.ring.locks() || inner.ring.is_locked_out() {
            return tab::forget(&inner.scope);
        }
        let text = inner.history.borrow().to_text(ROOM);
        tab::keep_undo(&inner.scope, self.workspace_id(), &text);
    }

    /// Takes up the history that this tab had before it was loaded anew, and keeps it again whenever the tab goes out of sight:
    /// that comes last of all when a page is left, after fields have committed what was typed.
    pub(super) fn carry_history_over(self) {
        let inner = self.inner();
        if let Some(text) = tab::kept_undo(&inner.scope, self.workspace_id()) {
            *inner.history.borrow_mut() = History::from_text(&text, &inner.workspace.borrow());
            self.tell_undoable();
        }
        window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                self.keep_history();
            }
        });
    }
}
