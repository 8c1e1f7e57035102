//! Keeps the first of two shelves small: what is not needed at hand is left to the second alone, and read as if it stood on the
//! first. Must never take from the first what the second does not have to the letter.

use super::{
    keeper::{Keeper, read_record},
    keys::{Place, Scope, StoreKey},
    reconcile::Entries,
    shelf::{SAFE_UNITS, Shelf, StorageError, Write, usage, used},
    twin::Twin,
};
use crate::{
    domain::{RawId, application::Application, requisition::Requisition},
    workspace::{
        belonging::closed_records,
        document::{Key, Workspace},
        registers::Record,
        views::Views,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// From so many UTF-16 units on the first shelf is to be relieved: an eighth below what may be counted on everywhere, since the day's
/// work goes on.
pub const CROWDED: usize = SAFE_UNITS / 8 * 7;
/// Up to here the start brings over to the first what only the second has. Well below [`CROWDED`], so that what was left to the
/// second is not brought back by one start and taken away again by the next.
const ROOMY: usize = SAFE_UNITS / 2;

impl<S: Shelf + Clone> Keeper<Twin<S>> {
    /// Leaves these records to the second shelf alone: see [`Twin::leave_to_second`].
    ///
    /// # Errors
    /// Says which shelf failed; what was not taken yet stays where it is.
    pub async fn leave_to_second(&self, keys: &[Key]) -> Result<(), StorageError> {
        let mut places = Vec::new();
        for key in keys {
            places.push(self.place(Place::Record(key.clone())));
        }
        self.shelf().leave_to_second(&places).await
    }
}

impl<S: Shelf + Clone> Twin<S> {
    /// Takes these keys from the first, wherever the second has the same text. Whoever writes one of them later brings it back.
    ///
    /// # Errors
    /// Says which shelf failed; what was not taken yet stays where it is.
    pub async fn leave_to_second(&self, keys: &[String]) -> Result<(), StorageError> {
        let (Ok(second), None) = (&self.0.second, &self.0.volatile) else { return Ok(()) };
        for key in keys {
            let Some(text) = second.get(key).await? else { continue };
            let busy = {
                let state = self.0.state.borrow();
                state.pending.contains_key(key) || state.held.contains_key(key)
            };
            if busy || self.0.first.get(key).await?.as_ref() != Some(&text) {
                continue;
            }
            self.0.first.remove(key).await?;
            self.0.state.borrow_mut().leave(key.clone(), text);
        }
        Ok(())
    }

    /// What of these writes the first is to get at the start: without room for all records that it lacks, none of those that belong to
    /// closed requisitions.
    pub(super) async fn near(&self, writes: Vec<Write>, ours: &Entries) -> Vec<Write> {
        let mut lacking = 0;
        for write in &writes {
            if let Some((key, text)) = lacked(write, ours) {
                lacking += usage([(key, text)]);
            }
        }
        // Whoever shares the origin shares the room. A shelf that cannot be read will say so when it is written.
        if self.0.volatile.is_some() || lacking == 0 || used(&self.0.first).await.unwrap_or(0) + lacking <= ROOMY {
            return writes;
        }
        let closed = closed_places(&writes, ours);
        let mut near = Vec::new();
        for write in writes {
            match lacked(&write, ours) {
                Some((key, text)) if closed.contains(key) => {
                    self.0.state.borrow_mut().leave(key.clone(), text.clone());
                }
                _ => near.push(write),
            }
        }
        near
    }
}

/// Where the records of closed requisitions stand, of those that are written.
fn closed_places(writes: &[Write], ours: &Entries) -> BTreeSet<String> {
    let mut workspaces: BTreeMap<(Scope, RawId), Workspace> = BTreeMap::new();
    let mut add = |key: &str, text: &str, all: bool| {
        let Ok(StoreKey::Workspace(scope, id, Place::Record(record))) = key.parse() else { return };
        let tells = all || [Requisition::KIND, Application::KIND].contains(&record.kind.as_str());
        if let Some(registers) = tells.then(|| read_record(&record, text).ok()).flatten() {
            let workspace = workspaces.entry((scope, id)).or_insert_with(|| Workspace::new(id));
            workspace.merge_record(record, registers);
        }
    };
    for (key, text) in ours {
        add(key, text, false);
    }
    for write in writes {
        if let Write::Set { key, value } = write {
            add(key, value, true);
        }
    }
    let mut places = BTreeSet::new();
    for ((scope, id), workspace) in workspaces {
        for key in closed_records(&workspace, &Views::of(&workspace)) {
            places.insert(StoreKey::Workspace(scope.clone(), id, Place::Record(key)).to_string());
        }
    }
    places
}

/// The record that is written, if the first has nothing of it.
fn lacked<'a>(write: &'a Write, ours: &Entries) -> Option<(&'a String, &'a String)> {
    let Write::Set { key, value } = write else { return None };
    let record = matches!(key.parse(), Ok(StoreKey::Workspace(_, _, Place::Record(_))));
    (record && !ours.contains_key(key)).then_some((key, value))
}
