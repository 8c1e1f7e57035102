//! One person: contact, applications, notes.

use super::notes::Notes;
use super::{pool::PoolPanel, privacy::Privacy};
use crate::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        edit::{Applying, Edit},
        facts::Facts,
        requisition::Status,
    },
    i18n::{stage_name, words},
    route::Route,
    session::{Topic, navigation::navigate, use_session},
    ui::{
        blind::BlindNote,
        controls::{Link, SelectField, TextField, act, contact_link, icon, rows, toast_undo},
        files::FilesPanel,
        merge_people::{Doubles, MergeDialog, MergedRecords, Merging, RemoveSecond},
        requisitions::title_of,
        shell::while_there,
    },
};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn CandidateScreen(
    /// Who.
    id: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    // Whoever comes by an id from before two were merged finds the person.
    let person = Memo::new(move |_| session.on(Topic::Candidate(id)).person(id).raw());
    while_there(
        move || session.on(Topic::Candidate(id)).candidate(id).is_some(),
        move || (move || view! { <Person id=person.get().into() /> }).into_any(),
    )
}

#[component]
fn Person(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let person = Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id));
    let text = move |part: fn(&Candidate) -> &String| {
        Signal::derive(move || person.get().map(|person| part(&person).clone()).unwrap_or_default())
    };
    let set = move |part: fn(&mut Candidate) -> &mut String| {
        move |typed: String| {
            if let Some(mut after) = session.views().candidate(id).map(|found| (*found).clone()) {
                *part(&mut after) = typed;
                act(session, Edit::SetCandidate { id, after });
            }
        }
    };
    let name = text(|p| &p.name);
    let remove = move |_| {
        let who = name.get_untracked();
        if act(session, Edit::RemoveCandidate { id }) {
            toast_undo((words().common.removed)(&who));
            navigate(&Route::Candidates);
        }
    };
    // What cannot be seen cannot be changed.
    let hidden = Memo::new(move |_| session.on(Topic::Candidate(id)).hidden_person(id).is_some());
    let merging = Merging::new();
    let applications = move || session.on(Topic::Candidate(id)).applications_of(id);
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{move || name.get()}</h1>
                <p class="contact">
                    {move || person.get().map(|person| contact_link("mailto", person.email.clone()))} " "
                    {move || person.get().map(|person| contact_link("tel", person.phone.clone()))}
                </p>
                <BlindNote candidate=id />
            </div>
            <button type="button" class="btn quiet" hidden=move || hidden.get() on:click=move |_| merging.begin(None)>
                {icon("people")}
                {words().merge_people.open}
            </button>
            <button type="button" class="btn quiet" on:click=remove>
                {icon("trash")}
                {w.remove}
            </button>
        </div>
        <Doubles id merging />
        <div class="page-cols">
            <div>
                <section class="sect stack" hidden=move || hidden.get()>
                    <TextField id="name" label=w.name value=name on_commit=set(|p| &mut p.name) max_length=200 />
                    <div class="two">
                        <TextField id="email" label=w.email value=text(|p| &p.email) on_commit=set(|p| &mut p.email) kind="email" />
                        <TextField id="phone" label=w.phone value=text(|p| &p.phone) on_commit=set(|p| &mut p.phone) kind="tel" />
                    </div>
                    <TextField id="town" label=w.town optional=true value=text(|p| &p.town) on_commit=set(|p| &mut p.town) />
                    <TextField
                        id="headline"
                        label=w.headline
                        hint=w.headline_hint.to_owned()
                        optional=true
                        value=text(|p| &p.headline)
                        on_commit=set(|p| &mut p.headline)
                    />
                </section>
                <FilesPanel candidate=id application=None />
                <Notes candidate=id />
            </div>
            <aside class="sheet stack">
                <h2>{w.applications}</h2>
                <ul>
                    {rows(
                        applications,
                        move |application| {
                            view! {
                                <li>
                                    <Line id=application />
                                    <RemoveSecond person=id id=application />
                                </li>
                            }
                        },
                    )}
                </ul>
                <ApplyAgain id />
                <MergedRecords id />
                <PoolPanel id />
                <Privacy id />
            </aside>
        </div>
        <MergeDialog id merging />
    }
}

#[component]
fn Line(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let text = move || {
        let views = session.on(Topic::Application(id));
        let application = views.application(id)?;
        let requisition = views.requisition(application.requisition)?;
        let stage = requisition.stages.get(&application.placement.stage).map(stage_name).unwrap_or_default();
        Some((title_of(&requisition), stage))
    };
    view! {
        <Link to=Route::Application(id)>{move || text().map(|(title, _)| title)}</Link>
        " "
        <span class="chip">{move || text().map(|(_, stage)| stage)}</span>
    }
}

/// The person applies for one more position.
#[component]
fn ApplyAgain(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let picked = RwSignal::new(String::new());
    let open = move || {
        let views = session.on(Topic::Candidate(id));
        let mine: Vec<_> = views
            .applications_of(id)
            .into_iter()
            .filter_map(|id| views.application(id))
            .map(|application| application.requisition)
            .collect();
        let all =
            views.requisitions.iter().filter(|(id, found)| found.status() != Status::Closed && !mine.contains(id));
        all.map(|(id, found)| (id.to_string(), title_of(&found))).collect::<Vec<_>>()
    };
    let apply = move |_| {
        let choice = picked.get_untracked();
        let requisition =
            open().iter().find(|(id, _)| *id == choice || choice.is_empty()).and_then(|(id, _)| id.parse().ok());
        let Some(requisition) = requisition else { return };
        let application = Applying { id: session.fresh(), requisition, source: String::new() };
        if act(session, Edit::Apply { candidate: id, application }) {
            let title = session.views().requisition(requisition).map(|found| title_of(&found)).unwrap_or_default();
            toast_undo((w.applied)(&title));
        }
    };
    move || {
        let options = open();
        if options.is_empty() {
            return view! { <p class="hint">{w.no_openings}</p> }.into_any();
        }
        view! {
            <SelectField id="apply-for" label=w.apply_for options value=picked on_change=move |id| picked.set(id) />
            <button type="button" class="btn" on:click=apply>
                {w.apply}
            </button>
        }
        .into_any()
    }
}
