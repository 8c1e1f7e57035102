//! The shelf that is this browser's localStorage, the news of other tabs, and the opening of all that this browser has for
//! us. (`indexed.rs`, `channel.rs`, `folder.rs`, `point_shelf.rs` and `tab.rs` are the other files of this room that touch the browser.) It must never panic when storage is
//! forbidden, for that is when the app has to say so.

use super::{
    indexed::{DATABASE, IndexedShelf},
    keys::{ROOT, Scope},
    locked::{Locked, Ring},
    memory::MemoryShelf,
    outdated::Outdated,
    point_shelf::PointShelf,
    shelf::{Settle, Shelf, StorageError, Write, classify},
    twin::Twin,
};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Reflect;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DomException, Storage, StorageEvent};

/// localStorage. The browser writes it to disk some seconds after a call has returned; closing the tab does not lose that,
/// a power cut may.
#[derive(Clone)]
pub struct LocalShelf(Storage);

impl LocalShelf {
    /// Takes hold of localStorage, or says why not.
    pub fn open() -> Result<Self, StorageError> {
        // Asking the window first: gloo's accessor panics where storage is forbidden, and a panic is a dead app.
        let window = web_sys::window().ok_or(StorageError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(Self(LocalStorage::raw())),
            Ok(None) => Err(StorageError::Blocked),
            Err(error) => Err(fault(&error)),
        }
    }

    fn all_keys(&self) -> Result<Vec<String>, StorageError> {
        // As one text: thousands of calls take tens of times as long. A key of somebody else's that holds a line break comes in
        // pieces, under none of which anything stands.
        let keys = Reflect::own_keys(&self.0).map_err(|error| fault(&error))?;
        let all = String::from(keys.join("\n"));
        Ok(all.lines().map(str::to_owned).collect())
    }
}

impl Shelf for LocalShelf {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get_item(key).map_err(|error| fault(&error))
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.0.set_item(key, value).map_err(|error| fault(&error))
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove_item(key).map_err(|error| fault(&error))
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let mut keys = self.all_keys()?;
        keys.retain(|key| key.starts_with(prefix));
        keys.sort_unstable();
        Ok(keys)
    }
}

/// The shelf that the app runs on: what can be had of localStorage and IndexedDB.
pub type BrowserShelf = Twin<Locked<AnyShelf>>;

/// What can be had of this browser, not joined yet. Neither can fail the start: [`Twin::kept`] says what is missing.
#[derive(Clone)]
pub struct Stores {
    first: AnyShelf,
    volatile: Option<StorageError>,
    second: Result<AnyShelf, StorageError>,
}

impl Stores {
    /// Takes hold of both.
    pub async fn open() -> Self {
        let (first, volatile) = match LocalShelf::open() {
            Ok(shelf) => (AnyShelf::Local(shelf), None),
            Err(error) => (AnyShelf::Memory(MemoryShelf::new()), Some(error)),
        };
        Self { first, volatile, second: IndexedShelf::open(DATABASE).await.map(AnyShelf::Indexed) }
    }

    /// Both, or the one that is there, with their texts as they stand.
    pub fn raw(&self) -> impl Iterator<Item = &AnyShelf> + Clone {
        [Some(&self.first), self.second.as_ref().ok()].into_iter().flatten()
    }

    /// Joins them; what the ring holds opens what is locked. What a migration is about to change is handed out before, with the
    /// place for restore points.
    pub async fn join(
        self,
        ring: &Ring,
        scope: &Scope,
        before: impl AsyncFnOnce(PointShelf, Vec<Outdated>),
    ) -> BrowserShelf {
        let first = Locked::new(self.first, ring.clone());
        let second = self.second.map(|shelf| Locked::new(shelf, ring.clone()));
        let points = second.as_ref().ok().and_then(|second| PointShelf::beside(second, scope));
        Twin::open_telling(first, self.volatile, second, scope, async |outdated| {
            if let Some(points) = points {
                before(points, outdated).await;
            }
        })
        .await
    }
}

