//! A round through the candidates of a stage: who comes before and after the one that is shown, also once that one was moved on, since
//! whoever screens a stage goes on there. Must never choose the stage: it is shown the column of the one in which the round began.

use crate::domain::{Id, application::Application};
use std::collections::BTreeSet;

/// Where one is.
#[derive(Clone, Debug)]
pub struct Round {
    /// Who is shown.
    shown: Id<Application>,
    /// Who stood above them when they stood in the stage last.
    above: BTreeSet<Id<Application>>,
}

/// Where the one who is shown stands, or stood, among those who stand in the stage now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 0; `None` once they were moved on.
    pub at: Option<usize>,
    /// How many stand there.
    pub of: usize,
    /// Who comes before them.
    pub earlier: Option<Id<Application>>,
    /// Who comes after them.
    pub later: Option<Id<Application>>,
}

impl Round {
    /// Begins with somebody.
    pub fn begin(shown: Id<Application>) -> Self {
        Self { shown, above: BTreeSet::new() }
    }

    /// Takes in how the stage stands now, from top to bottom.
    pub fn look(&mut self, column: &[Id<Application>]) -> Place {
        let at = column.iter().position(|id| *id == self.shown);
        if let Some(at) = at {
            self.above.clear();
            self.above.extend(column.iter().take(at));
        }
        // After the last of those who stood above, wherever they have come to stand since.
        let next = column.iter().rposition(|id| self.above.contains(id)).map_or(0, |last| last + 1);
        let before = at.unwrap_or(next).checked_sub(1);
        let after = at.map_or(next, |at| at + 1);
        let who = |at: usize| column.get(at).copied();
        Place { at, of: column.len(), earlier: before.and_then(who), later: who(after) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(count: u128) -> Vec<Id<Application>> {
        (0..count).map(Id::new).collect()
    }

    proptest! {
        #[test]
        fn whoever_was_moved_on_leaves_one_between_the_same_neighbours(count in 1_u128..9, at in 0_usize..9, gone in prop::collection::vec(any::<bool>(), 9)) {
            let mut column = ids(count);
            let at = at % column.len();
            let mut round = Round::begin(column[at]);
            let before = round.look(&column);
            prop_assert_eq!((before.at, before.of), (Some(at), column.len()));
            let shown = column.remove(at);
            let after = round.look(&column);
            prop_assert_eq!(&after, &Place { at: None, of: column.len(), ..before });
            // Others may leave too, and somebody new comes in at the end.
            let stays = |id: &Id<Application>| !gone[id.raw().0 as usize];
            column.retain(stays);
            let new = Id::new(50);
            column.push(new);
            let place = round.look(&column);
            prop_assert_eq!(place.earlier, column.iter().copied().rfind(|id| *id < shown));
            prop_assert_eq!(place.later, column.iter().copied().find(|id| *id > shown));
        }

        #[test]
        fn whoever_goes_through_a_stage_and_moves_some_on_sees_everybody_once(moved in prop::collection::vec(any::<bool>(), 1..12)) {
            let all = ids(moved.len() as u128);
            let (mut column, mut seen, mut shown) = (all.clone(), Vec::new(), all.first().copied());
            while let Some(id) = shown {
                let mut round = Round::begin(id);
                round.look(&column);
                if moved[seen.len()] {
                    column.retain(|other| *other != id);
                }
                seen.push(id);
                shown = round.look(&column).later;
            }
            prop_assert_eq!(seen, all);
        }
    }
}
