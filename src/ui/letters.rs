//! Letters to people on applications: one each, or one to many at once of a text that names nobody. Must never send anything itself:
//! letters go out of the person's own mail.

use crate::{
    domain::{
        Id,
        application::Application,
        facts::Facts,
        letter::{is_personal, made_out_to, reason_for},
    },
    i18n::{intl, plural, words},
    session::{Session, use_session},
    ui::controls::{Letter, rows},
};
use leptos::prelude::*;

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
) -> impl IntoView {
    let w = &words().closing;
    let listed = move || ids.read().iter().take(LISTED).copied().collect::<Vec<_>>();
    let more = move || {
        let more = ids.read().len().saturating_sub(LISTED);
        (more > 0).then(|| plural(more, &w.more))
    };
    view! {
        <ul class="answers">{rows(listed, move |id| view! { <Person id text subject /> })}</ul>
        <p class="hint">{more}</p>
        <Many ids text subject />
    }
}

/// One of them.
#[component]
fn Person(id: Id<Application>, text: RwSignal<String>, subject: Signal<String>) -> impl IntoView {
    let w = &words().closing;
    let views = use_session().views();
    let person = views.application(id).and_then(|found| views.candidate(found.candidate))?;
    let (name, reason) = (person.name.clone(), reason_for(id, &*views));
    let body = Signal::derive(move || made_out_to(&text.read(), &name, &reason));
    let email = person.email.clone();
    let link = if email.contains('@') {
        let label = (w.write_to)(&person.name);
        view! { <Letter to=email many=false subject body label>{w.write}</Letter> }.into_any()
    } else {
        view! { <span class="hint">{w.no_email} " " {person.phone.clone()}</span> }.into_any()
    };
    Some(view! {
        <li>
            <span>{person.name.clone()}</span>
            {link}
        </li>
    })
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
