//! May this job description be published? Names every missing thing, in the order of the form. Must never be satisfied by
//! white space, and never changes anything.

use super::job::{JobDescription, Need, Workplace};
use super::money::{CURRENCIES, Salary};

/// A field of the job description, as the form and the list of what is missing name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `title`
    Title,
    /// `purpose`
    Purpose,
    /// `salary`
    Salary,
    /// `qualifications`
    Qualifications,
    /// `hours`
    Hours,
    /// `shifts`
    Shifts,
    /// `workplace`
    Workplace,
    /// `place`
    Place,
    /// `perks`
    Perks,
}

/// One thing that stands between a draft and publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The field says nothing yet.
    Empty(Field),
    /// One end of the salary range is missing.
    SalaryEnd,
    /// The upper end is below the lower one.
    SalaryReversed,
    /// A range of nothing: the upper end is zero.
    SalaryZero,
    /// The currency is none that the form knows.
    SalaryCurrency,
    /// There are qualifications, but none is a must-have.
    NoMustHave,
}

impl Missing {
    /// The field to go to.
    pub fn field(self) -> Field {
        match self {
            Self::Empty(field) => field,
            Self::SalaryEnd | Self::SalaryReversed | Self::SalaryZero | Self::SalaryCurrency => Field::Salary,
            Self::NoMustHave => Field::Qualifications,
        }
    }
}

/// Everything that is missing; empty when the job may be published.
pub fn missing(job: &JobDescription) -> Vec<Missing> {
    let blank = |text: &str| text.trim().is_empty();
    let mut list = Vec::new();
    let mut need = |there: bool, field: Field| {
        if !there {
            list.push(Missing::Empty(field));
        }
    };
    need(!blank(&job.title), Field::Title);
    need(!blank(&job.purpose), Field::Purpose);
    list.extend(salary_fault(&job.salary));
    list.extend(qualifications_fault(job));
    let mut need = |there: bool, field: Field| {
        if !there {
            list.push(Missing::Empty(field));
        }
    };
    need(!blank(&job.hours), Field::Hours);
    need(job.shifts.is_some(), Field::Shifts);
    need(job.workplace.is_some(), Field::Workplace);
    need(job.workplace == Some(Workplace::Remote) || !blank(&job.place), Field::Place);
    need(job.perks.values().any(|perk| !blank(&perk.text)), Field::Perks);
    list
}

/// What is wrong with the salary range, if something is.
pub fn salary_fault(salary: &Salary) -> Option<Missing> {
    match (salary.min, salary.max) {
        (None, None) => Some(Missing::Empty(Field::Salary)),
        (None, _) | (_, None) => Some(Missing::SalaryEnd),
        (Some(min), Some(max)) if max < min => Some(Missing::SalaryReversed),
        (Some(_), Some(max)) if max.hundredths() == 0 => Some(Missing::SalaryZero),
        _ if !CURRENCIES.contains(&salary.currency.as_str()) => Some(Missing::SalaryCurrency),
        _ => None,
    }
}

fn qualifications_fault(job: &JobDescription) -> Option<Missing> {
    let mut said = job.qualifications.values().filter(|q| !q.text.trim().is_empty()).peekable();
    if said.peek().is_none() {
        return Some(Missing::Empty(Field::Qualifications));
    }
    (!said.any(|q| q.need == Need::Must)).then_some(Missing::NoMustHave)
}

/// The upper end of the salary range over its lower end, when it is above 1.5: such a range tells candidates little. Advice,
/// not a bar.
pub fn wide_range(salary: &Salary) -> Option<f64> {
    let (min, max) = (salary.min?.as_number(), salary.max?.as_number());
    (min > 0.0 && max / min > 1.5).then(|| max / min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Id,
        job::{Line, Qualification, Shifts},
        money::{Amount, PayPeriod},
        order::OrderKey,
    };

    fn complete() -> JobDescription {
        let order = OrderKey::between(None, None);
        JobDescription {
            title: "Customer service agent".into(),
            purpose: "Help the people who bought our tents.".into(),
            salary: Salary {
                min: Amount::parse("1200"),
                max: Amount::parse("1500"),
                currency: "EUR".into(),
                per: PayPeriod::Month,
            },
            qualifications: [(
                Id::new(1),
                Qualification { text: "Fluent Greek".into(), need: Need::Must, order: order.clone() },
            )]
            .into(),
            hours: "40 a week".into(),
            shifts: Some(Shifts::None),
            workplace: Some(Workplace::OnSite),
            place: "Thessaloniki".into(),
            perks: [(Id::new(1), Line { text: "Health insurance".into(), order })].into(),
            ..JobDescription::default()
        }
    }

    #[test]
    fn a_complete_job_may_be_published() {
        assert_eq!(missing(&complete()), []);
    }

    #[test]
    fn an_empty_job_lacks_every_required_field_in_the_order_of_the_form() {
        use Field::*;
        let fields: Vec<Field> = missing(&JobDescription::default()).into_iter().map(Missing::field).collect();
        assert_eq!(fields, [Title, Purpose, Salary, Qualifications, Hours, Shifts, Workplace, Place, Perks]);
    }

    #[test]
    fn each_fault_is_named() {
        type Spoil = fn(&mut JobDescription);
        let cases: [(Spoil, Missing); 8] = [
            (|j| j.title = " \u{a0} ".into(), Missing::Empty(Field::Title)),
            (|j| j.salary.max = None, Missing::SalaryEnd),
            (|j| j.salary.max = Amount::parse("900"), Missing::SalaryReversed),
            (|j| (j.salary.min, j.salary.max) = (Amount::parse("0"), Amount::parse("0")), Missing::SalaryZero),
            (|j| j.salary.currency = "XYZ".into(), Missing::SalaryCurrency),
            (|j| j.qualifications.values_mut().for_each(|q| q.need = Need::Nice), Missing::NoMustHave),
            (|j| j.place.clear(), Missing::Empty(Field::Place)),
            (|j| j.perks.values_mut().for_each(|p| p.text = "  ".into()), Missing::Empty(Field::Perks)),
        ];
        for (spoil, fault) in cases {
            let mut job = complete();
            spoil(&mut job);
            assert_eq!(missing(&job), [fault]);
        }
    }

    #[test]
    fn remote_work_needs_no_place() {
        let job = JobDescription { workplace: Some(Workplace::Remote), place: String::new(), ..complete() };
        assert_eq!(missing(&job), []);
    }

    #[test]
    fn a_range_above_one_and_a_half_is_wide() {
        let mut salary = complete().salary;
        assert_eq!(wide_range(&salary), None);
        salary.max = Amount::parse("2004");
        assert!(wide_range(&salary).is_some_and(|ratio| (ratio - 1.67).abs() < 0.001));
    }
}
