//! The records as typed values, with the indexes that screens and rules ask for, kept up to date record by record. Nothing
//! here grows with the workspace on the path of one edit. Must never be written to but from the registers.

use super::{
    document::{Key, Workspace},
    registers::{Record, Registers},
};
use crate::domain::{
    Id, RawId,
    application::{Application, Decision, Move},
    candidate::{Candidate, Note},
    facts::Facts,
    kit::Kit,
    order::OrderKey,
    requisition::{JobVersion, Requisition, Stage},
    scorecard::{Scorecard, Submission},
    team::{Member, Settings},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

type Table<T> = BTreeMap<Id<T>, Arc<T>>;
type Index<K, V> = BTreeMap<Id<K>, BTreeSet<Id<V>>>;
/// A card's place in a requisition's board: stage, order, and the id to tell equal places apart.
type Place = (Id<Stage>, OrderKey, Id<Application>);

/// All records that are there and read well.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "each table is named after the record that it holds")]
pub struct Views {
    pub settings: Settings,
    pub members: Table<Member>,
    pub requisitions: Table<Requisition>,
    pub job_versions: Table<JobVersion>,
    pub kits: Table<Kit>,
    pub candidates: Table<Candidate>,
    pub applications: Table<Application>,
    pub moves: Table<Move>,
    pub notes: Table<Note>,
    pub scorecards: Table<Scorecard>,
    pub submissions: Table<Submission>,
    pub decisions: Table<Decision>,
    /// Records that do not read as what they say they are: kept in the workspace, shown as something to settle.
    pub unreadable: BTreeMap<Key, String>,
    boards: BTreeMap<Id<Requisition>, BTreeSet<Place>>,
    applications_of: Index<Candidate, Application>,
    moves_of: Index<Application, Move>,
    notes_of: Index<Candidate, Note>,
    scorecards_of: Index<Application, Scorecard>,
    submissions_of: Index<Application, Submission>,
    decisions_of: Index<Application, Decision>,
    uses_of: BTreeMap<Id<Kit>, usize>,
}

impl Views {
    /// The views of a whole workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let mut views = Self::default();
        for (key, registers) in workspace.iter() {
            views.refresh(key, Some(registers));
        }
        views
    }

    /// Takes in one record as it is now; `None` or a removed record goes.
    pub fn refresh(&mut self, key: &Key, registers: Option<&Registers>) {
        let registers = registers.filter(|registers| !registers.is_removed());
        self.unreadable.remove(key);
        match key.kind.as_str() {
            Settings::KIND => self.settings = self.read(key, registers).unwrap_or_default(),
            Member::KIND => {
                let now = self.read(key, registers);
                swap(&mut self.members, key.id, now);
            }
            Requisition::KIND => {
                let now = self.read(key, registers);
                swap(&mut self.requisitions, key.id, now);
            }
            JobVersion::KIND => {
                let now = self.read(key, registers);
                swap(&mut self.job_versions, key.id, now);
            }
            Kit::KIND => {
                let now = self.read(key, registers);
                swap(&mut self.kits, key.id, now);
            }
            Candidate::KIND => {
                let now = self.read(key, registers);
                swap(&mut self.candidates, key.id, now);
            }
            Application::KIND => self.refresh_application(key, registers),
            Move::KIND => {
                let now = self.read(key, registers);
                let (old, new) = swap(&mut self.moves, key.id, now);
                reindex(&mut self.moves_of, key.id, old.map(|m| m.application), new.map(|m| m.application));
            }
            Note::KIND => {
                let now = self.read(key, registers);
                let (old, new) = swap(&mut self.notes, key.id, now);
                reindex(&mut self.notes_of, key.id, old.map(|n| n.candidate), new.map(|n| n.candidate));
            }
            Scorecard::KIND => self.refresh_scorecard(key, registers),
            Submission::KIND => {
                let now = self.read(key, registers);
                let (old, new) = swap(&mut self.submissions, key.id, now);
                reindex(&mut self.submissions_of, key.id, old.map(|s| s.application), new.map(|s| s.application));
            }
            Decision::KIND => {
                let now = self.read(key, registers);
                let (old, new) = swap(&mut self.decisions, key.id, now);
                reindex(&mut self.decisions_of, key.id, old.map(|d| d.application), new.map(|d| d.application));
            }
            // A kind from a newer Handpick: kept, merged and exported, not shown.
            _ => {}
        }
    }

    fn refresh_application(&mut self, key: &Key, registers: Option<&Registers>) {
        let now = self.read(key, registers);
        let (old, new) = swap(&mut self.applications, key.id, now);
        let id = Id::from(key.id);
        let place = |application: &Application| (application.placement.stage, application.placement.order.clone(), id);
        if let Some(old) = &old
            && let Some(board) = self.boards.get_mut(&old.requisition)
        {
            board.remove(&place(old));
        }
        if let Some(new) = &new {
            self.boards.entry(new.requisition).or_default().insert(place(new));
        }
        reindex(&mut self.applications_of, key.id, old.map(|a| a.candidate), new.map(|a| a.candidate));
    }

    fn refresh_scorecard(&mut self, key: &Key, registers: Option<&Registers>) {
        let now = self.read(key, registers);
        let (old, new) = swap(&mut self.scorecards, key.id, now);
        if let Some(count) = old.as_ref().and_then(|old| self.uses_of.get_mut(&old.kit)) {
            *count = count.saturating_sub(1);
        }
        if let Some(new) = &new {
            *self.uses_of.entry(new.kit).or_default() += 1;
        }
        reindex(&mut self.scorecards_of, key.id, old.map(|s| s.application), new.map(|s| s.application));
    }

    fn read<R: Record>(&mut self, key: &Key, registers: Option<&Registers>) -> Option<R> {
        match registers?.view() {
            Ok(record) => Some(record),
            Err(why) => {
                self.unreadable.insert(key.clone(), why.to_string());
                None
            }
        }
    }

    /// The moves of an application, oldest first.
    pub fn moves_of(&self, application: Id<Application>) -> Vec<(Id<Move>, Arc<Move>)> {
        let mut list = listed(&self.moves_of, &self.moves, application);
        list.sort_by_key(|(id, moved)| (moved.at, *id));
        list
    }

    /// The notes about a person, newest first.
    pub fn notes_of(&self, candidate: Id<Candidate>) -> Vec<(Id<Note>, Arc<Note>)> {
        let mut list = listed(&self.notes_of, &self.notes, candidate);
        list.sort_by_key(|(id, note)| std::cmp::Reverse((note.at, *id)));
        list
    }

    /// The scorecards on an application, handed in or not.
    pub fn scorecards_of(&self, application: Id<Application>) -> Vec<(Id<Scorecard>, Arc<Scorecard>)> {
        listed(&self.scorecards_of, &self.scorecards, application)
    }

    /// The handed-in scorecards that count: those which their scorecard names. Two hand-ins of one scorecard in two
    /// browsers leave two submissions, and the merged scorecard names one.
    pub fn submissions_of(&self, application: Id<Application>) -> Vec<Arc<Submission>> {
        let named: BTreeSet<_> =
            self.scorecards_of(application).into_iter().filter_map(|(_, scorecard)| scorecard.submission).collect();
        let all = listed(&self.submissions_of, &self.submissions, application);
        all.into_iter().filter(|(id, _)| named.contains(id)).map(|(_, submission)| submission).collect()
    }

    /// The decisions on an application, newest first; the first one counts.
    pub fn decisions_of(&self, application: Id<Application>) -> Vec<(Id<Decision>, Arc<Decision>)> {
        let mut list = listed(&self.decisions_of, &self.decisions, application);
        list.sort_by_key(|(id, decision)| std::cmp::Reverse((decision.at, *id)));
        list
    }

    /// All applications for a requisition, column by column.
    pub fn board(&self, requisition: Id<Requisition>) -> impl Iterator<Item = (Id<Stage>, Id<Application>)> + '_ {
        self.boards.get(&requisition).into_iter().flatten().map(|(stage, _, id)| (*stage, *id))
    }

    /// Applications in a stage that their pipeline does not have: a merge of "stage removed" here and "moved to it" there can
    /// make them. The board shows them in a lane of their own.
    pub fn strays(&self, requisition: Id<Requisition>) -> Vec<Id<Application>> {
        let Some(known) = self.requisitions.get(&requisition) else { return Vec::new() };
        self.board(requisition).filter(|(stage, _)| !known.stages.contains_key(stage)).map(|(_, id)| id).collect()
    }

    fn place_of(&self, id: Id<Application>) -> Option<(&BTreeSet<Place>, Place)> {
        let application = self.applications.get(&id)?;
        let board = self.boards.get(&application.requisition)?;
        Some((board, (application.placement.stage, application.placement.order.clone(), id)))
    }
}

