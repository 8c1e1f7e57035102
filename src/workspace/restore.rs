//! Going back to an earlier state of the whole workspace, as new edits: what a restore would do to each record, and the doing of
//! just that, which is one step that can be undone. Must never bring an erased person back, and never touch a record that the
//! kept state could not be read for.

use super::{
    document::{Key, Workspace},
    import::Incoming,
    path::{CANDIDATE, Path, REMOVED},
    registers::Registers,
    stamp::Clock,
    undo::{RecordChange, Step},
};
use crate::domain::gather::Gather;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a restore does to a record, as people see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It was removed since, and comes back.
    Returns,
    /// It was changed since, and gets its old values.
    Changes,
    /// It was added since, or brought back, and goes.
    Goes,
}

/// What a restore does to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoring {
    /// Which record.
    pub key: Key,
    /// What becomes of it.
    pub effect: Effect,
    /// The registers that are written: what they hold now, and what they get. Null is nothing.
    pub values: Vec<(Path, [Value; 2])>,
}

/// Says what going back to a kept state would do; changes nothing. The spared records are left as they are: whoever
/// goes back does not remove themselves by it, nor take back what they have handed in.
pub fn plan(workspace: &Workspace, then: &Incoming, spared: &[Key]) -> Vec<Restoring> {
    let mut plan = Vec::new();
    let mut named: BTreeSet<&Key> = spared.iter().gather();
    let unread: Vec<Key> = then.refused.iter().filter_map(|refused| key_of(&refused.kind, &refused.which)).collect();
    named.extend(&unread);
    let nothing = Registers::new();
    for (key, registers) in &then.records {
        named.insert(key);
        if spared.contains(key) || workspace.refuses(key, registers) {
            continue;
        }
        let now = workspace.get(key);
        let gone = now.is_none_or(Registers::is_removed);
        let effect = match (gone, registers.is_removed()) {
            (true, true) => continue,
            (true, false) => Effect::Returns,
            (false, false) => Effect::Changes,
            (false, true) => Effect::Goes,
        };
        let mut values = Vec::new();
        if effect != Effect::Goes {
            differing(now.unwrap_or(&nothing), registers, &mut values);
        }
        if effect != Effect::Changes {
            values.push(removal(effect == Effect::Goes));
        }
        if !values.is_empty() {
            plan.push(Restoring { key: key.clone(), effect, values });
        }
    }
    for (key, registers) in workspace.iter() {
        if !registers.is_removed() && !named.contains(key) {
            plan.push(Restoring { key: key.clone(), effect: Effect::Goes, values: vec![removal(true)] });
        }
    }
    plan
}

fn removal(removed: bool) -> (Path, [Value; 2]) {
    (Path::removed(), [Value::Bool(!removed), Value::Bool(removed)])
}

fn key_of(kind: &str, id: &str) -> Option<Key> {
    Some(Key { kind: kind.parse().ok()?, id: id.parse().ok()? })
}

/// The values that bring a record from what it is now to what it was then.
fn differing(now: &Registers, then: &Registers, values: &mut Vec<(Path, [Value; 2])>) {
    // Whose record it is never changes in its life.
    let fixed = |path: &Path| path.as_str() == REMOVED || path.as_str() == CANDIDATE && now.get(path).is_some();
    for (path, register) in then.iter() {
        // Items hide a field of their name, so there is nothing to write to.
        let writable = now.get(path).is_some() || now.takes(path, register);
        if !fixed(path) && writable && *now.value(path) != register.value {
            values.push((path.clone(), [now.value(path).clone(), register.value.clone()]));
        }
    }
    for (path, register) in now.iter() {
        if !fixed(path) && !register.value.is_null() && then.get(path).is_none() {
            values.push((path.clone(), [register.value.clone(), Value::Null]));
        }
    }
}

/// Goes back: writes what [`plan`] says under new stamps, as one step, so that it also wins elsewhere.
pub fn restore(workspace: &mut Workspace, then: &Incoming, spared: &[Key], clock: &mut Clock) -> Step {
    let mut step = Step::default();
    for Restoring { key, values, .. } in plan(workspace, then, spared) {
        let created = workspace.get(&key).is_none();
        if created {
            workspace.merge_record(key.clone(), Registers::new());
        }
        if let Some(registers) = workspace.get_mut(&key) {
            let values = values.into_iter().map(|(path, [_, then])| (path, then)).gather();
            let paths = registers.write_changed(values, clock);
            step.changes.push(RecordChange { key, paths, created });
        }
    }
    step
}
