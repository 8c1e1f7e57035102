//! The two side by side: where both say something and it differs, one of the two is chosen; what comes along is said beforehand.

use super::{Merging, find};
use crate::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        edit::{Edit, EditError},
        facts::Facts,
        requisition::Requisition,
    },
    i18n::{error_text, plural, words},
    session::{Session, use_session},
    ui::{
        controls::{focus_soon, toast_undo},
        due::name_of,
        requisitions::title_of,
    },
    workspace::views::Views,
};
use leptos::prelude::*;

/// How many texts there are to choose from: those of [`Candidate::TEXTS`], in that order.
const FIELDS: usize = Candidate::TEXTS.len();
/// The button to which the focus comes when there is nothing to choose.
const MERGE: &str = "merge-now";

fn label(number: usize) -> &'static str {
    let w = &words().candidates;
    match number {
        0 => w.name,
        1 => w.email,
        2 => w.phone,
        3 => w.town,
        _ => w.headline,
    }
}

/// Whether two values need no choice: an address is one however it is written.
fn same(number: usize, one: &str, two: &str) -> bool {
    one == two || (number == 1 && one.to_lowercase() == two.to_lowercase())
}

#[component]
pub(super) fn Choose(id: Id<Candidate>, other: Id<Candidate>, merging: Merging) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let views = session.views();
    // Who is gone by now, in another tab, shows in what the edit answers.
    let person = |id| views.candidate(id).map(|found| (*found).clone()).unwrap_or_default();
    let (ours, theirs) = (person(id), person(other));
    let mut taken = [false; FIELDS];
    let (mut fields, mut one_sided) = (Vec::new(), Vec::new());
    for (number, ((taken, one), two)) in taken.iter_mut().zip(ours.texts()).zip(theirs.texts()).enumerate() {
        let (one, two) = (one.trim().to_owned(), two.trim().to_owned());
        if one.is_empty() || two.is_empty() {
            *taken = one.is_empty();
            let value = if one.is_empty() { two } else { one };
            if !value.is_empty() {
                one_sided.push([label(number), ": ", &value].concat());
            }
        } else if !same(number, &one, &two) {
            fields.push((number, one, two));
        }
    }
    let taken = StoredValue::new(taken);
    let fault = RwSignal::new(None::<EditError>);
    let first = fields.first().map_or_else(|| MERGE.to_owned(), |(number, ..)| radio_id(*number, false));
    focus_soon(first, MERGE.to_owned());
    let merge = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, gone) = (name_of(&session.views(), id), name_of(&session.views(), other));
        match dispatch(session, id, other, taken.get_value()) {
            Err(refused) => fault.set(Some(refused)),
            Ok(()) => {
                merging.open.set(false);
                toast_undo((w.merged)(&gone, &name));
            }
        }
    };
    let back = move |_| {
        merging.other.set(None);
        focus_soon(find::FIELD.to_owned(), find::FIELD.to_owned());
    };
    let differs = !fields.is_empty();
    let rows: Vec<_> = fields.into_iter().map(|(number, one, two)| choice(number, [one, two], taken)).collect();
    view! {
        <form class="stack" novalidate on:submit=merge>
            <p>{(w.text)(&ours.name, &theirs.name)}</p>
            {differs.then(|| view! { <ul class="differences">{rows}</ul> })}
            {(!differs).then(|| view! { <p>{w.nothing_differs}</p> })}
            {(!one_sided.is_empty()).then(|| view! { <p class="hint">{(w.taken)(&one_sided.join(" · "))}</p> })}
            <Along id other />
            <div role="alert">
                {move || fault.get().map(|refused| view! { <p class="fault">{error_text(&refused)}</p> })}
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=back>
                    {w.other_person}
                </button>
                <button type="submit" class="btn go" id=MERGE>
                    {w.merge}
                </button>
            </div>
        </form>
    }
}

fn radio_id(number: usize, theirs: bool) -> String {
    ["merge-", &number.to_string(), if theirs { "-theirs" } else { "-ours" }].concat()
}

/// The two values of a field, ours chosen at first.
fn choice(number: usize, [one, two]: [String; 2], taken: StoredValue<[bool; FIELDS]>) -> AnyView {
    let w = &words().merge_people;
    let name = ["merge-", &number.to_string()].concat();
    let radio = |theirs: bool, whose: &'static str, value: String| {
        let choose = move |_| {
            taken.update_value(|taken| {
                if let Some(taken) = taken.get_mut(number) {
                    *taken = theirs;
                }
            });
        };
        view! {
            <label>
                <input type="radio" id=radio_id(number, theirs) name=name.clone() checked=!theirs on:change=choose />
                <span>
                    <span class="text">{value}</span>
                    <small>{whose}</small>
                </span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset>
                <legend>{label(number)}</legend>
                {radio(false, w.ours, one)}
                {radio(true, w.theirs, two)}
            </fieldset>
        </li>
    }
    .into_any()
}

/// What comes with the other one, and what there is to settle then.
#[component]
fn Along(id: Id<Candidate>, other: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let views = session.views();
    let applications = views.applications_of(other);
    let titles: Vec<String> = applications.iter().filter_map(|id| position(&views, *id)).collect();
    let counts = [
        (applications.len(), &w.applications),
        (views.notes_of(other).len(), &w.notes),
        (views.attachments_of(other).len(), &w.files),
    ];
    let mut lines: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, text)| plural(count, text)).collect();
    if let (Some(first), false) = (lines.first_mut(), titles.is_empty()) {
        first.push_str(": ");
        first.push_str(&titles.join(", "));
    }
    let mine: Vec<_> = requisitions(&views, id);
    let twice: Vec<_> = requisitions(&views, other)
        .into_iter()
        .filter(|theirs| mine.contains(theirs))
        .filter_map(|requisition| views.requisition(requisition))
        .map(|requisition| view! { <p class="warning">{(w.twice)(&title_of(&requisition))}</p> })
        .collect();
    let joined = views
        .candidate(other)
        .is_some_and(|person| person.pool.is_some() || person.kept.is_some() || !person.tags.is_empty());
    view! {
        <h3>{w.comes}</h3>
        {if lines.is_empty() {
            view! { <p class="hint">{w.nothing_comes}</p> }.into_any()
        } else {
            view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }.into_any()
        }}
        {joined.then(|| view! { <p class="hint">{w.joined}</p> })}
        {twice}
    }
}

fn position(views: &Views, id: Id<Application>) -> Option<String> {
    Some(title_of(&*views.requisition(views.application(id)?.requisition)?))
}

fn requisitions(views: &Views, id: Id<Candidate>) -> Vec<Id<Requisition>> {
    let all = views.applications_of(id).into_iter();
    all.filter_map(|id| Some(views.application(id)?.requisition)).collect()
}

/// Merges the two as they are now, with the fields of the other one that were chosen.
fn dispatch(
    session: Session,
    keep: Id<Candidate>,
    gone: Id<Candidate>,
    taken: [bool; FIELDS],
) -> Result<(), EditError> {
    let views = session.views();
    let mut after = (*views.candidate(keep).ok_or(EditError::Gone)?).clone();
    let other = views.candidate(gone).ok_or(EditError::Gone)?;
    for ((theirs, text), chosen) in taken.into_iter().zip(after.texts_mut()).zip(other.texts()) {
        if theirs {
            text.clone_from(chosen);
        }
    }
    // The views are not held across the edit.
    drop(views);
    session.dispatch(Edit::MergeCandidates { keep, gone, after: Box::new(after) })
}
