//! The people whose time is over: who is due and since when, who is past the time and still kept, and what can be done about them.
//! Must never erase anybody without a person having said so.

mod asking;

use crate::{
    domain::{
        Id, RawId,
        candidate::Candidate,
        facts::Facts,
        gather::Gather,
        retention::{Contact, Retention, Standing, Why, standing},
    },
    i18n::{contact_name, intl, plural, rule_name, words},
    route::Route,
    session::{Topic, use_session},
    ui::controls::{Link, MenuButton, MenuItem, icon, rows},
    workspace::{people::PastTime, views::Views},
};
pub use asking::{Act, Asking, AskingDialog, KeepNoLonger};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// As many rows as are shown at once; nobody goes through more by hand.
const PAGE: usize = 100;

/// The screen.
#[component]
pub fn DueScreen() -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let past = Memo::new(move |_| {
        session.on(Topic::Settings);
        in_name_order(&session.on(Topic::Candidates), session.now())
    });
    let facts = move || {
        let views = session.on(Topic::Settings);
        let rule = views.settings.retention();
        let kept = if rule == Retention::Off { w.no_rule.to_owned() } else { (w.kept_for)(&rule_name(rule)) };
        [plural(past.read().due.len(), &w.people), kept].join(" · ")
    };
    let off = move || session.on(Topic::Settings).settings.retention() == Retention::Off;
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{facts}</p>
            </div>
            <Link to=Route::Data attr:class="btn quiet">
                {w.change_rule}
            </Link>
        </div>
        <Show
            when=move || !past.read().due.is_empty()
            fallback=move || {
                view! {
                    <div class="empty">
                        <p>{move || if off() { w.nobody_off } else { w.nobody }}</p>
                    </div>
                }
            }
        >
            <DueTable past />
        </Show>
        <Show when=move || !past.read().kept.is_empty()>
            <section class="sect stack">
                <h2>{w.still_title}</h2>
                <p class="hint">{w.still_text}</p>
                <div class="scroll-x">
                    <table class="list-table">
                        <thead>
                            <tr>
                                <th scope="col">{words().candidates.name}</th>
                                <th scope="col">{w.last}</th>
                                <th scope="col">{w.because}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows(
                                move || past.read().kept.iter().take(PAGE).copied().collect(),
                                |id| view! { <KeptRow id /> },
                            )}
                        </tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

/// Both lists by name.
fn in_name_order(views: &Views, now: DateTime<Utc>) -> PastTime {
    let past = views.past_their_time(now);
    let sorted = |ids: Vec<Id<Candidate>>| intl::in_name_order(ids.into_iter().map(|id| (id, name_of(views, id))));
    PastTime { due: sorted(past.due), kept: sorted(past.kept) }
}

/// The name of somebody who is here, or was removed.
pub fn name_of(views: &Views, id: Id<Candidate>) -> String {
    let here = views.candidate(id).map(|person| person.name.clone());
    here.or_else(|| views.removed_person(id).map(|removed| removed.name.clone())).unwrap_or_default()
}

/// Those who are due, with boxes to choose several.
#[component]
fn DueTable(past: Memo<PastTime>) -> impl IntoView {
    let w = &words().retention;
    let asking = Asking::new();
    let chosen = RwSignal::new(BTreeSet::new());
    let shown = RwSignal::new(PAGE);
    // Who is not due any more is not chosen any more.
    let chosen_ids =
        move || past.read().due.iter().map(|id| id.raw()).filter(|id| chosen.read().contains(id)).collect::<Vec<_>>();
    let count = Memo::new(move |_| chosen_ids().len());
    let all = move || count.get() == past.read().due.len();
    let choose_all = move |_| {
        let everybody = !all();
        chosen.set(past.read().due.iter().map(|id| id.raw()).filter(|_| everybody).gather());
    };
    let button = move |act: Act, text: &'static str, class: &'static str| {
        view! {
            <button
                type="button"
                class=class
                disabled=move || count.get() == 0
                on:click=move |_| asking.ask(act, chosen_ids())
            >
                {text}
            </button>
        }
    };
    view! {
        <div class="tools">
            <label class="check">
                <input type="checkbox" prop:checked=all on:change=choose_all />
                <span>{move || plural(past.read().due.len(), &w.select_all)}</span>
            </label>
            {button(Act::Keep, w.keep, "btn")}
            {button(Act::Anonymise, w.anonymise, "btn")}
            {button(Act::Erase, w.erase, "btn danger")}
            <span class="hint" role="status">
                {move || plural(count.get(), &w.selected)}
            </span>
        </div>
        <div class="scroll-x">
            <table class="list-table">
                <thead>
                    <tr>
                        <th scope="col">{words().candidates.name}</th>
                        <th scope="col">{w.last}</th>
                        <th scope="col">{w.due_since}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    {rows(
                        move || past.read().due.iter().take(shown.get()).copied().collect(),
                        move |id| view! { <DueRow id chosen asking /> },
                    )}
                </tbody>
            </table>
        </div>
        <Show when=move || { past.read().due.len() > shown.get() }>
            <button type="button" class="btn" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                {move || plural((past.read().due.len() - shown.get()).min(PAGE), &w.more)}
            </button>
        </Show>
        <AskingDialog asking />
    }
}

