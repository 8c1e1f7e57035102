//! The shelf that is this browser's IndexedDB: a store of entries, key to text, one of restore points, and one of files; every write on the disk
//! before it counts. Must never hang the app: a database that does not answer is one that is not there.
//!
//! The browser's interface is used as it is. A request's answer is awaited by handing the two functions of a promise to it
//! as its handlers, so that no closure of ours lives longer than needed.

use super::{
    browser::fault,
    shelf::{Settle, Shelf, StorageError, Write},
};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbRequestReadyState, IdbTransaction,
};

/// The database of this app; other apps of the origin have theirs.
pub const DATABASE: &str = "handpick";
const ENTRIES: &str = "entries";
const POINTS: &str = "points";
const FILES: &str = "files";
/// All stores that this release needs. Releases to come may add others; what the texts mean has a version of its own, beside them.
const STORES: [&str; 3] = [ENTRIES, POINTS, FILES];
/// An opening that takes longer counts as refused: the app must start.
const OPENING: i32 = 3_000;
/// A reading that takes longer counts as failed: it happens at the start.
const READING: i32 = 8_000;
/// A writing that takes longer counts as failed: the screen must tell.
const WRITING: i32 = 20_000;

/// IndexedDB. It is opened at the first call and again after the browser has closed it.
#[derive(Clone)]
pub struct IndexedShelf {
    name: Rc<str>,
    store: &'static str,
    open: Rc<RefCell<Option<IdbDatabase>>>,
}

impl IndexedShelf {
    /// Opens the database of this name, or says why that cannot be: in some private windows there is none.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let shelf = Self { name: name.into(), store: ENTRIES, open: Rc::default() };
        shelf.database().await?;
        Ok(shelf)
    }

    /// The same database, with the restore points in place of the entries.
    pub(super) fn points(&self) -> Self {
        Self { store: POINTS, ..self.clone() }
    }

    /// The same database, with the files in place of the entries.
    pub(super) fn files(&self) -> Self {
        Self { store: FILES, ..self.clone() }
    }

    async fn database(&self) -> Result<IdbDatabase, StorageError> {
        if let Some(database) = &*self.open.borrow() {
            return Ok(database.clone());
        }
        let database = open(&self.name).await?;
        let held = self.open.clone();
        // Another tab wants to change or delete the database, or the browser took it away: either way this hand lets go,
        // and the next call takes hold anew.
        let gone = Closure::once_into_js(move || {
            if let Some(database) = held.borrow_mut().take() {
                database.close();
            }
        });
        database.set_onversionchange(Some(gone.unchecked_ref()));
        database.set_onclose(Some(gone.unchecked_ref()));
        *self.open.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Begins a transaction. One that writes is on the disk when it is done.
    async fn begin(&self, writes: bool) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let database = self.database().await?;
        let begun = begin(&database, self.store, writes);
        if begun.is_err() {
            // A hand on a database that was closed without a word is of no more use.
            self.open.borrow_mut().take();
        }
        begun.map_err(|error| fault(&error))
    }
}

impl IndexedShelf {
    /// Whatever is kept under a key; undefined if nothing is.
    pub(super) async fn value(&self, key: &str) -> Result<JsValue, StorageError> {
        let (_, store) = self.begin(false).await?;
        let request = store.get(&key.into()).map_err(|error| fault(&error))?;
        answer(&request).await
    }

    /// Keeps a value that the browser can copy.
    pub(super) async fn set_value(&self, key: &str, value: &JsValue) -> Result<(), StorageError> {
        self.set_values(&[(key, value)]).await
    }

    /// Keeps several, all of them or none.
    pub(super) async fn set_values(&self, values: &[(&str, &JsValue)]) -> Result<(), StorageError> {
        let (transaction, store) = self.begin(true).await?;
        for (key, value) in values {
            store.put_with_key(value, &(*key).into()).map_err(|error| fault(&error))?;
        }
        done(&transaction).await
    }
}

impl Shelf for IndexedShelf {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.value(key).await?.as_string())
    }

    async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.set_value(key, &value.into()).await
    }

    async fn remove(&self, key: &str) -> Result<(), StorageError> {
        let (transaction, store) = self.begin(true).await?;
        store.delete(&key.into()).map_err(|error| fault(&error))?;
        done(&transaction).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let (_, store) = self.begin(false).await?;
        let keys = store.get_all_keys_with_key(&beginning_with(prefix)?).map_err(|error| fault(&error))?;
        Ok(texts(&answer(&keys).await?).collect())
    }

    async fn entries(&self, prefix: &str) -> Result<BTreeMap<String, String>, StorageError> {
        let (_, store) = self.begin(false).await?;
        let range = beginning_with(prefix)?;
        // Both are asked for at once, in one transaction: they fit together.
        let keys = store.get_all_keys_with_key(&range).map_err(|error| fault(&error))?;
        let values = store.get_all_with_key(&range).map_err(|error| fault(&error))?;
        let (keys, values) = (answer(&keys).await?, answer(&values).await?);
        let mut entries = BTreeMap::new();
        for (key, value) in texts(&keys).zip(texts(&values)) {
            entries.insert(key, value);
        }
        Ok(entries)
    }

    /// All in one transaction. What stands there is read inside it, so that no other tab gets in between.
    async fn apply(&self, writes: &[Write], settle: Settle) -> Result<Vec<(String, String)>, StorageError> {
        let (transaction, store) = self.begin(true).await?;
        // All are asked for before the first answer is awaited, which spares a way to the disk and back for each.
        let mut asked = Vec::new();
        for write in writes {
            if let Write::Set { key, value } = write {
                asked.push((key, value, store.get(&key.as_str().into()).map_err(|error| fault(&error))?));
            }
        }
        for write in writes {
            if let Write::Remove { key } = write {
                store.delete(&key.as_str().into()).map_err(|error| fault(&error))?;
            }
        }
        let mut richer = Vec::new();
        for (key, value, request) in asked {
            let there = answer(&request).await?.as_string();
            let text = settle(key, there.as_deref(), value);
            if there.as_ref() != Some(&text) {
                store.put_with_key(&text.as_str().into(), &key.as_str().into()).map_err(|error| fault(&error))?;
            }
            if text != *value {
                richer.push((key.clone(), text));
            }
        }
        done(&transaction).await?;
        Ok(richer)
    }
}

