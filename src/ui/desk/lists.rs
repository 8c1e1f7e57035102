//! Lists in the job description: add at the end, change, reorder by buttons, remove. Each item is a register of its own, so two
//! people can work on one list.

use super::{OnDesk, change};
use crate::{
    domain::{
        Id,
        job::{Items, JobDescription, Line, Need, Ordered, Qualification, in_order, last_place},
        order::OrderKey,
        requisition::Requisition,
    },
    i18n::words,
    session::use_session,
    ui::controls::{TextField, focus_field, icon},
};
use leptos::prelude::*;

/// The place that moves an item one up or one down, if there is one to move to.
pub(crate) fn neighbour_place<T: Ordered>(items: &Items<T>, id: Id<T>, up: bool) -> Option<OrderKey> {
    let list = in_order(items);
    let at = list.iter().position(|(other, _)| *other == id)?;
    let place = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|(_, item)| item.order());
    if up {
        let above = at.checked_sub(1)?;
        Some(OrderKey::between(place(above.checked_sub(1)), place(Some(above))))
    } else {
        place(Some(at + 1))?;
        Some(OrderKey::between(place(Some(at + 1)), place(Some(at + 2))))
    }
}

/// The buttons of one item.
#[component]
pub(crate) fn ItemButtons(
    /// The item's name, for screen readers.
    name: String,
    /// Moves it up (`true`) or down.
    on_move: Callback<bool>,
    /// Takes it away.
    on_remove: Callback<()>,
) -> impl IntoView {
    let w = &words().common;
    let label = |what: &str| format!("{what}: {name}");
    view! {
        <button type="button" class="btn quiet icon" aria-label=label(w.move_up) on:click=move |_| on_move.run(true)>
            {icon("up")}
        </button>
        <button type="button" class="btn quiet icon" aria-label=label(w.move_down) on:click=move |_| on_move.run(false)>
            {icon("down")}
        </button>
        <button type="button" class="btn quiet icon" aria-label=label(w.remove) on:click=move |_| on_remove.run(())>
            {icon("trash")}
        </button>
    }
}

/// A field that adds to a list: Enter adds and stays, for the next one.
#[component]
fn NewItem(id: String, label: String, on_add: Callback<String>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            on_add.run(text);
            typed.set(String::new());
        }
    };
    view! {
        <form class="item" on:submit=add>
            <input
                class="in"
                id=id
                aria-label=label.clone()
                placeholder=label
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:blur=move |_| {
                    let text = typed.get_untracked().trim().to_owned();
                    if !text.is_empty() {
                        on_add.run(text);
                        typed.set(String::new());
                    }
                }
            />
            <button type="submit" class="btn small">
                {words().common.add}
            </button>
        </form>
    }
}

/// A list of lines: duties, perks, skills.
#[component]
pub(super) fn LineList(
    id: Id<Requisition>,
    on_desk: OnDesk,
    name: &'static str,
    label: &'static str,
    part: fn(&JobDescription) -> &Items<Line>,
    part_mut: fn(&mut JobDescription) -> &mut Items<Line>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let ids = Memo::new(move |_| {
        let found = on_desk.get();
        found
            .map(|found| in_order(part(&found.job)).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let add = move |text: String| {
        let item = session.fresh();
        change(session, id, |requisition| {
            let lines = part_mut(&mut requisition.job);
            let order = last_place(lines);
            lines.insert(item, Line { text, order });
        });
    };
    let row = move |item: Id<Line>| {
        let text = Signal::derive(move || {
            on_desk.get().and_then(|found| Some(part(&found.job).get(&item)?.text.clone())).unwrap_or_default()
        });
        let number = move || ids.read().iter().position(|other| *other == item).unwrap_or_default() + 1;
        let set = move |typed: String| {
            change(session, id, |requisition| {
                if let Some(line) = part_mut(&mut requisition.job).get_mut(&item) {
                    line.text = typed;
                }
            });
        };
        let shift = move |up: bool| {
            change(session, id, |requisition| {
                let lines = part_mut(&mut requisition.job);
                if let Some(order) = neighbour_place(lines, item, up)
                    && let Some(line) = lines.get_mut(&item)
                {
                    line.order = order;
                }
            });
        };
        let remove = move |()| {
            change(session, id, |requisition| {
                part_mut(&mut requisition.job).remove(&item);
            });
            focus_field(&format!("{name}-new"));
        };
        let title = (w.line)(label, number());
        view! {
            <li class="item">
                <TextField id=format!("{name}-{item}") label=title.clone() value=text on_commit=set />
                <ItemButtons name=title on_move=Callback::new(shift) on_remove=Callback::new(remove) />
            </li>
        }
    };
    view! {
        <ol class="items">
            <For each=move || ids.get() key=|item| *item children=row />
        </ol>
        <NewItem id=format!("{name}-new") label=(w.add_line)(label) on_add=Callback::new(add) />
    }
}

/// The qualifications, each a must or nice to have.
#[component]
pub(super) fn QualificationList(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let ids = Memo::new(move |_| {
        let found = on_desk.get();
        found
            .map(|found| in_order(&found.job.qualifications).into_iter().map(|(id, _)| id).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let add = move |text: String| {
        let item = session.fresh();
        change(session, id, |requisition| {
            let order = last_place(&requisition.job.qualifications);
            requisition.job.qualifications.insert(item, Qualification { text, need: Need::Must, order });
        });
    };
    let row = move |item: Id<Qualification>| {
        let one = Memo::new(move |_| on_desk.get().and_then(|found| found.job.qualifications.get(&item).cloned()));
        let edit = move |how: &dyn Fn(&mut Qualification)| {
            change(session, id, |requisition| {
                if let Some(qualification) = requisition.job.qualifications.get_mut(&item) {
                    how(qualification);
                }
            });
        };
        let shift = move |up: bool| {
            change(session, id, |requisition| {
                let items = &mut requisition.job.qualifications;
                if let Some(order) = neighbour_place(items, item, up)
                    && let Some(qualification) = items.get_mut(&item)
                {
                    qualification.order = order;
                }
            });
        };
        let remove = move |()| {
            change(session, id, |requisition| {
                requisition.job.qualifications.remove(&item);
            });
            focus_field("qualifications-new");
        };
        let number = ids.get_untracked().iter().position(|other| *other == item).unwrap_or_default() + 1;
        let title = (w.line)(w.qualifications, number);
        let [must, nice] = w.need;
        let radio = move |need: Need, text: &'static str| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("need-{item}")
                        prop:checked=move || one.get().is_some_and(|one| one.need == need)
                        on:change=move |_| edit(&|one| one.need = need)
                    />
                    <span>{text}</span>
                </label>
            }
        };
        view! {
            <li class="item">
                <TextField
                    id=format!("qualification-{item}")
                    label=title.clone()
                    value=Signal::derive(move || one.get().map(|one| one.text).unwrap_or_default())
                    on_commit=move |typed: String| edit(&|one| one.text.clone_from(&typed))
                />
                <fieldset class="segmented">
                    <legend class="visually-hidden">{title.clone()}</legend>
                    {radio(Need::Must, must)}
                    {radio(Need::Nice, nice)}
                </fieldset>
                <ItemButtons name=title on_move=Callback::new(shift) on_remove=Callback::new(remove) />
            </li>
        }
    };
    view! {
        <ol class="items">
            <For each=move || ids.get() key=|item| *item children=row />
        </ol>
        <NewItem id="qualifications-new".to_owned() label=(w.add_line)(w.qualifications) on_add=Callback::new(add) />
    }
}
