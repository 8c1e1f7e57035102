//! What a merge has left to settle, each with the way to where it is settled. Must never settle anything by itself.

use crate::{
    domain::{Id, application::Application, candidate::Candidate, facts::Facts, requisition::Requisition},
    i18n::{plural, words},
    route::Route,
    session::{Topic, use_session},
    ui::{controls::Link, requisitions::title_of},
    workspace::{
        check::{Contradiction, check},
        views::Views,
    },
};
use leptos::prelude::*;

/// As many as one settles in a sitting.
const SHOWN: usize = 50;

/// The panel; nothing while everything fits together.
#[component]
pub(super) fn SettlePanel() -> impl IntoView {
    let session = use_session();
    let w = &words().settle;
    move || {
        // An import on this very screen may bring something.
        session.on(Topic::Requisitions);
        let views = session.on(Topic::Candidates);
        let found = check(&views);
        let rest = found.len().saturating_sub(SHOWN);
        let rows: Vec<_> = found.iter().take(SHOWN).map(|one| row(&views, one)).collect();
        (!found.is_empty()).then(|| {
            view! {
                <section class="sheet stack">
                    <h2>{w.title}</h2>
                    <p>{plural(found.len(), &w.text)}</p>
                    <ul>{rows}</ul>
                    {(rest > 0).then(|| view! { <p class="hint">{plural(rest, &w.more)}</p> })}
                </section>
            }
        })
    }
}

fn row(views: &Views, found: &Contradiction) -> AnyView {
    let text = text(views, found);
    match place(views, found) {
        Some(to) => view! { <li><Link to>{text}</Link></li> }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}

/// Where it is settled.
fn place(views: &Views, found: &Contradiction) -> Option<Route> {
    match found {
        Contradiction::WithoutStage(id) => {
            views.application(*id).map(|application| Route::Board(application.requisition))
        }
        // The page of the person has both applications, and the way to remove one.
        Contradiction::Twice(_, id) => {
            views.application(*id).map(|application| Route::Candidate(views.person(application.candidate)))
        }
        Contradiction::MergedWithErased(id) | Contradiction::ConsentWithdrawn(id) => Some(Route::Candidate(*id)),
        Contradiction::AgainstDecision(id) => Some(Route::Application(*id)),
        Contradiction::Orphan(id) => {
            let candidate = views.application(*id)?.candidate;
            views.candidate(candidate).map(|_| Route::Candidate(candidate))
        }
        Contradiction::TooManyHired(id) => Some(Route::Desk(*id)),
        Contradiction::Unreadable(..) => None,
    }
}

fn text(views: &Views, found: &Contradiction) -> String {
    let w = &words().settle;
    match found {
        Contradiction::WithoutStage(id) => (w.without_stage)(&who(views, *id), &position(views, *id)),
        Contradiction::Twice(id, _) => (w.twice)(&who(views, *id), &position(views, *id)),
        Contradiction::AgainstDecision(id) => (w.against_decision)(&who(views, *id), &position(views, *id)),
        Contradiction::Orphan(id) => {
            let person = views.application(*id).and_then(|application| views.candidate(application.candidate));
            person.map_or_else(
                || (w.orphan_of_person)(&position(views, *id)),
                |person| (w.orphan_of_position)(&person.name),
            )
        }
        Contradiction::MergedWithErased(id) => (w.merged_with_erased)(&name(views, *id)),
        Contradiction::ConsentWithdrawn(id) => (w.consent_withdrawn)(&name(views, *id)),
        Contradiction::TooManyHired(id) => (w.too_many_hired)(&title(views, *id)),
        Contradiction::Unreadable(key, why) => {
            (w.unreadable)((words().data.kinds)(key.kind.as_str()), &key.id.to_string(), why)
        }
    }
}

fn who(views: &Views, id: Id<Application>) -> String {
    let person = views.application(id).map(|application| application.candidate);
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| name(views, person))
}

fn name(views: &Views, id: Id<Candidate>) -> String {
    let person = views.candidate(id);
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
}

fn position(views: &Views, id: Id<Application>) -> String {
    views.application(id).map(|application| title(views, application.requisition)).unwrap_or_default()
}

fn title(views: &Views, id: Id<Requisition>) -> String {
    views.requisition(id).map_or_else(|| words().common.no_title.to_owned(), |found| title_of(&found))
}
