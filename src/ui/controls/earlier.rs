//! The texts of a field that did not stay when two people had written it apart: to be looked at, taken or let go. Must never hide
//! one before somebody has done so.

use super::{act, rows, toast_undo};
use crate::{
    domain::{Id, RawId, earlier::EarlierText, edit::Edit},
    i18n::{intl, words},
    session::{Topic, use_session},
};
use leptos::prelude::*;

/// What stands below a field, if there is anything.
#[component]
pub fn EarlierTexts(
    /// Of which record.
    record: RawId,
    /// Of which of its fields.
    #[prop(into)]
    field: String,
    /// Called with the text that shall stand in the field after all.
    #[prop(into)]
    on_use: Callback<String>,
) -> impl IntoView {
    let session = use_session();
    let ids = move || {
        let all = session.on(Topic::Earlier(record)).earlier_of(record);
        all.into_iter().filter(|(_, text)| text.field == field).map(|(id, _)| id).collect()
    };
    rows(ids, move |id| view! { <One id on_use /> })
}

#[component]
fn One(id: Id<EarlierText>, on_use: Callback<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().differences;
    let views = session.views();
    let lost = views.earlier_texts.get(&id)?;
    let who = lost.by.and_then(|by| views.members.get(&by)).map(|member| member.name.clone());
    let signed = (w.signed)(who.as_deref(), &intl::date_time(lost.at));
    let let_go = move || act(session, Edit::RemoveEarlierText { id });
    let text = lost.text.clone();
    let take = move |_| {
        on_use.run(text.clone());
        let_go();
    };
    let dismiss = move |_| {
        if let_go() {
            toast_undo(words().differences.let_go_done.to_owned());
        }
    };
    Some(view! {
        <div class="earlier" role="note">
            <b>{w.earlier}</b>
            <small>{signed}</small>
            <p>{lost.text.clone()}</p>
            <div>
                <button type="button" class="btn small" on:click=take>
                    {w.use_it}
                </button>
                <button type="button" class="btn small quiet" on:click=dismiss>
                    {w.let_go}
                </button>
            </div>
        </div>
    })
}
