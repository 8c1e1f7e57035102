//! My scorecard on one application: marks with evidence on the fixed criteria, handed in once. The others' scores stay hidden
//! until then.

mod others;
mod questions;

use crate::{
    domain::{
        Id, RawId,
        application::Application,
        edit::{Edit, scorecard_id},
        facts::Facts,
        job::in_order,
        kit::{Criterion, Kit},
        scorecard::{Mark, Recommendation, Scorecard, ScorecardGap, commitment, gaps},
        scoring::score,
        team::Member,
    },
    i18n::{intl, plural, recommendation_name, words},
    route::Route,
    session::{Session, Topic, use_session},
    ui::{
        controls::{Gap, Gate, Link, LongTextField, act, focus_field, icon, toast},
        criteria::{anchors, naming},
        requisitions::title_of,
        shell::{Gone, PrintFooter},
    },
};
use leptos::prelude::*;
pub use others::CodeNote;
use others::Others;
use questions::Questions;
use std::{collections::BTreeMap, sync::Arc};

/// The screen.
#[component]
pub fn ScorecardScreen(
    /// On which application.
    id: Id<Application>,
) -> impl IntoView {
    let session = use_session();
    let kit = Memo::new(move |_| {
        let views = session.on(Topic::Application(id));
        let requisition = views.application(id)?.requisition;
        session.on(Topic::Requisition(requisition)).requisition(requisition).map(|found| (requisition, found.kit))
    });
    let w = &words().scorecard;
    move || match (kit.get(), session.me()) {
        (Some((_, Some(kit))), Some(me)) => view! { <Card place=Place { session, id, kit, me } /> }.into_any(),
        (Some((requisition, None)), _) => view! {
            <div class="head">
                <div class="grow">
                    <h1 tabindex="-1">{name_of(session, id)}</h1>
                </div>
                <Link to=Route::Criteria(requisition) attr:class="btn go">
                    {w.to_criteria}
                </Link>
            </div>
            <p>{w.not_fixed}</p>
        }
        .into_any(),
        _ => view! { <Gone /> }.into_any(),
    }
}

fn name_of(session: Session, id: Id<Application>) -> String {
    let views = session.views();
    let person = views.application(id).and_then(|found| views.candidate(found.candidate));
    person.map_or_else(|| words().common.unknown_person.to_owned(), |person| person.name.clone())
}

/// Which scorecard is on the screen, and how it is read and written.
#[derive(Clone, Copy)]
struct Place {
    session: Session,
    id: Id<Application>,
    kit: Id<Kit>,
    me: Id<Member>,
}

impl Place {
    fn read(self) -> Option<Arc<Scorecard>> {
        self.session.on(Topic::Application(self.id)).scorecard(scorecard_id(self.id, self.me))
    }

    /// My scorecard's own id.
    fn card(self) -> RawId {
        scorecard_id(self.id, self.me).raw()
    }

    /// Changes one part, as one edit; the first one begins the scorecard.
    fn change(self, how: impl FnOnce(&mut Scorecard)) {
        let views = self.session.views();
        let Some(application) = views.application(self.id) else { return };
        let mut after = views.scorecard(scorecard_id(self.id, self.me)).map_or_else(
            || Scorecard {
                application: self.id,
                candidate: application.candidate,
                interviewer: self.me,
                kit: self.kit,
                ratings: BTreeMap::new(),
                recommendation: None,
                summary: String::new(),
                submission: None,
            },
            |found| (*found).clone(),
        );
        drop(views);
        how(&mut after);
        act(self.session, Edit::SetScorecard { after: Box::new(after) });
    }
}

