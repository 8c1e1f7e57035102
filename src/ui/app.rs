//! The whole app: provides the session, builds the screens in the language in use, and shows the one that the address names.

use super::{
    add_candidate::WalkInScreen,
    application::ApplicationScreen,
    board::BoardScreen,
    candidates::{CandidateScreen, CandidatesScreen, NoteDrafts},
    compare::CompareScreen,
    controls::{Notices, watch_presses},
    criteria::CriteriaScreen,
    data::DataScreen,
    decide::ReasonDialog,
    desk::DeskScreen,
    due::DueScreen,
    import_people::ImportPeopleScreen,
    pack::PackScreen,
    pipeline::PipelineScreen,
    removing::RemoveDialog,
    requisitions::RequisitionsScreen,
    scorecard::ScorecardScreen,
    shell::{self, NotFound, Shell},
    sourcing::SourcingScreen,
    today::TodayScreen,
    welcome::Welcome,
};
use crate::{
    i18n::{Language, speak},
    route::Route,
    session::{Session, navigation::use_route},
};
use leptos::prelude::*;
use leptos_router::components::Router;

/// The language in use, as a signal: the screens are built anew when it changes.
#[derive(Clone, Copy)]
pub struct Speaking(pub RwSignal<Language>);

/// The app around a session that is open.
#[component]
pub fn App(
    /// The session that is open.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    NoteDrafts::provide();
    watch_presses();
    let speaking = Speaking(RwSignal::new(preferred_language(session.preferences().language)));
    provide_context(speaking);
    shell::apply_scheme(session.preferences().scheme);
    view! {
        <Router>
            {move || {
                let language = speaking.0.get();
                speak(language);
                shell::apply_language(language);
                view! { <Screens /> }
            }}
        </Router>
    }
}

/// The language that was chosen, or the first of the browser's that Handpick speaks.
pub(super) fn preferred_language(chosen: Option<String>) -> Language {
    let browsers: Vec<String> = window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    Language::among(chosen.as_deref())
        .or_else(|| Language::among(browsers.iter().map(String::as_str)))
        .unwrap_or_default()
}

#[component]
fn Screens() -> impl IntoView {
    let session: Session = expect_context();
    let known = Memo::new(move |_| session.me().is_some());
    view! {
        <Notices />
        <Show when=move || known.get() fallback=|| view! { <Welcome /> }>
            <Shell>
                <Screen />
            </Shell>
            <ReasonDialog />
            <RemoveDialog />
        </Show>
    }
}

#[component]
fn Screen() -> impl IntoView {
    let session: Session = expect_context();
    let route = use_route();
    let pack = session.pack();
    move || {
        let screen = match route.get() {
            Route::Scorecard(id) => view! { <ScorecardScreen id /> }.into_any(),
            Route::Data => view! { <DataScreen /> }.into_any(),
            // Whatever else the address says: a pack has no other screens.
            _ if let Some(of) = pack => view! { <PackScreen of /> }.into_any(),
            Route::Requisitions => view! { <RequisitionsScreen /> }.into_any(),
            Route::Today => view! { <TodayScreen /> }.into_any(),
            Route::Desk(id) => view! { <DeskScreen id /> }.into_any(),
            Route::Criteria(id) => view! { <CriteriaScreen id /> }.into_any(),
            Route::Pipeline(id) => view! { <PipelineScreen id /> }.into_any(),
            Route::Sourcing(id) => view! { <SourcingScreen id /> }.into_any(),
            Route::Board(id) => view! { <BoardScreen id /> }.into_any(),
            Route::WalkIn(id) => view! { <WalkInScreen id /> }.into_any(),
            Route::Compare(id) => view! { <CompareScreen id /> }.into_any(),
            Route::Candidates => view! { <CandidatesScreen /> }.into_any(),
            Route::Due => view! { <DueScreen /> }.into_any(),
            Route::ImportPeople => view! { <ImportPeopleScreen /> }.into_any(),
            Route::Candidate(id) => view! { <CandidateScreen id /> }.into_any(),
            Route::Application(id) => view! { <ApplicationScreen id /> }.into_any(),
            Route::NotFound(path) => view! { <NotFound path /> }.into_any(),
        };
        shell::arrive();
        screen
    }
}
