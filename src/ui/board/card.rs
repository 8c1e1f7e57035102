//! A card of the board: who it is, one line of context, and at most two chips for what it waits for. Reads its own record and its
//! person's, and must never read those of other cards.

use super::move_menu::{Moves, menu_id};
use crate::{
    domain::{
        Id,
        application::{Application, Outcome},
        facts::Facts,
        requisition::StageRole,
    },
    i18n::{intl, words},
    route::Route,
    session::{Topic, use_session},
    ui::controls::{Link, MenuButton, icon},
};
use leptos::prelude::*;

/// From how many days in a stage on the card says so; before that only the first day is worth a word.
const WORTH_SAYING: i64 = 3;
/// From how many days on it is too long.
const TOO_LONG: i64 = 5;

/// A short remark on a card.
#[derive(Clone, PartialEq)]
struct Chip {
    text: String,
    kind: &'static str,
}

impl Chip {
    fn view(self) -> impl IntoView {
        view! { <span class=format!("chip {}", self.kind)>{self.text}</span> }
    }
}

/// A card.
#[component]
pub(super) fn Card(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let application = Memo::new(move |_| session.on(Topic::Application(id)).application(id));
    let person = Memo::new(move |_| {
        let candidate = application.get()?.candidate;
        session.on(Topic::Candidate(candidate)).candidate(candidate)
    });
    let name = Signal::derive(move || {
        person.get().map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
    });
    let line = move || {
        let source = application.get().map(|application| application.source.clone()).unwrap_or_default();
        let headline = person.get().map(|person| person.headline.clone()).unwrap_or_default();
        let parts = [source, headline].into_iter().filter(|part| !part.trim().is_empty());
        let text = parts.collect::<Vec<_>>().join(" · ");
        (!text.is_empty()).then(|| view! { <p>{text}</p> })
    };
    let role = move || {
        let application = application.get()?;
        let requisition =
            session.on(Topic::Requisition(application.requisition)).requisition(application.requisition)?;
        requisition.stages.get(&application.placement.stage).map(|stage| stage.role)
    };
    let waiting = Memo::new(move |_| {
        let since = application.get()?.since;
        let kind = match (session.now() - since).num_days() {
            // Nobody waits for anything at the end of the way.
            _ if role() != Some(StageRole::Step) => return None,
            ..=0 => "",
            days if days >= TOO_LONG => "warn",
            days if days >= WORTH_SAYING => "",
            _ => return None,
        };
        Some(Chip { text: intl::relative_days(since, session.now()), kind })
    });
    let judged = Memo::new(move |_| {
        let views = session.on(Topic::Application(id));
        let decision = views.decisions_of(id).first().map(|(_, decision)| decision.outcome);
        match (decision, role()) {
            // The column says it already.
            (Some(Outcome::Hire), Some(StageRole::Hired)) | (Some(Outcome::Decline), Some(StageRole::Disqualified)) => {
            }
            (Some(Outcome::Hire), _) => return Some(Chip { text: words().decide.hire.to_owned(), kind: "ok" }),
            (Some(Outcome::Decline), _) => return Some(Chip { text: words().decide.decline.to_owned(), kind: "bad" }),
            (None, _) => {}
        }
        let (done, begun) = (views.submissions_of(id).len(), views.scorecards_of(id).len());
        let number = |count: usize| intl::number(count as f64, 0);
        (begun > 0).then(|| Chip {
            text: (w.scored)(&number(done), &number(begun)),
            kind: if done == begun { "ok" } else { "warn" },
        })
    });
    view! {
        <li class="cardx" data-card=id.to_string()>
            <h3>
                <Link to=Route::Application(id)>{move || name.get()}</Link>
            </h3>
            <MenuButton
                id=menu_id(id)
                class="more"
                label=Signal::derive(move || (words().common.more_actions)(&name.get()))
                text=|| icon("more")
            >
                <Moves id />
            </MenuButton>
            {line}
            <footer>
                {move || [waiting.get(), judged.get()].into_iter().flatten().map(Chip::view).collect_view()}
            </footer>
        </li>
    }
}
