//! The filters of the list of candidates: those that hold as chips, a menu of those that could, and the form of one. Must never offer a
//! choice that nothing in the workspace has, but for what is chosen already: that can be taken out.

use super::{query::Query, stages};
use crate::{
    domain::{
        facts::Facts,
        filter::{Condition, Field, Kind},
    },
    i18n::{intl, plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{Dialog, MenuButton, MenuItem, TextField, focus_soon, icon},
        requisitions::title_of,
    },
    workspace::views::Views,
};
use leptos::prelude::*;

/// The DOM id of the button that adds a filter: where the focus goes when one has gone.
const ADD: &str = "add-filter";

/// A filter that is being written, and which of the present ones it takes the place of.
#[derive(Clone, Copy)]
struct Editing {
    open: RwSignal<bool>,
    condition: RwSignal<Condition>,
    place: StoredValue<Option<usize>>,
}

/// The chips and the menu.
#[component]
pub(super) fn Filters(query: Query) -> impl IntoView {
    let session = use_session();
    let w = &words().listing;
    let editing = Editing {
        open: RwSignal::new(false),
        condition: RwSignal::new(empty(Field::Stage)),
        place: StoredValue::new(None),
    };
    let edit = move |condition: Condition, place: Option<usize>| {
        editing.condition.set(stages::offered(&session.views(), condition));
        editing.place.set_value(place);
        editing.open.set(true);
    };
    let begin = move |field: Field| {
        if field.kind() == Kind::Flag {
            let (mut all, _) = untrack(|| query.conditions());
            all.push(Condition { field, not: false, values: Vec::new() });
            query.filter_by(&all);
        } else {
            edit(empty(field), None);
        }
    };
    let chips = move || {
        let (conditions, unread) = query.conditions();
        let views = session.on(Topic::Requisitions);
        let several = conditions.len() > 1;
        let chip = |(at, condition): (usize, Condition)| {
            let text = chip_text(&views, &condition);
            let label = (w.remove)(&text);
            let remove = move |_| {
                let (mut all, _) = untrack(|| query.conditions());
                if at < all.len() {
                    all.remove(at);
                }
                query.filter_by(&all);
                focus_soon(ADD.to_owned(), ADD.to_owned());
            };
            view! {
                <li class="chip">
                    <button type="button" class="bare" on:click=move |_| edit(condition.clone(), Some(at))>
                        {text}
                    </button>
                    <button type="button" class="btn quiet icon" aria-label=label on:click=remove>
                        {icon("close")}
                    </button>
                </li>
            }
        };
        let clear = move |_| {
            query.filter_by(&[]);
            focus_soon(ADD.to_owned(), ADD.to_owned());
        };
        let chips = conditions.into_iter().enumerate().map(chip).collect_view();
        view! {
            <ul class="tags">{chips}</ul>
            {several
                .then(|| {
                    view! {
                        <button type="button" class="btn quiet small" on:click=clear>
                            {w.clear}
                        </button>
                    }
                })}
            {(unread > 0).then(|| view! { <p class="hint" role="status">{plural(unread, &w.unread)}</p> })}
        }
    };
    let items = move || {
        let each = Field::ALL.into_iter().zip(w.fields);
        each.map(|(field, label)| view! { <MenuItem on_pick=move |()| begin(field)>{label}</MenuItem> }).collect_view()
    };
    view! {
        <MenuButton id=ADD class="btn quiet" label=Signal::derive(|| words().listing.add.to_owned()) text=|| {
            view! {
                {icon("plus")}
                {words().listing.add}
            }
        }>{items()}</MenuButton>
        {chips}
        <Dialog open=editing.open title=Signal::derive(move || (w.editor)(label_of(editing.condition.read().field)))>
            <Editor query editing />
        </Dialog>
    }
}

fn empty(field: Field) -> Condition {
    let values = if field.kind() == Kind::Words { Vec::new() } else { vec![String::new(); 2] };
    Condition { field, not: false, values }
}

fn label_of(field: Field) -> &'static str {
    let at = Field::ALL.iter().position(|other| *other == field).unwrap_or_default();
    words().listing.fields.get(at).copied().unwrap_or_default()
}

/// A condition as a person reads it.
fn chip_text(views: &Views, condition: &Condition) -> String {
    let w = &words().listing;
    let read = |value: &String| match condition.field.kind() {
        Kind::Numbers => {
            // Days are whole, scores have a tenth.
            let digits = u8::from(condition.field == Field::Score);
            value.parse().map_or_else(|_| value.clone(), |number| intl::number(number, digits))
        }
        Kind::Days => value.parse().map_or_else(|_| value.clone(), intl::day),
        _ => choice_text(views, condition.field, value),
    };
    let shown: Vec<String> = stages::offered(views, condition.clone()).values.iter().map(read).collect();
    let value = match (condition.field.kind(), shown.as_slice()) {
        (Kind::Numbers | Kind::Days, [from, to]) => (w.range)(from, to),
        _ => shown.join(", "),
    };
    (w.chip)(label_of(condition.field), condition.not, &value)
}

