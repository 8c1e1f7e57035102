//! The records as typed values, with the indexes that screens and rules ask for, kept up to date record by record. Nothing
//! here grows with the workspace on the path of one edit. Must never be written to but from the registers.

use super::{
    boards::{Place, place},
    document::{Key, Workspace},
    merged::Merges,
    people,
    registers::{Record, Registers},
    table::{Index, Table},
};
use crate::domain::{
    Id, RawId,
    answer::Answer,
    application::{Application, Decision, Move},
    attachment::Attachment,
    candidate::{Candidate, Note},
    earlier::EarlierText,
    facts::Facts,
    gather::Gather,
    interview::Interview,
    kit::Kit,
    panel::is_invited,
    requisition::{JobVersion, Requisition, Stage},
    retention::{Contact, Removed},
    scorecard::{Scorecard, Submission},
    sealing::{self, Seat},
    statistic::{History, Statistic},
    team::{Member, Settings},
};
use chrono::{DateTime, Utc};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// All records that are there and read well.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "each table is named after the record that it holds")]
pub struct Views {
    /// Whose views these are: the settings of another workspace, which a merge may have brought, are not its own.
    own: Option<RawId>,
    pub settings: Settings,
    pub members: Table<Member>,
    pub requisitions: Table<Requisition>,
    pub job_versions: Table<JobVersion>,
    pub kits: Table<Kit>,
    /// People as they may be seen, each once: records that were merged with another one are not among them.
    pub candidates: Table<Candidate>,
    /// The whole records of those who are screened blind.
    pub(super) hidden: Table<Candidate>,
    /// The requisitions that screen blind.
    pub(super) screened: BTreeSet<Id<Requisition>>,
    pub applications: Table<Application>,
    pub moves: Table<Move>,
    pub notes: Table<Note>,
    pub scorecards: Table<Scorecard>,
    pub submissions: Table<Submission>,
    pub decisions: Table<Decision>,
    pub earlier_texts: Table<EarlierText>,
    pub answers: Table<Answer>,
    /// Files about people.
    pub attachments: Table<Attachment>,
    pub statistics: Table<Statistic>,
    pub interviews: Table<Interview>,
    /// People who were removed, by the ids that they have as candidates.
    pub removed_people: Table<Removed>,
    pub(super) merges: Merges,
    /// Records that do not read as what they say they are: kept in the workspace, shown as something to settle.
    pub unreadable: BTreeMap<Key, String>,
    pub(super) boards: BTreeSet<Place>,
    applications_of: Index<Candidate, Application>,
    moves_of: Index<Application, Move>,
    notes_of: Index<Candidate, Note>,
    scorecards_of: Index<Application, Scorecard>,
    submissions_of: Index<Application, Submission>,
    decisions_of: Index<Application, Decision>,
    uses_of: Index<Kit, Scorecard>,
    earlier_of: Index<(), EarlierText>,
    answers_of: Index<Application, Answer>,
    attachments_of: Index<Candidate, Attachment>,
    statistics_of: Index<Requisition, Statistic>,
    interviews_on: Index<Application, Interview>,
}

