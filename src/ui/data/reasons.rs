//! The workspace's list of reasons to disqualify: the standard ones until somebody makes a list of their own. Must never touch the
//! reasons that were given already: they are written down with their events.

use crate::{
    domain::{
        Id,
        edit::Edit,
        job::{Items, in_order, last_place},
        order::OrderKey,
        team::{Reason, Settings},
    },
    i18n::words,
    session::{Session, Topic, use_session},
    ui::controls::{TextField, act, focus_field, icon, rows, toast_undo},
};
use leptos::prelude::*;

/// The DOM id of the button that adds a reason.
const ADD: &str = "reason-add";

fn set(session: Session, how: impl FnOnce(&mut Items<Reason>)) -> bool {
    let mut after = session.views().settings.clone();
    how(&mut after.reasons);
    act(session, Edit::SetSettings { id: session.workspace_id(), after })
}

/// The panel.
#[component]
pub(super) fn ReasonsPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let own = Memo::new(move |_| !session.on(Topic::Settings).settings.reasons.is_empty());
    view! {
        <section class="sheet stack">
            <h2>{w.list_title}</h2>
            <p>{w.list_text}</p>
            <Show when=move || own.get() fallback=|| view! { <Standard /> }>
                <Own />
            </Show>
        </section>
    }
}

/// The reasons that come with Handpick, to be taken over and changed.
#[component]
fn Standard() -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let take = move |_| {
        let places = OrderKey::sequence(w.standard.len());
        let done = set(session, |reasons| {
            for ((text, shareable), order) in w.standard.into_iter().zip(places) {
                let (text, shareable) = (text.to_owned(), shareable.to_owned());
                reasons.insert(session.fresh(), Reason { text, shareable, order });
            }
        });
        if done {
            toast_undo(w.taken.to_owned());
        }
    };
    let line = |(text, shareable): (&'static str, &'static str)| {
        view! {
            <li>
                <p>{text}</p>
                <p class="hint">{shareable}</p>
            </li>
        }
    };
    view! {
        <ul class="reasons">{w.standard.map(line).into_iter().collect_view()}</ul>
        <div class="actions">
            <button type="button" class="btn" on:click=take>
                {w.take}
            </button>
        </div>
    }
}

/// The workspace's own list.
#[component]
fn Own() -> impl IntoView {
    let session = use_session();
    let w = &words().reasons;
    let settings = move || session.on(Topic::Settings).settings.clone();
    let ids = move || in_order(&settings().reasons).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    let text = move |id: Id<Reason>, part: fn(&Reason) -> &String| {
        Signal::derive(move || {
            let settings: Settings = settings();
            settings.reasons.get(&id).map(|reason| part(reason).clone()).unwrap_or_default()
        })
    };
    let write = move |id: Id<Reason>, part: fn(&mut Reason) -> &mut String| {
        move |typed: String| {
            set(session, |reasons| {
                if let Some(reason) = reasons.get_mut(&id) {
                    *part(reason) = typed.trim().to_owned();
                }
            });
        }
    };
    let number = move |id: Id<Reason>| ids().iter().position(|other| *other == id).unwrap_or_default() + 1;
    let row = move |id: Id<Reason>| {
        let remove = move |_| {
            if set(session, |reasons| drop(reasons.remove(&id))) {
                focus_field(ADD);
            }
        };
        view! {
            <li class="item explained">
                <TextField
                    id=format!("reason-{id}")
                    label=Signal::derive(move || (w.line)(number(id)))
                    label_hidden=true
                    multiline=1
                    value=text(id, |reason| &reason.text)
                    on_commit=write(id, |reason| &mut reason.text)
                    max_length=300
                />
                <TextField
                    id=format!("shareable-{id}")
                    label=Signal::derive(move || (w.line_shareable)(number(id)))
                    label_hidden=true
                    placeholder=w.shareable
                    multiline=1
                    value=text(id, |reason| &reason.shareable)
                    on_commit=write(id, |reason| &mut reason.shareable)
                    max_length=1000
                />
                <button
                    type="button"
                    class="btn quiet icon"
                    aria-label=move || format!("{}: {}", words().common.remove, (w.line)(number(id)))
                    on:click=remove
                >
                    {icon("trash")}
                </button>
            </li>
        }
    };
    let add = move |_| {
        let id: Id<Reason> = session.fresh();
        let done = set(session, |reasons| {
            let order = last_place(reasons);
            reasons.insert(id, Reason { text: String::new(), shareable: String::new(), order });
        });
        if done {
            request_animation_frame(move || focus_field(&format!("reason-{id}")));
        }
    };
    let reset = move |_| {
        if set(session, Items::clear) {
            toast_undo(w.reset_done.to_owned());
        }
    };
    view! {
        <ol class="items">{rows(ids, row)}</ol>
        <div class="actions">
            <button type="button" class="btn" id=ADD on:click=add>
                {w.add}
            </button>
            <button type="button" class="btn quiet" on:click=reset>
                {w.reset}
            </button>
        </div>
    }
}
