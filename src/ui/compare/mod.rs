//! The scored candidates of a requisition, side by side: one number each, what it is made of, and the decision.

mod anonymised;

use crate::{
    domain::{
        Id,
        application::{Application, Outcome},
        facts::Facts,
        job::in_order,
        kit::Criterion,
        requisition::Requisition,
        scoring::Summary,
    },
    i18n::{intl, panel::seal_text, plural, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::{
        controls::{Link, icon, rows},
        decide::{DecideButton, outcome_name},
        requisitions::{Ways, title_of},
        shell::{PrintFooter, while_there},
    },
};
use anonymised::{AnonymisedRows, anonymised};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn CompareScreen(
    /// Whose candidates.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Table id /> }.into_any(),
    )
}

/// One candidate's line; without a summary the scores are sealed for me, and it says why.
#[derive(Clone, PartialEq)]
struct Line {
    id: Id<Application>,
    name: String,
    summary: Option<Summary>,
    sealed: Option<String>,
    marks: usize,
    decision: Option<Outcome>,
    lowered: bool,
}

fn lines(session: Session, id: Id<Requisition>) -> Vec<Line> {
    let views = session.on(Topic::Board(id));
    let me = session.me();
    let lines: Vec<Line> = views
        .board(id)
        .filter_map(|(_, application)| {
            session.on(Topic::Application(application));
            let marks = views.submissions_of(application).len();
            let summary = views.summary_of(application, me);
            let sealed = seal_text(&views.seats(application), me);
            if marks == 0 || (summary.is_none() && sealed.is_none()) {
                return None;
            }
            let found = views.application(application)?;
            let person = views.candidate(found.candidate)?;
            let decision = views.decisions_of(application).first().map(|(_, made)| made.outcome);
            let lowered = found.lowered().is_some();
            Some(Line { id: application, name: person.name.clone(), summary, sealed, marks, decision, lowered })
        })
        .collect();
    let mean = |line: &Line| line.summary.as_ref().map_or(0.0, |summary| summary.score.mean);
    let mut lines = intl::in_text_order(lines, |line| &line.name);
    lines.sort_by(|a, b| a.lowered.cmp(&b.lowered).then_with(|| mean(b).total_cmp(&mean(a))));
    lines
}

#[component]
fn Table(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().compare;
    let ranked = Memo::new(move |_| lines(session, id));
    let requisition = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let facts = move || {
        let title = requisition.get().map(|found| title_of(&found)).unwrap_or_default();
        (w.facts)(&title, &plural(ranked.read().len() + anonymised(session, id).len(), &w.count))
    };
    let criteria: Criteria = Memo::new(move |_| {
        let kit = requisition.get().and_then(|found| session.views().kit(found.kit?));
        kit.map(|kit| in_order(&kit.criteria).into_iter().map(|(id, one)| (id, one.name.clone())).collect())
            .unwrap_or_default()
    });
    let leader = move || {
        let ranked = ranked.read();
        let mut running = ranked.iter().filter(|line| !line.lowered);
        let (first, second) = (running.next()?, running.next()?);
        let by = first.summary.as_ref()?.score.mean - second.summary.as_ref()?.score.mean;
        Some(if by < 0.05 { w.tie.to_owned() } else { (w.leads)(&first.name, &intl::number(by, 1)) })
    };
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{facts}</p>
            </div>
            <button type="button" class="btn" on:click=move |_| drop(window().print())>
                {icon("print")}
                {words().common.print}
            </button>
        </div>
        <Ways id />
        <Show
            when=move || !ranked.read().is_empty() || !anonymised(session, id).is_empty()
            fallback=move || {
                view! {
                    <div class="empty">
                        <p>{w.empty}</p>
                        <Link to=Route::Board(id) attr:class="btn">
                            {w.to_board}
                        </Link>
                    </div>
                }
            }
        >
            {move || leader().map(|text| view! { <div class="gate ok">{text}</div> })}
            <div class="scroll-x sheet printable">
                <div class="print-only">
                    <h1>{w.title}</h1>
                    <p>{facts}</p>
                </div>
                <table class="compare-table">
                    <thead>
                        <tr>
                            <th scope="col">{w.candidate}</th>
                            <th scope="col" class="n">{w.score}</th>
                            <th scope="col" class="n">{w.coverage}</th>
                            <th scope="col">{w.scored_by}</th>
                            <th scope="col" class="n">{w.spread}</th>
                            {move || {
                                criteria.get().into_iter().map(|(_, name)| view! { <th scope="col" class="n">{name}</th> }).collect_view()
                            }}
                            <th scope="col">{w.decision}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows(
                            move || ranked.read().iter().map(|line| line.id).collect(),
                            move |id| view! { <Row id ranked criteria /> },
                        )}
                        <AnonymisedRows id criteria />
                    </tbody>
                </table>
                <PrintFooter />
            </div>
        </Show>
    }
}

/// The criteria of the requisition, in their order, by name.
type Criteria = Memo<Vec<(Id<Criterion>, String)>>;

/// One candidate's row. It stays while its figures change: somebody may be writing a decision in it.
#[component]
fn Row(id: Id<Application>, ranked: Memo<Vec<Line>>, criteria: Criteria) -> impl IntoView {
    let w = &words().compare;
    let line = Memo::new(move |_| ranked.read().iter().find(|line| line.id == id).cloned());
    let summary = move || line.get().and_then(|line| line.summary);
    let cell = |text: Option<String>| view! { <td class="n">{text.unwrap_or_else(|| "–".to_owned())}</td> };
    let score = move || {
        let mean = summary().map(|summary| summary.score.mean);
        let sealed = mean.is_none().then(|| line.get().and_then(|line| line.sealed)).flatten();
        let sealed = sealed.map(|why| view! { <span class="sealed">{why}</span> });
        let text = mean.map(|mean| intl::number(mean, 1));
        let bar = |mean: f64| view! { <meter aria-hidden="true" min="1" max="5" value=mean.to_string()></meter> };
        (sealed, text, mean.map(bar)).into_any()
    };
    let coverage = move || summary().map(|s| intl::percent(s.score.coverage, 0));
    let marks = move || line.get().map(|line| line.marks).unwrap_or_default();
    // One person cannot disagree with themselves.
    let spread = move || summary().filter(|_| marks() > 1).map(|s| intl::number(s.spread, 1));
    let by_criterion = move || {
        let summary = summary();
        let mean = |id| summary.as_ref().and_then(|s| Some(intl::number(s.criteria.get(id)?.mean, 1)));
        criteria.get().iter().map(|(id, _)| cell(mean(id))).collect_view()
    };
    let decided = move || {
        let outcome = line.get()?.decision?;
        let kind = if outcome == Outcome::Hire { "chip ok" } else { "chip bad" };
        Some(view! { <span class=kind>{outcome_name(outcome)}</span> })
    };
    let lowered = move || {
        let lowered = line.get().is_some_and(|line| line.lowered);
        lowered.then(|| view! { " "<span class="chip warn">{words().reasons.lowered}</span> })
    };
    view! {
        <tr>
            <th scope="row">
                <Link to=Route::Application(id)>{move || line.get().map(|line| line.name)}</Link>
                {lowered}
            </th>
            <td class="n score">{score}</td>
            {move || cell(coverage())}
            <td>{move || plural(marks(), &w.by)}</td>
            {move || cell(spread())}
            {by_criterion}
            <td>{decided} " " <DecideButton id /></td>
        </tr>
    }
}
