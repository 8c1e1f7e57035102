//! Records by id, and who belongs to whom: typed outside, one kind of tree inside, since a tree per kind of record would cost
//! the release some kilobytes each. Must never know a kind.

use crate::domain::{Id, RawId};
use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
    sync::Arc,
};

/// Records of one kind by id.
pub struct Table<T> {
    rows: BTreeMap<RawId, Arc<dyn Any + Send + Sync>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), kind: PhantomData }
    }
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone(), kind: PhantomData }
    }
}

impl<T: Any + Send + Sync> Table<T> {
    /// A record.
    pub fn get(&self, id: &Id<T>) -> Option<Arc<T>> {
        typed(self.rows.get(&id.raw())?)
    }

    /// Whether a record is there.
    pub fn contains_key(&self, id: &Id<T>) -> bool {
        self.rows.contains_key(&id.raw())
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, Arc<T>)> + '_ {
        self.rows.iter().filter_map(|(id, row)| Some((Id::from(*id), typed(row)?)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts the new value in, or takes the record away; answers the old and the new one.
    pub(super) fn swap(&mut self, id: RawId, now: Option<T>) -> (Option<Arc<T>>, Option<Arc<T>>) {
        let now = now.map(Arc::new);
        let old = match &now {
            Some(value) => self.rows.insert(id, Arc::<T>::clone(value)),
            None => self.rows.remove(&id),
        };
        (old.as_ref().and_then(typed), now)
    }

    /// Hands a record over to another table, if it is in this one.
    pub(super) fn hand_over(&mut self, id: RawId, to: &mut Self) {
        if let Some(row) = self.rows.remove(&id) {
            to.rows.insert(id, row);
        }
    }
}

/// Nothing but a `T` is ever put into a table of `T`s.
fn typed<T: Any + Send + Sync>(row: &Arc<dyn Any + Send + Sync>) -> Option<Arc<T>> {
    Arc::clone(row).downcast().ok()
}

/// The ids of `V`s that belong to a `K`.
pub(super) struct Index<K, V> {
    lists: BTreeMap<RawId, BTreeSet<RawId>>,
    kinds: PhantomData<fn() -> (K, V)>,
}

impl<K, V> Default for Index<K, V> {
    fn default() -> Self {
        Self { lists: BTreeMap::new(), kinds: PhantomData }
    }
}

impl<K, V> Clone for Index<K, V> {
    fn clone(&self) -> Self {
        Self { lists: self.lists.clone(), kinds: PhantomData }
    }
}

impl<K, V> Index<K, V> {
    /// What belongs to `key`, in the order of ids.
    pub(super) fn of(&self, key: Id<K>) -> impl Iterator<Item = Id<V>> + '_ {
        self.lists.get(&key.raw()).into_iter().flatten().map(|id| Id::from(*id))
    }

    /// Moves an id from the list of its old owner to that of its new one.
    pub(super) fn moved(&mut self, id: RawId, old: Option<Id<K>>, new: Option<Id<K>>) {
        move_id(&mut self.lists, id, old.map(Id::raw), new.map(Id::raw));
    }
}

fn move_id(lists: &mut BTreeMap<RawId, BTreeSet<RawId>>, id: RawId, old: Option<RawId>, new: Option<RawId>) {
    if old == new {
        return;
    }
    if let Some(list) = old.and_then(|key| lists.get_mut(&key)) {
        list.remove(&id);
    }
    if let Some(key) = new {
        lists.entry(key).or_default().insert(id);
    }
}
