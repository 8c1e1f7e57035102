//! The panel of an application: who is invited, who has handed in, and the score once it is open. Must never show a score that is
//! sealed for whoever looks.

use crate::{
    domain::{
        Id,
        application::Application,
        edit::{Edit, scorecard_id},
        facts::Facts,
        panel::usual,
        scorecard::commitment,
        sealing::{Seat, awaited, progress},
        team::Member,
    },
    i18n::{intl, panel::seal_text, plural, words},
    session::{Session, Topic, use_session},
    ui::{
        controls::{SelectField, TextField, act, rows, toast_undo},
        pack::PackButton,
        scorecard::CodeNote,
    },
};
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn PanelSection(
    /// Of which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().panel;
    let seats = Memo::new(move |_| session.on(Topic::Application(id)).seats(id));
    let members = move || {
        let views = session.on(Topic::Members);
        let name = |member| views.members.get(&member).map(|found| found.name.clone()).unwrap_or_default();
        let seats = seats.get();
        intl::in_name_order(seats.iter().map(|seat| (seat.member, name(seat.member))))
    };
    let state = move || {
        let (seats, me) = (seats.get(), session.me());
        if seats.is_empty() {
            return w.nobody.to_owned();
        }
        let open = (progress(&seats).1 > 0).then_some(w.open);
        let Some(why) = seal_text(&seats, me) else { return open.map(str::to_owned).unwrap_or_default() };
        let late = invited_late(session, id, &seats);
        if late.is_empty() {
            return why;
        }
        let again = plural(late.len(), &w.sealed_again).replace("{names}", &names_of(session, &late));
        format!("{why}. {again}")
    };
    let score = move || {
        let summary = session.on(Topic::Application(id)).summary_of(id, session.me())?;
        Some(format!("{}: {}", words().application.score, intl::number(summary.score.mean, 1)))
    };
    view! {
        <section class="sheet">
            <h2>{w.title}</h2>
            <ul class="seats">{rows(members, move |member| view! { <Row id member seats /> })}</ul>
            <p class="hint" role="status">
                {state}
            </p>
            <Show when=move || seats.read().iter().any(|seat| seat.handed_in)>
                <CodeNote />
            </Show>
            {move || score().map(|text| view! { <p class="score">{text}</p> })}
            <Invite id />
        </section>
    }
}

/// Those for whom everybody waits, if they were invited when scores stood there already, which their invitation has hidden.
fn invited_late(session: Session, id: Id<Application>, seats: &[Seat]) -> Vec<Id<Member>> {
    let views = session.views();
    let Some(application) = views.application(id) else { return Vec::new() };
    let Some(last) = views.submissions_of(id).iter().map(|card| card.at).max() else { return Vec::new() };
    let late = |member: &Id<Member>| {
        application.panel.get(member).and_then(|turns| turns.last()).is_some_and(|turn| turn.at > last)
    };
    let awaited: Vec<_> = awaited(seats).collect();
    if awaited.iter().all(late) { awaited } else { Vec::new() }
}

/// One interviewer.
#[component]
fn Row(id: Id<Application>, member: Id<Member>, seats: Memo<Vec<Seat>>) -> impl IntoView {
    let session = use_session();
    let w = words();
    let seat = move || seats.read().iter().find(|seat| seat.member == member).copied();
    let name = Memo::new(move |_| name_of(session, member));
    let state = move || {
        seat().map(|seat| match seat {
            Seat { handed_in: true, .. } => ("chip ok", w.application.handed_in),
            Seat { begun: true, .. } => ("chip warn", w.application.begun),
            _ => ("chip", w.panel.invited),
        })
    };
    let awaited = move || seat().is_some_and(|seat| seat.invited && !seat.handed_in);
    let withdraw = move |_| {
        if act(session, Edit::Withdraw { application: id, member }) {
            toast_undo((w.panel.withdrawn)(&name.get_untracked()));
        }
    };
    view! {
        <li>
            <span class="grow">{move || name.get()}</span>
            {move || state().map(|(class, text)| view! { <span class=class>{text}</span> })}
            <Show when=awaited>
                <button
                    type="button"
                    class="btn small quiet"
                    aria-label=move || (w.panel.withdraw)(&name.get())
                    on:click=withdraw
                >
                    {w.panel.withdraw_short}
                </button>
            </Show>
            <Show when=move || awaited() && session.me() != Some(member)>
                <PackButton id member />
            </Show>
            <Codes id member />
        </li>
    }
}

