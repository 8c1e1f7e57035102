//! The steps that can be undone, as text, so that they outlive a reload of their tab. The text is for the same browser and the
//! same release: whatever does not read is no loss but of the undo. Must never hold more of the workspace than it is given room
//! for, and never hold an erased record.

use super::{
    document::{Key, Workspace},
    registers::{PathChange, Register},
    undo::{History, RecordChange, Step},
};
use serde_json::{Value, json};

impl History {
    /// The newest steps that fit into so many bytes; the steps to be redone come first, since an edit would drop them.
    pub fn to_text(&self, mut room: usize) -> String {
        let redo = newest(&self.redo, &mut room);
        let undo = newest(&self.undo, &mut room);
        format!("[[{undo}],[{redo}]]")
    }

    /// Reads what [`History::to_text`] wrote, without the records that the workspace has no more. Empty if it does not read.
    pub fn from_text(text: &str, workspace: &Workspace) -> Self {
        let read = || {
            let piles: Value = serde_json::from_str(text).ok()?;
            let [undo, redo] = piles.as_array()?.as_slice() else { return None };
            Some(Self { undo: steps(undo, workspace)?, redo: steps(redo, workspace)? })
        };
        read().unwrap_or_default()
    }
}

/// The last steps of a pile as far as the room goes, in their order.
fn newest(pile: &[Step], room: &mut usize) -> String {
    let mut texts = Vec::new();
    for step in pile.iter().rev() {
        let text = Value::from(step.changes.iter().map(change_to_json).collect::<Vec<_>>()).to_string();
        let Some(left) = room.checked_sub(text.len()) else { break };
        *room = left;
        texts.push(text);
    }
    texts.reverse();
    texts.join(",")
}

fn change_to_json(change: &RecordChange) -> Value {
    let paths: Vec<Value> = change
        .paths
        .iter()
        .map(|PathChange { path, before, stamp }| {
            let before = before.as_ref().map(|register| json!([register.stamp, register.value]));
            json!([path.as_str(), stamp, before])
        })
        .collect();
    json!([change.key.kind.as_str(), change.key.id.to_string(), change.created, paths])
}

fn steps(pile: &Value, workspace: &Workspace) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for step in pile.as_array()? {
        let mut changes = Vec::new();
        for change in step.as_array()? {
            changes.push(change_of_json(change)?);
        }
        // Erased meanwhile, by another tab: it must not live on in here.
        changes.retain(|change| workspace.get(&change.key).is_some());
        if !changes.is_empty() {
            steps.push(Step { changes, refused: None });
        }
    }
    Some(steps)
}

fn change_of_json(json: &Value) -> Option<RecordChange> {
    let [kind, id, created, list] = json.as_array()?.as_slice() else { return None };
    let mut paths = Vec::new();
    for path in list.as_array()? {
        paths.push(path_of_json(path)?);
    }
    let key = Key { kind: kind.as_str()?.parse().ok()?, id: id.as_str()?.parse().ok()? };
    Some(RecordChange { key, paths, created: created.as_bool()? })
}

fn path_of_json(json: &Value) -> Option<PathChange> {
    let [path, stamp, before] = json.as_array()?.as_slice() else { return None };
    let before = match before.as_array().map(Vec::as_slice) {
        Some([stamp, value]) => Some(Register { stamp: stamp.as_str()?.parse().ok()?, value: value.clone() }),
        Some(_) => return None,
        None => None,
    };
    Some(PathChange { path: path.as_str()?.parse().ok()?, before, stamp: stamp.as_str()?.parse().ok()? })
}
