//! The requisition: why and whom we hire, with its job description, its pipeline and its criteria; and the versions that
//! were published of it.

use super::{
    Id,
    job::{Items, JobDescription, Ordered, in_order},
    kit::{Criterion, Kit},
    order::OrderKey,
    question::Question,
    sourcing::{Comment, Posting},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a stage means to the rules, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageRole {
    /// A step on the way.
    Step,
    /// The person has the job.
    Hired,
    /// The person is out.
    Disqualified,
}

/// The names that Handpick gives to the stages of a new pipeline. A stage keeps this until somebody renames it, so that it
/// reads in each person's own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Not looked at yet.
    New,
    /// The application is read against the must-haves.
    Screening,
    /// A short call.
    Phone,
    /// The structured interview.
    Interview,
    /// A work sample.
    PracticalTest,
    /// An offer is out.
    Offer,
    /// Hired.
    Hired,
    /// Out.
    Disqualified,
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The name that a person gave; empty while it has its standard name.
    #[serde(default)]
    pub name: String,
    /// The standard name, for stages that came with the pipeline.
    #[serde(default)]
    pub standard: Option<StageName>,
    /// What happens in it and why, for colleagues; or empty.
    #[serde(default)]
    pub purpose: String,
    /// What has to be true of whoever comes into it, for colleagues; or empty.
    #[serde(default)]
    pub entry: String,
    /// What is said first to everybody in it: who calls, what the job is; or empty.
    #[serde(default)]
    pub opening: String,
    /// Its colour on the board; none until somebody has chosen.
    #[serde(default)]
    pub color: Option<StageColor>,
    /// What it means to the rules.
    pub role: StageRole,
    /// Where it stands.
    pub order: OrderKey,
}

/// The colours of a stage. They tell nothing that words do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a colour is its name")]
pub enum StageColor {
    Blue,
    Green,
    Amber,
    Red,
    Violet,
}

impl StageColor {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Blue, Self::Green, Self::Amber, Self::Red, Self::Violet];

    /// Its name in files and style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Violet => "violet",
        }
    }
}

impl Stage {
    /// What a filter knows the stage by, whatever it is called now: one that came with the pipeline by its standard name with a sign
    /// before it, alike in all requisitions; one of somebody's own by its id.
    pub fn key(&self, id: Id<Self>) -> String {
        self.standard.map_or_else(|| id.to_string(), StageName::sign)
    }
}

impl StageName {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Screening,
        Self::Phone,
        Self::Interview,
        Self::PracticalTest,
        Self::Offer,
        Self::Hired,
        Self::Disqualified,
    ];

    /// What a filter calls stages that came with this name.
    pub fn sign(self) -> String {
        ["@", self.key()].concat()
    }

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Screening => "screening",
            Self::Phone => "phone",
            Self::Interview => "interview",
            Self::PracticalTest => "practical_test",
            Self::Offer => "offer",
            Self::Hired => "hired",
            Self::Disqualified => "disqualified",
        }
    }
}

impl Ordered for Stage {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// A requisition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requisition {
    /// What candidates read. Its fields stand in the record itself, each a register of its own.
    #[serde(flatten)]
    pub job: JobDescription,
    /// How many people are to be hired, from 1.
    #[serde(default = "one")]
    pub headcount: u32,
    /// The columns of the board.
    #[serde(default)]
    pub stages: Items<Stage>,
    /// What everybody is asked, stage by stage.
    #[serde(default)]
    pub questions: Items<Question>,
    /// Where it is told.
    #[serde(default)]
    pub postings: Items<Posting>,
    /// What colleagues say of the job description.
    #[serde(default)]
    pub comments: Items<Comment>,
    /// What "good" means, as it is being written. Fixed in `kit` before the first scorecard.
    #[serde(default)]
    pub criteria: Items<Criterion>,
    /// Why the weights differ; needed when they do (US OPM: equal weights unless a rationale is documented).
    #[serde(default)]
    pub weights_reason: String,
    /// The criteria as fixed; scorecards are written on these.
    #[serde(default)]
    pub kit: Option<Id<Kit>>,
    /// The newest published version of the job description.
    #[serde(default)]
    pub published: Option<Id<JobVersion>>,
    /// Set while the requisition is closed.
    #[serde(default)]
    pub closed: Option<Closing>,
    /// The stage that ends blind screening: before it, names, contact, schools, days and files of whoever applies are hidden.
    #[serde(default)]
    pub blind_until: Option<Id<Stage>>,
    /// When it was begun.
    pub opened: DateTime<Utc>,
}

