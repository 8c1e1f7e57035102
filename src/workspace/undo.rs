//! Undo is a new edit: per register, only where the stamp is still the one that the undone edit wrote. What others changed
//! since is named and left. Must never bring back an old stamp: a merge would undo the undo.

use super::{
    document::{Key, Workspace},
    path::{Path, REMOVED},
    registers::{PathChange, Register, Registers, WriteError},
    stamp::{Clock, Stamp},
};
use crate::domain::gather::Gather;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many steps can be undone.
const MOST_STEPS: usize = 200;

/// What one edit (or import) did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// Which record.
    pub key: Key,
    /// Which registers.
    pub paths: Vec<PathChange>,
    /// Whether the record was new.
    pub created: bool,
}

/// What one edit did, to one record or to several. What is undone, is undone together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// By record; each record once.
    pub changes: Vec<RecordChange>,
    /// The write that was refused, and why. Then there are no changes.
    pub refused: Option<(Key, WriteError)>,
}

impl Step {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The records that changed.
    pub fn keys(&self) -> Vec<Key> {
        self.changes.iter().map(|change| change.key.clone()).collect()
    }

    /// What tells this step from all others: no two records are written at one time. Done again, it is another one.
    pub fn stamp(&self) -> Option<Stamp> {
        self.changes.iter().flat_map(|change| &change.paths).next().map(|path| path.stamp)
    }

    /// What was done to records one after the other, as one step. Of a record that was changed twice there is one change, from the
    /// first value to the last stamp. Each is looked up, so that thousands come together at once.
    pub fn of(changes: impl IntoIterator<Item = RecordChange>) -> Self {
        let mut step = Self::default();
        let mut places = BTreeMap::new();
        for change in changes.into_iter().filter(|change| !change.paths.is_empty()) {
            match places.get(&change.key).and_then(|at: &usize| step.changes.get_mut(*at)) {
                Some(earlier) => earlier.go_on(change.paths),
                None => {
                    places.insert(change.key.clone(), step.changes.len());
                    step.changes.push(change);
                }
            }
        }
        step
    }

    /// Steps that were done one after the other, as one.
    pub fn together(steps: impl IntoIterator<Item = Self>) -> Self {
        Self::of(steps.into_iter().flat_map(|step| step.changes))
    }

    /// The step without the records that were erased since it was done: what the history must not hold.
    #[must_use]
    pub fn within(mut self, workspace: &Workspace) -> Self {
        self.changes.retain(|change| workspace.get(&change.key).is_some());
        self
    }
}

impl RecordChange {
    /// Takes in what the same step did to the record later.
    fn go_on(&mut self, later: Vec<PathChange>) {
        for path in later {
            match self.paths.iter_mut().find(|earlier| earlier.path == path.path) {
                Some(earlier) => earlier.stamp = path.stamp,
                None => self.paths.push(path),
            }
        }
    }
}

/// What an undo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Reverted {
    /// The undo as a step: reverting it is the redo.
    pub step: Step,
    /// Records of which something was changed by others since, or which are gone: that was left as it is.
    pub left: Vec<Key>,
}

/// Undoes a step where nobody has changed anything since.
pub fn revert(workspace: &mut Workspace, step: &Step, clock: &mut Clock) -> Reverted {
    let mut reverted = Reverted { step: Step::default(), left: Vec::new() };
    step.changes.iter().rev().for_each(|change| revert_record(workspace, change, &mut reverted, clock));
    reverted
}

fn revert_record(workspace: &mut Workspace, change: &RecordChange, reverted: &mut Reverted, clock: &mut Clock) {
    let Some(registers) = workspace.get_mut(&change.key) else {
        return reverted.left.push(change.key.clone());
    };
    let (paths, whole) = if change.created {
        revert_created(registers, change, clock)
    } else {
        revert_changed(registers, change, clock)
    };
    if !whole {
        reverted.left.push(change.key.clone());
    }
    if !paths.is_empty() {
        reverted.step.changes.push(RecordChange { key: change.key.clone(), paths, created: false });
    }
}

/// Takes a new record away, unless others have added to it.
fn revert_created(registers: &mut Registers, change: &RecordChange, clock: &mut Clock) -> (Vec<PathChange>, bool) {
    let ours: BTreeMap<&Path, Stamp> = change.paths.iter().map(|path| (&path.path, path.stamp)).gather();
    let untouched = registers.iter().all(|(path, register)| {
        path.as_str() == REMOVED || register.value.is_null() || ours.get(path) == Some(&register.stamp)
    });
    let paths = if untouched { vec![registers.set_removed(true, clock)] } else { Vec::new() };
    (paths, untouched)
}

/// Writes the old values back where the step's own are still there.
fn revert_changed(registers: &mut Registers, change: &RecordChange, clock: &mut Clock) -> (Vec<PathChange>, bool) {
    let mut paths = Vec::new();
    for PathChange { path, before, stamp } in &change.paths {
        if registers.get(path).is_some_and(|register| register.stamp == *stamp) {
            let value = before.as_ref().map_or_else(|| absent(path), |register: &Register| register.value.clone());
            paths.push(registers.set(path.clone(), value, clock));
        }
    }
    let whole = paths.len() == change.paths.len();
    (paths, whole)
}

