//! What a person set for this browser: language, colour scheme, who they are, which workspace is open. It lives outside
//! every workspace and never travels in a file. A value that does not read counts as not set; must never hold anything
//! that cannot be chosen again with a click.

use super::{
    keys::{Scope, StoreKey},
    shelf::{Shelf, StorageError},
};
use crate::domain::RawId;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

const LANGUAGE: &str = "language";
const SCHEME: &str = "scheme";
const ME: &str = "me";
const WORKSPACE: &str = "workspace";
const EXPORTED: &str = "exported";
const IMPORTED: &str = "imported";
const COPIED: &str = "copied";
const LOCK_AFTER: &str = "lock_after";
const COLUMNS: &str = "columns";
const LISTED: &str = "listed";

/// A workspace, and when something was done with it, in milliseconds since 1970.
pub type Done = (RawId, u64);

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// All preferences. Language and scheme are one for all documents of this browser; the others belong to a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language tag that was chosen; without one the browser's languages decide.
    pub language: Option<String>,
    /// The colour scheme.
    pub scheme: Scheme,
    /// Which member of the team sits here.
    pub me: Option<RawId>,
    /// The workspace that was open last.
    pub workspace: Option<RawId>,
    /// The workspace that was exported last, and when.
    pub exported: Option<Done>,
    /// The workspace that a file was merged into last, and when.
    pub imported: Option<Done>,
    /// The workspace that was copied into a folder last, and when.
    pub copied: Option<Done>,
    /// After how many minutes without a key or a click locked data is locked again; 0 for never.
    pub lock_after: Option<u32>,
    /// What columns of foreign lists are, by heading, where a person has chosen otherwise than they were guessed.
    pub columns: BTreeMap<String, String>,
    /// The columns of the list of candidates that were chosen last, as its address names them.
    pub listed: Option<String>,
}

impl Preferences {
    /// Reads them all.
    pub async fn read<S: Shelf>(shelf: &S, scope: &Scope) -> Result<Self, StorageError> {
        let (language, scheme) = look(shelf).await?;
        Ok(Self {
            language,
            scheme,
            me: read(shelf, &StoreKey::preference(scope, ME)).await?,
            workspace: read(shelf, &StoreKey::preference(scope, WORKSPACE)).await?,
            exported: read(shelf, &StoreKey::preference(scope, EXPORTED)).await?,
            imported: read(shelf, &StoreKey::preference(scope, IMPORTED)).await?,
            copied: read(shelf, &StoreKey::preference(scope, COPIED)).await?,
            lock_after: read(shelf, &StoreKey::preference(scope, LOCK_AFTER)).await?,
            columns: read(shelf, &StoreKey::preference(scope, COLUMNS)).await?.unwrap_or_default(),
            listed: read(shelf, &StoreKey::preference(scope, LISTED)).await?,
        })
    }

    /// Writes those that differ from `before`, and those alone: another tab may have changed the others meanwhile.
    pub async fn write<S: Shelf>(&self, before: &Self, shelf: &S, scope: &Scope) -> Result<(), StorageError> {
        if self.language != before.language {
            write(shelf, &StoreKey::shared(LANGUAGE), self.language.as_ref()).await?;
        }
        if self.scheme != before.scheme {
            write(shelf, &StoreKey::shared(SCHEME), Some(&self.scheme)).await?;
        }
        if self.me != before.me {
            write(shelf, &StoreKey::preference(scope, ME), self.me.as_ref()).await?;
        }
        if self.workspace != before.workspace {
            write(shelf, &StoreKey::preference(scope, WORKSPACE), self.workspace.as_ref()).await?;
        }
        if self.exported != before.exported {
            write(shelf, &StoreKey::preference(scope, EXPORTED), self.exported.as_ref()).await?;
        }
        if self.imported != before.imported {
            write(shelf, &StoreKey::preference(scope, IMPORTED), self.imported.as_ref()).await?;
        }
        if self.copied != before.copied {
            write(shelf, &StoreKey::preference(scope, COPIED), self.copied.as_ref()).await?;
        }
        if self.lock_after != before.lock_after {
            write(shelf, &StoreKey::preference(scope, LOCK_AFTER), self.lock_after.as_ref()).await?;
        }
        if self.columns != before.columns {
            write(shelf, &StoreKey::preference(scope, COLUMNS), Some(&self.columns)).await?;
        }
        if self.listed != before.listed {
            write(shelf, &StoreKey::preference(scope, LISTED), self.listed.as_ref()).await?;
        }
        Ok(())
    }
}

/// What a page has to know before anything else can be read: the language that was chosen, and the colour scheme.
pub async fn look<S: Shelf>(shelf: &S) -> Result<(Option<String>, Scheme), StorageError> {
    let scheme = read(shelf, &StoreKey::shared(SCHEME)).await?;
    Ok((read(shelf, &StoreKey::shared(LANGUAGE)).await?, scheme.unwrap_or_default()))
}

async fn read<S: Shelf, T: DeserializeOwned>(shelf: &S, key: &StoreKey) -> Result<Option<T>, StorageError> {
    let text = shelf.get(&key.to_string()).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

async fn write<S: Shelf, T: Serialize>(shelf: &S, key: &StoreKey, value: Option<&T>) -> Result<(), StorageError> {
    let key = key.to_string();
    match value {
        None => shelf.remove(&key).await,
        Some(value) => {
            let text = serde_json::to_string(value).map_err(|error| StorageError::Failed(error.to_string()))?;
            shelf.set(&key, &text).await
        }
    }
}
