//! The frame around every screen: navigation, save state, banners. Must never know what a screen shows.

mod arrival;
mod banners;
mod dropped;

use super::{
    add_candidate::Draft,
    controls::{Link, icon, is_key, is_typing, step_back},
    data::LockNow,
    today::AllWaiting,
};
use crate::{
    i18n::{Language, intl, words},
    route::Route,
    session::{
        SaveState, Scheme, Session, Topic,
        navigation::{use_route, use_visited},
        use_session,
    },
};
use arrival::focus_heading;
pub use arrival::{arrive, arrive_within, watch};
use banners::{Banners, Trouble};
use chrono::DateTime;
use dropped::DropAnywhere;
pub use dropped::Dropped;
use leptos::prelude::*;

/// The frame, with the screen in it.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let visited = use_visited();
    let keys = window_event_listener(leptos::ev::keydown, move |event| undo_by_key(session, visited, &event));
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| ask_before_loss(session, &event));
    let dropped = Dropped::nothing();
    provide_context(dropped);
    let route = use_route();
    // A board is as high as the window. Not told by style from what the page holds: that is looked for at every change of a card.
    let filled = Memo::new(move |_| matches!(route.get(), Route::Board(_)));
    AllWaiting::provide(session);
    Draft::provide();
    on_cleanup(move || {
        keys.remove();
        leaving.remove();
    });
    view! {
        <a
            class="skip"
            href="#main"
            rel="external"
            on:click=move |event| {
                event.prevent_default();
                focus_heading();
            }
        >
            {w.skip}
        </a>
        <DropAnywhere dropped />
        <div class="shell" class:alone=move || visited.get()>
            <Show when=move || !visited.get()>
                <header class="topbar">
                    <Brand />
                    <Steps />
                    <Saved />
                </header>
                <Rail />
            </Show>
            <main id="main" class:filled=move || filled.get()>
                <Show when=move || !visited.get() fallback=|| view! { <Trouble /> }>
                    <Banners />
                </Show>
                {children()}
            </main>
        </div>
    }
}

#[component]
fn Brand() -> impl IntoView {
    view! {
        <div class="brand">
            <span class="mark" aria-hidden="true">
                {icon("check")}
            </span>
            <span>"Handpick"</span>
        </div>
    }
}

#[component]
fn Rail() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let requisitions = move || intl::number(session.on(Topic::Requisitions).requisitions.len() as f64, 0);
    let candidates = move || intl::number(session.on(Topic::Candidates).candidates.len() as f64, 0);
    let all = AllWaiting::of_page();
    // Nothing where nothing waits: a zero is no news.
    let waiting =
        move || all.count().filter(|count| *count > 0).map(|count| intl::number(count as f64, 0)).unwrap_or_default();
    let name = move || {
        let name = session.on(Topic::Settings).settings.name.clone();
        if name.is_empty() { w.unnamed_workspace.to_owned() } else { name }
    };
    view! {
        <nav class="rail" aria-label=w.main>
            <Brand />
            {if session.pack().is_some() {
                view! { <RailLink to=Route::Requisitions name="people" label=words().pack.title count=Signal::derive(candidates) /> }.into_any()
            } else {
                view! {
                    <RailLink to=Route::Today name="calendar" label=words().today.title count=Signal::derive(waiting) />
                    <RailLink to=Route::Requisitions name="doc" label=w.requisitions count=Signal::derive(requisitions) />
                    <RailLink to=Route::Candidates name="people" label=w.candidates count=Signal::derive(candidates) />
                }.into_any()
            }}
            <small class="rail-note">{name}</small>
            <RailLink to=Route::Data name="data" label=w.data count=Signal::derive(String::new) />
            <Steps />
            <Saved />
        </nav>
    }
}

#[component]
fn RailLink(to: Route, name: &'static str, label: &'static str, count: Signal<String>) -> impl IntoView {
    let route = use_route();
    let href = to.to_string();
    let current = move || area(&route.get()) == to;
    view! {
        <a href=href rel="external" aria-current=move || current().then_some("page")>
            {icon(name)}
            <span>{label}</span>
            <b>{move || count.get()}</b>
        </a>
    }
}

/// The entry of the navigation under which a screen lies.
fn area(route: &Route) -> Route {
    match route {
        Route::Candidates | Route::Due | Route::ImportPeople | Route::Candidate(_) => Route::Candidates,
        Route::Data => Route::Data,
        Route::Today => Route::Today,
        Route::NotFound(path) => Route::NotFound(path.clone()),
        _ => Route::Requisitions,
    }
}

