//! What takes the room in the browser's small store, so that a person sees what can go. Must never take anything away itself.

use super::{Session, pause::breathe, working_set::PART};
use crate::{
    domain::{Id, requisition::Requisition},
    storage::{
        browser,
        keys::{Place, StoreKey},
        shelf::{Shelf, StorageError, usage},
    },
    workspace::belonging::requisition_of,
};
use std::collections::BTreeMap;

/// What takes room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A requisition of this workspace, with its applications and all that hangs on them.
    Requisition(Id<Requisition>),
    /// People, and what is known of them beside their applications.
    People,
    /// Damaged records that were set aside.
    SetAside,
    /// Other workspaces of this app: sample data, packs, what was begun from a restore point.
    Elsewhere,
    /// Pages of other apps under the same address.
    Others,
}

/// The small store of this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// UTF-16 units in use, as browsers count.
    pub units: usize,
    /// Who holds how many of them, most first.
    pub holders: Vec<(Holder, usize)>,
}

impl Session {
    /// How full the small store is, and of what.
    ///
    /// # Errors
    /// Says why the storage cannot be read.
    pub async fn room(self) -> Result<Room, StorageError> {
        let inner = self.inner();
        // As it stands there: what is locked takes more room than what it says.
        let shelf = inner.shelf.first().inner();
        let mut by_holder: BTreeMap<Holder, usize> = BTreeMap::new();
        for part in shelf.keys("").await?.chunks(PART) {
            for key in part {
                let text = shelf.get(key).await?.unwrap_or_default();
                *by_holder.entry(self.holder(key)).or_default() += usage([(key, &text)]);
            }
            breathe().await;
        }
        let mut room = Room { units: 0, holders: Vec::new() };
        for (holder, units) in by_holder {
            room.units += units;
            let at = room.holders.iter().position(|(_, less)| *less < units).unwrap_or(room.holders.len());
            room.holders.insert(at, (holder, units));
        }
        Ok(room)
    }

    /// Bytes that this address takes in the browser's large store, and how many it may; nothing where the browser does not tell.
    pub async fn large_store(self) -> Option<(f64, f64)> {
        self.inner().shelf.second()?;
        browser::estimate().await
    }

    fn holder(self, key: &str) -> Holder {
        let inner = self.inner();
        let place = match key.parse() {
            Ok(StoreKey::Workspace(scope, workspace, place)) if scope == inner.scope => {
                if workspace != self.workspace_id() {
                    return Holder::Elsewhere;
                }
                place
            }
            Ok(StoreKey::Shared(_) | StoreKey::Preference(..)) => return Holder::People,
            Ok(StoreKey::Workspace(..)) => return Holder::Elsewhere,
            Err(_) if key == inner.scope.lock() => return Holder::People,
            Err(_) => return Holder::Others,
        };
        match place {
            Place::Quarantine { .. } => Holder::SetAside,
            Place::Record(record) => {
                let workspace = inner.workspace.borrow();
                let of = workspace.get(&record).and_then(|found| requisition_of(&record, found, &self.views()));
                of.map_or(Holder::People, Holder::Requisition)
            }
            Place::Version | Place::Erased(_) => Holder::People,
        }
    }
}
