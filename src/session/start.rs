//! Opens the workspace of this browser and makes the session: reads, migrates, sets damaged records aside, listens to other
//! tabs. Must never write before the format version was read.

use super::{Folder, Inner, SaveState, Session, anew, capture, chance, points::Keeping, working_set::WEIGH_AFTER};
use crate::{
    domain::{RawId, edit::Entity},
    storage::{
        browser,
        channel::Channel,
        keeper::{Entry, Keeper},
        keys::{Place, StoreKey},
        point_shelf::PointShelf,
        preferences::{Done, Preferences},
        shelf::{Shelf, StorageError},
        workspaces::{delete_no_more, dump, finish_deletions, list_workspaces},
    },
    workspace::{
        document::{Key, Workspace, Write},
        stamp::{Clock, Replica},
        views::Views,
    },
};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen_futures::spawn_local;

/// Opens what this browser holds, or begins an empty workspace.
///
/// # Errors
/// Says why nothing can be opened: a newer Handpick wrote here, or the storage fails. The data is left as it is.
pub async fn start() -> Result<Session, StorageError> {
    let scope = browser::scope();
    let shelf = browser::open(&scope, capture::before_migration).await;
    let mut preferences = Preferences::read(&shelf, &scope).await?;
    // What cannot be finished now stays written down for the next start.
    let _ = finish_deletions(&shelf, &scope).await;
    let known = list_workspaces(&shelf, &scope).await?;
    let points = PointShelf::of(&shelf, &scope);
    let begun = anew::asked_for(&shelf, &scope, points.as_ref()).await?;
    let id = begun.as_ref().map(|(id, _)| *id).or(preferences.workspace);
    let id = id.or_else(|| known.first().copied()).unwrap_or_else(chance::raw_id);
    let before = preferences.clone();
    preferences.workspace = Some(id);
    // If this cannot be kept, the first save says so to the person.
    let _ = preferences.write(&before, &shelf, &scope).await;
    let keeper = Keeper::new(shelf.clone(), scope.clone(), id);
    let loaded = keeper.open().await?;
    let save_state = SaveState::after(&shelf.kept());
    let views = Views::of(&loaded.workspace);
    // Whoever opens a pack is who it is for; who they are elsewhere stays as it is.
    let me = views.settings.pack.map_or(preferences.me, |of| Some(of.interviewer.raw()));
    let session = Session(StoredValue::new_local(Rc::new(Inner {
        views: RefCell::new(Rc::new(views)),
        clock: RefCell::new(clock_after(&loaded.workspace)),
        workspace: RefCell::new(loaded.workspace),
        history: RefCell::default(),
        topics: RefCell::default(),
        dirty: RefCell::default(),
        saving: Cell::new(false),
        flushing: Cell::new(false),
        keeper,
        shelf,
        scope: scope.clone(),
        channel: RefCell::default(),
        written: Cell::new(WEIGH_AFTER),
        save_state: ArcRwSignal::new(save_state),
        typing: ArcRwSignal::new(0),
        undoable: ArcRwSignal::new((false, false)),
        me: ArcRwSignal::new(me),
        backup: ArcRwSignal::new(last_backup(&preferences, id)),
        persisting: Cell::new(false),
        folder: ArcRwSignal::new(Folder::None),
        copying: Cell::new(false),
        points: Keeping::new(points),
        changes: Cell::new(0),
        begun: begun.map(|(_, point)| point),
        preferences: RefCell::new(preferences),
        set_aside: Cell::new(loaded.quarantined.len()),
    })));
    // Where localStorage is forbidden or full it brings no news of other tabs: the channel does.
    let _ = browser::on_storage(move |key, value| session.heard(key, value));
    let channel = Channel::open(&scope, move |key, text| session.heard_aside(key, text));
    *session.inner().channel.borrow_mut() = channel;
    session.carry_history_over();
    session.find_folder();
    spawn_local(session.tidy());
    session.sweep_files();
    // Whatever the opening itself has written.
    session.save(Vec::new());
    Ok(session)
}

/// When a workspace was last exported or copied.
fn last_backup(preferences: &Preferences, workspace: RawId) -> Option<u64> {
    let of_it = |done: Option<Done>| done.filter(|(id, _)| *id == workspace).map(|(_, at)| at);
    of_it(preferences.exported).max(of_it(preferences.copied))
}

/// A clock that is later than everything in the workspace, but for stamps from a wrong clock far ahead.
fn clock_after(workspace: &Workspace) -> Clock {
    let mut clock = Clock::new(Replica::new(chance::number()));
    clock.set_wall(chance::wall());
    for (_, registers) in workspace.iter() {
        if let Some(stamp) = registers.newest() {
            let _ = clock.observe(stamp);
        }
    }
    clock
}

