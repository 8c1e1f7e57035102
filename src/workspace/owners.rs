//! In which order records are written down part by part: what others hang on before them, and what goes after them. Must never leave,
//! wherever it is cut off, a record without what it hangs on.

use super::{
    document::{Key, Workspace},
    registers::{Record, Registers},
};
use crate::domain::{
    application::Application,
    candidate::Candidate,
    kit::Kit,
    requisition::{JobVersion, Requisition},
    scorecard::Submission,
    team::Member,
};
use std::collections::BTreeMap;

/// Who is named by others, in the order in which they name each other; all other kinds come after these. What is frozen names its
/// requisition too, but is nothing to look at by itself: a requisition without its criteria would be.
const OWNERS: [&str; 7] = [
    JobVersion::KIND,
    Kit::KIND,
    Member::KIND,
    Requisition::KIND,
    Candidate::KIND,
    Application::KIND,
    Submission::KIND,
];

/// How many ranks there are.
pub const RANKS: usize = OWNERS.len() + 1;

/// The place of a kind: whatever a record hangs on has a smaller one.
pub fn rank(kind: &str) -> usize {
    OWNERS.iter().position(|owner| *owner == kind).unwrap_or(OWNERS.len())
}

/// These records in parts of at most so many, in the order in which they are to be written. What is there stands after what it hangs
/// on, what is gone before it. All about one person stands together, in one part where it fits.
pub fn parts(keys: &[Key], document: &Workspace, most: usize) -> Vec<Vec<Key>> {
    let mut all = by_person(keys, document, false);
    let mut gone = by_person(keys, document, true);
    gone.reverse();
    gone.iter_mut().for_each(|group| group.reverse());
    all.append(&mut gone);
    let mut parts: Vec<Vec<Key>> = Vec::new();
    for piece in all.iter().flat_map(|group| group.chunks(most)) {
        match parts.last_mut().filter(|part| part.len() + piece.len() <= most) {
            Some(part) => part.extend_from_slice(piece),
            None => parts.push(piece.to_vec()),
        }
    }
    parts
}

/// Those that are there, or those that are gone: first what is about nobody, then each person's, by rank.
fn by_person(keys: &[Key], document: &Workspace, gone: bool) -> Vec<Vec<Key>> {
    let mut groups = vec![Vec::new()];
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    // Rank by rank and no sort: each sort of another type is compiled anew.
    for wanted in 0..RANKS {
        for key in keys.iter().filter(|key| rank(key.kind.as_str()) == wanted) {
            let registers = document.get(key);
            if registers.is_none_or(Registers::is_removed) != gone {
                continue;
            }
            let at = match whose(key, registers) {
                None => 0,
                Some(person) => match places.get(&person) {
                    Some(at) => *at,
                    None => {
                        places.insert(person, groups.len());
                        groups.push(Vec::new());
                        groups.len() - 1
                    }
                },
            };
            if let Some(group) = groups.get_mut(at) {
                group.push(key.clone());
            }
        }
    }
    groups
}

/// The person whom a record is about.
fn whose(key: &Key, registers: Option<&Registers>) -> Option<Key> {
    if key.kind.as_str() == Candidate::KIND {
        return Some(key.clone());
    }
    registers?.candidate().map(Key::of::<Candidate>)
}
