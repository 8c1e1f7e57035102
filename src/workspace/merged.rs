//! Who is whom: which records of people are one person, since somebody said so. Each such record names one other; followed to its
//! end that is the person, and the others are out of sight. Two people who merge the same two in opposite directions make a circle:
//! the smallest id of it is the person, for everybody alike. Who was merged with somebody of whom nothing is left (erased elsewhere,
//! by people who did not know) is a person of their own again, and something to settle. Must cost nothing where nobody was merged,
//! and must never touch what hangs on people: who reads that asks for all ids of a person.

use super::{
    people,
    registers::Registers,
    table::{Index, Table},
    views::Views,
};
use crate::domain::{Id, RawId, candidate::Candidate, gather::Gather, retention::Removed};
use serde_json::Value;
use std::{collections::BTreeSet, mem, sync::Arc};

/// The field in which a candidate names whom they are the same as.
const SAME_AS: &str = "same_as";

/// A record that names another one.
#[derive(Clone, Copy)]
struct Link {
    id: RawId,
    same_as: RawId,
    /// Whose record it is; its own id where it stands for itself.
    person: RawId,
}

/// The links of a workspace, and the records that are out of sight by them.
#[derive(Clone, Default)]
pub(super) struct Merges {
    /// In the order of their ids.
    links: Vec<Link>,
    /// Whose links have changed since they were followed last.
    touched: Vec<RawId>,
    away: Table<Candidate>,
    away_removed: Table<Removed>,
    away_of: Index<Candidate, Candidate>,
}

impl Merges {
    /// Notes what a record names now. Answers whether anything is to be followed anew: the record names another one, did so
    /// before, or is named.
    fn note(&mut self, id: RawId, same_as: Option<RawId>) -> bool {
        let place = self.links.binary_search_by_key(&id, |link| link.id);
        match (place, same_as) {
            (Ok(place), None) => drop(self.links.remove(place)),
            (Ok(place), Some(same_as)) => {
                if let Some(link) = self.links.get_mut(place) {
                    link.same_as = same_as;
                }
            }
            (Err(place), Some(same_as)) => self.links.insert(place, Link { id, same_as, person: id }),
            (Err(_), None) => return self.links.iter().any(|link| link.same_as == id),
        }
        true
    }
}

fn link(links: &[Link], id: RawId) -> Option<&Link> {
    links.get(links.binary_search_by_key(&id, |link| link.id).ok()?)
}

/// Follows the links from an id to the person. A link to nobody is none.
fn follow(links: &[Link], id: RawId, is_there: &dyn Fn(RawId) -> bool) -> RawId {
    let next = |id| link(links, id).map(|link| link.same_as).filter(|id| is_there(*id));
    let mut at = id;
    for _ in 0..=links.len() {
        match next(at) {
            None => return at,
            Some(after) => at = after,
        }
    }
    // More steps than links: it goes round, and `at` is in the circle.
    let (begin, mut least) = (at, at);
    while let Some(after) = next(at) {
        at = after;
        least = least.min(after);
        if at == begin {
            break;
        }
    }
    least
}

impl Views {
    /// Takes in a person's record as it is now.
    pub(super) fn refresh_candidate(&mut self, id: RawId, now: Option<Candidate>, removed: Option<&Registers>) {
        let same_as = match (&now, removed) {
            (Some(person), _) => person.same_as.map(Id::raw),
            (None, Some(removed)) => removed.text_value(SAME_AS).and_then(Value::as_str).and_then(|id| id.parse().ok()),
            (None, None) => None,
        };
        if same_as.is_some() || !self.merges.links.is_empty() {
            let before = self.person(id.into()).raw();
            let merges = &mut self.merges;
            merges.away.hand_over(id, &mut self.candidates);
            merges.away_removed.hand_over(id, &mut self.removed_people);
            if merges.note(id, same_as) {
                merges.touched.extend([id, before]);
            }
        }
        self.candidates.swap(id, now);
        self.removed_people.swap(id, removed.and_then(people::removed));
        self.person_changed(id.into());
    }

