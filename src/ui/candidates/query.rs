//! How the list of candidates is asked for: what is searched, filtered, sorted and shown, all of it in the address, so that Back, a
//! bookmark and a saved view bring it back. Must never keep anything beside the address, but for the columns that somebody chose last: this
//! browser shows those where the address names none.

use super::columns::Column;
use crate::{
    domain::filter::{self, Condition},
    route::Route,
    session::{
        Session,
        navigation::{replace_query, use_query},
        use_session,
    },
    ui::controls::{Find, use_find},
};
use leptos::prelude::*;

/// What the address says beside what is searched for, which the search leaves as it is.
const BESIDE: &[&str] = &["filter", "sort", "columns"];

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Query {
    pub(super) find: Find,
    filter: Memo<Option<String>>,
    sort: Memo<Option<String>>,
    columns: Memo<Option<String>>,
    /// The columns that were chosen last in this browser.
    chosen: RwSignal<String>,
    session: Session,
    show: Memo<Option<String>>,
}

impl Query {
    pub(super) fn new() -> Self {
        let session = use_session();
        Self {
            session,
            chosen: RwSignal::new(session.preferences().listed.unwrap_or_default()),
            find: use_find(Route::Candidates, BESIDE),
            filter: use_query("filter"),
            sort: use_query("sort"),
            columns: use_query("columns"),
            show: use_query("show"),
        }
    }

    /// Filter, sort and columns as the address has them.
    pub(super) fn texts(self) -> [String; 3] {
        [self.filter, self.sort, self.columns].map(|part| part.get().unwrap_or_default())
    }

    /// The conditions, and how many parts of the address are none.
    pub(super) fn conditions(self) -> (Vec<Condition>, usize) {
        filter::parse(&self.filter.get().unwrap_or_default())
    }

    /// The columns that show.
    pub(super) fn columns(self) -> Vec<Column> {
        Column::shown(&self.columns_text())
    }

    /// The same as an address names them: as this one does, or else as they were chosen last; empty for the usual ones.
    fn columns_text(self) -> String {
        self.columns.get().filter(|named| !named.is_empty()).unwrap_or_else(|| self.chosen.get())
    }

    /// Filter, sort and columns as they are to be kept under a name: with the columns that show, wherever they are from. The address
    /// says as much from then on.
    pub(super) fn keep(self) -> [String; 3] {
        let [filter, sort, _] = untrack(|| self.texts());
        let texts = [filter, sort, untrack(|| self.columns_text())];
        self.set(texts.clone());
        texts
    }

    /// By what the rows are sorted, and whether downwards.
    pub(super) fn sort(self) -> (Column, bool) {
        Column::sorted(&self.sort.get().unwrap_or_default())
    }

    /// How many rows are shown.
    pub(super) fn shown(self, page: usize) -> usize {
        self.show.get().and_then(|count| count.parse().ok()).unwrap_or(page)
    }

    /// Goes on to a filter, a sort and columns, with the search as it is, from the first page on.
    pub(super) fn set(self, texts: [String; 3]) {
        self.write(texts, "");
    }

    fn write(self, [filter, sort, columns]: [String; 3], show: &str) {
        let find = self.find.text.get_untracked();
        replace_query(
            &Route::Candidates,
            &[("find", &find), ("filter", &filter), ("sort", &sort), ("columns", &columns), ("show", show)],
        );
    }

    /// Filters by these.
    pub(super) fn filter_by(self, conditions: &[Condition]) {
        let [_, sort, columns] = untrack(|| self.texts());
        self.set([filter::print(conditions), sort, columns]);
    }

    /// Sorts by a column; by the same once more is the other way round.
    pub(super) fn sort_by(self, column: Column) {
        let [filter, _, columns] = untrack(|| self.texts());
        let down = untrack(|| self.sort()) == (column, false);
        self.set([filter, [if down { "-" } else { "" }, column.key()].concat(), columns]);
    }

    /// Shows a column, or does not.
    pub(super) fn show_column(self, column: Column, wanted: bool) {
        let [filter, sort, _] = untrack(|| self.texts());
        let mut columns = untrack(|| self.columns());
        columns.retain(|other| *other != column);
        if wanted {
            columns.push(column);
        }
        let keys = columns.into_iter().map(Column::key).collect::<Vec<_>>().join(",");
        self.chosen.set(keys.clone());
        let listed = Some(keys.clone());
        self.session.prefer(move |preferences| preferences.listed = listed);
        self.set([filter, sort, keys]);
    }

    /// Shows so many rows.
    pub(super) fn show(self, count: usize) {
        self.write(untrack(|| self.texts()), &count.to_string());
    }
}
