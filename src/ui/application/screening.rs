//! Screening on an application's page: each must-have with what was found, and what to ask the candidate for. Must never disqualify by
//! itself, nor offer to over something that the advert did not say.

use crate::{
    domain::{
        Id,
        application::Application,
        blind::whole,
        edit::Edit,
        facts::Facts,
        job::Qualification,
        screening::{Check, Gap, Met, MustHave, gaps, must_haves},
    },
    i18n::words,
    session::{Session, Topic, use_session},
    ui::{
        controls::{Letter, TextField, act, rows},
        decide::disqualify_because,
        requisitions::title_of,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing where the job has no must-haves.
#[component]
pub(super) fn ScreeningSection(
    /// Of which application.
    id: Id<Application>,
    /// The same as its record is now.
    application: Memo<Option<Arc<Application>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().screening;
    let must = Memo::new(move |_| application.read().as_ref().map(|found| must_of(session, found)).unwrap_or_default());
    let ids = move || must.read().iter().map(|one| one.id).collect();
    view! {
        <Show when=move || !must.read().is_empty()>
            <section class="sect stack">
                <div>
                    <h2>{w.title}</h2>
                    <p class="hint">{w.hint}</p>
                </div>
                <ul class="checks">{rows(ids, move |one| view! { <Row id one must application /> })}</ul>
                <Asking id application must />
            </section>
        </Show>
    }
}

fn must_of(session: Session, application: &Application) -> Vec<MustHave> {
    let views = session.on(Topic::Requisition(application.requisition));
    let Some(requisition) = views.requisition(application.requisition) else { return Vec::new() };
    let published = requisition.published.and_then(|version| views.job_versions.get(&version));
    must_haves(&requisition, published.as_deref())
}

/// One must-have.
#[component]
fn Row(
    id: Id<Application>,
    one: Id<Qualification>,
    must: Memo<Vec<MustHave>>,
    application: Memo<Option<Arc<Application>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().screening;
    let text = Memo::new(move |_| {
        let must = must.read();
        must.iter().find(|found| found.id == one).map(|found| found.text.clone()).unwrap_or_default()
    });
    let advertised = move || must.read().iter().any(|found| found.id == one && found.advertised);
    let check = Memo::new(move |_| application.read().as_ref().and_then(|found| found.checks.get(&one).cloned()));
    let met = move || check.read().as_ref().map(|check: &Check| check.met);
    let evidence = Signal::derive(move || check.get().map(|check| check.evidence).unwrap_or_default());
    let set = move |met: Option<Met>, evidence: String| {
        act(session, Edit::SetCheck { application: id, qualification: one, met, evidence });
    };
    let choice = move |value: Met, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("met-{one}")
                    prop:checked=move || met() == Some(value)
                    on:change=move |_| set(Some(value), evidence.get_untracked())
                />
                <span>{label}</span>
            </label>
        }
    };
    let out = move |_| {
        let text = text.get_untracked();
        disqualify_because(id, (w.reason)(&text), (w.shareable)(&text));
    };
    let [yes, no, ask] = w.met;
    view! {
        <li>
            <fieldset class="segmented">
                <legend>{move || text.get()}</legend>
                {choice(Met::Yes, yes)}
                {choice(Met::No, no)}
                {choice(Met::Ask, ask)}
            </fieldset>
            <Show when=move || check.read().is_some()>
                <TextField
                    id=format!("evidence-{one}")
                    label=Signal::derive(move || (w.evidence_of)(&text.get()))
                    label_hidden=true
                    placeholder=w.evidence
                    value=evidence
                    on_commit=move |typed: String| set(check.get_untracked().map(|check| check.met), typed)
                    max_length=1000
                />
                <button
                    type="button"
                    class="btn small quiet"
                    aria-label=move || (w.clear)(&text.get())
                    on:click=move |_| set(None, String::new())
                >
                    {w.clear_short}
                </button>
            </Show>
            {move || {
                (met() == Some(Met::No))
                    .then(|| {
                        if advertised() {
                            view! {
                                <button type="button" class="btn small" on:click=out>
                                    {w.out}
                                </button>
                            }
                                .into_any()
                        } else {
                            view! { <p class="hint">{w.not_advertised}</p> }.into_any()
                        }
                    })
            }}
        </li>
    }
}

/// What the person is to be asked for, and a letter that asks.
#[component]
fn Asking(
    id: Id<Application>,
    application: Memo<Option<Arc<Application>>>,
    must: Memo<Vec<MustHave>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().screening;
    let points = Memo::new(move |_| {
        let found = application.get()?;
        let views = session.on(Topic::Candidate(found.candidate));
        let person = whole(found.candidate, &*views)?;
        let theirs = views.person(found.candidate);
        let files = views.attachments.iter().filter(|(_, file)| views.person(file.candidate) == theirs).count();
        let [email, phone, past, file] = w.gap;
        let said = |gap| match gap {
            Gap::Email => email.to_owned(),
            Gap::Phone => phone.to_owned(),
            Gap::Past => past.to_owned(),
            Gap::File => file.to_owned(),
            Gap::MustHave(text) => text,
        };
        Some(gaps(&person, &must.read(), &found.checks, files).into_iter().map(said).collect::<Vec<_>>())
    });
    let list = move || points.get().unwrap_or_default();
    let letter = move || {
        let found = application.get()?;
        let views = session.on(Topic::Candidate(found.candidate));
        let person = views.candidate(found.candidate).filter(|person| person.email.contains('@'))?;
        let title = views.requisition(found.requisition).map(|found| title_of(&found)).unwrap_or_default();
        let points: String = list().iter().map(|point| ["– ", point.as_str(), "\n"].concat()).collect();
        let body = Signal::stored((w.letter)(&person.name, &title, points.trim_end()));
        let subject = Signal::stored((words().closing.subject)(&title));
        Some(view! {
            <Letter to=person.email.clone() many=false subject body label=w.ask.to_owned()>
                {w.ask}
            </Letter>
        })
    };
    view! {
        <Show when=move || !list().is_empty()>
            <div class="asking" id=format!("asking-{id}")>
                <h3>{w.gaps}</h3>
                <ul>{move || list().into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
                {letter}
            </div>
        </Show>
    }
}