    /// Follows all links anew and takes out of sight who is somebody else, if that may have changed.
    pub(super) fn settle_merges(&mut self) {
        if self.merges.touched.is_empty() {
            return;
        }
        let mut merges = mem::take(&mut self.merges);
        let mut links = mem::take(&mut merges.links);
        let mut touched = mem::take(&mut merges.touched);
        for link in &links {
            touched.extend([link.id, link.person]);
            // Whole, not as it may be seen in the blind.
            self.hidden.hand_over(link.id, &mut self.candidates);
            merges.away.hand_over(link.id, &mut self.candidates);
            merges.away_removed.hand_over(link.id, &mut self.removed_people);
        }
        let is_there =
            |id: RawId| self.candidates.contains_key(&id.into()) || self.removed_people.contains_key(&id.into());
        let people: Vec<RawId> = links.iter().map(|link| follow(&links, link.id, &is_there)).collect();
        merges.away_of = Index::default();
        for (link, person) in links.iter_mut().zip(people) {
            link.person = person;
            touched.push(person);
            if person != link.id {
                self.candidates.hand_over(link.id, &mut merges.away);
                self.removed_people.hand_over(link.id, &mut merges.away_removed);
                merges.away_of.moved(link.id, None, Some(person.into()));
            }
        }
        merges.links = links;
        self.merges = merges;
        // Who may be seen depends on all applications of a person.
        for id in touched {
            self.blind(id.into());
        }
    }

    /// The person whom an id means now.
    pub fn person(&self, id: Id<Candidate>) -> Id<Candidate> {
        link(&self.merges.links, id.raw()).map_or(id, |link| link.person.into())
    }

    /// All ids under which something may be written about the person whom an id means now: their own one first.
    pub fn ids_of(&self, id: Id<Candidate>) -> Vec<Id<Candidate>> {
        let person = self.person(id);
        let mut ids = vec![person];
        ids.extend(self.merges.away_of.of(person));
        ids
    }

    /// The same, of many people.
    pub fn ids_of_all(&self, people: &BTreeSet<RawId>) -> BTreeSet<RawId> {
        people.iter().flat_map(|id| self.ids_of((*id).into())).map(Id::raw).gather()
    }

    /// A person's record as it was written, also where it is out of sight.
    pub(super) fn written(&self, id: Id<Candidate>) -> Option<Arc<Candidate>> {
        let tables = [&self.merges.away, &self.hidden, &self.candidates];
        tables.into_iter().find_map(|table| table.get(&id))
    }

    /// The records that were merged with a person's, as they were written: not for a screen while the person is hidden.
    pub fn merged_with(&self, person: Id<Candidate>) -> Vec<(Id<Candidate>, Arc<Candidate>)> {
        let ids = self.merges.away_of.of(person);
        ids.filter_map(|id| Some((id, self.merges.away.get(&id)?))).collect()
    }

    /// All records that are out of sight since they were merged with others.
    pub fn all_merged(&self) -> impl Iterator<Item = (Id<Candidate>, Arc<Candidate>)> + '_ {
        self.merges.away.iter()
    }

    /// People who were merged with somebody of whom nothing is left.
    pub fn merged_with_nobody(&self) -> impl Iterator<Item = Id<Candidate>> + '_ {
        let lost = |link: &&Link| {
            link.person == link.id && self.written(link.same_as.into()).is_none() && !self.is_removed(link.same_as)
        };
        let here = self.merges.links.iter().filter(lost).map(|link| Id::from(link.id));
        here.filter(|id| self.candidates.contains_key(id))
    }

    fn is_removed(&self, id: RawId) -> bool {
        self.removed_people.contains_key(&id.into()) || self.merges.away_removed.contains_key(&id.into())
    }
}
