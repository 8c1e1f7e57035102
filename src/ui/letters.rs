//! Letters to people on applications: one each, or one to many at once of a text that names nobody. Must never send anything itself:
//! letters go out of the person's own mail.

use crate::{
    domain::{
        Id, RawId,
        application::Application,
        candidate::Candidate,
        facts::Facts,
        letter::{is_personal, made_out_to, reason_for},
    },
    i18n::{intl, plural, words},
    session::{Session, Topic, use_session},
    ui::controls::{Letter, rows},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many people are listed; the others are counted.
const LISTED: usize = 50;
/// How many people one letter goes to: mail programs refuse longer addresses.
const AT_ONCE: usize = 30;

/// The people with the way to write to each, and to many at once.
#[component]
pub fn Letters(
    /// On which applications.
    ids: Memo<Vec<Id<Application>>>,
    /// What they are told, with places for the name and the reason of each: see [`crate::domain::letter`].
    text: RwSignal<String>,
    /// The subject.
    subject: Signal<String>,
    /// Who is left out; with it each of those listed has a box.
    #[prop(optional)]
    left_out: Option<RwSignal<BTreeSet<RawId>>>,
) -> impl IntoView {
    let w = &words().closing;
    let chosen = Memo::new(move |_| {
        let is_in = |id: &Id<Application>| left_out.is_none_or(|left_out| !left_out.read().contains(&id.raw()));
        ids.read().iter().copied().filter(is_in).collect::<Vec<_>>()
    });
    let listed = move || ids.read().iter().take(LISTED).copied().collect::<Vec<_>>();
    let more = move || {
        let more = ids.read().len().saturating_sub(LISTED);
        (more > 0).then(|| plural(more, &w.more))
    };
    view! {
        <ul class="answers">{rows(listed, move |id| view! { <Person id text subject left_out /> })}</ul>
        <p class="hint">{more}</p>
        <Many ids=chosen text subject />
    }
}

/// One of them. What is known of them may change meanwhile: who is screened blind is shown once they are out.
#[component]
fn Person(
    id: Id<Application>,
    text: RwSignal<String>,
    subject: Signal<String>,
    left_out: Option<RwSignal<BTreeSet<RawId>>>,
) -> impl IntoView {
    let session = use_session();
    let candidate = session.views().application(id)?.candidate;
    let person = Memo::new(move |_| {
        let views = session.on(Topic::Candidate(candidate));
        Some((views.candidate(candidate)?, views.hidden_person(candidate).is_some()))
    });
    let name = move || person.get().map(|(person, _)| person.name.clone()).unwrap_or_default();
    let pick = left_out.map(|left_out| {
        let set = move |event| {
            left_out.update(|left_out| {
                if event_target_checked(&event) {
                    left_out.remove(&id.raw())
                } else {
                    left_out.insert(id.raw())
                };
            });
        };
        view! {
            <input
                type="checkbox"
                aria-label=move || (words().closing.include)(&name())
                prop:checked=move || !left_out.read().contains(&id.raw())
                on:change=set
            />
        }
    });
    Some(view! {
        <li>
            {pick}
            <span>{name}</span>
            {move || person.get().map(|(person, hidden)| reach(session, id, &person, hidden, text, subject))}
        </li>
    })
}

/// How one of them is written to, or why not from here.
fn reach(
    session: Session,
    id: Id<Application>,
    person: &Candidate,
    hidden: bool,
    text: RwSignal<String>,
    subject: Signal<String>,
) -> AnyView {
    let w = &words().closing;
    if hidden {
        return view! { <span class="hint">{words().blind.no_letter}</span> }.into_any();
    }
    if !person.email.contains('@') {
        return view! { <span class="hint">{w.no_email} " " {person.phone.clone()}</span> }.into_any();
    }
    let (name, reason) = (person.name.clone(), reason_for(id, &*session.views()));
    let body = Signal::derive(move || made_out_to(&text.read(), &name, &reason));
    let label = (w.write_to)(&person.name);
    view! { <Letter to=person.email.clone() many=false subject body label>{w.write}</Letter> }.into_any()
}

/// One letter to many, who do not see each other's addresses; only of a text that names nobody.
#[component]
fn Many(ids: Memo<Vec<Id<Application>>>, text: RwSignal<String>, subject: Signal<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let groups = move || {
        if is_personal(&text.read()) || ids.read().len() < 2 {
            return Vec::new();
        }
        let addresses = addresses(session, &ids.read());
        let mut begin = 0;
        let mut groups = Vec::new();
        for group in addresses.chunks(AT_ONCE) {
            let number = |at: usize| intl::number(at as f64, 0);
            groups.push(((w.write_many)(&number(begin + 1), &number(begin + group.len())), group.join(",")));
            begin += group.len();
        }
        groups
    };
    let links = move || {
        let link = |(label, to): (String, String)| {
            view! { <Letter to many=true subject body=text label=label.clone()>{label}</Letter> }
        };
        groups().into_iter().map(link).collect_view()
    };
    view! { <div class="answers-many">{links}</div> }
}

fn addresses(session: Session, ids: &[Id<Application>]) -> Vec<String> {
    let views = session.views();
    let people = ids.iter().filter_map(|id| views.candidate(views.application(*id)?.candidate));
    people.map(|person| person.email.clone()).filter(|email| email.contains('@')).collect()
}
