//! How a file and this workspace differ, register by register: changed there, changed here, or on both sides by people who did
//! not know of each other. Must never decide what stays: the stamps do, or the person who is asked.

use super::{
    document::{Key, Workspace},
    import::Incoming,
    path::{Path, REMOVED},
    registers::{Record, Register, Registers},
    stamp::{Replica, Stamp},
};
use crate::domain::{gather::Gather, id::RawId, scorecard::Scorecard};
use std::collections::BTreeMap;

/// Who changed a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Both, and neither knew what the other had written.
    Both,
    /// Those who wrote the file; they had seen what is here.
    There,
    /// Somebody here, who had seen what is in the file.
    Here,
}

/// A value that is another one here than in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// In which record.
    pub key: Key,
    /// In which register.
    pub path: Path,
    /// Who changed it.
    pub standing: Standing,
    /// What is here; `None` if nothing is.
    pub here: Option<Register>,
    /// What is in the file.
    pub there: Register,
    /// Whether a merge takes what is in the file, being later.
    pub taken: bool,
}

/// All differences in records that both have, those on both sides first. `exchanged` is when a file last left or came in here,
/// in milliseconds since 1970, and 0 if none ever did.
pub fn differences(workspace: &Workspace, incoming: &Incoming, exchanged: u64) -> Vec<Difference> {
    let whole = Knowledge {
        here: newest(workspace.iter().map(|(_, registers)| registers)),
        there: newest(incoming.records.iter().map(|(_, registers)| registers)),
        exchanged,
    };
    let mut all = Vec::new();
    for (key, theirs) in &incoming.records {
        let Some(mine) = workspace.get(key).filter(|mine| !mine.is_removed()) else { continue };
        // Scorecards are left out of files as long as they are sealed: what else somebody holds tells nothing about them.
        let alone = (key.kind.as_str() == Scorecard::KIND).then(|| Knowledge {
            here: newest([mine].into_iter()),
            there: newest([theirs].into_iter()),
            exchanged,
        });
        let knowledge = alone.as_ref().unwrap_or(&whole);
        for (path, register) in theirs.iter().filter(|(path, _)| path.as_str() != REMOVED) {
            let stored = mine.get(path);
            if *mine.value(path) == register.value {
                continue;
            }
            let taken = mine.takes(path, register);
            all.push(Difference {
                key: key.clone(),
                path: path.clone(),
                standing: knowledge.standing(stored, register, taken),
                here: stored.cloned(),
                there: register.clone(),
                taken,
            });
        }
    }
    all.sort_by_key(|difference| difference.standing);
    all
}

/// Who can have known what. Nobody keeps a list of what they have seen: it is told from what they hold, and from when files
/// were exchanged. That decides what a person is shown, never what a merge does.
struct Knowledge {
    here: BTreeMap<Replica, Stamp>,
    there: BTreeMap<Replica, Stamp>,
    exchanged: u64,
}

impl Knowledge {
    fn standing(&self, stored: Option<&Register>, theirs: &Register, taken: bool) -> Standing {
        let Some(mine) = stored else { return Standing::There };
        // The side whose value stays has overwritten the other one: knowingly?
        let (side, overwritten, holders) =
            if taken { (Standing::There, mine.stamp, &self.there) } else { (Standing::Here, theirs.stamp, &self.here) };
        // Who holds a write of a replica has received all its earlier ones too, since workspaces travel whole (but for scorecards).
        let held = holders.get(&overwritten.replica()).is_some_and(|newest| *newest >= overwritten);
        if held || overwritten.millis() <= self.exchanged { side } else { Standing::Both }
    }
}

/// The newest stamp of each replica.
fn newest<'a>(records: impl Iterator<Item = &'a Registers>) -> BTreeMap<Replica, Stamp> {
    let mut newest = BTreeMap::new();
    for (_, register) in records.flat_map(Registers::iter) {
        let stamp = register.stamp;
        let known = newest.entry(stamp.replica()).or_insert(stamp);
        *known = stamp.max(*known);
    }
    newest
}

/// Which member writes at which replica, as far as signed records here and in the file tell: a note, a move, a scorecard names its
/// author, and was written where the author sat.
pub fn authors(workspace: &Workspace, incoming: &Incoming) -> BTreeMap<Replica, RawId> {
    let mine = workspace.iter().map(|(_, registers)| registers);
    let mut newest: BTreeMap<Replica, (Stamp, RawId)> = BTreeMap::new();
    for registers in mine.chain(incoming.records.iter().map(|(_, registers)| registers)) {
        for field in ["by", "interviewer"] {
            let Some(register) = Path::of_field(field).ok().and_then(|path| registers.get(&path)) else { continue };
            let Some(member) = register.value.as_str().and_then(|id| id.parse().ok()) else { continue };
            let signed = (register.stamp, member);
            let known = newest.entry(register.stamp.replica()).or_insert(signed);
            *known = signed.max(*known);
        }
    }
    newest.into_iter().map(|(replica, (_, member))| (replica, member)).gather()
}
