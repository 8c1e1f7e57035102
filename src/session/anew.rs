//! Beginning anew from a restore point, when the recovery screen asks for it by the address: the point becomes a workspace of its
//! own, which is then the one that opens. What was open before stays as it is, whatever is wrong with it. Must never read that,
//! nor write into it.

use super::{Session, StorageError, chance, points::Point};
use crate::{
    domain::{RawId, team::Settings},
    exchange::file::{self, Incoming},
    storage::{
        browser::BrowserShelf,
        keeper::Keeper,
        keys::{Place, Scope, StoreKey},
        point_shelf::PointShelf,
        shelf::Shelf,
    },
    workspace::{
        document::{Key, Workspace},
        import,
        registers::Record,
        stamp::{Clock, Replica},
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// `#/begin-from/<workspace>/<point>`: nobody can guess these two, so no link from elsewhere can ask for it.
const ADDRESS: &str = "#/begin-from/";

/// Does what the address asks for, if it does, and answers the workspace that has been begun, and from which point.
pub(super) async fn asked_for(
    shelf: &BrowserShelf,
    scope: &Scope,
    points: Option<&PointShelf>,
) -> Result<Option<(RawId, Point)>, StorageError> {
    let fragment = window().location().hash().unwrap_or_default();
    let Some((workspace, id)) = fragment.strip_prefix(ADDRESS).and_then(|rest| rest.split_once('/')) else {
        return Ok(None);
    };
    // Asked once: should it fail, loading the page anew opens what was open before.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some("#/requisitions"));
    }
    let gone = || StorageError::Failed("the restore point is gone".to_owned());
    let points = points.ok_or_else(gone)?;
    let listed = points.list().await?;
    let wanted = |point: &&Point| point.id.to_string() == id && point.workspace.to_string() == workspace;
    let point = listed.iter().find(wanted).ok_or_else(gone)?;
    let text = points.read(point).await?.ok_or_else(gone)?;
    let then = file::read(&text).map_err(|error| StorageError::Failed(error.to_string()))?;
    let begun = begin(shelf, scope, then).await?;
    Ok(Some((begun, point.clone())))
}

/// Keeps the records of a point as a workspace of its own.
async fn begin(shelf: &BrowserShelf, scope: &Scope, mut then: Incoming) -> Result<RawId, StorageError> {
    let (old, new) = (then.workspace, chance::raw_id());
    // Erased since the point was made, and not taken out of it yet.
    for key in shelf.keys(&scope.workspace_prefix(old)).await? {
        if let Ok(StoreKey::Workspace(_, _, Place::Erased(id))) = key.parse() {
            then.erased.insert(id);
        }
    }
    for (key, _) in &mut then.records {
        // What holds for a whole workspace has the workspace's id.
        if key.id == old && key.kind.as_str() == Settings::KIND {
            key.id = new;
        }
    }
    let mut workspace = Workspace::new(new);
    import::merge_in(&mut workspace, then, &mut Clock::new(Replica::new(chance::number())));
    let keys: Vec<Key> = workspace.iter().map(|(key, _)| key.clone()).collect();
    let keeper = Keeper::new(shelf.clone(), scope.clone(), new);
    keeper.save(&workspace, &keys).await?;
    keeper.save_erased(&workspace.erased().collect()).await?;
    shelf.flush().await?;
    Ok(new)
}

impl Session {
    /// The restore point that this workspace was begun from at this start.
    pub fn begun_from(self) -> Option<Point> {
        self.inner().begun.clone()
    }
}
