//! The interviews on an application: planned, changed, cancelled, and handed to one's calendar. Must never say what was said in them.

use crate::{
    domain::{
        Id,
        application::Application,
        edit::{Edit, Plan},
        facts::Facts,
        interview::{Interview, Mode},
    },
    exchange::calendar,
    i18n::{intl, words},
    session::{Session, Topic, use_session},
    ui::{
        controls::{Dialog, SelectField, TextField, act, act_at, download, focus_field, rows, toast, toast_undo},
        requisitions::{is_closed, title_of},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// How long an interview takes unless somebody says otherwise.
const USUAL: u16 = 45;

/// The DOM ids of the fields that may be refused.
const STARTS: &str = "interview-starts";
const MINUTES: &str = "interview-minutes";

/// The section.
#[component]
pub(super) fn InterviewsSection(
    /// Of which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().meetings;
    let open = RwSignal::new(false);
    // The one that is changed; without it a new one is planned.
    let which = RwSignal::new(None::<Id<Interview>>);
    let ids = Memo::new(move |_| {
        let all = session.on(Topic::Application(id)).interviews_on(id).into_iter();
        all.filter(|(_, found)| !found.cancelled).map(|(id, _)| id).collect::<Vec<_>>()
    });
    let change = move |interview| {
        which.set(interview);
        open.set(true);
    };
    let title = Signal::derive(move || (w.dialog)(&names(session, id).0));
    view! {
        <section class="sheet">
            <h2>{w.title}</h2>
            <Show when=move || ids.read().is_empty()>
                <p class="hint">{w.none}</p>
            </Show>
            <ul class="interviews">
                {rows(move || ids.get(), move |one| view! { <Row application=id id=one change=Callback::new(change) /> })}
            </ul>
            <Show when=move || !is_closed(session, id)>
                <button type="button" class="btn small" on:click=move |_| change(None)>
                    {w.plan}
                </button>
            </Show>
            <Dialog open title>
                <Form application=id which=which.get_untracked() open />
            </Dialog>
        </section>
    }
}

/// The candidate's name as it may be seen, and the position's.
fn names(session: Session, id: Id<Application>) -> (String, String) {
    let views = session.views();
    let found = views.application(id);
    let person = found.as_ref().and_then(|found| views.candidate(found.candidate));
    let position = found.and_then(|found| views.requisition(found.requisition));
    (
        person.map(|person| person.name.clone()).unwrap_or_default(),
        position.map(|found| title_of(&found)).unwrap_or_default(),
    )
}

/// How an interview is held, in a line.
pub(crate) fn facts(interview: &Interview) -> String {
    let w = &words().meetings;
    let mode = Mode::ALL.iter().zip(w.modes).find(|(mode, _)| **mode == interview.mode).map_or("", |(_, name)| name);
    (w.facts)(&intl::number(interview.minutes.into(), 0), mode, &interview.place)
}

#[component]
fn Row(application: Id<Application>, id: Id<Interview>, change: Callback<Option<Id<Interview>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().meetings;
    let found = Memo::new(move |_| {
        let views = session.on(Topic::Application(application));
        views.interview(id).map(|interview| views.seen_interview(interview))
    });
    let when = move || found.get().map(|found| intl::date_time(found.starts)).unwrap_or_default();
    let cancel = move |_| {
        let when = when();
        if act(session, Edit::CancelInterview { id }) {
            toast_undo((w.cancelled)(&when));
        }
    };
    let hand_out = move |_| {
        let Some(interview) = found.get_untracked() else { return };
        let (name, position) = names(session, application);
        let text = calendar::write(id, &interview, &(w.summary)(&name, &position));
        if download("interview.ics", calendar::MEDIA, &text).is_err() {
            toast(words().data.export_failed.to_owned());
        }
    };
    view! {
        <li>
            <p>
                <strong>{when}</strong>
                <span class="hint">{move || found.get().map(|found| facts(&found))}</span>
            </p>
            <div class="actions">
                <Show when=move || !is_closed(session, application)>
                    <button
                        type="button"
                        class="btn small"
                        aria-label=move || (w.change_of)(&when())
                        on:click=move |_| change.run(Some(id))
                    >
                        {w.change}
                    </button>
                </Show>
                <button type="button" class="btn small" aria-label=move || (w.calendar_of)(&when()) on:click=hand_out>
                    {w.calendar}
                </button>
                <button type="button" class="btn small quiet" aria-label=move || (w.cancel_of)(&when()) on:click=cancel>
                    {w.cancel}
                </button>
            </div>
        </li>
    }
}

/// The plan; it is kept when it is saved.
#[component]
fn Form(application: Id<Application>, which: Option<Id<Interview>>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().meetings;
    let views = session.views();
    let found: Option<Arc<Interview>> = which.and_then(|id| views.interview(id));
    let text = |text: String| RwSignal::new(text);
    let starts = text(found.as_ref().map(|found| intl::local_moment(found.starts)).unwrap_or_default());
    let minutes = text(found.as_ref().map_or(USUAL, |found| found.minutes).to_string());
    let mode = text(found.as_ref().map(|found| found.mode).unwrap_or_default().key().to_owned());
    let whole = found.as_ref().map(|found| found.place.clone()).unwrap_or_default();
    let place = text(found.map(|found| views.seen_interview(found).place.clone()).unwrap_or_default());
    // A place that the blind shows otherwise than it is can be read alone: whoever changed it would lose what is hidden.
    let guarded = place.get_untracked() != whole;
    let (no_start, fault) = (RwSignal::new(false), RwSignal::new(None));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let begins = intl::moment_of(&starts.get_untracked());
        no_start.set(begins.is_none());
        let Some(begins) = begins else { return focus_field(STARTS) };
        let picked = mode.get_untracked();
        let plan = Plan {
            starts: begins,
            minutes: minutes.get_untracked().trim().parse().unwrap_or_default(),
            mode: Mode::ALL.into_iter().find(|mode| mode.key() == picked).unwrap_or_default(),
            place: if guarded { whole.clone() } else { place.get_untracked() },
        };
        let id = which.unwrap_or_else(|| session.fresh());
        if act_at(session, Edit::SetInterview { id, application, plan }, MINUTES, fault) {
            open.set(false);
            toast_undo((w.planned)(&intl::date_time(begins)));
        }
    };
    let modes = Mode::ALL.into_iter().zip(w.modes).map(|(mode, name)| (mode.key().to_owned(), name.to_owned()));
    view! {
        <form class="stack" novalidate on:submit=save>
            <TextField
                id=STARTS
                label=w.starts
                kind="datetime-local"
                value=starts
                fault=Signal::derive(move || no_start.get().then(|| w.starts_fault.to_owned()))
                on_commit=move |typed| starts.set(typed)
            />
            <TextField id=MINUTES label=w.minutes kind="number" value=minutes fault on_commit=move |typed| minutes.set(typed) />
            <SelectField id="interview-mode" label=w.mode options=modes.collect() value=mode on_change=move |picked| mode.set(picked) />
            <TextField
                id="interview-place"
                label=w.place
                hint=if guarded { words().blind.part_hidden } else { w.place_hint }.to_owned()
                readonly=guarded
                optional=true
                value=place
                on_commit=move |typed| place.set(typed)
                max_length=500
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.save}
                </button>
            </div>
        </form>
    }
}
