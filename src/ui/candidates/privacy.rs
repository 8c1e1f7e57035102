//! A person's rights over what is kept about them: to see all of it, to take it along, to be erased for good; and how long they are
//! kept if they ask for nothing. Must never erase without having said what goes, and what other people may still have.

use crate::{
    domain::{Id, candidate::Candidate, facts::Facts},
    exchange::person::{Section, page},
    i18n::{intl, language, plural, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::{
        controls::{download, icon, toast},
        data::values::value_text,
        due::{Act, Asking, AskingDialog, KeepNoLonger, name_of, standing_text},
    },
};
use leptos::prelude::*;
use serde_json::Value;

/// The panel on a person's screen.
#[component]
pub(super) fn Privacy(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().privacy;
    let asking = Asking::new();
    let hand_out = move |name: &str, kind: &str, text: &str| {
        if download(name, kind, text).is_err() {
            toast(words().data.export_failed.to_owned());
        }
    };
    let hidden = Memo::new(move |_| session.on(Topic::Candidate(id)).hidden_person(id).is_some());
    let as_page = move |_| hand_out("about-you.html", "text/html", &page_about(session, id));
    let as_data = move |_| hand_out("about-you.json", "application/json", &session.person_as_json(id));
    view! {
        <h2>{w.title}</h2>
        <p class="hint">{w.text}</p>
        {sealed_text(session, id).map(|text| view! { <p class="hint">{text}</p> })}
        <Standing id />
        <button type="button" class="btn" on:click=move |_| asking.ask(Act::Keep, vec![id.raw()])>
            {words().retention.keep}
        </button>
        <Show
            when=move || !hidden.get()
            fallback=|| view! { <p class="hint">{words().blind.privacy}</p> }
        >
            <button type="button" class="btn" on:click=as_page>
                {icon("download")}
                {w.as_page}
            </button>
            <button type="button" class="btn" on:click=as_data>
                {icon("download")}
                {w.as_data}
            </button>
        </Show>
        <button type="button" class="btn" on:click=move |_| asking.ask(Act::Anonymise, vec![id.raw()])>
            {words().retention.anonymise}
        </button>
        <button type="button" class="btn danger" on:click=move |_| asking.ask(Act::Erase, vec![id.raw()])>
            {icon("trash")}
            {w.erase}
        </button>
        <AskingDialog asking away=Route::Candidates />
    }
}

/// That something is left out because it is sealed.
fn sealed_text(session: Session, id: Id<Candidate>) -> Option<String> {
    let sealed = session.sealed_about(id);
    (sealed > 0).then(|| plural(sealed, &words().privacy.sealed))
}

/// How long they are kept, and why.
#[component]
fn Standing(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let text = move || {
        session.on(Topic::Settings);
        standing_text(&session.on(Topic::Candidate(id)), id, session.now())
    };
    let kept =
        Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id).and_then(|person| person.kept.clone()));
    view! {
        <p class="hint">{text}</p>
        {move || {
            kept.get()
                .map(|kept| {
                    view! {
                        <p class="hint">{(words().retention.longer)(&intl::day(kept.until), &kept.reason)}</p>
                        <KeepNoLonger id />
                    }
                })
        }}
    }
}

/// Everything about a person, record by record, in the language of the screen.
fn page_about(session: Session, id: Id<Candidate>) -> String {
    let views = session.views();
    let (kinds, field) = (words().data.kinds, words().differences.field);
    let row = |name: &str, value: &Value| (field(name).to_owned(), value_text(&views, value));
    let mut sections: Vec<Section> = session
        .records_about(id)
        .into_iter()
        .map(|(key, fields)| {
            let mut rows = Vec::new();
            for (name, value) in &fields {
                match (name.as_str(), value) {
                    (_, Value::Null) | ("id" | "order" | "kit" | "stayed", _) => {}
                    // What was agreed, each part by its name.
                    ("pool" | "kept", Value::Object(parts)) => {
                        let parts = parts.iter().filter(|(_, value)| !value.is_null());
                        rows.extend(parts.map(|(name, value)| row(name, value)));
                    }
                    (name, value) => rows.push(row(name, value)),
                }
            }
            Section { title: kinds(key.kind.as_str()).to_owned(), rows }
        })
        .collect();
    sections.extend(sealed_text(session, id).map(|title| Section { title, rows: Vec::new() }));
    page(language().tag(), &name_of(&views, id), &sections)
}
