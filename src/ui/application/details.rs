//! What is known beside the place of an application: what comes next, where it came from, the person's tags, the consent to keep
//! them. Must never change a consent: that is done on the person's own screen.

use crate::{
    domain::{
        Id,
        application::{Application, Details, NextStep},
        candidate::{Candidate, Tag},
        edit::Edit,
        facts::Facts,
    },
    i18n::{intl, words},
    session::{Topic, use_session},
    ui::{
        blind::guarded,
        controls::{TextField, act, icon, rows, toast_undo},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// What comes next, and where the application came from.
#[component]
pub(super) fn DetailsSection(
    /// Which application.
    id: Id<Application>,
    /// The same as its record is now.
    application: Memo<Option<Arc<Application>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let text = move |part: fn(Details) -> String| {
        Signal::derive(move || application.get().map(|found| part(found.details())).unwrap_or_default())
    };
    let set = move |part: fn(&mut Details, String)| {
        move |typed: String| {
            if let Some(mut details) = session.views().application(id).map(|found| found.details()) {
                part(&mut details, typed);
                act(session, Edit::SetDetails { id, details });
            }
        }
    };
    let next = |found: &Application| found.details().next.unwrap_or_default().text;
    let (next_hint, next_readonly) = guarded(id, next, w.next_hint);
    let (source_hint, source_readonly) = guarded(id, |found| found.source.clone(), "");
    let (referrer_hint, referrer_readonly) = guarded(id, |found| found.referrer.clone(), w.referrer_hint);
    view! {
        <section class="sheet">
            <h2>{w.details}</h2>
            <TextField
                id="next"
                label=w.next
                hint=next_hint
                readonly=next_readonly
                value=text(|details| details.next.unwrap_or_default().text)
                on_commit=set(|details, typed| details.next.get_or_insert_default().text = typed)
                max_length=300
            />
            <TextField
                id="next-day"
                label=w.next_day
                optional=true
                value=text(|details| details.next.and_then(|next: NextStep| next.day).map(|day| day.to_string()).unwrap_or_default())
                on_commit=set(|details, typed| details.next.get_or_insert_default().day = typed.parse().ok())
                kind="date"
            />
            <TextField
                id="source"
                label=w.source
                hint=source_hint
                readonly=source_readonly
                optional=true
                value=text(|details| details.source)
                on_commit=set(|details, typed| details.source = typed)
                max_length=200
            />
            <TextField
                id="referrer"
                label=w.referrer
                hint=referrer_hint
                readonly=referrer_readonly
                optional=true
                value=text(|details| details.referrer)
                on_commit=set(|details, typed| details.referrer = typed)
                max_length=200
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || application.read().as_ref().is_some_and(|found| found.internal)
                    on:change=move |event| {
                        let internal = event_target_checked(&event);
                        if let Some(details) = session.views().application(id).map(|found| found.details()) {
                            act(session, Edit::SetDetails { id, details: Details { internal, ..details } });
                        }
                    }
                />
                <span>{words().sourcing.internal}</span>
            </label>
        </section>
    }
}

/// The person's tags.
#[component]
pub(super) fn Tags(
    /// Whose.
    id: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().application;
    let person = Memo::new(move |_| session.on(Topic::Candidate(id)).candidate(id));
    // A tag of which a part is hidden is read and not removed: nobody can tell which one that would be.
    let whole = Memo::new(move |_| session.on(Topic::Candidate(id)).hidden_person(id));
    let ids = move || person.get().map(|person| person.tags.keys().copied().collect::<Vec<_>>()).unwrap_or_default();
    // Reactive: the same tag says more when the blind ends.
    let text_of = move |tag: Id<Tag>| {
        let seen = person.with(|person| person.as_ref()?.tags.get(&tag).map(|tag| tag.text.clone()))?;
        let whole = whole.with(|whole| whole.as_ref()?.tags.get(&tag).map(|tag| tag.text.clone()));
        let removable = whole.is_none_or(|whole| whole == seen);
        Some((seen, removable))
    };
    let row = move |tag: Id<Tag>| {
        let remove = move |text: String| {
            let label = format!("{}: {text}", words().common.remove);
            let remove = move |_| {
                if act(session, Edit::Tag { candidates: vec![id], text: text.clone(), on: false }) {
                    toast_undo((w.tag_removed)(&text));
                }
            };
            view! {
                <button type="button" class="btn quiet icon" aria-label=label on:click=remove>
                    {icon("close")}
                </button>
            }
        };
        let shown = move || text_of(tag).map(|(text, removable)| (text.clone(), removable.then(|| remove(text))));
        view! { <li class="chip">{shown}</li> }
    };
    let typed = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if act(session, Edit::Tag { candidates: vec![id], text: typed.get_untracked(), on: true }) {
            typed.set(String::new());
        }
    };
    view! {
        <h3>{w.tags}</h3>
        <Show when=move || !ids().is_empty() fallback=move || view! { <p class="hint">{w.no_tags}</p> }>
            <ul class="tags">{rows(ids, row)}</ul>
        </Show>
        <form class="item" on:submit=add>
            <TextField id="tag" label=w.tag label_hidden=true placeholder=w.tag value=typed on_commit=move |text| typed.set(text) max_length=50 />
            <button type="submit" class="btn">
                {w.add_tag}
            </button>
        </form>
    }
}

/// Whether the person agreed to be kept, and until when.
#[component]
pub(super) fn Consent(
    /// Whose.
    id: Id<Candidate>,
) -> impl IntoView {
    let session = use_session();
    let w = words();
    let lines = move || {
        let person = session.on(Topic::Candidate(id)).candidate(id);
        let Some(pool) = person.and_then(|person| person.pool.clone()) else {
            return vec![w.application.no_consent.to_owned()];
        };
        let given = (w.pool.given)(&intl::day(pool.given), &pool.how);
        let state = match pool.withdrawn {
            Some(withdrawn) => (w.pool.was_withdrawn)(&intl::day(withdrawn)),
            None if pool.holds(session.today()) => (w.pool.state)(&intl::day(pool.joined), &intl::day(pool.until)),
            None => (w.pool.over)(&intl::day(pool.until)),
        };
        vec![state, given]
    };
    view! {
        <section class="sheet">
            <h2>{w.application.consent}</h2>
            {move || lines().into_iter().map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
        </section>
    }
}
