//! For what the people of a list apply: as each row says, for one position, or for none yet. Must never take anybody for an applicant
//! for a position that the list does not surely name and nobody has chosen.

use super::state::{Import, State};
use crate::{
    domain::{Id, requisition::Requisition},
    exchange::people::{
        draft::Draft,
        positions::{Directory, Position, key},
    },
    i18n::{plural, words},
    ui::controls::SelectField,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Who says for what they apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum For {
    /// Each row, if it does.
    #[default]
    Listed,
    /// Nobody: they apply for nothing yet.
    Nothing,
    /// Whoever imports them, for all at once.
    One(Id<Requisition>),
}

/// The positions of a list.
#[derive(Default)]
pub(super) struct Positions {
    /// What ours are called.
    pub directory: Directory,
    pub wanted: For,
    /// What was chosen for texts of the list, by their keys, otherwise than by their names.
    chosen: Vec<(String, Option<Id<Requisition>>)>,
}

/// A text that stands for a position in the list.
#[derive(Clone, PartialEq)]
struct Listed {
    key: String,
    text: String,
    rows: usize,
}

/// How many of them can be chosen otherwise.
const MOST: usize = 50;
/// How many stages are named that are not here.
const STAGES: usize = 12;

impl Positions {
    /// For what somebody applies.
    pub(super) fn of(&self, draft: &Draft) -> Option<Position> {
        let here = match self.wanted {
            For::One(id) => Some(id),
            For::Listed => self.meant(&draft.position),
            For::Nothing => None,
        };
        here.map(Position::Here).or_else(|| Position::elsewhere(&draft.position))
    }

    /// What it is called.
    pub(super) fn name<'a>(&'a self, draft: &'a Draft) -> &'a str {
        match self.of(draft) {
            Some(Position::Here(id)) => self.directory.name(id),
            _ => &draft.position,
        }
    }

    /// Which of ours a text of the list means.
    fn meant(&self, text: &str) -> Option<Id<Requisition>> {
        let key = key(text);
        let chosen = self.chosen.iter().rev().find(|(chosen, _)| *chosen == key);
        chosen.map_or_else(|| self.directory.find(text), |(_, id)| *id)
    }

    /// The texts of the list, in the order in which they come.
    fn listed(drafts: &[Draft]) -> Vec<Listed> {
        let (mut all, mut places) = (Vec::<Listed>::new(), BTreeMap::new());
        for draft in drafts.iter().filter(|draft| !draft.position.trim().is_empty()) {
            let key = key(&draft.position);
            let place = *places.entry(key.clone()).or_insert(all.len());
            match all.get_mut(place) {
                Some(one) => one.rows += 1,
                None => all.push(Listed { key, text: draft.position.clone(), rows: 1 }),
            }
        }
        all
    }

    /// The first stages of the list that the pipelines do not have.
    fn unknown_stages(&self, drafts: &[Draft]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for draft in drafts.iter().filter(|draft| !draft.stage.trim().is_empty()) {
            let Some(Position::Here(id)) = self.of(draft) else { continue };
            if self.directory.find_stage(id, &draft.stage).is_some() || found.contains(&draft.stage) {
                continue;
            }
            if found.len() == STAGES {
                found.push("…".to_owned());
                break;
            }
            found.push(draft.stage.clone());
        }
        found
    }
}

impl State {
    fn names_positions(&self) -> bool {
        self.drafts.iter().any(|draft| !draft.position.trim().is_empty())
    }
}

/// Ours, each with its id.
fn open(state: &State) -> Vec<(String, String)> {
    state.positions.directory.open().map(|(id, name)| (id.to_string(), name.to_owned())).collect()
}

const LISTED: &str = "listed";

/// For what they apply.
#[component]
pub(super) fn ApplyFor(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let listed = Memo::new(move |_| import.with(State::names_positions));
    let value = move || match import.with(|state| state.positions.wanted) {
        For::One(id) => id.to_string(),
        For::Listed if listed.get() => LISTED.to_owned(),
        For::Listed | For::Nothing => String::new(),
    };
    let choose = move |chosen: String| {
        let wanted = match chosen.as_str() {
            LISTED => For::Listed,
            id => id.parse().map_or(For::Nothing, For::One),
        };
        import.change(|state| state.positions.wanted = wanted);
    };
    move || {
        let mut options = vec![(String::new(), w.no_position.to_owned())];
        if listed.get() {
            options.insert(0, (LISTED.to_owned(), w.as_listed.to_owned()));
        }
        options.extend(import.peek(open));
        view! {
            <SelectField
                id="import-position"
                label=w.position.to_owned()
                options
                value=Signal::derive(value)
                on_change=choose
            />
        }
    }
}

/// Which of ours each position of the list is, and what of their stages is not here.
#[component]
pub(super) fn ListedPositions(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let all = Memo::new(move |_| {
        import.with(|state| match state.positions.wanted {
            For::Listed => Positions::listed(&state.drafts),
            For::Nothing | For::One(_) => Vec::new(),
        })
    });
    let stages = Memo::new(move |_| import.with(|state| state.positions.unknown_stages(&state.drafts).join(" · ")));
    let positions = move || {
        let all = all.get();
        let rest = all.len().saturating_sub(MOST);
        (!all.is_empty()).then(|| {
            view! {
                <fieldset class="import-positions">
                    <legend>{w.listed_title}</legend>
                    <p class="hint">{w.listed_hint}</p>
                    <div class="import-columns">
                        {all.into_iter().take(MOST).enumerate().map(|(place, one)| choice(import, place, one)).collect_view()}
                    </div>
                    {(rest > 0).then(|| view! { <p class="hint">{plural(rest, &w.listed_more)}</p> })}
                </fieldset>
            }
        })
    };
    let unknown = move || {
        let names = stages.get();
        (!names.is_empty()).then(|| view! { <p class="gate">{(w.stages_noted)(&names)}</p> })
    };
    view! {
        {positions}
        {unknown}
    }
}

/// Which of ours one of them is.
fn choice(import: Import, place: usize, Listed { key, text, rows }: Listed) -> impl IntoView {
    let w = &words().import_people;
    let mut options = vec![(String::new(), w.not_here.to_owned())];
    options.extend(import.peek(open));
    let (meant, chosen) = (text.clone(), key);
    view! {
        <SelectField
            id=format!("position-{place}")
            label=text
            options
            value=Signal::derive(move || {
                let id = import.with(|state| state.positions.meant(&meant));
                id.map_or_else(String::new, |id| id.to_string())
            })
            hint=plural(rows, &w.listed_rows)
            on_change=move |id: String| {
                let key = chosen.clone();
                import
                    .change(|state| {
                        state.positions.chosen.push((key, id.parse().ok()));
                    });
            }
        />
    }
}