/// The large one of the two, if it can be had.
pub(super) fn indexed(shelf: &BrowserShelf) -> Option<&IndexedShelf> {
    database(shelf.second()?)
}

/// The database below a shelf, if there is one.
pub(super) fn database(shelf: &Locked<AnyShelf>) -> Option<&IndexedShelf> {
    match shelf.inner() {
        AnyShelf::Indexed(shelf) => Some(shelf),
        AnyShelf::Local(_) | AnyShelf::Memory(_) => None,
    }
}

/// One of them.
#[derive(Clone)]
pub enum AnyShelf {
    /// Quick and small.
    Local(LocalShelf),
    /// Sure and large.
    Indexed(IndexedShelf),
    /// In place of the quick one where that is forbidden: what is written there alone is gone with the page.
    Memory(MemoryShelf),
}

impl Shelf for AnyShelf {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self {
            Self::Local(shelf) => shelf.get(key).await,
            Self::Indexed(shelf) => shelf.get(key).await,
            Self::Memory(shelf) => shelf.get(key).await,
        }
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match self {
            Self::Local(shelf) => shelf.set(key, value).await,
            Self::Indexed(shelf) => shelf.set(key, value).await,
            Self::Memory(shelf) => shelf.set(key, value).await,
        }
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        match self {
            Self::Local(shelf) => shelf.remove(key).await,
            Self::Indexed(shelf) => shelf.remove(key).await,
            Self::Memory(shelf) => shelf.remove(key).await,
        }
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        match self {
            Self::Local(shelf) => shelf.keys(prefix).await,
            Self::Indexed(shelf) => shelf.keys(prefix).await,
            Self::Memory(shelf) => shelf.keys(prefix).await,
        }
    }

    async fn entries(&self, prefix: &str) -> Result<BTreeMap<String, String>, StorageError> {
        match self {
            Self::Local(shelf) => shelf.entries(prefix).await,
            Self::Indexed(shelf) => shelf.entries(prefix).await,
            Self::Memory(shelf) => Shelf::entries(shelf, prefix).await,
        }
    }

    async fn apply(&self, writes: &[Write], settle: Settle) -> Result<Vec<(String, String)>, StorageError> {
        match self {
            Self::Local(shelf) => shelf.apply(writes, settle).await,
            Self::Indexed(shelf) => shelf.apply(writes, settle).await,
            Self::Memory(shelf) => shelf.apply(writes, settle).await,
        }
    }
}

/// Calls back with the key and its new text when another tab wrote one of ours. No text: the key was removed. No key: all
/// of localStorage was cleared. It listens as long as the page lives.
pub fn on_storage(mut callback: impl FnMut(Option<String>, Option<String>) + 'static) -> Result<(), StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    let area = window.local_storage().map_err(|error| fault(&error))?;
    let listener = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
        // The session storage of a frame reports here as well.
        if event.storage_area() != area {
            return;
        }
        let key = event.key();
        if key.as_ref().is_none_or(|key| key.starts_with(ROOT)) {
            callback(key, event.new_value());
        }
    });
    window
        .add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref())
        .map_err(|error| fault(&error))?;
    // The window outlives everything that could drop the listener.
    listener.forget();
    Ok(())
}

/// The scope of this document.
pub fn scope() -> Scope {
    // A document without an address is none of a web server.
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    Scope::of(&href.unwrap_or_default())
}

/// What a browser's exception means here.
pub(super) fn fault(error: &JsValue) -> StorageError {
    match error.dyn_ref::<DomException>() {
        Some(exception) => classify(&exception.name(), exception.code()),
        None => StorageError::Failed(format!("{error:?}")),
    }
}

/// Bytes that this origin takes in the browser's storage, and how many it may; nothing where the browser does not tell.
pub async fn estimate() -> Option<(f64, f64)> {
    let asked = web_sys::window()?.navigator().storage().estimate().ok()?;
    let told = wasm_bindgen_futures::JsFuture::from(asked).await.ok()?;
    let number = |name: &str| Reflect::get(&told, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}
