//! The job description's screen: every field, what is missing before publishing, and the preview.

mod fields;
mod items;
mod lists;
mod preview;

use crate::{
    domain::{
        Id,
        edit::Edit,
        facts::Facts,
        publish::{Field, Missing, missing},
        requisition::{Requisition, Status},
    },
    i18n::{error_text, intl, missing_text, plural, status_name, words},
    session::{Session, Topic, use_session},
    ui::{
        controls::{Gap, Gate, act, focus_field, icon, toast},
        requisitions::{Ways, title_of},
        shell::while_there,
    },
};
use fields::Fields;
pub(crate) use items::ItemList;
use leptos::prelude::*;
pub(crate) use lists::NewItem;
use preview::Preview;
use std::sync::Arc;

/// The requisition on the desk, as a signal; every field reads its own part of it.
pub(crate) type OnDesk = Memo<Option<Arc<Requisition>>>;

/// Changes one part of the requisition, as one edit.
pub(crate) fn change(session: Session, id: Id<Requisition>, how: impl FnOnce(&mut Requisition)) -> bool {
    let Some(mut after) = session.views().requisition(id).map(|found| (*found).clone()) else {
        return false;
    };
    how(&mut after);
    act(session, Edit::SetRequisition { id, after: Box::new(after) })
}

/// The same for a field that shows why it is refused.
fn try_change(session: Session, id: Id<Requisition>, how: impl FnOnce(&mut Requisition)) -> Result<(), String> {
    let Some(mut after) = session.views().requisition(id).map(|found| (*found).clone()) else { return Ok(()) };
    how(&mut after);
    session.dispatch(Edit::SetRequisition { id, after: Box::new(after) }).map_err(|error| error_text(&error))
}

/// The screen.
#[component]
pub fn DeskScreen(
    /// Whose job description.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Desk id /> }.into_any(),
    )
}

#[component]
fn Desk(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let on_desk: OnDesk = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let title = move || on_desk.get().map(|found| title_of(&found)).unwrap_or_default();
    let status = move || on_desk.get().map(|found| found.status());
    let gaps = Memo::new(move |_| on_desk.get().map(|found| missing(&found.job)).unwrap_or_default());
    let version = move || {
        let found = on_desk.get()?;
        session.views().job_versions.get(&found.published?)
    };
    // What candidates read is what stands here: there is nothing to publish.
    let up_to_date = Memo::new(move |_| version().zip(on_desk.get()).is_some_and(|(last, now)| last.job == now.job));
    let facts = move || match version().map(|version| (w.published_at)(&intl::date(version.at))) {
        Some(when) if up_to_date.get() => when,
        Some(when) => format!("{when}, {}", w.changed_since),
        None => w.never_published.to_owned(),
    };
    let publish = move |_| {
        if let Some(first) = gaps.get_untracked().first() {
            act(session, Edit::Publish { id });
            focus_field(dom_id(first.field()));
        } else if act(session, Edit::Publish { id }) {
            toast(w.published.to_owned());
        }
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{title}</h1>
                <p>
                    <span class="chip" class:ok=move || status() == Some(Status::Open)>
                        {move || status().map(status_name)}
                    </span>
                    " "
                    {facts}
                </p>
            </div>
            <button type="button" class="btn" on:click=move |_| drop(window().print())>
                {icon("print")}
                {words().common.print}
            </button>
            <button type="button" class="btn go" hidden=move || up_to_date.get() on:click=publish>
                {move || if version().is_some() { w.publish_again } else { w.publish }}
            </button>
        </div>
        <Ways id />
        <div class="desk">
            <div>
                <Readiness gaps up_to_date />
                <Fields id on_desk />
            </div>
            <Preview on_desk />
        </div>
    }
}

/// The DOM id of a field: its name in the record.
pub(super) fn dom_id(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Purpose => "purpose",
        Field::Salary => "salary-min",
        Field::Qualifications => "qualifications-new",
        Field::Hours => "hours",
        Field::Shifts => "shifts",
        Field::Workplace => "workplace",
        Field::Place => "place",
        Field::Perks => "perks-new",
    }
}

/// What stands between the draft and publishing, or that nothing does.
#[component]
fn Readiness(gaps: Memo<Vec<Missing>>, up_to_date: Memo<bool>) -> impl IntoView {
    let w = &words().desk;
    let lines = move || {
        let gap =
            |gap: Missing| Gap { text: missing_text(gap).to_owned(), field: Some(dom_id(gap.field()).to_owned()) };
        gaps.get().into_iter().map(gap).collect::<Vec<_>>()
    };
    view! {
        <Gate title=Signal::derive(move || plural(gaps.read().len(), &w.missing)) gaps=Signal::derive(lines) />
        <Show when=move || gaps.read().is_empty() && !up_to_date.get()>
            <div class="gate ok">{w.ready}</div>
        </Show>
    }
}
