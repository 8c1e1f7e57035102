//! Today: what waits for me and for anybody here, each with the way to where it is done. Must never do any of it by itself.

mod consents;
mod waiting;

use crate::{
    domain::{
        answer::is_over,
        facts::Facts,
        today::{Task, Waiting},
    },
    i18n::{intl, plural, words},
    route::Route,
    session::{Session, use_session},
    ui::{controls::Link, requisitions::title_of},
};
use consents::EndingConsents;
use leptos::prelude::*;
pub use waiting::AllWaiting;

/// As many of one task as one does in a day; the rest is counted.
const SHOWN: usize = 30;

/// The screen.
#[component]
pub fn TodayScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().today;
    let waiting = AllWaiting::of_page();
    let part = move |task: Task| {
        move || {
            let mine = waiting.those(|one| one.task == task);
            (!mine.is_empty()).then(|| section(session, task, &mine))
        }
    };
    let count = move || waiting.count();
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || count().filter(|count| *count > 0).map(|count| plural(count, &w.facts))}</p>
            </div>
        </div>
        <div class="stack">
            {Task::ALL.map(part).collect_view()} <EndingConsents />
        </div>
        <Show when=move || count() == Some(0)>
            <div class="empty">
                <p>{w.nothing}</p>
                <Link to=Route::Requisitions attr:class="btn">
                    {words().shell.requisitions}
                </Link>
            </div>
        </Show>
    }
}

fn section(session: Session, task: Task, waiting: &[Waiting]) -> impl IntoView + use<> {
    let w = &words().today;
    let title = match task {
        Task::Question => &w.questions,
        Task::Interview => &w.interviews,
        Task::Step => &w.steps,
        Task::Scorecard => &w.scorecards,
        Task::Answer => &w.answers,
        Task::Hired => &w.hired,
        Task::Offer => &w.offers,
        Task::Silent => &w.silent,
    };
    let rest = waiting.len().saturating_sub(SHOWN);
    let rows: Vec<_> = waiting.iter().take(SHOWN).filter_map(|one| row(session, *one)).collect();
    view! {
        <section class="sheet today">
            <h2>{plural(waiting.len(), title)}</h2>
            <ul>{rows}</ul>
            {(rest > 0).then(|| view! { <p class="hint">{plural(rest, &w.more)}</p> })}
        </section>
    }
}

/// Who it is about, for what, what it is and since when.
fn row(session: Session, waiting: Waiting) -> Option<impl IntoView + use<>> {
    let w = &words().today;
    let views = session.views();
    let application = views.seen_application(waiting.application)?;
    let requisition = views.requisition(application.requisition)?;
    let name = views.candidate(application.candidate)?.name.clone();
    let to = match waiting.task {
        Task::Scorecard => Route::Scorecard(waiting.application),
        _ => Route::Application(waiting.application),
    };
    let when = intl::day(waiting.since);
    let note = match (waiting.task, &application.next) {
        (Task::Interview, _) => {
            let ahead = views.interviews_on(waiting.application).into_iter().map(|(_, found)| found);
            let next = ahead.into_iter().find(|found| found.is_ahead(session.now()));
            let when = next.map(|next| intl::date_time(next.starts)).unwrap_or_default();
            if is_over(&application, &requisition) { (w.cancel)(&when) } else { when }
        }
        // The oldest that waits, in their words.
        (Task::Question, _) => {
            let open =
                views.notes_about(application.candidate).into_iter().map(|(_, note)| note).filter(|note| note.open);
            let asked = open.min_by_key(|note| note.at).map(|note| note.text.clone());
            (w.asked)(&asked.unwrap_or_default(), &when)
        }
        (Task::Step, Some(next)) => (w.by)(&next.text, &when),
        _ => (w.since)(&when),
    };
    Some(view! {
        <li>
            <Link to>{name}</Link>
            <span>{title_of(&requisition)}</span>
            <span class="hint">{note}</span>
        </li>
    })
}
