//! A pack that is open: whom to score, how far one is, and the file that goes back. Must never show more of anybody than the pack
//! holds, nor lead to a screen that is not for scoring.

use crate::{
    domain::{
        Id, application::Application, facts::Facts, requisition::Requisition, scorecard::commitment, team::PackOf,
    },
    i18n::{intl, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::{
        application::interview_facts,
        controls::{Link, download, icon, rows, toast},
        requisitions::title_of,
        scorecard::CodeNote,
    },
};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn PackScreen(
    /// Of what and for whom the pack is.
    of: PackOf,
) -> impl IntoView {
    let session = use_session();
    let w = &words().pack;
    let who = move || session.on(Topic::Members).member(of.interviewer).map(|me| me.name.clone()).unwrap_or_default();
    let facts = move || (w.facts)(&who(), &session.on(Topic::Settings).settings.name);
    let positions = move || {
        let views = session.on(Topic::Requisitions);
        intl::in_name_order(views.requisitions.iter().map(|(id, found)| (id, title_of(&found))))
    };
    let send = move |_| {
        if session.views().submissions.is_empty() {
            return toast(w.send_none.to_owned());
        }
        let name = session.file_name(&[&untrack(who)], "handpick.json");
        match download(&name, "application/json", &session.send_back(&of)) {
            Ok(()) => {
                // With a draft left behind the file is no backup.
                if session.views().scorecards.iter().all(|(_, card)| card.submission.is_some()) {
                    session.exported();
                }
                toast((w.sent)(&name));
            }
            Err(_) => toast(words().data.export_failed.to_owned()),
        }
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{facts}</p>
            </div>
            <button type="button" class="btn go" on:click=send>
                {icon("download")}
                {w.send_back}
            </button>
        </div>
        <div class="page-cols">
            <div>{rows(positions, move |id| view! { <Position id of /> })}</div>
            <aside class="sheet">
                <p>{w.text}</p>
                <p>{w.send_text}</p>
                <CodeNote />
            </aside>
        </div>
    }
}

#[component]
fn Position(id: Id<Requisition>, of: PackOf) -> impl IntoView {
    let session = use_session();
    let title = move || session.on(Topic::Requisition(id)).requisition(id).map(|found| title_of(&found));
    let people = move || {
        let views = session.on(Topic::Board(id));
        intl::in_name_order(views.applications_for(id).into_iter().map(|id| (id, name_of(session, id))))
    };
    view! {
        <section class="sect">
            <h2>{title}</h2>
            <ul class="notes">{rows(people, move |id| view! { <One id of /> })}</ul>
        </section>
    }
}

fn name_of(session: Session, id: Id<Application>) -> String {
    let views = session.views();
    let person = views
        .application(id)
        .and_then(|found| session.on(Topic::Candidate(found.candidate)).candidate(found.candidate));
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
}

/// One candidate to score.
#[component]
fn One(id: Id<Application>, of: PackOf) -> impl IntoView {
    let session = use_session();
    let (w, states) = (&words().pack, &words().application);
    let state = Memo::new(move |_| {
        let views = session.on(Topic::Application(id));
        let card = views.scorecard(crate::domain::edit::scorecard_id(id, of.interviewer));
        card.map(|card| card.submission.map(commitment))
    });
    let label = move || match state.get() {
        None => w.score,
        Some(None) => w.go_on,
        Some(Some(_)) => w.look,
    };
    let chip = move || match state.get() {
        None => None,
        Some(None) => Some(view! { <span class="chip warn">{states.begun}</span> }.into_any()),
        Some(Some(_)) => Some(view! { <span class="chip ok">{states.handed_in}</span> }.into_any()),
    };
    let code = move || state.get().flatten().map(|code| view! { <p class="code">{(words().panel.code)(&code)}</p> });
    let when = move || {
        let views = session.on(Topic::Application(id));
        let ahead = views.interviews_on(id).into_iter().find(|(_, found)| found.is_ahead(session.now()));
        ahead.map(|(_, found)| view! { <p>{intl::date_time(found.starts)} " · " {interview_facts(&found)}</p> })
    };
    let described = format!("interview-{id}");
    view! {
        <li>
            <header>
                <b id=described.clone()>{move || name_of(session, id)}</b>
                {chip}
                <span class="grow"></span>
                <Link to=Route::Scorecard(id) attr:class="btn small" attr:aria-describedby=described>
                    {label}
                </Link>
            </header>
            {when}
            {code}
        </li>
    }
}
