//! The running app: the one dispatch for all edits, signals by record, who I am. Data flows one way: edit → domain checks →
//! workspace stamps → signals of just those records → storage. Must never be gone around.

mod anew;
mod backup;
mod calls;
mod capture;
pub mod chance;
mod crypto;
pub mod decoding;
pub mod exchange;
pub mod files;
mod folder;
mod hearing;
mod lock;
mod locked_file;
pub mod navigation;
mod pack;
pub mod pause;
pub mod points;
pub mod room;
mod save;
pub mod slices;
pub mod start;
pub mod topic;
mod undoing;
mod vault;
mod working_set;

pub use crate::storage::{preferences::Scheme, shelf::StorageError};
pub use folder::Folder;
pub use lock::LockError;
pub use locked_file::PassphraseError;
pub use save::SaveState;
pub use topic::Topic;
pub use undoing::Undone;

use crate::{
    domain::{
        Id, RawId,
        edit::{self, Context, Edit, EditError},
        team::Member,
    },
    storage::{
        browser::BrowserShelf, channel::Channel, keeper::Keeper, keys::Scope, locked::Ring, preferences::Preferences,
    },
    workspace::{
        document::{Key, Workspace, Write},
        registers::{Registers, WriteError},
        stamp::{Clock, Stamp},
        undo::{History, Step},
        views::Views,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap, HashSet},
    rc::Rc,
    task::Waker,
};

/// The session of this page. Copied into every screen through the context.
#[derive(Clone, Copy)]
pub struct Session(StoredValue<Rc<Inner>, LocalStorage>);

/// What a session is made of. `RefCell`s are borrowed for the length of one call in here, never while a signal runs.
pub(crate) struct Inner {
    workspace: RefCell<Workspace>,
    views: RefCell<Rc<Views>>,
    clock: RefCell<Clock>,
    history: RefCell<History>,
    topics: RefCell<HashMap<Topic, ArcTrigger>>,
    dirty: RefCell<BTreeSet<Key>>,
    saving: Cell<bool>,
    flushing: Cell<bool>,
    /// Whoever waits until all is written.
    waiting: RefCell<Option<Waker>>,
    keeper: Keeper<BrowserShelf>,
    shelf: BrowserShelf,
    scope: Scope,
    /// With what the shelf locks, while the data is locked.
    ring: Ring,
    locked: ArcRwSignal<bool>,
    /// What other tabs wrote and is not merged yet.
    news: RefCell<Vec<hearing::News>>,
    /// To other tabs, for what localStorage does not take.
    channel: RefCell<Option<Channel>>,
    /// How many bytes may be written before the small store is weighed again.
    unweighed_room: Cell<usize>,
    /// Whether the last weighing showed that nothing in it can be left to the large one.
    nothing_leaves: Cell<bool>,
    save_state: ArcRwSignal<SaveState>,
    typing: ArcRwSignal<u32>,
    /// The step that would be undone next, and whether one can be done again.
    undoable: ArcRwSignal<(Option<Stamp>, bool)>,
    /// The step that the last edit has made, if it has changed anything.
    made: Cell<Option<Stamp>>,
    me: ArcRwSignal<Option<RawId>>,
    points: points::Keeping,
    /// How often something was changed, by whomever.
    changes: Cell<u64>,
    /// Whether something is being done a part at a time.
    under_way: Cell<bool>,
    /// The restore point that this workspace was begun from, if that was at this start.
    begun: Option<points::Point>,
    preferences: RefCell<Preferences>,
    set_aside: Cell<usize>,
    /// When it was last exported or copied, in milliseconds since 1970.
    backup: ArcRwSignal<Option<u64>>,
    persisting: Cell<bool>,
    folder: ArcRwSignal<Folder>,
    /// A copy into the folder is on its way, or its time is set.
    copying: Cell<bool>,
}

