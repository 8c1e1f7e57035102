//! Which requisition a record belongs to, and so which records nobody needs at hand once it is closed. Must never name a person's
//! own record: people outlive requisitions.

use super::{
    document::{Key, Workspace},
    registers::{Record, Registers},
    views::Views,
};
use crate::domain::{Id, RawId, facts::Facts, requisition::Requisition};
use serde_json::Value;

/// The field by which applications, criteria, published versions and statistics hang on a requisition.
const REQUISITION: &str = "requisition";
/// The field by which moves, scorecards, decisions, answers and notes hang on an application.
const APPLICATION: &str = "application";

/// The requisition that a record is, or hangs on.
pub fn requisition_of(key: &Key, registers: &Registers, views: &Views) -> Option<Id<Requisition>> {
    if key.kind.as_str() == Requisition::KIND {
        return Some(key.id.into());
    }
    let named = |field| registers.text_value(field).and_then(Value::as_str)?.parse::<RawId>().ok();
    match named(REQUISITION) {
        Some(id) => Some(id.into()),
        None => views.application(named(APPLICATION)?.into()).map(|application| application.requisition),
    }
}

/// All that belongs to closed requisitions, but for those themselves.
pub fn closed_records(workspace: &Workspace, views: &Views) -> Vec<Key> {
    let closed = |id| views.requisition(id).is_some_and(|requisition| requisition.closed.is_some());
    if !views.requisitions.iter().any(|(_, requisition)| requisition.closed.is_some()) {
        return Vec::new();
    }
    let mut keys = Vec::new();
    for (key, registers) in workspace.iter().filter(|(key, _)| key.kind.as_str() != Requisition::KIND) {
        if requisition_of(key, registers, views).is_some_and(closed) {
            keys.push(key.clone());
        }
    }
    keys
}
