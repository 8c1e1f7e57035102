//! The conversation before an import: value by value what is here, what is in the file, who wrote it and when; and which of the
//! two shall stay. Must never change anything: it only notes what the person chose.

use super::values::{name_of, value_text};
use crate::{
    i18n::{Plural, intl, plural, words},
    session::Session,
    workspace::{
        differences::{Difference, Standing},
        import::Turned,
        registers::Register,
        stamp::Replica,
        views::Views,
    },
};
use chrono::DateTime;
use leptos::prelude::*;
use std::{collections::BTreeMap, rc::Rc};

/// As many as one reads before going on.
const SHOWN: usize = 60;

/// Who wrote at which replica, by name.
pub(super) type Authors = Rc<BTreeMap<Replica, String>>;

/// All differences, those on both sides first and open.
#[component]
pub(super) fn Conversation(
    session: Session,
    differences: Rc<Vec<Difference>>,
    authors: Authors,
    /// Where the person chose otherwise than the merge would.
    turned: RwSignal<Turned, LocalStorage>,
) -> impl IntoView {
    let w = &words().differences;
    let part = move |standing: Standing, count: &Plural, text: &'static str| {
        let found: Vec<_> = differences.iter().filter(|one| one.standing == standing).cloned().collect();
        let (all, rest) = (found.len(), found.len().saturating_sub(SHOWN));
        let views = session.views();
        let rows: Vec<_> = found
            .into_iter()
            .take(SHOWN)
            .enumerate()
            .map(|(at, one)| row(&views, &authors, one, format!("keep-{standing:?}-{at}"), turned))
            .collect();
        (all > 0).then(|| {
            view! {
                <details open=standing == Standing::Both>
                    <summary>{plural(all, count)}</summary>
                    <p class="hint">{text}</p>
                    <ul class="differences">{rows}</ul>
                    {(rest > 0).then(|| view! { <p class="hint">{plural(rest, &w.more)}</p> })}
                </details>
            }
        })
    };
    view! {
        {part(Standing::Both, &w.both, w.both_text)}
        {part(Standing::There, &w.there, w.there_text)}
        {part(Standing::Here, &w.here, w.here_text)}
    }
}

fn row(
    views: &Views,
    authors: &Authors,
    one: Difference,
    group: String,
    turned: RwSignal<Turned, LocalStorage>,
) -> AnyView {
    let w = &words().differences;
    let field = (w.field)(one.path.field());
    let what = format!("{}: {field}", name_of(views, &one.key));
    let place = (one.key.clone(), one.path.clone());
    let taken = one.taken;
    let choice = |theirs: bool, label: &'static str, register: Option<&Register>| {
        let value = register.map_or_else(|| w.nothing.to_owned(), |register| value_text(views, &register.value));
        let signed = register.map(|register| signature(authors, register));
        let (place, group) = (place.clone(), group.clone());
        let choose = move |_| {
            turned.update(|turned| {
                if theirs == taken {
                    turned.remove(&place)
                } else {
                    turned.insert(place.clone())
                };
            });
        };
        view! {
            <label>
                <input type="radio" name=group checked=theirs == taken on:change=choose />
                <span>
                    <b>{label}</b>
                    " "
                    <span class="text">{value}</span>
                    {signed.map(|signed| view! { <small>{signed}</small> })}
                </span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset>
                <legend>{what}</legend>
                {choice(false, w.value_here, one.here.as_ref())}
                {choice(true, w.value_there, Some(&one.there))}
            </fieldset>
        </li>
    }
    .into_any()
}

/// Who wrote a value, where that is known, and when.
fn signature(authors: &Authors, register: &Register) -> String {
    let when = i64::try_from(register.stamp.millis()).ok().and_then(DateTime::from_timestamp_millis);
    let when = when.map(intl::date_time).unwrap_or_default();
    (words().differences.signed)(authors.get(&register.stamp.replica()).map(String::as_str), &when)
}
