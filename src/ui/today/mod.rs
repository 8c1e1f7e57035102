//! Today: what waits for me and for anybody here, each with the way to where it is done. Must never do any of it by itself.

use crate::{
    domain::{
        facts::Facts,
        today::{Desk, Task, Waiting, waiting_among},
    },
    i18n::{intl, plural, words},
    route::Route,
    session::{Session, Topic, chance, pause::breathe, use_session},
    ui::{controls::Link, due::day, requisitions::title_of},
};
use leptos::{prelude::*, task::spawn_local};

/// As many of one task as one does in a day; the rest is counted.
const SHOWN: usize = 30;
/// How many applications are looked at in one part: some milliseconds.
const AT_ONCE: usize = 400;

/// The screen.
#[component]
pub fn TodayScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().today;
    let waiting = gathered(session);
    let part = move |task: Task| {
        move || {
            let all = waiting.read();
            let mine: Vec<Waiting> = all.iter().flatten().filter(|one| one.task == task).copied().collect();
            (!mine.is_empty()).then(|| section(session, task, &mine))
        }
    };
    let count = move || waiting.read().as_ref().map(Vec::len);
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || count().filter(|count| *count > 0).map(|count| plural(count, &w.facts))}</p>
            </div>
        </div>
        <div class="stack">{Task::ALL.map(part).collect_view()}</div>
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

/// All that waits, of all requisitions, the oldest first; `None` until all of them were looked at. Thousands are more than a moment's
/// work, so they are looked at a part at a time; a change begins anew, and what was found before stays on the screen meanwhile.
fn gathered(session: Session) -> RwSignal<Option<Vec<Waiting>>> {
    let found = RwSignal::new(None);
    let round = StoredValue::new(0_u32);
    Effect::new(move || {
        let views = session.on(Topic::Requisitions);
        session.on(Topic::Waiting);
        let promised = session.on(Topic::Settings).settings.promised_days();
        let desk = Desk { me: session.me(), now: session.now(), midnight: chance::midnight(), promised };
        let mut places = Vec::new();
        for (id, requisition) in views.requisitions.iter() {
            session.on(Topic::Board(id));
            places.push((requisition, views.applications_for(id)));
        }
        drop(views);
        let mine = round.get_value().wrapping_add(1);
        round.set_value(mine);
        spawn_local(async move {
            let mut all = Vec::new();
            for (requisition, applications) in places {
                for part in applications.chunks(AT_ONCE) {
                    all.extend(waiting_among(part, &requisition, &desk, &*session.views()));
                    breathe().await;
                    if round.try_get_value() != Some(mine) {
                        return;
                    }
                }
            }
            all.sort_by_key(|one| one.since);
            found.try_set(Some(all));
        });
    });
    found
}

fn section(session: Session, task: Task, waiting: &[Waiting]) -> impl IntoView + use<> {
    let w = &words().today;
    let title = match task {
        Task::Question => &w.questions,
        Task::Interview => &w.interviews,
        Task::Step => &w.steps,
        Task::Scorecard => &w.scorecards,
        Task::Answer => &w.answers,
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
    let application = views.application(waiting.application)?;
    let requisition = views.requisition(application.requisition)?;
    let name = views.candidate(application.candidate)?.name.clone();
    let to = match waiting.task {
        Task::Scorecard => Route::Scorecard(waiting.application),
        _ => Route::Application(waiting.application),
    };
    let when = day(waiting.since);
    let note = match (waiting.task, &application.next) {
        (Task::Interview, _) => {
            let ahead = views.interviews_on(waiting.application).into_iter().map(|(_, found)| found);
            let next = ahead.into_iter().find(|found| found.is_ahead(session.now()));
            next.map(|next| intl::date_time(next.starts)).unwrap_or_default()
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
