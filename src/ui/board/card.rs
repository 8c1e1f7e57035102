//! A card of the board: who it is, one line of context, and at most two chips for what it waits for. Reads its own record and its
//! person's, and must never read those of other cards.

use super::{
    move_menu::{Moves, menu_id},
    selection::Pick,
};
use crate::{
    domain::{
        Id,
        answer::is_over,
        application::{Application, Outcome},
        facts::Facts,
        message::last_heard,
        requisition::StageRole,
        screening::lacks_must,
        team::Member,
    },
    i18n::{intl, plural, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::controls::MenuButton,
    workspace::views::Views,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// From how many days in a stage on the card says so; before that only the first day is worth a word.
const WORTH_SAYING: i64 = 3;
/// From how many days on it is too long.
const TOO_LONG: i64 = 5;

/// How many chips a card has at most; what presses most comes first.
const CHIPS: usize = 2;

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

/// What a card shows.
#[derive(Clone, Default, PartialEq)]
struct Face {
    name: String,
    line: String,
    chips: Vec<Chip>,
}

/// A card. There are hundreds of them at once, so it is one signal and few effects, and its link knows no other screen.
#[component]
pub(super) fn Card(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let face = Memo::new(move |_| face(session, id));
    let name = move || face.with(|face| face.name.clone());
    let line = move || {
        let line = face.with(|face| face.line.clone());
        (!line.is_empty()).then(|| view! { <p>{line}</p> })
    };
    let chips = move || face.with(|face| face.chips.iter().cloned().map(Chip::view).collect_view());
    view! {
        <li class="cardx" data-card=id.to_string()>
            <Pick id name=Signal::derive(name) />
            <h3>
                <a href=Route::Application(id).to_string() rel="external">
                    {name}
                </a>
            </h3>
            <MenuButton
                id=menu_id(id)
                class="more"
                label=Signal::derive(move || (words().common.more_actions)(&name()))
                text=|| ()
            >
                <Moves id />
            </MenuButton>
            {line}
            <footer>{chips}</footer>
        </li>
    }
}

fn face(session: Session, id: Id<Application>) -> Face {
    let views = session.on(Topic::Application(id));
    let Some(application) = views.seen_application(id) else { return Face::default() };
    let person = session.on(Topic::Candidate(application.candidate)).candidate(application.candidate);
    let name = person.as_ref().map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone());
    let headline = person.map(|person| person.headline.clone()).unwrap_or_default();
    // What is to be done is worth more than where somebody came from.
    let next = application.next.clone().map(|next| (next.text, next.day.map(intl::day).unwrap_or_default()));
    let (one, two) = next.unwrap_or_else(|| (application.source.clone(), headline));
    let line = [one, two].into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let requisition = session.on(Topic::Requisition(application.requisition)).requisition(application.requisition);
    let requisition = requisition.as_deref();
    let role = requisition.and_then(|found| found.role_of(application.placement.stage));
    let lacks = requisition.is_some_and(|found| lacks_must(found, &application.checks));
    let lowered = application.lowered().map(|_| Chip { text: words().reasons.lowered.to_owned(), kind: "warn" });
    let promised =
        requisition.map_or(0, |found| found.promised_days(session.on(Topic::Settings).settings.promised_days()));
    let now = session.now();
    // Whoever is met next is expected, and a silence says how long they have waited.
    let over = requisition.is_some_and(|found| is_over(&application, found));
    let time = meeting(&views, id, now, over)
        .or_else(|| silent(&views, id, &application, now, promised, role))
        .or_else(|| waiting(application.since, now, role));
    let chips = [lowered, time, judged(&views, id, &application, session.me(), role, lacks)];
    Face { name, line, chips: chips.into_iter().flatten().take(CHIPS).collect() }
}

/// When they are met next; where it is over for them, that this is to be cancelled.
fn meeting(views: &Views, id: Id<Application>, now: DateTime<Utc>, over: bool) -> Option<Chip> {
    let (_, next) = views.interviews_on(id).into_iter().find(|(_, interview)| interview.is_ahead(now))?;
    let when = intl::date_time(next.starts);
    Some(if over { Chip { text: (words().today.cancel)(&when), kind: "bad" } } else { Chip { text: when, kind: "ok" } })
}

/// How long it has stood in its stage, where that is worth a word.
fn waiting(since: DateTime<Utc>, now: DateTime<Utc>, role: Option<StageRole>) -> Option<Chip> {
    let kind = match (now - since).num_days() {
        // Nobody waits for anything at the end of the way.
        _ if role != Some(StageRole::Step) => return None,
        ..=0 => "",
        days if days >= TOO_LONG => "warn",
        days if days >= WORTH_SAYING => "",
        _ => return None,
    };
    Some(Chip { text: intl::relative_days(since, now), kind })
}

/// That they have heard nothing for longer than was promised. Whoever applied lately is told apart without a search.
fn silent(
    views: &Views,
    id: Id<Application>,
    application: &Application,
    now: DateTime<Utc>,
    promised: i64,
    role: Option<StageRole>,
) -> Option<Chip> {
    let days = |at: DateTime<Utc>| (now - at).num_days();
    if role != Some(StageRole::Step) || days(application.applied) < promised {
        return None;
    }
    let last = last_heard(id, application, now, views);
    let text = plural(usize::try_from(days(last)).unwrap_or_default(), &words().board.silent);
    (days(last) >= promised).then_some(Chip { text, kind: "bad" })
}

/// What was decided, or how many have scored, with the score once it is not sealed for whoever looks.
fn judged(
    views: &Views,
    id: Id<Application>,
    application: &Application,
    me: Option<Id<Member>>,
    role: Option<StageRole>,
    lacks: bool,
) -> Option<Chip> {
    let newest = views.decisions_of(id).into_iter().next().map(|(_, decision)| decision);
    // Whoever was declined and came back is in the running like the others.
    let decision =
        newest.filter(|made| made.outcome == Outcome::Hire || application.stands_by(made)).map(|made| made.outcome);
    match (decision, role) {
        // The column says it already.
        (Some(Outcome::Hire), Some(StageRole::Hired)) | (Some(Outcome::Decline), Some(StageRole::Disqualified)) => {}
        (Some(Outcome::Hire), _) => return Some(Chip { text: words().decide.hire.to_owned(), kind: "ok" }),
        (Some(Outcome::Decline), _) => return Some(Chip { text: words().decide.decline.to_owned(), kind: "bad" }),
        (None, _) => {}
    }
    if role == Some(StageRole::Step) && lacks {
        return Some(Chip { text: words().screening.missing.to_owned(), kind: "bad" });
    }
    let seats = views.seats(id);
    let (done, begun) = (seats.iter().filter(|seat| seat.handed_in).count(), seats.len());
    let number = |count: usize| intl::number(count as f64, 0);
    (begun > 0).then(|| {
        let scored = (words().board.scored)(&number(done), &number(begun));
        let text = match views.summary_of(id, me) {
            Some(summary) => format!("{} · {scored}", intl::number(summary.score.mean, 1)),
            None => scored,
        };
        Chip { text, kind: if done == begun { "ok" } else { "warn" } }
    })
}
