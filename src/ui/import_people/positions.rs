//! For what the people of a list apply, and how far they have come: as each row says, for one position, or for none yet. Must never take
//! anybody for an applicant for a position that the list does not surely name and nobody has chosen.

use super::state::State;
use crate::{
    domain::{Id, requisition::Requisition},
    exchange::people::{
        draft::Draft,
        positions::{Directory, Position, key},
    },
};
use std::collections::BTreeMap;

/// Who says for what they apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum For {
    /// Each row, if it does.
    #[default]
    Listed,
    /// Nobody: they apply for nothing yet.
    Nothing,
    /// Whoever imports them, for all at once.
    One(Id<Requisition>),
}

/// The positions of a list.
#[derive(Default)]
pub(super) struct Positions {
    /// What ours are called.
    pub directory: Directory,
    /// From the board of which one comes.
    pub board: Option<Id<Requisition>>,
    /// What somebody chose for this list.
    pub chosen: Option<For>,
    /// What holds as long as nobody chose.
    likely: For,
    /// Whether those who are out or hired were told.
    pub told: bool,
}

/// A text that stands for a position or a stage in the list.
#[derive(Clone, PartialEq)]
pub(super) struct Listed {
    pub text: String,
    pub rows: usize,
    /// The one of ours that is called so.
    pub called: Option<Id<Requisition>>,
}

impl Positions {
    /// Another list begins: what was chosen for the last one says nothing of it.
    pub(super) fn begin(&mut self) {
        self.directory.forget();
        self.chosen = None;
        self.told = false;
    }

    /// A list that names positions means them, wherever one comes from.
    pub(super) fn look_at(&mut self, drafts: &[Draft]) {
        let one = self.board.map_or(For::Listed, For::One);
        self.likely = if drafts.iter().any(names_position) { For::Listed } else { one };
    }

    /// Who says for what they apply.
    pub(super) fn wanted(&self) -> For {
        self.chosen.unwrap_or(self.likely)
    }

    /// For what somebody applies.
    pub(super) fn of(&self, draft: &Draft) -> Option<Position> {
        let here = match self.wanted() {
            For::One(id) => Some(id),
            For::Listed => self.directory.find(&draft.position),
            For::Nothing => None,
        };
        here.map(Position::Here).or_else(|| Position::elsewhere(&draft.position))
    }

    /// What it is called.
    pub(super) fn name<'a>(&'a self, draft: &'a Draft) -> &'a str {
        match self.of(draft) {
            Some(Position::Here(id)) => self.directory.name(id),
            _ => &draft.position,
        }
    }

    /// The positions that the list names, in the order in which they come.
    pub(super) fn listed(&self, drafts: &[Draft]) -> Vec<Listed> {
        let called = |text: &str| self.directory.called(&key(text));
        let mut texts = drafts.iter().filter(|draft| names_position(draft)).map(|draft| &draft.position);
        gathered(&mut texts, &called)
    }

    /// The stages of the list that the pipelines do not have; each with a requisition that lacks it.
    pub(super) fn unknown_stages(&self, drafts: &[Draft]) -> Vec<Listed> {
        let mut lacking = BTreeMap::new();
        for draft in drafts.iter().filter(|draft| !draft.stage.trim().is_empty()) {
            let Some(Position::Here(id)) = self.of(draft) else { continue };
            if !self.directory.knows_stage(id, &draft.stage) {
                lacking.entry(key(&draft.stage)).or_insert(id);
            }
        }
        let called = |text: &str| lacking.get(&key(text)).copied();
        let lacks = |draft: &&Draft| lacking.contains_key(&key(&draft.stage));
        gathered(&mut drafts.iter().filter(lacks).map(|draft| &draft.stage), &called)
    }

    /// Whether somebody is out or hired already by what the list says.
    pub(super) fn ends_somewhere(&self, drafts: &[Draft]) -> bool {
        drafts.iter().any(|draft| {
            let Some(Position::Here(id)) = self.of(draft) else { return false };
            self.directory.find_stage(id, &draft.stage).is_some_and(|stage| self.directory.is_end(id, stage))
        })
    }
}

/// Each text once.
fn gathered(texts: &mut dyn Iterator<Item = &String>, called: &dyn Fn(&str) -> Option<Id<Requisition>>) -> Vec<Listed> {
    let (mut all, mut places) = (Vec::<Listed>::new(), BTreeMap::new());
    for text in texts {
        let place = *places.entry(key(text)).or_insert(all.len());
        match all.get_mut(place) {
            Some(one) => one.rows += 1,
            None => all.push(Listed { text: text.clone(), rows: 1, called: called(text) }),
        }
    }
    all
}

fn names_position(draft: &Draft) -> bool {
    !draft.position.trim().is_empty()
}

impl State {
    /// Whether any row says for what it applies.
    pub(super) fn names_positions(&self) -> bool {
        self.drafts.iter().any(names_position)
    }
}