/// The session of this page, from a screen.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    fn inner(self) -> Rc<Inner> {
        self.0.get_value()
    }

    /// The one way to change anything. One edit is one undo step.
    ///
    /// # Errors
    /// Says why the rules refuse the edit; nothing changes then.
    pub fn dispatch(self, edit: Edit) -> Result<(), EditError> {
        let inner = self.inner();
        inner.made.set(None);
        let me = inner.me.get_untracked();
        let by = match (&edit, me) {
            // The first member is added before there is anybody to act.
            (Edit::AddMember { id, .. }, _) => *id,
            (_, Some(me)) => me.into(),
            (_, None) => return Err(EditError::NoName),
        };
        let last_word = edit.is_final();
        let point = capture::cause_of(&edit);
        let writes = self.plan(edit, by, chance::now())?;
        if writes.is_empty() {
            return Ok(());
        }
        if let Some(cause) = point {
            self.point_before(cause);
        }
        let keys = self.write(writes)?;
        if last_word {
            self.forget_steps(&keys);
        }
        Ok(())
    }

    /// What an edit writes, by the rules.
    fn plan(self, edit: Edit, by: Id<Member>, at: DateTime<Utc>) -> Result<Vec<Write>, EditError> {
        let mut fresh = chance::raw_id;
        let mut context = Context { at, today: chance::day_of(at), by, fresh: &mut fresh };
        let changes = edit::plan(edit, &*self.views(), &mut context)?;
        Ok(changes.into_iter().map(Write::from).collect())
    }

    /// Writes records as one undo step: all of them, or none if one of them is larger than a file may hold.
    fn write(self, writes: Vec<Write>) -> Result<Vec<Key>, EditError> {
        let step = self.stamp(writes)?;
        let keys = step.keys();
        self.took(step);
        Ok(keys)
    }

    /// Stamps records in the workspace alone: no screen and no storage knows of it yet.
    fn stamp(self, writes: Vec<Write>) -> Result<Step, EditError> {
        let inner = self.inner();
        let mut clock = inner.clock.borrow_mut();
        clock.set_wall(chance::wall());
        let step = inner.workspace.borrow_mut().apply(writes, &mut clock);
        match step.refused {
            Some((_, WriteError::Missing | WriteError::Erased)) => Err(EditError::Gone),
            Some(_) => Err(EditError::TooLong),
            None => Ok(step),
        }
    }

    /// Takes a step that is in the workspace already: screens, storage, history.
    fn took(self, step: Step) {
        self.show(step.keys());
        self.remember(step);
    }

    /// Brings what has changed in the workspace to the screens and into storage.
    fn show(self, keys: Vec<Key>) {
        self.refresh(&keys);
        self.save(keys);
    }

    /// Takes a step into the history.
    fn remember(self, step: Step) {
        let inner = self.inner();
        inner.made.set(step.stamp());
        inner.history.borrow_mut().push(step);
        self.tell_undoable();
        self.point_when_due();
    }

    /// Brings views and signals of these records up to date.
    fn refresh(self, keys: &[Key]) {
        let inner = self.inner();
        inner.changes.set(inner.changes.get() + 1);
        let mut topics = HashSet::new();
        {
            let workspace = inner.workspace.borrow();
            let mut views = inner.views.borrow_mut();
            let views = Rc::make_mut(&mut views);
            for key in keys {
                topic::of_key(key, views, &mut topics);
                views.refresh(key, workspace.get(key));
                topic::of_key(key, views, &mut topics);
            }
        }
        let triggers: Vec<ArcTrigger> = {
            let known = inner.topics.borrow();
            topics.iter().filter_map(|topic| known.get(topic).cloned()).collect()
        };
        for trigger in triggers {
            trigger.notify();
        }
    }

    /// The records, and a promise to run again when the topic changes. Do not keep the handle across a dispatch.
    pub fn on(self, topic: Topic) -> Rc<Views> {
        let inner = self.inner();
        let trigger = inner.topics.borrow_mut().entry(topic).or_default().clone();
        trigger.track();
        self.views()
    }

    /// The records as they are now, for event handlers.
    pub fn views(self) -> Rc<Views> {
        Rc::clone(&self.inner().views.borrow())
    }

    /// Who acts here, once they have said so and as long as their record is there.
    pub fn me(self) -> Option<Id<Member>> {
        let me = self.inner().me.get().map(Id::from)?;
        self.on(Topic::Members).members.contains_key(&me).then_some(me)
    }

    /// Who acts here, for event handlers.
    pub fn who(self) -> Option<Id<Member>> {
        let me = self.inner().me.get_untracked().map(Id::from)?;
        self.views().members.contains_key(&me).then_some(me)
    }

    /// Says who acts here from now on; remembered in this browser.
    pub fn i_am(self, me: Id<Member>) {
        let inner = self.inner();
        inner.me.set(Some(me.raw()));
        self.prefer(|preferences| preferences.me = Some(me.raw()));
    }

    /// The preferences of this browser.
    pub fn preferences(self) -> Preferences {
        self.inner().preferences.borrow().clone()
    }

    /// Changes the preferences of this browser.
    pub fn prefer(self, change: impl FnOnce(&mut Preferences)) {
        let inner = self.inner();
        let before = inner.preferences.borrow().clone();
        change(&mut inner.preferences.borrow_mut());
        wasm_bindgen_futures::spawn_local(async move {
            let after = inner.preferences.borrow().clone();
            match after.write(&before, &inner.shelf, &inner.scope).await {
                Ok(()) => self.make_safe().await,
                Err(error) => inner.save_state.set(SaveState::of(&error)),
            }
        });
    }

    /// An id that nobody has.
    pub fn fresh<T>(self) -> Id<T> {
        chance::raw_id().into()
    }

    /// The wall clock.
    pub fn now(self) -> DateTime<Utc> {
        chance::now()
    }

    /// The day here.
    pub fn today(self) -> NaiveDate {
        chance::day_of(chance::now())
    }

    /// How often something was changed since the start, by whomever; never zero, so that zero can stand for "never looked".
    pub fn changes(self) -> u64 {
        self.inner().changes.get() + 1
    }

    /// The workspace's id.
    pub fn workspace_id(self) -> RawId {
        self.inner().workspace.borrow().id
    }

    /// How many damaged records were set aside at the start.
    pub fn set_aside(self) -> usize {
        self.inner().set_aside.get()
    }

    /// Takes in what another tab or file holds: merged, never overwritten; not part of the undo history.
    fn absorb(self, records: Vec<(Key, Registers)>) {
        if records.is_empty() {
            return;
        }
        let inner = self.inner();
        let mut keys = Vec::new();
        {
            let mut workspace = inner.workspace.borrow_mut();
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            for (key, registers) in records {
                if let Some(stamp) = registers.newest() {
                    // A clock more than a day ahead does not push ours; the record itself merges all the same.
                    let _ = clock.observe(stamp);
                }
                workspace.merge_record(key.clone(), registers);
                keys.push(key);
            }
        }
        self.refresh(&keys);
    }
}

impl Session {
    /// Takes away what another tab has erased.
    fn erase(self, ids: BTreeSet<RawId>) {
        if ids.is_empty() {
            return;
        }
        let inner = self.inner();
        let keys = inner.workspace.borrow_mut().erase_all(ids);
        if !keys.is_empty() {
            self.forget_steps(&keys);
            self.refresh(&keys);
        }
        self.clean_points();
    }
}
