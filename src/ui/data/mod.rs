//! The screen for files, storage, language and colours.

mod differences;
mod folder;
mod import;
mod points;
mod preview;
mod settings;
mod settle;
pub(crate) mod values;

use super::controls::{download, icon, toast};
use crate::{
    i18n::{intl, words},
    session::{Session, use_session},
};
use folder::FolderPanel;
use import::ImportPanel;
use leptos::{prelude::*, task::spawn_local};
use points::PointsPanel;
pub use points::when as point_time;
use settings::{CompanyPanel, LookPanel, SamplePanel};
use settle::SettlePanel;

/// What browsers allow `localStorage` to hold, in UTF-16 units of keys and values.
const ALLOWED: usize = 5_242_880;

/// Hands the whole workspace to the person as a file.
pub fn save_file(session: Session) {
    let w = &words().data;
    let name = session.export_name();
    match download(&name, "application/json", &session.export()) {
        Ok(()) => {
            session.exported();
            toast((w.export_done)(&name));
        }
        Err(_) => toast(w.export_failed.to_owned()),
    }
}

/// The screen.
#[component]
pub fn DataScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{w.facts}</p>
            </div>
            <button type="button" class="btn go" on:click=move |_| save_file(session)>
                {icon("download")}
                {w.export_button}
            </button>
        </div>
        <div class="data-grid">
            <SettlePanel />
            <section class="sheet">
                <h2>{w.export_title}</h2>
                <p>{w.export_text}</p>
            </section>
            <FolderPanel />
            <ImportPanel />
            <PointsPanel />
            <StoragePanel />
            <CompanyPanel />
            <LookPanel />
            <SamplePanel />
        </div>
    }
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
