//! The board's screen: head, search and lanes.

use super::card::Card;
use crate::{
    domain::{
        Id,
        application::Application,
        facts::Facts,
        requisition::{Requisition, Stage},
    },
    i18n::{intl, plural, service_name, stage_name, status_name, words},
    route::Route,
    session::{
        Topic,
        navigation::{replace_query, use_query},
        use_session,
    },
    ui::{
        add_candidate::AddCandidate,
        controls::{Link, icon},
        requisitions::title_of,
        shell::Gone,
        text::fold,
    },
};
use leptos::prelude::*;

/// How many cards a column mounts at first: more would slow every move, and nobody reads them at once.
const CAP: usize = 60;

/// The screen.
#[component]
pub fn BoardScreen(
    /// Whose board.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    let there = Memo::new(move |_| session.on(Topic::Requisition(id)).requisitions.contains_key(&id));
    move || if there.get() { view! { <Board id /> }.into_any() } else { view! { <Gone /> }.into_any() }
}

#[component]
fn Board(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let requisition = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let adding = RwSignal::new(false);
    let query = use_query("find");
    let wanted = Memo::new(move |_| fold(query.get().unwrap_or_default().trim()));
    let stages = Memo::new(move |_| {
        let found = requisition.get();
        found.map(|found| found.pipeline().into_iter().map(|(id, _)| id).collect::<Vec<_>>()).unwrap_or_default()
    });
    let strays = Memo::new(move |_| session.on(Topic::Board(id)).strays(id));
    let nobody = Memo::new(move |_| session.on(Topic::Board(id)).board(id).next().is_none());
    let facts = move || {
        let found = requisition.get()?;
        let manager = found.job.hiring_manager.trim().to_owned();
        let parts = [
            status_name(found.status()).to_owned(),
            found.job.service.map(service_name).unwrap_or_default().to_owned(),
            plural(found.headcount as usize, &w.to_hire),
            if manager.is_empty() { manager } else { (w.manager)(&manager) },
        ];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{move || requisition.get().map(|found| title_of(&found))}</h1>
                <p>{facts}</p>
            </div>
            <Link to=Route::Desk(id) attr:class="btn quiet">
                {w.job_description}
            </Link>
            <Link to=Route::Criteria(id) attr:class="btn quiet">
                {w.criteria}
            </Link>
            <Link to=Route::Pipeline(id) attr:class="btn quiet">
                {w.stages}
            </Link>
            <Link to=Route::Compare(id) attr:class="btn">
                {w.compare}
            </Link>
            <button type="button" class="btn go" on:click=move |_| adding.set(true)>
                {icon("plus")}
                {w.add}
            </button>
        </div>
        <div class="tools">
            <input
                class="search"
                type="search"
                aria-label=w.find
                placeholder=w.find
                prop:value=move || query.get().unwrap_or_default()
                on:input=move |event| replace_query(&Route::Board(id), &[("find", &event_target_value(&event))])
            />
        </div>
        <Show when=move || nobody.get()>
            <div class="empty">
                <p>{w.empty}</p>
                <button type="button" class="btn" on:click=move |_| adding.set(true)>
                    {w.add}
                </button>
            </div>
        </Show>
        <div class="board">
            <For each=move || stages.get() key=|stage| *stage let:stage>
                <Lane id stage=Some(stage) wanted />
            </For>
            <Show when=move || !strays.read().is_empty()>
                <Lane id stage=None wanted />
            </Show>
        </div>
        <AddCandidate open=adding requisition=Some(id) />
    }
}

/// A column; without a stage, that of the cards whose stage is gone.
#[component]
fn Lane(id: Id<Requisition>, stage: Option<Id<Stage>>, wanted: Memo<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let name = move || match stage {
        None => w.strays.to_owned(),
        Some(stage) => session
            .on(Topic::Requisition(id))
            .requisition(id)
            .and_then(|found| found.stages.get(&stage).map(stage_name))
            .unwrap_or_default(),
    };
    let all = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        match stage {
            Some(stage) => views.column(id, stage),
            None => views.strays(id),
        }
    });
    let found = Memo::new(move |_| {
        let wanted = wanted.get();
        if wanted.is_empty() {
            return all.get();
        }
        let views = session.on(Topic::Candidates);
        let hit = |card: &Id<Application>| {
            let person = views.application(*card).and_then(|card| views.candidate(card.candidate));
            person.is_some_and(|person| fold(&person.name).contains(&wanted))
        };
        all.get().into_iter().filter(hit).collect()
    });
    let everything = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let cap = if everything.get() { usize::MAX } else { CAP };
        found.get().into_iter().take(cap).collect::<Vec<_>>()
    });
    let heading = stage.map_or_else(|| "lane-strays".to_owned(), |stage| format!("lane-{stage}"));
    let labelled = heading.clone();
    view! {
        <section class="lane" aria-labelledby=labelled>
            <header>
                <h2 id=heading>{name}</h2>
                <span>{move || intl::number(found.read().len() as f64, 0)}</span>
            </header>
            <ol class="cards-list">
                <For each=move || shown.get() key=|card| *card let:card>
                    <Card id=card />
                </For>
            </ol>
            <Show when=move || { shown.read().len() < found.read().len() }>
                <button type="button" class="btn quiet show-more" on:click=move |_| everything.set(true)>
                    {move || plural(found.read().len() - shown.read().len(), &w.show_all)}
                </button>
            </Show>
        </section>
    }
}
