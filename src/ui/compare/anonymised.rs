//! The rows of anonymised candidates: their numbers count, and nobody can be asked about them. Must never show who they were.

use crate::{
    domain::{Id, facts::Facts, kit::Criterion, requisition::Requisition, statistic::Statistic},
    i18n::{intl, plural, words},
    session::{Session, Topic, use_session},
    ui::{controls::rows, decide::outcome_name},
};
use leptos::prelude::*;

/// The rows, below those of people with a name.
#[component]
pub(super) fn AnonymisedRows(
    /// Of which requisition.
    id: Id<Requisition>,
    /// The columns.
    criteria: Memo<Vec<(Id<Criterion>, String)>>,
) -> impl IntoView {
    let session = use_session();
    rows(move || anonymised(session, id), move |id| view! { <Row id criteria /> })
}

/// Those whose marks are on the criteria that are compared.
pub(super) fn anonymised(session: Session, id: Id<Requisition>) -> Vec<Id<Statistic>> {
    session.on(Topic::Requisition(id));
    let views = session.on(Topic::Board(id));
    let kit = views.requisition(id).and_then(|found| found.kit);
    let all = views.statistics_of(id).into_iter();
    all.filter(|(_, one)| one.score.is_some() && one.kit == kit).map(|(id, _)| id).collect()
}

#[component]
fn Row(id: Id<Statistic>, criteria: Memo<Vec<(Id<Criterion>, String)>>) -> impl IntoView {
    let w = &words().compare;
    let one = use_session().views().statistics.get(&id)?;
    let score = one.score.clone()?;
    let points = |hundredths: u16| f64::from(hundredths) / 100.0;
    let cell = |text: Option<String>| view! { <td class="n">{text.unwrap_or_else(|| "–".to_owned())}</td> };
    let mean = points(score.mean);
    let spread = (score.by > 1).then(|| intl::number(points(score.spread), 1));
    let coverage = intl::percent(f64::from(score.coverage) / 100.0, 0);
    let marks = score.criteria;
    let by_criterion = move || {
        let mean = |id| marks.iter().find(|one| one.criterion == id).map(|one| intl::number(points(one.mean), 1));
        criteria.get().iter().map(|(id, _)| cell(mean(*id))).collect_view()
    };
    Some(view! {
        <tr>
            <th scope="row">{words().retention.statistic}</th>
            <td class="n score">
                {intl::number(mean, 1)} <meter aria-hidden="true" min="1" max="5" value=mean.to_string()></meter>
            </td>
            {cell(Some(coverage))}
            <td>{plural(score.by.into(), &w.by)}</td>
            {cell(spread)}
            {by_criterion}
            <td>{one.outcome.map(|outcome| view! { <span class="chip">{outcome_name(outcome)}</span> })}</td>
        </tr>
    })
}
