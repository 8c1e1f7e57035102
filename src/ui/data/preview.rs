//! What going back to a restore point would change, record by record and by name, before anything does. Must never change anything
//! but by the button that says so.

use super::{
    points::{error_text, restore, when},
    values::{name_of, value_text},
};
use crate::{
    i18n::{Plural, intl, plural, words},
    session::{Session, points::Point},
    ui::controls::{Dialog, download, toast},
    workspace::{
        registers::Path,
        restore::{Effect, Restoring},
        views::Views,
    },
};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;
use std::rc::Rc;

/// As many rows as one reads before deciding.
const SHOWN: usize = 60;

/// What was found in the point, or why nothing was.
type Found = Result<Rc<(Vec<Restoring>, Views)>, String>;

/// The dialog about a point.
#[component]
pub(super) fn Preview(
    session: Session,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The point that it is about.
    point: RwSignal<Option<Point>>,
) -> impl IntoView {
    let w = &words().points;
    let title = Signal::derive(move || {
        point.with(|point| (w.preview_title)(&point.as_ref().map(|point| when(point.at)).unwrap_or_default()))
    });
    view! {
        <Dialog open title>
            {move || point.get().map(|point| view! { <Content session open point /> })}
        </Dialog>
    }
}

#[component]
fn Content(session: Session, open: RwSignal<bool>, point: Point) -> impl IntoView {
    let w = &words().points;
    let found = RwSignal::new_local(None::<Found>);
    let (read, saved) = (point.clone(), point.clone());
    spawn_local(async move {
        let outcome = session.open_point(&read).await;
        let outcome = outcome.map(|then| Rc::new(session.plan_restore(&then))).map_err(|error| error_text(&error));
        // The dialog may be closed by now.
        found.try_set(Some(outcome));
    });
    let back = move |_| {
        open.set(false);
        restore(session, point.clone());
    };
    let possible = move || found.with(|found| matches!(found, Some(Ok(found)) if !found.0.is_empty()));
    view! {
        <div class="stack import-preview" aria-live="polite">
            {move || match found.get() {
                None => view! { <p>{w.reading}</p> }.into_any(),
                Some(Err(why)) => view! { <p class="fault" role="alert">{why}</p> }.into_any(),
                Some(Ok(found)) if found.0.is_empty() => view! { <p>{w.nothing}</p> }.into_any(),
                Some(Ok(found)) => changes(session, &found),
            }}
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn go" hidden=move || !possible() on:click=back>
                {w.restore}
            </button>
            <button type="button" class="btn" on:click=move |_| save(session, saved.clone())>
                {w.download}
            </button>
            <button type="button" class="btn quiet" on:click=move |_| open.set(false)>
                {words().common.cancel}
            </button>
        </div>
    }
}

fn save(session: Session, point: Point) {
    spawn_local(async move {
        let text = match session.point_file(&point).await {
            Ok(text) => text,
            Err(error) => return toast(error_text(&error)),
        };
        let name = session.point_name(&point);
        let w = words();
        match download(&name, "application/json", &text) {
            Ok(()) => toast((w.points.downloaded)(&name)),
            Err(_) => toast(w.data.export_failed.to_owned()),
        }
    });
}

/// The records by what becomes of them: those that go first, since they are what one may not want.
fn changes(session: Session, found: &(Vec<Restoring>, Views)) -> AnyView {
    let w = &words().points;
    let (plan, then) = found;
    let now = session.views();
    let part = |effect: Effect, count: &Plural| {
        let theirs = plan.iter().filter(|one| one.effect == effect);
        let number = theirs.clone().count();
        let mut rows: Vec<(String, usize, Vec<String>)> = Vec::new();
        for one in theirs {
            let row = row(&now, then, one);
            match rows.last_mut() {
                // Many of a kind that have no names are one row with their number.
                Some((last, count, _)) if *last == row.0 && effect != Effect::Changes => *count += 1,
                _ => rows.push((row.0, 1, row.1)),
            }
        }
        let rest = rows.len().saturating_sub(SHOWN);
        let list: Vec<_> = rows.into_iter().take(SHOWN).map(item).collect();
        (number > 0).then(|| {
            view! {
                <details open>
                    <summary>{plural(number, count)}</summary>
                    <ul>{list}</ul>
                    {(rest > 0).then(|| view! { <p class="hint">{plural(rest, &words().differences.more)}</p> })}
                </details>
            }
        })
    };
    view! {
        <p>{w.preview_text}</p>
        {part(Effect::Goes, &w.goes)}
        {part(Effect::Returns, &w.returns)}
        {part(Effect::Changes, &w.changes)}
    }
    .into_any()
}

fn item((what, count, values): (String, usize, Vec<String>)) -> AnyView {
    let what = if count > 1 { (words().points.times)(&what, &intl::number(count as f64, 0)) } else { what };
    let values: Vec<_> = values.into_iter().map(|value| view! { <small>{value}</small> }).collect();
    view! { <li>{what} {values}</li> }.into_any()
}

/// A record by kind and name, and of one that changes each value now and then.
fn row(now: &Views, then: &Views, one: &Restoring) -> (String, Vec<String>) {
    let w = &words().points;
    let kind = (words().data.kinds)(one.key.kind.as_str());
    let name = name_of(if one.effect == Effect::Returns { then } else { now }, &one.key);
    let what = if name == kind { name } else { (w.row)(kind, &name) };
    let values = if one.effect == Effect::Changes { &one.values[..] } else { &[] };
    (what, values.iter().map(|value| value_row(now, then, value)).collect())
}

fn value_row(now: &Views, then: &Views, (path, values): &(Path, [Value; 2])) -> String {
    let [is, was] = values;
    let field = (words().differences.field)(path.field());
    (words().points.from_to)(field, &value_text(now, is), &value_text(then, was))
}
