//! What the app says back: toasts with an undo, how far something is, and the live region for screen readers. Must never do what it
//! speaks of.

use crate::{
    domain::Id,
    i18n::{intl, words},
    session::{Session, navigation::use_visited, use_session},
    ui::controls::{menu::popover, rows, step_back},
    workspace::stamp::Stamp,
};
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays: long enough to read and to reach its button.
const STAY: Duration = Duration::from_secs(10);

#[derive(Clone, PartialEq)]
struct Toast {
    id: Id<Toast>,
    text: String,
    /// The step that its button undoes, for as long as that is the last one.
    undo: Option<Stamp>,
}

/// What is being said right now; provided through the context.
#[derive(Clone, Copy)]
pub struct NoticeBoard {
    session: Session,
    visited: Memo<bool>,
    toasts: RwSignal<Vec<Toast>>,
    said: RwSignal<String>,
    count: StoredValue<u128>,
    raised: RwSignal<bool>,
    progress: RwSignal<Option<(usize, usize)>>,
}

impl NoticeBoard {
    /// Nothing said yet.
    fn new(session: Session, visited: Memo<bool>) -> Self {
        Self {
            session,
            visited,
            toasts: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            count: StoredValue::new(0),
            raised: RwSignal::new(false),
            progress: RwSignal::new(None),
        }
    }

    fn show(self, text: String, undo: Option<Stamp>) {
        let number = self.count.get_value() + 1;
        self.count.set_value(number);
        let id = Id::new(number);
        self.toasts.update(|toasts| {
            // Only the newest "Undo" can do what it says, and three messages are enough at once.
            toasts.retain(|toast| undo.is_none() || toast.undo.is_none());
            if toasts.len() >= 3 {
                toasts.remove(0);
            }
            toasts.push(Toast { id, text: text.clone(), undo });
        });
        self.say(text);
        // By then whatever closes with what was done is closed.
        request_animation_frame(above_a_dialog);
        set_timeout(move || self.expire(id), STAY);
    }

    /// Its time is over; not while somebody reads it with the pointer or the focus on it.
    fn expire(self, id: Id<Toast>) {
        if let Ok(Some(_)) = document().query_selector(".toasts:is(:hover, :focus-within)") {
            set_timeout(move || self.expire(id), STAY / 2);
        } else {
            self.take_away(id);
        }
    }

    fn take_away(self, id: Id<Toast>) {
        // The screens may be built anew in the meantime, with a board of their own.
        self.toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Who looks at the screen from now on has done none of this, and is to read nobody's name.
    fn clear(self) {
        self.toasts.set(Vec::new());
        self.said.set(String::new());
    }

    /// Whether a message has a button: a visitor takes nothing back, and nobody anything but what the message tells of.
    fn offers_undo(self, undo: Option<Stamp>) -> bool {
        undo.is_some_and(|step| self.session.is_last(step)) && !self.visited.get()
    }

    fn say(self, text: String) {
        // The same sentence twice is read twice only if the text changes in between.
        let same = self.said.with_untracked(|said| *said == text);
        self.said.set(if same { format!("{text}\u{a0}") } else { text });
    }
}

thread_local! {
    /// The board of the screens that are mounted: event handlers run outside of any component.
    static BOARD: std::cell::Cell<Option<NoticeBoard>> = const { std::cell::Cell::new(None) };
}

fn board() -> Option<NoticeBoard> {
    BOARD.get()
}

/// A modal dialog lies over everything: what is said while one is open goes into the browser's top layer, after it.
fn above_a_dialog() {
    let Ok(Some(region)) = document().query_selector(".toasts") else { return };
    popover(&region, "hidePopover");
    if document().query_selector("dialog:modal").is_ok_and(|dialog| dialog.is_some()) {
        popover(&region, "showPopover");
    }
}

/// Whether messages stand higher, above a bar at the foot of the page.
pub fn raise_toasts(raised: bool) {
    if let Some(board) = board() {
        // The screens may be built anew in the meantime.
        board.raised.try_set(raised);
    }
}

/// Shows a message for a while and reads it aloud.
pub fn toast(text: String) {
    if let Some(board) = board() {
        board.show(text, None);
    }
}

/// Shows what was done, with a button to undo it: the step that was made just now, if that has changed anything.
pub fn toast_undo(text: String) {
    if let Some(board) = board() {
        board.show(text, board.session.made());
    }
}

/// Reads a message aloud without showing it.
pub fn announce(text: String) {
    if let Some(board) = board() {
        board.say(text);
    }
}

/// Says how far something is that takes its time, after a moment; without numbers, that it is done.
pub fn tell_progress(progress: Option<(usize, usize)>) {
    let Some(board) = board() else { return };
    let begins = board.progress.try_with_untracked(Option::is_none) == Some(true) && progress.is_some();
    board.progress.try_set(progress);
    if begins {
        request_animation_frame(above_a_dialog);
    }
}

/// The region of the page where messages appear.
#[component]
pub fn Notices() -> impl IntoView {
    let board = NoticeBoard::new(use_session(), use_visited());
    BOARD.set(Some(board));
    Effect::new(move |_| {
        if board.visited.get() {
            board.clear();
        }
    });
    let w = words();
    view! {
        <div class="visually-hidden" aria-live="assertive" aria-atomic="true">
            {move || board.said.get()}
        </div>
        <div class="toasts" class:raised=move || board.raised.get() role="region" popover="manual" aria-label=w.shell.messages>
            {rows(
                move || board.toasts.read().iter().map(|toast| toast.id).collect(),
                move |id| view! { <Shown board id /> },
            )} <Show when=move || board.progress.read().is_some()>
                <UnderWay board />
            </Show>
        </div>
    }
}

/// How far it is. Shown after a moment, so that what is quick does not flicker.
#[component]
fn UnderWay(board: NoticeBoard) -> impl IntoView {
    let progress = move || board.progress.get().unwrap_or_default();
    let text = move || {
        let (done, all) = progress();
        (words().common.under_way)(&intl::number(done as f64, 0), &intl::number(all as f64, 0))
    };
    view! {
        <div class="toast busy">
            <span>{text}</span>
            <progress aria-label=text max=move || progress().1.to_string() prop:value=move || progress().0 as f64></progress>
        </div>
    }
}

/// One message, with its buttons.
#[component]
fn Shown(board: NoticeBoard, id: Id<Toast>) -> impl IntoView {
    let w = &words().common;
    let toast = board.toasts.read_untracked().iter().find(|toast| toast.id == id).cloned()?;
    let undo = move |_| {
        board.take_away(id);
        step_back(board.session, false);
    };
    Some(view! {
        <div class="toast">
            <span>{toast.text}</span>
            {move || {
                board
                    .offers_undo(toast.undo)
                    .then(|| {
                        view! {
                            <button type="button" class="btn small" on:click=undo>
                                {w.undo}
                            </button>
                        }
                    })
            }}
            <button type="button" class="btn small quiet" on:click=move |_| board.take_away(id)>
                {w.close}
            </button>
        </div>
    })
}
