//! The reason to decline somebody, as a form asks for it: picked from the workspace's list or written, with what the candidate may
//! read apart from it. Must never mix the two.

use crate::{
    domain::{
        Id,
        application::Application,
        facts::Facts,
        feedback::{Feedback, feedback},
        job::in_order,
        kit::Criterion,
        team::Settings,
    },
    i18n::words,
    session::{Session, use_session},
    ui::controls::{SelectField, TextField},
};
use leptos::prelude::*;

/// A reason as it is being written: for colleagues, and for the candidate.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub(super) reason: RwSignal<String>,
    pub(super) shareable: RwSignal<String>,
    /// Why it was refused.
    pub(super) fault: RwSignal<Option<String>>,
}

/// The DOM id of the field in which the reason is written.
pub(super) const REASON: &str = "decision-reason";

impl Writing {
    pub(super) fn new() -> Self {
        Self::of(String::new(), String::new())
    }

    pub(super) fn of(reason: String, shareable: String) -> Self {
        Self { reason: RwSignal::new(reason), shareable: RwSignal::new(shareable), fault: RwSignal::new(None) }
    }
}

/// The reasons that are offered: the workspace's own, or those that come with Handpick.
fn offered(settings: &Settings) -> Vec<(String, String)> {
    if settings.reasons.is_empty() {
        return words().reasons.standard.map(|(text, shareable)| (text.to_owned(), shareable.to_owned())).to_vec();
    }
    in_order(&settings.reasons).into_iter().map(|(_, reason)| (reason.text.clone(), reason.shareable.clone())).collect()
}

/// What the scorecards on an application have to say to the person, in words; `None` while they are sealed, or where nothing stands
/// out.
fn learned(session: Session, id: Id<Application>) -> Option<String> {
    let views = session.views();
    let requisition = views.requisition(views.application(id)?.requisition)?;
    let kit = views.kit(requisition.kit?)?;
    let Feedback { stood_out, to_work_on } = feedback(&kit, &views.summary_of(id, session.who())?);
    let names = |ids: Vec<Id<Criterion>>| {
        let names = ids.iter().filter_map(|id| kit.criteria.get(id)).map(|one| one.name.clone());
        names.collect::<Vec<_>>().join(", ")
    };
    let w = &words().reasons;
    let said = [(w.stood_out, names(stood_out)), (w.to_work_on, names(to_work_on))];
    let said = said.into_iter().filter(|(_, names)| !names.is_empty()).map(|(say, names)| say(&names));
    Some(said.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

/// The fields.
#[component]
pub(super) fn ReasonFields(
    writing: Writing,
    /// Whose application it is about, if it is about one.
    about: Option<Id<Application>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let add = move |text: &str| {
        writing.shareable.update(|there| {
            let gap = if there.trim().is_empty() { "" } else { "\n" };
            *there = [there.trim_end(), gap, text].concat();
        });
    };
    let learned = about.and_then(|id| learned(session, id)).map(|text| {
        view! {
            <button type="button" class="btn small" on:click=move |_| add(&text)>
                {w.add_feedback}
            </button>
        }
    });
    let offered = offered(&session.views().settings);
    let mut options = vec![(String::new(), w.own.to_owned())];
    for (at, (text, _)) in offered.iter().enumerate() {
        options.push((at.to_string(), text.clone()));
    }
    let picked = RwSignal::new(String::new());
    let pick = move |value: String| {
        let found = value.parse::<usize>().ok().and_then(|at| offered.get(at)).cloned();
        if let Some((text, shareable)) = found {
            writing.reason.set(text);
            writing.shareable.set(shareable);
        }
        picked.set(value);
    };
    view! {
        <SelectField id="reason-choice" label=w.choose options value=picked on_change=pick />
        <TextField
            id=REASON
            label=words().decide.reason
            hint=w.reason_hint.to_owned()
            value=writing.reason
            fault=writing.fault
            on_commit=move |text| writing.reason.set(text)
            multiline=3
        />
        <TextField
            id="shareable-reason"
            label=w.shareable
            hint=w.shareable_hint.to_owned()
            optional=true
            value=writing.shareable
            on_commit=move |text| writing.shareable.set(text)
            multiline=3
        />
        <div class="actions">
            {learned}
            <button type="button" class="btn small" on:click=move |_| add(w.pool_offer)>
                {w.add_pool}
            </button>
        </div>
    }
}
