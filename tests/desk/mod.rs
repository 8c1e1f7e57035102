//! One person at one browser, without the browser: what the session does with an edit, for tests of the rules and of whole teams.
//! Must never know a rule itself.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test file uses its part, and may fail loudly"
)]

use chrono::{DateTime, TimeDelta, Utc};
use handpick::{
    domain::{
        Id, RawId,
        application::Application,
        candidate::Candidate,
        day,
        edit::{Applied, Applying, Arrival, Context, Edit, EditError, plan, scorecard_id},
        facts::Facts,
        job::{Items, JobDescription},
        kit::{Criterion, CriterionGroup},
        order::OrderKey,
        requisition::{Requisition, Stage, StageRole, standard_pipeline},
        scorecard::{Mark, Rating, Recommendation, Scorecard},
        team::Member,
    },
    exchange::file,
    workspace::{
        document::{Workspace, Write},
        import::{Incoming, merge_in},
        stamp::{Clock, Replica},
        undo::{History, Step},
        views::Views,
    },
};

/// Somebody whom a list brings, and who applies for nothing.
pub fn arrival(id: Id<Candidate>, candidate: Candidate) -> Arrival {
    Arrival { id, candidate, applications: Vec::new(), note: String::new() }
}

/// An application that a list brings, of which it says no more.
pub fn applied(id: Id<Application>, requisition: Id<Requisition>) -> Applied {
    let text = String::new;
    let (reason, told, source, referrer) = (text(), text(), text(), text());
    Applied { id, requisition, stage: None, reason, told, source, referrer, applied: None }
}

/// One person at one browser, without the browser.
pub struct Desk {
    pub workspace: Workspace,
    pub views: Views,
    pub clock: Clock,
    pub history: History,
    pub me: Id<Member>,
    ids: u128,
    pub now: DateTime<Utc>,
}

impl Desk {
    pub fn new(replica: u32) -> Self {
        let me = Id::new(u128::from(replica) + 900);
        let mut desk = Self {
            workspace: Workspace::new(RawId(1)),
            views: Views::default(),
            clock: Clock::new(Replica::new(replica.into())),
            history: History::default(),
            me,
            ids: u128::from(replica) << 64,
            now: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        };
        desk.act(Edit::AddMember { id: me, name: format!("Member {replica}") }).unwrap();
        desk
    }

    pub fn fresh<T>(&mut self) -> Id<T> {
        self.ids += 1;
        Id::new(self.ids)
    }

    /// What the session's dispatch does, a minute after the last edit.
    pub fn act(&mut self, edit: Edit) -> Result<(), EditError> {
        self.now += TimeDelta::minutes(1);
        self.act_now(edit).map(drop)
    }

    /// The same, at the time that the desk's clock shows; answers what was written.
    pub fn act_now(&mut self, edit: Edit) -> Result<Step, EditError> {
        let ids = &mut self.ids;
        let mut fresh = || {
            *ids += 1;
            RawId(*ids)
        };
        let mut context = Context { at: self.now, today: day::utc(self.now), by: self.me, fresh: &mut fresh };
        let last_word = edit.is_final();
        let changes = plan(edit, &self.views, &mut context)?;
        self.clock.set_wall(self.now.timestamp_millis().unsigned_abs());
        let step = self.workspace.apply(changes.into_iter().map(Write::from).collect(), &mut self.clock);
        assert_eq!(step.refused, None);
        self.history.push(step.clone());
        if last_word {
            self.history.forget(&step.keys());
        }
        for key in step.keys() {
            self.views.refresh(&key, self.workspace.get(&key));
        }
        Ok(step)
    }

    pub fn undo(&mut self) {
        self.history.undo(&mut self.workspace, &mut self.clock).unwrap();
        self.views = Views::of(&self.workspace);
    }

    pub fn take_in(&mut self, other: &Self) {
        self.take_in_file(&file::write(&other.workspace));
    }

    /// Merges a file, which must be whole.
    pub fn take_in_file(&mut self, text: &str) {
        self.take_in_incoming(file::read(text).unwrap());
    }

    /// The same, of a file that was read.
    pub fn take_in_incoming(&mut self, incoming: Incoming) {
        assert_eq!(incoming.refused, []);
        merge_in(&mut self.workspace, incoming, &mut self.clock);
        self.views = Views::of(&self.workspace);
    }

