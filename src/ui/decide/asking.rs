//! The dialog that asks for a reason, before somebody is disqualified or put lower. There is one for the whole app, since a menu, a
//! drop and a selection all end in it. Must never do either without a reason.

use super::reasons::{REASON, ReasonFields, Writing};
use crate::{
    domain::{Id, application::Application, edit::Edit, facts::Facts},
    i18n::{plural, words},
    session::{Session, use_session},
    ui::controls::{Dialog, TextField, act, act_on_many, focus_soon, say_at, toast_undo},
};
use leptos::prelude::*;
use std::cell::Cell;

/// What is asked about.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Disqualify,
    Lower,
}

/// The ids of the element that gets the focus once it is done, and of the one that gets it if that one is not there. No callback:
/// whatever asked may be gone by then.
type Focus = (String, String);

/// What is being asked, about whom, and where the focus goes once it is answered.
#[derive(Clone, Copy)]
struct Asking {
    open: RwSignal<bool>,
    what: RwSignal<What>,
    about: RwSignal<Vec<Id<Application>>>,
    focus: StoredValue<Option<Focus>>,
    /// A reason to begin with, for colleagues and for the candidate.
    reasons: StoredValue<(String, String)>,
}

thread_local! {
    /// The dialog that is mounted: event handlers run outside of any component.
    static ASKING: Cell<Option<Asking>> = const { Cell::new(None) };
}

/// Asks for a reason and disqualifies these applications, one or many. `focus` says where the focus goes once that is done.
pub fn disqualify(about: Vec<Id<Application>>, focus: Option<Focus>) {
    ask(What::Disqualify, about, focus);
}

/// The same for one of them, with a reason that is there already and may be changed.
pub fn disqualify_because(id: Id<Application>, reason: String, shareable: String) {
    ask_with(What::Disqualify, vec![id], None, (reason, shareable));
}

/// Asks for a reason and puts an application lower.
pub fn put_lower(id: Id<Application>, focus: Option<Focus>) {
    ask(What::Lower, vec![id], focus);
}

fn ask(what: What, about: Vec<Id<Application>>, focus: Option<Focus>) {
    ask_with(what, about, focus, Default::default());
}

fn ask_with(what: What, about: Vec<Id<Application>>, focus: Option<Focus>, reasons: (String, String)) {
    if let Some(asking) = ASKING.get() {
        asking.reasons.set_value(reasons);
        asking.what.set(what);
        asking.about.set(about);
        asking.focus.set_value(focus);
        asking.open.set(true);
    }
}

/// An application that was put lower stands like the others again.
pub fn lift(session: Session, id: Id<Application>) {
    let who = name_of(session, id);
    if act(session, Edit::Rank { application: id, lower: false, reason: String::new() }) {
        toast_undo((words().reasons.raised)(&who));
    }
}

fn name_of(session: Session, id: Id<Application>) -> String {
    let views = session.views();
    let person = views.application(id).and_then(|found| views.candidate(found.candidate));
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
}

/// The dialog, once for the app.
#[component]
pub fn ReasonDialog() -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let asking = Asking {
        open: RwSignal::new(false),
        what: RwSignal::new(What::Disqualify),
        about: RwSignal::new(Vec::new()),
        focus: StoredValue::new(None),
        reasons: StoredValue::default(),
    };
    ASKING.set(Some(asking));
    let title = move || {
        // A closed dialog tells of nobody: they may be hidden by now.
        if !asking.open.get() {
            return String::new();
        }
        let about = asking.about.read();
        match (asking.what.get(), about.as_slice()) {
            (What::Disqualify, [one]) => (w.title)(&name_of(session, *one)),
            (What::Lower, [one, ..]) => (w.lower_title)(&name_of(session, *one)),
            _ => plural(about.len(), &w.title_many),
        }
    };
    view! {
        <Dialog open=asking.open title=Signal::derive(title)>
            <Form asking />
        </Dialog>
    }
}

#[component]
fn Form(asking: Asking) -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let (reason, shareable) = asking.reasons.get_value();
    let writing = Writing::of(reason, shareable);
    let lower = asking.what.get_untracked() == What::Lower;
    let one = asking.about.with_untracked(|about| about.first().copied().filter(|_| about.len() == 1));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let about = asking.about.get_untracked();
        let (count, who) = (about.len(), about.first().map(|id| name_of(session, *id)).unwrap_or_default());
        let reason = writing.reason.get_untracked();
        let edit = match about.first() {
            Some(application) if lower => Edit::Rank { application: *application, lower, reason },
            _ => Edit::Disqualify { applications: about, reason, shareable: writing.shareable.get_untracked() },
        };
        let refused = move |error| say_at(REASON, writing.fault, &error);
        act_on_many(session, edit, refused, move || {
            asking.open.set(false);
            toast_undo(match (lower, count) {
                (true, _) => (w.lowered_now)(&who),
                (false, 1) => (w.done)(&who),
                (false, count) => plural(count, &w.done_many),
            });
            if let Some((id, otherwise)) = asking.focus.get_value() {
                focus_soon(id, otherwise);
            }
        });
    };
    let fields = if lower {
        view! {
            <TextField
                id=REASON
                label=words().decide.reason
                hint=w.lower_hint.to_owned()
                value=writing.reason
                fault=writing.fault
                on_commit=move |text| writing.reason.set(text)
                multiline=3
            />
        }
        .into_any()
    } else {
        view! { <ReasonFields writing about=one /> }.into_any()
    };
    view! {
        <form class="stack" on:submit=submit>
            <p>{if lower { w.lower_explain } else { w.explain }}</p>
            {fields}
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {if lower { w.lower_confirm } else { w.confirm }}
                </button>
            </div>
        </form>
    }
}