impl Session {
    /// Another tab wrote an entry.
    pub(super) fn heard(self, key: Option<String>, value: Option<String>) {
        let inner = self.inner();
        // Without a key everything was cleared: what this tab holds is all there is, so it is written again.
        let Some(key) = key else {
            let all: Vec<Key> = inner.workspace.borrow().iter().map(|(key, _)| key.clone()).collect();
            return self.save(all);
        };
        match inner.keeper.parse_entry(&key, value.as_deref()) {
            Entry::Record(key, registers) => {
                self.absorb(vec![(key.clone(), registers)]);
                // Written back if the merged record differs from what they wrote; otherwise the keeper writes nothing.
                self.save(vec![key]);
            }
            // Saving our copy sets theirs aside first.
            Entry::Damaged(_) => self.save(record_key(&key)),
            Entry::Erased(id) => self.erase([id].into()),
            Entry::Version(found) if found > crate::workspace::migrate::VERSION => {
                inner.save_state.set(SaveState::Newer)
            }
            _ => {}
        }
    }

    /// Another tab wrote an entry where localStorage could not tell of it. Kept already by that tab: written here only if there
    /// is more to it, or the two would tell each other for ever.
    fn heard_aside(self, key: String, text: String) {
        let inner = self.inner();
        let Entry::Record(record, registers) = inner.keeper.parse_entry(&key, Some(&text)) else {
            return self.heard(Some(key), Some(text));
        };
        self.absorb(vec![(record.clone(), registers.clone())]);
        let differs = inner.workspace.borrow().get(&record).is_some_and(|merged| *merged != registers);
        if differs {
            self.save(vec![record]);
        }
    }

    /// Writes a new workspace of these records beside the present one, and opens it.
    ///
    /// # Errors
    /// Says why it cannot be written; the present workspace stays open.
    pub async fn begin_workspace(self, id: RawId, entities: Vec<Entity>) -> Result<(), StorageError> {
        let inner = self.inner();
        let mut workspace = Workspace::new(id);
        let writes = entities.into_iter().map(Write::from).collect();
        workspace.apply(writes, &mut inner.clock.borrow_mut());
        self.open_beside(workspace).await
    }

    /// Keeps a whole workspace beside the present one, and opens it.
    pub(super) async fn open_beside(self, workspace: Workspace) -> Result<(), StorageError> {
        let inner = self.inner();
        let keeper = Keeper::new(inner.shelf.clone(), inner.scope.clone(), workspace.id);
        if list_workspaces(&inner.shelf, &inner.scope).await?.contains(&workspace.id) {
            self.point_of_other(&keeper.open().await?.workspace).await;
        }
        delete_no_more(&inner.shelf, &inner.scope, workspace.id).await?;
        let keys: Vec<Key> = workspace.iter().map(|(key, _)| key.clone()).collect();
        keeper.save(&workspace, &keys).await?;
        keeper.save_erased(&workspace.erased().collect()).await?;
        self.open_workspace(workspace.id).await
    }

    /// Opens another workspace of this browser. The page is loaded anew: nothing of one workspace can leak into another.
    ///
    /// # Errors
    /// Says why the choice cannot be kept.
    pub async fn open_workspace(self, id: RawId) -> Result<(), StorageError> {
        let inner = self.inner();
        let before = inner.preferences.borrow().clone();
        let after = Preferences { workspace: Some(id), ..before.clone() };
        after.write(&before, &inner.shelf, &inner.scope).await?;
        // The page goes away: what is on its way has to arrive first, also what the caller wrote.
        inner.shelf.flush().await?;
        reload_at_start();
        Ok(())
    }

    /// The other workspaces of this browser.
    ///
    /// # Errors
    /// Says why the storage cannot be read.
    pub async fn other_workspaces(self) -> Result<Vec<RawId>, StorageError> {
        let inner = self.inner();
        let mine = self.workspace_id();
        let all = list_workspaces(&inner.shelf, &inner.scope).await?;
        Ok(all.into_iter().filter(|id| *id != mine).collect())
    }

    /// Every entry of this app in the browser, as JSON: for the moment when nothing else works.
    ///
    /// # Errors
    /// Says why the storage cannot be read.
    pub async fn raw_data(self) -> Result<String, StorageError> {
        let inner = self.inner();
        dump(&inner.shelf, &inner.scope).await
    }
}

/// The record that a storage key is about, if it is about one.
fn record_key(key: &str) -> Vec<Key> {
    match key.parse() {
        Ok(StoreKey::Workspace(_, _, Place::Record(record))) => vec![record],
        _ => Vec::new(),
    }
}

/// Loads the page anew at its first screen.
fn reload_at_start() {
    // Both are refused only while the page goes away already.
    let _ = window().location().set_hash("/requisitions");
    let _ = window().location().reload();
}
