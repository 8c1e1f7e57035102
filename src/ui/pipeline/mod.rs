//! The screen on which a requisition's stages are named, added, reordered and removed.

use crate::{
    domain::{
        Id,
        facts::Facts,
        job::in_order,
        order::OrderKey,
        requisition::{Requisition, Stage, StageRole},
    },
    i18n::{stage_name, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        controls::{Link, TextField, icon},
        desk::{ItemButtons, OnDesk, change, neighbour_place},
        requisitions::title_of,
        shell::Gone,
    },
};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn PipelineScreen(
    /// Whose stages.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    let there = Memo::new(move |_| session.on(Topic::Requisition(id)).requisitions.contains_key(&id));
    move || if there.get() { view! { <Stages id /> }.into_any() } else { view! { <Gone /> }.into_any() }
}

#[component]
fn Stages(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().pipeline;
    let on_desk: OnDesk = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let ids = Memo::new(move |_| {
        let found = on_desk.get();
        found.map(|found| in_order(&found.stages).into_iter().map(|(id, _)| id).collect::<Vec<_>>()).unwrap_or_default()
    });
    let add = move |_| {
        let item = session.fresh();
        change(session, id, |requisition| {
            // Before the stages that end the way.
            let list = in_order(&requisition.stages);
            let end = list.iter().position(|(_, stage)| stage.role != StageRole::Step).unwrap_or(list.len());
            let place = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|(_, stage)| &stage.order);
            let order = OrderKey::between(place(end.checked_sub(1)), place(Some(end)));
            let stage = Stage { name: w.new.to_owned(), standard: None, role: StageRole::Step, order };
            requisition.stages.insert(item, stage);
        });
    };
    let row = move |item: Id<Stage>| {
        let name = Signal::derive(move || {
            on_desk.get().and_then(|found| found.stages.get(&item).map(stage_name)).unwrap_or_default()
        });
        let set = move |typed: String| {
            change(session, id, |requisition| {
                if let Some(stage) = requisition.stages.get_mut(&item) {
                    stage.name = typed.trim().to_owned();
                }
            });
        };
        let shift = move |up: bool| {
            change(session, id, |requisition| {
                if let Some(order) = neighbour_place(&requisition.stages, item, up)
                    && let Some(stage) = requisition.stages.get_mut(&item)
                {
                    stage.order = order;
                }
            });
        };
        let remove = move |()| {
            change(session, id, |requisition| {
                requisition.stages.remove(&item);
            });
        };
        let number = ids.get_untracked().iter().position(|other| *other == item).unwrap_or_default() + 1;
        view! {
            <li class="item">
                <TextField id=format!("stage-{item}") label=(w.stage)(number) value=name on_commit=set max_length=100 />
                <ItemButtons name=name.get_untracked() on_move=Callback::new(shift) on_remove=Callback::new(remove) />
            </li>
        }
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || on_desk.get().map(|found| (w.facts)(&title_of(&found)))}</p>
            </div>
            <Link to=Route::Board(id) attr:class="btn quiet">
                {w.board}
            </Link>
            <button type="button" class="btn go" on:click=add>
                {icon("plus")}
                {w.add}
            </button>
        </div>
        <section class="sheet stack">
            <p class="hint">{w.kept}</p>
            <ol class="items">
                <For each=move || ids.get() key=|item| *item children=row />
            </ol>
        </section>
    }
}
