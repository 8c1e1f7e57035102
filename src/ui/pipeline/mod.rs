//! The screen on which a requisition's stages are named, added, reordered and removed.

use crate::{
    domain::{
        Id,
        facts::Facts,
        job::{Items, in_order},
        order::OrderKey,
        requisition::{Requisition, Stage, StageRole},
    },
    i18n::{stage_name, words},
    route::Route,
    session::{Topic, use_session},
    ui::{
        controls::{Link, TextField, focus_field, icon, rows},
        desk::{ItemList, OnDesk},
        requisitions::title_of,
        shell::while_there,
    },
};
use leptos::prelude::*;

/// The DOM id of the button that adds a stage.
const ADD: &str = "add-stage";

/// The screen.
#[component]
pub fn PipelineScreen(
    /// Whose stages.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Stages id /> }.into_any(),
    )
}

#[component]
fn Stages(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().pipeline;
    let on_desk: OnDesk = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let list = ItemList::new(id, on_desk, |r| &r.stages, |r| &mut r.stages);
    let add = move |_| {
        list.add(before_the_end, |order| Stage {
            name: w.new.to_owned(),
            standard: None,
            role: StageRole::Step,
            order,
        });
    };
    let row = move |item: Id<Stage>| {
        let name = move || list.read(item, stage_name).unwrap_or_default();
        view! {
            <li class="item">
                <TextField
                    id=format!("stage-{item}")
                    label=Signal::derive(move || (w.stage)(list.number(item)))
                    label_hidden=true
                    value=Signal::derive(name)
                    on_commit=move |typed: String| list.edit(item, |stage| stage.name = typed.trim().to_owned())
                    max_length=100
                />
                {list.buttons(item, name, || focus_field(ADD))}
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
            <button type="button" class="btn go" id=ADD on:click=add>
                {icon("plus")}
                {w.add}
            </button>
        </div>
        <section class="sheet stack">
            <p class="hint">{w.kept}</p>
            <ol class="items">{rows(move || list.ids(), row)}</ol>
        </section>
    }
}

/// Before the stages that end the way.
fn before_the_end(stages: &Items<Stage>) -> Option<OrderKey> {
    let list = in_order(stages);
    let end = list.iter().position(|(_, stage)| stage.role != StageRole::Step)?;
    let place = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|(_, stage)| &stage.order);
    Some(OrderKey::between(place(end.checked_sub(1)), place(Some(end))))
}
