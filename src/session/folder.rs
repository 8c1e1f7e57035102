//! Dated copies of the workspace in a folder that the person has chosen once, where the browser can do that. They are written
//! without a word, one file a day. Must never write anywhere without the browser's permission, and never delete a file.

use super::{
    Session,
    calls::{ask, object, text_of, words_of},
    chance,
};
use crate::storage::folder;
use js_sys::Reflect;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The least time between two copies, in milliseconds.
const PAUSE: u64 = 10 * 60 * 1000;

/// How the copies stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folder {
    /// This browser writes into no folder.
    Impossible,
    /// No folder is chosen.
    None,
    /// Copies are written into the folder of this name.
    Ready(String),
    /// The browser wants to ask again before it lets copies into the folder of this name.
    Asleep(String),
    /// The last copy into the folder of this name failed, for this reason in the browser's words.
    Failed(String, String),
}

impl Session {
    /// How the copies into a folder stand.
    pub fn folder(self) -> Folder {
        self.inner().folder.get()
    }

    /// Lets the person choose a folder, and writes the first copy. To be called from a click.
    pub fn choose_folder(self) {
        spawn_local(async move {
            let options = object(&[("id", "handpick".into()), ("mode", "readwrite".into())]);
            // Whoever closes the dialog has chosen nothing, and all stays as it was.
            let Ok(handle) = ask(&window(), "showDirectoryPicker", &[options]).await else { return };
            let inner = self.inner();
            // If it cannot be remembered, the copies end with this page, and the next start says that no folder is chosen.
            let _ = folder::remember(&inner.shelf, &inner.scope, self.workspace_id(), &handle).await;
            self.write_copy(&handle).await;
        });
    }

    /// Asks the browser for the folder again. To be called from a click.
    pub fn wake_folder(self) {
        spawn_local(async move {
            if let Some(handle) = self.folder_handle().await
                && permission(&handle, "requestPermission").await
            {
                self.write_copy(&handle).await;
            }
        });
    }

    /// Writes no more copies. Those that are there stay.
    pub fn leave_folder(self) {
        self.inner().folder.set(Folder::None);
        spawn_local(async move {
            let inner = self.inner();
            let _ = folder::remember(&inner.shelf, &inner.scope, self.workspace_id(), &JsValue::NULL).await;
        });
    }

    /// At the start: whether there is a folder, and whether it is open to us.
    pub(super) fn find_folder(self) {
        if !Reflect::has(&window(), &"showDirectoryPicker".into()).unwrap_or(false) {
            self.inner().folder.set(Folder::Impossible);
            return;
        }
        spawn_local(async move {
            let Some(handle) = self.folder_handle().await else { return };
            let name = name_of(&handle);
            let granted = permission(&handle, "queryPermission").await;
            self.inner().folder.set(if granted { Folder::Ready(name) } else { Folder::Asleep(name) });
            if self.changed_since(self.last_copy()) {
                self.copy_when_due();
            }
        });
    }

    /// Something was changed: writes a copy as soon as the last one is old enough.
    pub(super) fn copy_when_due(self) {
        let inner = self.inner();
        if !matches!(inner.folder.get_untracked(), Folder::Ready(_)) || inner.copying.replace(true) {
            return;
        }
        let wait = (self.last_copy() + PAUSE).saturating_sub(chance::wall()).min(PAUSE);
        set_timeout(
            move || {
                spawn_local(async move {
                    // What is changed while the file is written goes with the next one.
                    self.inner().copying.set(false);
                    if let Some(handle) = self.folder_handle().await {
                        self.write_copy(&handle).await;
                    }
                });
            },
            Duration::from_millis(wait),
        );
    }

    fn last_copy(self) -> u64 {
        self.inner().backup.get_untracked().unwrap_or_default()
    }

    async fn folder_handle(self) -> Option<JsValue> {
        let inner = self.inner();
        folder::recall(&inner.shelf, &inner.scope, self.workspace_id()).await
    }

    async fn write_copy(self, handle: &JsValue) {
        let name = name_of(handle);
        let text = self.export_all();
        let state = match write(handle, &self.export_name(), &text).await {
            Ok(()) => {
                self.copied();
                Folder::Ready(name)
            }
            Err(_) if !permission(handle, "queryPermission").await => Folder::Asleep(name),
            Err(error) => Folder::Failed(name, words_of(&error)),
        };
        self.inner().folder.set(state);
    }
}

/// Writes a file whole or not at all: the browser puts it in place when it is closed.
async fn write(folder: &JsValue, name: &str, text: &str) -> Result<(), JsValue> {
    let file = ask(folder, "getFileHandle", &[name.into(), object(&[("create", true.into())])]).await?;
    let stream = ask(&file, "createWritable", &[]).await?;
    ask(&stream, "write", &[text.into()]).await?;
    ask(&stream, "close", &[]).await?;
    Ok(())
}

async fn permission(handle: &JsValue, method: &str) -> bool {
    let answer = ask(handle, method, &[object(&[("mode", "readwrite".into())])]).await;
    answer.is_ok_and(|answer| answer == "granted")
}

fn name_of(handle: &JsValue) -> String {
    text_of(handle, "name").unwrap_or_default()
}
