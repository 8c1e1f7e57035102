//! Taking in what a file holds: a dry run that says what would happen, and the merge, which is one undoable step. Must never
//! take in half a record, and must never forget to name what was refused.

use super::{
    document::{Key, Merged, Workspace},
    path::Path,
    registers::{PathChange, ReadError, Registers, ViewError},
    stamp::{Clock, is_ahead},
    undo::{RecordChange, Step},
};
use crate::domain::{gather::Gather, id::RawId};
use serde_json::Value;
use std::{collections::BTreeSet, fmt};

/// What was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Whose file it is.
    pub workspace: RawId,
    /// The records that read well, each key once.
    pub records: Vec<(Key, Registers)>,
    /// What was erased for good there.
    pub erased: BTreeSet<RawId>,
    /// What did not read.
    pub refused: Vec<Refused>,
}

/// A part of a file that did not read: named, and kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The kind that it was filed under, or the name of the section.
    pub kind: String,
    /// Its id as the file has it, or `#` and its place in the list.
    pub which: String,
    /// What is wrong with it.
    pub why: Why,
    /// Its JSON.
    pub raw: String,
}

/// Why a part of a file did not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no record.
    Read(ReadError),
    /// It is a record, but not one of its kind.
    View(ViewError),
    /// It is filed under what can be no kind, or not in a list.
    NotAList,
    /// The file has a section that this version does not know.
    UnknownSection,
    /// A register claims to be written after the year 5000.
    EndOfTime(Path),
    /// An entry of the list of erased ids is no id.
    NotAnId,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(why) => why.fmt(f),
            Self::View(why) => why.fmt(f),
            Self::NotAList => f.write_str("not a list of records of a kind"),
            Self::UnknownSection => f.write_str("a section that is not known"),
            Self::EndOfTime(path) => write!(f, "{path} claims to be written after the year 5000"),
            Self::NotAnId => f.write_str("not an id"),
        }
    }
}

/// What a merge would do, or has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Records that are new here.
    pub added: Vec<Key>,
    /// Records of which these registers are newer in the file.
    pub updated: Vec<(Key, Vec<Path>)>,
    /// Records that the file has nothing newer for.
    pub unchanged: Vec<Key>,
    /// What did not read.
    pub refused: Vec<Refused>,
    /// Records in the file that were erased for good: they stay out.
    pub erased: Vec<Key>,
    /// Records here that were erased for good there: they go, and that cannot be undone.
    pub erases: Vec<Key>,
    /// Records that are alive in the file and were removed here: a person may bring them back.
    pub removed_here: Vec<Key>,
    /// Registers that the file has an older, different value for: what is here stays, and a person may bring that back.
    pub outdated: Vec<(Key, Vec<Path>)>,
    /// Records with stamps more than 24 hours ahead of the wall clock: somebody's clock is wrong.
    pub ahead: Vec<Key>,
}

/// Says what merging would do; changes nothing. `wall` is the wall clock in milliseconds since 1970.
pub fn plan(workspace: &Workspace, incoming: &Incoming, wall: u64) -> Report {
    let erases = workspace.belonging_to(&incoming.erased);
    let mut report = Report { refused: incoming.refused.clone(), erases, ..Report::default() };
    for (key, theirs) in &incoming.records {
        judge(workspace, incoming, key, theirs, &mut report);
        if theirs.iter().any(|(_, register)| is_ahead(register.stamp, wall)) {
            report.ahead.push(key.clone());
        }
    }
    report
}

/// What would become of one record.
fn judge(workspace: &Workspace, incoming: &Incoming, key: &Key, theirs: &Registers, report: &mut Report) {
    let erased_there = |id: RawId| incoming.erased.contains(&id);
    if workspace.refuses(key, theirs) || erased_there(key.id) || theirs.candidate().is_some_and(erased_there) {
        report.erased.push(key.clone());
        return;
    }
    let Some(mine) = workspace.get(key) else {
        report.added.push(key.clone());
        return;
    };
    let (newer, older) = compare(mine, theirs);
    if mine.is_removed() && !theirs.is_removed() && !newer.contains(&Path::removed()) {
        report.removed_here.push(key.clone());
    }
    if newer.is_empty() {
        report.unchanged.push(key.clone());
    } else {
        report.updated.push((key.clone(), newer));
    }
    if !older.is_empty() {
        report.outdated.push((key.clone(), older));
    }
}

/// The registers that a merge takes from `theirs`, and those where it keeps a different value of `mine`.
fn compare(mine: &Registers, theirs: &Registers) -> (Vec<Path>, Vec<Path>) {
    let (mut newer, mut older) = (Vec::new(), Vec::new());
    for (path, register) in theirs.iter() {
        if mine.takes(path, register) {
            newer.push(path.clone());
        } else if path != &Path::removed() && *mine.value(path) != register.value {
            older.push(path.clone());
        }
    }
    (newer, older)
}

