//! The first step: a file that is picked or dropped, or a text that is pasted. Must never read a file that is far too large.

use super::{state::Import, texts::table_text};
use crate::{
    exchange::csv::{LARGEST, TableFault},
    i18n::words,
    session::{Session, use_session},
    ui::{
        controls::{FileButton, focus_field},
        shell::Dropped,
    },
};
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

const PASTE: &str = "import-paste";
/// What the browser's dialogue offers.
const ACCEPT: &str = ".csv,.tsv,.txt,.vcf,.json,text/csv,text/tab-separated-values,text/vcard,application/json";

/// The step.
#[component]
pub(super) fn Choose(import: Import) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let pasted = RwSignal::new(String::new());
    let chosen = move |file| spawn_local(read(session, file, import));
    let dropped: Dropped = expect_context();
    Effect::new(move |_| {
        if let Some(file) = dropped.take_people() {
            spawn_local(read(session, file, import));
        }
    });
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        import.open_text(session, text);
        if import.peek(|state| state.fault.is_some()) {
            focus_field(PASTE);
        }
    };
    let fault = move || import.with(|state| state.fault.clone());
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{w.facts}</p>
            </div>
        </div>
        <div role="alert">{move || fault().map(|why| view! { <p class="gate bad">{why}</p> })}</div>
        <div class="data-grid">
            <section class="sheet">
                <h2>{w.choose_title}</h2>
                <p>{w.choose_hint}</p>
                <FileButton id="people-file" accept=ACCEPT class="btn go" label=w.choose on_file=chosen />
            </section>
            <section class="sheet">
                <h2>{w.paste_title}</h2>
                <div class="field">
                    <label for=PASTE>{w.paste}</label>
                    <textarea
                        class="in"
                        id=PASTE
                        rows="6"
                        aria-describedby="import-paste-hint"
                        prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                    <p class="hint" id="import-paste-hint">
                        {w.paste_hint}
                    </p>
                </div>
                <button type="button" class="btn" on:click=read_pasted>
                    {w.read_paste}
                </button>
            </section>
        </div>
    }
}

async fn read(session: Session, file: web_sys::File, import: Import) {
    // A file far beyond the limit is not even read: it would take the tab's memory.
    if file.size() > LARGEST as f64 {
        return import.refuse(table_text(TableFault::TooBig));
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => import.open_bytes(session, file.name(), Uint8Array::new(&buffer).to_vec()),
        Err(_) => import.refuse(words().import_people.unreadable.to_owned()),
    }
}
