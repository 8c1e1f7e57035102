//! Where a position is posted, and what came of each channel. Must never count an application for a channel that its source does not
//! name.

use crate::{
    domain::{
        Id,
        money::Amount,
        requisition::Requisition,
        sourcing::{Channel, Level, Posting, Yield, key_of, staff_knows, yields},
    },
    i18n::{intl, plural, words},
    session::{Topic, use_session},
    ui::{
        controls::{Dialog, SelectField, TextField, icon, rows, toast_undo},
        desk::{ItemList, OnDesk, change},
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;

type Yields = Memo<BTreeMap<String, Yield>>;

/// The section.
#[component]
pub(super) fn Postings(
    /// Of which requisition.
    id: Id<Requisition>,
    on_desk: OnDesk,
) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let list = ItemList::new(id, on_desk, |r| &r.postings, |r| &mut r.postings);
    let came: Yields = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        on_desk.read().as_ref().map(|found| yields(id, found, &*views)).unwrap_or_default()
    });
    let open = RwSignal::new(false);
    let which = RwSignal::new(None::<Id<Posting>>);
    let change_one = Callback::new(move |item| {
        which.set(item);
        open.set(true);
    });
    let hints = move || {
        let found = on_desk.get()?;
        let untold = !staff_knows(&found.postings);
        let hints = [(untold, w.staff_first), (found.published.is_none(), w.unpublished)];
        let hints = hints.into_iter().filter(|(holds, _)| *holds).map(|(_, hint)| view! { <p class="hint">{hint}</p> });
        Some(hints.collect_view())
    };
    let level = RwSignal::new("0".to_owned());
    let advice = move || {
        let level = level.get().parse().ok().and_then(|at: usize| Level::ALL.get(at).copied()).unwrap_or_default();
        let names: Vec<&str> = level.channels().into_iter().map(channel_name).collect();
        (w.advice)(&names.join(", "))
    };
    let levels = w.levels.iter().enumerate().map(|(at, name)| (at.to_string(), (*name).to_owned())).collect();
    let title = Signal::derive(move || {
        let name = which.get().and_then(|item| list.read(item, |one| one.name.clone()));
        name.map_or_else(|| w.add.to_owned(), |name| (w.edit)(&name))
    });
    view! {
        <section class="sheet stack">
            <div>
                <h2>{w.postings}</h2>
                <p class="hint">{w.postings_text}</p>
                {hints}
            </div>
            <Show when=move || list.ids().is_empty()>
                <p>{w.none}</p>
            </Show>
            <ul class="items postings">
                {rows(move || list.ids(), move |item| view! { <Row id list item came change=change_one /> })}
            </ul>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| change_one.run(None)>
                    {icon("plus")}
                    {w.add}
                </button>
            </div>
            <SelectField id="level" label=w.level options=levels value=level on_change=move |picked| level.set(picked) />
            <p class="hint" role="status">
                {advice}
            </p>
            <Dialog open title>
                <Form id on_desk list which=which.get_untracked() open />
            </Dialog>
        </section>
    }
}

fn channel_name(channel: Channel) -> &'static str {
    let names = Channel::ALL.iter().zip(words().sourcing.channels);
    names.into_iter().find(|(one, _)| **one == channel).map_or("", |(_, name)| name)
}

#[component]
fn Row(
    id: Id<Requisition>,
    list: ItemList<Posting>,
    item: Id<Posting>,
    came: Yields,
    change: Callback<Option<Id<Posting>>>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let posting = Memo::new(move |_| list.read(item, Clone::clone));
    let name = move || posting.read().as_ref().map(|one| one.name.clone()).unwrap_or_default();
    let remove = move |_| {
        let name = name();
        let gone = crate::ui::desk::change(session, id, |requisition| {
            requisition.postings.remove(&item);
        });
        if gone {
            toast_undo((w.removed)(&name));
        }
    };
    let facts = move || {
        let one = posting.get()?;
        let days =
            (w.days)(&one.from.map(intl::day).unwrap_or_default(), &one.until.map(intl::day).unwrap_or_default());
        let over = one.until.is_some_and(|until| until < session.today());
        let parts = [channel_name(one.channel).to_owned(), days, if over { w.over.to_owned() } else { String::new() }];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let counts = move || {
        let one = posting.get()?;
        let found = came.read().get(&key_of(&one.name)).copied().unwrap_or_default();
        let number = |count: usize| intl::number(count as f64, 0);
        let mut parts = vec![plural(found.applications, &w.came)];
        if found.applications > 0 {
            parts.extend([(w.further)(&number(found.further)), (w.hired)(&number(found.hired))]);
        }
        if let Some(cost) = one.cost {
            let currency = list_currency(list);
            let each = cost.hundredths().checked_div(found.applications as u64).and_then(Amount::from_hundredths);
            let each = each.map(|each| intl::money(each, &currency)).unwrap_or_default();
            parts.push((w.cost_each)(&intl::money(cost, &currency), &each));
        }
        Some(parts.join(" · "))
    };
    let link = move || posting.read().as_ref().and_then(|one| web_link(&one.link));
    let experiment = move || {
        let text = posting.read().as_ref().map(|one| one.experiment.clone()).filter(|text| !text.is_empty());
        text.map(|text| view! { <p class="hint">{(w.tries)(&text)}</p> })
    };
    view! {
        <li class="comment">
            <div class="grow">
                <p>
                    <strong>{name}</strong>
                </p>
                <p class="hint">{facts}</p>
                {move || {
                    link()
                        .map(|href| {
                            let shown = href.clone();
                            view! {
                                <p>
                                    <a href=href rel="external noopener noreferrer" target="_blank">
                                        {shown}
                                    </a>
                                </p>
                            }
                        })
                }}
                <p>{counts}</p>
                {experiment}
            </div>
            <button
                type="button"
                class="btn small"
                aria-label=move || (w.edit)(&name())
                on:click=move |_| change.run(Some(item))
            >
                {w.change}
            </button>
            <button
                type="button"
                class="btn quiet icon"
                aria-label=move || format!("{}: {}", words().common.remove, name())
                on:click=remove
            >
                {icon("trash")}
            </button>
        </li>
    }
}

/// An address of the web, as a link; anything else is none.
fn web_link(text: &str) -> Option<String> {
    let text = text.trim();
    let head = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    (head.starts_with("http://") || head.starts_with("https://")).then(|| text.to_owned())
}

fn list_currency(list: ItemList<Posting>) -> String {
    list.requisition().map(|found| found.job.salary.currency.clone()).unwrap_or_default()
}

/// What is wrong, by the field.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    Name,
    Link,
    Until,
    Cost,
}