/// Values where a person wants the one that a merge would not take.
pub type Turned = BTreeSet<(Key, Path)>;

/// Merges what was read, as one step that can be undone. What was erased there is erased here, and that cannot.
pub fn merge_in(workspace: &mut Workspace, incoming: Incoming, clock: &mut Clock) -> (Report, Step) {
    merge_in_but(workspace, incoming, &Turned::new(), clock)
}

/// As [`merge_in`], but where a person has chosen otherwise: there the other value is written as a new edit of the same step.
pub fn merge_in_but(
    workspace: &mut Workspace,
    incoming: Incoming,
    turned: &Turned,
    clock: &mut Clock,
) -> (Report, Step) {
    let report = plan(workspace, &incoming, clock.wall());
    workspace.erase_all(incoming.erased);
    let mut step = Step::default();
    for (key, theirs) in incoming.records {
        for (_, register) in theirs.iter() {
            // Those far ahead are in the report already; they must not push the clock.
            let _ahead = clock.observe(register.stamp);
        }
        let chosen = chosen(workspace, &key, &theirs, turned);
        let merged = merge_one(workspace, key.clone(), theirs);
        step.changes.extend(write_chosen(workspace, key, merged, chosen, clock));
    }
    (report, step)
}

/// The values that a merge would drop and a person has chosen.
fn chosen(workspace: &Workspace, key: &Key, theirs: &Registers, turned: &Turned) -> Vec<(Path, Value)> {
    let Some(mine) = workspace.get(key).filter(|_| !turned.is_empty()) else { return Vec::new() };
    let wanted = theirs.iter().filter(|(path, _)| turned.contains(&(key.clone(), (*path).clone())));
    wanted
        .map(|(path, register)| {
            let dropped = if mine.takes(path, register) { mine.value(path) } else { &register.value };
            (path.clone(), dropped.clone())
        })
        .collect()
}

/// Writes them, as part of what the merge did to the record.
fn write_chosen(
    workspace: &mut Workspace,
    key: Key,
    merged: Option<RecordChange>,
    chosen: Vec<(Path, Value)>,
    clock: &mut Clock,
) -> Option<RecordChange> {
    let Some(registers) = workspace.get_mut(&key).filter(|_| !chosen.is_empty()) else { return merged };
    let mut change = merged.unwrap_or(RecordChange { key, paths: Vec::new(), created: false });
    for (path, value) in chosen {
        let written = registers.set(path, value, clock);
        match change.paths.iter_mut().find(|earlier| earlier.path == written.path) {
            // What was there before the import is what an undo has to bring back.
            Some(earlier) => earlier.stamp = written.stamp,
            None => change.paths.push(written),
        }
    }
    Some(change)
}

fn merge_one(workspace: &mut Workspace, key: Key, theirs: Registers) -> Option<RecordChange> {
    let all =
        theirs.iter().map(|(path, register)| PathChange { path: path.clone(), before: None, stamp: register.stamp });
    let all = all.collect();
    match workspace.merge_record(key.clone(), theirs) {
        Merged::Added => Some(RecordChange { key, paths: all, created: true }),
        Merged::Updated(paths) => Some(RecordChange { key, paths, created: false }),
        Merged::Unchanged | Merged::Refused => None,
    }
}

/// Brings back what a file holds of these records: restores removed ones and writes the file's values as a new edit, however
/// old they are. This is how an import that was undone is done again.
pub fn bring_back(workspace: &mut Workspace, incoming: &Incoming, keys: &[Key], clock: &mut Clock) -> Step {
    let mut step = Step::default();
    let wanted: BTreeSet<&Key> = keys.iter().gather();
    for (key, theirs) in incoming.records.iter().filter(|(key, _)| wanted.contains(key)) {
        let Some(mine) = workspace.get_mut(key) else { continue };
        let (_, mut older) = compare(mine, theirs);
        let mut paths = Vec::new();
        if mine.is_removed() && !theirs.is_removed() {
            paths.push(mine.set(Path::removed(), Value::Bool(false), clock));
        }
        // Items hide a field of their name, so there is nothing to write to.
        older.retain(|path| mine.get(path).is_some());
        for path in older {
            let value = theirs.get(&path).map_or(Value::Null, |register| register.value.clone());
            paths.push(mine.set(path, value, clock));
        }
        if !paths.is_empty() {
            step.changes.push(RecordChange { key: key.clone(), paths, created: false });
        }
    }
    step
}
