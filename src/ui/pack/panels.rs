//! What stands on the data screen about packs: taking one away, and the way to the other work in this browser. Must never take
//! anything away without having said that it cannot be undone.

use crate::{
    domain::{RawId, team::Settings},
    i18n::words,
    session::{Session, use_session},
    ui::{
        controls::{Dialog, icon, toast},
        data::import::storage_text,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Takes the pack away when it has done its work.
#[component]
pub fn RemovePanel() -> impl IntoView {
    let session = use_session();
    let w = &words().pack;
    let asking = RwSignal::new(false);
    let remove = move |_| {
        asking.set(false);
        spawn_local(async move {
            if let Err(error) = session.discard_workspace().await {
                toast(storage_text(&error));
            }
        });
    };
    view! {
        <section class="sheet">
            <h2>{w.remove_title}</h2>
            <p>{w.remove_text}</p>
            <button type="button" class="btn danger" on:click=move |_| asking.set(true)>
                {icon("trash")}
                {w.remove}
            </button>
            <Dialog open=asking title=Signal::derive(|| words().pack.remove_ask.to_owned())>
                <div class="stack">
                    <p>{w.remove_lost}</p>
                    <div class="dialog-actions">
                        <button type="button" class="btn danger" on:click=remove>
                            {w.remove_now}
                        </button>
                        <button type="button" class="btn" on:click=move |_| asking.set(false)>
                            {words().common.cancel}
                        </button>
                    </div>
                </div>
            </Dialog>
        </section>
    }
}

/// The other workspaces of this browser, if there are any.
#[component]
pub fn Elsewhere() -> impl IntoView {
    let session = use_session();
    let w = &words().pack;
    let others = RwSignal::new(Vec::<(RawId, String)>::new());
    spawn_local(async move {
        // Without an answer there is no panel; the banner tells why storage fails.
        if let Ok(found) = session.elsewhere().await {
            others.try_set(found.into_iter().map(|(id, settings)| (id, name_of(&settings))).collect());
        }
    });
    let button = move |(id, name): (RawId, String)| {
        view! {
            <button type="button" class="btn" on:click=move |_| open(session, id)>
                {name}
            </button>
        }
    };
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <section class="sheet">
                    <h2>{w.elsewhere}</h2>
                    <p>{w.elsewhere_text}</p>
                    <div class="actions">{others.into_iter().map(button).collect_view()}</div>
                </section>
            }
        })
    }
}

fn open(session: Session, id: RawId) {
    spawn_local(async move {
        if let Err(error) = session.open_workspace(id).await {
            toast(storage_text(&error));
        }
    });
}

fn name_of(settings: &Settings) -> String {
    let name = if settings.name.is_empty() { words().shell.unnamed_workspace } else { &settings.name };
    if settings.pack.is_some() { (words().pack.unnamed_pack)(name) } else { name.to_owned() }
}