#[component]
fn Card(place: Place) -> impl IntoView {
    let Place { session, id, me, .. } = place;
    let w = &words().scorecard;
    let mine = Memo::new(move |_| place.read());
    let locked = Memo::new(move |_| mine.get().is_some_and(|mine| mine.submission.is_some()));
    // A scorecard that was begun stays on the kit that it was begun on.
    let kit_id = mine.get_untracked().map_or(place.kit, |mine| mine.kit);
    let kit = StoredValue::new(session.views().kit(kit_id)?);
    let place = Place { kit: kit_id, ..place };
    let missing = Memo::new(move |_| mine.get().map(|mine| gaps(&mine, &kit.get_value())).unwrap_or_default());
    let title = {
        let views = session.views();
        let requisition = views.application(id).and_then(|found| views.requisition(found.requisition));
        requisition.map(|found| title_of(&found)).unwrap_or_default()
    };
    let my_name = session.views().members.get(&me).map(|member| member.name.clone()).unwrap_or_default();
    let live = move || {
        let value = mine.get().and_then(|mine| score(&kit.get_value(), &mine.ratings));
        value.map_or_else(
            || w.no_score.to_owned(),
            |value| (w.score)(&intl::number(value.mean, 1), &intl::percent(value.coverage, 0)),
        )
    };
    let hand_in = move |_| {
        if act(session, Edit::HandIn { id: scorecard_id(id, me) }) {
            toast(w.handed_in.to_owned());
        } else if let Some(first) = missing.get_untracked().first() {
            focus_field(&gap_id(*first));
        }
    };
    let criteria = kit.with_value(|kit| {
        let list = in_order(&kit.criteria).into_iter();
        list.map(|(item, criterion)| view! { <One place mine locked item criterion=criterion.clone() /> })
            .collect_view()
    });
    let gap_text = move |gap: ScorecardGap| {
        let name = |item| kit.with_value(|kit| kit.criteria.get(&item).map(|one| one.name.clone()).unwrap_or_default());
        match gap {
            ScorecardGap::Mark(item) => (w.gap_mark)(&name(item)),
            ScorecardGap::Evidence(item) => (w.gap_evidence)(&name(item)),
            ScorecardGap::NothingAssessed => w.gap_nothing.to_owned(),
            ScorecardGap::Recommendation => w.gap_recommendation.to_owned(),
        }
    };
    // Before the first mark nobody needs a list of what is missing.
    let lines = move || {
        if locked.get() || mine.get().is_none() {
            return Vec::new();
        }
        let gap = |gap| Gap { text: gap_text(gap), field: Some(gap_id(gap)) };
        missing.get().into_iter().map(gap).collect::<Vec<_>>()
    };
    let submitted = move || {
        let submission = mine.get()?.submission?;
        let found = session.views().submissions.get(&submission)?;
        Some(((w.read_only)(&intl::date_time(found.at)), (words().panel.code)(&commitment(submission))))
    };
    let (back, back_text) = match session.pack() {
        Some(_) => (Route::Requisitions, words().pack.title),
        None => (Route::Application(id), w.application),
    };
    let set_summary = move |text| place.change(|card| card.summary = text);
    Some(view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{name_of(session, id)}</h1>
                <p>{(w.facts)(&title, &my_name)}</p>
            </div>
            <Link to=back attr:class="btn quiet">
                {back_text}
            </Link>
            <button type="button" class="btn" on:click=move |_| drop(window().print())>
                {icon("print")}
                {words().common.print}
            </button>
            <Show when=move || !locked.get()>
                <button type="button" class="btn go" on:click=hand_in>
                    {w.hand_in}
                </button>
            </Show>
        </div>
        {move || {
            submitted()
                .map(|(text, code)| {
                    view! {
                        <div class="gate ok">
                            <p>{text}</p>
                            <p class="code">{code}</p>
                            <CodeNote />
                        </div>
                    }
                })
        }}
        <Gate title=Signal::derive(move || plural(missing.read().len(), &w.gaps)) gaps=Signal::derive(lines) />
        <div class="page-cols">
            <div class="sheet printable">
                <div class="print-only">
                    <h1>{name_of(session, id)}</h1>
                    <p>{(w.facts)(&title, &my_name)}</p>
                </div>
                <Questions id />
                {criteria}
                <Recommend place mine locked />
                <LongTextField
                    record=place.card()
                    field="summary"
                    id="summary"
                    label=w.summary
                    optional=true
                    value=Signal::derive(move || mine.get().map(|mine| mine.summary.clone()).unwrap_or_default())
                    on_commit=set_summary
                    multiline=2
                    readonly=locked
                />
                <p class="score">{live}</p>
                <PrintFooter />
            </div>
            <aside class="sheet">
                <h2>{w.others}</h2>
                <Others place locked kit />
                <h3>{w.remember}</h3>
                <p class="hint">{w.remember_text}</p>
            </aside>
        </div>
    })
}