/// Puts the new value in and answers the old and the new one.
fn swap<T>(table: &mut Table<T>, id: RawId, now: Option<T>) -> (Option<Arc<T>>, Option<Arc<T>>) {
    let now = now.map(Arc::new);
    let old = match &now {
        Some(value) => table.insert(id.into(), Arc::clone(value)),
        None => table.remove(&id.into()),
    };
    (old, now)
}

fn reindex<K, V>(index: &mut Index<K, V>, id: RawId, old: Option<Id<K>>, new: Option<Id<K>>) {
    if old == new {
        return;
    }
    if let Some(list) = old.and_then(|key| index.get_mut(&key)) {
        list.remove(&id.into());
    }
    if let Some(key) = new {
        index.entry(key).or_default().insert(id.into());
    }
}

fn listed<K, V>(index: &Index<K, V>, table: &Table<V>, key: Id<K>) -> Vec<(Id<V>, Arc<V>)> {
    let ids = index.get(&key).into_iter().flatten();
    ids.filter_map(|id| Some((*id, Arc::clone(table.get(id)?)))).collect()
}

impl Facts for Views {
    fn requisition(&self, id: Id<Requisition>) -> Option<Arc<Requisition>> {
        self.requisitions.get(&id).cloned()
    }
    fn candidate(&self, id: Id<Candidate>) -> Option<Arc<Candidate>> {
        self.candidates.get(&id).cloned()
    }
    fn application(&self, id: Id<Application>) -> Option<Arc<Application>> {
        self.applications.get(&id).cloned()
    }
    fn kit(&self, id: Id<Kit>) -> Option<Arc<Kit>> {
        self.kits.get(&id).cloned()
    }
    fn scorecard(&self, id: Id<Scorecard>) -> Option<Arc<Scorecard>> {
        self.scorecards.get(&id).cloned()
    }
    fn column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Vec<Id<Application>> {
        self.column_range(requisition, stage).map(|(_, _, id)| *id).collect()
    }
    fn last_in_column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Option<Id<Application>> {
        self.column_range(requisition, stage).next_back().map(|(_, _, id)| *id)
    }
    fn above(&self, application: Id<Application>) -> Option<Id<Application>> {
        let (board, place) = self.place_of(application)?;
        let stage = place.0;
        board.range(..place).next_back().filter(|above| above.0 == stage).map(|above| above.2)
    }
    fn applications_of(&self, candidate: Id<Candidate>) -> Vec<Id<Application>> {
        self.applications_of.get(&candidate).into_iter().flatten().copied().collect()
    }
    fn kit_in_use(&self, kit: Id<Kit>) -> bool {
        self.uses_of.get(&kit).is_some_and(|count| *count > 0)
    }
    fn stage_in_use(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> bool {
        self.column_range(requisition, stage).next().is_some()
    }
}

impl Views {
    fn column_range(
        &self,
        requisition: Id<Requisition>,
        stage: Id<Stage>,
    ) -> Box<dyn DoubleEndedIterator<Item = &Place> + '_> {
        let Some(board) = self.boards.get(&requisition) else { return Box::new(std::iter::empty()) };
        // Order keys sort by their text: nothing sorts before the empty one, and the next stage begins after the last.
        let start = (stage, OrderKey::start(), Id::new(0));
        match stage.raw().0.checked_add(1) {
            Some(next) => Box::new(board.range(start..(Id::new(next), OrderKey::start(), Id::new(0)))),
            None => Box::new(board.range(start..)),
        }
    }
}
