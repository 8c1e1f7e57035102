//! When the work was last taken out as a file, whether it is time again, and the browser's promise not to clear it by itself. Must
//! never nag about what has not changed.

use super::{Session, chance};
use crate::storage::preferences::Done;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How old a change may be that no file has, in milliseconds: three days of work are bearable to lose, more are not.
const BEARABLE: u64 = 3 * 24 * 60 * 60 * 1000;

impl Session {
    /// The workspace has left as a file that the person has: from now on others may know what is here.
    pub fn exported(self) {
        let now = self.backed_up();
        self.prefer(move |preferences| preferences.exported = Some(now));
    }

    /// A copy of the workspace lies in the person's own folder, which tells nobody else of it.
    pub(super) fn copied(self) {
        let now = self.backed_up();
        self.prefer(move |preferences| preferences.copied = Some(now));
    }

    fn backed_up(self) -> Done {
        let now = chance::wall();
        self.inner().backup.set(Some(now));
        (self.workspace_id(), now)
    }

    /// When this workspace was last exported or copied, in milliseconds since 1970.
    pub fn last_backup(self) -> Option<u64> {
        self.inner().backup.get()
    }

    /// The company's name and the date; the file itself holds neither time nor exporter.
    pub fn export_name(self) -> String {
        self.name_today("handpick.json")
    }

    /// The same for a file that opens with a passphrase.
    pub fn locked_name(self) -> String {
        self.name_today("handpick-sealed.json")
    }

    /// The same for an archive with files.
    pub fn archive_name(self) -> String {
        self.name_today("handpick.zip")
    }

    fn name_today(self, ending: &str) -> String {
        file_name(&self.views().settings.name, &self.today().to_string(), ending)
    }

    /// Whether something was changed after this time, in milliseconds since 1970. Walks through the whole workspace.
    pub(super) fn changed_since(self, at: u64) -> bool {
        let inner = self.inner();
        let workspace = inner.workspace.borrow();
        workspace.iter().filter_map(|(_, registers)| registers.newest()).any(|stamp| stamp.millis() > at)
    }

    /// Whether something was changed after the last export that is older than [`BEARABLE`]. Walks through the whole workspace: to
    /// be asked once a start.
    pub fn backup_is_due(self) -> bool {
        let last = self.last_backup().unwrap_or_default();
        let now = chance::wall();
        let inner = self.inner();
        let workspace = inner.workspace.borrow();
        let stamps = workspace.iter().flat_map(|(_, registers)| registers.iter()).map(|(_, register)| register.stamp);
        stamps.map(|stamp| stamp.millis()).filter(|at| *at > last).min().is_some_and(|first| now > first + BEARABLE)
    }

    /// Asks the browser, once a page, not to clear this storage when it needs room. It decides by itself or asks the person.
    pub(super) fn ask_to_persist(self) {
        if self.inner().persisting.replace(true) {
            return;
        }
        spawn_local(async {
            // Without a secure origin there is no such thing; a refusal changes nothing that was promised.
            if let Ok(promise) = window().navigator().storage().persist() {
                let _ = JsFuture::from(promise).await;
            }
        });
    }
}

/// A file's name from what it is about, such as what the company is called, and from when its content is.
pub(super) fn file_name(company: &str, when: &str, ending: &str) -> String {
    let words: Vec<&str> = company.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem = if words.is_empty() { "workspace".to_owned() } else { words.join("-").to_lowercase() };
    format!("{stem}-{when}.{ending}")
}
