//! The reason to decline somebody, as a form asks for it: picked from the workspace's list or written, with what the candidate may
//! read apart from it. Must never mix the two.

use crate::{
    domain::{job::in_order, team::Settings},
    i18n::words,
    session::use_session,
    ui::controls::{SelectField, TextField},
};
use leptos::prelude::*;

/// A reason as it is being written: for colleagues, and for the candidate.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub(super) reason: RwSignal<String>,
    pub(super) shareable: RwSignal<String>,
}

impl Writing {
    pub(super) fn new() -> Self {
        Self::of(String::new(), String::new())
    }

    pub(super) fn of(reason: String, shareable: String) -> Self {
        Self { reason: RwSignal::new(reason), shareable: RwSignal::new(shareable) }
    }
}

/// The reasons that are offered: the workspace's own, or those that come with Handpick.
fn offered(settings: &Settings) -> Vec<(String, String)> {
    if settings.reasons.is_empty() {
        return words().reasons.standard.map(|(text, shareable)| (text.to_owned(), shareable.to_owned())).to_vec();
    }
    in_order(&settings.reasons).into_iter().map(|(_, reason)| (reason.text.clone(), reason.shareable.clone())).collect()
}

/// The fields.
#[component]
pub(super) fn ReasonFields(writing: Writing) -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
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
            id="decision-reason"
            label=words().decide.reason
            hint=w.reason_hint.to_owned()
            value=writing.reason
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
    }
}
