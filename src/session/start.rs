//! Opens the workspace of this browser and makes the session: reads, migrates, sets damaged records aside, listens to other
//! tabs. Must never write before the format version was read.

use super::{
    Folder, Inner, LockError, SaveState, Scheme, Session, anew, capture, chance,
    crypto::{self, Key as DataKey},
    points::Keeping,
    vault::WebCipher,
};
use crate::{
    domain::{RawId, edit::Entity},
    exchange::locked::{self, LOCK_IS_FOR, Lock},
    storage::{
        browser::{self, Stores},
        channel::Channel,
        keeper::Keeper,
        keys::Scope,
        locked::{Cipher, Ring},
        locking,
        point_shelf::PointShelf,
        preferences::{self, Done, Preferences},
        shelf::{Shelf, StorageError},
        tab,
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

/// How a page begins.
pub enum Start {
    /// The workspace is open.
    Open(Session),
    /// Somebody has to give the passphrase first.
    Locked(Gate),
}

/// What is known of this browser's data before anybody has given the passphrase.
pub struct Gate {
    scope: Scope,
    stores: Stores,
    /// The language that was chosen, and the colour scheme.
    pub look: (Option<String>, Scheme),
}

impl Gate {
    /// Opens what this browser holds.
    ///
    /// # Errors
    /// Another passphrase, or why nothing can be opened.
    pub async fn open(&self, passphrase: &str) -> Result<Session, LockError> {
        // As they are now: another tab may have changed the passphrase, or taken the lock off.
        let locks = locking::standing(self.stores.raw(), &self.scope).await;
        let ring = Ring::empty();
        if !locks.is_empty() {
            let (lock, key) = the_one(&locks, passphrase).await?;
            let cipher: Rc<dyn Cipher> = Rc::new(WebCipher(key));
            let lock = locked::write_lock(&lock, true);
            locking::agree(self.stores.raw(), &self.scope, &lock, &cipher).await;
            ring.lock_with(cipher);
        }
        Ok(open(self.scope.clone(), self.stores.clone(), ring).await?)
    }
}

/// The lock among these that the passphrase opens. There may be one in each store: a change was broken off between the two.
async fn the_one(locks: &[String], passphrase: &str) -> Result<(Lock, DataKey), LockError> {
    let mut fault = None;
    for text in locks {
        match locked::read_kept_lock(text) {
            Ok((lock, _)) => match crypto::unlock(&lock, passphrase, LOCK_IS_FOR).await {
                Ok(key) => return Ok((lock, key)),
                Err(error) => fault = Some(LockError::of(error)),
            },
            Err(why) if fault.is_none() => fault = Some(LockError::Damaged(why.to_string())),
            Err(_) => {}
        }
    }
    Err(fault.unwrap_or(LockError::None))
}

/// Opens what this browser holds, or begins an empty workspace; or says that it is locked.
///
/// # Errors
/// Says why nothing can be opened: a newer Handpick wrote here, or the storage fails. The data is left as it is.
pub async fn start() -> Result<Start, StorageError> {
    let scope = browser::scope();
    let stores = Stores::open().await;
    if locking::standing(stores.raw(), &scope).await.is_empty() {
        match open(scope.clone(), stores.clone(), Ring::empty()).await {
            // Another tab has locked it a moment ago; or the lock is gone, and with it all that was locked.
            Err(StorageError::Locked) if !locking::standing(stores.raw(), &scope).await.is_empty() => {}
            opened => return opened.map(Start::Open),
        }
    }
    // Left by a tab that was restored, or that has not heard of the lock in time.
    tab::forget(&scope);
    let mut look = None;
    for shelf in stores.raw() {
        look = look.or(preferences::look(shelf).await.ok());
    }
    Ok(Start::Locked(Gate { scope, stores, look: look.unwrap_or_default() }))
}

async fn open(scope: Scope, stores: Stores, ring: Ring) -> Result<Session, StorageError> {
    let shelf = stores.join(&ring, &scope, capture::before_migration).await;
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
        locked: ArcRwSignal::new(ring.locks()),
        ring,
        channel: RefCell::default(),
        unweighed_room: Cell::new(0),
        nothing_leaves: Cell::new(false),
        save_state: ArcRwSignal::new(save_state),
        typing: ArcRwSignal::new(0),
        undoable: ArcRwSignal::new((None, false)),
        made: Cell::new(None),
        waiting: RefCell::new(None),
        me: ArcRwSignal::new(me),
        backup: ArcRwSignal::new(last_backup(&preferences, id)),
        persisting: Cell::new(false),
        folder: ArcRwSignal::new(Folder::None),
        copying: Cell::new(false),
        points: Keeping::new(points),
        changes: Cell::new(0),
        under_way: Cell::new(false),
        news: RefCell::default(),
        begun: begun.map(|(_, point)| point),
        preferences: RefCell::new(preferences),
        set_aside: Cell::new(loaded.quarantined.len()),
    })));
    // Where localStorage is forbidden or full it brings no news of other tabs: the channel does.
    let _ = browser::on_storage(move |key, value| session.heard_locked(key, value));
    let channel = Channel::open(&scope, move |key, text| session.heard_aside(key, text));
    *session.inner().channel.borrow_mut() = channel;
    session.carry_history_over();
    session.find_folder();
    spawn_local(session.tidy());
    session.sweep_files();
    session.watch_lock();
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
            self.point_of_other(keeper.open().await?.workspace).await;
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

/// Loads the page anew at its first screen.
fn reload_at_start() {
    // Both are refused only while the page goes away already.
    let _ = window().location().set_hash("/requisitions");
    let _ = window().location().reload();
}