impl Views {
    /// The views of a whole workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let mut views = Self { own: Some(workspace.id), ..Self::default() };
        for (key, registers) in workspace.iter() {
            views.take_in(key, Some(registers));
        }
        views.settle_merges();
        views
    }

    /// Takes in one record as it is now; `None` or a removed record goes.
    pub fn refresh(&mut self, key: &Key, registers: Option<&Registers>) {
        self.take_in(key, registers);
        self.settle_merges();
    }

    fn take_in(&mut self, key: &Key, registers: Option<&Registers>) {
        let removed = registers.filter(|registers| registers.is_removed());
        let registers = registers.filter(|registers| !registers.is_removed());
        self.unreadable.remove(key);
        match key.kind.as_str() {
            Settings::KIND if self.own.is_none_or(|own| own == key.id) => {
                self.settings = self.read(key, registers).unwrap_or_default();
            }
            Member::KIND => {
                let now = self.read(key, registers);
                self.members.swap(key.id, now);
            }
            Requisition::KIND => {
                let now = self.read(key, registers);
                let (old, _) = self.requisitions.swap(key.id, now);
                self.screening_changed(key.id.into(), old);
            }
            JobVersion::KIND => {
                let now = self.read(key, registers);
                self.job_versions.swap(key.id, now);
            }
            Kit::KIND => {
                let now = self.read(key, registers);
                self.kits.swap(key.id, now);
            }
            Candidate::KIND => {
                let now = self.read(key, registers);
                self.refresh_candidate(key.id, now, removed);
            }
            Application::KIND => self.refresh_application(key, registers),
            Move::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.moves.swap(key.id, now);
                self.moves_of.moved(key.id, old.map(|m| m.application), new.map(|m| m.application));
            }
            Note::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.notes.swap(key.id, now);
                self.notes_of.moved(key.id, old.map(|n| n.candidate), new.map(|n| n.candidate));
            }
            Scorecard::KIND => self.refresh_scorecard(key, registers),
            Submission::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.submissions.swap(key.id, now);
                self.submissions_of.moved(key.id, old.map(|s| s.application), new.map(|s| s.application));
            }
            Decision::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.decisions.swap(key.id, now);
                self.decisions_of.moved(key.id, old.map(|d| d.application), new.map(|d| d.application));
            }
            Answer::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.answers.swap(key.id, now);
                self.answers_of.moved(key.id, old.map(|a| a.application), new.map(|a| a.application));
            }
            Attachment::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.attachments.swap(key.id, now);
                self.attachments_of.moved(key.id, old.map(|a| a.candidate), new.map(|a| a.candidate));
            }
            Statistic::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.statistics.swap(key.id, now);
                self.statistics_of.moved(key.id, old.map(|s| s.requisition), new.map(|s| s.requisition));
            }
            Interview::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.interviews.swap(key.id, now);
                self.interviews_on.moved(key.id, old.map(|i| i.application), new.map(|i| i.application));
            }
            EarlierText::KIND => {
                let now = self.read(key, registers);
                let (old, new) = self.earlier_texts.swap(key.id, now);
                self.earlier_of.moved(key.id, old.map(|t| t.record.into()), new.map(|t| t.record.into()));
            }
            // A kind from a newer Handpick: kept, merged and exported, not shown.
            _ => {}
        }
    }

    fn refresh_application(&mut self, key: &Key, registers: Option<&Registers>) {
        let now = self.read(key, registers);
        let (old, new) = self.applications.swap(key.id, now);
        let id = Id::from(key.id);
        if let Some(old) = &old {
            self.boards.remove(&place(old, id));
        }
        if let Some(new) = &new {
            self.boards.insert(place(new, id));
        }
        let [old, new] = [old, new].map(|found| found.map(|found| found.candidate));
        self.applications_of.moved(key.id, old, new);
        for person in old.into_iter().chain(new.filter(|new| Some(*new) != old)) {
            self.blind(person);
        }
    }

    fn refresh_scorecard(&mut self, key: &Key, registers: Option<&Registers>) {
        let now = self.read(key, registers);
        let (old, new) = self.scorecards.swap(key.id, now);
        self.uses_of.moved(key.id, old.as_ref().map(|s| s.kit), new.as_ref().map(|s| s.kit));
        self.scorecards_of.moved(key.id, old.map(|s| s.application), new.map(|s| s.application));
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
        by_time(&self.moves_of, &self.moves, &[application], |moved| moved.at)
    }

    /// The notes about a person as they may be seen, newest first.
    pub fn notes_of(&self, candidate: Id<Candidate>) -> Vec<(Id<Note>, Arc<Note>)> {
        let mut list = by_time(&self.notes_of, &self.notes, &self.ids_of(candidate), |note| note.at);
        list.reverse();
        list.into_iter().map(|(id, note)| (id, self.seen_note(note))).collect()
    }

    /// The scorecards on an application, handed in or not.
    pub fn scorecards_of(&self, application: Id<Application>) -> Vec<(Id<Scorecard>, Arc<Scorecard>)> {
        listed(&self.scorecards_of, &self.scorecards, application)
    }

    /// The handed-in scorecards that count: those which their scorecard names. Two hand-ins of one scorecard in two
    /// browsers leave two submissions, and the merged scorecard names one.
    pub fn submissions_of(&self, application: Id<Application>) -> Vec<Arc<Submission>> {
        let named: BTreeSet<_> =
            self.scorecards_of(application).into_iter().filter_map(|(_, scorecard)| scorecard.submission).gather();
        let all = listed(&self.submissions_of, &self.submissions, application);
        all.into_iter().filter(|(id, _)| named.contains(id)).map(|(_, submission)| submission).collect()
    }

    /// All that was ever handed in on an application, also what no scorecard names any more, oldest first.
    pub fn all_submissions_of(&self, application: Id<Application>) -> Vec<(Id<Submission>, Arc<Submission>)> {
        by_time(&self.submissions_of, &self.submissions, &[application], |submission| submission.at)
    }

    /// The handed-in scorecards that count, if somebody may see the others' and every sum of them; `None` while they are sealed.
    pub fn open_submissions_of(
        &self,
        application: Id<Application>,
        viewer: Option<Id<Member>>,
    ) -> Option<Vec<Arc<Submission>>> {
        sealing::is_open(viewer, &self.seats(application)).then(|| self.submissions_of(application))
    }

    /// Files about a person, in order of their time; none while they are screened blind.
    pub fn attachments_of(&self, candidate: Id<Candidate>) -> Vec<(Id<Attachment>, Arc<Attachment>)> {
        if self.hidden_person(candidate).is_some() {
            return Vec::new();
        }
        by_time(&self.attachments_of, &self.attachments, &self.ids_of(candidate), |attachment| attachment.at)
    }

    /// What an applicant was told for good, oldest first.
    pub fn answers_of(&self, application: Id<Application>) -> Vec<(Id<Answer>, Arc<Answer>)> {
        by_time(&self.answers_of, &self.answers, &[application], |answer| answer.at)
    }

    /// What stays of the anonymised applications for a requisition.
    pub fn statistics_of(&self, requisition: Id<Requisition>) -> Vec<(Id<Statistic>, Arc<Statistic>)> {
        listed(&self.statistics_of, &self.statistics, requisition)
    }

    /// The texts of a record that did not stay, oldest first.
    pub fn earlier_of(&self, record: RawId) -> Vec<(Id<EarlierText>, Arc<EarlierText>)> {
        by_time(&self.earlier_of, &self.earlier_texts, &[record.into()], |text| text.at)
    }

    /// The decisions on an application, newest first; the first one counts.
    pub fn decisions_of(&self, application: Id<Application>) -> Vec<(Id<Decision>, Arc<Decision>)> {
        let mut list = by_time(&self.decisions_of, &self.decisions, &[application], |decision| decision.at);
        list.reverse();
        list
    }
}

