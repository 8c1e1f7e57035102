//! A person's place in the talent pool: the consent, how it was given, until when, and that it was withdrawn. Must never put anybody
//! in without a consent.

use crate::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Edit, EditError},
        facts::Facts,
        pool::{ConsentFault, Pool, latest},
    },
    i18n::{error_text, intl, words},
    session::{Session, Topic, use_session},
    ui::{
        controls::{Dialog, TextField, act, toast_undo},
        due::name_of,
    },
};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// The panel on a person's screen.
#[component]
pub(super) fn PoolPanel(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let w = &words().pool;
    let open = RwSignal::new(false);
    let pool =
        Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id).and_then(|person| person.pool.clone()));
    let lines = move || {
        let Some(pool) = pool.get() else { return view! { <p class="hint">{w.none}</p> }.into_any() };
        let today = session.today();
        let state = match pool.withdrawn {
            Some(withdrawn) => (w.was_withdrawn)(&intl::day(withdrawn)),
            None if pool.holds(today) => (w.state)(&intl::day(pool.joined), &intl::day(pool.until)),
            None => (w.over)(&intl::day(last_day(&pool))),
        };
        view! {
            <p>{state}</p>
            <p class="hint">{(w.given)(&intl::day(pool.given), &pool.how)}</p>
        }
        .into_any()
    };
    let withdraw = move |_| {
        if write(session, id, |pool| pool.withdrawn = Some(session.today())) {
            toast_undo(w.withdrawn.to_owned());
        }
    };
    let withdrawable = move || pool.read().as_ref().is_some_and(|pool| pool.withdrawn.is_none());
    view! {
        <h2>{w.title}</h2>
        <div>{lines}</div>
        <button type="button" class="btn" on:click=move |_| open.set(true)>
            {move || if pool.read().is_some() { w.renew } else { w.add }}
        </button>
        <Show when=withdrawable>
            <button type="button" class="btn" on:click=withdraw>
                {w.withdraw}
            </button>
        </Show>
        <Dialog open title=Signal::derive(move || (words().pool.dialog)(&name_of(&session.views(), id)))>
            <Form id open />
        </Dialog>
    }
}

/// The last day on which a consent that was not withdrawn held.
fn last_day(pool: &Pool) -> NaiveDate {
    pool.over().checked_sub_days(Days::new(1)).unwrap_or(pool.until)
}

/// Changes a consent that is there.
fn write(session: Session, id: Id<Candidate>, change: impl FnOnce(&mut Pool)) -> bool {
    let Some(mut after) = session.views().candidate(id).map(|found| (*found).clone()) else { return false };
    let Some(pool) = &mut after.pool else { return false };
    change(pool);
    act(session, Edit::SetCandidate { id, after })
}

#[component]
fn Form(id: Id<Candidate>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().pool;
    let today = session.today();
    let given = RwSignal::new(today.to_string());
    let how = RwSignal::new(String::new());
    let until = RwSignal::new(latest(today).to_string());
    let fault = RwSignal::new(None::<EditError>);
    let set_given = move |typed: String| {
        // As long as the end is the one that was proposed, it goes along.
        let proposed = |text: &str| text.parse().ok().map(|given| latest(given).to_string());
        if proposed(&given.get_untracked()) == Some(until.get_untracked()) {
            until.set(proposed(&typed).unwrap_or_default());
        }
        given.set(typed);
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let refused = consent(session, id, &given.get_untracked(), how.get_untracked(), &until.get_untracked());
        match refused {
            Err(refused) => fault.set(Some(refused)),
            Ok(()) => {
                open.set(false);
                toast_undo((words().pool.saved)(&name_of(&session.views(), id)));
            }
        }
    };
    let fault_of = move |mine: ConsentFault| {
        Signal::derive(move || {
            let refused = fault.get().filter(|refused| *refused == EditError::Consent(mine));
            refused.map(|refused| error_text(&refused))
        })
    };
    let other = move || {
        let refused = fault.get().filter(|refused| !matches!(refused, EditError::Consent(_)));
        refused.map(|refused| view! { <p class="fault">{error_text(&refused)}</p> })
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <TextField
                id="consent-given"
                label=w.given_on
                value=given
                on_commit=set_given
                fault=fault_of(ConsentFault::Given)
                kind="date"
            />
            <TextField
                id="consent-how"
                label=w.how
                hint=w.how_hint.to_owned()
                value=how
                on_commit=move |typed| how.set(typed)
                fault=fault_of(ConsentFault::How)
                max_length=500
            />
            <TextField
                id="consent-until"
                label=w.until
                hint=w.until_hint.to_owned()
                value=until
                on_commit=move |typed| until.set(typed)
                fault=fault_of(ConsentFault::Until)
                kind="date"
            />
            <div role="alert">{other}</div>
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.save}
                </button>
            </div>
        </form>
    }
}

/// Writes a consent down. Whoever is in the pool already stays in it since then.
fn consent(session: Session, id: Id<Candidate>, given: &str, how: String, until: &str) -> Result<(), EditError> {
    let mut after = (*session.views().candidate(id).ok_or(EditError::Gone)?).clone();
    let given: NaiveDate = given.parse().map_err(|_| EditError::Consent(ConsentFault::Given))?;
    let until = until.parse().map_err(|_| EditError::Consent(ConsentFault::Until))?;
    let still = after.pool.as_ref().filter(|pool| pool.withdrawn.is_none() && pool.joined <= given);
    let joined = still.map_or(given, |pool| pool.joined);
    after.pool = Some(Pool { joined, given, how: how.trim().to_owned(), until, withdrawn: None });
    session.dispatch(Edit::SetCandidate { id, after })
}
