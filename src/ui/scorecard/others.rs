//! What stands beside one's own scorecard: the others' scores once they are open, and what the code of a handed-in one is for. Must
//! never show a score that is sealed for whoever looks.

use super::Place;
use crate::{
    domain::{facts::Facts, kit::Kit, scorecard::Submission, scoring::score},
    i18n::{intl, panel::seal_text, recommendation_name, words},
    session::Topic,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the code beside a handed-in scorecard is for, and what it is not for.
#[component]
pub fn CodeNote() -> impl IntoView {
    let w = &words().panel;
    view! {
        <details class="code-note">
            <summary>{w.code_title}</summary>
            <p>{w.code_text}</p>
            <p>{w.code_limits}</p>
        </details>
    }
}

/// What the others said; only after mine is in, and theirs.
#[component]
pub(super) fn Others(place: Place, locked: Memo<bool>, kit: StoredValue<Arc<Kit>>) -> impl IntoView {
    let w = &words().scorecard;
    move || {
        if !locked.get() {
            return view! { <p class="hint">{w.others_hidden}</p> }.into_any();
        }
        if place.session.pack().is_some() {
            return view! { <p class="hint">{words().pack.others}</p> }.into_any();
        }
        let views = place.session.on(Topic::Application(place.id));
        let Some(all) = views.open_submissions_of(place.id, Some(place.me)) else {
            return view! { <p class="hint">{seal_text(&views.seats(place.id), Some(place.me))}</p> }.into_any();
        };
        let theirs: Vec<_> = all.into_iter().filter(|card| card.interviewer != place.me).collect();
        if theirs.is_empty() {
            return view! { <p class="hint">{w.others_none}</p> }.into_any();
        }
        let row = |card: Arc<Submission>| {
            let who = views.members.get(&card.interviewer).map(|member| member.name.clone()).unwrap_or_default();
            let mean = score(&kit.get_value(), &card.ratings).map(|value| intl::number(value.mean, 1));
            view! {
                <li>
                    <b>{who}</b> " " <span class="score">{mean}</span> " " {recommendation_name(card.recommendation)}
                </li>
            }
        };
        view! { <ul>{theirs.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}
