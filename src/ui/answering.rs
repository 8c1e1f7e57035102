//! Telling people the last word: whom, in which words, by which way, and writing down that it is done. One form for a position that is
//! being closed, for one person and for many on the board. Must never write down as told who cannot be written to yet.

use super::{
    controls::{Dialog, SelectField, TextField, act_on_many, say, toast_undo},
    decide::disqualify,
    letters::Letters,
    requisitions::title_of,
};
use crate::{
    domain::{
        Id, RawId,
        answer::is_owed,
        application::Application,
        edit::Edit,
        facts::Facts,
        letter::has_address,
        message::Way,
        requisition::{Requisition, StageRole},
    },
    i18n::{plural, words},
    session::{Topic, use_session},
    workspace::views::Views,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The choice of a way to talk.
#[component]
pub fn WayField(
    /// The DOM id.
    id: &'static str,
    /// What was chosen.
    way: RwSignal<Way>,
) -> impl IntoView {
    let m = &words().meetings;
    let options = Way::ALL.into_iter().zip(m.ways).map(|(way, name)| (way.key().to_owned(), name.to_owned()));
    let pick = move |picked: String| {
        if let Some(found) = Way::ALL.into_iter().find(|way| way.key() == picked) {
            way.set(found);
        }
    };
    view! {
        <SelectField
            id
            label=words().closing.way
            options=options.collect()
            value=Signal::derive(move || way.get().key().to_owned())
            on_change=pick
        />
    }
}

/// The form for those of one requisition who wait for the last word. Each of the first ones can be left out.
#[component]
pub fn AnswerForm(
    /// For what they applied.
    requisition: Id<Requisition>,
    /// Who waits.
    waiting: Memo<Vec<Id<Application>>>,
    /// Called when it is written down.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let title = session.views().requisition(requisition).map(|found| title_of(&found)).unwrap_or_default();
    let (text, reason) = (RwSignal::new((w.letter)(&title)), RwSignal::new(w.why_filled.to_owned()));
    let (way, left_out) = (RwSignal::new(Way::Email), RwSignal::new(BTreeSet::<RawId>::new()));
    let chosen = Memo::new(move |_| {
        let left_out = left_out.read();
        waiting.read().iter().copied().filter(|id| !left_out.contains(&id.raw())).collect::<Vec<_>>()
    });
    // The topics of the requisition for all of them, and not one for each of thousands.
    let here = move || {
        session.on(Topic::Requisition(requisition));
        session.on(Topic::Board(requisition))
    };
    // Nobody is ticked beforehand as written to who cannot be. Whoever is hidden is declined first, and seen then.
    let unreached = Memo::new(move |_| {
        let views = here();
        let is_cut_off = |id: &Id<Application>| {
            let person = views.application(*id).map(|found| found.candidate);
            person.is_some_and(|person| !has_address(person, &*views)) && !is_hidden(&views, *id)
        };
        waiting.read().iter().copied().filter(is_cut_off).collect::<Vec<_>>()
    });
    Effect::new(move || {
        let by_mail = way.get() == Way::Email;
        let mut left_out = left_out.write();
        for id in unreached.read().iter() {
            if by_mail {
                left_out.insert(id.raw());
            } else {
                left_out.remove(&id.raw());
            }
        }
    });
    let running = Memo::new(move |_| {
        let views = here();
        chosen.read().iter().any(|id| is_running(&views, *id))
    });
    // Who is hidden and would be seen once they are out.
    let hidden = Memo::new(move |_| {
        let views = here();
        let is_in_the_way = |id: &Id<Application>| is_running(&views, *id) && is_hidden(&views, *id);
        chosen.read().iter().copied().filter(is_in_the_way).collect::<Vec<_>>()
    });
    let record = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let applications = chosen.get_untracked();
        let count = applications.len();
        let (reason, text) = (reason.get_untracked(), text.get_untracked());
        let edit = Edit::Answer { requisition, applications, reason, text, way: way.get_untracked() };
        act_on_many(session, edit, say, move || {
            toast_undo(plural(count, &words().closing.answered));
            on_done.try_run(());
        });
    };
    let subject = Signal::stored((w.subject)(&title));
    view! {
        <form class="stack" on:submit=record>
            <h3>{move || plural(waiting.read().len(), &w.waiting)}</h3>
            <p>{w.explain}</p>
            <TextField id="answer-text" label=w.text hint=w.text_hint.to_owned() value=text on_commit=move |typed| text.set(typed) multiline=7 />
            <Letters ids=waiting text subject left_out=left_out />
            <WayField id="answer-way" way />
            <Show when=move || running.get()>
                <TextField id="answer-reason" label=w.why hint=w.why_hint.to_owned() value=reason on_commit=move |typed| reason.set(typed) max_length=500 />
            </Show>
            <Show
                when=move || hidden.read().is_empty()
                fallback=move || {
                    view! {
                        <p class="notice-line warn">{move || plural(hidden.read().len(), &w.hidden)}</p>
                        <div class="dialog-actions">
                            <button type="button" class="btn go" on:click=move |_| disqualify(hidden.get_untracked(), None)>
                                {w.decline_first}
                            </button>
                        </div>
                    }
                }
            >
                <div class="dialog-actions">
                    <button type="submit" class="btn go" disabled=move || chosen.read().is_empty()>
                        {move || plural(chosen.read().len(), &w.record)}
                    </button>
                </div>
            </Show>
        </form>
    }
}

/// That somebody is out and was not told, with the way to tell them; nothing of everybody else.
#[component]
pub fn AnswerOwed(
    /// On which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let owed = Memo::new(move |_| is_owed(id, &*session.on(Topic::Application(id))));
    let open = RwSignal::new(false);
    // Whoever was just told stays in the form until it has closed.
    let one = Memo::new(move |_| vec![id]);
    let requisition = session.views().application(id)?.requisition;
    Some(view! {
        <Show when=move || owed.get()>
            <p class="notice-line warn">
                {w.owed} " "
                <button type="button" class="btn small" on:click=move |_| open.set(true)>
                    {w.answer}
                </button>
            </p>
        </Show>
        <Dialog open title=w.answer_title.to_owned()>
            <AnswerForm requisition waiting=one on_done=move |()| open.set(false) />
        </Dialog>
    })
}

/// Whether they are still on their way.
fn is_running(views: &Views, id: Id<Application>) -> bool {
    let found = views.application(id).and_then(|found| Some((views.requisition(found.requisition)?, found)));
    found.is_some_and(|(requisition, found)| requisition.role_of(found.placement.stage) == Some(StageRole::Step))
}

fn is_hidden(views: &Views, id: Id<Application>) -> bool {
    views.application(id).is_some_and(|found| views.hidden_person(found.candidate).is_some())
}