fn listed<K, V: Send + Sync + 'static>(index: &Index<K, V>, table: &Table<V>, key: Id<K>) -> Vec<(Id<V>, Arc<V>)> {
    index.of(key).filter_map(|id| Some((id, table.get(&id)?))).collect()
}

/// What belongs to any of `keys`, oldest first; what is of one moment in the order of ids, so that everybody sees one order.
fn by_time<K, V: Send + Sync + 'static>(
    index: &Index<K, V>,
    table: &Table<V>,
    keys: &[Id<K>],
    at: fn(&V) -> DateTime<Utc>,
) -> Vec<(Id<V>, Arc<V>)> {
    let mut times = Vec::new();
    for key in keys {
        times.extend(index.of(*key).filter_map(|id| Some((at(&*table.get(&id)?), id.raw()))));
    }
    times.sort_unstable();
    times.into_iter().filter_map(|(_, id)| Some((id.into(), table.get(&id.into())?))).collect()
}

impl Facts for Views {
    fn requisition(&self, id: Id<Requisition>) -> Option<Arc<Requisition>> {
        self.requisitions.get(&id)
    }
    fn member(&self, id: Id<Member>) -> Option<Arc<Member>> {
        self.members.get(&id)
    }
    fn person(&self, id: Id<Candidate>) -> Id<Candidate> {
        self.person(id)
    }
    fn as_written(&self, id: Id<Candidate>) -> Option<Arc<Candidate>> {
        self.written(id)
    }
    fn candidate(&self, id: Id<Candidate>) -> Option<Arc<Candidate>> {
        self.candidates.get(&self.person(id))
    }
    fn hidden_person(&self, id: Id<Candidate>) -> Option<Arc<Candidate>> {
        self.hidden.get(&self.person(id))
    }
    fn earlier_of(&self, record: RawId) -> Vec<(Id<EarlierText>, Arc<EarlierText>)> {
        self.earlier_of(record)
    }
    fn application(&self, id: Id<Application>) -> Option<Arc<Application>> {
        self.applications.get(&id)
    }
    fn job_version(&self, id: Id<JobVersion>) -> Option<Arc<JobVersion>> {
        self.job_versions.get(&id)
    }
    fn kit(&self, id: Id<Kit>) -> Option<Arc<Kit>> {
        self.kits.get(&id)
    }
    fn scorecard(&self, id: Id<Scorecard>) -> Option<Arc<Scorecard>> {
        self.scorecards.get(&id)
    }
    fn column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Vec<Id<Application>> {
        self.column_range(requisition, stage).map(|place| place.3).collect()
    }
    fn last_in_column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Option<Id<Application>> {
        self.column_range(requisition, stage).next_back().map(|place| place.3)
    }
    fn above(&self, application: Id<Application>) -> Option<Id<Application>> {
        let place = place(&*self.applications.get(&application)?, application);
        let above = self.boards.range(..&place).next_back()?;
        ((above.0, above.1) == (place.0, place.1)).then_some(above.3)
    }
    fn applications_of(&self, candidate: Id<Candidate>) -> Vec<Id<Application>> {
        let ids = self.ids_of(candidate);
        ids.into_iter().flat_map(|id| self.applications_of.of(id)).collect()
    }
    fn applications_for(&self, requisition: Id<Requisition>) -> Vec<Id<Application>> {
        self.board(requisition).map(|(_, id)| id).collect()
    }
    fn last_answer(&self, application: Id<Application>) -> Option<DateTime<Utc>> {
        self.answers_of.of(application).filter_map(|id| Some(self.answers.get(&id)?.at)).max()
    }
    fn seats(&self, application: Id<Application>) -> Vec<Seat> {
        let mut seats: BTreeMap<Id<Member>, (bool, bool, bool)> = BTreeMap::new();
        if let Some(found) = self.applications.get(&application) {
            let invited = found.panel.keys().filter(|member| is_invited(&found.panel, **member));
            seats.extend(invited.map(|member| (*member, (true, false, false))));
        }
        for (_, card) in self.scorecards_of(application) {
            // A scorecard whose submission did not come along, or was refused, has not arrived.
            let handed_in = card.submission.is_some_and(|id| self.submissions.contains_key(&id));
            let seat = seats.entry(card.interviewer).or_default();
            (seat.1, seat.2) = (true, handed_in);
        }
        let seat = |(member, (invited, begun, handed_in))| Seat { member, invited, begun, handed_in };
        seats.into_iter().map(seat).collect()
    }
    fn kit_in_use(&self, kit: Id<Kit>) -> bool {
        self.uses_of.of(kit).next().is_some()
    }
    fn stage_in_use(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> bool {
        self.column_range(requisition, stage).next().is_some()
    }
    fn interview(&self, id: Id<Interview>) -> Option<Arc<Interview>> {
        self.interviews.get(&id)
    }
    fn interviews_on(&self, application: Id<Application>) -> Vec<(Id<Interview>, Arc<Interview>)> {
        by_time(&self.interviews_on, &self.interviews, &[application], |interview| interview.starts)
    }
    fn note_as_written(&self, id: Id<Note>) -> Option<Arc<Note>> {
        self.notes.get(&id)
    }
    fn notes_about(&self, candidate: Id<Candidate>) -> Vec<(Id<Note>, Arc<Note>)> {
        self.notes_of(candidate)
    }
    fn removed_person(&self, id: Id<Candidate>) -> Option<Arc<Removed>> {
        self.removed_people.get(&self.person(id).raw().into())
    }
    fn contacts(&self, candidate: Id<Candidate>) -> Vec<(Contact, DateTime<Utc>)> {
        people::contacts(self, candidate)
    }
    fn history(&self, application: Id<Application>) -> History {
        people::history(self, application)
    }
    fn came_by(&self, source: &str, but: Id<Candidate>) -> bool {
        people::came_by(self, source, but)
    }
}
