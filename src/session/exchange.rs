//! Files out and in. An import is a dry run first, one undoable step after.

use super::{Session, chance};
use crate::{
    domain::RawId,
    exchange::file::{self, FileError},
    storage::shelf::StorageError,
    workspace::{
        document::{Key, Workspace},
        import::{self, Incoming, Report},
    },
};

impl Session {
    /// The whole workspace as the text of a `*.handpick.json` file.
    pub fn export(self) -> String {
        file::write(&self.inner().workspace.borrow())
    }

    /// Reads a file and says what merging it would do; nothing changes.
    ///
    /// # Errors
    /// Says why the file is refused whole.
    pub fn plan_import(self, text: &str) -> Result<(Incoming, Report), FileError> {
        let incoming = file::read(text)?;
        let report = import::plan(&self.inner().workspace.borrow(), &incoming, chance::wall());
        Ok((incoming, report))
    }

    /// Whether there is nothing here yet that a file could mix with.
    pub fn is_empty(self) -> bool {
        let views = self.views();
        views.requisitions.is_empty() && views.candidates.is_empty()
    }

    /// Merges a file, as one undo step.
    pub fn import(self, incoming: Incoming) -> Report {
        let inner = self.inner();
        let (report, step) = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            import::merge_in(&mut inner.workspace.borrow_mut(), incoming, &mut clock)
        };
        if !report.erases.is_empty() {
            // What was erased for good cannot be undone, here or elsewhere.
            inner.history.borrow_mut().forget(&report.erases);
            self.refresh(&report.erases);
            self.save_erased();
        }
        self.took(step);
        report
    }

    /// Brings records back that were removed here and are alive in a file, as one undo step.
    pub fn bring_back(self, incoming: &Incoming, keys: &[Key]) {
        let inner = self.inner();
        let step = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            import::bring_back(&mut inner.workspace.borrow_mut(), incoming, keys, &mut clock)
        };
        self.took(step);
    }

    /// Opens a file as a workspace of its own, beside the present one or in place of an empty one.
    ///
    /// # Errors
    /// Says why it cannot be kept; the present workspace stays open.
    pub async fn open_file(self, incoming: Incoming) -> Result<(), StorageError> {
        let id: RawId = incoming.workspace;
        let mut workspace = Workspace::new(id);
        let mut clock = self.inner().clock.borrow().clone();
        import::merge_in(&mut workspace, incoming, &mut clock);
        self.open_beside(workspace).await
    }
}
