//! Keeps a workspace alive in the browser: one entry for each record, written one by one, read back without trust.
//! Uses the workspace and the domain, and must never reach for the session or the screen: what went wrong is returned as
//! data, and somebody else says it in words.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
pub mod file_shelf;
#[cfg(target_arch = "wasm32")]
pub mod folder;
#[cfg(target_arch = "wasm32")]
pub mod indexed;
mod joining;
pub mod keeper;
pub mod keys;
pub mod locked;
pub mod locking;
pub mod memory;
mod opening;
pub mod outdated;
#[cfg(target_arch = "wasm32")]
pub mod point_shelf;
pub mod points;
pub mod preferences;
mod reconcile;
mod settle;
pub mod shelf;
#[cfg(target_arch = "wasm32")]
pub mod tab;
pub mod twin;
mod version;
pub mod working_set;
pub mod workspaces;

pub use keeper::{Entry, Keeper, Loaded, Purged, Quarantined, Saved};
pub use keys::Scope;
pub use locked::{Cipher, Locked, Ring};
pub use memory::MemoryShelf;
pub use preferences::{Preferences, Scheme};
pub use shelf::{Shelf, StorageError};
pub use twin::{Kept, Twin};
