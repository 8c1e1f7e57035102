//! The board's screen: head, search and lanes. A search hides cards and must never change where they stand.

use super::{
    drag::use_drag,
    lane::{Hits, Lane},
    move_menu::move_card,
    pool::InviteFromPool,
    room::use_room,
    selection::{SelectButton, Selection, SelectionBar},
    slots::before,
};
use crate::{
    domain::{
        Id,
        edit::Edit,
        facts::Facts,
        requisition::{Requisition, Status},
    },
    i18n::{plural, service_name, status_name, words},
    route::{Route, with_query},
    session::{Session, Topic, use_session},
    ui::{
        add_candidate::AddCandidate,
        blind::BlindBoard,
        controls::{Find, Link, SearchField, act, icon, rows, use_find},
        requisitions::{Ways, title_of},
        shell::while_there,
    },
    workspace::views::Views,
};
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The screen.
#[component]
pub fn BoardScreen(
    /// Whose board.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Board id /> }.into_any(),
    )
}

#[component]
fn Board(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let adding = RwSignal::new(false);
    let find = use_find(Route::Board(id), &[]);
    let hits = hits(session, id, find);
    let room = use_room(find.text);
    let selection = Selection::new();
    provide_context(selection);
    let stages = Memo::new(move |_| {
        let found = session.on(Topic::Requisition(id)).requisition(id);
        found.map(|found| found.pipeline().into_iter().map(|(id, _)| id).collect::<Vec<_>>()).unwrap_or_default()
    });
    // Both topics: a stage that goes or comes back changes who is without one.
    let strays = Memo::new(move |_| {
        session.on(Topic::Requisition(id));
        !session.on(Topic::Board(id)).strays(id).is_empty()
    });
    let nobody = Memo::new(move |_| session.on(Topic::Board(id)).board(id).next().is_none());
    let closed = Memo::new(move |_| {
        let found = session.on(Topic::Requisition(id)).requisition(id);
        found.is_some_and(|found| found.status() == Status::Closed)
    });
    let nobody_found = Memo::new(move |_| !nobody.get() && hits.get().is_some_and(|hits| hits.is_empty()));
    let board = NodeRef::<html::Div>::new();
    let drag = use_drag(
        board,
        Callback::new(move |dropped: super::carried::Dropped| {
            let column = session.views().column(id, dropped.to);
            let before = before(dropped.index, &dropped.shown, &column, dropped.card);
            move_card(session, dropped.card, dropped.to, before);
        }),
    );
    Effect::new(move || {
        session.on(Topic::Board(id));
        hits.track();
        room.track();
        drag.cards_changed();
    });
    view! {
        <div class="board-screen">
            <Head id adding closed />
            <div class="tools">
                <SearchField label=w.find find />
                <Show when=move || !nobody.get()>
                    <SelectButton />
                </Show>
                <InviteFromPool id />
                // Where nobody is yet, the import is offered in the middle.
                <Show when=move || !nobody.get() && !closed.get()>
                    <ImportPeople id class="btn quiet" />
                </Show>
            </div>
            <BlindBoard id />
            <Show when=move || nobody.get()>
                <div class="empty">
                    <p>{w.empty}</p>
                    <Show when=move || !closed.get()>
                        <button type="button" class="btn" on:click=move |_| adding.set(true)>
                            {w.add}
                        </button>
                        <ImportPeople id class="" />
                    </Show>
                </div>
            </Show>
            <p class="hint" role="status">
                {move || nobody_found.get().then_some(w.nobody)}
            </p>
            <div
                class="board"
                node_ref=board
                on:keydown=move |event| selection.key(&event)
                on:pointerdown=move |event| drag.press(&event)
                on:lostpointercapture=move |event| drag.capture_lost(&event)
                on:contextmenu=move |event| drag.keep_to_ourselves(&event, false)
                on:dragstart=move |event| drag.keep_to_ourselves(&event, true)
            >
                {rows(move || stages.get(), move |stage| view! { <Lane id stage=Some(stage) hits room /> })}
                <Show when=move || strays.get()>
                    <Lane id stage=None hits room />
                </Show>
            </div>
            <SelectionBar id hits />
            <AddCandidate open=adding requisition=Some(id) />
        </div>
    }
}

/// The way to the import of people who apply for this position.
#[component]
fn ImportPeople(id: Id<Requisition>, class: &'static str) -> impl IntoView {
    view! {
        <a class=class href=with_query(&Route::ImportPeople, &[("for", &id.to_string())]) rel="external">
            {words().import_people.link}
        </a>
    }
}

/// Who is hired, the facts that one would ask first, and the ways to the other screens.
#[component]
fn Head(id: Id<Requisition>, adding: RwSignal<bool>, closed: Memo<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let requisition = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let facts = move || {
        let found = requisition.get()?;
        let manager = found.job.hiring_manager.trim().to_owned();
        let parts = [
            status_name(found.status()).to_owned(),
            found.job.service.map(service_name).unwrap_or_default().to_owned(),
            plural(found.headcount as usize, &w.to_hire),
            if manager.is_empty() { manager } else { (w.manager)(&manager) },
        ];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{move || requisition.get().map(|found| title_of(&found))}</h1>
                <p>{facts}</p>
            </div>
            <Show
                when=move || closed.get()
                fallback=move || {
                    view! {
                        <Link to=Route::WalkIn(id) attr:class="btn quiet">
                            {words().add_candidate.walk_in}
                        </Link>
                        <button type="button" class="btn go" on:click=move |_| adding.set(true)>
                            {icon("plus")}
                            {w.add}
                        </button>
                    }
                }
            >
                <button
                    type="button"
                    class="btn go"
                    on:click=move |_| {
                        act(session, Edit::Reopen { id });
                    }
                >
                    {words().requisitions.reopen}
                </button>
            </Show>
        </div>
        <Ways id />
    }
}

/// The cards of this board that say what is searched for, or whose person has it as a tag, without case and accents.
fn hits(session: Session, id: Id<Requisition>, find: Find) -> Memo<Hits> {
    // A renamed person and a changed card are found at once.
    let waits = move || {
        session.on(Topic::Candidates);
        session.on(Topic::Board(id));
    };
    let whose = move |views: &Views| views.board(id).map(|(_, card)| card.raw()).collect();
    let haystack = find.haystack(session, waits, whose, |views, card| views.written_on_card(card.into()));
    Memo::new(move |_| {
        let haystack = haystack.read();
        find.text.with(|wanted| haystack.as_ref()?.hits(wanted)).map(Arc::new)
    })
}
