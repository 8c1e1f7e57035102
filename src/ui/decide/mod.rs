//! The dialogs in which a decision is made: an outcome, and a reason that is never empty. The computed score stands beside.

mod asking;
mod reasons;

pub use asking::{ReasonDialog, disqualify, disqualify_because, lift, put_lower};

use crate::{
    domain::{
        Id,
        application::{Application, Outcome},
        edit::Edit,
        facts::Facts,
    },
    i18n::{intl, panel::seal_text, words},
    session::use_session,
    ui::{
        controls::{Dialog, TextField, act_at, toast_undo},
        requisitions::is_closed,
    },
};
use leptos::prelude::*;
use reasons::{REASON, ReasonFields, Writing};

/// The name of an outcome.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Hire => words().decide.hire,
        Outcome::Decline => words().decide.decline,
    }
}

/// A button that opens the dialog; none where the position is closed.
#[component]
pub fn DecideButton(
    /// On which application.
    id: Id<Application>,
    /// Whether it is the screen's first button.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let session = use_session();
    let w = &words().decide;
    let open = RwSignal::new(false);
    let who = StoredValue::new({
        let views = session.views();
        let person = views.application(id).and_then(|found| views.candidate(found.candidate));
        person.map(|person| person.name.clone()).unwrap_or_default()
    });
    view! {
        <Show when=move || !is_closed(session, id)>
            <button type="button" class="btn" class:go=first on:click=move |_| open.set(true)>
                {w.open}
            </button>
        </Show>
        <Dialog open title=Signal::derive(move || (words().decide.title)(&who.get_value()))>
            <Form id open who />
        </Dialog>
    }
}

#[component]
fn Form(id: Id<Application>, open: RwSignal<bool>, who: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().decide;
    let outcome = RwSignal::new(Outcome::Hire);
    let writing = Writing::new();
    let (score, sealed) = {
        let (views, me) = (session.views(), session.who());
        (views.summary_of(id, me).map(|summary| summary.score.mean), seal_text(&views.seats(id), me))
    };
    let number = match (score, sealed) {
        (_, Some(why)) => (words().panel.decide_sealed)(&why),
        (Some(mean), None) => (w.score)(&intl::number(mean, 1)),
        (None, None) => w.no_score.to_owned(),
    };
    let decide = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let score = score.map(|mean| (mean * 100.0).round() as u16);
        let declined = outcome.get_untracked() == Outcome::Decline;
        let edit = Edit::Decide {
            application: id,
            outcome: outcome.get_untracked(),
            reason: writing.reason.get_untracked(),
            shareable: if declined { writing.shareable.get_untracked() } else { String::new() },
            score,
        };
        if act_at(session, edit, REASON, writing.fault) {
            open.set(false);
            toast_undo((w.decided)(&who.get_value(), outcome_name(outcome.get_untracked())));
        }
    };
    let choice = move |value: Outcome| {
        view! {
            <label>
                <input
                    type="radio"
                    name="outcome"
                    prop:checked=move || outcome.get() == value
                    on:change=move |_| outcome.set(value)
                />
                <span>{outcome_name(value)}</span>
            </label>
        }
    };
    view! {
        <form class="stack" on:submit=decide>
            <p>{number}</p>
            <fieldset class="segmented">
                <legend>{w.outcome}</legend>
                {choice(Outcome::Hire)}
                {choice(Outcome::Decline)}
            </fieldset>
            <Show
                when=move || outcome.get() == Outcome::Decline
                fallback=move || {
                    view! {
                        <TextField
                            id=REASON
                            label=w.reason
                            hint=w.reason_hint.to_owned()
                            value=writing.reason
                            fault=writing.fault
                            on_commit=move |text| writing.reason.set(text)
                            multiline=4
                        />
                    }
                }
            >
                <ReasonFields writing about=Some(id) />
            </Show>
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.decide}
                </button>
            </div>
        </form>
    }
}
