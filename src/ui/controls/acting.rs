//! Does what a person asks for and says what became of it. A refusal is said in full, never swallowed. Must never keep the screen
//! waiting: what is about many people goes on a part at a time.

use super::{focus_field, notice::tell_progress, toast};
use crate::{
    domain::edit::{Edit, EditError},
    i18n::{error_text, words},
    session::{Session, slices::AT_ONCE},
    ui::data::values::name_of,
    workspace::document::Key,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How many records a message names.
const NAMED: usize = 3;

/// Does an edit; if it is refused, says why. Answers whether it was done.
pub fn act(session: Session, edit: Edit) -> bool {
    session.dispatch(edit).map_err(say).is_ok()
}

/// Does what a form asks for; if it is refused, says why at its field `id`, which gets the focus. Answers whether it was done.
pub fn act_at(session: Session, edit: Edit, id: &str, fault: RwSignal<Option<String>>) -> bool {
    let outcome = session.dispatch(edit);
    fault.set(None);
    outcome.map_err(|error| say_at(id, fault, &error)).is_ok()
}

/// Does what may be about thousands of people: about a few at once, about many a part at a time, with a bar that tells how far it is.
/// Ends in one of the two: it is done, or refused as a whole.
pub fn act_on_many(
    session: Session,
    edit: Edit,
    refused: impl FnOnce(EditError) + 'static,
    done: impl FnOnce() + 'static,
) {
    let end: Box<dyn FnOnce(Result<(), EditError>)> = Box::new(|outcome| match outcome {
        Ok(()) => done(),
        Err(error) => refused(error),
    });
    if edit.people() <= AT_ONCE { end(session.dispatch(edit)) } else { act_in_slices(session, edit, end) }
}

/// Compiled once, and not once for each caller.
fn act_in_slices(session: Session, edit: Edit, end: Box<dyn FnOnce(Result<(), EditError>)>) {
    spawn_local(async move {
        let outcome = session.dispatch_in_slices(edit, &told).await;
        is_over(&outcome);
        end(outcome);
    });
}

fn told(done: usize, all: usize) {
    tell_progress(Some((done, all)));
}

/// Takes the bar away, unless it tells of something else that is under way still.
fn is_over<T>(outcome: &Result<T, EditError>) {
    if !matches!(outcome, Err(EditError::UnderWay)) {
        tell_progress(None);
    }
}

/// Says why something is refused.
pub fn say(error: EditError) {
    toast(error_text(&error));
}

/// Says it at the field of a form that it is about, which gets the focus.
pub fn say_at(id: &str, fault: RwSignal<Option<String>>, error: &EditError) {
    fault.set(Some(error_text(error)));
    focus_field(id);
}

/// Undoes or does again, and says so.
pub fn step_back(session: Session, redo: bool) {
    spawn_local(async move {
        let outcome = session.step_back(redo, &told).await;
        is_over(&outcome);
        let w = &words().shell;
        match outcome {
            Err(error) => say(error),
            Ok(undone) => toast(match (undone.done, redo) {
                (false, _) => w.nothing_to_undo.to_owned(),
                (true, _) if !undone.left.is_empty() => (w.undone_in_part)(&names_of(session, &undone.left)),
                (true, false) => w.undone.to_owned(),
                (true, true) => w.redone.to_owned(),
            }),
        }
    });
}

/// The first few of these records by name, each name once.
fn names_of(session: Session, keys: &[Key]) -> String {
    let views = session.views();
    let mut names: Vec<String> = Vec::new();
    for key in keys {
        let name = name_of(&views, key);
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
