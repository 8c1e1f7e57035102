//! Lists in the job description: add at the end, change, reorder by buttons, remove. Must never lose what was typed into the
//! field for a new line: leaving it adds it.

use super::{OnDesk, items::ItemList};
use crate::{
    domain::{
        Id,
        job::{Items, Line, Need, Qualification},
        requisition::Requisition,
    },
    i18n::words,
    ui::controls::{TextField, focus_field, is_enter, one_line, rows, when_released},
};
use leptos::prelude::*;

/// A field that adds to a list: Enter adds and stays, for the next one.
#[component]
pub(crate) fn NewItem(
    /// The DOM id.
    id: String,
    /// What is added, for screen readers and as the placeholder.
    #[prop(into)]
    label: Signal<String>,
    /// Called with what was typed.
    on_add: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    // Leaving the field may be leaving the screen: the field is gone then, and what was typed is added all the same.
    let add = move || {
        let Some(text) = typed.try_get_untracked() else { return };
        let text = text.trim().to_owned();
        if !text.is_empty() {
            on_add.try_run(text);
            typed.try_set(String::new());
        }
    };
    on_cleanup(add);
    view! {
        <form
            class="item"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <textarea
                class="in"
                id=id
                rows="1"
                aria-label=move || label.get()
                placeholder=move || label.get()
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(one_line(event_target_value(&event)))
                on:keydown=move |event| {
                    if is_enter(&event) {
                        add();
                    }
                }
                on:blur=move |_| when_released(add)
            ></textarea>
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
    part: fn(&Requisition) -> &Items<Line>,
    part_mut: fn(&mut Requisition) -> &mut Items<Line>,
) -> impl IntoView {
    let w = &words().desk;
    let list = ItemList::new(id, on_desk, part, part_mut);
    let row = move |item: Id<Line>| {
        let title = move || (w.line)(label, list.number(item));
        view! {
            <li class="item">
                <TextField
                    id=format!("{name}-{item}")
                    label=Signal::derive(title)
                    label_hidden=true
                    multiline=1
                    value=Signal::derive(move || list.read(item, |line| line.text.clone()).unwrap_or_default())
                    on_commit=move |typed: String| list.edit(item, |line| line.text = typed)
                />
                {list.buttons(item, title, move || focus_field(&format!("{name}-new")))}
            </li>
        }
    };
    let add = move |text: String| {
        list.add(|_| None, |order| Line { text, order });
    };
    view! {
        <ol class="items">{rows(move || list.ids(), row)}</ol>
        <NewItem id=format!("{name}-new") label=(w.add_line)(label) on_add=Callback::new(add) />
    }
}

/// The qualifications, each a must or nice to have.
#[component]
pub(super) fn QualificationList(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let w = &words().desk;
    let list = ItemList::new(id, on_desk, |r| &r.job.qualifications, |r| &mut r.job.qualifications);
    let row = move |item: Id<Qualification>| {
        let title = move || (w.line)(w.qualifications, list.number(item));
        let [must, nice] = w.need;
        let radio = move |need: Need, text: &'static str| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("need-{item}")
                        prop:checked=move || list.read(item, |one| one.need == need).unwrap_or_default()
                        on:change=move |_| list.edit(item, |one| one.need = need)
                    />
                    <span>{text}</span>
                </label>
            }
        };
        view! {
            <li class="item">
                <TextField
                    id=format!("qualification-{item}")
                    label=Signal::derive(title)
                    label_hidden=true
                    multiline=1
                    value=Signal::derive(move || list.read(item, |one| one.text.clone()).unwrap_or_default())
                    on_commit=move |typed: String| list.edit(item, |one| one.text = typed)
                />
                <fieldset class="segmented">
                    <legend class="visually-hidden">{title}</legend>
                    {radio(Need::Must, must)}
                    {radio(Need::Nice, nice)}
                </fieldset>
                {list.buttons(item, title, || focus_field("qualifications-new"))}
            </li>
        }
    };
    let add = move |text: String| {
        list.add(|_| None, |order| Qualification { text, need: Need::Must, order });
    };
    view! {
        <ol class="items">{rows(move || list.ids(), row)}</ol>
        <NewItem id="qualifications-new".to_owned() label=(w.add_line)(w.qualifications) on_add=Callback::new(add) />
    }
}
