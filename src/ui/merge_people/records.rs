//! What a person's page says of doubles: that somebody else is surely the same person, which records were merged with theirs and can
//! be told apart again, and that an application stands on a board twice.

use super::{Merging, likeness_text};
use crate::{
    domain::{Id, RawId, application::Application, candidate::Candidate, edit::Edit, facts::Facts},
    exchange::people::duplicates::{Likeness, Profile},
    i18n::{intl, stage_name, words},
    session::{Topic, use_session},
    ui::{
        controls::{act, icon, rows, toast_undo},
        due::name_of,
        requisitions::title_of,
    },
    workspace::views::Views,
};
use leptos::prelude::*;

/// That there is a record which is surely the same person's, with the way to merge the two.
#[component]
pub fn Doubles(
    /// Whose page it is.
    id: Id<Candidate>,
    /// The dialog that merges.
    merging: Merging,
) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let double = Memo::new(move |_| double(&session.on(Topic::Candidates), id));
    move || {
        let (other, by) = double.get()?;
        let name = name_of(&session.views(), other.into());
        Some(view! {
            <div class="double">
                <p>{icon("people")} " " {(w.double)(likeness_text(by), &name)}</p>
                <button type="button" class="btn small" on:click=move |_| merging.begin(Some(other))>
                    {w.compare}
                </button>
            </div>
        })
    }
}

/// The first one who is surely the same person.
fn double(views: &Views, id: Id<Candidate>) -> Option<(RawId, Likeness)> {
    let profile = Profile::of(&*views.candidate(id)?);
    let mut others = views.candidates.iter().filter(|(other, _)| *other != id);
    others.find_map(|(other, person)| Some((other.raw(), profile.surely(&person)?)))
}

/// The records that were merged with the person's, each with the way to tell it apart again.
#[component]
pub fn MergedRecords(
    /// Whose page it is.
    id: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let ids = Memo::new(move |_| {
        let views = session.on(Topic::Candidate(id));
        if views.hidden_person(id).is_some() {
            return Vec::new();
        }
        views.merged_with(id).into_iter().map(|(id, _)| id.raw()).collect::<Vec<_>>()
    });
    let lost = move || session.on(Topic::Candidate(id)).merged_with_nobody().any(|other| other == id);
    view! {
        <Show when=move || !ids.read().is_empty()>
            <h2>{w.records}</h2>
            <p class="hint">{w.records_text}</p>
            <ul class="files">
                {rows(
                    move || ids.read().iter().map(|id| Id::from(*id)).collect(),
                    move |record| view! { <Record person=id record /> },
                )}
            </ul>
        </Show>
        <Show when=lost>
            <p class="warning">{w.erased}</p>
            <Apart id name=Signal::derive(move || name_of(&session.views(), id)) text=w.two class="btn" />
        </Show>
    }
}

#[component]
fn Record(person: Id<Candidate>, record: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    // A colleague who does not know yet may write on it still.
    let found = move || {
        let views = session.on(Topic::Candidate(person));
        views.merged_with(person).into_iter().find(|(id, _)| *id == record).map(|(_, found)| found)
    };
    let name = Signal::derive(move || found().map(|found| found.name.clone()).unwrap_or_default());
    let contact = move || {
        found().map(|found| {
            let parts = [found.email.trim(), found.phone.trim()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <li>
            <div class="grow">
                <b>{move || name.get()}</b>
                <p class="hint">{contact}</p>
            </div>
            <Apart id=record name text=words().merge_people.separate class="btn small" />
        </li>
    }
}

/// The button that tells two apart.
#[component]
fn Apart(id: Id<Candidate>, name: Signal<String>, text: &'static str, class: &'static str) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let separate = move |_| {
        let name = name.get_untracked();
        if act(session, Edit::Separate { id }) {
            toast_undo((w.separated)(&name));
        }
    };
    view! {
        <button type="button" class=class aria-label=move || [text, ": ", &name.read()].concat() on:click=separate>
            {text}
        </button>
    }
}

/// What tells an application from another one for the same position, with the button that removes it; nothing where there is but one.
#[component]
pub fn RemoveSecond(
    /// Whose page it is.
    person: Id<Candidate>,
    /// Which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let twice = Memo::new(move |_| second(&session.on(Topic::Candidate(person)), person, id));
    move || {
        let [title, who, day, stage] = twice.get()?;
        let label = (w.remove_application)(&title, &who, &day, &stage);
        let remove = move |_| {
            if act(session, Edit::RemoveApplication { id }) {
                toast_undo((w.application_removed)(&title));
            }
        };
        Some(view! {
            <button type="button" class="btn quiet icon small" aria-label=label on:click=remove>
                {icon("trash")}
            </button>
            <p class="hint">{(w.applied_as)(&who, &day)}</p>
        })
    }
}

/// What the position is called, as whom and on which day the person applied, and how far that is, if they have more than one application
/// for it.
fn second(views: &Views, person: Id<Candidate>, id: Id<Application>) -> Option<[String; 4]> {
    let found = views.application(id)?;
    let theirs = views.applications_of(person).into_iter().filter_map(|id| views.application(id));
    if theirs.filter(|other| other.requisition == found.requisition).count() < 2 {
        return None;
    }
    let requisition = views.requisition(found.requisition)?;
    let stage = requisition.stages.get(&found.placement.stage).map(stage_name).unwrap_or_default();
    // Under whose name it was written; in the blind by the sign that stands for all their names.
    let hidden = views.hidden_person(person).is_some();
    let who = if hidden { views.candidate(person) } else { views.as_written(found.candidate) };
    let who = who.map(|who| who.name.clone()).unwrap_or_default();
    Some([title_of(&requisition), who, intl::date(found.applied), stage])
}
