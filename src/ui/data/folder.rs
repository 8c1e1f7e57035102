//! The panel of the copies that are written into a folder without a word. Must never claim a copy that was not written.

use crate::{
    i18n::words,
    session::{Folder, Session, use_session},
};
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn FolderPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let text = move || match session.folder() {
        Folder::Impossible => w.folder_impossible.to_owned(),
        Folder::None => w.folder_none.to_owned(),
        Folder::Ready(name) => (w.folder_ready)(&name),
        Folder::Asleep(name) => (w.folder_asleep)(&name),
        Folder::Failed(name, why) => (w.folder_failed)(&name, &why),
    };
    let asleep = move || matches!(session.folder(), Folder::Asleep(_));
    let possible = move || session.folder() != Folder::Impossible;
    let chosen = move || !matches!(session.folder(), Folder::Impossible | Folder::None);
    view! {
        <section class="sheet">
            <h2>{w.folder_title}</h2>
            <p role="status">{text}</p>
            <div class="actions">
                {button(session, w.folder_allow, asleep, Session::wake_folder)}
                {button(session, w.folder_choose, possible, Session::choose_folder)}
                {button(session, w.folder_leave, chosen, Session::leave_folder)}
            </div>
        </section>
    }
}

fn button(
    session: Session,
    label: &'static str,
    shown: impl Fn() -> bool + Send + Sync + 'static,
    press: fn(Session),
) -> impl IntoView {
    view! {
        <button type="button" class="btn small" hidden=move || !shown() on:click=move |_| press(session)>
            {label}
        </button>
    }
}
