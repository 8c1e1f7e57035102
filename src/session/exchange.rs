//! Files out and in. An import is a dry run first, one undoable step after.

use super::{Session, chance, points::Cause};
use crate::{
    domain::{Id, RawId, candidate::Candidate, edit::EditError, gather::Gather, scorecard::Scorecard},
    exchange::{
        file::{self, FileError},
        person,
    },
    storage::{preferences::Done, shelf::StorageError},
    workspace::{
        anonymise::anonymise,
        differences::{self, Difference},
        document::{Key, Workspace},
        earlier::merge_keeping,
        import::{self, Incoming, Report, Turned},
        registers::{Record, Registers},
        sealed::{is_sealed, sealed_for},
        stamp::Replica,
    },
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How many of these records are scorecards: each has more than one record about it.
fn scorecards<'a>(keys: impl IntoIterator<Item = &'a Key>) -> usize {
    keys.into_iter().filter(|key| key.kind.as_str() == Scorecard::KIND).count()
}

/// What a file to share does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Scorecards that are sealed.
    pub scorecards: usize,
    /// People whose names are hidden.
    pub people: usize,
}

impl Session {
    /// The whole workspace as the text of a `*.handpick.json` file, also what is sealed for whoever asks: a backup.
    pub fn export_all(self) -> String {
        file::write(&self.inner().workspace.borrow())
    }

    /// The workspace as the text of a file to share, without what is sealed and who is screened blind; and what that leaves out.
    pub fn export(self) -> (String, LeftOut) {
        let (sealed, views) = (self.sealed(), self.views());
        let part = |key: &Key, registers: &Registers| {
            if sealed.contains(key) { None } else { views.to_share(key, registers) }
        };
        let text = file::write_part(&self.inner().workspace.borrow(), &part);
        (text, LeftOut { scorecards: scorecards(&sealed), people: views.hidden_count() })
    }

    /// The records that are sealed for me. Walks through the whole workspace.
    fn sealed(self) -> BTreeSet<Key> {
        sealed_for(&self.inner().workspace.borrow(), &self.views(), self.who())
    }

    /// How many scorecards about a person are sealed for me.
    pub fn sealed_about(self, id: Id<Candidate>) -> usize {
        let inner = self.inner();
        let (workspace, sealed, ids) = (inner.workspace.borrow(), self.sealed(), self.all_ids(id));
        let theirs = |key: &&Key| {
            let candidate = workspace.get(key).and_then(Registers::candidate);
            candidate.is_some_and(|candidate| ids.contains(&candidate))
        };
        scorecards(sealed.iter().filter(theirs))
    }

    /// Reads a file and says what merging it would do; nothing changes.
    ///
    /// # Errors
    /// Says why the file is refused whole.
    pub fn plan_import(self, text: &str) -> Result<(Incoming, Report), FileError> {
        let incoming = file::read(text)?;
        let report = import::plan(&self.inner().workspace.borrow(), &incoming, chance::wall());
        Ok((incoming, report))
    }

    /// Everything about a person as data, for that person, but for what is sealed still.
    pub fn person_as_json(self, id: Id<Candidate>) -> String {
        let ids = self.all_ids(id);
        person::as_json(&self.inner().workspace.borrow(), id.raw(), &ids, &self.sealed())
    }

    /// The records about a person with their plain fields, for a page to read, but for what is sealed still.
    pub fn records_about(self, id: Id<Candidate>) -> Vec<(Key, Map<String, Value>)> {
        let inner = self.inner();
        let workspace = inner.workspace.borrow();
        let records = person::records_about(&workspace, &self.all_ids(id), &self.sealed()).into_iter();
        records.map(|(key, registers)| (key.clone(), person::fields(key, registers))).collect()
    }

    /// All ids under which something is written about a person.
    fn all_ids(self, id: Id<Candidate>) -> BTreeSet<RawId> {
        self.views().ids_of_all(&[id.raw()].into())
    }

    /// Erases people for good, here and in every tab, with all that hangs on them and on those whom they were merged with: it
    /// cannot be undone, and no file brings them back.
    pub fn erase_people(self, people: &BTreeSet<RawId>) {
        self.erase(self.views().ids_of_all(people));
        self.save_erased();
    }

