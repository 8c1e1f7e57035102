//! The screen on which "good" is decided: criteria with weights and examples, fixed before anybody is scored.

use crate::{
    domain::{
        Id,
        edit::Edit,
        facts::Facts,
        kit::{Criterion, CriterionGroup, KitFault, kit_faults},
        requisition::Requisition,
    },
    i18n::{group_name, plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{Gap, Gate, LongTextField, SelectField, TextField, act, focus_field, focus_soon, icon, rows, toast},
        desk::{ItemList, OnDesk, change},
        requisitions::{Ways, title_of},
        shell::while_there,
    },
};
use leptos::prelude::*;

const GROUPS: [CriterionGroup; 3] = [CriterionGroup::Attitude, CriterionGroup::Skill, CriterionGroup::Experience];
/// The groups of the suggestions, in their order.
const SUGGESTED: [usize; 8] = [0, 0, 0, 0, 1, 1, 1, 2];

/// The DOM id of the button that adds a criterion.
const ADD: &str = "add-criterion";

/// The screen.
#[component]
pub fn CriteriaScreen(
    /// Whose criteria.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Editor id /> }.into_any(),
    )
}

#[component]
fn Editor(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().criteria;
    let on_desk: OnDesk = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let fixed = Memo::new(move |_| on_desk.get().is_some_and(|found| found.kit.is_some()));
    let list = ItemList::new(id, on_desk, |r| &r.criteria, |r| &mut r.criteria);
    let faults = Memo::new(move |_| {
        on_desk.get().map(|found| kit_faults(&found.criteria, &found.weights_reason)).unwrap_or_default()
    });
    let set_reason = move |text| {
        change(session, id, |requisition| requisition.weights_reason = text);
    };
    let fix = move |_| {
        if act(session, Edit::FixCriteria { id }) {
            toast(w.fixed_now.to_owned());
        }
    };
    let add = move |texts: [&'static str; 4], group: CriterionGroup| {
        let [name, low, middle, high] = texts.map(str::to_owned);
        let unnamed = name.is_empty();
        let added = list.add(|_| None, |order| Criterion { name, group, weight: 1, low, middle, high, order });
        // One that was suggested is written already, and the next suggestion is at hand.
        if unnamed {
            focus_soon(format!("name-{added}"), ADD.to_owned());
        }
    };
    let missing = move || {
        let text = |fault: &KitFault| match fault {
            KitFault::Empty => (w.fault_empty, Some(ADD.to_owned())),
            KitFault::Nameless(item) => (w.fault_name, Some(format!("name-{item}"))),
            KitFault::Weight(item) => (w.fault_weight, Some(format!("weight-{item}"))),
            KitFault::WeightsWithoutReason => (w.fault_reason, Some("weights-reason".to_owned())),
        };
        let faults = if fixed.get() { Vec::new() } else { faults.get() };
        let gap = |(text, field): (&str, Option<String>)| Gap { text: text.to_owned(), field };
        faults.iter().map(text).map(gap).collect::<Vec<_>>()
    };
    let suggestions = move || {
        let named = |name: &str| on_desk.get().is_some_and(|found| found.criteria.values().any(|one| one.name == name));
        w.suggested
            .into_iter()
            .zip(SUGGESTED)
            .filter(|([name, ..], _)| !named(name))
            .filter_map(|(texts, group)| Some((texts, GROUPS.get(group).copied()?)))
            .map(|(texts, group)| {
                let [name, _, _, high] = texts;
                view! {
                    <li>
                        <button type="button" class="btn small" on:click=move |_| add(texts, group)>
                            {icon("plus")}
                            {name}
                        </button>
                        <span class="hint">{group_name(group)} ": " {high}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || on_desk.get().map(|found| (w.facts)(&title_of(&found)))}</p>
            </div>
            <Show
                when=move || fixed.get()
                fallback=move || {
                    view! {
                        <button type="button" class="btn go" on:click=fix>
                            {w.fix}
                        </button>
                    }
                }
            >
                <button
                    type="button"
                    class="btn"
                    on:click=move |_| {
                        act(session, Edit::ReopenCriteria { id });
                    }
                >
                    {w.reopen}
                </button>
            </Show>
        </div>
        <Ways id />
        <Show when=move || fixed.get()>
            <div class="gate ok">{w.fixed}</div>
        </Show>
        <Gate title=Signal::derive(move || plural(missing().len(), &w.faults)) gaps=Signal::derive(missing) />
        <div class="criteria-editor stack">
            {rows(move || list.ids(), move |item| view! { <One list item fixed /> })}
            <Show when=move || !fixed.get()>
                <button
                    type="button"
                    class="btn"
                    id=ADD
                    on:click=move |_| add(["", "", "", ""], CriterionGroup::Attitude)
                >
                    {icon("plus")}
                    {w.add}
                </button>
                <LongTextField
                    record=id.raw()
                    field="weights_reason"
                    id="weights-reason"
                    label=w.reason
                    hint=w.reason_hint.to_owned()
                    optional=true
                    value=Signal::derive(move || on_desk.get().map(|found| found.weights_reason.clone()).unwrap_or_default())
                    on_commit=set_reason
                />
                <section class="sheet">
                    <h2>{w.suggestions}</h2>
                    <p>{w.suggestions_text}</p>
                    <ul class="suggestions">{suggestions}</ul>
                </section>
            </Show>
        </div>
    }
}

#[component]
fn One(list: ItemList<Criterion>, item: Id<Criterion>, fixed: Memo<bool>) -> impl IntoView {
    move || {
        if !fixed.get() {
            return view! { <Open list item /> }.into_any();
        }
        let shown = list.read(item, |one| view! { <section class="sheet crit">{naming(one)} {anchors(one)}</section> });
        shown.into_any()
    }
}

/// A criterion's name with its group and weight, as all screens show it.
pub(crate) fn naming(criterion: &Criterion) -> impl IntoView + use<> {
    let weight = (words().scorecard.weight)(group_name(criterion.group), &criterion.weight.to_string());
    view! {
        <div>
            <h2>{criterion.name.clone()}</h2>
            <span class="chip">{weight}</span>
        </div>
    }
}

/// What a 1, a 3 and a 5 look like, as far as it was written down.
pub(crate) fn anchors(criterion: &Criterion) -> impl IntoView + use<> {
    let all = [(1, criterion.low.clone()), (3, criterion.middle.clone()), (5, criterion.high.clone())];
    let said = all.into_iter().filter(|(_, text)| !text.is_empty());
    view! {
        <ul class="anchors">
            {said.map(|(points, text)| view! { <li>{format!("{points}: {text}")}</li> }).collect_view()}
        </ul>
    }
}

/// A criterion that is still being written.
#[component]
fn Open(list: ItemList<Criterion>, item: Id<Criterion>) -> impl IntoView {
    let w = &words().criteria;
    let text = move |part: fn(&Criterion) -> &String| {
        Signal::derive(move || list.read(item, |one| part(one).clone()).unwrap_or_default())
    };
    let set =
        move |part: fn(&mut Criterion) -> &mut String| move |typed: String| list.edit(item, |one| *part(one) = typed);
    let name = text(|c| &c.name);
    let groups = GROUPS.iter().enumerate().map(|(at, group)| (at.to_string(), group_name(*group).to_owned())).collect();
    let weights = (1..=5).map(|weight: u8| (weight.to_string(), weight.to_string())).collect();
    let group = move || {
        let group = list.read(item, |one| one.group);
        GROUPS.iter().position(|other| Some(*other) == group).unwrap_or_default().to_string()
    };
    view! {
        <section class="sheet stack">
            <div class="row">
                <TextField id=format!("name-{item}") label=w.name value=name on_commit=set(|c| &mut c.name) />
                <SelectField
                    id=format!("group-{item}")
                    label=w.group
                    options=groups
                    value=Signal::derive(group)
                    on_change=move |at: String| {
                        if let Some(group) = at.parse().ok().and_then(|at: usize| GROUPS.get(at)) {
                            list.edit(item, |one| one.group = *group);
                        }
                    }
                />
                <SelectField
                    id=format!("weight-{item}")
                    label=w.weight
                    options=weights
                    value=Signal::derive(move || list.read(item, |one| one.weight.to_string()).unwrap_or_default())
                    on_change=move |weight: String| {
                        if let Ok(weight) = weight.parse() {
                            list.edit(item, |one| one.weight = weight);
                        }
                    }
                />
                <div class="actions">{list.buttons(item, move || name.get(), || focus_field(ADD))}</div>
            </div>
            <TextField id=format!("low-{item}") label=w.low multiline=1 value=text(|c| &c.low) on_commit=set(|c| &mut c.low) />
            <TextField id=format!("middle-{item}") label=w.middle multiline=1 value=text(|c| &c.middle) on_commit=set(|c| &mut c.middle) />
            <TextField id=format!("high-{item}") label=w.high multiline=1 value=text(|c| &c.high) on_commit=set(|c| &mut c.high) />
        </section>
    }
}