/// The DOM id of what a gap is about.
fn gap_id(gap: ScorecardGap) -> String {
    match gap {
        ScorecardGap::Mark(item) => format!("mark-{item}-1"),
        ScorecardGap::Evidence(item) => format!("evidence-{item}"),
        ScorecardGap::NothingAssessed => "main".to_owned(),
        ScorecardGap::Recommendation => "recommendation-0".to_owned(),
    }
}

type Mine = Memo<Option<Arc<Scorecard>>>;

#[component]
fn One(place: Place, mine: Mine, locked: Memo<bool>, item: Id<Criterion>, criterion: Criterion) -> impl IntoView {
    let w = &words().scorecard;
    let mark = Memo::new(move |_| mine.get().and_then(|mine| mine.ratings.get(&item)?.mark));
    let option = move |value: Mark, text: String, wide: bool| {
        let dom = format!("mark-{item}-{}", value.points().unwrap_or_default());
        view! {
            <label class="rate-option" class:wide=wide>
                <input
                    type="radio"
                    id=dom
                    name=format!("mark-{item}")
                    disabled=move || locked.get()
                    prop:checked=move || mark.get() == Some(value)
                    on:change=move |_| place.change(|card| card.ratings.entry(item).or_default().mark = Some(value))
                />
                <span>{text}</span>
            </label>
        }
    };
    let anchors = anchors(&criterion);
    let set_evidence = move |text| place.change(|card| card.ratings.entry(item).or_default().evidence = text);
    view! {
        <section class="crit">
            {naming(&criterion)}
            <fieldset class="rate">
                <legend class="visually-hidden">{criterion.name}</legend>
                {(1..=5).map(|points| option(Mark::Points(points), points.to_string(), false)).collect_view()}
                {option(Mark::NotAssessed, w.not_assessed.to_owned(), true)}
            </fieldset>
            {anchors}
            <div class="evid">
                <LongTextField
                    record=place.card()
                    field=format!("ratings/{item}")
                    id=format!("evidence-{item}")
                    label=w.evidence
                    hint=w.evidence_hint.to_owned()
                    value=Signal::derive(move || {
                        mine.get().and_then(|mine| Some(mine.ratings.get(&item)?.evidence.clone())).unwrap_or_default()
                    })
                    on_commit=set_evidence
                    multiline=2
                    readonly=locked
                />
            </div>
        </section>
    }
}

#[component]
fn Recommend(place: Place, mine: Mine, locked: Memo<bool>) -> impl IntoView {
    let all = [Recommendation::StrongNo, Recommendation::No, Recommendation::Yes, Recommendation::StrongYes];
    let option = move |(at, value): (usize, Recommendation)| {
        view! {
            <label>
                <input
                    type="radio"
                    id=format!("recommendation-{at}")
                    name="recommendation"
                    disabled=move || locked.get()
                    prop:checked=move || mine.get().is_some_and(|mine| mine.recommendation == Some(value))
                    on:change=move |_| place.change(|card| card.recommendation = Some(value))
                />
                <span>{recommendation_name(value)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend>{words().scorecard.recommendation}</legend>
            {all.into_iter().enumerate().map(option).collect_view()}
        </fieldset>
    }
}
