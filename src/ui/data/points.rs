//! The panel of the restore points: which there are, why each was made and what it held, with the way to look into one and the way
//! back. Must never change anything without the person's click, and never show a point as more than it is: no backup.

use super::{
    import::{file_error_text, storage_text},
    preview::Preview,
};
use crate::{
    domain::Id,
    i18n::{intl, plural, words},
    session::{
        Session,
        points::{Cause, Point, PointError, Points},
        use_session,
    },
    ui::controls::{rows, toast, toast_undo},
};
use chrono::DateTime;
use leptos::{prelude::*, task::spawn_local};

/// As many as one sees at a glance; the earlier ones are a click away.
const SHOWN: usize = 5;

/// The panel.
#[component]
pub(super) fn PointsPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().points;
    let looked_into = RwSignal::new(None::<Point>);
    let open = RwSignal::new(false);
    let look = move |point: Point| {
        looked_into.set(Some(point));
        open.set(true);
    };
    let part = move |from: usize, to: usize| {
        rows(
            move || ids(&session.points(), from, to),
            move |id: Id<Point>| find(session, id).map(|point| row(session, point, look)),
        )
    };
    let earlier = move || all(&session.points()).len().saturating_sub(SHOWN);
    view! {
        <section class="sheet">
            <h2>{w.title}</h2>
            <p>{w.text}</p>
            {move || state(&session.points())}
            <ul class="points">{part(0, SHOWN)}</ul>
            <details class="points-earlier" hidden=move || earlier() == 0>
                <summary>{move || plural(earlier(), &w.earlier)}</summary>
                <ul class="points">{part(SHOWN, usize::MAX)}</ul>
            </details>
            <Preview session open point=looked_into />
        </section>
    }
}

/// What there is to say about all of them.
fn state(points: &Points) -> AnyView {
    let w = &words().points;
    let (text, trouble) = match points {
        Points::Impossible => (w.impossible.to_owned(), None),
        Points::Kept(all, trouble) => {
            let bytes: u64 = all.iter().map(|point| point.bytes).sum();
            // However little it is, it is not nothing.
            let size = (words().data.megabytes)(&intl::number((bytes as f64 / 1e6).max(0.1), 1));
            let text = if all.is_empty() { w.none.to_owned() } else { (w.total)(&plural(all.len(), &w.points), &size) };
            (text, trouble.as_ref())
        }
    };
    let trouble = trouble.map(|why| view! { <p class="fault" role="alert">{(w.trouble)(&storage_text(why))}</p> });
    view! {
        {trouble}
        <p class="hint">{text}</p>
    }
    .into_any()
}

fn all(points: &Points) -> &[Point] {
    match points {
        Points::Impossible => &[],
        Points::Kept(all, _) => all,
    }
}

fn ids(points: &Points, from: usize, to: usize) -> Vec<Id<Point>> {
    let part = all(points).iter().take(to).skip(from);
    part.map(|point| point.id.into()).collect()
}

fn find(session: Session, id: Id<Point>) -> Option<Point> {
    untrack(|| all(&session.points()).iter().find(|point| point.id == id.raw()).cloned())
}

fn row(session: Session, point: Point, look: impl Fn(Point) + 'static) -> AnyView {
    let w = &words().points;
    let (when, why) = (when(point.at), cause_text(point.cause));
    let held = format!("{}, {}", plural(point.requisitions, &w.requisitions), plural(point.candidates, &w.candidates));
    let again = point.clone();
    view! {
        <li>
            <b>{when.clone()}</b>
            <span>{why} <small>{held}</small></span>
            <span class="actions">
                <button type="button" class="btn small" on:click=move |_| look(point.clone())>
                    {w.preview}
                    <span class="visually-hidden">" " {when.clone()}</span>
                </button>
                <button type="button" class="btn small" on:click=move |_| restore(session, again.clone())>
                    {w.restore}
                    <span class="visually-hidden">" " {when.clone()}</span>
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// Goes back, and says so.
pub(super) fn restore(session: Session, point: Point) {
    spawn_local(async move {
        match session.open_point(&point).await {
            Ok(then) => {
                session.restore(&then).await;
                toast_undo((words().points.restored)(&when(point.at)));
            }
            Err(error) => toast(error_text(&error)),
        }
    });
}

/// When a point was made.
pub fn when(at: u64) -> String {
    let at = i64::try_from(at).ok().and_then(DateTime::from_timestamp_millis);
    at.map(intl::date_time).unwrap_or_default()
}

fn cause_text(cause: Cause) -> &'static str {
    let w = &words().points;
    match cause {
        Cause::Import => w.before_import,
        Cause::Removal => w.before_removal,
        Cause::Bulk => w.before_bulk,
        Cause::Migration => w.before_migration,
        Cause::Takeover => w.before_takeover,
        Cause::Restore => w.before_restore,
        Cause::Working => w.while_working,
    }
}

/// Why a point cannot be looked into.
pub(super) fn error_text(error: &PointError) -> String {
    match error {
        PointError::Gone => words().points.gone.to_owned(),
        PointError::Storage(why) => storage_text(why),
        PointError::File(why) => file_error_text(why),
    }
}
