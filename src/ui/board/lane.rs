//! A lane of the board: one stage, its cards from top to bottom. Mounts a capped number of them and must never mount thousands
//! unasked.

use super::{
    card::Card,
    move_menu::lane_id,
    room::{CAP, mounted},
    selection::PickAll,
};
use crate::{
    domain::{
        Id, RawId,
        facts::Facts,
        requisition::{Requisition, Stage},
    },
    i18n::{intl, plural, stage_name, words},
    session::{Topic, use_session},
    ui::controls::rows,
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// The cards that a search found; `None` while nobody searches.
pub(super) type Hits = Option<Arc<BTreeSet<RawId>>>;

/// A lane; without a stage, that of the cards whose stage is gone.
#[component]
pub(super) fn Lane(
    id: Id<Requisition>,
    stage: Option<Id<Stage>>,
    hits: Memo<Hits>,
    room: Memo<usize>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().board;
    let name = move || match stage {
        None => w.strays.to_owned(),
        Some(stage) => session
            .on(Topic::Requisition(id))
            .requisition(id)
            .and_then(|found| found.stages.get(&stage).map(stage_name))
            .unwrap_or_default(),
    };
    let purpose = Memo::new(move |_| {
        let requisition = session.on(Topic::Requisition(id)).requisition(id);
        requisition.and_then(|found| found.stages.get(&stage?).map(|stage| stage.purpose.clone())).unwrap_or_default()
    });
    let found = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        let mut cards = match stage {
            Some(stage) => views.column(id, stage),
            None => {
                // A stage that comes back takes its cards back.
                session.on(Topic::Requisition(id));
                views.strays(id)
            }
        };
        if let Some(hits) = hits.get() {
            cards.retain(|card| hits.contains(&card.raw()));
        }
        cards
    });
    let everything = RwSignal::new(false);
    let shown = Memo::new(
        move |before| {
            if everything.get() { found.get() } else { mounted(&found.read(), room.get(), before) }
        },
    );
    let capped = move || !everything.get() && found.read().len() > CAP;
    view! {
        <section
            class="lane"
            aria-labelledby=lane_id(stage)
            data-stage=stage.map(|stage| stage.to_string())
        >
            <header>
                <h2 id=lane_id(stage) tabindex="-1">
                    {name}
                </h2>
                <span>{move || intl::number(found.read().len() as f64, 0)}</span>
                <PickAll stage=Signal::derive(name) cards=found />
            </header>
            {move || (!purpose.read().is_empty()).then(|| view! { <p class="hint">{purpose.get()}</p> })}
            <ol class="cards-list">
                {rows(move || shown.get(), |id| view! { <Card id /> })}
            </ol>
            <Show when=capped>
                <button type="button" class="btn quiet show-more" on:click=move |_| everything.set(true)>
                    {move || plural(found.read().len(), &w.show_all)}
                </button>
            </Show>
        </section>
    }
}