/// The way back and forth, for whoever has no keys: a message with its Undo is gone after a while. Where there is nothing to undo a
/// button keeps the focus all the same.
#[component]
fn Steps() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let button = move |name: &'static str, sign: &'static str, redo: bool| {
        let there = move || if redo { session.can_redo() } else { session.can_undo() };
        view! {
            <button
                type="button"
                class="btn quiet icon"
                title=name
                aria-label=name
                aria-disabled=move || (!there()).then_some("true")
                on:click=move |_| step_back(session, redo)
            >
                {icon(sign)}
            </button>
        }
    };
    view! { <div class="steps">{button(w.undo, "undo", false)} {button(w.redo, "redo", true)}</div> }
}

/// How the work is kept, always in sight.
#[component]
fn Saved() -> impl IntoView {
    let session = use_session();
    let w = &words().shell;
    let trouble = move || {
        use SaveState::{Full, Locked, MemoryOnly, Newer};
        matches!(session.save_state(), Full | Locked | MemoryOnly | Newer | SaveState::Failed(_))
    };
    let text = move || match session.save_state() {
        SaveState::Kept | SaveState::OnlyLarge => w.saved,
        SaveState::OnlySmall => w.kept,
        SaveState::Saving => w.saving,
        _ => w.not_kept,
    };
    let backup = move || {
        let at = session.last_backup().and_then(|at| i64::try_from(at).ok());
        let day = at.and_then(DateTime::from_timestamp_millis).map(intl::date);
        day.map_or_else(|| w.no_backup.to_owned(), |day| (w.last_backup)(&day))
    };
    view! {
        <div class="saved" class:trouble=trouble>
            <i class="dot"></i>
            <span role="status">{text}</span>
            <small>{backup}</small>
            <LockNow />
        </div>
    }
}

/// What stands below a sheet on paper: for whom one hires.
#[component]
pub fn PrintFooter() -> impl IntoView {
    let session = use_session();
    let name = move || session.on(Topic::Settings).settings.name.clone();
    view! { <p class="print-footer">{name}</p> }
}

/// An address that means nothing.
#[component]
pub fn NotFound(
    /// The address, as it stands in the fragment.
    path: String,
) -> impl IntoView {
    let w = &words().shell;
    view! { <Nothing title=w.not_found hint=(w.not_found_hint)(&path) /> }
}

/// A record that is gone.
#[component]
pub fn Gone() -> impl IntoView {
    let w = &words().shell;
    view! { <Nothing title=w.gone hint=w.gone_hint.to_owned() /> }
}

#[component]
fn Nothing(title: &'static str, hint: String) -> impl IntoView {
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{title}</h1>
                <p>{hint}</p>
            </div>
        </div>
        <Link to=Route::Requisitions attr:class="btn go">
            {words().shell.to_requisitions}
        </Link>
    }
}

/// A screen about a record for as long as the record is there; after that, a word that it is gone.
pub fn while_there(
    there: impl Fn() -> bool + Send + Sync + 'static,
    screen: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    guarded(Box::new(there), Box::new(screen))
}

fn guarded(there: Box<dyn Fn() -> bool + Send + Sync>, screen: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let there = Memo::new(move |_| there());
    (move || if there.get() { screen() } else { view! { <Gone /> }.into_any() }).into_any()
}

/// What lives in this tab alone, or is not written yet, goes with it: the browser asks before. It words the question itself.
fn ask_before_loss(session: Session, event: &web_sys::BeforeUnloadEvent) {
    let alone = match session.save_state() {
        SaveState::MemoryOnly | SaveState::Full | SaveState::Locked | SaveState::Failed(_) => true,
        // What is locked is not kept at once: a page that goes away does not wait for it.
        SaveState::Saving => session.is_locked(),
        _ => false,
    };
    if (alone || session.would_lose()) && !session.is_empty() {
        event.prevent_default();
    }
}

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), but in text fields, which have an undo of their own. A visitor takes nothing back.
fn undo_by_key(session: Session, visited: Memo<bool>, event: &web_sys::KeyboardEvent) {
    if is_typing(event) || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let redo = match (is_key(event, 'z'), is_key(event, 'y')) {
        (true, _) => event.shift_key(),
        (_, true) => true,
        _ => return,
    };
    event.prevent_default();
    if !visited.get_untracked() {
        step_back(session, redo);
    }
}

/// Gives the page a language, for screen readers, hyphenation and upper case.
pub fn apply_language(language: Language) {
    if let Some(root) = document().document_element() {
        // Attributes of the root element can always be set.
        let _ = root.set_attribute("lang", language.tag());
    }
}

/// Light, dark, or as the device says.
pub fn apply_scheme(scheme: Scheme) {
    if let Some(root) = document().document_element() {
        let _ = match scheme {
            Scheme::Light => root.set_attribute("data-scheme", "light"),
            Scheme::Dark => root.set_attribute("data-scheme", "dark"),
            Scheme::Auto => root.remove_attribute("data-scheme"),
        };
    }
}
