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
        requisition::{Requisition, Stage, StageColor},
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
    // What it is for, and what has to be true of whoever comes in.
    let about = Memo::new(move |_| {
        let requisition = session.on(Topic::Requisition(id)).requisition(id);
        let found = requisition.as_ref().and_then(|found| found.stages.get(&stage?));
        found.map(|found| (found.purpose.clone(), found.entry.clone(), found.color)).unwrap_or_default()
    });
    let cards = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        match stage {
            Some(stage) => views.column(id, stage),
            None => {
                // A stage that comes back takes its cards back.
                session.on(Topic::Requisition(id));
                views.strays(id)
            }
        }
    });
    // Apart from them: a key in the search must not walk the column anew.
    let found = Memo::new(move |_| match hits.get() {
        Some(hits) => cards.read().iter().copied().filter(|card| hits.contains(&card.raw())).collect(),
        None => cards.get(),
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
            data-color=move || about.read().2.map(StageColor::key)
        >
            <header>
                <h2 id=lane_id(stage) tabindex="-1">
                    {name}
                </h2>
                <span>{move || intl::number(found.read().len() as f64, 0)}</span>
                <PickAll stage=Signal::derive(name) cards=found />
            </header>
            {move || {
                let (purpose, entry, _) = about.get();
                let entry = if entry.is_empty() { entry } else { (w.entry)(&entry) };
                [purpose, entry]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .map(|text| view! { <p class="hint">{text}</p> })
                    .collect_view()
            }}
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
