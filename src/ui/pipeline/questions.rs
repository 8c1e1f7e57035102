//! What is said and asked in a stage, below the stage: an opening and questions that are the same for everybody. Must never change a
//! question that other stages ask.

use crate::{
    domain::{
        Id,
        question::{Question, ask, asked_in},
        requisition::{Requisition, Stage, StageName},
    },
    i18n::{intl, questions::Suggested, words},
    session::{Session, use_session},
    ui::{
        controls::{TextField, focus_field, icon, rows, toast_undo},
        desk::{ItemList, NewItem, OnDesk, change},
    },
};
use leptos::prelude::*;

/// What is suggested for a stage; nothing for those of a person's own.
pub fn suggested(stage: &Stage) -> Option<&'static Suggested> {
    let w = &words().questions;
    match stage.standard {
        Some(StageName::Screening) => Some(&w.screening),
        Some(StageName::Phone) => Some(&w.phone),
        Some(StageName::Interview) => Some(&w.interview),
        _ => None,
    }
}

/// Puts what is suggested for a stage into it: the opening only where none stands there.
pub fn take_suggested(session: Session, requisition: &mut Requisition, id: Id<Stage>) {
    let Some(stage) = requisition.stages.get_mut(&id) else { return };
    let Some(offer) = suggested(stage) else { return };
    if stage.opening.is_empty() {
        stage.opening = offer.opening.to_owned();
    }
    ask(&mut requisition.questions, id, offer.questions, || session.fresh());
}

/// The opening and the questions of a stage.
#[component]
pub(super) fn StageQuestions(
    /// Whose stages.
    id: Id<Requisition>,
    on_desk: OnDesk,
    stages: ItemList<Stage>,
    /// Which of them.
    stage: Id<Stage>,
    /// Its name.
    name: Signal<String>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().questions;
    let list = ItemList::new(id, on_desk, |r| &r.questions, |r| &mut r.questions);
    let ids = Memo::new(move |_| on_desk.get().map(|found| asked_in(stage, &found)).unwrap_or_default());
    let number = move |item: Id<Question>| ids.read().iter().position(|other| *other == item).unwrap_or_default() + 1;
    let new = format!("question-new-{stage}");
    let focus = StoredValue::new(new.clone());
    let row = move |item: Id<Question>| {
        let title = move || (w.question_of)(&name.get(), number(item));
        let remove = move |_| {
            let gone = change(session, id, |requisition| {
                requisition.questions.remove(&item);
            });
            if gone {
                toast_undo(w.removed.to_owned());
                focus.with_value(|new| focus_field(new));
            }
        };
        view! {
            <li class="item">
                <TextField
                    id=format!("question-{item}")
                    label=Signal::derive(title)
                    label_hidden=true
                    multiline=1
                    value=Signal::derive(move || list.read(item, |one| one.text.clone()).unwrap_or_default())
                    on_commit=move |typed: String| list.edit(item, |one| one.text = typed.trim().to_owned())
                    max_length=500
                />
                <button
                    type="button"
                    class="btn quiet icon"
                    aria-label=move || format!("{}: {}", words().common.remove, title())
                    on:click=remove
                >
                    {icon("trash")}
                </button>
            </li>
        }
    };
    let add = move |text: String| {
        change(session, id, |requisition| ask(&mut requisition.questions, stage, &[&text], || session.fresh()));
    };
    let offers = move || ids.read().is_empty() && stages.read(stage, |found| suggested(found).is_some()) == Some(true);
    let suggest = move |_| {
        if change(session, id, |requisition| take_suggested(session, requisition, stage)) {
            toast_undo((w.suggested)(&name.get_untracked()));
            focus.with_value(|new| focus_field(new));
        }
    };
    view! {
        <details class="stage-questions">
            <summary>{move || (w.summary)(&intl::number(ids.read().len() as f64, 0))}</summary>
            <div class="stack">
                <TextField
                    id=format!("opening-{stage}")
                    label=Signal::derive(move || (w.opening_of)(&name.get()))
                    label_hidden=true
                    placeholder=w.opening
                    multiline=2
                    value=Signal::derive(move || stages.read(stage, |found| found.opening.clone()).unwrap_or_default())
                    on_commit=move |typed: String| stages.edit(stage, |found| found.opening = typed.trim().to_owned())
                    max_length=2000
                />
                <ol class="items">{rows(move || ids.get(), row)}</ol>
                <NewItem id=new label=Signal::derive(move || (w.add)(&name.get())) on_add=Callback::new(add) />
                <Show when=offers>
                    <button
                        type="button"
                        class="btn small"
                        aria-label=move || (w.suggest_for)(&name.get())
                        on:click=suggest
                    >
                        {w.suggest}
                    </button>
                </Show>
            </div>
        </details>
    }
}
