//! A person's rights over what is kept about them: to see all of it, to take it along, to be erased for good. Must never erase
//! without having said what goes, and what other people may still have.

use crate::{
    domain::{Id, candidate::Candidate, facts::Facts},
    exchange::person::{Section, page},
    i18n::{language, plural, words},
    route::Route,
    session::{Session, navigation::navigate, use_session},
    ui::{
        controls::{Dialog, download, icon, toast},
        data::values::value_text,
    },
};
use leptos::prelude::*;

/// The panel on a person's screen.
#[component]
pub(super) fn Privacy(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().privacy;
    let erasing = RwSignal::new(false);
    let hand_out = move |name: &str, kind: &str, text: &str| {
        if download(name, kind, text).is_err() {
            toast(words().data.export_failed.to_owned());
        }
    };
    let as_page = move |_| hand_out("about-you.html", "text/html", &page_about(session, id));
    let as_data = move |_| hand_out("about-you.json", "application/json", &session.person_as_json(id));
    let erase = move |_| {
        erasing.set(false);
        session.erase_person(id);
        toast(w.erased.to_owned());
        navigate(&Route::Candidates);
    };
    view! {
        <h2>{w.title}</h2>
        <p class="hint">{w.text}</p>
        {sealed_text(session, id).map(|text| view! { <p class="hint">{text}</p> })}
        <button type="button" class="btn" on:click=as_page>
            {icon("download")}
            {w.as_page}
        </button>
        <button type="button" class="btn" on:click=as_data>
            {icon("download")}
            {w.as_data}
        </button>
        <button type="button" class="btn danger" on:click=move |_| erasing.set(true)>
            {icon("trash")}
            {w.erase}
        </button>
        <Dialog open=erasing title=Signal::derive(move || (words().privacy.erase_title)(&name_of(session, id)))>
            <div class="stack">
                <p>{w.erase_text}</p>
                <p>{w.erase_others}</p>
                <div class="dialog-actions">
                    <button type="button" class="btn danger" on:click=erase>
                        {w.erase_now}
                    </button>
                    <button type="button" class="btn" on:click=move |_| erasing.set(false)>
                        {words().common.cancel}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// That something is left out because it is sealed.
fn sealed_text(session: Session, id: Id<Candidate>) -> Option<String> {
    let sealed = session.sealed_about(id);
    (sealed > 0).then(|| plural(sealed, &words().privacy.sealed))
}

fn name_of(session: Session, id: Id<Candidate>) -> String {
    session.views().candidate(id).map(|person| person.name.clone()).unwrap_or_default()
}

/// Everything about a person, record by record, in the language of the screen.
fn page_about(session: Session, id: Id<Candidate>) -> String {
    let views = session.views();
    let (kinds, field) = (words().data.kinds, words().differences.field);
    let mut sections: Vec<Section> = session
        .records_about(id)
        .into_iter()
        .map(|(key, fields)| {
            let shown = fields
                .iter()
                .filter(|(name, value)| !value.is_null() && !["id", "order", "kit"].contains(&name.as_str()));
            let rows = shown.map(|(name, value)| (field(name).to_owned(), value_text(&views, value))).collect();
            Section { title: kinds(key.kind.as_str()).to_owned(), rows }
        })
        .collect();
    sections.extend(sealed_text(session, id).map(|title| Section { title, rows: Vec::new() }));
    page(language().tag(), &name_of(session, id), &sections)
}
