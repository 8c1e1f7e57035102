//! One person of the list: what the file says, what is wrong with it and can be mended at once, and whom they are like.

use super::{alike::Alike, state::Import, texts::field_name};
use crate::{
    exchange::people::{
        columns::Field,
        draft::{Draft, FIELDS, Fault},
        duplicates::Choice,
    },
    i18n::words,
    session::use_session,
    ui::controls::{TextField, focus_field},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// How much of a note is shown.
const NOTE: usize = 160;

/// The person at a place among the drafts.
#[component]
pub(super) fn Person(import: Import, place: usize) -> impl IntoView {
    let w = &words().import_people;
    let draft = Memo::new(move |_| import.with(|state| state.drafts.get(place).cloned()).unwrap_or_default());
    let today = import.peek(|state| state.today);
    let name = Memo::new(move |_| {
        draft.with(|draft| if draft.name.trim().is_empty() { w.no_name_yet.to_owned() } else { draft.name.clone() })
    });
    // What was wrong at first stays in sight while it is being mended.
    let mending = StoredValue::new(to_mend(&draft.get_untracked(), today));
    let whole = RwSignal::new(false);
    let out = Memo::new(move |_| {
        import.with(|state| state.choice(place) == Choice::Skip) || draft.with(|draft| !draft.faults(today).is_empty())
    });
    let plain = move || draft.with(facts_of);
    let note = move || {
        let note: String = draft.with(|draft| draft.note.chars().take(NOTE).collect());
        (!note.is_empty()).then(|| view! { <p class="hint">{note}</p> })
    };
    let fields = move || if whole.get() { FIELDS.to_vec() } else { mending.get_value() };
    view! {
        <li class="draft" class:out=move || out.get()>
            <div class="draft-head">
                <b>{move || name.get()}</b>
                <small>{(w.line)(draft.get_untracked().line)}</small>
                {move || out.get().then(|| view! { <span class="chip warn">{w.stays_out}</span> })}
                <span class="grow"></span>
                <Leave import place />
                <button
                    type="button"
                    class="btn small quiet"
                    aria-expanded=move || whole.get().to_string()
                    aria-label=move || (w.edit)(&name.get())
                    on:click=move |_| {
                        whole.update(|whole| *whole = !*whole);
                        if whole.get_untracked() {
                            request_animation_frame(move || focus_field(&field_id(place, Field::Name)));
                        }
                    }
                >
                    {words().common.edit}
                </button>
            </div>
            <p class="facts">{plain}</p>
            {note}
            {move || {
                let fields = fields();
                (!fields.is_empty())
                    .then(|| {
                        let each = |field| view! { <Line import place field draft /> };
                        view! { <div class="draft-fields">{fields.into_iter().map(each).collect_view()}</div> }
                    })
            }}
            <Alike import place name />
        </li>
    }
}

/// The fields in which something is wrong.
fn to_mend(draft: &Draft, today: NaiveDate) -> Vec<Field> {
    let mut fields = Vec::new();
    for (field, fault) in draft.faults(today) {
        fields.push(field);
        if fault == Fault::NoContact {
            fields.push(Field::Phone);
        }
    }
    fields
}

/// What is known, in one line.
fn facts_of(draft: &Draft) -> String {
    let shown = FIELDS.into_iter().filter(|field| !matches!(field, Field::Name | Field::Note));
    let parts: Vec<&str> = shown.map(|field| draft.get(field)).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn field_id(place: usize, field: Field) -> String {
    ["draft-", &place.to_string(), "-", field.key()].concat()
}

#[component]
fn Line(import: Import, place: usize, field: Field, draft: Memo<Draft>) -> impl IntoView {
    let session = use_session();
    let value = move || draft.with(|draft| draft.get(field).to_owned());
    let today = import.peek(|state| state.today);
    let fault = move || {
        let found = draft.with(|draft| draft.faults(today).into_iter().find(|(at, _)| *at == field));
        found.map(|(_, fault)| fault_text(fault).to_owned())
    };
    view! {
        <TextField
            id=field_id(place, field)
            label=field_name(field).to_owned()
            value=Signal::derive(value)
            fault=Signal::derive(fault)
            multiline=if field == Field::Note { 3 } else { 0 }
            on_commit=move |text: String| import.mend(session, place, field, text)
        />
    }
}

fn fault_text(fault: Fault) -> &'static str {
    let w = &words().import_people;
    match fault {
        Fault::NoName => w.fault_name,
        Fault::NoContact => w.fault_contact,
        Fault::Email => w.fault_email,
        Fault::Phone => w.fault_phone,
        Fault::Date => w.fault_date,
        Fault::Future => w.fault_future,
        Fault::TooLong => w.fault_long,
    }
}

/// Leaves out somebody who is like nobody; those who are, have a choice of their own.
#[component]
fn Leave(import: Import, place: usize) -> impl IntoView {
    let w = &words().import_people;
    let alone = Memo::new(move |_| import.with(|state| state.twins.get(place).copied().flatten().is_none()));
    let out = move || import.with(|state| state.choice(place) == Choice::Skip);
    let turn = move |_| {
        import.change(|state| {
            let now = if state.choice(place) == Choice::Skip { None } else { Some(Choice::Skip) };
            if let Some(choice) = state.choices.get_mut(place) {
                *choice = now;
            }
        });
    };
    move || {
        alone.get().then(|| {
            view! {
                <button type="button" class="btn small quiet" aria-pressed=move || out().to_string() on:click=turn>
                    {w.choices[2]}
                </button>
            }
        })
    }
}
