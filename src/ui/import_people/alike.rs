//! Whom somebody of the list is like: both side by side, what would come of it, and the choice. Must never show anything of whoever
//! is screened blind but that somebody is here.

use super::{positions::Positions, state::Import, texts::field_name};
use crate::{
    domain::{Id, candidate::Candidate, facts::Facts, requisition::Requisition},
    exchange::people::{
        compare::{Fate, Line, compare},
        draft::Draft,
        duplicates::{Choice, Met},
        positions::Position,
    },
    i18n::words,
    session::{Session, use_session},
    ui::{blind::name_told, controls::icon, merge_people::likeness_text},
    workspace::views::Views,
};
use leptos::prelude::*;

/// The other one, as they are shown.
#[derive(Clone, PartialEq)]
struct Other {
    /// Who it is, and in what they are alike.
    text: String,
    /// Where each of the two stands; empty where nothing may be shown.
    heads: Option<[String; 2]>,
    lines: Vec<Line>,
    /// For what they apply, and what this row adds to that.
    applies: Vec<String>,
}

/// Whom they are like, and what shall become of that.
#[component]
pub(super) fn Alike(import: Import, place: usize, name: Memo<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let other = Memo::new(move |_| other(session, import, place));
    let option = move |choice: Choice, text: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("choice-{place}")
                    prop:checked=move || import.with(|state| state.choice(place) == choice)
                    on:change=move |_| {
                        import
                            .change(|state| {
                                if let Some(chosen) = state.choices.get_mut(place) {
                                    *chosen = Some(choice);
                                }
                            });
                    }
                />
                <span>{text}</span>
            </label>
        }
    };
    let [one, two, out] = w.choices;
    move || {
        let Other { text, heads, lines, applies } = other.get()?;
        Some(view! {
            <div class="draft-twin">
                <p>{icon("people")} {text}</p>
                <fieldset class="segmented">
                    <legend class="visually-hidden">{move || (w.choice)(&name.get())}</legend>
                    {option(Choice::Merge, one)}
                    {option(Choice::Keep, two)}
                    {option(Choice::Skip, out)}
                </fieldset>
            </div>
            {heads.map(|heads| table(heads, lines))}
            {applies.into_iter().map(|applies| view! { <p class="hint">{applies}</p> }).collect_view()}
        })
    }
}

/// Both side by side.
fn table([there, here]: [String; 2], lines: Vec<Line>) -> impl IntoView {
    let w = &words().import_people;
    let row = |Line { field, there, here, fate }: Line| {
        let fate = match fate {
            Fate::Stays => None,
            Fate::Added => Some(w.fate_added.to_owned()),
            Fate::Becomes(both) => Some((w.fate_becomes)(&both)),
            Fate::Noted => Some(w.fate_noted.to_owned()),
        };
        view! {
            <tr>
                <th scope="row">{field_name(field)}</th>
                <td>{there}</td>
                <td>{here} {fate.map(|fate| view! { <small>{fate}</small> })}</td>
            </tr>
        }
    };
    view! {
        <table class="draft-both">
            <caption>{w.both}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{there}</th>
                    <th scope="col">{here}</th>
                </tr>
            </thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// "Same e-mail address as Anna Petrou, who is here already.", and what Anna Petrou has.
fn other(session: Session, import: Import, place: usize) -> Option<Other> {
    let w = &words().import_people;
    import.with(|state| {
        let twin = state.twins.get(place).copied().flatten()?;
        let draft = state.drafts.get(place)?;
        let by = likeness_text(twin.by);
        match twin.met {
            Met::Person(id) => {
                let views = session.views();
                let text = (w.like_here)(by, &name_told(&views, id)?);
                // In the blind, whatever they have here would say who they are.
                if views.hidden_person(id).is_some() {
                    return Some(Other { text, heads: None, lines: Vec::new(), applies: Vec::new() });
                }
                // Source and day are those of an application, not of a person.
                let lines = compare(&Draft::of(&*views.candidate(id)?), &Draft::of(&draft.candidate()), &field_name);
                let heads = Some([w.here.to_owned(), (w.line)(draft.line)]);
                let applies = applies(&views, &state.positions, id, draft);
                Some(Other { text, heads, lines, applies })
            }
            Met::Draft(other) => {
                let other = state.drafts.get(other)?;
                let name = if other.name.is_empty() { w.no_name_yet } else { &other.name };
                // What they say of two positions is not made one.
                let applies: Vec<String> = two_positions(&state.positions, other, draft).into_iter().collect();
                let lines = if applies.is_empty() {
                    compare(other, draft, &field_name)
                } else {
                    compare(&other.clone().parted().0, &draft.clone().parted().0, &field_name)
                };
                let heads = Some([(w.line)(other.line), (w.line)(draft.line)]);
                Some(Other { text: (w.like_above)(by, name, other.line), heads, lines, applies })
            }
        }
    })
}

/// What comes of it that two rows of one person name two positions; `None` if they do not.
fn two_positions(positions: &Positions, one: &Draft, two: &Draft) -> Option<String> {
    let w = &words().listed;
    let (here, there) = (positions.of(one)?, positions.of(two)?);
    let elsewhere = |position: &Position| matches!(position, Position::Elsewhere(_));
    if here == there {
        None
    } else if elsewhere(&there) {
        Some((w.position_noted)(&two.position))
    } else if elsewhere(&here) {
        Some((w.position_noted)(&one.position))
    } else {
        Some((w.two_applications)(positions.name(one), positions.name(two)))
    }
}

/// For which positions somebody applies who is here, and for which one this row adds.
fn applies(views: &Views, positions: &Positions, id: Id<Candidate>, draft: &Draft) -> Vec<String> {
    let w = &words().import_people;
    let found = views.applications_of(id).into_iter().filter_map(|id| views.application(id));
    let theirs: Vec<Id<Requisition>> = found.map(|application| application.requisition).collect();
    let names: Vec<&str> = theirs.iter().map(|id| positions.directory.name(*id)).collect();
    let already =
        if names.is_empty() { w.applies_for_nothing.to_owned() } else { (w.applies_for)(&names.join(" · ")) };
    let mut applies = vec![already];
    if let Some(Position::Here(id)) = positions.of(draft)
        && !theirs.contains(&id)
    {
        applies.push((words().listed.applies_now)(positions.directory.name(id)));
    }
    applies
}
