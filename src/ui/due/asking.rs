//! What is asked before people are kept longer, anonymised or erased: one dialog for one person and for many. Must never do what
//! cannot be undone without having said what goes and what stays.

use super::name_of;
use crate::{
    domain::{
        Id, RawId,
        answer::waiting_of,
        candidate::Candidate,
        edit::{Edit, EditError},
        gather::Gather,
    },
    i18n::{error_text, plural, words},
    route::Route,
    session::{Session, navigation::navigate, use_session},
    ui::controls::{Dialog, TextField, act, act_on_many, toast, toast_undo},
};
use chrono::{Months, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What shall be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Kept longer, for a reason.
    Keep,
    /// Anonymised.
    Anonymise,
    /// Erased for good.
    Erase,
}

/// What is being asked about whom.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    act: RwSignal<Act>,
    people: RwSignal<Vec<RawId>>,
}

impl Asking {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), act: RwSignal::new(Act::Keep), people: RwSignal::new(Vec::new()) }
    }

    /// Asks about these people.
    pub fn ask(self, act: Act, people: Vec<RawId>) {
        self.act.set(act);
        self.people.set(people);
        self.open.set(true);
    }
}

impl Default for Asking {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog.
#[component]
pub fn AskingDialog(
    /// What it asks.
    asking: Asking,
    /// Where to go when the person of the screen is gone.
    #[prop(optional)]
    away: Option<Route>,
) -> impl IntoView {
    let session = use_session();
    let title = Signal::derive(move || {
        let (w, p) = (&words().retention, &words().privacy);
        let people = asking.people.read();
        let one = match people.as_slice() {
            [id] => Some(name_of(&session.views(), (*id).into())),
            _ => None,
        };
        match (asking.act.get(), one) {
            (Act::Keep, Some(name)) => (p.keep_title)(&name),
            (Act::Keep, None) => plural(people.len(), &w.keep_title),
            (Act::Anonymise, Some(name)) => (p.anonymise_title)(&name),
            (Act::Anonymise, None) => plural(people.len(), &w.anonymise_title),
            (Act::Erase, Some(name)) => (p.erase_title)(&name),
            (Act::Erase, None) => plural(people.len(), &w.erase_title),
        }
    });
    let away = StoredValue::new(away);
    view! {
        <Dialog open=asking.open title>
            {move || {
                if asking.act.get() == Act::Keep {
                    view! { <KeepForm asking /> }.into_any()
                } else {
                    view! { <Sure asking away /> }.into_any()
                }
            }}
        </Dialog>
    }
}

/// Until when, and why.
#[component]
fn KeepForm(asking: Asking) -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let today = session.today();
    let until = RwSignal::new(today.checked_add_months(Months::new(6)).unwrap_or(today).to_string());
    let reason = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<EditError>);
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let candidates = here(session, &asking.people.read_untracked());
        let count = candidates.len();
        // What is no day is none to come.
        let until = until.get_untracked().parse().unwrap_or(NaiveDate::MIN);
        let edit = Edit::KeepLonger { candidates, until, reason: reason.get_untracked() };
        act_on_many(
            session,
            edit,
            move |error| fault.set(Some(error)),
            move || {
                asking.open.set(false);
                toast_undo(plural(count, &words().retention.kept));
            },
        );
    };
    let fault_of = move |mine: fn(&EditError) -> bool| {
        Signal::derive(move || fault.get().filter(mine).map(|refused| error_text(&refused)))
    };
    view! {
        <form class="stack" novalidate on:submit=keep>
            <p>{w.keep_text}</p>
            <TextField
                id="keep-until"
                label=w.keep_until
                value=until
                on_commit=move |typed| until.set(typed)
                fault=fault_of(|refused| *refused == EditError::KeepUntil)
                kind="date"
            />
            <TextField
                id="keep-reason"
                label=w.keep_reason
                hint=w.keep_reason_hint.to_owned()
                value=reason
                on_commit=move |typed| reason.set(typed)
                fault=fault_of(|refused| *refused != EditError::KeepUntil)
                max_length=500
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.keep_now}
                </button>
            </div>
        </form>
    }
}

/// Those of these people who are here; who was removed cannot be kept longer, only brought back.
fn here(session: Session, people: &[RawId]) -> Vec<Id<Candidate>> {
    let views = session.views();
    people.iter().map(|id| Id::from(*id)).filter(|id| views.candidates.contains_key(id)).collect()
}

/// What goes and what stays, before it is done for good.
#[component]
fn Sure(asking: Asking, away: StoredValue<Option<Route>>) -> impl IntoView {
    let session = use_session();
    let (w, p) = (&words().retention, &words().privacy);
    let anonymise = asking.act.get_untracked() == Act::Anonymise;
    let views = session.views();
    let waits = |id: &Id<Candidate>| !waiting_of(*id, &*views).is_empty();
    let waiting = here(session, &asking.people.get_untracked()).iter().filter(|id| waits(id)).count();
    let go_on = move |_| {
        let people: BTreeSet<RawId> = asking.people.get_untracked().into_iter().gather();
        let count = people.len();
        asking.open.set(false);
        let said = if anonymise {
            if let Err(error) = session.anonymise(&people) {
                return toast(error_text(&error));
            }
            &w.anonymised
        } else {
            session.erase_people(&people);
            &w.erased
        };
        toast(plural(count, said));
        if let Some(route) = away.get_value() {
            navigate(&route);
        }
    };
    let (text, stays, now) = if anonymise {
        (w.anonymise_text, w.anonymise_stays, w.anonymise_now)
    } else {
        (p.erase_text, p.erase_others, p.erase_now)
    };
    view! {
        <div class="stack">
            <p>{text}</p>
            {(waiting > 0).then(|| view! { <p class="notice-line warn">{plural(waiting, &words().closing.erase_waiting)}</p> })}
            <p>{stays}</p>
            {anonymise.then_some(view! { <p>{p.erase_others}</p> })}
            <div class="dialog-actions">
                <button type="button" class="btn danger" on:click=go_on>
                    {now}
                </button>
                <button type="button" class="btn" on:click=move |_| asking.open.set(false)>
                    {words().common.cancel}
                </button>
            </div>
        </div>
    }
}

/// A button that ends a longer keeping; undoable.
#[component]
pub fn KeepNoLonger(
    /// Of whom.
    id: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let end = move |_| {
        if act(session, Edit::KeepNoLonger { candidate: id }) {
            toast_undo(w.no_longer_done.to_owned());
        }
    };
    view! {
        <button type="button" class="btn small" on:click=end>
            {w.no_longer}
        </button>
    }
}
