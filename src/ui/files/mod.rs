//! The files about a person: attached by choosing or dropping one, downloaded, removed with undo. Must never show what is in a file: a
//! page that does not render it cannot be harmed by it.

use super::data::import::storage_text;
use crate::{
    domain::{
        Id,
        application::Application,
        attachment::{Attachment, AttachmentFault},
        candidate::Candidate,
        edit::Edit,
    },
    exchange::archive::ArchiveError,
    i18n::{errors::error_text, intl, plural, words},
    session::{Topic, files::FilesError, use_session},
    ui::{
        blind::hidden_until,
        controls::{FileButton, act, files_in, hand_out, icon, rows, toast, toast_undo},
    },
};
use leptos::{ev::DragEvent, prelude::*, task::spawn_local};
use std::collections::{BTreeSet, VecDeque};
use web_sys::File;

/// What the browser's dialogue offers.
const ACCEPT: &str = ".pdf,.docx,.png,.jpg,.jpeg,.webp";

/// The panel on a person's page.
#[component]
pub fn FilesPanel(
    /// About whom.
    candidate: Id<Candidate>,
    /// With which application new ones come.
    application: Option<Id<Application>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().files;
    let here = RwSignal::new(None::<BTreeSet<String>>);
    let look = move || {
        spawn_local(async move {
            here.try_set(Some(session.files_here().await));
        });
    };
    look();
    let fault = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    // One after the other: what is there already is known then.
    let waiting = StoredValue::new_local(VecDeque::<File>::new());
    let take = move |file: File| {
        waiting.update_value(|waiting| waiting.push_back(file));
        if busy.get_untracked() {
            return;
        }
        fault.set(None);
        busy.set(true);
        spawn_local(async move {
            let (mut attached, mut faults) = (Vec::new(), Vec::new());
            while let Some(file) = waiting.try_update_value(VecDeque::pop_front).flatten() {
                let name = file.name();
                match session.attach(candidate, application, file).await {
                    Ok(()) => attached.push(name),
                    Err(error) => faults.push((name, files_error_text(&error))),
                }
            }
            match attached.as_slice() {
                [] => {}
                [name] => toast_undo((words().files.attached)(name)),
                // Each of them is a step of its own.
                all => toast(plural(all.len(), &words().files.attached_many)),
            }
            fault.try_set(faults_text(&faults, attached.len()));
            busy.try_set(false);
            look();
        });
    };
    let dropped = move |event: DragEvent| {
        for file in files_in(event.data_transfer().and_then(|data| data.files())) {
            // Not for the import of the whole page.
            event.prevent_default();
            take(file);
        }
    };
    let ids = move || {
        let views = session.on(Topic::Candidate(candidate));
        views.attachments_of(candidate).into_iter().map(|(id, _)| id).collect()
    };
    let until = Memo::new(move |_| hidden_until(&session.on(Topic::Candidate(candidate)), candidate));
    let panel = move || {
        view! {
            <section class="sect stack" on:drop=dropped>
                <h2>{w.title}</h2>
                <p class="hint">{w.text}</p>
                <ul class="files">{rows(ids, move |id| view! { <Row id here fault /> })}</ul>
                <div aria-live="polite">
                    {move || busy.get().then_some(w.attaching)}
                    {move || fault.get().map(|text| view! { <p class="fault" role="alert">{text}</p> })}
                </div>
                <div class="actions">
                    <FileButton id="attach-file" label=w.attach accept=ACCEPT class="btn" multiple=true on_file=take />
                </div>
            </section>
        }
    };
    move || match until.get() {
        None => panel().into_any(),
        Some(stage) => view! {
            <section class="sect stack">
                <h2>{w.title}</h2>
                <p class="hint">{(words().blind.files)(&stage)}</p>
            </section>
        }
        .into_any(),
    }
}

/// Why some were not attached, each by its name if there were others.
fn faults_text(faults: &[(String, String)], attached: usize) -> Option<String> {
    let alone = faults.len() + attached == 1;
    let line = |(name, why): &(String, String)| if alone { why.clone() } else { [name, ": ", why].concat() };
    (!faults.is_empty()).then(|| faults.iter().map(line).collect::<Vec<_>>().join(" "))
}

#[component]
fn Row(id: Id<Attachment>, here: RwSignal<Option<BTreeSet<String>>>, fault: RwSignal<Option<String>>) -> impl IntoView {
    let session = use_session();
    let w = &words().files;
    let views = session.views();
    let attachment = views.attachments.get(&id)?;
    let (name, hash) = (attachment.name.clone(), attachment.hash.clone());
    let who = views.members.get(&attachment.by).map(|member| member.name.clone()).unwrap_or_default();
    let facts = (w.signed)(&size_text(attachment.size), &intl::date_time(attachment.at), &who);
    let missing = move || here.with(|here| here.as_ref().is_some_and(|here| !here.contains(&hash)));
    let download = {
        let (attachment, name) = (attachment.clone(), name.clone());
        move |_| {
            let (attachment, name) = (attachment.clone(), name.clone());
            spawn_local(async move {
                let w = &words().files;
                let said = match session.file(&attachment).await {
                    Ok(Some(blob)) if hand_out(&name, &blob).is_ok() => None,
                    Ok(Some(_)) => Some(w.unreadable.to_owned()),
                    Ok(None) => Some(w.elsewhere.to_owned()),
                    Err(error) => Some(files_error_text(&error)),
                };
                fault.try_set(said);
            });
        }
    };
    let remove = {
        let name = name.clone();
        move |_| {
            if act(session, Edit::RemoveAttachment { id }) {
                toast_undo((words().files.removed)(&name));
            }
        }
    };
    Some(view! {
        <li>
            <div class="grow">
                <b>{name.clone()}</b>
                <p class="hint">{facts}</p>
                {move || missing().then(|| view! { <p class="hint">{w.elsewhere}</p> })}
            </div>
            <button type="button" class="btn quiet icon" aria-label=(w.download)(&name) on:click=download>
                {icon("download")}
            </button>
            <button type="button" class="btn quiet icon" aria-label=(w.remove)(&name) on:click=remove>
                {icon("trash")}
            </button>
        </li>
    })
}

/// A size as people read it.
pub fn size_text(bytes: u64) -> String {
    let w = &words().files;
    let thousands = bytes as f64 / 1000.0;
    if thousands < 1000.0 {
        (w.kilobytes)(&intl::number(thousands.max(1.0), 0))
    } else {
        (w.megabytes)(&intl::number(thousands / 1000.0, 1))
    }
}

/// Why a file was not taken in, in words.
pub fn files_error_text(error: &FilesError) -> String {
    let w = &words().files;
    let text = match error {
        FilesError::NoStore => w.no_store,
        FilesError::Unreadable => w.unreadable,
        FilesError::Fault(AttachmentFault::Empty) => w.empty,
        FilesError::Fault(AttachmentFault::TooLarge) => w.too_large,
        FilesError::Fault(AttachmentFault::Format) => w.format,
        FilesError::There => w.there,
        FilesError::Archive(ArchiveError::Broken) => w.broken,
        FilesError::Archive(ArchiveError::Packed) => w.packed,
        FilesError::Archive(ArchiveError::Changed) => w.changed,
        FilesError::Archive(ArchiveError::TooLarge) => w.archive_too_large,
        FilesError::NoWorkspace => w.no_workspace,
        FilesError::Storage(error) => return storage_text(error),
        FilesError::Edit(error) => return error_text(error),
    };
    text.to_owned()
}
