//! The dialog in which a pack is made for one interviewer. Must never offer more of a candidate than their name.

use crate::{
    domain::{Id, application::Application, blind::code_of, facts::Facts, team::Member},
    exchange::pack::{Order, awaited},
    i18n::{error_text, plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{Dialog, download, icon, toast},
        requisitions::title_of,
    },
};
use leptos::prelude::*;

/// A button that opens the dialog.
#[component]
pub fn PackButton(
    /// From which application.
    id: Id<Application>,
    /// For whom.
    member: Id<Member>,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let who = Memo::new(move |_| {
        session.on(Topic::Members).members.get(&member).map(|found| found.name.clone()).unwrap_or_default()
    });
    view! {
        <button type="button" class="btn small" on:click=move |_| open.set(true)>
            {move || (words().pack.make)(&who.get())}
        </button>
        <Dialog open title=Signal::derive(move || (words().pack.make_title)(&who.get()))>
            <Form id member open who />
        </Dialog>
    }
}

#[component]
fn Form(id: Id<Application>, member: Id<Member>, open: RwSignal<bool>, who: Memo<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().pack;
    let (all, named) = (RwSignal::new(true), RwSignal::new(true));
    let views = session.views();
    let waiting = StoredValue::new(awaited(id, member, &*views));
    let application = views.application(id);
    let blind = application.as_ref().is_some_and(|found| views.hidden_person(found.candidate).is_some());
    let name =
        application.as_ref().and_then(|found| views.candidate(found.candidate)).map(|person| person.name.clone());
    let title = application.and_then(|found| views.requisition(found.requisition)).map(|found| title_of(&found));
    let title = StoredValue::new(title.unwrap_or_default());
    let alias = (w.alias)(&code_of(id));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let applications = if all.get_untracked() { waiting.get_value() } else { vec![id] };
        let alias = (blind || !named.get_untracked()).then_some(w.alias);
        let order = Order { interviewer: member, applications: &applications, alias, at: session.now() };
        let who = who.get_untracked();
        let file = session.file_name(&[&title.get_value(), &who], "handpick-pack.json");
        match session.make_pack(&order) {
            Err(error) => toast(error_text(&error)),
            Ok(text) if download(&file, "application/json", &text).is_ok() => {
                open.set(false);
                toast((w.made)(&file, &who));
            }
            Ok(_) => toast(words().data.export_failed.to_owned()),
        }
    };
    let choice = move |group: &'static str, signal: RwSignal<bool>, value: bool, text: String| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group
                    prop:checked=move || signal.get() == value
                    on:change=move |_| signal.set(value)
                />
                <span>{text}</span>
            </label>
        }
    };
    let count = waiting.with_value(Vec::len);
    view! {
        <form class="stack" on:submit=make>
            <p>{w.make_text}</p>
            {(count > 1)
                .then(|| {
                    view! {
                        <fieldset class="segmented">
                            <legend>{w.whom}</legend>
                            {choice("pack-whom", all, true, plural(count, &w.all))}
                            {choice("pack-whom", all, false, w.this_one.to_owned())}
                        </fieldset>
                    }
                })}
            {if blind {
                view! { <p class="hint">{words().blind.pack}</p> }.into_any()
            } else {
                view! {
                    <fieldset class="segmented">
                        <legend>{w.names}</legend>
                        {choice("pack-names", named, true, w.with_names.to_owned())}
                        {choice("pack-names", named, false, w.without_names.to_owned())}
                    </fieldset>
                    <p class="hint">{(w.alias_hint)(&name.unwrap_or_default(), &alias)}</p>
                }
                    .into_any()
            }}
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {icon("download")}
                    {w.download}
                </button>
            </div>
        </form>
    }
}
