//! A pack where a file is opened: what is in it, and the way in. Must never mix it with the work that is open.

use crate::{
    exchange::{
        file::FileError,
        pack::{self, contents},
    },
    i18n::{plural, words},
    session::{Session, use_session},
    ui::{
        controls::{FileButton, toast},
        data::import::{file_error_text, read_text, storage_text},
    },
    workspace::import::Incoming,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// What a pack holds, and the button that opens it.
#[component]
pub fn PackOffer(
    /// The pack.
    incoming: Rc<Incoming>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().pack;
    let (who, count) = contents(&incoming);
    let open = move |_| open_in_place(session, (*incoming).clone());
    view! {
        <h3>{(w.offer)(&who, &plural(count, &w.count))}</h3>
        <p>{w.offer_text}</p>
        <button type="button" class="btn go" on:click=open>
            {w.open}
        </button>
    }
}

/// Opens a file as a workspace of its own; if that cannot be kept, says why.
fn open_in_place(session: Session, incoming: Incoming) {
    spawn_local(async move {
        if let Err(error) = session.open_file(incoming).await {
            toast(storage_text(&error));
        }
    });
}

/// For somebody who was sent a file and has no work here yet: a pack or a colleague's workspace, opened without a word about who
/// they are.
#[component]
pub fn OpenSent() -> impl IntoView {
    let session = use_session();
    let fault = RwSignal::new(None::<String>);
    let read = move |file: web_sys::File| {
        spawn_local(async move {
            match read_sent(&file).await {
                Ok(incoming) => open_in_place(session, incoming),
                Err(why) => drop(fault.try_set(Some(why))),
            }
        });
    };
    view! {
        <FileButton id="sent-file" accept=".json,application/json" class="btn quiet" label=words().pack.open_sent on_file=read />
        {move || fault.get().map(|why| view! { <p class="fault" role="alert">{why}</p> })}
    }
}

async fn read_sent(file: &web_sys::File) -> Result<Incoming, String> {
    let text = read_text(file).await?;
    let read = match crate::exchange::file::read(&text) {
        Err(FileError::NotHandpick) => pack::read(&text).map(|(_, incoming)| incoming),
        other => other,
    };
    read.map_err(|error| match error {
        // The passphrase is asked for where there is room to say what it is for.
        FileError::Locked => words().pack.locked.to_owned(),
        error => file_error_text(&error),
    })
}