#[component]
fn DueRow(id: Id<Candidate>, chosen: RwSignal<BTreeSet<RawId>>, asking: Asking) -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let raw = id.raw();
    let views = session.views();
    let name = name_of(&views, id);
    let here = views.candidates.contains_key(&id);
    let standing = standing(id, views.settings.retention(), &*views);
    let since = standing.filter(|standing| standing.last.is_some()).and_then(until_text);
    let choose = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&raw) {
                chosen.insert(raw);
            }
        });
    };
    let label = (words().common.more_actions)(&name);
    let ask = move |act: Act| move |()| asking.ask(act, vec![raw]);
    view! {
        <tr>
            <th scope="row">
                <span class="chosen">
                    <input
                        type="checkbox"
                        aria-label=(w.select)(&name)
                        prop:checked=move || chosen.read().contains(&raw)
                        on:change=choose
                    />
                    {if here {
                        view! { <Link to=Route::Candidate(id)>{name}</Link> }.into_any()
                    } else {
                        view! {
                            <span>{name}</span>
                            <span class="chip">{w.removed}</span>
                        }
                            .into_any()
                    }}
                </span>
            </th>
            <td>{last_text(standing)}</td>
            <td>{since}</td>
            <td class="n">
                <MenuButton class="more btn quiet icon small" label=label text=|| icon("more")>
                    {here.then(|| view! { <MenuItem on_pick=ask(Act::Keep)>{w.keep}</MenuItem> })}
                    <MenuItem on_pick=ask(Act::Anonymise)>{w.anonymise}</MenuItem>
                    <MenuItem on_pick=ask(Act::Erase)>{w.erase}</MenuItem>
                </MenuButton>
            </td>
        </tr>
    }
}

#[component]
fn KeptRow(id: Id<Candidate>) -> impl IntoView {
    let session = use_session();
    let text = move |part: fn(&Views, Id<Candidate>, Standing) -> String| {
        let views = session.on(Topic::Candidate(id));
        standing(id, views.settings.retention(), &*views).map(|standing| part(&views, id, standing))
    };
    view! {
        <tr>
            <th scope="row">
                <Link to=Route::Candidate(id)>{move || text(|views, id, _| name_of(views, id))}</Link>
            </th>
            <td>{move || text(|_, _, standing| last_text(Some(standing)))}</td>
            <td>{move || text(reason)}</td>
        </tr>
    }
}

/// Why somebody is kept past the rule's time.
fn reason(views: &Views, id: Id<Candidate>, standing: Standing) -> String {
    let w = &words().retention;
    let Some(person) = views.candidate(id) else { return String::new() };
    match (standing.why, &person.pool, &person.kept) {
        (Why::Open, ..) => w.open.to_owned(),
        (Why::Consent, Some(pool), _) => (w.consent)(&intl::day(pool.until)),
        (Why::Longer, _, Some(kept)) => (w.longer)(&intl::day(kept.until), &kept.reason),
        _ => String::new(),
    }
}

/// The last contact: "3 May 2026 (decision)".
fn last_text(standing: Option<Standing>) -> String {
    let last = standing.and_then(|standing| standing.last);
    let Some((what, at)) = last else { return words().retention.not_known.to_owned() };
    // Of a consent the day alone is known.
    let when = if what == Contact::Consented { intl::day(at.date_naive()) } else { intl::date(at) };
    [&when, " (", contact_name(what), ")"].concat()
}

/// Until when somebody is kept; a consent and a decision to keep them longer name a day, the rule counts from a moment.
fn until_text(standing: Standing) -> Option<String> {
    let until = standing.until?;
    Some(if standing.why == Why::Rule { intl::date(until) } else { intl::day(until.date_naive()) })
}

/// Until when a person is kept, what keeps them, and what happened with them last.
pub fn standing_text(views: &Views, id: Id<Candidate>, now: DateTime<Utc>) -> String {
    let w = &words().retention;
    let Some(standing) = standing(id, views.settings.retention(), views) else { return String::new() };
    let kept = match (standing.why, until_text(standing)) {
        (Why::Open, _) => w.person_open.to_owned(),
        (_, None) => w.person_off.to_owned(),
        (_, Some(until)) if standing.is_due(now) => (w.person_due)(&until),
        (_, Some(until)) => (w.person_until)(&until),
    };
    let last = (w.last_contact)(&last_text(Some(standing)));
    [kept, last].join(" ")
}
