//! Moving a card: the one way that menu, drag and the application's own page share, and the menu, which is the accessible path.
//! Must never leave a move unsaid, nor the focus nowhere.

use crate::{
    domain::{
        Id,
        application::Application,
        edit::Edit,
        facts::Facts,
        requisition::{Stage, StageRole},
    },
    i18n::{intl, stage_name, words},
    route::Route,
    session::{Session, navigation::navigate, use_session},
    ui::{
        controls::{MenuButton, MenuItem, act, focus_now, focus_soon, toast_undo},
        decide::{disqualify, lift, put_lower},
        removing::{Then, remove_person},
    },
};
use leptos::prelude::*;

/// The DOM id of a card's menu button, by which the focus finds back to it after a move.
pub(super) fn menu_id(id: Id<Application>) -> String {
    format!("menu-{id}")
}

/// The DOM id of a lane's heading, where the focus goes if the card itself is not on the screen any more.
pub(super) fn lane_id(stage: Option<Id<Stage>>) -> String {
    stage.map_or_else(|| "lane-strays".to_owned(), |stage| format!("lane-{stage}"))
}

/// Moves an application and says so: on the screen with an undo, aloud, and with the focus back on the card.
/// The way out asks for a reason first.
pub fn move_card(session: Session, id: Id<Application>, to: Id<Stage>, before: Option<Id<Application>>) {
    let from = session.views().application(id).map(|application| application.placement.stage);
    if leads_out(session, id, to) {
        focus_now(&menu_id(id));
        return disqualify(vec![id], Some((menu_id(id), lane_id(Some(to)))));
    }
    if !act(session, Edit::MoveApplication { id, to, before }) {
        return;
    }
    let views = session.views();
    let Some(application) = views.application(id) else { return };
    let person = views.candidate(application.candidate);
    let who = person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone());
    let requisition = views.requisition(application.requisition);
    let name = |stage: Id<Stage>| requisition.as_ref().and_then(|found| found.stages.get(&stage).map(stage_name));
    let column = views.column(application.requisition, to);
    let place = column.iter().position(|other| *other == id).unwrap_or_default() + 1;
    let number = |count: usize| intl::number(count as f64, 0);
    let came_from = from.filter(|from| *from != to).and_then(name);
    toast_undo((words().board.moved)(
        &who,
        &name(to).unwrap_or_default(),
        &number(place),
        &number(column.len()),
        came_from.as_deref(),
    ));
    focus_soon(menu_id(id), lane_id(Some(to)));
}

/// Whether a move to a stage would disqualify somebody who is not.
pub(super) fn leads_out(session: Session, id: Id<Application>, to: Id<Stage>) -> bool {
    let views = session.views();
    let Some(application) = views.application(id) else { return false };
    let Some(requisition) = views.requisition(application.requisition) else { return false };
    let is_out = |stage| requisition.role_of(stage) == Some(StageRole::Disqualified);
    is_out(to) && !is_out(application.placement.stage)
}

/// The stages to which an application may be moved, as items of a menu.
#[component]
fn Stages(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let views = session.views();
    let application = views.application(id)?;
    let requisition = views.requisition(application.requisition)?;
    let others = requisition.pipeline().into_iter().filter(|(stage, _)| *stage != application.placement.stage);
    let item = |(stage, named): (Id<Stage>, &Stage)| {
        let name = stage_name(named);
        let text = if leads_out(session, id, stage) { (words().reasons.asks)(&name) } else { name };
        view! { <MenuItem on_pick=move |()| move_card(session, id, stage, None)>{text}</MenuItem> }
    };
    Some(others.map(item).collect_view())
}

/// The button that moves an application to another stage, on a page of its own. A menu, no choice: the arrow keys of a choice would
/// move it once a key.
#[component]
pub fn MoveButton(
    /// Which application.
    id: Id<Application>,
) -> impl IntoView {
    let label = Signal::derive(|| words().bulk.move_to.to_owned());
    view! {
        <MenuButton class="btn" id=menu_id(id) label text=|| words().bulk.move_to>
            <Stages id />
        </MenuButton>
    }
}

/// What the menu of a card offers; built when it opens.
#[component]
pub(super) fn Moves(id: Id<Application>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let views = session.views();
    let application = views.application(id)?;
    let requisition = views.requisition(application.requisition)?;
    let here = application.placement.stage;
    let candidate = application.candidate;
    // A card whose stage is gone has no places to change in it.
    let known = requisition.stages.contains_key(&here);
    let column = if known { views.column(application.requisition, here) } else { Vec::new() };
    let at = column.iter().position(|other| *other == id).unwrap_or_default();
    let top = column.first().copied().filter(|_| at > 0);
    let above = at.checked_sub(1).and_then(|at| column.get(at)).copied();
    let below = column.get(at + 1).copied();
    let after_below = column.get(at + 2).copied();
    let lowered = application.lowered().is_some();
    let rank = move |()| {
        if lowered {
            lift(session, id);
            focus_soon(menu_id(id), lane_id(known.then_some(here)));
        } else {
            focus_now(&menu_id(id));
            put_lower(id, Some((menu_id(id), lane_id(known.then_some(here)))));
        }
    };
    let remove = move |()| {
        remove_person(session, candidate, Then::Focus(lane_id(known.then_some(here)), lane_id(None)));
    };
    Some(view! {
        <div class="menu-label">{w.move_to}</div>
        <Stages id />
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
        <MenuItem on_pick=rank>{if lowered { words().reasons.raise } else { words().reasons.lower }}</MenuItem>
        <hr />
        <MenuItem on_pick=move |()| navigate(&Route::Application(id))>{w.open}</MenuItem>
        <MenuItem on_pick=remove>{w.remove_person}</MenuItem>
    })
}
