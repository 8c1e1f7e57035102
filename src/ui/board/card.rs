//! A card of the board: who it is, what it waits for, and the menu that moves it.

use crate::{
    domain::{
        Id,
        application::{Application, Outcome},
        edit::Edit,
        facts::Facts,
        requisition::Stage,
    },
    i18n::{intl, plural, stage_name, words},
    route::Route,
    session::{Session, Topic, navigation::navigate, use_session},
    ui::controls::{Link, MenuButton, MenuItem, act, announce, focus_field, icon, toast_undo},
};
use leptos::prelude::*;

/// The DOM id of a card's menu button, by which the focus finds back to it after a move.
fn menu_id(id: Id<Application>) -> String {
    format!("menu-{id}")
}

/// Moves an application and says so: on the screen with an undo, aloud, and with the focus back on the card.
pub fn move_card(session: Session, id: Id<Application>, to: Id<Stage>, before: Option<Id<Application>>) {
    if !act(session, Edit::MoveApplication { id, to, before }) {
        return;
    }
    let views = session.views();
    let Some(application) = views.application(id) else { return };
    let who = views.candidate(application.candidate).map(|person| person.name.clone()).unwrap_or_default();
    let stage = views.requisition(application.requisition).and_then(|found| found.stages.get(&to).map(stage_name));
    let column = views.column(application.requisition, to);
    let place = column.iter().position(|other| *other == id).unwrap_or_default() + 1;
    let number = |count: usize| intl::number(count as f64, 0);
    let text = (words().board.moved)(&who, &stage.unwrap_or_default(), &number(place), &number(column.len()));
    toast_undo(text.clone());
    announce(text);
    drop(views);
    request_animation_frame(move || focus_field(&menu_id(id)));
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
        [source, headline].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let waiting = move || {
        let since = application.get()?.since;
        let days = (session.now() - since).num_days();
        Some((intl::relative_days(since, session.now()), days >= 5))
    };
    let scored = move || {
        let views = session.on(Topic::Application(id));
        match views.decisions_of(id).first().map(|(_, decision)| decision.outcome) {
            Some(Outcome::Hire) => Some(words().decide.hire.to_owned()),
            Some(Outcome::Decline) => Some(words().decide.decline.to_owned()),
            None => {
                let count = views.submissions_of(id).len();
                (count > 0).then(|| plural(count, &w.scored))
            }
        }
    };
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
            <p>{line}</p>
            <footer>
                {move || {
                    waiting()
                        .map(|(text, long)| {
                            view! {
                                <span class="chip" class:warn=long>
                                    {text}
                                </span>
                            }
                        })
                }} {move || scored().map(|text| view! { <span class="chip ok">{text}</span> })}
            </footer>
        </li>
    }
}

/// What the menu of a card offers; built when it opens.
#[component]
fn Moves(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let views = session.views();
    let application = views.application(id)?;
    let requisition = views.requisition(application.requisition)?;
    let here = application.placement.stage;
    let candidate = application.candidate;
    let stages: Vec<_> = requisition
        .pipeline()
        .into_iter()
        .filter(|(stage, _)| *stage != here)
        .map(|(stage, named)| (stage, stage_name(named)))
        .collect();
    let column = views.column(application.requisition, here);
    let at = column.iter().position(|other| *other == id).unwrap_or_default();
    let top = column.first().copied().filter(|_| at > 0);
    let above = at.checked_sub(1).and_then(|at| column.get(at)).copied();
    let below = column.get(at + 1).copied();
    let after_below = column.get(at + 2).copied();
    let name = views.candidate(candidate).map(|person| person.name.clone()).unwrap_or_default();
    let remove = move |()| {
        if act(session, Edit::RemoveCandidate { id: candidate }) {
            toast_undo((words().common.removed)(&name));
        }
    };
    Some(view! {
        <div class="menu-label">{w.move_to}</div>
        {stages
            .into_iter()
            .map(|(stage, name)| {
                view! { <MenuItem on_pick=move |()| move_card(session, id, stage, None)>{name}</MenuItem> }
            })
            .collect_view()}
        <hr />
        <MenuItem disabled=above.is_none() on_pick=move |()| move_card(session, id, here, above)>
            {words().common.move_up}
        </MenuItem>
        <MenuItem disabled=below.is_none() on_pick=move |()| move_card(session, id, here, after_below)>
            {words().common.move_down}
        </MenuItem>
        <MenuItem disabled=top.is_none() on_pick=move |()| move_card(session, id, here, top)>
            {w.to_top}
        </MenuItem>
        <hr />
        <MenuItem on_pick=move |()| navigate(&Route::Application(id))>{words().common.edit}</MenuItem>
        <MenuItem on_pick=remove>{words().common.remove}</MenuItem>
    })
}