/// One posting, new or changed; it is kept when it is saved.
#[component]
fn Form(
    id: Id<Requisition>,
    on_desk: OnDesk,
    list: ItemList<Posting>,
    which: Option<Id<Posting>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let there = which.and_then(|item| on_desk.get_untracked().and_then(|found| found.postings.get(&item).cloned()));
    let text = |of: fn(&Posting) -> String| RwSignal::new(there.as_ref().map(of).unwrap_or_default());
    let channel = RwSignal::new(there.as_ref().map(|one| one.channel).unwrap_or_default().key().to_owned());
    let (name, link) = (text(|one| one.name.clone()), text(|one| one.link.clone()));
    let days = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let from = RwSignal::new(there.as_ref().map_or_else(|| session.today().to_string(), |one| days(one.from)));
    let until = RwSignal::new(there.as_ref().map(|one| days(one.until)).unwrap_or_default());
    let cost = text(|one| one.cost.map(|cost| cost.as_number().to_string()).unwrap_or_default());
    let experiment = text(|one| one.experiment.clone());
    let fault = RwSignal::new(None::<Fault>);
    let fault_at =
        move |of: Fault, text: &'static str| Signal::derive(move || (fault.get() == Some(of)).then(|| text.to_owned()));
    let made = move || -> Result<Posting, Fault> {
        let trimmed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let (name, link, cost) = (trimmed(name), trimmed(link), trimmed(cost));
        if name.is_empty() {
            return Err(Fault::Name);
        }
        if !link.is_empty() && web_link(&link).is_none() {
            return Err(Fault::Link);
        }
        let (from, until) = (trimmed(from).parse().ok(), trimmed(until).parse().ok());
        if until.is_some() && until < from {
            return Err(Fault::Until);
        }
        let amount = Amount::parse(&cost);
        if !cost.is_empty() && amount.is_none() {
            return Err(Fault::Cost);
        }
        let picked = channel.get_untracked();
        let channel = Channel::ALL.into_iter().find(|one| one.key() == picked).unwrap_or_default();
        let order = list.place(which);
        Ok(Posting { channel, name, link, from, until, cost: amount, experiment: trimmed(experiment), order })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match made() {
            Err(why) => fault.set(Some(why)),
            Ok(posting) => {
                let item = which.unwrap_or_else(|| session.fresh());
                if change(session, id, |requisition| drop(requisition.postings.insert(item, posting))) {
                    open.set(false);
                }
            }
        }
    };
    let channels = Channel::ALL.into_iter().map(|one| (one.key().to_owned(), channel_name(one).to_owned())).collect();
    let currency = list_currency(list);
    view! {
        <form class="stack" novalidate on:submit=save>
            <SelectField id="posting-channel" label=w.channel options=channels value=channel on_change=move |picked| channel.set(picked) />
            <TextField
                id="posting-name"
                label=w.name
                hint=w.name_hint.to_owned()
                value=name
                fault=fault_at(Fault::Name, w.name_fault)
                on_commit=move |typed| name.set(typed)
                max_length=200
            />
            <TextField
                id="posting-link"
                label=w.link
                optional=true
                kind="url"
                value=link
                fault=fault_at(Fault::Link, w.link_fault)
                on_commit=move |typed| link.set(typed)
                max_length=1000
            />
            <div class="two">
                <TextField id="posting-from" label=w.from optional=true kind="date" value=from on_commit=move |typed| from.set(typed) />
                <TextField
                    id="posting-until"
                    label=w.until
                    optional=true
                    kind="date"
                    value=until
                    fault=fault_at(Fault::Until, w.until_fault)
                    on_commit=move |typed| until.set(typed)
                />
            </div>
            <TextField
                id="posting-cost"
                label=(w.cost)(&currency)
                optional=true
                value=cost
                fault=fault_at(Fault::Cost, w.cost_fault)
                on_commit=move |typed| cost.set(typed)
                max_length=20
            />
            <TextField
                id="posting-experiment"
                label=w.experiment
                hint=w.experiment_hint.to_owned()
                optional=true
                value=experiment
                on_commit=move |typed| experiment.set(typed)
                max_length=500
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {words().meetings.save}
                </button>
            </div>
        </form>
    }
}
