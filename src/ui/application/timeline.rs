//! Everything that happened to an application and was written about its person, newest first. Must never show what a sealed
//! scorecard says.

use super::interviews::facts;
use crate::{
    domain::{
        Id,
        application::{Application, Decision, Outcome},
        candidate::{Candidate, Note},
        facts::Facts,
        requisition::{Requisition, Stage},
    },
    i18n::{intl, stage_name, words},
    session::{Topic, chance, use_session},
    ui::{
        candidates::{RemoveNote, Unanswered, said, way_name},
        decide::outcome_name,
    },
    workspace::views::Views,
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// One thing that happened.
struct Event {
    day: NaiveDate,
    /// The moment; without it the day alone is known.
    at: Option<DateTime<Utc>>,
    what: String,
    who: String,
    /// The note that it is, if it is one: it can be taken away.
    note: Option<Id<Note>>,
}

impl Event {
    fn at(at: DateTime<Utc>, what: String, who: String, note: Option<Id<Note>>) -> Self {
        Self { day: chance::day_of(at), at: Some(at), what, who, note }
    }
}

/// What happened, with time and author.
#[component]
pub(super) fn Timeline(
    /// To which application.
    id: Id<Application>,
    /// Of whom.
    candidate: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let events = move || {
        session.on(Topic::Candidate(candidate));
        events(&session.on(Topic::Application(id)), id)
    };
    let line = |event: Event| {
        let Event { day, at, what, who, note } = event;
        let when = at.map_or_else(|| intl::day(day), intl::date_time);
        view! {
            <li>
                <p>{what}</p>
                <time>{when} {(!who.is_empty()).then(|| format!(" · {who}"))}</time>
                {note.map(|id| view! { <Unanswered id /> <RemoveNote id /> })}
            </li>
        }
    };
    view! {
        <section class="sect">
            <h2>{words().application.history}</h2>
            <ol class="timeline">{move || events().into_iter().map(line).collect_view()}</ol>
        </section>
    }
}

fn events(views: &Views, id: Id<Application>) -> Vec<Event> {
    let w = &words().application;
    let Some(application) = views.seen_application(id) else { return Vec::new() };
    let seen = |text: &str| views.seen_text(application.candidate, text);
    let requisition = views.requisition(application.requisition);
    let stage = |id| name_of_stage(requisition.as_deref(), id);
    let who = |id| views.members.get(&id).map(|member| member.name.clone()).unwrap_or_default();
    let mut events = Vec::new();
    let mut add = |at, what: String, who: String| events.push(Event::at(at, what, who, None));
    let mut from = application.source.clone();
    if !application.referrer.is_empty() {
        from.push_str(if from.is_empty() { "" } else { ", " });
        from.push_str(&(w.was_referred)(&application.referrer));
    }
    add(application.applied, w.applied.to_owned(), from);
    for (_, moved) in views.moves_of(id) {
        add(moved.at, (w.moved)(&stage(moved.from), &stage(moved.to)), who(moved.by));
    }
    for (member, turns) in &application.panel {
        let name = who(*member);
        for turn in turns {
            let what = if turn.invited { words().panel.was_invited } else { words().panel.was_withdrawn };
            add(turn.at, what(&name), who(turn.by));
        }
    }
    for (_, made) in views.decisions_of(id) {
        let made = Decision { reason: seen(&made.reason), shareable: seen(&made.shareable), ..(*made).clone() };
        add(made.at, decided(&made, stage), who(made.by));
    }
    for turn in &application.rankings {
        let reasons = &words().reasons;
        let what = if turn.lower { (reasons.was_lowered)(&turn.reason) } else { reasons.was_raised.to_owned() };
        add(turn.at, what, who(turn.by));
    }
    for reply in application.replies.values() {
        add(reply.at, (words().questions.replied)(&reply.question, &reply.text), who(reply.by));
    }
    for (_, told) in views.answers_of(id) {
        let way = told.way.map(|way| format!(" ({})", way_name(way))).unwrap_or_default();
        add(told.at, format!("{}{way}: {}", words().closing.told, seen(&told.text)), who(told.by));
    }
    for (_, interview) in views.interviews_on(id) {
        let (m, when) = (&words().meetings, intl::date_time(interview.starts));
        let interview = views.seen_interview(interview);
        let what = if interview.cancelled { (m.event_cancelled)(&when) } else { (m.event)(&when, &facts(&interview)) };
        add(interview.at, what, who(interview.by));
    }
    for submission in views.submissions_of(id) {
        add(submission.at, w.scorecard_in.to_owned(), who(submission.interviewer));
    }
    for (_, file) in views.attachments_of(application.candidate) {
        add(file.at, (words().files.attached)(&file.name), who(file.by));
    }
    for (id, note) in views.notes_of(application.candidate) {
        events.push(Event::at(note.at, said_on(&note), who(note.by), Some(id)));
    }
    if let Some(pool) = views.candidate(application.candidate).and_then(|person| person.pool.clone()) {
        let m = &words().meetings;
        let on = |day, what| Event { day, at: None, what, who: String::new(), note: None };
        events.extend(pool.withdrawn.map(|day| on(day, m.consent_withdrawn.to_owned())));
        events.push(on(pool.given, (m.consent_given)(&pool.how)));
    }
    // Nobody knows at which hour of its day a consent was given or withdrawn; it follows from what was said that day, and is the last of it.
    events.sort_by_key(|event| std::cmp::Reverse((event.day, event.at.is_none(), event.at)));
    events
}

/// A note as a line: a remark is called one, a message says what it is.
fn said_on(note: &Note) -> String {
    if note.message.is_some() { said(note) } else { (words().application.noted)(&note.text) }
}

fn name_of_stage(requisition: Option<&Requisition>, id: Id<Stage>) -> String {
    requisition.and_then(|found| found.stages.get(&id)).map(stage_name).unwrap_or_default()
}

/// A decision in words: the outcome, from where, why, and what the candidate may read.
fn decided(made: &Decision, stage: impl Fn(Id<Stage>) -> String) -> String {
    let w = &words().reasons;
    let mut what = outcome_name(made.outcome).to_owned();
    if let Some(from) = made.from.filter(|_| made.outcome == Outcome::Decline).map(stage) {
        what.push_str(", ");
        what.push_str(&(w.from)(&from));
    }
    what.push_str(": ");
    what.push_str(&made.reason);
    if !made.shareable.is_empty() {
        what.push('\n');
        what.push_str(&(w.may_read)(&made.shareable));
    }
    what
}
