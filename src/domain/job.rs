//! The job description: what candidates read. Its required fields are checked in `publish`; here it may be half finished.

use super::{Id, money::Salary, order::OrderKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Items that people add and reorder side by side, by their ids. Their order is in their keys.
pub type Items<T> = BTreeMap<Id<T>, T>;

/// An item that knows its place among its neighbours.
pub trait Ordered {
    /// The place.
    fn order(&self) -> &OrderKey;
    /// The place, to move it.
    fn order_mut(&mut self) -> &mut OrderKey;
}

/// The items from first to last. Equal places (two people put different items on one) are told apart by id.
pub fn in_order<T: Ordered>(items: &Items<T>) -> Vec<(Id<T>, &T)> {
    let mut places: Vec<_> = items.iter().map(|(id, item)| (item.order(), id.raw())).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|(_, id)| items.get_key_value(&id.into())).map(|(id, item)| (*id, item)).collect()
}

/// The place after the last item.
pub fn last_place<T: Ordered>(items: &Items<T>) -> OrderKey {
    OrderKey::between(items.values().map(Ordered::order).max(), None)
}

/// The place that moves an item one up or one down, if there is one to move to.
pub fn neighbour_place<T: Ordered>(items: &Items<T>, id: Id<T>, up: bool) -> Option<OrderKey> {
    let list = in_order(items);
    let at = list.iter().position(|(other, _)| *other == id)?;
    let place = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|(_, item)| item.order());
    if up {
        let above = at.checked_sub(1)?;
        Some(OrderKey::between(place(above.checked_sub(1)), place(Some(above))))
    } else {
        place(Some(at + 1))?;
        Some(OrderKey::between(place(Some(at + 1)), place(Some(at + 2))))
    }
}

/// One line of a list: a duty, a perk or a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub order: OrderKey,
}

/// How much a qualification matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Nobody without it is hired.
    Must,
    /// Welcome, and can be learned.
    Nice,
}

/// A qualification and how much it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualification {
    /// What is asked for.
    pub text: String,
    /// Must or nice to have.
    pub need: Need,
    /// Where it stands.
    pub order: OrderKey,
}

impl Ordered for Line {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}
impl Ordered for Qualification {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workplace {
    /// At the employer's place.
    OnSite,
    /// Partly at home.
    Hybrid,
    /// Away from the employer's place.
    Remote,
}

/// How the hours lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shifts {
    /// The same hours each day.
    None,
    /// Changing day shifts.
    Rotating,
    /// Evenings or weekends too.
    EveningsOrWeekends,
    /// Nights too.
    Nights,
}

/// What kind of customer service the job is. Never just "customer service": the two need different people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceType {
    /// Advising before somebody buys.
    PreSales,
    /// Helping those who bought.
    AfterSales,
    /// Settling complaints.
    Complaints,
    /// All of it.
    Mixed,
}

/// What candidates read about a job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JobDescription {
    /// The job title. Required.
    pub title: String,
    /// Why the job exists, in two sentences. Required.
    pub purpose: String,
    /// The pay that will really be offered. Required.
    pub salary: Salary,
    /// What a person must or should bring. At least one must-have is required.
    pub qualifications: Items<Qualification>,
    /// Working hours, in words. Required.
    pub hours: String,
    /// How the hours lie. Required.
    pub shifts: Option<Shifts>,
    /// On site, hybrid or remote. Required.
    pub workplace: Option<Workplace>,
    /// Town or address. Required unless the work is remote.
    pub place: String,
    /// What the employer gives beside pay. At least one is required.
    pub perks: Items<Line>,
    /// What the person will do.
    pub duties: Items<Line>,
    /// A normal day, truthfully: realistic previews lower turnover (Phillips 1998).
    pub typical_day: String,
    /// Education asked for.
    pub education: String,
    /// Experience asked for, with what counts as equal.
    pub experience: String,
    /// Software, languages, trade knowledge.
    pub skills: Items<Line>,
    /// What kind of service.
    pub service: Option<ServiceType>,
    /// The department.
    pub department: String,
    /// Who the person will work for, and who decides.
    pub hiring_manager: String,
    /// Within how many days everybody who applies hears something, from 1 to [`MOST_PROMISED`](super::team::MOST_PROMISED). Candidates
    /// read it and it is what is measured; without it the workspace's own measure holds and nothing is promised in public.
    pub answer_days: Option<u32>,
}
