//! Two records that are one person: a dialog finds the other one and lets somebody choose, field by field, what stays. Must never
//! merge by itself, however alike two people look.

mod choose;
mod find;
mod records;

use crate::{
    domain::{Id, RawId, candidate::Candidate},
    exchange::people::duplicates::Likeness,
    i18n::words,
    session::use_session,
    ui::{controls::Dialog, due::name_of},
};
use choose::Choose;
use find::Find;
use leptos::prelude::*;
pub use records::{Doubles, MergedRecords, RemoveSecond};

/// How far the merging of a person with another one is.
#[derive(Clone, Copy)]
pub struct Merging {
    open: RwSignal<bool>,
    /// Who the other one is, once that is known.
    other: RwSignal<Option<RawId>>,
}

impl Merging {
    /// Not begun.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), other: RwSignal::new(None) }
    }

    /// Asks who the other one is, or shows the two side by side if that is known.
    pub fn begin(self, other: Option<RawId>) {
        self.other.set(other);
        self.open.set(true);
    }
}

impl Default for Merging {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog.
#[component]
pub fn MergeDialog(
    /// Whose page it is: the person who stays.
    id: Id<Candidate>,
    /// How far it is.
    merging: Merging,
) -> impl IntoView {
    let session = use_session();
    let title = Signal::derive(move || {
        let (w, views) = (&words().merge_people, session.views());
        let name = name_of(&views, id);
        match merging.other.get() {
            None => (w.title)(&name),
            Some(other) => (w.title_both)(&name, &name_of(&views, other.into())),
        }
    });
    view! {
        <Dialog open=merging.open title>
            {move || match merging.other.get() {
                None => view! { <Find id merging /> }.into_any(),
                Some(other) => view! { <Choose id other=other.into() merging /> }.into_any(),
            }}
        </Dialog>
    }
}

/// "Same e-mail address".
pub fn likeness_text(by: Likeness) -> &'static str {
    let [email, family, both, phone, name] = words().import_people.by;
    match by {
        Likeness::Email => email,
        Likeness::Family => family,
        Likeness::PhoneAndName => both,
        Likeness::Phone => phone,
        Likeness::Name => name,
    }
}
