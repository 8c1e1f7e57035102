//! Which records are sealed for somebody: the rule of `domain::sealing` on whole records, also on removed ones and on those that do
//! not read. What leaves for a colleague and what is shown before an import asks here. Must never let an unknown author's scores out.

use super::{
    document::{Key, Workspace},
    path::Path,
    registers::{Record, Registers},
    views::Views,
};
use crate::domain::{
    Id, RawId,
    earlier::EarlierText,
    facts::Facts,
    gather::Gather,
    scorecard::{Scorecard, Submission},
    sealing::may_see,
    team::Member,
};
use std::collections::BTreeSet;

/// All records that are sealed for a viewer. Walks through the whole workspace.
pub fn sealed_for(workspace: &Workspace, views: &Views, viewer: Option<Id<Member>>) -> BTreeSet<Key> {
    let all = workspace.iter().filter(|(key, registers)| is_sealed(key, registers, workspace, views, viewer));
    all.map(|(key, _)| key.clone()).gather()
}

/// Whether a viewer may not see what a record says.
pub fn is_sealed(
    key: &Key,
    registers: &Registers,
    workspace: &Workspace,
    views: &Views,
    viewer: Option<Id<Member>>,
) -> bool {
    match key.kind.as_str() {
        Scorecard::KIND | Submission::KIND => is_sealed_card(registers, views, viewer),
        // A text that did not stay is sealed with the scorecard that it stood in.
        EarlierText::KIND => {
            let card = id_in(registers, "record").map(Key::of::<Scorecard>);
            let card = card.and_then(|card| workspace.get(&card));
            card.is_some_and(|card| is_sealed_card(card, views, viewer))
        }
        _ => false,
    }
}

fn is_sealed_card(registers: &Registers, views: &Views, viewer: Option<Id<Member>>) -> bool {
    let (author, application) = (id_in(registers, "interviewer"), id_in(registers, "application"));
    let (Some(author), Some(application)) = (author.map(Id::from), application.map(Id::from)) else { return true };
    // While an application is removed nobody can tell who is awaited.
    let seats = if views.applications.contains_key(&application) { views.seats(application) } else { Vec::new() };
    !may_see(author, viewer, &seats)
}

fn id_in(registers: &Registers, field: &str) -> Option<RawId> {
    let path = Path::of_field(field).ok()?;
    registers.get(&path)?.value.as_str()?.parse().ok()
}
