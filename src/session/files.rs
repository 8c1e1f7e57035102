//! Files about people: taken in, handed out, packed into an archive with the workspace and taken from one, and swept away when no
//! record names them any more. Must never keep a file under a hash that is not its own.

use super::{
    Session, StorageError, chance,
    pause::{breathe, wait},
};
use crate::{
    domain::{
        Id, RawId,
        application::Application,
        attachment::{Attachment, AttachmentFault, Format, inspect, tidy_name},
        candidate::Candidate,
        edit::{Edit, EditError},
    },
    exchange::archive::{self, Archive, ArchiveError, Entry, checksum},
    storage::file_shelf::FileShelf,
    workspace::{import::Incoming, registers::Record},
};
use js_sys::{ArrayBuffer, Uint8Array};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, fmt::Write as _, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};

/// A file that was taken away can be had back for so long, as by a restore point: seven days.
const REMOVED: u64 = 7 * 24 * 3_600_000;
/// What nobody names is looked for twice, so long apart: its record may be on its way in another tab.
const TWICE: Duration = Duration::from_secs(2);
/// So many bytes are hashed without a pause.
const SLICE: usize = 1 << 19;
/// The workspace in an archive.
const WORKSPACE: &str = "workspace.handpick.json";
/// Where the files stand in an archive.
const FOLDER: &str = "files/";

/// Why a file was not attached, or not read.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesError {
    /// This browser has no place for files.
    NoStore,
    /// The browser cannot read the file.
    Unreadable,
    /// It is none that is taken in.
    Fault(AttachmentFault),
    /// The person has it already.
    There,
    /// The archive is refused.
    Archive(ArchiveError),
    /// There is no workspace in the archive.
    NoWorkspace,
    /// The storage fails.
    Storage(StorageError),
    /// The rules refuse it.
    Edit(EditError),
}

impl From<StorageError> for FilesError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<ArchiveError> for FilesError {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
    }
}

/// An archive that somebody has chosen, read no further than its list.
#[derive(Clone)]
pub struct ChosenArchive {
    file: File,
    entries: Vec<Entry>,
}

impl Session {
    fn file_shelf(self) -> Option<FileShelf> {
        let inner = self.inner();
        FileShelf::of(&inner.shelf, &inner.scope)
    }

    /// Attaches a file to a person.
    ///
    /// # Errors
    /// Says why it is not taken in; nothing has changed then.
    pub async fn attach(
        self,
        candidate: Id<Candidate>,
        application: Option<Id<Application>>,
        file: File,
    ) -> Result<(), FilesError> {
        let shelf = self.file_shelf().ok_or(FilesError::NoStore)?;
        if file.size() > crate::domain::attachment::LARGEST as f64 {
            return Err(FilesError::Fault(AttachmentFault::TooLarge));
        }
        let bytes = bytes_of(&file).await?;
        let format = inspect(&bytes).map_err(FilesError::Fault)?;
        let hash = hash_of(&bytes).await;
        let views = self.views();
        if views.attachments_of(candidate).iter().any(|(_, known)| known.hash == hash) {
            return Err(FilesError::There);
        }
        shelf.keep(self.workspace_id(), &hash, &bytes).await?;
        let by = self.who().ok_or(FilesError::Edit(EditError::NoName))?;
        let (name, size, at) = (tidy_name(&file.name(), format), bytes.len() as u64, self.now());
        let attachment = Attachment { candidate, application, name, format, size, hash, at, by };
        self.dispatch(Edit::Attach { id: self.fresh(), attachment }).map_err(FilesError::Edit)
    }

    /// The file, to be handed to the person; `None` if its bytes are not in this browser.
    ///
    /// # Errors
    /// Says why the storage cannot be read.
    pub async fn file(self, attachment: &Attachment) -> Result<Option<Blob>, FilesError> {
        let shelf = self.file_shelf().ok_or(FilesError::NoStore)?;
        let Some(bytes) = shelf.read(self.workspace_id(), &attachment.hash).await? else { return Ok(None) };
        blob(&[Uint8Array::from(bytes.as_slice()).into()], attachment.format.media_type()).map(Some)
    }

    /// The hashes of the files whose bytes are in this browser.
    pub async fn files_here(self) -> BTreeSet<String> {
        let Some(shelf) = self.file_shelf() else { return BTreeSet::new() };
        shelf.list(self.workspace_id()).await.unwrap_or_default()
    }

    /// The whole workspace with its files as a zip archive, and how many files are not in this browser and so not in it.
    ///
    /// # Errors
    /// Says why it cannot be made.
    pub async fn archive(self) -> Result<(Blob, usize), FilesError> {
        let shelf = self.file_shelf().ok_or(FilesError::NoStore)?;
        let (mut archive, mut parts, mut missing) = (Archive::default(), Vec::new(), 0);
        let text = self.export_all();
        let header = archive.header(WORKSPACE, text.len() as u64, checksum(text.as_bytes()))?;
        parts.push(Uint8Array::from(header.as_slice()).into());
        parts.push(JsValue::from(text));
        let mut done = BTreeSet::new();
        for (_, attachment) in self.views().attachments.iter() {
            if !done.insert(attachment.hash.clone()) {
                continue;
            }
            let Some(bytes) = shelf.read(self.workspace_id(), &attachment.hash).await? else {
                missing += 1;
                continue;
            };
            let name = [FOLDER, attachment.hash.get(..8).unwrap_or_default(), " ", &attachment.name].concat();
            let header = archive.header(&name, bytes.len() as u64, checksum(&bytes))?;
            parts.push(Uint8Array::from(header.as_slice()).into());
            parts.push(Uint8Array::from(bytes.as_slice()).into());
        }
        parts.push(Uint8Array::from(archive.end()?.as_slice()).into());
        Ok((blob(&parts, "application/zip")?, missing))
    }

