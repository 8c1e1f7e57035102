//! Where screening blind is set, and where it is said of somebody. Must never show what is hidden: the records that screens read do
//! not have it.

use crate::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        facts::Facts,
        requisition::{Requisition, StageRole},
    },
    i18n::{stage_name, words},
    session::{Topic, use_session},
    ui::{
        controls::{SelectField, toast_undo},
        desk::change,
    },
    workspace::views::Views,
};
use leptos::prelude::*;

/// The name of the stage until which a person is hidden; `None` of everybody who is shown.
pub fn hidden_until(views: &Views, candidate: Id<Candidate>) -> Option<String> {
    views.hidden_person(candidate)?;
    let application = views.application(views.blind_application(candidate)?)?;
    end_of(&*views.requisition(application.requisition)?)
}

/// The name of the stage that ends it.
fn end_of(requisition: &Requisition) -> Option<String> {
    requisition.stages.get(&requisition.blind_until?).map(stage_name)
}

/// The name of somebody who turned out to be here already, by what was typed or read of them; not the code of whoever is screened blind,
/// which would say who that is.
pub fn name_told(views: &Views, candidate: Id<Candidate>) -> Option<String> {
    let hidden = views.hidden_person(candidate).is_some();
    let name = views.candidate(candidate)?.name.clone();
    Some(if hidden { words().blind.somebody.to_owned() } else { name })
}

/// That a person is hidden, and until when.
#[component]
pub fn BlindNote(
    /// Who.
    candidate: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let until = Memo::new(move |_| hidden_until(&session.on(Topic::Candidate(candidate)), candidate));
    move || until.get().map(|stage| view! { <p class="hint">{(words().blind.person)(&stage)}</p> })
}

/// The help below a text of an application, and whether it can be read alone: a text that the blind shows otherwise than it is would
/// lose what is hidden.
pub fn guarded(
    id: Id<Application>,
    text: impl Fn(&Application) -> String + Send + Sync + 'static,
    hint: &'static str,
) -> (Signal<String>, Signal<bool>) {
    let session = use_session();
    let differs = Memo::new(move |_| {
        let views = session.on(Topic::Application(id));
        views.application(id).map(|whole| text(&whole)) != views.seen_application(id).map(|seen| text(&seen))
    });
    let hint = move || if differs.get() { words().blind.part_hidden } else { hint };
    (Signal::derive(move || hint().to_owned()), differs.into())
}

/// That a board hides who people are, and until when.
#[component]
pub(super) fn BlindBoard(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let until = Memo::new(move |_| {
        let found = session.on(Topic::Requisition(id)).requisition(id)?;
        if found.closed.is_some() { None } else { end_of(&found) }
    });
    move || until.get().map(|stage| view! { <p class="hint">{(words().blind.board)(&stage)}</p> })
}

/// Until which stage people are hidden, to be chosen. The first stage cannot end what would begin with it.
#[component]
pub(super) fn BlindField(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().blind;
    let found = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let stages = Memo::new(move |_| {
        let mut options = vec![(String::new(), w.off.to_owned())];
        if let Some(found) = found.get() {
            let steps = found.pipeline().into_iter().skip(1).filter(|(_, stage)| stage.role == StageRole::Step);
            options.extend(steps.map(|(id, stage)| (id.to_string(), (w.until)(&stage_name(stage)))));
        }
        options
    });
    let value = Signal::derive(move || {
        let until = found.get().and_then(|found| found.blind_until.filter(|until| found.stages.contains_key(until)));
        until.map(|until| until.to_string()).unwrap_or_default()
    });
    let set = move |picked: String| {
        let until = picked.parse().ok();
        if change(session, id, |requisition| requisition.blind_until = until) {
            let end = session.views().requisition(id).and_then(|found| end_of(&found));
            toast_undo(end.map_or_else(|| w.ended.to_owned(), |stage| (w.set)(&stage)));
        }
    };
    move || {
        view! {
            <SelectField
                id="blind-until"
                label=w.label
                hint=w.hint.to_owned()
                options=stages.get()
                value
                on_change=set
            />
        }
    }
}
