//! One person for one requisition: stage, contact, notes, panel, decision, history.

mod panel;

use crate::{
    domain::{Id, application::Application, edit::scorecard_id, facts::Facts},
    i18n::{intl, stage_name, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        board::move_card,
        candidates::Notes,
        controls::{Link, SelectField, contact_link},
        decide::{DecideButton, outcome_name},
        files::FilesPanel,
        requisitions::title_of,
        shell::while_there,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use panel::PanelSection;

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
    let application = Memo::new(move |_| session.on(Topic::Application(id)).application(id));
    let name =
        move || person.get().map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone());
    let facts = move || {
        let application = application.get()?;
        let title = found.get().map(|found| title_of(&found)).unwrap_or_default();
        let days = intl::relative_days(application.since, session.now());
        let parts = [title, application.source.clone(), days];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let stage = Signal::derive(move || application.get().map(|a| a.placement.stage.to_string()).unwrap_or_default());
    let stages = move || {
        let found = found.get();
        let list =
            found.iter().flat_map(|found| found.pipeline()).map(|(id, stage)| (id.to_string(), stage_name(stage)));
        list.collect::<Vec<_>>()
    };
    let to_stage = move |picked: String| {
        if let Ok(to) = picked.parse() {
            move_card(session, id, to, None);
        }
    };
    Some(view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{name}</h1>
                <p>{facts}</p>
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
                    {move || {
                        let options = stages();
                        view! { <SelectField id="stage" label=w.stage options value=stage on_change=to_stage /> }
                    }}
                </section>
                <FilesPanel candidate application=Some(id) />
                <Notes candidate application=Some(id) />
                <Timeline id />
            </div>
            <aside class="stack">
                <section class="sheet">
                    <h2>{w.contact}</h2>
                    <ul class="contact">
                        <li>{move || person.get().map(|person| contact_link("mailto", person.email.clone()))}</li>
                        <li>{move || person.get().map(|person| contact_link("tel", person.phone.clone()))}</li>
                    </ul>
                </section>
                <PanelSection id />
            </aside>
        </div>
    })
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

/// What happened, newest first, with time and author.
#[component]
fn Timeline(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let events = move || {
        let views = session.on(Topic::Application(id));
        let Some(application) = views.application(id) else { return Vec::new() };
        let requisition = views.requisition(application.requisition);
        let stage =
            |id| requisition.as_ref().and_then(|found| found.stages.get(&id)).map(stage_name).unwrap_or_default();
        let who = |id| views.members.get(&id).map(|member| member.name.clone()).unwrap_or_default();
        let mut events: Vec<(DateTime<Utc>, String, String)> =
            vec![(application.applied, w.applied.to_owned(), application.source.clone())];
        for (_, moved) in views.moves_of(id) {
            events.push((moved.at, (w.moved)(&stage(moved.from), &stage(moved.to)), who(moved.by)));
        }
        for (member, turns) in &application.panel {
            let name = who(*member);
            for turn in turns {
                let what = if turn.invited { words().panel.was_invited } else { words().panel.was_withdrawn };
                events.push((turn.at, what(&name), who(turn.by)));
            }
        }
        for (_, made) in views.decisions_of(id) {
            events.push((made.at, format!("{}: {}", outcome_name(made.outcome), made.reason), who(made.by)));
        }
        for (_, told) in views.answers_of(id) {
            events.push((told.at, format!("{}: {}", words().closing.told, told.text), who(told.by)));
        }
        for submission in views.submissions_of(id) {
            events.push((submission.at, format!("{} {}", w.scorecards, w.handed_in), who(submission.interviewer)));
        }
        events.sort_by_key(|(at, _, _)| std::cmp::Reverse(*at));
        events
    };
    view! {
        <section class="sect">
            <h2>{w.history}</h2>
            <ol class="timeline">
                {move || {
                    events()
                        .into_iter()
                        .map(|(at, what, who)| {
                            view! {
                                <li>
                                    <p>{what}</p>
                                    <time>{intl::date_time(at)} {(!who.is_empty()).then(|| format!(" · {who}"))}</time>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </section>
    }
}
