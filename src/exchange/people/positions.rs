//! For what the people of a list apply: what our positions and their stages are called in a table that goes out, and which of them
//! a table means that comes in. Must never guess between two: what is not surely one of ours stays a text.

use super::{draft::line_of, stages::meaning};
use crate::domain::{
    Id,
    requisition::{Requisition, Stage, StageName, StageRole},
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

/// All requisitions and their stages by what they are called in lists, each so that no other one is taken for it; and what somebody
/// chose for the texts of a list that are not called so.
#[derive(Debug, Default)]
pub struct Directory {
    entries: Vec<Entry>,
    positions: Vec<(String, Option<Id<Requisition>>)>,
    stages: Vec<(String, String)>,
}

#[derive(Debug)]
struct Entry {
    id: Id<Requisition>,
    /// The key of the title alone, which several may have.
    title: String,
    name: String,
    /// The keys of all that it is called: its name, and that in the other languages.
    keys: Vec<String>,
    /// The key of its title with the day on which it was opened.
    dated: String,
    open: bool,
    stages: Vec<(Id<Stage>, String)>,
    /// The keys by which stages are found: those of their names, then those of what else they are called.
    called: Vec<(String, Id<Stage>)>,
    /// What the stages mean, whatever they are called.
    meant: Vec<(StageName, Id<Stage>)>,
}

impl Directory {
    /// Takes them all in. `title` and `stage` name a requisition and a stage, in the language in use first.
    ///
    /// A title that is the only one, or the only one of which one can still apply for, is a name; else the day on which the position was
    /// opened stands behind it, so that a list means the same one when another is opened later.
    pub fn of(
        requisitions: impl Iterator<Item = (Id<Requisition>, Arc<Requisition>)>,
        title: &dyn Fn(&Requisition) -> Vec<String>,
        stage: &dyn Fn(&Stage) -> Vec<String>,
    ) -> Self {
        let all: Vec<Opening> = requisitions.map(|(id, found)| Opening::of(id, found, title)).collect();
        let entries = all.iter().map(|one| one.entry(&all, stage)).collect();
        Self { entries, ..Self::default() }
    }

    /// The same, with what was chosen in an earlier one.
    pub fn with_chosen(self, earlier: Self) -> Self {
        Self { positions: earlier.positions, stages: earlier.stages, ..self }
    }

    /// Forgets what was chosen for the texts of another list.
    pub fn forget(&mut self) {
        self.positions.clear();
        self.stages.clear();
    }

    /// Takes a text for one of ours, or for none of them.
    pub fn choose(&mut self, text: &str, id: Option<Id<Requisition>>) {
        self.positions.push((key(text), id));
    }

    /// Takes the text of a stage for the stages of another name; for none, if that is empty.
    pub fn choose_stage(&mut self, text: &str, name: String) {
        self.stages.push((key(text), name));
    }

    /// Those for which one can apply, with what they are called.
    pub fn open(&self) -> impl Iterator<Item = (Id<Requisition>, &str)> {
        self.entries.iter().filter(|entry| entry.open).map(|entry| (entry.id, entry.name.as_str()))
    }

    /// What a requisition is called; empty where there is none.
    pub fn name(&self, id: Id<Requisition>) -> &str {
        self.entry(id).map_or("", |entry| &entry.name)
    }

    /// The stages of a requisition with what they are called, in their order.
    pub fn stages(&self, id: Id<Requisition>) -> &[(Id<Stage>, String)] {
        self.entry(id).map_or(&[], |entry| &entry.stages)
    }

    /// What a stage is called; empty where there is none.
    pub fn stage_name(&self, id: Id<Requisition>, stage: Id<Stage>) -> &str {
        self.stages(id).iter().find(|(other, _)| *other == stage).map_or("", |(_, name)| name)
    }

    /// The one that was chosen for a text, or else the one of this name, if one can apply for it.
    pub fn find(&self, text: &str) -> Option<Id<Requisition>> {
        let wanted = key(text);
        match self.positions.iter().rev().find(|(chosen, _)| *chosen == wanted) {
            Some((_, id)) => *id,
            None => self.called(&wanted),
        }
    }

    /// The one of this name. One that is closed has its name to itself.
    pub fn called(&self, key: &str) -> Option<Id<Requisition>> {
        let only = |is: &dyn Fn(&&Entry) -> bool| {
            let mut found = self.entries.iter().filter(is);
            found.next().filter(|_| found.next().is_none())
        };
        let exact = only(&|entry| entry.keys.iter().any(|name| name == key));
        exact.or_else(|| only(&|entry| entry.dated == key)).filter(|entry| entry.open).map(|entry| entry.id)
    }

    /// The stage that was chosen for a text, or else the one of this name, in whichever language its name is the standard one; or else
    /// the one that means the same.
    pub fn find_stage(&self, id: Id<Requisition>, text: &str) -> Option<Id<Stage>> {
        self.entry(id)?.find_stage(self.chosen_stage(text).unwrap_or(text))
    }

    /// The name that was chosen for the text of a stage; empty where none of them was.
    pub fn chosen_stage(&self, text: &str) -> Option<&str> {
        let wanted = key(text);
        self.stages.iter().rev().find(|(chosen, _)| *chosen == wanted).map(|(_, name)| name.as_str())
    }

    /// Whether a stage is known by its name or by what it means, whatever was chosen for it.
    pub fn knows_stage(&self, id: Id<Requisition>, text: &str) -> bool {
        self.entry(id).is_some_and(|entry| entry.find_stage(text).is_some())
    }

    /// Whether an application ends in a stage: hired, or out.
    pub fn is_end(&self, id: Id<Requisition>, stage: Id<Stage>) -> bool {
        let ends = |meant: StageName| matches!(meant, StageName::Hired | StageName::Disqualified);
        self.entry(id).is_some_and(|entry| entry.meant.iter().any(|(meant, other)| *other == stage && ends(*meant)))
    }

    /// Whether a requisition, open or not, is what somebody applies for.
    pub fn is_for(&self, id: Id<Requisition>, position: &Position) -> bool {
        match position {
            Position::Here(wanted) => *wanted == id,
            Position::Elsewhere(wanted) => self.entry(id).is_some_and(|entry| entry.keys.contains(wanted)),
        }
    }

    /// Whether it has the title at least of what somebody applies for.
    pub fn is_alike(&self, id: Id<Requisition>, position: &Position) -> bool {
        let title = match position {
            Position::Here(other) => self.entry(*other).map(|entry| &entry.title),
            Position::Elsewhere(text) => Some(text),
        };
        self.entry(id).is_some_and(|entry| Some(&entry.title) == title || Some(&entry.dated) == title)
    }

    fn entry(&self, id: Id<Requisition>) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// A requisition before it has its name.
struct Opening {
    id: Id<Requisition>,
    found: Arc<Requisition>,
    titles: Vec<String>,
    title: String,
}

impl Opening {
    fn of(id: Id<Requisition>, found: Arc<Requisition>, title: &dyn Fn(&Requisition) -> Vec<String>) -> Self {
        let titles: Vec<String> = title(&found).iter().map(|title| line_of(title)).collect();
        let title = titles.first().map(|title| key(title)).unwrap_or_default();
        Self { id, found, titles, title }
    }

    fn is_open(&self) -> bool {
        self.found.closed.is_none()
    }

    /// What stands behind the title where it alone does not tell which one is meant.
    fn sign(&self, all: &[Self]) -> String {
        let day = |one: &Self| one.found.opened.date_naive();
        let same = || all.iter().filter(|other| other.title == self.title && day(other) == day(self));
        let earlier = same().filter(|other| (other.found.opened, other.id) < (self.found.opened, self.id)).count();
        let number = if earlier == 0 { String::new() } else { [", ", &(earlier + 1).to_string()].concat() };
        [" (", &day(self).to_string(), &number, ")"].concat()
    }

    fn entry(&self, all: &[Self], stage: &dyn Fn(&Stage) -> Vec<String>) -> Entry {
        let alike = || all.iter().filter(|other| other.title == self.title);
        let plain = alike().count() == 1 || self.is_open() && alike().filter(|other| other.is_open()).count() == 1;
        let sign = self.sign(all);
        let named = |title: &String| if plain { title.clone() } else { [title, sign.as_str()].concat() };
        let mut entry = Entry {
            id: self.id,
            title: self.title.clone(),
            name: self.titles.first().map(named).unwrap_or_default(),
            keys: self.titles.iter().map(|title| key(&named(title))).collect(),
            dated: [&self.title, sign.as_str()].concat(),
            open: self.is_open(),
            stages: Vec::new(),
            called: Vec::new(),
            meant: Vec::new(),
        };
        entry.name_stages(&self.found, stage);
        entry
    }
}

impl Entry {
    fn find_stage(&self, text: &str) -> Option<Id<Stage>> {
        let wanted = key(text);
        let called = self.called.iter().find(|(key, _)| *key == wanted).map(|(_, stage)| *stage);
        called.or_else(|| {
            let meant = meaning(text)?;
            self.meant.iter().find(|(other, _)| *other == meant).map(|(_, stage)| *stage)
        })
    }

    fn name_stages(&mut self, requisition: &Requisition, stage: &dyn Fn(&Stage) -> Vec<String>) {
        let (mut names, mut also) = (Names::default(), Vec::new());
        for (id, one) in requisition.pipeline() {
            let mut called = stage(one).into_iter();
            let name = names.name(&called.next().unwrap_or_default());
            self.called.push((key(&name), id));
            self.stages.push((id, name));
            also.extend(called.map(|name| (key(&name), id)));
            self.meant.extend(one.standard.map(|standard| (standard, id)));
        }
        self.called.append(&mut also);
        // The ends mean what they do in any pipeline, and so does its beginning.
        let ends = [(StageName::Hired, StageRole::Hired), (StageName::Disqualified, StageRole::Disqualified)];
        let ends = ends.into_iter().chain([(StageName::New, StageRole::Step)]);
        self.meant.extend(ends.filter_map(|(name, role)| Some((name, requisition.stage_of(role)?))));
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
