//! The first screen: who are you? Asked once a browser, so that history and scorecards have an author.

use super::{
    app::Speaking,
    controls::{LanguageChoice, act, act_at, icon},
    pack::OpenSent,
};
use crate::{
    domain::{edit::Edit, team::Settings},
    i18n::{Language, intl, words},
    session::{Topic, use_session},
};
use leptos::prelude::*;

/// The DOM id of the field for the name.
const NAME: &str = "me";

/// Asks for the name, and for the company where there is none yet.
#[component]
pub fn Welcome() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let name = RwSignal::new(String::new());
    let company = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let fresh = session.is_empty() && session.views().settings.name.is_empty();
    let speaking: Speaking = expect_context();
    let speak = move |language: Language| {
        session.prefer(|preferences| preferences.language = Some(language.tag().to_owned()));
        speaking.0.set(language);
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = session.fresh();
        if !act_at(session, Edit::AddMember { id, name: name.get_untracked() }, NAME, fault) {
            return;
        }
        // The company is written under the new name: `i_am` comes first, so that the edit has an author.
        let company = company.get_untracked().trim().to_owned();
        session.i_am(id);
        if fresh && !company.is_empty() {
            let after = Settings { name: company, ..session.views().settings.clone() };
            act(session, Edit::SetSettings { id: session.workspace_id(), after });
        }
    };
    let members = move || {
        let views = session.on(Topic::Members);
        let names = intl::in_name_order(views.members.iter().map(|(id, member)| (id, member.name.clone())));
        names.into_iter().filter_map(|id| Some((id, views.members.get(&id)?.name.clone()))).collect::<Vec<_>>()
    };
    view! {
        <main class="welcome" id="main">
            <div class="brand">
                <span class="mark" aria-hidden="true">
                    {icon("check")}
                </span>
                <span class="grow">"Handpick"</span>
                <LanguageChoice spoken=speaking.0 on_change=speak />
            </div>
            <h1 tabindex="-1">{w.welcome_title}</h1>
            <p>{w.welcome_text}</p>
            <form class="sheet stack" novalidate on:submit=begin>
                <h2>{w.welcome_who}</h2>
                <div class="field">
                    <label for=NAME>{w.welcome_name}</label>
                    <input
                        class="in"
                        class:bad=move || fault.get().is_some()
                        id=NAME
                        autocomplete="name"
                        required
                        maxlength="200"
                        aria-describedby=move || if fault.get().is_some() { "me-hint me-fault" } else { "me-hint" }
                        aria-invalid=move || fault.get().is_some().then_some("true")
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <p class="hint" id="me-hint">
                        {w.welcome_name_hint}
                    </p>
                    {move || fault.get().map(|text| view! { <p class="fault" id="me-fault">{text}</p> })}
                </div>
                {fresh
                    .then(|| {
                        view! {
                            <div class="field">
                                <label for="company">
                                    {w.welcome_company} " " <em>{words().common.optional}</em>
                                </label>
                                <input
                                    class="in"
                                    id="company"
                                    autocomplete="organization"
                                    maxlength="200"
                                    aria-describedby="company-hint"
                                    prop:value=move || company.get()
                                    on:input=move |event| company.set(event_target_value(&event))
                                />
                                <p class="hint" id="company-hint">
                                    {w.welcome_company_hint}
                                </p>
                            </div>
                        }
                    })}
                <button class="btn go" type="submit">
                    {w.welcome_begin}
                </button>
            </form>
            <Show when=move || !members().is_empty()>
                <p>{w.welcome_known}</p>
                <ul class="members">
                    {move || {
                        members()
                            .into_iter()
                            .map(|(id, name)| {
                                view! {
                                    <li>
                                        <button type="button" class="btn" on:click=move |_| session.i_am(id)>
                                            {name}
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Show>
            {fresh
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn quiet"
                            on:click=move |_| super::sample::install(session)
                        >
                            {w.welcome_sample}
                        </button>
                    }
                })}
            <OpenSent />
            <p class="hint">{w.welcome_private}</p>
        </main>
    }
}