/// The codes of what somebody has handed in; more than one if they did so in two browsers.
#[component]
fn Codes(id: Id<Application>, member: Id<Member>) -> impl IntoView {
    let session = use_session();
    let w = &words().panel;
    let codes = move || {
        let views = session.on(Topic::Application(id));
        let counts = views.scorecard(scorecard_id(id, member)).and_then(|card| card.submission);
        let all = views.all_submissions_of(id).into_iter().filter(|(_, found)| found.interviewer == member);
        all.map(|(id, _)| {
            let text = if counts == Some(id) { w.code } else { w.code_earlier };
            view! { <p class="code">{text(&commitment(id))}</p> }
        })
        .collect_view()
    };
    view! { <div class="codes">{codes}</div> }
}

fn name_of(session: Session, member: Id<Member>) -> String {
    session.on(Topic::Members).members.get(&member).map(|found| found.name.clone()).unwrap_or_default()
}

fn names_of(session: Session, members: &[Id<Member>]) -> String {
    members.iter().map(|member| name_of(session, *member)).collect::<Vec<_>>().join(", ")
}

/// The ways to invite: a colleague, somebody by name, the same people as for the last candidate.
#[component]
fn Invite(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().panel;
    let typed = RwSignal::new(String::new());
    let by_name = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        let known = session.views().members.iter().find(|(_, member)| member.name == name).map(|(member, _)| member);
        let edit = match known {
            Some(member) => Edit::Invite { application: id, members: vec![member] },
            None => Edit::InviteByName { application: id, id: session.fresh(), name: name.clone() },
        };
        if act(session, edit) {
            typed.set(String::new());
            toast_undo((w.invited_now)(&name));
        }
    };
    view! {
        <details class="invite">
            <summary>{w.invite_title}</summary>
            <div class="stack">
                <Usual id />
                <Colleagues id />
                <form class="stack" on:submit=by_name>
                    <TextField
                        id="interviewer-name"
                        label=w.name
                        hint=w.name_hint.to_owned()
                        value=typed
                        on_commit=move |name| typed.set(name)
                        max_length=200
                    />
                    <button type="submit" class="btn">
                        {w.add}
                    </button>
                </form>
            </div>
        </details>
    }
}

fn invite(session: Session, id: Id<Application>, members: Vec<Id<Member>>) {
    let names = names_of(session, &members);
    if act(session, Edit::Invite { application: id, members }) {
        toast_undo((words().panel.invited_now)(&names));
    }
}

#[component]
fn Usual(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    move || {
        let members = usual(id, &*session.on(Topic::Application(id)));
        let members = intl::in_name_order(members.into_iter().map(|member| (member, name_of(session, member))));
        (!members.is_empty()).then(|| {
            let text = (words().panel.usual)(&names_of(session, &members));
            let press = move |_| invite(session, id, members.clone());
            view! {
                <button type="button" class="btn" on:click=press>
                    {text}
                </button>
            }
        })
    }
}

#[component]
fn Colleagues(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().panel;
    let picked = RwSignal::new(String::new());
    // Those who are not invited yet, by name.
    let free = Memo::new(move |_| {
        let views = session.on(Topic::Application(id));
        let seats = views.seats(id);
        let taken = |member| seats.iter().any(|seat| seat.member == member && (seat.invited || seat.handed_in));
        let all = session.on(Topic::Members);
        let names =
            all.members.iter().filter(|(member, _)| !taken(*member)).map(|(id, found)| (id, found.name.clone()));
        intl::in_name_order(names)
    });
    let press = move |_| {
        let choice = picked.get_untracked();
        let free = free.get_untracked();
        let member = free.iter().find(|member| member.to_string() == choice).or(free.first());
        if let Some(member) = member {
            invite(session, id, vec![*member]);
        }
    };
    move || {
        let options: Vec<_> =
            free.get().into_iter().map(|member| (member.to_string(), name_of(session, member))).collect();
        (!options.is_empty()).then(|| {
            view! {
                <SelectField id="invite" label=w.who options value=picked on_change=move |id| picked.set(id) />
                <button type="button" class="btn" on:click=press>
                    {w.invite}
                </button>
            }
        })
    }
}
