//! Sample data: a made-up shop in a workspace of its own, opened and removed in one click. Must never write into the person's
//! own workspace.

mod waiting;

use super::{controls::toast, pipeline::take_suggested};
use crate::{
    domain::{
        Id, RawId,
        application::{Application, Move, Placement},
        candidate::{Candidate, Note},
        edit::{Entity, content_id, scorecard_id},
        gather::Gather,
        interview::{Interview, Mode},
        job::{Items, JobDescription, Line, Need, Qualification, ServiceType, Shifts, Workplace},
        kit::{Criterion, CriterionGroup, Kit},
        money::{Amount, PayPeriod, Salary},
        order::OrderKey,
        requisition::{JobVersion, Requisition, Stage, standard_pipeline},
        scorecard::{Mark, Rating, Recommendation, Scorecard, Submission},
        team::{Member, Settings},
    },
    i18n::{sample::Sample, words},
    session::{Session, chance},
};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::task::spawn_local;
use waiting::Waits;

/// Somebody made up: name, stage by number, days since they applied, marks if they were scored, what waits.
type MadeUp = (&'static str, usize, i64, Option<[u8; 3]>, Option<Waits>);

const PEOPLE: [MadeUp; 9] = [
    ("Eleni Markaki", 0, 0, None, None),
    ("Nguyễn Thị Ánh", 0, 1, None, None),
    ("Δημήτρης Παπαδόπουλος", 0, 3, None, None),
    ("王小明", 1, 4, None, None),
    ("Maria Ioannou", 1, 6, None, None),
    ("Anna Petrova", 2, 9, None, None),
    ("Giorgos Lekkas", 3, 9, Some([4, 3, 4]), Some(Waits::Interview)),
    ("Sofia Dimou", 3, 10, Some([4, 5, 4]), Some(Waits::Question)),
    ("Ivan Sokolov", 4, 12, Some([5, 4, 4]), Some(Waits::Step)),
];

/// Opens the sample data.
pub fn install(session: Session) {
    spawn_local(async move {
        let id = chance::raw_id();
        if session.begin_workspace(id, entities(session, id)).await.is_err() {
            toast(words().sample.failed.to_owned());
        }
    });
}

/// Removes the sample data and opens what was there before.
pub fn remove(session: Session) {
    spawn_local(async move {
        if session.discard_workspace().await.is_err() {
            toast(words().sample.failed.to_owned());
        }
    });
}

fn entities(session: Session, id: RawId) -> Vec<Entity> {
    let w = &words().sample;
    let now = session.now();
    let (requisition_id, colleague) = (session.fresh(), session.fresh());
    let [name, about, apply] = [w.company, w.about, w.apply].map(str::to_owned);
    let settings = Settings { name, about, apply, sample: true, ..Settings::default() };
    let mut all =
        vec![Entity::Settings(id, settings), Entity::Member(colleague, Member { name: w.colleague.to_owned() })];
    // The person goes on as who they are: their name comes along.
    if let Some((id, member)) = session.who().and_then(|id| Some((id, session.views().members.get(&id)?.clone()))) {
        all.push(Entity::Member(id, (*member).clone()));
    }
    let requisition = requisition(w, session, now, requisition_id, colleague, &mut all);
    let stages: Vec<Id<Stage>> = requisition.pipeline().into_iter().map(|(id, _)| id).collect();
    let order = OrderKey::sequence(PEOPLE.len());
    for (at, ((name, stage, days, marks, waits), order)) in PEOPLE.into_iter().zip(order).enumerate() {
        let Some(stage) = stages.get(stage).copied() else { continue };
        let since = now - TimeDelta::days(days);
        let person = Person { name, at, now, since, marks, waits, stage, order };
        person.add(w, session, (requisition_id, &requisition), colleague, &mut all);
    }
    all.push(Entity::Requisition(requisition_id, Box::new(requisition)));
    all
}

fn requisition(
    w: &Sample,
    session: Session,
    now: DateTime<Utc>,
    id: Id<Requisition>,
    author: Id<Member>,
    all: &mut Vec<Entity>,
) -> Requisition {
    let job = job(w, session);
    let criteria: Items<Criterion> = w
        .criteria
        .iter()
        .zip(OrderKey::sequence(w.criteria.len()))
        .zip([CriterionGroup::Attitude, CriterionGroup::Skill, CriterionGroup::Skill])
        .map(|(([name, low, middle, high], order), group)| {
            let [name, low, middle, high] = [name, low, middle, high].map(|text| (*text).to_owned());
            (session.fresh(), Criterion { name, group, weight: 1, low, middle, high, order })
        })
        .gather();
    let kit = Kit { requisition: id, criteria: criteria.clone() };
    let kit_id = content_id(&kit).into();
    let opened = now - TimeDelta::days(20);
    let version = JobVersion { requisition: id, job: job.clone(), at: opened, by: author };
    let version_id = content_id(&version).into();
    all.push(Entity::Kit(kit_id, kit));
    all.push(Entity::JobVersion(version_id, Box::new(version)));
    let mut requisition = Requisition {
        job,
        headcount: 2,
        stages: standard_pipeline(|| session.fresh()),
        questions: Items::new(),
        postings: waiting::postings(w, opened.date_naive(), || session.fresh()),
        comments: Items::new(),
        criteria,
        weights_reason: String::new(),
        kit: Some(kit_id),
        published: Some(version_id),
        closed: None,
        blind_until: None,
        opened,
    };
    for stage in requisition.stages.keys().copied().collect::<Vec<_>>() {
        take_suggested(session, &mut requisition, stage);
    }
    requisition
}

fn job(w: &Sample, session: Session) -> JobDescription {
    let lines = |texts: &[&str]| -> Items<Line> {
        let places = OrderKey::sequence(texts.len());
        texts
            .iter()
            .zip(places)
            .map(|(text, order)| (session.fresh(), Line { text: (*text).to_owned(), order }))
            .gather()
    };
    let [first, second] = w.musts;
    let qualifications = [(first, Need::Must), (second, Need::Must), (w.nice, Need::Nice)];
    let places = OrderKey::sequence(qualifications.len());
    JobDescription {
        title: w.title.to_owned(),
        purpose: w.purpose.to_owned(),
        salary: Salary {
            min: Amount::from_hundredths(120_000),
            max: Amount::from_hundredths(150_000),
            currency: "EUR".to_owned(),
            per: PayPeriod::Month,
        },
        qualifications: qualifications
            .into_iter()
            .zip(places)
            .map(|((text, need), order)| (session.fresh(), Qualification { text: text.to_owned(), need, order }))
            .gather(),
        hours: w.hours.to_owned(),
        shifts: Some(Shifts::Rotating),
        workplace: Some(Workplace::Hybrid),
        place: w.place.to_owned(),
        perks: lines(&w.perks),
        duties: lines(&w.duties),
        typical_day: w.day.to_owned(),
        service: Some(ServiceType::AfterSales),
        hiring_manager: w.colleague.to_owned(),
        answer_days: Some(7),
        ..JobDescription::default()
    }
}

struct Person {
    name: &'static str,
    at: usize,
    now: DateTime<Utc>,
    since: DateTime<Utc>,
    marks: Option<[u8; 3]>,
    waits: Option<Waits>,
    stage: Id<Stage>,
    order: OrderKey,
}

impl Person {
    fn add(
        self,
        w: &Sample,
        session: Session,
        (requisition_id, requisition): (Id<Requisition>, &Requisition),
        author: Id<Member>,
        all: &mut Vec<Entity>,
    ) {
        let (candidate, id) = (session.fresh(), session.fresh());
        let pick = |texts: &[&'static str]| texts.iter().cycle().nth(self.at).copied().unwrap_or_default().to_owned();
        let record = Candidate {
            name: self.name.to_owned(),
            email: format!("person{}@example.com", self.at + 1),
            phone: String::new(),
            town: w.place.to_owned(),
            headline: pick(&w.headlines),
            added: Some(self.since),
            ..Candidate::default()
        };
        all.push(Entity::Candidate(candidate, record));
        let first = requisition.first_stage().unwrap_or(self.stage);
        if first != self.stage {
            let at = self.since + TimeDelta::hours(20);
            let moved = Move { application: id, candidate, from: first, to: self.stage, at, by: author };
            all.push(Entity::Move(session.fresh(), moved));
        }
        let application = Application {
            checks: Default::default(),
            replies: Default::default(),
            internal: false,
            candidate,
            requisition: requisition_id,
            placement: Placement { stage: self.stage, order: self.order.clone() },
            since: self.since,
            source: pick(&w.sources),
            applied: self.since,
            panel: Default::default(),
            rankings: Vec::new(),
            referrer: String::new(),
            next: waiting::next_step(w, self.waits, self.now),
        };
        all.push(Entity::Application(id, application));
        if let Some(marks) = self.marks {
            let at = self.met();
            self.score(w, requisition, (id, candidate), author, marks, all);
            let (starts, place) = (at - TimeDelta::hours(2), w.place.to_owned());
            let held = Interview {
                application: id,
                candidate,
                starts,
                minutes: 45,
                mode: Mode::OnSite,
                place,
                cancelled: false,
                at: starts - TimeDelta::days(3),
                by: author,
            };
            all.push(Entity::Interview(session.fresh(), held));
            let text = w.evidence.to_owned();
            let note = Note { candidate, application: Some(id), text, at, by: author, message: None, open: false };
            all.push(Entity::Note(session.fresh(), note));
        }
        all.extend(waiting::entity(w, self.waits, session, (id, candidate), author));
    }

    /// When whoever was scored was met.
    fn met(&self) -> DateTime<Utc> {
        self.now - TimeDelta::days(2)
    }

    fn score(
        &self,
        w: &Sample,
        requisition: &Requisition,
        (application, candidate): (Id<Application>, Id<Candidate>),
        interviewer: Id<Member>,
        marks: [u8; 3],
        all: &mut Vec<Entity>,
    ) {
        let Some(kit) = requisition.kit else { return };
        let criteria = crate::domain::job::in_order(&requisition.criteria);
        let rating = |mark| Rating { mark: Some(Mark::Points(mark)), evidence: w.evidence.to_owned() };
        let ratings: std::collections::BTreeMap<_, _> =
            criteria.into_iter().zip(marks).map(|((id, _), mark)| (id, rating(mark))).gather();
        let (summary, recommendation) = (String::new(), Recommendation::Yes);
        let submission = Submission {
            application,
            candidate,
            interviewer,
            kit,
            ratings: ratings.clone(),
            recommendation,
            summary: summary.clone(),
            at: self.met(),
            salt: Some(chance::raw_id()),
        };
        let submission_id = content_id(&submission).into();
        let scorecard = Scorecard {
            application,
            candidate,
            interviewer,
            kit,
            ratings,
            recommendation: Some(recommendation),
            summary,
            submission: Some(submission_id),
        };
        all.push(Entity::Scorecard(scorecard_id(application, interviewer), Box::new(scorecard)));
        all.push(Entity::Submission(submission_id, Box::new(submission)));
    }
}
