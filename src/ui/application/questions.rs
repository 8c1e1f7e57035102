//! What is said and asked in the stage where an application stands, with what the person said: on the telephone one reads down and
//! writes along. Must never show what was asked in another stage; that is in the timeline.

use crate::{
    domain::{
        Id,
        application::Application,
        edit::Edit,
        facts::Facts,
        question::{Question, asked_in},
        requisition::Requisition,
    },
    i18n::words,
    route::Route,
    session::{Topic, use_session},
    ui::{
        blind::guarded,
        controls::{Letter, Link, TextField, act, rows},
        pipeline::suggested,
        requisitions::title_of,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section; where nothing is asked, a way to write it for the stages in which something should be.
#[component]
pub(super) fn QuestionsSection(
    /// Of which application.
    id: Id<Application>,
    /// The same as its record is now.
    application: Memo<Option<Arc<Application>>>,
    /// For what.
    requisition: Memo<Option<Arc<Requisition>>>,
) -> impl IntoView {
    let w = &words().questions;
    let stage = Memo::new(move |_| application.read().as_ref().map(|found| found.placement.stage));
    let ids = Memo::new(move |_| match (stage.get(), requisition.get()) {
        (Some(stage), Some(found)) => asked_in(stage, &found),
        _ => Vec::new(),
    });
    let opening = Memo::new(move |_| {
        let found = requisition.get();
        let stage = stage.get().and_then(|stage| found.as_ref()?.stages.get(&stage));
        stage.map(|stage| (stage.opening.clone(), suggested(stage).is_some())).unwrap_or_default()
    });
    let asks = move || !ids.read().is_empty() || !opening.read().0.is_empty();
    let to_stages = move || application.read_untracked().as_ref().map(|found| Route::Pipeline(found.requisition));
    view! {
        <Show when=move || asks() || opening.read().1>
            <section class="sect stack">
                <div>
                    <h2>{w.title}</h2>
                    <p class="hint">{move || if asks() { w.hint } else { w.none }}</p>
                </div>
                {move || {
                    let (opening, _) = opening.get();
                    (!opening.is_empty())
                        .then(|| {
                            view! {
                                <blockquote class="say-first">
                                    <h3>{w.say_first}</h3>
                                    <p>{opening}</p>
                                </blockquote>
                            }
                        })
                }}
                <ol class="asked">
                    {rows(move || ids.get(), move |one| view! { <Row id one application requisition /> })}
                </ol>
                <Show
                    when=asks
                    fallback=move || {
                        to_stages()
                            .map(|to| {
                                view! {
                                    <p>
                                        <Link to attr:class="btn small">
                                            {w.write}
                                        </Link>
                                    </p>
                                }
                            })
                    }
                >
                    <InWriting ids application requisition />
                </Show>
            </section>
        </Show>
    }
}

/// One question, and what they said.
#[component]
fn Row(
    id: Id<Application>,
    one: Id<Question>,
    application: Memo<Option<Arc<Application>>>,
    requisition: Memo<Option<Arc<Requisition>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().questions;
    let text = Memo::new(move |_| text_of(requisition, one));
    let said = move |found: &Application| found.replies.get(&one).map(|reply| reply.text.clone()).unwrap_or_default();
    let (hint, readonly) = guarded(id, said, "");
    let set = move |typed: String| {
        act(session, Edit::SetReply { application: id, question: one, text: typed });
    };
    view! {
        <li>
            <p>{move || text.get()}</p>
            <TextField
                id=format!("reply-{one}")
                label=Signal::derive(move || (w.reply_to)(&text.get()))
                label_hidden=true
                placeholder=w.reply
                multiline=2
                value=Signal::derive(move || application.get().map(|found| said(&found)).unwrap_or_default())
                on_commit=set
                hint
                readonly
                max_length=4000
            />
        </li>
    }
}

fn text_of(requisition: Memo<Option<Arc<Requisition>>>, one: Id<Question>) -> String {
    let requisition = requisition.read();
    requisition.as_ref().and_then(|found| found.questions.get(&one)).map(|found| found.text.clone()).unwrap_or_default()
}

/// A letter with the questions that have no reply yet, for those who are asked in writing.
#[component]
fn InWriting(
    ids: Memo<Vec<Id<Question>>>,
    application: Memo<Option<Arc<Application>>>,
    requisition: Memo<Option<Arc<Requisition>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().questions;
    move || {
        let found = application.get()?;
        let views = session.on(Topic::Candidate(found.candidate));
        let person = views.candidate(found.candidate).filter(|person| person.email.contains('@'))?;
        let open = ids.get().into_iter().filter(|one| !found.replies.contains_key(one));
        let points: String = open.map(|one| ["– ", &text_of(requisition, one), "\n"].concat()).collect();
        if points.is_empty() {
            return None;
        }
        let title = requisition.get().map(|found| title_of(&found)).unwrap_or_default();
        let body = Signal::stored((w.letter)(&person.name, &title, points.trim_end()));
        let subject = Signal::stored((words().closing.subject)(&title));
        Some(view! {
            <Letter to=person.email.clone() many=false subject body label=w.ask.to_owned()>
                {w.ask}
            </Letter>
        })
    }
}
