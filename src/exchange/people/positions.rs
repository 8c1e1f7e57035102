//! For what the people of a list apply: what our positions and their stages are called in a table that goes out, and which of them
//! a table means that comes in. Must never guess between two: what is not surely one of ours stays a text.

use super::draft::line_of;
use crate::domain::{
    Id,
    requisition::{Requisition, Stage},
    text::fold,
};
use std::sync::Arc;

/// For what somebody of a list applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// For a requisition that is here.
    Here(Id<Requisition>),
    /// For something that is not here, or takes nobody any more: its [`key`].
    Elsewhere(String),
}

impl Position {
    /// A position that is only a text; `None` if there is none.
    pub fn elsewhere(text: &str) -> Option<Self> {
        Some(key(text)).filter(|key| !key.is_empty()).map(Self::Elsewhere)
    }
}

/// What the name of a position or a stage is found by: without case, accents and blanks too many.
pub fn key(name: &str) -> String {
    fold(&line_of(name))
}

/// All requisitions and their stages by what they are called in lists, each so that no other one is taken for it.
#[derive(Debug, Default)]
pub struct Directory(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    id: Id<Requisition>,
    name: String,
    key: String,
    open: bool,
    stages: Vec<(Id<Stage>, String)>,
    /// The keys by which stages are found: those of their names, then those of what else they are called.
    called: Vec<(String, Id<Stage>)>,
}

impl Directory {
    /// Takes them all in. `stage` names a stage, in the language in use first.
    pub fn of(
        requisitions: impl Iterator<Item = (Id<Requisition>, Arc<Requisition>)>,
        title: &dyn Fn(&Requisition) -> String,
        stage: &dyn Fn(&Stage) -> Vec<String>,
    ) -> Self {
        let (mut titles, mut all) = (Names::default(), Vec::new());
        for (id, requisition) in requisitions {
            let name = titles.name(&title(&requisition));
            let mut entry = Entry {
                id,
                key: key(&name),
                name,
                open: requisition.closed.is_none(),
                stages: Vec::new(),
                called: Vec::new(),
            };
            entry.name_stages(&requisition, stage);
            all.push(entry);
        }
        Self(all)
    }

    /// Those for which one can apply, with what they are called.
    pub fn open(&self) -> impl Iterator<Item = (Id<Requisition>, &str)> {
        self.0.iter().filter(|entry| entry.open).map(|entry| (entry.id, entry.name.as_str()))
    }

    /// What a requisition is called; empty where there is none.
    pub fn name(&self, id: Id<Requisition>) -> &str {
        self.entry(id).map_or("", |entry| &entry.name)
    }

    /// What a stage is called; empty where there is none.
    pub fn stage_name(&self, id: Id<Requisition>, stage: Id<Stage>) -> &str {
        let found = self.entry(id).and_then(|entry| entry.stages.iter().find(|(other, _)| *other == stage));
        found.map_or("", |(_, name)| name)
    }

    /// The one of this name for which one can apply.
    pub fn find(&self, name: &str) -> Option<Id<Requisition>> {
        let wanted = key(name);
        self.0.iter().find(|entry| entry.open && entry.key == wanted).map(|entry| entry.id)
    }

    /// The stage of this name, in whichever language its name is the standard one.
    pub fn find_stage(&self, id: Id<Requisition>, name: &str) -> Option<Id<Stage>> {
        let wanted = key(name);
        self.entry(id)?.called.iter().find(|(key, _)| *key == wanted).map(|(_, stage)| *stage)
    }

    /// Whether a requisition, open or not, is what somebody applies for.
    pub fn is_for(&self, id: Id<Requisition>, position: &Position) -> bool {
        match position {
            Position::Here(wanted) => *wanted == id,
            Position::Elsewhere(wanted) => self.entry(id).is_some_and(|entry| entry.key == *wanted),
        }
    }

    fn entry(&self, id: Id<Requisition>) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.id == id)
    }
}

impl Entry {
    fn name_stages(&mut self, requisition: &Requisition, stage: &dyn Fn(&Stage) -> Vec<String>) {
        let (mut names, mut also) = (Names::default(), Vec::new());
        for (id, one) in requisition.pipeline() {
            let mut called = stage(one).into_iter();
            let name = names.name(&called.next().unwrap_or_default());
            self.called.push((key(&name), id));
            self.stages.push((id, name));
            also.extend(called.map(|name| (key(&name), id)));
        }
        self.called.append(&mut also);
    }
}

/// Names that are given so far: one that is there already gets a number.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn name(&mut self, wanted: &str) -> String {
        let wanted = line_of(wanted);
        let (mut name, mut number) = (wanted.clone(), 1);
        // What has no name is called by its number too.
        while name.is_empty() || self.0.contains(&key(&name)) {
            number += 1;
            name = line_of(&[&wanted, " (", &number.to_string(), ")"].concat());
        }
        self.0.push(key(&name));
        name
    }
}
