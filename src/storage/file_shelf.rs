//! Keeps the bytes of files about people in IndexedDB, by their hash: a file that is attached twice is kept once. Must never keep what
//! no record names: whoever sweeps asks the records.

use super::{
    browser::{AnyShelf, BrowserShelf, database},
    indexed::IndexedShelf,
    keeper::read_record,
    keys::{Place, Scope, StoreKey},
    locked::Locked,
    shelf::{Shelf, StorageError, Write},
};
use crate::{
    domain::{RawId, attachment::Attachment, gather::Gather},
    workspace::registers::{Record, Registers},
};
use js_sys::{ArrayBuffer, Uint8Array};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// The files of all workspaces of a scope.
#[derive(Clone)]
pub struct FileShelf {
    store: IndexedShelf,
    scope: Scope,
    /// The shelf of the records: while that is locked, files are.
    beside: Locked<AnyShelf>,
}

impl FileShelf {
    /// The files of a scope, where the browser can keep them.
    pub fn of(shelf: &BrowserShelf, scope: &Scope) -> Option<Self> {
        let second = shelf.second()?;
        Some(Self { store: database(second)?.files(), scope: scope.clone(), beside: second.clone() })
    }

    fn key(&self, workspace: RawId, hash: &str) -> String {
        format!("{}{workspace}/{hash}", self.prefix())
    }

    fn prefix(&self) -> String {
        format!("file/{}/", self.scope)
    }

    /// Keeps the bytes of a file. What is locked stands there as a buffer, what is plain as a list of bytes.
    pub async fn keep(&self, workspace: RawId, hash: &str, bytes: &[u8]) -> Result<(), StorageError> {
        let key = self.key(workspace, hash);
        loop {
            let changes = self.beside.ring().changes();
            self.beside.admit(&self.scope).await?;
            let value: JsValue = match self.beside.ring().lock_bytes(&key, bytes).await? {
                Some(locked) => Uint8Array::from(locked.as_slice()).buffer().into(),
                None => Uint8Array::from(bytes).into(),
            };
            // Who locks or opens meanwhile must not find it in the old state later.
            if self.beside.ring().changes() == changes {
                return self.store.set_value(&key, &value).await;
            }
        }
    }

    /// The bytes of a file; `None` if they are not here.
    pub async fn read(&self, workspace: RawId, hash: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let key = self.key(workspace, hash);
        let value = self.store.value(&key).await?;
        match value.dyn_ref::<ArrayBuffer>() {
            Some(locked) => self.beside.ring().open_bytes(&key, &Uint8Array::new(locked).to_vec()).await.map(Some),
            None => Ok(value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)),
        }
    }

    /// Locks all files that are plain, or opens those that are locked, as the data of this browser is. It can be broken off anywhere
    /// and done again. A file that does not open is left as it is.
    pub async fn turn(&self) -> Result<(), StorageError> {
        for (workspace, hash) in self.all().await? {
            let value = self.store.value(&self.key(workspace, &hash)).await?;
            if value.is_instance_of::<ArrayBuffer>() == self.beside.ring().locks() {
                continue;
            }
            match self.read(workspace, &hash).await {
                Ok(Some(bytes)) => self.keep(workspace, &hash, &bytes).await?,
                Err(StorageError::Locked) => return Err(StorageError::Locked),
                _ => {}
            }
        }
        Ok(())
    }

    /// The hashes of the files that are kept of a workspace.
    pub async fn list(&self, workspace: RawId) -> Result<BTreeSet<String>, StorageError> {
        let mut hashes = BTreeSet::new();
        for (of, hash) in self.all().await? {
            if of == workspace {
                hashes.insert(hash);
            }
        }
        Ok(hashes)
    }

    /// All files: workspace and hash.
    pub async fn all(&self) -> Result<Vec<(RawId, String)>, StorageError> {
        let mut all = Vec::new();
        for key in self.store.keys(&self.prefix()).await? {
            let (workspace, hash) = key.rsplit_once('/').unwrap_or_default();
            let id = workspace.rsplit('/').next().and_then(|id| id.parse().ok());
            all.extend(id.map(|id| (id, hash.to_owned())));
        }
        Ok(all)
    }

    /// Takes files away, all at once.
    pub async fn remove(&self, files: &[(RawId, String)]) -> Result<(), StorageError> {
        let mut writes = Vec::new();
        for (workspace, hash) in files {
            writes.push(Write::Remove { key: self.key(*workspace, hash) });
        }
        if writes.is_empty() {
            return Ok(());
        }
        self.store.apply(&writes, |_, _, new| new.to_owned()).await.map(drop)
    }

    /// Of these files those that no record in the storage names any more; one that was taken away before `since`, in milliseconds since
    /// 1970, names none. A record that cannot be read may name any of them.
    pub async fn unnamed(
        &self,
        shelf: &BrowserShelf,
        files: Vec<(RawId, String)>,
        since: u64,
    ) -> Result<Vec<(RawId, String)>, StorageError> {
        let workspaces: BTreeSet<RawId> = files.iter().map(|(workspace, _)| *workspace).gather();
        let mut texts = String::new();
        for workspace in workspaces {
            for key in shelf.keys(&self.scope.workspace_prefix(workspace)).await? {
                let record = match key.parse() {
                    Ok(StoreKey::Workspace(_, _, Place::Record(record)))
                        if record.kind.as_str() == Attachment::KIND =>
                    {
                        Some(record)
                    }
                    Ok(StoreKey::Workspace(_, _, Place::Quarantine { .. })) => None,
                    _ => continue,
                };
                let text = shelf.get(&key).await?.unwrap_or_default();
                let registers = record.and_then(|record| read_record(&record, &text).ok());
                let is_old = |found: &Registers| found.newest().is_some_and(|newest| newest.millis() < since);
                if !registers.is_some_and(|found| found.is_removed() && is_old(&found)) {
                    texts.push_str(&text);
                }
            }
        }
        let mut unnamed = files;
        unnamed.retain(|(_, hash)| !texts.contains(hash.as_str()));
        Ok(unnamed)
    }
}