/// What a register holds that was not there.
fn absent(path: &Path) -> Value {
    if path.as_str() == REMOVED { Value::Bool(false) } else { Value::Null }
}

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub(super) undo: Vec<Step>,
    pub(super) redo: Vec<Step>,
}

impl History {
    /// Takes a new step. What was undone before it cannot be redone any more.
    pub fn push(&mut self, step: Step) {
        if step.is_empty() {
            return;
        }
        self.redo.clear();
        self.undo.push(step);
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// The step that would be undone next.
    pub fn last(&self) -> Option<Stamp> {
        self.undo.last().and_then(Step::stamp)
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Undoes the last step. Answers the records that changed, and those that were left as others have made them; `None` if
    /// there is nothing to undo.
    pub fn undo(&mut self, workspace: &mut Workspace, clock: &mut Clock) -> Option<(Vec<Key>, Vec<Key>)> {
        self.turn(false, workspace, clock)
    }

    /// Does again what was undone last; answers as [`History::undo`] does.
    pub fn redo(&mut self, workspace: &mut Workspace, clock: &mut Clock) -> Option<(Vec<Key>, Vec<Key>)> {
        self.turn(true, workspace, clock)
    }

    fn turn(&mut self, redo: bool, workspace: &mut Workspace, clock: &mut Clock) -> Option<(Vec<Key>, Vec<Key>)> {
        let mut turn = self.begin(redo)?;
        let keys = turn.go_on(usize::MAX, workspace, clock);
        Some((keys, self.end(turn, workspace)))
    }

    /// Takes the last step off, to be undone or done again a part at a time. Whoever begins ends it: the step is gone otherwise.
    pub fn begin(&mut self, redo: bool) -> Option<Turn> {
        let step = if redo { self.redo.pop() } else { self.undo.pop() }?;
        let reverted = Reverted { step: Step::default(), left: Vec::new() };
        Some(Turn { redo, rest: step.changes.len(), step, reverted })
    }

    /// Puts what was turned on the other pile. Answers the records that were left as others have made them.
    pub fn end(&mut self, turn: Turn, workspace: &Workspace) -> Vec<Key> {
        let Turn { redo, step, reverted: Reverted { step: back, left }, .. } = turn;
        let back = back.within(workspace);
        let renewed = renewals(&step, &back);
        self.undo.iter_mut().chain(self.redo.iter_mut()).for_each(|step| renew(step, &renewed));
        if !back.is_empty() {
            if redo { self.undo.push(back) } else { self.redo.push(back) }
        }
        left
    }

    /// Drops all that these records' steps hold of them: what was erased must not live on in the history.
    pub fn forget(&mut self, keys: &[Key]) {
        for steps in [&mut self.undo, &mut self.redo] {
            for step in steps.iter_mut() {
                step.changes.retain(|change| !keys.contains(&change.key));
            }
            steps.retain(|step| !step.is_empty());
        }
    }
}

/// A step that is being undone, or done again, a part at a time: it is on neither pile meanwhile.
#[derive(Debug)]
pub struct Turn {
    redo: bool,
    step: Step,
    /// How many of its records are still to be turned: the first ones.
    rest: usize,
    reverted: Reverted,
}

impl Turn {
    /// How many records there are, and how many of them are turned.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.step.changes.len();
        (all - self.rest, all)
    }

    /// Turns at most so many more records. Answers those that changed.
    pub fn go_on(&mut self, most: usize, workspace: &mut Workspace, clock: &mut Clock) -> Vec<Key> {
        let before = self.reverted.step.changes.len();
        let from = self.rest.saturating_sub(most);
        for change in self.step.changes.iter().take(self.rest).skip(from).rev() {
            revert_record(workspace, change, &mut self.reverted, clock);
        }
        self.rest = from;
        self.reverted.step.changes.iter().skip(before).map(|change| change.key.clone()).collect()
    }
}

/// By register: the stamp that a value had, and the one that it came back with.
type Renewals<'a> = BTreeMap<(&'a Key, &'a Path), (Stamp, Stamp)>;

/// An undo brings an old value back under a new stamp. The step that wrote the value first must know it by that, or it would
/// take its own work for somebody else's and could not be undone in its turn.
fn renewals<'a>(step: &'a Step, back: &'a Step) -> Renewals<'a> {
    let mut old = BTreeMap::new();
    for change in &step.changes {
        for PathChange { path, before, .. } in &change.paths {
            old.extend(before.as_ref().map(|register| ((&change.key, path), register.stamp)));
        }
    }
    let restored = back.changes.iter().flat_map(|change| change.paths.iter().map(move |path| (&change.key, path)));
    restored.filter_map(|(key, path)| Some(((key, &path.path), (*old.get(&(key, &path.path))?, path.stamp)))).gather()
}

fn renew(step: &mut Step, renewed: &Renewals<'_>) {
    for RecordChange { key, paths, .. } in &mut step.changes {
        for PathChange { path, stamp, .. } in paths {
            if let Some((_, now)) = renewed.get(&(&*key, &*path)).filter(|(was, _)| was == stamp) {
                *stamp = *now;
            }
        }
    }
}
