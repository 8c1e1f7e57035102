//! The screen for files, storage, language and colours.

mod archive;
mod differences;
mod folder;
pub(crate) mod import;
mod lock;
mod locked_file;
mod points;
mod preview;
mod reasons;
mod retention;
mod settings;
mod settle;
mod storage;
pub(crate) mod values;

use super::{
    controls::{download, icon, toast},
    pack::{Elsewhere, RemovePanel},
};
use crate::{
    i18n::{plural, words},
    session::{Session, exchange::LeftOut, use_session},
};
use archive::ArchiveExport;
use folder::FolderPanel;
use import::ImportPanel;
use leptos::prelude::*;
use lock::LockPanel;
pub(crate) use lock::{LockNow, UnlockHere, lock_error_text};
use locked_file::LockedExport;
use points::PointsPanel;
pub use points::when as point_time;
use reasons::ReasonsPanel;
use retention::RetentionPanel;
use settings::{CompanyPanel, LookPanel, SamplePanel};
use settle::SettlePanel;
use storage::StoragePanel;

/// Hands the whole workspace to the person as a file: a backup, also of what is sealed.
pub fn save_file(session: Session) {
    hand_out(session, &session.export_all(), LeftOut::default());
}

/// Hands the workspace to the person as a file to share.
fn share_file(session: Session) {
    let (text, left_out) = session.export();
    hand_out(session, &text, left_out);
}

fn hand_out(session: Session, text: &str, left_out: LeftOut) {
    let w = &words().data;
    let name = session.export_name();
    if download(&name, "application/json", text).is_err() {
        return toast(w.export_failed.to_owned());
    }
    let mut said = (w.export_done)(&name);
    if left_out == LeftOut::default() {
        session.exported();
    }
    // A file that lacks something is no backup, and tells nobody of all that is here.
    for (count, text) in [(left_out.scorecards, &w.export_sealed), (left_out.people, &words().blind.left_out)] {
        if count > 0 {
            said.push_str(". ");
            said.push_str(&plural(count, text));
        }
    }
    toast(said);
}

/// The screen.
#[component]
pub fn DataScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    if session.pack().is_some() {
        return view! {
            <div class="head">
                <h1 tabindex="-1">{w.title}</h1>
            </div>
            <div class="data-grid">
                <RemovePanel />
                <Elsewhere />
                <ImportPanel />
                <LookPanel />
                <StoragePanel />
            </div>
        }
        .into_any();
    }
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{w.facts}</p>
            </div>
            <button type="button" class="btn go" on:click=move |_| share_file(session)>
                {icon("download")}
                {w.export_button}
            </button>
        </div>
        <div class="data-grid">
            <SettlePanel />
            <section class="sheet">
                <h2>{w.export_title}</h2>
                <p>{w.export_text}</p>
                <p>{w.backup_text}</p>
                <button type="button" class="btn" on:click=move |_| save_file(session)>
                    {icon("download")}
                    {w.backup_button}
                </button>
                <LockedExport />
                <ArchiveExport />
            </section>
            <FolderPanel />
            <ImportPanel />
            <PointsPanel />
            <StoragePanel />
            <LockPanel />
            <CompanyPanel />
            <RetentionPanel />
            <ReasonsPanel />
            <LookPanel />
            <SamplePanel />
            <Elsewhere />
        </div>
    }
    .into_any()
}
