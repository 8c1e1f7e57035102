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
        requisition::{Requisition, Status},
    },
    i18n::{stage_name, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::{
        blind::BlindNote,
        controls::{
            Dialog, Link, MenuButton, MenuItem, SelectField, TextField, act, contact_link, icon, rows, toast_undo,
        },
        files::FilesPanel,
        merge_people::{Doubles, MergeDialog, MergedRecords, Merging, RemoveSecond},
        removing::{Then, remove_person},
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
    let remove = move |()| remove_person(session, id, Then::Leave(Route::Candidates));
    // What cannot be seen cannot be changed.
    let hidden = Memo::new(move |_| session.on(Topic::Candidate(id)).hidden_person(id).is_some());
    let merging = Merging::new();
    let applications = move || session.on(Topic::Candidate(id)).applications_of(id);
    let applying = RwSignal::new(false);
    let openings = Memo::new(move |_| openings(session, id));
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
            <MenuButton
                class="btn quiet icon"
                label=Signal::derive(move || (words().common.more_actions)(&name.get()))
                text=|| icon("more")
            >
                <MenuItem on_pick=remove>{w.remove}</MenuItem>
            </MenuButton>
            <Show when=move || !openings.read().is_empty()>
                <button type="button" class="btn go" on:click=move |_| applying.set(true)>
                    {icon("plus")}
                    {w.apply}
                </button>
            </Show>
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
                <Show when=move || openings.read().is_empty()>
                    <p class="hint">{w.no_openings}</p>
                </Show>
                <MergedRecords id />
                <PoolPanel id />
                <Privacy id />
            </aside>
        </div>
        <MergeDialog id merging />
        <Dialog open=applying title=Signal::derive(|| words().candidates.apply.to_owned())>
            <ApplyAgain id openings open=applying />
        </Dialog>
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

/// The open positions for which a person does not apply yet, with their titles.
fn openings(session: Session, id: Id<Candidate>) -> Vec<(Id<Requisition>, String)> {
    session.on(Topic::Requisitions);
    let views = session.on(Topic::Candidate(id));
    let mine: Vec<_> = views
        .applications_of(id)
        .into_iter()
        .filter_map(|id| views.application(id))
        .map(|application| application.requisition)
        .collect();
    let all = views.requisitions.iter().filter(|(id, found)| found.status() != Status::Closed && !mine.contains(id));
    all.map(|(id, found)| (id, title_of(&found))).collect()
}

/// The person applies for one more position.
#[component]
fn ApplyAgain(
    id: Id<Candidate>,
    openings: Memo<Vec<(Id<Requisition>, String)>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().candidates;
    let picked = RwSignal::new(String::new());
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let choice = picked.get_untracked();
        let openings = openings.get_untracked();
        let found = openings.iter().find(|(id, _)| id.to_string() == choice).or(openings.first());
        let Some((requisition, title)) = found.cloned() else { return };
        let application = Applying { id: session.fresh(), requisition, source: String::new() };
        if act(session, Edit::Apply { candidate: id, application }) {
            open.set(false);
            toast_undo((w.applied)(&title));
        }
    };
    let options = openings.get_untracked().into_iter().map(|(id, title)| (id.to_string(), title)).collect();
    view! {
        <form class="stack" on:submit=apply>
            <SelectField id="apply-for" label=w.apply_for options value=picked on_change=move |id| picked.set(id) />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.apply_now}
                </button>
            </div>
        </form>
    }
}
