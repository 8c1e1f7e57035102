//! What is said and asked in the stage of an application, to read while one scores. Must never be written to: replies belong to the
//! application's page.

use crate::{
    domain::{Id, application::Application, facts::Facts, question::asked_in},
    i18n::words,
    session::{Topic, use_session},
};
use leptos::prelude::*;

/// The opening and the questions; nothing where nothing is asked.
#[component]
pub(super) fn Questions(
    /// On which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().questions;
    let asked = Memo::new(move |_| {
        let application = session.on(Topic::Application(id)).application(id)?;
        let requisition =
            session.on(Topic::Requisition(application.requisition)).requisition(application.requisition)?;
        let stage = application.placement.stage;
        let opening = requisition.stages.get(&stage).map(|stage| stage.opening.clone()).unwrap_or_default();
        let text = |one| requisition.questions.get(&one).map(|one| one.text.clone());
        let questions: Vec<String> = asked_in(stage, &requisition).into_iter().filter_map(text).collect();
        (!opening.is_empty() || !questions.is_empty()).then_some((opening, questions))
    });
    move || {
        let (opening, questions) = asked.get()?;
        Some(view! {
            <section class="crit">
                <h2>{w.title}</h2>
                {(!opening.is_empty()).then(|| view! { <p class="hint">{opening}</p> })}
                <ol>{questions.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ol>
            </section>
        })
    }
}
