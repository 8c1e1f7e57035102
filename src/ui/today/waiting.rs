//! What waits, gathered once for the whole page: Today lists it, the navigation counts it. Must never go through everybody while
//! somebody works, unless they look at it.

use crate::{
    domain::{
        facts::Facts,
        today::{Desk, Waiting, waiting_among},
    },
    route::Route,
    session::{Session, Topic, chance, navigation::use_route, pause::breathe},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How many applications are looked at in one part: some milliseconds.
const AT_ONCE: usize = 400;
/// How long after the start everybody is gone through.
const SOON: Duration = Duration::from_secs(1);
/// How long the work has to rest before that is done again.
const QUIET: Duration = Duration::from_secs(3);

/// All that waits, of all requisitions, the oldest first; nothing until all of them were looked at once.
#[derive(Clone, Copy)]
pub struct AllWaiting(RwSignal<Option<Vec<Waiting>>>);

impl AllWaiting {
    /// Begins to gather: for a frame that stays as long as the page.
    pub fn provide(session: Session) {
        let all = Self(RwSignal::new(None));
        provide_context(all);
        // A pack has no Today: who made it waits for one thing.
        if session.pack().is_none() {
            keep_gathered(session, all.0);
        }
    }

    /// That of the frame.
    pub fn of_page() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// How many things wait.
    pub fn count(self) -> Option<usize> {
        self.0.read().as_ref().map(Vec::len)
    }

    /// How many of them `choose` picks.
    pub fn count_of(self, choose: impl Fn(&Waiting) -> bool) -> usize {
        self.0.read().iter().flatten().filter(|one| choose(one)).count()
    }

    /// Those that `choose` picks.
    pub(super) fn those(self, choose: impl Fn(&Waiting) -> bool) -> Vec<Waiting> {
        self.0.read().iter().flatten().filter(|one| choose(one)).copied().collect()
    }
}

/// Gathers now for whoever looks, and else when the work rests; and again whenever somebody comes back to the page, which may have
/// been open for days.
fn keep_gathered(session: Session, all: RwSignal<Option<Vec<Waiting>>>) {
    let round = StoredValue::new(0_u32);
    let look = move || {
        let mine = round.try_update_value(|round| {
            *round = round.wrapping_add(1);
            *round
        });
        if let Some(mine) = mine {
            spawn_local(gather(session, all, move || round.try_get_value() == Some(mine)));
        }
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let route = use_route();
    let looked_at = Memo::new(move |_| route.get() == Route::Today);
    Effect::new(move |before: Option<()>| {
        session.on(Topic::Waiting);
        session.on(Topic::Settings);
        for (id, _) in session.on(Topic::Requisitions).requisitions.iter() {
            session.on(Topic::Board(id));
        }
        stop();
        if looked_at.get() {
            return look();
        }
        let rest = if before.is_some() { QUIET } else { SOON };
        timer.set_value(set_timeout_with_handle(look, rest).ok());
    });
    let back = window_event_listener_untyped("visibilitychange", move |_| look());
    on_cleanup(move || {
        back.remove();
        stop();
    });
}

/// Thousands are more than a moment's work, so they are looked at a part at a time, as long as nothing begins anew; what was found
/// before stays meanwhile.
async fn gather(session: Session, all: RwSignal<Option<Vec<Waiting>>>, goes_on: impl Fn() -> bool) {
    let (desk, places) = {
        let views = session.views();
        let promised = views.settings.promised_days();
        let desk = Desk { me: session.me(), now: session.now(), day_of: chance::day_of, promised };
        let places: Vec<_> = views.requisitions.iter().map(|(id, found)| (found, views.applications_for(id))).collect();
        (desk, places)
    };
    let mut found = Vec::new();
    for (requisition, applications) in places {
        for part in applications.chunks(AT_ONCE) {
            found.extend(waiting_among(part, &requisition, &desk, &*session.views()));
            breathe().await;
            if !goes_on() {
                return;
            }
        }
    }
    found.sort_by_key(|one| one.since);
    all.try_set(Some(found));
}