fn one() -> u32 {
    1
}

/// When and why a requisition was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in the words of who closed it.
    #[serde(default)]
    pub reason: String,
}

/// A published version of a job description: immutable, its id is the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobVersion {
    /// Whose job description.
    pub requisition: Id<Requisition>,
    /// The text as it was published.
    pub job: JobDescription,
    /// When it was published.
    pub at: DateTime<Utc>,
    /// Who published it.
    pub by: Id<Member>,
}

/// Where a requisition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Never published.
    Draft,
    /// Published and hiring.
    Open,
    /// Done or given up.
    Closed,
}

impl Requisition {
    /// Where it stands.
    pub fn status(&self) -> Status {
        match (&self.closed, self.published) {
            (Some(_), _) => Status::Closed,
            (None, Some(_)) => Status::Open,
            (None, None) => Status::Draft,
        }
    }

    /// The stages from left to right.
    pub fn pipeline(&self) -> Vec<(Id<Stage>, &Stage)> {
        in_order(&self.stages)
    }

    /// The column where new applications start: the first that is a step on the way, however the columns stand.
    pub fn first_stage(&self) -> Option<Id<Stage>> {
        self.stage_of(StageRole::Step)
    }

    /// Within how many days everybody who applied hears something: what its job description promises, or else the measure of the
    /// workspace, [`Settings::promised_days`](super::team::Settings::promised_days).
    pub fn promised_days(&self, workspace: i64) -> i64 {
        self.job.answer_days.map_or(workspace, i64::from)
    }

    /// What a stage means; `None` if it is not one of this pipeline.
    pub fn role_of(&self, stage: Id<Stage>) -> Option<StageRole> {
        self.stages.get(&stage).map(|stage| stage.role)
    }

    /// The first stage of a role.
    pub fn stage_of(&self, role: StageRole) -> Option<Id<Stage>> {
        self.pipeline().into_iter().find(|(_, stage)| stage.role == role).map(|(id, _)| id)
    }
}

/// A stage as a template has it: a standard name or an own one, and a purpose.
pub type Planned<'a> = (Option<StageName>, &'a str, &'a str);

/// The stages of a template, with a fresh id for each.
pub fn pipeline_of(planned: &[Planned<'_>], mut fresh: impl FnMut() -> Id<Stage>) -> Items<Stage> {
    let mut stages = Items::new();
    for ((standard, name, purpose), order) in planned.iter().zip(OrderKey::sequence(planned.len())) {
        let role = match standard {
            Some(StageName::Hired) => StageRole::Hired,
            Some(StageName::Disqualified) => StageRole::Disqualified,
            _ => StageRole::Step,
        };
        let (name, purpose) = ((*name).to_owned(), (*purpose).to_owned());
        stages.insert(
            fresh(),
            Stage {
                name,
                standard: *standard,
                purpose,
                entry: String::new(),
                opening: String::new(),
                color: None,
                role,
                order,
            },
        );
    }
    stages
}

/// The standard pipeline, with a fresh id for each stage.
pub fn standard_pipeline(fresh: impl FnMut() -> Id<Stage>) -> Items<Stage> {
    use StageName::*;
    let names = [New, Screening, Phone, Interview, PracticalTest, Offer, Hired, Disqualified];
    pipeline_of(&names.map(|name| (Some(name), "", "")), fresh)
}
