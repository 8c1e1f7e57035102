//! Screening an application against the must-haves of the job description: each is met, not met or to be asked, with the evidence for
//! it; and what an application lacks that one would ask the person for. Must never call for a way out over what the advert did not
//! say: what applicants could not know is no reason to decline them.

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

/// Whether a must-have is there.
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

/// What somebody found about one must-have.
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

/// A must-have of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MustHave {
    /// Which qualification.
    pub id: Id<Qualification>,
    /// What is asked for.
    pub text: String,
    /// Whether the published job description says just this, as a must-have.
    pub advertised: bool,
}

/// The must-haves of a requisition, in order; `published` is the version that applicants read.
pub fn must_haves(requisition: &Requisition, published: Option<&JobVersion>) -> Vec<MustHave> {
    let list = in_order(&requisition.job.qualifications).into_iter().filter(|(_, one)| one.need == Need::Must);
    let said = |id: &Id<Qualification>, text: &str| {
        let version = published.and_then(|version| version.job.qualifications.get(id));
        version.is_some_and(|said| said.need == Need::Must && said.text == text)
    };
    list.map(|(id, one)| MustHave { id, text: one.text.clone(), advertised: said(&id, &one.text) }).collect()
}

/// The first must-have that is not met and that the advert asked for: a reason to decline.
pub fn knock_out<'a>(must: &'a [MustHave], checks: &Checks) -> Option<&'a MustHave> {
    must.iter().find(|one| one.advertised && checks.get(&one.id).is_some_and(|check| check.met == Met::No))
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
    /// A must-have that is to be asked for, in its own words.
    MustHave(String),
}

/// What to ask the person for. `files` is how many files there are about them.
pub fn gaps(person: &Candidate, must: &[MustHave], checks: &Checks, files: usize) -> Vec<Gap> {
    let lacks = [
        (person.email.trim().is_empty(), Gap::Email),
        (person.phone.trim().is_empty(), Gap::Phone),
        (person.headline.trim().is_empty() && files == 0, Gap::Past),
        (files == 0, Gap::File),
    ];
    let asked = must.iter().filter(|one| checks.get(&one.id).is_some_and(|check| check.met == Met::Ask));
    let lacks = lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, gap)| gap);
    lacks.chain(asked.map(|one| Gap::MustHave(one.text.clone()))).collect()
}
