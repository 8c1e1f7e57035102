//! A field for a long text, and below it the texts that did not stay when two people had written it apart, from files or in two tabs
//! at once: to be looked at, taken or let go. Must never hide one before somebody has done so.

use super::{TextField, act, rows, toast_undo};
use crate::{
    domain::{Id, RawId, earlier::EarlierText, edit::Edit},
    i18n::{intl, words},
    session::{Topic, use_session},
};
use leptos::prelude::*;

/// A [`TextField`] whose text is long enough that none may be lost.
#[component]
pub fn LongTextField(
    /// Of which record.
    record: RawId,
    /// Which of its fields.
    #[prop(into)]
    field: String,
    /// The DOM id.
    #[prop(into)]
    id: String,
    /// The label above.
    #[prop(into)]
    label: Signal<String>,
    /// What the record says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what was typed, or taken from the earlier texts.
    #[prop(into)]
    on_commit: Callback<String>,
    /// Rows of a text area; one line without it.
    #[prop(optional)]
    multiline: u32,
    /// Help below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// Whether the text is shown but cannot be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
) -> impl IntoView {
    let session = use_session();
    let of = field.clone();
    let keep = move |text| {
        act(session, Edit::KeepEarlierText { record, field: of.clone(), text });
    };
    view! {
        <TextField id label value on_commit on_overwrite=keep multiline hint optional readonly />
        {earlier_texts(record, field, on_commit)}
    }
}

/// What stands below the field, if there is anything.
fn earlier_texts(record: RawId, field: String, on_use: Callback<String>) -> impl IntoView {
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
