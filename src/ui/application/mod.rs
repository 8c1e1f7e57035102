//! One person for one requisition: stage, contact, what comes next, notes, panel, decision, history.

mod details;
mod interviews;
mod panel;
mod questions;
mod screening;
mod timeline;
mod walk;

use crate::{
    domain::{
        Id,
        application::Application,
        edit::{EditError, scorecard_id},
        facts::Facts,
        message::last_spoken,
        requisition::{Requisition, StageName},
    },
    i18n::{error_text, intl, stage_name, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        answering::AnswerOwed,
        blind::BlindNote,
        board::MoveButton,
        candidates::NoteForm,
        controls::{Link, contact_link},
        decide::{DecideButton, lift, put_lower},
        files::FilesPanel,
        requisitions::{is_closed, title_of},
        shell::while_there,
    },
};
use details::{Consent, DetailsSection, Tags};
use interviews::InterviewsSection;
pub(crate) use interviews::facts as interview_facts;
use leptos::prelude::*;
use panel::PanelSection;
use questions::QuestionsSection;
use screening::ScreeningSection;
use std::sync::Arc;
use timeline::Timeline;
use walk::Walk;

/// The screen.
#[component]
pub fn ApplicationScreen(
    /// Which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Application(id)).applications.contains_key(&id),
        move || view! { <Page id /> }.into_any(),
    )
}

#[component]
fn Page(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    // Person and requisition of an application never change.
    let (candidate, requisition) = {
        let found = session.views().application(id)?;
        (found.candidate, found.requisition)
    };
    let person = Memo::new(move |_| session.on(Topic::Candidate(candidate)).candidate(candidate));
    let found = Memo::new(move |_| session.on(Topic::Requisition(requisition)).requisition(requisition));
    let application = Memo::new(move |_| session.on(Topic::Application(id)).seen_application(id));
    let name =
        move || person.get().map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone());
    let facts = move || {
        let application = application.get()?;
        let title = found.get().map(|found| title_of(&found)).unwrap_or_default();
        let days = intl::relative_days(application.since, session.now());
        let internal = if application.internal { words().sourcing.internal_chip } else { "" };
        let parts = [title, application.source.clone(), internal.to_owned(), days];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let stage = move || {
        let (application, found) = (application.get()?, found.get()?);
        found.stages.get(&application.placement.stage).map(stage_name)
    };
    Some(view! {
        <Walk id />
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{name}</h1>
                <p>{facts}</p>
                <BlindNote candidate />
            </div>
            <Link to=Route::Board(requisition) attr:class="btn quiet">
                {w.board}
            </Link>
            <Link to=Route::Candidate(candidate) attr:class="btn quiet">
                {w.person}
            </Link>
            <DecideButton id />
            <MyScorecard id />
        </div>
        <div class="page-cols">
            <div>
                <section class="sect">
                    <span class="label">{w.stage}</span>
                    <div class="actions">
                        <b>{stage}</b>
                        <MoveButton id />
                    </div>
                    <Show
                        when=move || is_closed(session, id)
                        fallback=move || view! { <Rank id application /> }
                    >
                        <p class="hint">{error_text(&EditError::RequisitionClosed)}</p>
                    </Show>
                </section>
                <AnswerOwed id />
                <OpenOffer application requisition=found />
                <QuestionsSection id application requisition=found />
                <ScreeningSection id application />
                <FilesPanel candidate application=Some(id) />
                <section class="sect">
                    <NoteForm candidate application=Some(id) />
                </section>
                <Timeline id candidate />
            </div>
            <aside class="stack">
                <section class="sheet">
                    <h2>{w.contact}</h2>
                    <ul class="contact">
                        <li>{move || person.get().map(|person| contact_link("mailto", person.email.clone()))}</li>
                        <li>{move || person.get().map(|person| contact_link("tel", person.phone.clone()))}</li>
                    </ul>
                    <Tags id=candidate />
                </section>
                <InterviewsSection id />
                <DetailsSection id application />
                <PanelSection id />
                <Consent id=candidate />
            </aside>
        </div>
    })
}

/// Whether it is put lower than the others, why, and the way there and back.
#[component]
fn Rank(id: Id<Application>, application: Memo<Option<Arc<Application>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let lowered = Memo::new(move |_| application.read().as_ref().and_then(|found| found.lowered().cloned()));
    let press = move |_| {
        if lowered.read_untracked().is_some() { lift(session, id) } else { put_lower(id, None) }
    };
    view! {
        <div class="rank">
            {move || lowered.get().map(|turn| view! { <p class="hint">{(w.was_lowered)(&turn.reason)}</p> })}
            <button type="button" class="btn small" on:click=press>
                {move || if lowered.read().is_some() { w.raise } else { w.lower }}
            </button>
        </div>
    }
}

/// Since when an offer is open, and whether anybody has spoken to them since: who is wanted should hear it before others call.
#[component]
fn OpenOffer(
    application: Memo<Option<Arc<Application>>>,
    requisition: Memo<Option<Arc<Requisition>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().meetings;
    move || {
        let (found, requisition) = (application.get()?, requisition.get()?);
        let stage = requisition.stages.get(&found.placement.stage)?;
        if stage.standard != Some(StageName::Offer) {
            return None;
        }
        let views = session.on(Topic::Candidate(found.candidate));
        let spoken = last_spoken(found.candidate, &*views).filter(|at| *at >= found.since);
        let days = intl::relative_days(found.since, session.now());
        Some(view! {
            <p class="notice-line" class:warn=spoken.is_none()>
                <strong>{(w.offer)(&days)}</strong>
                " "
                {spoken.map_or_else(|| w.offer_silent.to_owned(), |at| (w.offer_spoken)(&intl::date_time(at)))}
            </p>
        })
    }
}

#[component]
fn MyScorecard(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let begun = move || {
        let views = session.on(Topic::Application(id));
        session.me().is_some_and(|me| views.scorecard(scorecard_id(id, me)).is_some())
    };
    view! {
        <Link to=Route::Scorecard(id) attr:class="btn go">
            {move || if begun() { w.go_on } else { w.mine }}
        </Link>
    }
}
