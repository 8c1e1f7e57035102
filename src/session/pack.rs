//! Interviewer packs: made here, opened here, sent back from here. A workspace that is a pack is there to score and for nothing else.

use super::{Session, backup::file_name, chance};
use crate::{
    domain::{
        RawId,
        edit::EditError,
        team::{PackOf, Settings},
    },
    exchange::pack::{self, Order},
    storage::{
        keeper::{Entry, Keeper},
        keys::{Place, StoreKey},
        shelf::{Shelf, StorageError},
        workspaces::delete_from_both,
    },
    workspace::document::Key,
};

impl Session {
    /// What this workspace is a pack of, if it is one: it is from its beginning or never.
    pub fn pack(self) -> Option<PackOf> {
        self.views().settings.pack
    }

    /// The text of a pack.
    ///
    /// # Errors
    /// Says what hinders it.
    pub fn make_pack(self, order: &Order<'_>) -> Result<String, EditError> {
        pack::write(&self.inner().workspace.borrow(), &self.views(), order)
    }

    /// What goes back from this pack, as the text of a file.
    pub fn send_back(self, of: &PackOf) -> String {
        pack::send_back(&self.inner().workspace.borrow(), &self.views(), of)
    }

    /// The name of a file that is about these, with today's date.
    pub fn file_name(self, about: &[&str], ending: &str) -> String {
        file_name(&about.join(" "), &self.today().to_string(), ending)
    }

    /// The other workspaces of this browser, with what holds for each of them.
    ///
    /// # Errors
    /// Says why the storage cannot be read.
    pub async fn elsewhere(self) -> Result<Vec<(RawId, Settings)>, StorageError> {
        let inner = self.inner();
        let mut found = Vec::new();
        for id in self.other_workspaces().await? {
            let place = Place::Record(Key::of::<Settings>(id));
            let key = StoreKey::Workspace(inner.scope.clone(), id, place).to_string();
            let text = inner.shelf.get(&key).await?;
            let keeper = Keeper::new(inner.shelf.clone(), inner.scope.clone(), id);
            let settings = match keeper.parse_entry(&key, text.as_deref()) {
                Entry::Record(_, registers) => registers.view().unwrap_or_default(),
                // A workspace without a name, or one whose name cannot be read, can be opened all the same.
                _ => Settings::default(),
            };
            found.push((id, settings));
        }
        Ok(found)
    }

    /// Deletes the present workspace, which must be sample data or a pack, and opens another one or an empty one.
    ///
    /// # Errors
    /// Says why the storage cannot be written.
    pub async fn discard_workspace(self) -> Result<(), StorageError> {
        let settings = self.views().settings.clone();
        if !settings.sample && settings.pack.is_none() {
            return Ok(());
        }
        let inner = self.inner();
        self.forget_points().await?;
        delete_from_both(&inner.shelf, &inner.scope, self.workspace_id()).await?;
        let others = self.elsewhere().await?;
        // One's own work before another pack.
        let next = others.iter().find(|(_, settings)| settings.pack.is_none()).or(others.first()).map(|(id, _)| *id);
        self.open_workspace(next.unwrap_or_else(chance::raw_id)).await
    }
}
