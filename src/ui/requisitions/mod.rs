//! The list of requisitions: what is open, how many candidates, and the way in.

mod closing;
mod removing;
mod ways;

use crate::{
    domain::{
        Id,
        application::Application,
        edit::Edit,
        facts::Facts,
        job::JobDescription,
        money::Salary,
        requisition::{Requisition, Status, standard_pipeline},
    },
    exchange::people::positions::Directory,
    i18n::{intl, no_titles, plural, stage_name, stage_names, status_name, words},
    route::Route,
    session::{Session, Topic, navigation::navigate, use_session},
    ui::{
        controls::{Link, MenuButton, MenuItem, act, icon, rows, toast_undo},
        sample,
        today::AllWaiting,
    },
    workspace::views::Views,
};
use closing::{CloseDialog, unanswered};
use leptos::prelude::*;
use removing::RemoveDialog;
use std::collections::BTreeMap;
pub use ways::Ways;

/// The title of a requisition, or what stands for it.
pub fn title_of(requisition: &Requisition) -> String {
    let title = requisition.job.title.trim();
    if title.is_empty() { words().common.no_title.to_owned() } else { title.to_owned() }
}

/// All that a requisition is called: one without a title otherwise in each language.
fn titles_of(requisition: &Requisition) -> Vec<String> {
    if requisition.job.title.trim().is_empty() { no_titles() } else { vec![title_of(requisition)] }
}

/// Whether the position of an application is closed: what would move somebody there is not offered.
pub fn is_closed(session: Session, id: Id<Application>) -> bool {
    let Some(found) = session.views().application(id) else { return false };
    let views = session.on(Topic::Requisition(found.requisition));
    views.requisition(found.requisition).is_some_and(|found| found.closed.is_some())
}

/// What positions and stages are called in lists of people.
pub fn directory(views: &Views) -> Directory {
    Directory::of(views.requisitions.iter(), &titles_of, &stage_names)
}

/// The screen.
#[component]
pub fn RequisitionsScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().requisitions;
    let ids = Memo::new(move |_| {
        let views = session.on(Topic::Requisitions);
        let named = |closed: bool| {
            let all = views.requisitions.iter().filter(move |(_, found)| (found.status() == Status::Closed) == closed);
            intl::in_name_order(all.map(|(id, found)| (id, title_of(&found))))
        };
        [named(false), named(true)].concat()
    });
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || plural(ids.read().len(), &w.facts)}</p>
            </div>
            <button type="button" class="btn go" on:click=move |_| begin(session)>
                {icon("plus")}
                {w.new}
            </button>
        </div>
        <Show
            when=move || !ids.read().is_empty()
            fallback=move || {
                view! {
                    <div class="empty">
                        <p>{w.empty}</p>
                        <button type="button" class="btn" on:click=move |_| begin(session)>
                            {w.new}
                        </button>
                        <button type="button" class="btn quiet" on:click=move |_| sample::install(session)>
                            {w.sample}
                        </button>
                    </div>
                }
            }
        >
            <div class="cards">{rows(move || ids.get(), |id| view! { <Card id /> })}</div>
        </Show>
    }
}

/// Begins an empty requisition and goes to its job description.
fn begin(session: Session) {
    if let Some(id) = create(session, "") {
        navigate(&Route::Desk(id));
    }
}

/// Adds a requisition that has a title at most.
pub fn create(session: Session, title: &str) -> Option<Id<Requisition>> {
    let id = session.fresh();
    let requisition = Requisition {
        job: JobDescription {
            title: title.trim().to_owned(),
            salary: Salary { currency: "EUR".to_owned(), ..Salary::default() },
            ..JobDescription::default()
        },
        headcount: 1,
        stages: standard_pipeline(|| session.fresh()),
        questions: Default::default(),
        postings: Default::default(),
        comments: Default::default(),
        criteria: Default::default(),
        weights_reason: String::new(),
        kit: None,
        published: None,
        closed: None,
        blind_until: None,
        opened: session.now(),
    };
    act(session, Edit::AddRequisition { id, requisition: Box::new(requisition) }).then_some(id)
}

