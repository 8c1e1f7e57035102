//! Rows that follow a list of ids: a row stays mounted, with its focus and its state, while its id is in the list. One type of
//! row for all lists, since a keyed list of each type costs the release several kilobytes. Must never read a record.

use crate::domain::{Id, RawId};
use leptos::prelude::*;
use std::sync::Arc;

type Ids = Box<dyn Fn() -> Vec<RawId> + Send + Sync>;
type Row = Arc<dyn Fn(RawId) -> AnyView + Send + Sync>;

/// A row for each id, in their order. `ids` is asked again when what it read has changed.
pub fn rows<T: 'static, V: IntoView + 'static>(
    ids: impl Fn() -> Vec<Id<T>> + Send + Sync + 'static,
    row: impl Fn(Id<T>) -> V + Send + Sync + 'static,
) -> AnyView {
    keyed(Box::new(move || ids().into_iter().map(Id::raw).collect()), Arc::new(move |id| row(Id::from(id)).into_any()))
}

fn keyed(ids: Ids, row: Row) -> AnyView {
    view! { <For each=ids key=|id| *id children=move |id| row(id) /> }.into_any()
}
