//! How long people are kept, and who is due for deletion. A rule of the workspace, counted from the last contact; somebody whose
//! time is over is shown and never erased by itself: a person decides. Must never call somebody due whose application is still open.

use super::{Id, application::Application, candidate::Candidate, facts::Facts, requisition::StageRole, team::Member};
use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long somebody is kept after the last contact.
///
/// Personal data may be kept no longer than its purpose needs (Regulation (EU) 2016/679, article 5(1)(e)), and past that only to
/// defend legal claims (article 17(3)(e)). No article names a number; the time in which somebody who was turned down can claim
/// discrimination does. Germany: two months to claim (AGG § 15(4)) and three more to sue (ArbGG § 61b(1)), for which the federal
/// authority (BfDI) accepts six months at most. Austria: six months (GlBG §§ 15, 29). So six months is the default: long enough to
/// defend a decision, and no longer than the strictest practice that we know allows without consent. Four weeks is the custom of
/// the Netherlands; two years is the most that France's authority (CNIL) allows, and that with consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Nobody becomes due by time alone. Somebody has to choose this.
    Off,
    /// 28 days.
    FourWeeks,
    /// Half a calendar year.
    #[default]
    SixMonths,
    /// A calendar year.
    OneYear,
    /// Two calendar years.
    TwoYears,
    /// So many days.
    Days(u16),
}

/// The most days that make sense as a rule of one's own: ten years.
pub const MOST_DAYS: u16 = 3650;

/// How long a person who was removed can be brought back, in days, where the rule does not say less.
const REMOVED: i64 = 28;

impl Retention {
    /// When the time is over for somebody with the last contact at `last`; `None` if it never is.
    pub fn ends(self, last: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let months = |count| last.checked_add_months(Months::new(count));
        match self {
            Self::Off => None,
            Self::FourWeeks => last.checked_add_days(Days::new(28)),
            Self::SixMonths => months(6),
            Self::OneYear => months(12),
            Self::TwoYears => months(24),
            Self::Days(count) => last.checked_add_days(Days::new(count.into())),
        }
    }

    /// Whether it can be a rule: no number of days of one's own is out of range.
    pub fn is_sensible(self) -> bool {
        !matches!(self, Self::Days(count) if !(1..=MOST_DAYS).contains(&count))
    }
}

/// What happened with a person last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contact {
    /// They were added.
    Added,
    /// They applied.
    Applied,
    /// They came to another stage.
    Moved,
    /// They were interviewed, or are going to be.
    Met,
    /// Somebody wrote a note.
    Noted,
    /// Somebody handed in a scorecard after an interview.
    Scored,
    /// Their application was decided on.
    Decided,
    /// They were answered for good.
    Answered,
    /// They agreed to be in the talent pool.
    Consented,
    /// They were removed, and can still be brought back.
    Removed,
}

/// That somebody is kept longer than the rule says, and why: "Claim announced by her lawyer".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The last day.
    pub until: NaiveDate,
    /// Why, in writing. Never empty.
    pub reason: String,
    /// When that was decided.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// A person who was removed. What is kept of them is in the records still, so that they can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The name.
    pub name: String,
    /// When they were removed.
    pub at: DateTime<Utc>,
}

/// What keeps a person, of all that does the one that lasts longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The rule of the workspace alone.
    Rule,
    /// An application is open.
    Open,
    /// They agreed to be in the talent pool.
    Consent,
    /// Somebody decided to keep them longer.
    Longer,
}

/// How it stands with keeping a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The newest thing that happened with them; `None` if nothing says when.
    pub last: Option<(Contact, DateTime<Utc>)>,
    /// Until when the rule alone keeps them; `None` if it has no end, or has nothing to say.
    pub rule: Option<DateTime<Utc>>,
    /// Until when they are kept; `None` while there is no end to it.
    pub until: Option<DateTime<Utc>>,
    /// What keeps them so long.
    pub why: Why,
}

impl Standing {
    /// Whether nothing keeps them any more.
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether the rule would let them go and something else keeps them.
    pub fn is_kept_longer(&self, now: DateTime<Utc>) -> bool {
        !self.is_due(now) && self.rule.is_some_and(|rule| rule <= now)
    }
}

/// The newest thing that happened with a person.
pub fn last_contact(id: Id<Candidate>, facts: &impl Facts) -> Option<(Contact, DateTime<Utc>)> {
    let mut newest: Option<(Contact, DateTime<Utc>)> = None;
    for (what, at) in facts.contacts(id) {
        if newest.is_none_or(|(_, newest)| newest <= at) {
            newest = Some((what, at));
        }
    }
    newest
}

/// How it stands with keeping a person under a rule; `None` if there is no such person. Of several reasons to keep somebody the one
/// that lasts longest counts. A consent alone, without any application, is for as long as it was given and no longer, whatever the
/// rule says; with an application the rule's time stays, since it is there for claims about that.
pub fn standing(id: Id<Candidate>, rule: Retention, facts: &impl Facts) -> Option<Standing> {
    if let Some(removed) = facts.removed_person(id) {
        let at = removed.at;
        let end = rule.ends(at).map(|end| end.min(at + TimeDelta::days(REMOVED)));
        return Some(Standing { last: Some((Contact::Removed, at)), rule: end, until: end, why: Why::Rule });
    }
    let person = facts.candidate(id)?;
    let last = last_contact(id, facts);
    let applications = facts.applications_of(id);
    let by_time = match (rule, last) {
        (Retention::Off, _) => None,
        // Nothing says since when they are here: too long, for all that anybody knows.
        (_, None) => Some(DateTime::UNIX_EPOCH),
        (rule, Some((_, at))) => rule.ends(at),
    };
    if applications.iter().any(|id| is_open(*id, facts)) {
        return Some(Standing { last, rule: by_time, until: None, why: Why::Open });
    }
    let consent = person.pool.as_ref().map(|pool| start_of(pool.over()));
    let longer = person.kept.as_ref().map(|kept| start_of(kept.until.succ_opt().unwrap_or(kept.until)));
    let alone = consent.is_some() && applications.is_empty();
    let rule = if alone { None } else { by_time };
    let (mut until, mut why) = (rule, Why::Rule);
    if consent.is_none() && rule.is_none() {
        return Some(Standing { last, rule, until, why });
    }
    for (end, reason) in [(consent, Why::Consent), (longer, Why::Longer)] {
        if end > until {
            (until, why) = (end, reason);
        }
    }
    Some(Standing { last, rule, until, why })
}

fn start_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Whether somebody still waits for a word on an application: it is on its way, in a requisition that is not closed.
fn is_open(id: Id<Application>, facts: &impl Facts) -> bool {
    let Some(application) = facts.application(id) else { return false };
    let Some(requisition) = facts.requisition(application.requisition) else { return false };
    let stage = requisition.stages.get(&application.placement.stage);
    requisition.closed.is_none() && stage.is_none_or(|stage| stage.role == StageRole::Step)
}