/// Opens the database as it is: a later release may have raised its version for what this one does not need, and must not shut it
/// out. Where a store is missing, the version goes up by one and the store is added; what is there stays.
async fn open(name: &str) -> Result<IdbDatabase, StorageError> {
    let database = open_as(name, None).await?;
    if missing(&database).next().is_none() {
        return Ok(database);
    }
    let next = database.version() + 1.0;
    // Other tabs that have it open let go when they are asked, and take hold anew.
    database.close();
    open_as(name, Some(next)).await
}

/// The stores that a database lacks.
fn missing(database: &IdbDatabase) -> impl Iterator<Item = &'static str> {
    let there = database.object_store_names();
    STORES.into_iter().filter(move |store| !there.contains(store))
}

async fn open_as(name: &str, version: Option<f64>) -> Result<IdbDatabase, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    // Firefox's private windows of old throw here, others have no such thing at all.
    let factory = window.indexed_db().map_err(|error| fault(&error))?.ok_or(StorageError::Blocked)?;
    let request = match version {
        None => factory.open(name),
        Some(version) => factory.open_with_f64(name, version),
    };
    let request = request.map_err(|error| fault(&error))?;
    let new = request.clone();
    let furnish = Closure::once_into_js(move || {
        if let Some(database) = opened(&new) {
            for store in missing(&database) {
                // A failure here fails the opening.
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(furnish.unchecked_ref()));
    // A `blocked` event needs no handler: other tabs let go when they are asked, and if they do not, the time runs out.
    let waited = wait(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
        after(OPENING, no);
    });
    if waited.await.is_err() {
        let late = request.clone();
        // Should it open after all, it must not stand in the way of other tabs.
        let close = Closure::once_into_js(move || opened(&late).iter().for_each(IdbDatabase::close));
        request.set_onsuccess(Some(close.unchecked_ref()));
        return Err(match request.error() {
            Ok(Some(error)) => fault(&error),
            // No answer yet.
            _ => StorageError::Blocked,
        });
    }
    opened(&request).ok_or(StorageError::Blocked)
}

fn opened(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// The bindings know no durability without a flag for unstable interfaces, hence the call by name.
fn begin(database: &IdbDatabase, name: &str, writes: bool) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let method: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let (mode, limit) = if writes { ("readwrite", WRITING) } else { ("readonly", READING) };
    let transaction = method.call3(database, &name.into(), &mode.into(), &options)?;
    let transaction: IdbTransaction = transaction.dyn_into()?;
    let store = transaction.object_store(name)?;
    let slow = transaction.clone();
    // One limit for the whole: it fails every request that is still open. A transaction that is done does not mind.
    let give_up = Closure::once_into_js(move || drop(slow.abort()));
    after(limit, give_up.unchecked_ref());
    Ok((transaction, store))
}

/// The answer to a request inside of a transaction.
async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    // One that has come while another was awaited calls no handler any more.
    if request.ready_state() == IdbRequestReadyState::Pending {
        // The event says nothing that the request does not.
        let _ = wait(|yes, no| {
            request.set_onsuccess(Some(yes));
            request.set_onerror(Some(no));
        })
        .await;
    }
    match request.error() {
        Ok(Some(error)) => Err(fault(&error)),
        _ => request.result().map_err(|error| fault(&error)),
    }
}

/// Returns when the transaction is on the disk. A full disk shows itself here, at the end, and nowhere else.
async fn done(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let waited = wait(|yes, no| {
        transaction.set_oncomplete(Some(yes));
        transaction.set_onabort(Some(no));
    });
    match (waited.await, transaction.error()) {
        (Ok(_), _) => Ok(()),
        (Err(_), Some(error)) => Err(fault(&error)),
        (Err(_), None) => Err(StorageError::Failed("IndexedDB does not answer".to_owned())),
    }
}

/// Waits until one of the two functions that it hands out is called; the second means failure.
async fn wait(mut hand_out: impl FnMut(&Function, &Function)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |yes, no| hand_out(&yes, &no))).await
}

fn after(milliseconds: i32, call: &Function) {
    if let Some(window) = web_sys::window() {
        // Only a page that goes away refuses this.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, milliseconds);
    }
}

fn beginning_with(prefix: &str) -> Result<JsValue, StorageError> {
    // No key of ours has that last character.
    let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into());
    range.map(JsValue::from).map_err(|error| fault(&error))
}

fn texts(list: &JsValue) -> impl Iterator<Item = String> {
    Array::from(list).into_iter().map(|text| text.as_string().unwrap_or_default())
}
