//! Closing a position: first everybody who applied is answered, then it is closed, with a reason. Must never send anything itself:
//! letters go out of the person's own mail.

use super::title_of;
use crate::{
    domain::{
        Id,
        answer::{NAME, waiting},
        application::Application,
        edit::Edit,
        facts::Facts,
        requisition::Requisition,
    },
    i18n::{intl, plural, words},
    session::{Session, Topic, use_session},
    ui::controls::{Dialog, Letter, TextField, act, rows, toast_undo},
};
use leptos::prelude::*;

/// How many people the dialog lists; the others are counted.
const LISTED: usize = 50;
/// How many people one letter goes to: mail programs refuse longer addresses.
const AT_ONCE: usize = 30;

/// The dialog.
#[component]
pub(super) fn CloseDialog(id: Id<Requisition>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let title = Signal::derive(move || {
        let found = session.on(Topic::Requisition(id)).requisition(id);
        found.map(|found| title_of(&found)).unwrap_or_default()
    });
    view! {
        <Dialog open title=Signal::derive(move || (words().requisitions.close_title)(&title.get()))>
            <Steps id open title />
        </Dialog>
    }
}

/// Those who wait, or the form that closes.
#[component]
fn Steps(id: Id<Requisition>, open: RwSignal<bool>, title: Signal<String>) -> impl IntoView {
    let session = use_session();
    let waiting = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        let found = views.requisition(id);
        let ids = found.map(|found| waiting(id, &found, &*views)).unwrap_or_default();
        // An answer touches its application alone.
        ids.iter().for_each(|id| drop(session.on(Topic::Application(*id))));
        ids
    });
    let some = Memo::new(move |_| !waiting.read().is_empty());
    view! {
        <Show when=move || some.get() fallback=move || view! { <Reason id open /> }>
            <Waiting id waiting title />
        </Show>
    }
}

#[component]
fn Waiting(id: Id<Requisition>, waiting: Memo<Vec<Id<Application>>>, title: Signal<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let reason = RwSignal::new(w.why_filled.to_owned());
    let text = RwSignal::new((w.letter)(&title.get_untracked()));
    let record = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let applications = waiting.get_untracked();
        let count = applications.len();
        let edit =
            Edit::Answer { requisition: id, applications, reason: reason.get_untracked(), text: text.get_untracked() };
        if act(session, edit) {
            toast_undo(plural(count, &words().closing.answered));
        }
    };
    let listed = move || waiting.read().iter().take(LISTED).copied().collect::<Vec<_>>();
    let more = move || {
        let more = waiting.read().len().saturating_sub(LISTED);
        (more > 0).then(|| plural(more, &w.more))
    };
    view! {
        <form class="stack" on:submit=record>
            <h3>{move || plural(waiting.read().len(), &w.waiting)}</h3>
            <p>{w.explain}</p>
            <TextField id="answer-text" label=w.text hint=w.text_hint.to_owned() value=text on_commit=move |typed| text.set(typed) multiline=7 />
            <ul class="answers">{rows(listed, move |id| view! { <Person id text title /> })}</ul>
            <p class="hint">{more}</p>
            <Many waiting text title />
            <TextField id="answer-reason" label=w.why hint=w.why_hint.to_owned() value=reason on_commit=move |typed| reason.set(typed) max_length=500 />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {move || plural(waiting.read().len(), &w.record)}
                </button>
            </div>
        </form>
    }
}

/// One who waits, with the way to write to them.
#[component]
fn Person(id: Id<Application>, text: RwSignal<String>, title: Signal<String>) -> impl IntoView {
    let w = &words().closing;
    let views = use_session().views();
    let person = views.application(id).and_then(|found| views.candidate(found.candidate))?;
    let name = person.name.clone();
    let body = Signal::derive(move || text.get().replace(NAME, &name));
    let email = person.email.clone();
    let link = if email.contains('@') {
        let label = (w.write_to)(&person.name);
        view! { <Letter to=email many=false subject=Signal::derive(move || (w.subject)(&title.get())) body label>{w.write}</Letter> }
            .into_any()
    } else {
        view! { <span class="hint">{w.no_email} " " {person.phone.clone()}</span> }.into_any()
    };
    Some(view! {
        <li>
            <span>{person.name.clone()}</span>
            {link}
        </li>
    })
}

/// One letter to many, who do not see each other's addresses; only of a text that names nobody.
#[component]
fn Many(waiting: Memo<Vec<Id<Application>>>, text: RwSignal<String>, title: Signal<String>) -> impl IntoView {
    let session = use_session();
    let w = &words().closing;
    let groups = move || {
        if text.read().contains(NAME) || waiting.read().len() < 2 {
            return Vec::new();
        }
        let addresses = addresses(session, &waiting.read());
        let mut begin = 0;
        let mut groups = Vec::new();
        for group in addresses.chunks(AT_ONCE) {
            let number = |at: usize| intl::number(at as f64, 0);
            groups.push(((w.write_many)(&number(begin + 1), &number(begin + group.len())), group.join(",")));
            begin += group.len();
        }
        groups
    };
    let links = move || {
        let link = |(label, to): (String, String)| {
            let subject = Signal::derive(move || (w.subject)(&title.get()));
            view! { <Letter to many=true subject body=text label=label.clone()>{label}</Letter> }
        };
        groups().into_iter().map(link).collect_view()
    };
    view! { <div class="answers-many">{links}</div> }
}

fn addresses(session: Session, ids: &[Id<Application>]) -> Vec<String> {
    let views = session.views();
    let people = ids.iter().filter_map(|id| views.candidate(views.application(*id)?.candidate));
    people.map(|person| person.email.clone()).filter(|email| email.contains('@')).collect()
}

/// Why it is closed.
#[component]
fn Reason(id: Id<Requisition>, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let w = &words().requisitions;
    let reason = RwSignal::new(String::new());
    let close = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if act(session, Edit::Close { id, reason: reason.get_untracked() }) {
            open.set(false);
        }
    };
    view! {
        <form class="stack" on:submit=close>
            <TextField
                id="closing-reason"
                label=w.reason
                hint=w.reason_hint.to_owned()
                value=reason
                on_commit=move |text| reason.set(text)
                multiline=3
            />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.close}
                </button>
            </div>
        </form>
    }
}
