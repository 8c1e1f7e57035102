//! What colleagues say of the job description: written down, taken up, removed with undo. Must never change the description itself.

use crate::{
    domain::{Id, requisition::Requisition, sourcing::Comment},
    i18n::words,
    session::use_session,
    ui::{
        controls::{TextField, focus_field, icon, rows, toast_undo},
        desk::{ItemList, OnDesk, change},
    },
};
use leptos::prelude::*;

const FROM: &str = "comment-from";
const TEXT: &str = "comment-text";

/// The list, and the form for one more.
#[component]
pub(super) fn Comments(
    /// On whose job description.
    id: Id<Requisition>,
    on_desk: OnDesk,
) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let list = ItemList::new(id, on_desk, |r| &r.comments, |r| &mut r.comments);
    let (from, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = text.get_untracked().trim().to_owned();
        if said.is_empty() {
            return focus_field(TEXT);
        }
        let from_now = from.get_untracked().trim().to_owned();
        list.add(|_| None, |order| Comment { from: from_now, text: said, settled: false, order });
        text.set(String::new());
        focus_field(TEXT);
    };
    let row = move |item: Id<Comment>| {
        let who = move || list.read(item, |one| one.from.clone()).unwrap_or_default();
        let remove = move |_| {
            let gone = change(session, id, |requisition| {
                requisition.comments.remove(&item);
            });
            if gone {
                toast_undo(w.comment_removed.to_owned());
                focus_field(TEXT);
            }
        };
        view! {
            <li class="comment">
                <div class="grow">
                    <p class="text">{move || list.read(item, |one| one.text.clone())}</p>
                    <p class="hint">{who}</p>
                </div>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=move || (w.settled_of)(&who())
                        prop:checked=move || list.read(item, |one| one.settled) == Some(true)
                        on:change=move |event| {
                            let settled = event_target_checked(&event);
                            list.edit(item, |one| one.settled = settled);
                        }
                    />
                    <span>{w.settled}</span>
                </label>
                <button
                    type="button"
                    class="btn quiet icon"
                    aria-label=move || format!("{}: {}", words().common.remove, who())
                    on:click=remove
                >
                    {icon("trash")}
                </button>
            </li>
        }
    };
    view! {
        <div>
            <h3>{w.comments}</h3>
            <p class="hint">{w.comments_text}</p>
        </div>
        <ul class="items">{rows(move || list.ids(), row)}</ul>
        <form class="stack" on:submit=add>
            <div class="two">
                <TextField id=FROM label=w.comment_from optional=true value=from on_commit=move |typed| from.set(typed) max_length=100 />
                <TextField id=TEXT label=w.comment value=text on_commit=move |typed| text.set(typed) multiline=2 max_length=2000 />
            </div>
            <div class="actions">
                <button type="submit" class="btn">
                    {w.comment_add}
                </button>
            </div>
        </form>
    }
}
