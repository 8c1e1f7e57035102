//! Screening an application against the qualifications of the job description: each is met, not met or to be asked, with the evidence
//! for it; and what an application lacks that one would ask the person for. What is nice to have is a plus point and nothing else. Must
//! never call for a way out over what the advert did not say: what applicants could not know is no reason to decline them.

use super::{
    Id,
    candidate::Candidate,
    job::{Need, Qualification, in_order},
    requisition::{JobVersion, Requisition},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether a qualification is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The application does not say; the person is to be asked.
    Ask,
}

/// What somebody found about one qualification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Whether it is met.
    pub met: Met,
    /// By what that shows, or empty.
    #[serde(default)]
    pub evidence: String,
    /// When it was looked at.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// The checks of an application, by the qualification.
pub type Checks = BTreeMap<Id<Qualification>, Check>;

/// A qualification that a job asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which one.
    pub id: Id<Qualification>,
    /// What is asked for.
    pub text: String,
    /// Whether it has to be there.
    pub need: Need,
    /// Whether the published job description says just this, with the same need.
    pub advertised: bool,
}

/// What a requisition asks for, in order; `published` is the version that applicants read.
pub fn wanted(requisition: &Requisition, published: Option<&JobVersion>) -> Vec<Wanted> {
    let said = |id: &Id<Qualification>, one: &Qualification| {
        let version = published.and_then(|version| version.job.qualifications.get(id));
        version.is_some_and(|said| said.need == one.need && said.text == one.text)
    };
    let list = in_order(&requisition.job.qualifications).into_iter();
    list.map(|(id, one)| Wanted { id, text: one.text.clone(), need: one.need, advertised: said(&id, one) }).collect()
}

/// The first must-have that is not met and that the advert asked for: a reason to decline.
pub fn knock_out<'a>(wanted: &'a [Wanted], checks: &Checks) -> Option<&'a Wanted> {
    let lacks = |one: &&Wanted| checks.get(&one.id).is_some_and(|check| check.met == Met::No);
    wanted.iter().filter(|one| one.need == Need::Must && one.advertised).find(lacks)
}

/// Whether a must-have was found not to be met, advertised or not.
pub fn lacks_must(requisition: &Requisition, checks: &Checks) -> bool {
    let must = |id| requisition.job.qualifications.get(id).is_some_and(|one| one.need == Need::Must);
    checks.iter().any(|(id, check)| check.met == Met::No && must(id))
}

/// Something that an application lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No e-mail address.
    Email,
    /// No telephone number.
    Phone,
    /// Nothing about what they have done.
    Past,
    /// No CV.
    File,
    /// A qualification that is to be asked for, in its own words.
    Wanted(String),
}

/// What to ask the person for. `files` is how many files there are about them.
pub fn gaps(person: &Candidate, wanted: &[Wanted], checks: &Checks, files: usize) -> Vec<Gap> {
    let lacks = [
        (person.email.trim().is_empty(), Gap::Email),
        (person.phone.trim().is_empty(), Gap::Phone),
        (person.headline.trim().is_empty() && files == 0, Gap::Past),
        (files == 0, Gap::File),
    ];
    let asked = wanted.iter().filter(|one| checks.get(&one.id).is_some_and(|check| check.met == Met::Ask));
    let lacks = lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, gap)| gap);
    lacks.chain(asked.map(|one| Gap::Wanted(one.text.clone()))).collect()
}
