//! The shelf that is this browser's IndexedDB: a store of entries, key to text, one of restore points, and one of files; every write on the disk
//! before it counts. Must never hang the app: a database that does not answer is one that is not there.
//!
//! Opened and asked through `idb`. What that crate does not know is done here: strict durability, limits of time, and why a
//! transaction was aborted.

use super::{
    browser::fault,
    shelf::{Settle, Shelf, StorageError, Write},
};
use crate::domain::gather::Gather;
use futures_util::future::{Either, select};
use idb::{Database, DatabaseEvent as _, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query};
use js_sys::{Function, Object, Promise, Reflect};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    future::{Future, IntoFuture},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbTransaction};

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
        let mut database = open(&self.name).await?;
        // Another tab wants to change or delete the database, or the browser took it away: either way this hand lets go,
        // and the next call takes hold anew.
        let let_go = |held: Rc<RefCell<Option<IdbDatabase>>>| {
            move |_| {
                if let Some(database) = held.borrow_mut().take() {
                    database.close();
                }
            }
        };
        database.on_version_change(let_go(self.open.clone()));
        database.on_close(let_go(self.open.clone()));
        database.forget_callbacks();
        let database = IdbDatabase::from(database);
        *self.open.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Begins a transaction. One that writes is on the disk when it is done.
    async fn begin(&self, writes: bool) -> Result<(IdbTransaction, ObjectStore), StorageError> {
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
        let value = answer(store.get(JsValue::from(key))).await?;
        Ok(value.unwrap_or_default())
    }

    /// Keeps a value that the browser can copy.
    pub(super) async fn set_value(&self, key: &str, value: &JsValue) -> Result<(), StorageError> {
        self.set_values(&[(key, value)]).await
    }

    /// Keeps several, all of them or none.
    pub(super) async fn set_values(&self, values: &[(&str, &JsValue)]) -> Result<(), StorageError> {
        let (transaction, store) = self.begin(true).await?;
        for (key, value) in values {
            store.put(value, Some(&(*key).into())).map_err(trouble)?;
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
        store.delete(JsValue::from(key)).map_err(trouble)?;
        done(&transaction).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let (_, store) = self.begin(false).await?;
        let keys = answer(store.get_all_keys(Some(beginning_with(prefix)?), None)).await?;
        Ok(texts(keys).collect())
    }

    async fn entries(&self, prefix: &str) -> Result<BTreeMap<String, String>, StorageError> {
        let (_, store) = self.begin(false).await?;
        let range = beginning_with(prefix)?;
        // Both are asked for at once, in one transaction: they fit together.
        let keys = answer(store.get_all_keys(Some(range.clone()), None));
        let values = answer(store.get_all(Some(range), None));
        Ok(texts(keys.await?).zip(texts(values.await?)).gather())
    }

    /// All in one transaction. What stands there is read inside it, so that no other tab gets in between.
    async fn apply(&self, writes: &[Write], settle: Settle) -> Result<Vec<(String, String)>, StorageError> {
        let (transaction, store) = self.begin(true).await?;
        // All are asked for before the first answer is awaited, which spares a way to the disk and back for each.
        let mut asked = Vec::new();
        for write in writes {
            if let Write::Set { key, value } = write {
                asked.push((key, value, answer(store.get(JsValue::from(key)))));
            }
        }
        for write in writes {
            if let Write::Remove { key } = write {
                store.delete(JsValue::from(key)).map_err(trouble)?;
            }
        }
        let mut richer = Vec::new();
        for (key, value, request) in asked {
            let there = request.await?.and_then(|there| there.as_string());
            let text = settle(key, there.as_deref(), value);
            if there.as_ref() != Some(&text) {
                store.put(&text.as_str().into(), Some(&key.into())).map_err(trouble)?;
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
async fn open(name: &str) -> Result<Database, StorageError> {
    let database = open_as(name, None).await?;
    if missing(&database).next().is_none() {
        return Ok(database);
    }
    let next = database.version().map_err(trouble)? + 1;
    // Other tabs that have it open let go when they are asked, and take hold anew.
    database.close();
    open_as(name, Some(next)).await
}

/// The stores that a database lacks.
fn missing(database: &Database) -> impl Iterator<Item = &'static str> + use<> {
    let there = database.store_names();
    STORES.into_iter().filter(move |store| !there.iter().any(|name| name == store))
}

async fn open_as(name: &str, version: Option<u32>) -> Result<Database, StorageError> {
    // Firefox's private windows of old throw here, others have no such thing at all.
    let factory = Factory::new().map_err(|_| StorageError::Blocked)?;
    let mut request = factory.open(name, version).map_err(trouble)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in missing(&database) {
                // A failure here fails the opening.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    // A `blocked` event needs no handler: other tabs let go when they are asked, and if they do not, the time runs out.
    let too_long = JsFuture::from(Promise::new(&mut |over, _| after(OPENING, &over)));
    match select(request.into_future(), too_long).await {
        Either::Left((database, _)) => database.map_err(trouble),
        Either::Right((_, late)) => {
            // Should it open after all, it must not stand in the way of other tabs.
            spawn_local(async move {
                if let Ok(database) = late.await {
                    database.close();
                }
            });
            Err(StorageError::Blocked)
        }
    }
}

/// The crate knows no durability, hence the call by name.
fn begin(database: &IdbDatabase, name: &str, writes: bool) -> Result<(IdbTransaction, ObjectStore), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let method: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let (mode, limit) = if writes { ("readwrite", WRITING) } else { ("readonly", READING) };
    let transaction = method.call3(database, &name.into(), &mode.into(), &options)?;
    let transaction: IdbTransaction = transaction.dyn_into()?;
    let store = transaction.object_store(name)?.into();
    let slow = transaction.clone();
    // One limit for the whole: it fails every request that is still open. A transaction that is done does not mind.
    let give_up = Closure::once_into_js(move || drop(slow.abort()));
    after(limit, give_up.unchecked_ref());
    Ok((transaction, store))
}

/// The answer to a request inside of a transaction. It is listened for from now on, whenever it is awaited.
fn answer<T, R: IntoFuture<Output = Result<T, Error>>>(
    request: Result<R, Error>,
) -> impl Future<Output = Result<T, StorageError>> {
    let asked = request.map(IntoFuture::into_future);
    async move { asked.map_err(trouble)?.await.map_err(trouble) }
}

/// Returns when the transaction is on the disk. A full disk shows itself here, at the end, and nowhere else: the crate tells that
/// something failed before the browser says what.
async fn done(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let ended = Promise::new(&mut |complete, abort| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
    });
    match (JsFuture::from(ended).await, transaction.error()) {
        (Ok(_), _) => Ok(()),
        (Err(_), Some(error)) => Err(fault(&error)),
        (Err(_), None) => Err(StorageError::Failed("IndexedDB does not answer".to_owned())),
    }
}

fn after(milliseconds: i32, call: &Function) {
    if let Some(window) = web_sys::window() {
        // Only a page that goes away refuses this.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, milliseconds);
    }
}

fn beginning_with(prefix: &str) -> Result<Query, StorageError> {
    // No key of ours has that last character.
    let range = KeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into(), None, None);
    range.map(Query::from).map_err(trouble)
}

fn texts(list: Vec<JsValue>) -> impl Iterator<Item = String> {
    list.into_iter().map(|text| text.as_string().unwrap_or_default())
}

/// What the crate's errors mean: most of them hold the browser's own.
fn trouble(error: Error) -> StorageError {
    match error {
        Error::DomException(error) => fault(&error),
        Error::IndexedDbOpenFailed(error)
        | Error::GetFailed(error)
        | Error::GetAllFailed(error)
        | Error::GetAllKeysFailed(error)
        | Error::UpdateFailed(error)
        | Error::DeleteFailed(error)
        | Error::KeyRangeCreateFailed(error) => fault(&error),
        other => StorageError::Failed(other.to_string()),
    }
}
