//! Telling two who were merged apart again. Each has what was written under their own id, and the one who was kept is called and
//! reached as before: what the merge wrote over is kept as earlier texts of theirs, and comes back where nobody has changed it since.
//! Such a text hangs on the person whose it was and names nobody else: it is erased with them, and whoever else is erased leaves
//! nothing in it, since what stayed instead is a sign that only a comparison reads. Must never write over what somebody wrote since.

use super::{Change, Context, EditError, Entity, hash};
use crate::domain::{Id, RawId, candidate::Candidate, earlier::EarlierText, facts::Facts};
use std::{mem, sync::Arc};

/// The texts that a merge writes over in the record that is kept, as they were before.
pub(super) fn written_over(
    keep: Id<Candidate>,
    gone: Id<Candidate>,
    [before, after]: [&Candidate; 2],
    context: &Context<'_>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for ((field, was), stays) in Candidate::TEXTS.into_iter().zip(before.texts()).zip(after.texts()) {
        if was != stays {
            let lost = EarlierText {
                record: keep.raw(),
                field: field.to_owned(),
                text: was.clone(),
                at: context.at,
                by: Some(context.by),
                candidate: Some(keep),
                stayed: Some(sign(keep, stays)),
            };
            changes.push(Change::Put(Entity::EarlierText(id_of(keep, gone, field), lost)));
        }
    }
    changes
}

/// The id of what one merge wrote over: made of the two, so that two browsers that merge them keep one, and only whoever has both finds it.
fn id_of(keep: Id<Candidate>, gone: Id<Candidate>, field: &str) -> Id<EarlierText> {
    hash(format!("written over {keep} {gone} {field}").as_bytes()).into()
}

/// The sign of a text of somebody.
fn sign(whose: Id<Candidate>, text: &str) -> RawId {
    hash(format!("stayed {whose} {text}").as_bytes())
}

/// Tells two apart. Where two people merged the same two in opposite directions, each names the other: both let go then.
pub(super) fn separate(id: Id<Candidate>, facts: &impl Facts) -> Result<Vec<Change>, EditError> {
    let mut apart = Apart { facts, people: Vec::new(), texts: Vec::new() };
    apart.let_go(id).ok_or(EditError::Gone)?;
    let head = facts.person(id);
    let other = facts.as_written(head).filter(|_| head != id).and_then(|kept| kept.same_as);
    if other.is_some_and(|other| facts.person(other) == head) {
        apart.let_go(head);
    }
    let people = apart.people.into_iter().map(|(id, person)| Change::Put(Entity::Candidate(id, person)));
    Ok(apart.texts.into_iter().chain(people).collect())
}

/// The records as they shall be, as far as they change.
struct Apart<'a, F> {
    facts: &'a F,
    people: Vec<(Id<Candidate>, Candidate)>,
    texts: Vec<Change>,
}

impl<F: Facts> Apart<'_, F> {
    fn person(&mut self, id: Id<Candidate>) -> Option<&mut Candidate> {
        if !self.people.iter().any(|(other, _)| *other == id) {
            self.people.push((id, (*self.facts.as_written(id)?).clone()));
        }
        self.people.iter_mut().find(|(other, _)| *other == id).map(|(_, person)| person)
    }

    fn text(&mut self, id: Id<Candidate>, field: &str) -> Option<&mut String> {
        let at = Candidate::TEXTS.into_iter().position(|other| other == field)?;
        self.person(id)?.texts_mut().into_iter().nth(at)
    }

    /// Lets a record name nobody any more; `None` if it names nobody.
    fn let_go(&mut self, gone: Id<Candidate>) -> Option<()> {
        let keep = self.person(gone)?.same_as.take()?;
        for field in Candidate::TEXTS {
            let id = id_of(keep, gone, field);
            if let Some(lost) = self.lost(keep, id) {
                self.take_back(keep, field, &lost);
                self.texts.push(Change::RemoveEarlierText(id));
            }
        }
        Some(())
    }

    fn lost(&self, whose: Id<Candidate>, id: Id<EarlierText>) -> Option<Arc<EarlierText>> {
        self.facts.earlier_of(whose.raw()).into_iter().find(|(other, _)| *other == id).map(|(_, lost)| lost)
    }

    /// Takes a text back that a merge wrote: where a later one wrote over it, from what that one brings back one day; else from the record
    /// itself, if it says so still, and then also from the one with which this record was merged later, if it was taken over there.
    fn take_back(&mut self, whose: Id<Candidate>, field: &str, lost: &EarlierText) -> Option<()> {
        let wrote = |text: &str| lost.stayed == Some(sign(whose, text));
        let mut later = self.facts.earlier_of(whose.raw()).into_iter();
        if let Some((id, over)) = later.find(|(_, other)| other.field == field && other.at > lost.at) {
            if wrote(&over.text) {
                self.put(id, EarlierText { text: lost.text.clone(), ..(*over).clone() });
            }
            return None;
        }
        let text = self.text(whose, field)?;
        if !wrote(text) || *text == lost.text {
            return None;
        }
        let stayed = mem::replace(text, lost.text.clone());
        let above = self.person(whose)?.same_as?;
        let id = id_of(above, whose, field);
        let taken = self.lost(above, id)?;
        if taken.stayed != Some(sign(above, &stayed)) {
            return None;
        }
        self.put(id, EarlierText { stayed: Some(sign(above, &lost.text)), ..(*taken).clone() });
        self.take_back(above, field, &EarlierText { text: lost.text.clone(), ..(*taken).clone() })
    }

    fn put(&mut self, id: Id<EarlierText>, text: EarlierText) {
        self.texts.push(Change::Put(Entity::EarlierText(id, text)));
    }
}
