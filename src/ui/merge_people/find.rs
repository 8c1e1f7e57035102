//! Who the other one is: those who look like the same person come first, everybody else by name or contact.

use super::{Merging, likeness_text};
use crate::{
    domain::{Id, RawId, candidate::Candidate, facts::Facts},
    exchange::people::duplicates::{Likeness, Profile},
    i18n::{intl, plural, words},
    session::use_session,
    ui::{controls::rows, find::Haystack},
    workspace::views::Views,
};
use leptos::prelude::*;

/// As many as one looks through.
const SHOWN: usize = 8;
/// The field, to which the focus returns.
pub(super) const FIELD: &str = "merge-find";

#[component]
pub(super) fn Find(id: Id<Candidate>, merging: Merging) -> impl IntoView {
    let session = use_session();
    let w = &words().merge_people;
    let text = RwSignal::new(String::new());
    let likely = StoredValue::new(likely(&session.views(), id));
    // Made when somebody begins to type: most find whom they look for without.
    let haystack = Memo::new(move |_| {
        let views = session.views();
        let contact = |person: &Candidate| [person.name.as_str(), &person.email, &person.phone].join(" ");
        // Who is screened blind has nothing to be compared by.
        let others = views.candidates.iter().filter(|(other, _)| *other != id && views.hidden_person(*other).is_none());
        Haystack::of(others.map(|(id, person)| (id.raw(), contact(&person))))
    });
    let found = Memo::new(move |_| {
        let wanted = text.get();
        if wanted.trim().is_empty() {
            return likely.with_value(|likely| likely.iter().map(|(id, _)| *id).collect());
        }
        let (views, hits) = (session.views(), haystack.read().hits(&wanted).unwrap_or_default());
        let named = hits.into_iter().filter_map(|id| Some((id.into(), views.candidate(id.into())?.name.clone())));
        intl::in_name_order::<Candidate>(named).into_iter().map(Id::raw).collect::<Vec<RawId>>()
    });
    let said = move || match (text.read().trim().is_empty(), found.read().len()) {
        (true, 0) => w.nobody_alike.to_owned(),
        (true, _) => w.alike.to_owned(),
        (false, 0) => words().candidates.nobody.to_owned(),
        (false, count) => plural(count, &w.found),
    };
    let more = move || found.read().len().saturating_sub(SHOWN);
    let row = move |other: Id<Candidate>| {
        let views = session.views();
        let person = views.candidate(other)?;
        let by = likely.with_value(|likely| likely.iter().find(|(id, _)| *id == other.raw()).map(|(_, by)| *by));
        Some(view! {
            <li>
                <button type="button" class="found" on:click=move |_| merging.other.set(Some(other.raw()))>
                    <b>{person.name.clone()}</b>
                    {by.map(|by| view! { <span class="chip">{likeness_text(by)}</span> })}
                    <small>{facts(&views, other, &person)}</small>
                </button>
            </li>
        })
    };
    view! {
        <div class="stack">
            <div class="field">
                <label for=FIELD>{w.find}</label>
                <input
                    class="in"
                    type="search"
                    id=FIELD
                    autofocus=true
                    autocomplete="off"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </div>
            <p class="hint" role="status">
                {said}
            </p>
            <ul class="picks">
                {rows(move || found.read().iter().take(SHOWN).map(|id| Id::from(*id)).collect(), row)}
            </ul>
            {move || (more() > 0).then(|| view! { <p class="hint">{plural(more(), &w.more)}</p> })}
        </div>
    }
}

/// Who may be the same person, the most telling likeness first.
fn likely(views: &Views, id: Id<Candidate>) -> Vec<(RawId, Likeness)> {
    let Some(person) = views.candidate(id) else { return Vec::new() };
    let profile = Profile::of(&person);
    let alike = views.candidates.iter().filter(|(other, _)| *other != id && views.hidden_person(*other).is_none());
    let alike: Vec<_> = alike.filter_map(|(id, other)| Some((id.raw(), profile.likeness(&other)?))).collect();
    let mut sorted = Vec::with_capacity(alike.len());
    for by in [Likeness::Email, Likeness::PhoneAndName, Likeness::Family, Likeness::Phone, Likeness::Name] {
        sorted.extend(alike.iter().filter(|(_, other)| *other == by).copied());
    }
    sorted
}

/// What tells two of one name apart: "anna@example.com · Volos · 2 applications".
fn facts(views: &Views, id: Id<Candidate>, person: &Candidate) -> String {
    let mut parts = vec![person.email.clone(), person.phone.clone(), person.town.clone()];
    let applications = views.applications_of(id).len();
    if applications > 0 {
        parts.push(plural(applications, &words().merge_people.applications));
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join(" · ")
}
