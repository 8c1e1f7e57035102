//! Banners: trouble with keeping the work, damaged records, sample data, a new version. They stay until the trouble is over.

use crate::{
    i18n::{plural, words},
    route::Route,
    session::{SaveState, Topic, navigation::use_route, pause::breathe, use_session},
    ui::{
        controls::Link,
        data::{UnlockHere, point_time, save_file},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;
use web_sys::CustomEvent;

/// How many people are looked at in one go.
const AT_ONCE: usize = 400;
/// How long after the start, and after the screen of those who are due, everybody is gone through.
const SOON: Duration = Duration::from_secs(1);
/// How long the work has to rest before that is done again: an edit makes hardly anybody due, a day does.
const QUIET: Duration = Duration::from_secs(5);

/// All banners that are due.
#[component]
pub fn Banners() -> impl IntoView {
    view! {
        <Trouble />
        <SetAside />
        <Begun />
        <Update />
        <Backup />
        <Due />
        <Sample />
    }
}

/// That the work is not kept as it should be.
#[component]
pub fn Trouble() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    // Bad, or just good to know; and in which words. Until a write has come to its end, what was said before stays.
    let message = Memo::new(move |before: Option<&Option<(bool, String)>>| match session.save_state() {
        SaveState::Saving => before.cloned().flatten(),
        SaveState::Kept => None,
        SaveState::OnlySmall => {
            let closed = session.on(Topic::Requisitions).requisitions.iter().any(|(_, found)| found.closed.is_some());
            Some((false, [w.only_small, if closed { w.only_small_closed } else { "" }].concat()))
        }
        SaveState::OnlyLarge => Some((false, w.only_large.to_owned())),
        SaveState::MemoryOnly => Some((true, w.memory_only.to_owned())),
        SaveState::Full => Some((true, w.full.to_owned())),
        SaveState::Newer => Some((true, w.newer.to_owned())),
        SaveState::Locked => Some((true, words().lock.locked_elsewhere.to_owned())),
        SaveState::Failed(why) => Some((true, (w.failed)(&why))),
    });
    let retry = move || matches!(session.save_state(), SaveState::OnlyLarge | SaveState::Full | SaveState::Failed(_));
    let reload = move || session.save_state() == SaveState::Newer;
    let locked = Memo::new(move |before: Option<&bool>| match session.save_state() {
        // The dialog stays where it is while the work goes on.
        SaveState::Saving => before.copied().unwrap_or_default(),
        state => state == SaveState::Locked,
    });
    move || {
        message.get().map(|(bad, text)| {
            let class = if bad { "banner bad" } else { "banner warn" };
            view! {
                <div class=class role=if bad { "alert" } else { "status" }>
                    <span>{text}</span>
                    <button type="button" class="btn small" on:click=move |_| save_file(session)>
                        {w.download_backup}
                    </button>
                    <Show when=retry>
                        <button type="button" class="btn small" on:click=move |_| session.try_again()>
                            {w.try_again}
                        </button>
                    </Show>
                    <Show when=move || locked.get()>
                        <UnlockHere session />
                    </Show>
                    <Show when=reload>
                        <button type="button" class="btn small" on:click=move |_| drop(window().location().reload())>
                            {w.reload}
                        </button>
                    </Show>
                </div>
            }
        })
    }
}

#[component]
fn SetAside() -> impl IntoView {
    let count = use_session().set_aside();
    (count > 0).then(|| {
        view! {
            <div class="banner warn" role="status">
                <span>{plural(count, &words().shell.set_aside)}</span>
            </div>
        }
    })
}

/// This is not the workspace that was open before: the recovery screen has led here.
#[component]
fn Begun() -> impl IntoView {
    use_session().begun_from().map(|point| {
        view! {
            <div class="banner warn" role="status">
                <span>{(words().points.begun)(&point_time(point.at))}</span>
            </div>
        }
    })
}

/// The service worker's script says when a new version waits; it is taken only when the person says so.
#[component]
fn Update() -> impl IntoView {
    let w = &words().shell;
    let waits = js_sys::Reflect::get(&window(), &"handpickUpdateWaiting".into()).is_ok_and(|waits| waits.is_truthy());
    let ready = RwSignal::new(waits);
    let told =
        window_event_listener(leptos::ev::Custom::<CustomEvent>::new("handpick-update"), move |_| ready.set(true));
    on_cleanup(move || told.remove());
    let apply = move |_| {
        if let Ok(event) = CustomEvent::new("handpick-apply-update") {
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <Show when=move || ready.get()>
            <div class="banner" role="status">
                <span>{w.update_ready}</span>
                <button type="button" class="btn small" on:click=apply>
                    {w.update_now}
                </button>
            </div>
        </Show>
    }
}

/// Time for a backup; asked once a start, gone with the download.
#[component]
fn Backup() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let due = untrack(|| {
        let settings = session.views().settings.clone();
        !settings.sample && settings.pack.is_none() && session.backup_is_due()
    });
    let before = untrack(|| session.last_backup());
    view! {
        <Show when=move || due && session.last_backup() == before>
            <div class="banner warn" role="status">
                <span>{w.backup_due}</span>
                <button type="button" class="btn small" on:click=move |_| save_file(session)>
                    {w.download_backup}
                </button>
            </div>
        </Show>
    }
}

/// Somebody is due for deletion. Counting goes through everybody, so it waits until the work rests; and a page stays open for days,
/// so it is done again whenever somebody comes back to it.
#[component]
fn Due() -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let route = use_route();
    let count = RwSignal::new(0);
    let round = StoredValue::new(0_u32);
    // A part at a time: thousands are more than a moment's work.
    let look_again = move || {
        let Some(mine) = round.try_update_value(|round| {
            *round = round.wrapping_add(1);
            *round
        }) else {
            return;
        };
        spawn_local(async move {
            let (people, now) = (session.views().everybody(), session.now());
            let mut due = 0;
            for part in people.chunks(AT_ONCE) {
                due += session.views().due_among(part, now);
                breathe().await;
                if round.try_get_value() != Some(mine) {
                    return;
                }
            }
            count.try_set(due);
        });
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let at_due = Memo::new(move |_| route.get() == Route::Due);
    Effect::new(move |before| {
        session.on(Topic::Settings);
        session.on(Topic::Candidates);
        let here = at_due.get();
        stop();
        let rest = if before == Some(here) { QUIET } else { SOON };
        timer.set_value(set_timeout_with_handle(look_again, rest).ok());
        here
    });
    let shown = window_event_listener_untyped("visibilitychange", move |_| look_again());
    on_cleanup(move || {
        shown.remove();
        stop();
    });
    view! {
        <Show when=move || (count.get() > 0) && !at_due.get()>
            <div class="banner" role="status">
                <span>{move || plural(count.get(), &w.banner)}</span>
                <Link to=Route::Due attr:class="btn small">
                    {w.banner_go}
                </Link>
            </div>
        </Show>
    }
}

#[component]
fn Sample() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    view! {
        <Show when=move || session.on(Topic::Settings).settings.sample>
            <div class="banner" role="status">
                <span>{w.sample_banner}</span>
                <button type="button" class="btn small" on:click=move |_| crate::ui::sample::remove(session)>
                    {w.sample_remove}
                </button>
            </div>
        </Show>
    }
}