    /// Reads an archive: the text of the workspace in it, and what is needed to take its files in later; `None` if the file is none.
    ///
    /// # Errors
    /// Says why it is refused.
    pub async fn open_archive(self, file: &File) -> Result<Option<(String, ChosenArchive)>, FilesError> {
        if part(file, 0.0, 4.0).await? != [b'P', b'K', 3, 4] {
            return Ok(None);
        }
        let whole = file.size();
        let tail = part(file, (whole - archive::TAIL as f64).max(0.0), whole).await?;
        let (start, length) = archive::directory(&tail, whole as u64)?;
        let list = part(file, start as f64, (start + length) as f64).await?;
        let chosen = ChosenArchive { file: file.clone(), entries: archive::entries(&list)? };
        let workspace = chosen.entries.iter().find(|entry| entry.name == WORKSPACE).ok_or(FilesError::NoWorkspace)?;
        if workspace.size as usize > crate::exchange::file::LARGEST {
            return Err(ArchiveError::TooLarge.into());
        }
        let text = String::from_utf8(content(&chosen.file, workspace).await?).map_err(|_| FilesError::NoWorkspace)?;
        Ok(Some((text, chosen)))
    }

    /// Takes in the files of an archive that its workspace names. They are kept before the records: what nobody names is swept away.
    ///
    /// # Errors
    /// Says why they cannot be read or kept.
    pub async fn take_files(
        self,
        chosen: &ChosenArchive,
        incoming: &Incoming,
        workspace: RawId,
    ) -> Result<(), FilesError> {
        let mut named = BTreeSet::new();
        for (key, registers) in &incoming.records {
            if key.kind.as_str() == Attachment::KIND
                && let Ok(attachment) = registers.view::<Attachment>()
            {
                named.insert(attachment.hash);
            }
        }
        if named.is_empty() {
            return Ok(());
        }
        let shelf = self.file_shelf().ok_or(FilesError::NoStore)?;
        for entry in chosen.entries.iter().filter(|entry| entry.name.starts_with(FOLDER)) {
            if u64::from(entry.size) > crate::domain::attachment::LARGEST {
                continue;
            }
            let bytes = content(&chosen.file, entry).await?;
            let hash = hash_of(&bytes).await;
            // A file that its workspace does not know, or that is no such file, is left in the archive.
            if named.contains(&hash) && Format::of(&bytes).is_some() {
                shelf.keep(workspace, &hash, &bytes).await?;
            }
        }
        Ok(())
    }

    /// Locks or opens the files, as the data of this browser is.
    pub(super) async fn turn_files(self) -> Result<(), StorageError> {
        match self.file_shelf() {
            Some(shelf) => shelf.turn().await,
            None => Ok(()),
        }
    }

    /// Takes away the files that no record names any more.
    pub(super) fn sweep_files(self) {
        let Some(shelf) = self.file_shelf() else { return };
        spawn_local(async move {
            // A failure leaves them to the next start.
            let Ok(found) = shelf.all().await else { return };
            if found.is_empty() {
                return;
            }
            wait(TWICE).await;
            let inner = self.inner();
            let since = chance::wall().saturating_sub(REMOVED);
            if let Ok(unnamed) = shelf.unnamed(&inner.shelf, found, since).await {
                let _ = shelf.remove(&unnamed).await;
            }
        });
    }
}

/// The bytes of a file.
async fn bytes_of(file: &Blob) -> Result<Vec<u8>, FilesError> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FilesError::Unreadable)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| FilesError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn part(file: &File, from: f64, to: f64) -> Result<Vec<u8>, FilesError> {
    let slice = file.slice_with_f64_and_f64(from, to).map_err(|_| FilesError::Unreadable)?;
    bytes_of(&slice).await
}

/// The bytes of an entry, which are what the archive says that they are.
async fn content(file: &File, entry: &Entry) -> Result<Vec<u8>, FilesError> {
    let at = f64::from(entry.at);
    let header = part(file, at, at + archive::HEADER as f64).await?;
    let from = at + archive::content(&header)? as f64;
    let bytes = part(file, from, from + f64::from(entry.size)).await?;
    if bytes.len() != entry.size as usize {
        return Err(ArchiveError::Broken.into());
    }
    if checksum(&bytes) != entry.checksum {
        return Err(ArchiveError::Changed.into());
    }
    Ok(bytes)
}

/// The SHA-256 of a file, in lower-case hexadecimal. With pauses, since ten megabytes take longer than a frame.
async fn hash_of(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    for slice in bytes.chunks(SLICE) {
        hash.update(slice);
        breathe().await;
    }
    let mut text = String::new();
    for byte in hash.finalize() {
        // A text takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn blob(parts: &[JsValue], kind: &str) -> Result<Blob, FilesError> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts: js_sys::Array = parts.iter().collect();
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| FilesError::Unreadable)
}
