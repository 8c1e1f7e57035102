//! The export with files: one zip archive of the workspace and all that is attached. Must never call an archive a backup that lacks
//! something.

use crate::{
    i18n::{plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{hand_out, icon, toast},
        files::files_error_text,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// The button; to be put into the panel of the plain export. Nothing while there are no files.
#[component]
pub(super) fn ArchiveExport() -> impl IntoView {
    let session = use_session();
    let w = &words().files;
    // The topic of an import on this very screen.
    let any = move || session.on(Topic::Candidates).attachments.iter().next().is_some();
    let give = move |_| {
        spawn_local(async move {
            let name = session.archive_name();
            match session.archive().await {
                Ok((blob, missing)) if hand_out(&name, &blob).is_ok() => {
                    let mut said = (words().data.export_done)(&name);
                    if missing == 0 {
                        session.exported();
                    } else {
                        said.push_str(". ");
                        said.push_str(&plural(missing, &words().files.archive_lacks));
                    }
                    toast(said);
                }
                Ok(_) => toast(words().data.export_failed.to_owned()),
                Err(error) => toast(files_error_text(&error)),
            }
        });
    };
    view! {
        <Show when=any>
            <p>{w.archive_text}</p>
            <button type="button" class="btn" on:click=give>
                {icon("download")}
                {w.archive_button}
            </button>
        </Show>
    }
}
