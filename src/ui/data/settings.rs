//! You, your company, the language, the colours and the sample data.

use crate::{
    domain::edit::Edit,
    domain::team::Settings,
    i18n::{Language, error_text, words},
    session::{Scheme, Topic, use_session},
    ui::{
        app::Speaking,
        controls::{CheckedField, SelectField, TextField, act},
        sample, shell,
    },
};
use leptos::prelude::*;

/// Who I am and for whom I hire.
#[component]
pub(super) fn CompanyPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let company = move || session.on(Topic::Settings).settings.name.clone();
    let name = move || {
        let views = session.on(Topic::Members);
        session.me().and_then(|me| Some(views.members.get(&me)?.name.clone())).unwrap_or_default()
    };
    let set_company = move |name: String| {
        let after = Settings { name: name.trim().to_owned(), ..session.views().settings.clone() };
        act(session, Edit::SetSettings { id: session.workspace_id(), after });
    };
    let promise = move || session.on(Topic::Settings).settings.promised_days().to_string();
    let set_promise = move |days: String| {
        // What is no number is refused as one out of range is.
        let promise = Some(days.trim().parse().unwrap_or_default());
        let after = Settings { promise, ..session.views().settings.clone() };
        let edit = Edit::SetSettings { id: session.workspace_id(), after };
        session.dispatch(edit).map_err(|error| error_text(&error))
    };
    let set_name = move |name: String| {
        let Some(id) = session.who() else { return Ok(()) };
        session.dispatch(Edit::AddMember { id, name }).map_err(|error| error_text(&error))
    };
    view! {
        <section class="sheet stack">
            <h2>{w.company_title}</h2>
            <TextField id="company" label=w.company value=Signal::derive(company) on_commit=set_company max_length=200 />
            <CheckedField
                id="promise"
                label=w.promise
                hint=w.promise_hint.to_owned()
                value=Signal::derive(promise)
                on_commit=set_promise
                max_length=3
            />
            <CheckedField
                id="my-name"
                label=w.you
                hint=w.you_hint.to_owned()
                value=Signal::derive(name)
                on_commit=set_name
                max_length=200
            />
        </section>
    }
}

/// Language and colours; both are remembered in this browser.
#[component]
pub(super) fn LookPanel() -> impl IntoView {
    let session = use_session();
    let Speaking(speaking) = expect_context();
    let w = &words().data;
    let languages =
        Language::ALL.into_iter().map(|language| (language.tag().to_owned(), language.name().to_owned())).collect();
    let [auto, light, dark] = w.schemes;
    let schemes =
        [("auto", auto), ("light", light), ("dark", dark)].map(|(value, text)| (value.to_owned(), text.to_owned()));
    let scheme = RwSignal::new(session.preferences().scheme);
    let set_language = move |tag: String| {
        if let Some(language) = Language::among([tag.as_str()]) {
            session.prefer(|preferences| preferences.language = Some(tag.clone()));
            speaking.set(language);
        }
    };
    let set_scheme = move |chosen: String| {
        let chosen = match chosen.as_str() {
            "light" => Scheme::Light,
            "dark" => Scheme::Dark,
            _ => Scheme::Auto,
        };
        session.prefer(|preferences| preferences.scheme = chosen);
        shell::apply_scheme(chosen);
        scheme.set(chosen);
    };
    view! {
        <section class="sheet stack">
            <h2>{w.look_title}</h2>
            <SelectField
                id="language"
                label=w.language
                options=languages
                value=Signal::derive(move || speaking.get().tag().to_owned())
                on_change=set_language
            />
            <SelectField id="scheme" label=w.scheme options=schemes.to_vec() value=Signal::derive(move || scheme_value(scheme.get()).to_owned()) on_change=set_scheme />
        </section>
    }
}

/// The way into the sample data and out of it.
#[component]
pub(super) fn SamplePanel() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let inside = move || session.on(Topic::Settings).settings.sample;
    view! {
        <section class="sheet">
            <h2>{w.sample_title}</h2>
            <p>{w.sample_text}</p>
            <Show
                when=inside
                fallback=move || {
                    view! {
                        <button type="button" class="btn" on:click=move |_| sample::install(session)>
                            {w.sample_open}
                        </button>
                    }
                }
            >
                <button type="button" class="btn" on:click=move |_| sample::remove(session)>
                    {w.back_to_yours}
                </button>
            </Show>
        </section>
    }
}

fn scheme_value(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Auto => "auto",
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    }
}
