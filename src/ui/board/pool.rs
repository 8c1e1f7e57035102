//! Inviting people from the talent pool to an opening: a letter out of one's own mail, noted on the person, and the application once
//! they say yes. Must never make an applicant of anybody who was not asked for, and never offer a person whose consent is over.

use crate::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Applying, Edit},
        facts::Facts,
        message::{Message, Way},
        requisition::Requisition,
    },
    i18n::{intl, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        controls::{Dialog, Letter, Link, act, rows, toast_undo},
        requisitions::title_of,
    },
};
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn InviteFromPool(
    /// To which opening.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let closed = move || session.on(Topic::Requisition(id)).requisition(id).is_none_or(|found| found.closed.is_some());
    view! {
        <Show when=move || !closed()>
            <button type="button" class="btn quiet" on:click=move |_| open.set(true)>
                {words().pool.invite}
            </button>
        </Show>
        <Dialog open title=Signal::derive(|| words().pool.invite.to_owned())>
            <People id />
        </Dialog>
    }
}

/// Everybody in the pool who does not apply here, and whose address may be seen.
#[component]
fn People(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().pool;
    let people = Memo::new(move |_| {
        let views = session.on(Topic::Candidates);
        session.on(Topic::Board(id));
        let today = session.today();
        let here = |person: Id<Candidate>| {
            let theirs = views.applications_of(person).into_iter().filter_map(|one| views.application(one));
            theirs.into_iter().any(|one| one.requisition == id)
        };
        let pool = views.candidates.iter().filter(|(_, one)| one.pool.as_ref().is_some_and(|pool| pool.holds(today)));
        let free = pool.filter(|(person, _)| !here(*person) && views.hidden_person(*person).is_none());
        intl::in_name_order(free.map(|(person, one)| (person, one.name.clone())))
    });
    view! {
        <p>{w.invite_text}</p>
        <Show when=move || people.read().is_empty()>
            <p class="hint">{w.invite_nobody}</p>
        </Show>
        <ul class="answers">{rows(move || people.get(), move |person| view! { <Row id person /> })}</ul>
    }
}

#[component]
fn Row(id: Id<Requisition>, person: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().pool;
    let views = session.views();
    let found = views.candidate(person)?;
    let title = views.requisition(id).map(|found| title_of(&found)).unwrap_or_default();
    let text = (w.invite_letter)(&found.name, &title);
    let subject = Signal::stored((words().sourcing.subject)(&title));
    let until = found.pool.as_ref().map(|pool| (w.invite_until)(&intl::day(pool.until)));
    let (name, noted) = (found.name.clone(), (w.invited)(&found.name));
    let way = if found.email.contains('@') { Way::Email } else { Way::Phone };
    let invited = {
        let text = text.clone();
        Memo::new(move |_| {
            let notes = session.on(Topic::Candidate(person)).notes_about(person);
            let sent = notes.into_iter().find(|(_, note)| note.message.is_some() && note.text == text);
            sent.map(|(_, note)| (w.invited_on)(&intl::date(note.at)))
        })
    };
    let note = {
        let text = text.clone();
        move |_| {
            let message = Message { way, theirs: false };
            let (id, text) = (session.fresh(), text.clone());
            let edit = Edit::LogMessage { id, candidate: person, application: None, message, text, open: false };
            if act(session, edit) {
                toast_undo(noted.clone());
            }
        }
    };
    let apply = move |_| {
        let application = Applying { id: session.fresh(), requisition: id, source: w.title.to_owned() };
        if act(session, Edit::Apply { candidate: person, application }) {
            toast_undo((words().candidates.applied)(&title));
        }
    };
    let letter = found.email.contains('@').then(|| {
        let label = (words().closing.write_to)(&found.name);
        view! { <Letter to=found.email.clone() many=false subject body=Signal::stored(text) label>{words().closing.write}</Letter> }
    });
    let of = |what: &'static str| format!("{what}: {name}");
    let (note_label, apply_label) = (of(w.invite_note), of(w.invite_apply));
    Some(view! {
        <li>
            <span class="grow">
                <Link to=Route::Candidate(person)>{name}</Link>
                " "
                <span class="hint">{until}</span>
                {move || invited.get().map(|when| view! { " " <span class="chip">{when}</span> })}
            </span>
            {letter}
            <button type="button" class="btn small quiet" aria-label=note_label on:click=note>
                {w.invite_note}
            </button>
            <button type="button" class="btn small" aria-label=apply_label on:click=apply>
                {w.invite_apply}
            </button>
        </li>
    })
}
