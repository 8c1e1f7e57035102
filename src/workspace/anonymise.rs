//! Anonymising: the person is erased for good, and of each of their applications a record of numbers stays. Two things that are
//! done as one; neither can be undone, since an undo would have to keep what is to go. Must never leave a text of the person, and
//! the statistics come first, so that a failure never costs both.
//!
//! Why not clear the fields of the records instead: submissions are immutable, a cleared field is a register that an older file
//! could only be kept out of by its stamp, and every text that a later version adds would have to be remembered here. Erasing
//! reaches all that hangs on the person, whatever it is, on every replica, for ever.

use super::{
    document::{Key, Workspace, Write},
    registers::WriteError,
    stamp::Clock,
    views::Views,
};
use crate::domain::{gather::Gather, id::RawId, statistic};
use std::collections::BTreeSet;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymised {
    /// The statistics that were written.
    pub written: Vec<Key>,
    /// The records that went.
    pub gone: Vec<Key>,
}

/// Anonymises people.
///
/// # Errors
/// Says why the statistics cannot be written; nothing changes then.
pub fn anonymise(
    workspace: &mut Workspace,
    views: &Views,
    people: &BTreeSet<RawId>,
    clock: &mut Clock,
) -> Result<Anonymised, WriteError> {
    // Each person once, and all that was written about them under whichever id.
    let whose: BTreeSet<RawId> = people.iter().map(|id| views.person((*id).into()).raw()).gather();
    let statistics = whose.iter().flat_map(|id| statistic::of_person((*id).into(), views));
    let writes = statistics.map(|(id, one)| Write::put(id.raw(), &one)).collect();
    let step = workspace.apply(writes, clock);
    if let Some((_, why)) = step.refused {
        return Err(why);
    }
    Ok(Anonymised { written: step.keys(), gone: workspace.erase_all(views.ids_of_all(&whose)) })
}