/// What a choice is called: a position and a stage by their names.
fn choice_text(views: &Views, field: Field, value: &str) -> String {
    let found = match field {
        Field::Requisition => {
            let found = value.parse().ok().and_then(|id| views.requisition(id));
            Some(found.map_or_else(|| words().listing.position_gone.to_owned(), |found| title_of(&found)))
        }
        Field::Stage => stages::name(views, value),
        Field::Tag => stages::tag(views, value),
        _ => None,
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// All that a field can be in this workspace, each with its name, in the order of the names; stages in the order of the pipelines.
fn choices(views: &Views, field: Field) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |key: String, name: String| {
        // There are few different ones.
        if !key.is_empty() && !all.iter().any(|(known, _)| *known == key) {
            all.push((key, name));
        }
    };
    match field {
        Field::Requisition => views.requisitions.iter().for_each(|(id, one)| add(id.to_string(), title_of(&one))),
        Field::Stage => return stages::choices(views),
        Field::Tag => all = stages::tags(views),
        Field::Source => views.applications.iter().for_each(|(_, one)| {
            let seen = views.seen_text(one.candidate, &one.source);
            add(seen.clone(), seen);
        }),
        _ => {}
    }
    intl::in_text_order(all, |(_, name)| name)
}

/// The form of one filter.
#[component]
fn Editor(query: Query, editing: Editing) -> impl IntoView {
    let session = use_session();
    let w = &words().listing;
    let condition = editing.condition;
    let field = condition.read_untracked().field;
    let fault = RwSignal::new(false);
    let turn = move |not: bool, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="filter-not"
                    prop:checked=move || condition.read().not == not
                    on:change=move |_| condition.update(|condition| condition.not = not)
                />
                <span>{label}</span>
            </label>
        }
    };
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wanted = condition.get_untracked();
        if !wanted.is_whole() || backwards(&wanted) {
            return fault.set(true);
        }
        let (mut all, _) = untrack(|| query.conditions());
        match editing.place.get_value().and_then(|at| all.get_mut(at)) {
            Some(place) => *place = wanted,
            None => all.push(wanted),
        }
        query.filter_by(&session.views().meant(all));
        editing.open.set(false);
    };
    let fields = match field.kind() {
        Kind::Words => view! { <Choices condition field /> }.into_any(),
        Kind::Flag => ().into_any(),
        kind => {
            let end = move |at: usize, label: &'static str| {
                let value = Signal::derive(move || condition.read().values.get(at).cloned().unwrap_or_default());
                let set = move |typed: String| {
                    condition.update(|condition| {
                        if let Some(value) = condition.values.get_mut(at) {
                            *value = typed.trim().replace(',', ".");
                        }
                    });
                };
                let kind = if kind == Kind::Days { "date" } else { "text" };
                view! { <TextField id=format!("filter-{at}") label value on_commit=set kind max_length=10 /> }
            };
            let [from, to] = if field == Field::Silent { [w.days_from, w.days_to] } else { [w.from, w.to] };
            view! { <div class="two">{end(0, from)} {end(1, to)}</div> }.into_any()
        }
    };
    view! {
        <form class="stack" on:submit=apply>
            <fieldset class="segmented">
                <legend class="visually-hidden">{label_of(field)}</legend>
                {turn(false, w.is)}
                {turn(true, w.is_not)}
            </fieldset>
            {fields}
            {move || fault.get().then(|| view! { <p class="fault" role="alert">{w.incomplete}</p> })}
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.apply}
                </button>
            </div>
        </form>
    }
}

/// Whether a range ends before it begins.
fn backwards(condition: &Condition) -> bool {
    let [from, to] = condition.values.as_slice() else { return false };
    match (condition.field.kind(), from.parse::<f64>(), to.parse::<f64>()) {
        (Kind::Numbers, Ok(from), Ok(to)) => from > to,
        (Kind::Days, ..) => !to.is_empty() && from > to,
        _ => false,
    }
}

/// What may be chosen, any of it.
#[component]
fn Choices(condition: RwSignal<Condition>, field: Field) -> impl IntoView {
    let views = use_session().views();
    let mut all = choices(&views, field);
    for value in condition.get_untracked().values {
        if !all.iter().any(|(key, _)| *key == value) {
            let name = choice_text(&views, field, &value);
            all.push((value, name));
        }
    }
    let nothing = all.is_empty();
    let choice = move |(key, name): (String, String)| {
        let here = key.clone();
        let chosen = move || condition.read().values.contains(&here);
        let pick = move |event| {
            let wanted = event_target_checked(&event);
            condition.update(|condition| {
                condition.values.retain(|value| *value != key);
                if wanted {
                    condition.values.push(key.clone());
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=chosen on:change=pick />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="choices">{all.into_iter().map(choice).collect_view()}</div>
        {nothing.then(|| view! { <p class="hint">{words().listing.none}</p> })}
    }
}
