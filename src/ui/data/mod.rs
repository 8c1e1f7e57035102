//! The screen for files, storage, language and colours.

mod differences;
mod folder;
pub(crate) mod import;
mod points;
mod preview;
mod retention;
mod seal;
mod settings;
mod settle;
pub(crate) mod values;

use super::{
    controls::{download, icon, toast},
    pack::{Elsewhere, RemovePanel},
};
use crate::{
    i18n::{intl, plural, words},
    session::{Session, use_session},
};
use folder::FolderPanel;
use import::ImportPanel;
use leptos::{prelude::*, task::spawn_local};
use points::PointsPanel;
pub use points::when as point_time;
use retention::RetentionPanel;
use seal::SealedExport;
use settings::{CompanyPanel, LookPanel, SamplePanel};
use settle::SettlePanel;

/// What browsers allow `localStorage` to hold, in UTF-16 units of keys and values.
const ALLOWED: usize = 5_242_880;

/// Hands the whole workspace to the person as a file: a backup, also of what is sealed.
pub fn save_file(session: Session) {
    hand_out(session, &session.export_all(), 0);
}

/// Hands the workspace to the person as a file to share.
fn share_file(session: Session) {
    let (text, sealed) = session.export();
    hand_out(session, &text, sealed);
}

fn hand_out(session: Session, text: &str, left_out: usize) {
    let w = &words().data;
    let name = session.export_name();
    if download(&name, "application/json", text).is_err() {
        return toast(w.export_failed.to_owned());
    }
    let mut said = (w.export_done)(&name);
    if left_out == 0 {
        session.exported();
    } else {
        // A file that lacks something is no backup, and tells nobody of all that is here.
        said.push_str(". ");
        said.push_str(&plural(left_out, &w.export_sealed));
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
                <SealedExport />
            </section>
            <FolderPanel />
            <ImportPanel />
            <PointsPanel />
            <StoragePanel />
            <CompanyPanel />
            <RetentionPanel />
            <LookPanel />
            <SamplePanel />
            <Elsewhere />
        </div>
    }
    .into_any()
}

#[component]
fn StoragePanel() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let used = RwSignal::new(None::<usize>);
    spawn_local(async move {
        // Without an answer there is no meter; the banner tells why storage fails.
        if let Ok(units) = session.usage().await {
            used.try_set(Some(units));
        }
    });
    let raw = move |_| {
        spawn_local(async move {
            let done = match session.raw_data().await {
                Ok(text) => download("handpick-raw.json", "application/json", &text).is_ok(),
                Err(_) => false,
            };
            if !done {
                toast(words().data.export_failed.to_owned());
            }
        });
    };
    view! {
        <section class="sheet">
            <h2>{w.storage_title}</h2>
            <p>{w.storage_text}</p>
            {move || {
                used.get()
                    .map(|units| {
                        let share = units as f64 / ALLOWED as f64;
                        let text = (w.used)(
                            &intl::number(units as f64, 0),
                            &format!("{} %", intl::number(share * 100.0, u8::from(share < 0.1))),
                        );
                        view! {
                            <div class="usage">
                                <meter class="meter" min="0" max="1" high="0.8" value=share.to_string() aria-label=text.clone()></meter>
                                <p class="hint">{text}</p>
                            </div>
                        }
                    })
            }}
            <button type="button" class="btn small" on:click=raw>
                {w.raw}
            </button>
        </section>
    }
}
