//! Boards: which application stands where, in one ordered set, so that a column, its end and what stands above a card are found
//! without walking the others. Must never know what a card shows.

use super::views::Views;
use crate::domain::{
    Id,
    application::Application,
    gather::Gather,
    order::OrderKey,
    requisition::{Requisition, Stage},
};
use std::{collections::BTreeSet, ops::Bound};

/// A card's place: whose board, stage, order, and the id to tell equal places apart.
pub(super) type Place = (Id<Requisition>, Id<Stage>, OrderKey, Id<Application>);

/// The place of an application.
pub(super) fn place(application: &Application, id: Id<Application>) -> Place {
    let place = &application.placement;
    (application.requisition, place.stage, place.order.clone(), id)
}

impl Views {
    /// All applications for a requisition, column by column.
    pub fn board(&self, requisition: Id<Requisition>) -> impl Iterator<Item = (Id<Stage>, Id<Application>)> + '_ {
        let start = (requisition, Id::new(0), OrderKey::start(), Id::new(0));
        let board = self.boards.range(start..).take_while(move |place| place.0 == requisition);
        board.map(|(_, stage, _, id)| (*stage, *id))
    }

    /// Applications in a stage that their pipeline does not have: a merge of "stage removed" here and "moved to it" there can
    /// make them. The board shows them in a lane of their own.
    pub fn strays(&self, requisition: Id<Requisition>) -> Vec<Id<Application>> {
        let Some(known) = self.requisitions.get(&requisition) else { return Vec::new() };
        let mut strays = Vec::new();
        // From stage to stage, so that no column is walked but theirs.
        let mut from = Some(0);
        while let Some(start) = from {
            let next = self.boards.range((requisition, Id::new(start), OrderKey::start(), Id::new(0))..).next();
            let Some((_, stage, ..)) = next.filter(|place| place.0 == requisition) else { break };
            if !known.stages.contains_key(stage) {
                strays.extend(self.column_range(requisition, *stage).map(|place| place.3));
            }
            from = stage.raw().0.checked_add(1);
        }
        strays
    }

    /// How many applications for a requisition have a scorecard that was handed in.
    pub fn scored_count(&self, requisition: Id<Requisition>) -> usize {
        let scored: BTreeSet<Id<Application>> = self.submissions.iter().map(|(_, found)| found.application).gather();
        let here = |id: &Id<Application>| self.applications.get(id).is_some_and(|one| one.requisition == requisition);
        scored.into_iter().filter(|id| here(id) && !self.submissions_of(*id).is_empty()).count()
    }

    /// The places of a column, from top to bottom.
    pub(super) fn column_range(
        &self,
        requisition: Id<Requisition>,
        stage: Id<Stage>,
    ) -> impl DoubleEndedIterator<Item = &Place> + '_ {
        // Order keys sort by their text, and nothing sorts before the empty one: a column ends where the next id could begin.
        let start = |requisition, stage| (requisition, stage, OrderKey::start(), Id::new(0));
        let end = match (stage.raw().0.checked_add(1), requisition.raw().0.checked_add(1)) {
            (Some(next), _) => Bound::Excluded(start(requisition, Id::new(next))),
            (None, Some(next)) => Bound::Excluded(start(Id::new(next), Id::new(0))),
            (None, None) => Bound::Unbounded,
        };
        self.boards.range((Bound::Included(start(requisition, stage)), end))
    }
}