    /// A requisition with a standard pipeline and two criteria, not published.
    pub fn requisition(&mut self) -> Id<Requisition> {
        let id = self.fresh();
        let orders = OrderKey::sequence(2);
        let criterion = |name: &str, group, order: &OrderKey| Criterion {
            name: name.to_owned(),
            group,
            weight: 1,
            low: String::new(),
            middle: String::new(),
            high: String::new(),
            order: order.clone(),
        };
        let criteria = Items::from([
            (self.fresh(), criterion("Patient listening", CriterionGroup::Attitude, &orders[0])),
            (self.fresh(), criterion("Clear writing", CriterionGroup::Skill, &orders[1])),
        ]);
        let requisition = Requisition {
            job: JobDescription::default(),
            headcount: 1,
            stages: standard_pipeline(|| self.fresh()),
            questions: Items::new(),
            postings: Items::new(),
            comments: Items::new(),
            criteria,
            weights_reason: String::new(),
            kit: None,
            published: None,
            closed: None,
            blind_until: None,
            opened: self.now,
        };
        self.act(Edit::AddRequisition { id, requisition: Box::new(requisition) }).unwrap();
        id
    }

    pub fn change(&mut self, id: Id<Requisition>, how: impl FnOnce(&mut Requisition)) -> Result<(), EditError> {
        let mut after = (*self.views.requisition(id).unwrap()).clone();
        how(&mut after);
        self.act(Edit::SetRequisition { id, after: Box::new(after) })
    }

    pub fn candidate(&mut self, name: &str, requisition: Id<Requisition>) -> Id<Application> {
        let application = Applying { id: self.fresh(), requisition, source: "Walk-in".to_owned() };
        let id = application.id;
        let candidate = Candidate { name: name.to_owned(), phone: "2310 000000".to_owned(), ..Candidate::default() };
        let edit = Edit::AddCandidate { id: self.fresh(), candidate, application: Some(application) };
        self.act(edit).unwrap();
        id
    }

    /// Gives whoever applied an address to write to.
    pub fn with_address(&mut self, application: Id<Application>) {
        let id = self.views.application(application).unwrap().candidate;
        let after = Candidate { email: "they@example.com".to_owned(), ..(*self.views.candidate(id).unwrap()).clone() };
        self.act(Edit::SetCandidate { id, after }).unwrap();
    }

    pub fn stage(&self, id: Id<Requisition>, role: StageRole) -> Id<Stage> {
        self.views.requisition(id).unwrap().stage_of(role).unwrap()
    }

    pub fn column(&self, application: Id<Application>) -> Vec<Id<Application>> {
        let application = self.views.application(application).unwrap();
        self.views.column(application.requisition, application.placement.stage)
    }

    pub fn role(&self, application: Id<Application>) -> StageRole {
        let application = self.views.application(application).unwrap();
        self.views.requisition(application.requisition).unwrap().stages[&application.placement.stage].role
    }

    pub fn scorecard(&self, application: Id<Application>) -> Scorecard {
        let found = self.views.application(application).unwrap();
        Scorecard {
            application,
            candidate: found.candidate,
            interviewer: self.me,
            kit: self.views.requisition(found.requisition).unwrap().kit.unwrap_or(Id::new(0)),
            ratings: Default::default(),
            recommendation: None,
            summary: String::new(),
            submission: None,
        }
    }

    /// A scorecard with all marks and evidence, handed in.
    pub fn score(&mut self, application: Id<Application>, points: u8) {
        self.score_saying(application, points, "Let me finish.");
    }

    /// The same, with these words as evidence.
    pub fn score_saying(&mut self, application: Id<Application>, points: u8, evidence: &str) {
        let mut card = self.scorecard(application);
        let kit = self.views.kit(card.kit).unwrap();
        let rating = Rating { mark: Some(Mark::Points(points)), evidence: evidence.to_owned() };
        card.ratings = kit.criteria.keys().map(|id| (*id, rating.clone())).collect();
        card.recommendation = Some(Recommendation::Yes);
        self.act(Edit::SetScorecard { after: Box::new(card) }).unwrap();
        self.act(Edit::HandIn { id: scorecard_id(application, self.me) }).unwrap();
    }
}
