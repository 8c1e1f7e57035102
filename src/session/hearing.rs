//! What other tabs wrote: merged, never overwritten. It comes record by record, thousands of them where somebody declines thousands of
//! people; the screens hear of many at once. Must never lose a piece of news, nor send one back that says nothing new.

use super::{SaveState, Session, pause::breathe};
use crate::{
    storage::{
        keeper::Entry,
        keys::{Place, StoreKey},
    },
    workspace::{document::Key, migrate::VERSION, registers::Registers},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How many records are merged before the screen has its turn.
const AT_ONCE: usize = 200;

/// A record that another tab wrote.
pub(crate) struct News {
    key: Key,
    registers: Registers,
    /// Whether this tab has it where localStorage could not tell of it: it is kept already by the other one.
    aside: bool,
}

impl Session {
    /// Another tab wrote an entry.
    pub(super) fn heard(self, key: Option<String>, value: Option<String>) {
        let inner = self.inner();
        // Without a key everything was cleared: what this tab holds is all there is, so it is written again.
        let Some(key) = key else {
            let all: Vec<Key> = inner.workspace.borrow().iter().map(|(key, _)| key.clone()).collect();
            return self.save(all);
        };
        match inner.keeper.parse_entry(&key, value.as_deref()) {
            Entry::Record(key, registers) => self.note(News { key, registers, aside: false }),
            // Saving our copy sets theirs aside first.
            Entry::Damaged(_) => self.save(record_key(&key)),
            Entry::Erased(id) => self.erase([id].into()),
            Entry::Version(found) if found > VERSION => inner.save_state.set(SaveState::Newer),
            _ => {}
        }
    }

    /// Another tab wrote an entry where localStorage could not tell of it.
    pub(super) fn heard_aside(self, key: String, text: String) {
        match self.inner().keeper.parse_entry(&key, Some(&text)) {
            Entry::Record(key, registers) => self.note(News { key, registers, aside: true }),
            _ => self.heard(Some(key), Some(text)),
        }
    }

    /// Takes in a piece of news together with those that follow at once.
    fn note(self, news: News) {
        let inner = self.inner();
        inner.news.borrow_mut().push(news);
        if inner.news.borrow().len() == 1 {
            spawn_local(async move {
                breathe().await;
                while self.take_in_news() {
                    breathe().await;
                }
            });
        }
    }

    /// Merges the oldest news. Answers whether there is more.
    fn take_in_news(self) -> bool {
        let inner = self.inner();
        let part = {
            let mut all = inner.news.borrow_mut();
            let count = AT_ONCE.min(all.len());
            all.drain(..count).collect::<Vec<_>>()
        };
        self.absorb(part.iter().map(|news| (news.key.clone(), news.registers.clone())).collect());
        let to_write = |news: &News| {
            // What is kept aside is written here only if there is more to it now, or the two would tell each other for ever. All
            // else is written back if the merged record differs from what they wrote; otherwise the keeper writes nothing.
            let differs = |merged: &Registers| *merged != news.registers;
            !news.aside || inner.workspace.borrow().get(&news.key).is_some_and(differs)
        };
        self.save(part.into_iter().filter(to_write).map(|news| news.key).collect());
        !inner.news.borrow().is_empty()
    }
}

/// The record that a storage key is about, if it is about one.
fn record_key(key: &str) -> Vec<Key> {
    match key.parse() {
        Ok(StoreKey::Workspace(_, _, Place::Record(record))) => vec![record],
        _ => Vec::new(),
    }
}