    /// Erases people for good and keeps the numbers of their applications. It cannot be undone either.
    ///
    /// # Errors
    /// Says why the numbers cannot be kept; nothing changes then.
    pub fn anonymise(self, people: &BTreeSet<RawId>) -> Result<(), EditError> {
        let inner = self.inner();
        let done = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            anonymise(&mut inner.workspace.borrow_mut(), &self.views(), people, &mut clock)
        };
        let Ok(done) = done else { return Err(EditError::Gone) };
        self.show(done.written);
        self.forget_steps(&done.gone);
        self.refresh(&done.gone);
        self.save_erased();
        Ok(())
    }

    /// Whether there is nothing here yet that a file could mix with.
    pub fn is_empty(self) -> bool {
        let views = self.views();
        views.requisitions.is_empty() && views.candidates.is_empty()
    }

    /// Where a file and this workspace differ, and who changed what; and in how many places that are sealed for me, so that I am
    /// neither shown nor asked.
    pub fn differences(self, incoming: &Incoming) -> (Vec<Difference>, usize) {
        let inner = self.inner();
        let workspace = inner.workspace.borrow();
        let (views, me) = (self.views(), self.who());
        let mut all = differences::differences(&workspace, incoming, self.last_exchange());
        let found = all.len();
        let open = |key: &Key| {
            !views.hides(key) && !workspace.get(key).is_some_and(|mine| is_sealed(key, mine, &workspace, &views, me))
        };
        all.retain(|difference| open(&difference.key));
        let sealed = found - all.len();
        (all, sealed)
    }

    /// When a file last left this workspace or came in, in milliseconds since 1970; 0 if none ever did.
    fn last_exchange(self) -> u64 {
        let preferences = self.preferences();
        let here = |done: Option<Done>| done.filter(|(id, _)| *id == self.workspace_id()).map_or(0, |(_, at)| at);
        here(preferences.exported).max(here(preferences.imported))
    }

    /// Who wrote at which replica, by name, as far as the records here and in a file tell.
    pub fn authors(self, incoming: &Incoming) -> BTreeMap<Replica, String> {
        let authors = differences::authors(&self.inner().workspace.borrow(), incoming);
        let views = self.views();
        let name = |id: RawId| views.members.get(&id.into()).map(|member| member.name.clone());
        authors.into_iter().filter_map(|(replica, id)| Some((replica, name(id)?))).gather()
    }

    /// Merges a file, as one undo step, once a restore point of what was here before is safe: should the program die of what
    /// comes in, there is a way back. Where a person has chosen otherwise, the other value stays.
    pub async fn import(self, incoming: Incoming, turned: &Turned) -> Report {
        self.keep_point(Cause::Import).await;
        let inner = self.inner();
        let exchanged = self.last_exchange();
        let erases = !incoming.erased.is_empty();
        let (report, step) = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            merge_keeping(&mut inner.workspace.borrow_mut(), incoming, turned, exchanged, &mut clock)
        };
        let now = Some((self.workspace_id(), chance::wall()));
        self.prefer(move |preferences| preferences.imported = now);
        if !report.erases.is_empty() {
            // What was erased for good cannot be undone, here or elsewhere.
            self.forget_steps(&report.erases);
            self.refresh(&report.erases);
        }
        if erases {
            self.save_erased();
            self.clean_points();
        }
        self.took(step);
        report
    }

    /// Brings records back that were removed here and are alive in a file, as one undo step.
    pub async fn bring_back(self, incoming: &Incoming, keys: &[Key]) {
        self.keep_point(Cause::Import).await;
        let inner = self.inner();
        let step = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            import::bring_back(&mut inner.workspace.borrow_mut(), incoming, keys, &mut clock)
        };
        self.took(step);
    }

    /// Opens a file as a workspace of its own, beside the present one or in place of an empty one.
    ///
    /// # Errors
    /// Says why it cannot be kept; the present workspace stays open.
    pub async fn open_file(self, incoming: Incoming) -> Result<(), StorageError> {
        let id: RawId = incoming.workspace;
        let mut workspace = Workspace::new(id);
        let mut clock = self.inner().clock.borrow().clone();
        import::merge_in(&mut workspace, incoming, &mut clock);
        self.open_beside(workspace).await
    }
}
