//! The screen on which a requisition's stages are named, added, reordered and removed.

mod questions;

use crate::{
    domain::{
        Id,
        facts::Facts,
        job::{Items, in_order},
        order::OrderKey,
        requisition::{Requisition, Stage, StageColor, StageRole, pipeline_of},
    },
    i18n::{stage_name, words},
    session::{Topic, use_session},
    ui::{
        blind::BlindField,
        controls::{SelectField, TextField, focus_field, focus_soon, icon, rows, toast_undo},
        desk::{ItemList, OnDesk, change},
        requisitions::{Ways, title_of},
        shell::while_there,
    },
};
use leptos::prelude::*;
use questions::StageQuestions;
pub use questions::{suggested, take_suggested};

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
        let added = list.add(before_the_end, |order| Stage {
            name: w.new.to_owned(),
            standard: None,
            purpose: String::new(),
            entry: String::new(),
            opening: String::new(),
            color: None,
            role: StageRole::Step,
            order,
        });
        focus_soon(format!("stage-{added}"), ADD.to_owned());
    };
    let row = move |item: Id<Stage>| {
        let name = move || list.read(item, stage_name).unwrap_or_default();
        let color = move || list.read(item, |stage| stage.color).flatten().map_or("", StageColor::key);
        let paint = move |event| {
            let picked = event_target_value(&event);
            list.edit(item, |stage| stage.color = StageColor::ALL.into_iter().find(|color| color.key() == picked));
        };
        let colors = StageColor::ALL.into_iter().zip(w.colors).map(|(color, text)| {
            view! {
                <option value=color.key() selected=move || list.read(item, |stage| stage.color).flatten() == Some(color)>
                    {text}
                </option>
            }
        });
        let colors = colors.collect_view();
        view! {
            <li class="item stage">
                <TextField
                    id=format!("stage-{item}")
                    label=Signal::derive(move || (w.stage)(list.number(item)))
                    value=Signal::derive(name)
                    on_commit=move |typed: String| list.edit(item, |stage| stage.name = typed.trim().to_owned())
                    max_length=100
                />
                <div class="field">
                    <label for=format!("color-{item}")>{w.color}</label>
                    <select
                        class="in"
                        id=format!("color-{item}")
                        aria-label=move || (w.color_of)(&name())
                        prop:value=color
                        on:change=paint
                    >
                        <option value="">{w.no_color}</option>
                        {colors}
                    </select>
                </div>
                {list.buttons(item, name, || focus_field(ADD))}
                <StageAbout list item />
                <Show when=move || list.read(item, |stage| stage.role == StageRole::Step) == Some(true)>
                    <StageQuestions id on_desk stages=list stage=item name=Signal::derive(name) />
                </Show>
            </li>
        }
    };
    let nobody = Memo::new(move |_| session.on(Topic::Board(id)).applications_for(id).is_empty());
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || on_desk.get().map(|found| (w.facts)(&title_of(&found)))}</p>
            </div>
            <button type="button" class="btn go" id=ADD on:click=add>
                {icon("plus")}
                {w.add}
            </button>
        </div>
        <Ways id />
        <section class="sheet stack">
            <Show when=move || nobody.get()>
                <Templates id />
            </Show>
            <p class="hint">{w.kept}</p>
            <ol class="items">{rows(move || list.ids(), row)}</ol>
            <BlindField id />
        </section>
    }
}

/// What a stage is for, and who may come in: folded where nothing is said, since nothing has to be.
#[component]
fn StageAbout(list: ItemList<Stage>, item: Id<Stage>) -> impl IntoView {
    let w = &words().pipeline;
    let name = move || list.read(item, stage_name).unwrap_or_default();
    let silent = |stage: &Stage| stage.purpose.is_empty() && stage.entry.is_empty();
    let folded = untrack(|| list.read(item, silent)) == Some(true);
    view! {
        <details open=!folded>
            <summary>{w.about}</summary>
            <div class="two">
                <TextField
                    id=format!("purpose-{item}")
                    label=Signal::derive(move || (w.purpose_of)(&name()))
                    placeholder=w.purpose
                    multiline=1
                    value=Signal::derive(move || list.read(item, |stage| stage.purpose.clone()).unwrap_or_default())
                    on_commit=move |typed: String| list.edit(item, |stage| stage.purpose = typed.trim().to_owned())
                    max_length=300
                />
                <TextField
                    id=format!("entry-{item}")
                    label=Signal::derive(move || (w.entry_of)(&name()))
                    placeholder=w.entry
                    multiline=1
                    value=Signal::derive(move || list.read(item, |stage| stage.entry.clone()).unwrap_or_default())
                    on_commit=move |typed: String| list.edit(item, |stage| stage.entry = typed.trim().to_owned())
                    max_length=300
                />
            </div>
        </details>
    }
}

/// The pipelines to begin from, as long as nobody has applied.
#[component]
fn Templates(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().pipeline;
    let none = (String::new(), w.choose.to_owned());
    let all = w.templates.iter().enumerate().map(|(at, template)| (at.to_string(), template.name.to_owned()));
    let take = move |picked: String| {
        let Some(template) = picked.parse::<usize>().ok().and_then(|at| w.templates.get(at)) else { return };
        let stages = pipeline_of(template.stages, || session.fresh());
        if change(session, id, |requisition| requisition.stages = stages) {
            toast_undo((w.taken)(template.name));
        }
    };
    view! {
        <SelectField
            id="template"
            label=w.template
            hint=w.template_hint.to_owned()
            options=std::iter::once(none).chain(all).collect()
            value=Signal::derive(String::new)
            on_change=take
        />
    }
}

/// Before the stages that end the way.
fn before_the_end(stages: &Items<Stage>) -> Option<OrderKey> {
    let list = in_order(stages);
    let end = list.iter().position(|(_, stage)| stage.role != StageRole::Step)?;
    let place = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|(_, stage)| &stage.order);
    Some(OrderKey::between(place(end.checked_sub(1)), place(Some(end))))
}
