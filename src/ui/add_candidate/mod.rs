//! The dialog that adds a candidate in ten seconds: a name and one contact. Warns of a person who is here already, and never
//! forbids.

use crate::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Applying, Edit},
        requisition::Requisition,
    },
    i18n::words,
    session::use_session,
    ui::controls::{Dialog, act, toast_undo},
};
use leptos::prelude::*;

/// The dialog; with a requisition the person applies for it at once.
#[component]
pub fn AddCandidate(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// For what the person applies.
    requisition: Option<Id<Requisition>>,
) -> impl IntoView {
    let w = &words().add_candidate;
    view! {
        <Dialog open title=Signal::derive(|| words().add_candidate.title.to_owned())>
            <Form open requisition />
            <span class="visually-hidden">{w.contact_hint}</span>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, requisition: Option<Id<Requisition>>) -> impl IntoView {
    let session = use_session();
    let w = &words().add_candidate;
    let name = RwSignal::new(String::new());
    let contact = RwSignal::new(String::new());
    let source = RwSignal::new(String::new());
    let first = NodeRef::<leptos::html::Input>::new();
    let known = Memo::new(move |_| {
        let typed = contact.get().trim().to_lowercase();
        if typed.len() < 5 {
            return None;
        }
        let views = session.views();
        let same = |person: &Candidate| person.email.to_lowercase() == typed || digits(&person.phone) == digits(&typed);
        views.candidates.iter().find(|(_, person)| same(person)).map(|(id, person)| (*id, person.name.clone()))
    });
    let applying = move || {
        requisition.map(|requisition| Applying { id: session.fresh(), requisition, source: source.get_untracked() })
    };
    let add = move |next: bool| {
        let typed = contact.get_untracked().trim().to_owned();
        let (email, phone) = if typed.contains('@') { (typed, String::new()) } else { (String::new(), typed) };
        let who = name.get_untracked().trim().to_owned();
        let candidate = Candidate { name: who.clone(), email, phone, ..Candidate::default() };
        if !act(session, Edit::AddCandidate { id: session.fresh(), candidate, application: applying() }) {
            return;
        }
        toast_undo((w.added)(&who));
        if next {
            name.set(String::new());
            contact.set(String::new());
            if let Some(first) = first.get_untracked() {
                let _ = first.focus();
            }
        } else {
            open.set(false);
        }
    };
    let apply_known = move |_| {
        let Some((candidate, who)) = known.get_untracked() else { return };
        if let Some(application) = applying()
            && act(session, Edit::Apply { candidate, application })
        {
            toast_undo((w.added)(&who));
            open.set(false);
        }
    };
    let field = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <label for=id>{label}</label>
            <input
                class="in"
                id=id
                autocomplete="off"
                maxlength="200"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                add(false);
            }
        >
            <div class="field">
                <label for="add-name">{w.name}</label>
                <input
                    class="in"
                    id="add-name"
                    autofocus
                    autocomplete="off"
                    maxlength="200"
                    node_ref=first
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                {field("add-contact", w.contact, contact)} <p class="hint">{w.contact_hint}</p>
                {move || {
                    known
                        .get()
                        .map(|(_, who)| {
                            view! {
                                <p class="hint" role="status">
                                    {(w.known)(&who)}
                                </p>
                                {requisition
                                    .is_some()
                                    .then(|| {
                                        view! {
                                            <button type="button" class="btn small" on:click=apply_known>
                                                {w.apply_known}
                                            </button>
                                        }
                                    })}
                            }
                        })
                }}
            </div>
            <div class="field">{field("add-source", w.source, source)}</div>
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.add}
                </button>
                <button type="button" class="btn" on:click=move |_| add(true)>
                    {w.add_next}
                </button>
            </div>
        </form>
    }
}

/// A telephone number without what people put between its digits; a text without digits is itself.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 5 { format!("-{text}") } else { digits }
}