/// Copies a requisition: its text, stages and criteria; not what has happened to it.
fn duplicate(session: Session, id: Id<Requisition>) {
    let Some(mut copy) = session.views().requisition(id).map(|found| (*found).clone()) else { return };
    copy.job.title = (words().requisitions.copy_of)(&title_of(&copy));
    (copy.postings, copy.comments) = Default::default();
    (copy.kit, copy.published, copy.closed, copy.opened) = (None, None, None, session.now());
    let fresh = session.fresh();
    if act(session, Edit::AddRequisition { id: fresh, requisition: Box::new(copy) }) {
        toast_undo(words().requisitions.duplicated.to_owned());
        navigate(&Route::Desk(fresh));
    }
}

#[component]
fn Card(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().requisitions;
    let requisition = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let count = Memo::new(move |_| session.on(Topic::Board(id)).board(id).count());
    let anonymised = move || {
        let count = session.on(Topic::Board(id)).statistics_of(id).len();
        (count > 0).then(|| [" · ", &plural(count, &words().retention.statistics)].concat())
    };
    // Only stages in which somebody stands: where the work is, not what the pipeline looks like.
    let stages = move || {
        let mut counts = BTreeMap::new();
        for (stage, _) in session.on(Topic::Board(id)).board(id) {
            *counts.entry(stage).or_insert(0_usize) += 1;
        }
        let pipeline = requisition
            .get()
            .map(|found| found.pipeline().into_iter().map(|(id, stage)| (id, stage.clone())).collect::<Vec<_>>());
        let filled =
            pipeline.into_iter().flatten().filter_map(|(id, stage)| Some((*counts.get(&id)?, stage_name(&stage))));
        filled.map(|(count, name)| view! { <li><b>{intl::number(count as f64, 0)}</b> " " {name}</li> }).collect_view()
    };
    let all = AllWaiting::of_page();
    let waiting = Memo::new(move |_| {
        let views = session.views();
        all.count_of(|one| views.application(one.application).is_some_and(|found| found.requisition == id))
    });
    let title = Signal::derive(move || requisition.get().map(|found| title_of(&found)).unwrap_or_default());
    let status = move || requisition.get().map(|found| found.status());
    let closing = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let remove = move |()| {
        if unanswered(id, &session.views()).is_empty() { removing::remove(session, id) } else { asking.set(true) }
    };
    view! {
        <article class="req">
            <header>
            <h2>
                <Link to=Route::Board(id)>{move || title.get()}</Link>
            </h2>
            <MenuButton
                class="more btn quiet icon small"
                label=Signal::derive(move || (words().common.more_actions)(&title.get()))
                text=|| icon("more")
            >
                <MenuItem on_pick=move |()| navigate(&Route::Desk(id))>{w.job_description}</MenuItem>
                <MenuItem on_pick=move |()| duplicate(session, id)>{w.duplicate}</MenuItem>
                {move || {
                    if status() == Some(Status::Closed) {
                        view! {
                            <MenuItem on_pick=move |()| {
                                act(session, Edit::Reopen { id });
                            }>{w.reopen}</MenuItem>
                        }
                            .into_any()
                    } else {
                        view! { <MenuItem on_pick=move |()| closing.set(true)>{w.close}</MenuItem> }.into_any()
                    }
                }}
                <MenuItem on_pick=remove>{words().common.remove}</MenuItem>
            </MenuButton>
            </header>
            <p>
                {move || requisition.get().map(|found| plural(found.headcount as usize, &w.to_hire))} " · "
                {move || plural(count.get(), &w.candidates)} {anonymised}
            </p>
            <ul class="counts">{stages}</ul>
            <footer>
                <span
                    class="chip"
                    class:ok=move || status() == Some(Status::Open)
                    class:warn=move || status() == Some(Status::Draft)
                >
                    {move || status().map(status_name)}
                </span>
                <Show when=move || { waiting.get() > 0 }>
                    <Link to=Route::Today attr:class="chip warn">
                        {move || plural(waiting.get(), &words().today.facts)}
                    </Link>
                </Show>
            </footer>
            <CloseDialog id open=closing />
            <RemoveDialog id open=asking closing />
        </article>
    }
}
