//! Screening on an application's page: each qualification with what was found, must-haves first, and what to ask the candidate for.
//! Must never disqualify by itself, nor offer to over something that the advert did not say or that is only nice to have.

use crate::{
    domain::{
        Id,
        application::Application,
        blind::whole,
        edit::Edit,
        facts::Facts,
        job::{Need, Qualification},
        screening::{Check, Gap, Met, Wanted, gaps, wanted},
    },
    i18n::words,
    session::{Session, Topic, use_session},
    ui::{
        blind::guarded,
        controls::{Letter, TextField, act, rows},
        decide::disqualify_because,
        requisitions::{is_closed, title_of},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing where the job asks for nothing.
#[component]
pub(super) fn ScreeningSection(
    /// Of which application.
    id: Id<Application>,
    /// The same as its record is now.
    application: Memo<Option<Arc<Application>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().screening;
    let wanted =
        Memo::new(move |_| application.read().as_ref().map(|found| wanted_of(session, found)).unwrap_or_default());
    let ids =
        move |need| move || wanted.read().iter().filter(|one| one.need == need).map(|one| one.id).collect::<Vec<_>>();
    let list = move |need| view! { <ul class="checks">{rows(ids(need), move |one| view! { <Row id one wanted application /> })}</ul> };
    view! {
        <Show when=move || !wanted.read().is_empty()>
            <section class="sect stack">
                <div>
                    <h2>{w.title}</h2>
                    <p class="hint">{w.hint}</p>
                </div>
                {list(Need::Must)}
                <Show when=move || !ids(Need::Nice)().is_empty()>
                    <div>
                        <h3>{w.plus}</h3>
                        <p class="hint">{w.plus_hint}</p>
                    </div>
                    {list(Need::Nice)}
                </Show>
                <Asking id application wanted />
            </section>
        </Show>
    }
}

fn wanted_of(session: Session, application: &Application) -> Vec<Wanted> {
    let views = session.on(Topic::Requisition(application.requisition));
    let Some(requisition) = views.requisition(application.requisition) else { return Vec::new() };
    let published = requisition.published.and_then(|version| views.job_versions.get(&version));
    wanted(&requisition, published.as_deref())
}

/// One qualification.
#[component]
fn Row(
    id: Id<Application>,
    one: Id<Qualification>,
    wanted: Memo<Vec<Wanted>>,
    application: Memo<Option<Arc<Application>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().screening;
    let text = Memo::new(move |_| {
        let wanted = wanted.read();
        wanted.iter().find(|found| found.id == one).map(|found| found.text.clone()).unwrap_or_default()
    });
    let advertised = move || wanted.read().iter().any(|found| found.id == one && found.advertised);
    let must = move || wanted.read().iter().any(|found| found.id == one && found.need == Need::Must);
    let check = Memo::new(move |_| application.read().as_ref().and_then(|found| found.checks.get(&one).cloned()));
    let met = move || check.read().as_ref().map(|check: &Check| check.met);
    let evidence = Signal::derive(move || check.get().map(|check| check.evidence).unwrap_or_default());
    let found_on =
        move |found: &Application| found.checks.get(&one).map(|check| check.evidence.clone()).unwrap_or_default();
    let (hint, readonly) = guarded(id, found_on, "");
    let set = move |met: Option<Met>, evidence: String| {
        act(session, Edit::SetCheck { application: id, qualification: one, met, evidence });
    };
    // As it is, not as the blind shows it.
    let choose = move |met: Met| {
        let whole = session.views().application(id);
        set(Some(met), whole.map(|found| found_on(&found)).unwrap_or_default());
    };
    let choice = move |value: Met, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("met-{one}")
                    prop:checked=move || met() == Some(value)
                    on:change=move |_| choose(value)
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
                    hint
                    readonly
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
                (met() == Some(Met::No) && must() && !is_closed(session, id))
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
    wanted: Memo<Vec<Wanted>>,
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
            Gap::Wanted(text) => text,
        };
        Some(gaps(&person, &wanted.read(), &found.checks, files).into_iter().map(said).collect::<Vec<_>>())
    });
    let list = move || points.get().unwrap_or_default();
    let letter = move || {
        let found = application.get()?;
        let views = session.on(Topic::Candidate(found.candidate));
        if views.hidden_person(found.candidate).is_some() {
            return Some(view! { <p class="hint">{words().blind.no_letter}</p> }.into_any());
        }
        let person = views.candidate(found.candidate).filter(|person| person.email.contains('@'))?;
        let title = views.requisition(found.requisition).map(|found| title_of(&found)).unwrap_or_default();
        let points: String = list().iter().map(|point| ["– ", point.as_str(), "\n"].concat()).collect();
        let body = Signal::stored((w.letter)(&person.name, &title, points.trim_end()));
        let subject = Signal::stored((words().closing.subject)(&title));
        let letter = view! {
            <Letter to=person.email.clone() many=false subject body label=w.ask.to_owned()>
                {w.ask}
            </Letter>
        };
        Some(letter.into_any())
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
