//! People from other formats: choose a file, say what its columns are, look at the people, take them in. Nothing comes in before the
//! last step, which is one edit that can be undone.

mod alike;
mod applying;
mod choose;
mod columns;
mod list;
mod person;
mod positions;
mod run;
mod state;
mod texts;

use crate::{
    session::{navigation::use_query, use_session},
    ui::shell::arrive_within,
};
use leptos::prelude::*;
use state::{Import, Step, takes_people};

/// The screen. The address may name the requisition that they apply for: `?for=<id>`.
#[component]
pub fn ImportPeopleScreen() -> impl IntoView {
    let import = Import::new();
    let board = use_query("for").get_untracked().and_then(|id| id.parse().ok());
    let board = board.filter(|id| takes_people(use_session(), *id));
    import.change(|state| state.positions.board = board);
    let step = Memo::new(move |_| import.with(|state| state.step));
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            arrive_within();
        }
        now
    });
    move || match step.get() {
        Step::Choose => view! { <choose::Choose import /> }.into_any(),
        Step::Columns => view! { <columns::Columns import /> }.into_any(),
        Step::People => view! { <list::People import /> }.into_any(),
        Step::Running => view! { <run::Running import /> }.into_any(),
        Step::Done => view! { <run::Done import /> }.into_any(),
    }
}
