//! How many cards the lanes mount: a few at once, so that opening and searching never wait, and the others when the hands rest. Must
//! never take a card away that is there and belongs there.

use crate::{
    domain::{Id, application::Application},
    session::navigation::returning,
};
use leptos::prelude::*;
use std::time::Duration;

/// How many cards a lane mounts unasked: more would slow every move, and nobody reads them at once.
pub(super) const CAP: usize = 30;
/// How many at once: what most screens show; a taller one has the others before one has read these.
const FIRST: usize = 6;
/// How many while somebody types: those that are found change with every key, and the others come as soon as the hands rest.
const TYPING: usize = 3;
/// How many more a frame.
const STEP: usize = 6;
/// How long the hands have to rest before.
const REST: Duration = Duration::from_millis(200);

/// How many cards a lane may mount now. Begins anew with each change of what is searched for.
pub(super) fn use_room(find: RwSignal<String>) -> Memo<usize> {
    // Whoever comes back wants to stand where they stood, which may be far down.
    let begin = if returning() { CAP } else { FIRST };
    let grown = RwSignal::new((find.get_untracked(), begin));
    let due = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(due) = due.try_update_value(Option::take).flatten() {
            due.clear();
        }
    };
    Effect::new(move || {
        let text = find.get();
        stop();
        due.set_value(set_timeout_with_handle(move || grow(grown, text), REST).ok());
    });
    on_cleanup(stop);
    Memo::new(move |_| {
        let grown = grown.read();
        if find.read() == grown.0 { grown.1 } else { TYPING }
    })
}

/// Makes room step by step, as long as nothing else is searched for and the board is there.
fn grow(grown: RwSignal<(String, usize)>, text: String) {
    let room = grown.try_update(|(of, room)| {
        *room = if *of == text { *room } else { TYPING } + STEP;
        of.clone_from(&text);
        *room
    });
    if room.is_some_and(|room| room < CAP) {
        request_animation_frame(move || {
            // Typing goes on: the growth of another text has taken over, or will.
            if grown.try_with_untracked(|(of, _)| *of == text) == Some(true) {
                grow(grown, text);
            }
        });
    }
}

/// Those cards of a lane that are mounted: the first ones, and those that are there already.
pub(super) fn mounted(
    cards: &[Id<Application>],
    room: usize,
    before: Option<&Vec<Id<Application>>>,
) -> Vec<Id<Application>> {
    let mut shown = Vec::new();
    for (at, card) in cards.iter().take(CAP).enumerate() {
        if at < room || before.is_some_and(|before| before.contains(card)) {
            shown.push(*card);
        }
    }
    shown
}
