//! Collecting into trees one by one. `collect()` sorts first and then builds the tree at once, which is quicker for thousands of
//! unsorted items, but brings a sort of 4 kB into the program for every type; a tree that inserts is there already.
//! Must never be used for lists.

/// What iterators can do besides collecting.
pub trait Gather: Iterator + Sized {
    /// As `collect()`, by inserting: for `BTreeMap`, `BTreeSet` and `serde_json::Map`.
    fn gather<T: Default + Extend<Self::Item>>(self) -> T {
        let mut all = T::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}
