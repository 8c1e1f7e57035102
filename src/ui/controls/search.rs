//! The field in which one searches on a screen. What is wanted stands in the address too, so that Back returns to it; the browser
//! takes its time to change an address, so that waits until the typing rests.

use crate::{
    domain::RawId,
    route::Route,
    session::{
        Session,
        navigation::{is_here, replace_query, use_query},
        pause::breathe,
    },
    ui::find::Haystack,
    workspace::views::Views,
};
use leptos::{prelude::*, task::spawn_local};
use std::{rc::Rc, sync::Arc, time::Duration};

/// How many are made ready for the search at once: a few milliseconds of work.
const AT_ONCE: usize = 400;
const REST: Duration = Duration::from_millis(300);

/// A part of the address, and what it says.
type Part = (&'static str, Memo<Option<String>>);

/// All that a search looks through.
type Whose = Rc<dyn Fn(&Views) -> Vec<RawId>>;

/// What is searched for on a screen, kept in step with `find` in its address.
#[derive(Clone, Copy)]
pub struct Find {
    /// The text in the field.
    pub text: RwSignal<String>,
    route: StoredValue<Route>,
    /// Other parts of the address, which a search leaves as they are, and what they say.
    beside: StoredValue<Vec<Part>>,
    /// What was written into the address last: its coming back as news must not undo what was typed since.
    written: StoredValue<String>,
    due: StoredValue<Option<TimeoutHandle>>,
}

impl Find {
    fn stop(self) {
        if let Some(due) = self.due.try_update_value(Option::take).flatten() {
            due.clear();
        }
    }

    /// Writes it into the address now: whoever leaves the field may leave the screen.
    fn write(self) {
        self.stop();
        // The browser tells of a field that is left also when it goes with its screen: the address is another one's by then.
        let (Some(text), Some(route)) = (self.text.try_get_untracked(), self.route.try_get_value()) else { return };
        if is_here(&route) && self.written.get_value() != text {
            let others: Vec<(&str, String)> = self.beside.with_value(|beside| {
                beside.iter().map(|(name, other)| (*name, other.get_untracked().unwrap_or_default())).collect()
            });
            let mut pairs = vec![("find", text.as_str())];
            pairs.extend(others.iter().map(|(name, other)| (*name, other.as_str())));
            replace_query(&route, &pairs);
            self.written.set_value(text);
        }
    }
}

impl Find {
    /// What the search looks through, made ready a few at a time when somebody begins to search after something has changed; nothing
    /// until it is ready for the first time. `waits` tracks what changes it, `whose` lists all, and `text` is what is written of one.
    pub fn haystack(
        self,
        session: Session,
        waits: impl Fn() + 'static,
        whose: impl Fn(&Views) -> Vec<RawId> + 'static,
        text: fn(&Views, RawId) -> Option<String>,
    ) -> RwSignal<Option<Arc<Haystack>>> {
        self.prepared(session, Box::new(waits), Rc::new(whose), text)
    }

    fn prepared(
        self,
        session: Session,
        waits: Box<dyn Fn()>,
        whose: Whose,
        text: fn(&Views, RawId) -> Option<String>,
    ) -> RwSignal<Option<Arc<Haystack>>> {
        let haystack = RwSignal::new(None);
        let made = StoredValue::new(0);
        Effect::new(move || {
            let searching = !self.text.read().trim().is_empty();
            waits();
            let now = session.changes();
            if !searching || made.get_value() == now {
                return;
            }
            made.set_value(now);
            let whose = whose.clone();
            spawn_local(async move {
                let all = whose(&session.views());
                let mut building = Haystack::default();
                for slice in all.chunks(AT_ONCE) {
                    // Not held while the browser does what else waits: an edit would have to copy them.
                    let views = session.views();
                    building.extend(slice.iter().filter_map(|id| Some((*id, text(&views, *id)?))));
                    drop(views);
                    breathe().await;
                    // Something newer is on its way, or the screen is gone.
                    if made.try_get_value() != Some(now) {
                        return;
                    }
                }
                haystack.try_set(Some(Arc::new(building)));
            });
        });
        haystack
    }
}

/// What is searched for on the screen of this address; `beside` names the other parts of it.
pub fn use_find(route: Route, beside: &[&'static str]) -> Find {
    let asked = use_query("find");
    let text = asked.get_untracked().unwrap_or_default();
    let find = Find {
        text: RwSignal::new(text.clone()),
        route: StoredValue::new(route),
        beside: StoredValue::new(beside.iter().map(|name| (*name, use_query(name))).collect()),
        written: StoredValue::new(text),
        due: StoredValue::new(None),
    };
    Effect::new(move || {
        let now = asked.get().unwrap_or_default();
        if find.written.get_value() != now {
            find.written.set_value(now.clone());
            find.text.set(now);
        }
    });
    Effect::new(move || {
        find.text.track();
        find.stop();
        find.due.set_value(set_timeout_with_handle(move || find.write(), REST).ok());
    });
    on_cleanup(move || find.stop());
    find
}

/// The field.
#[component]
pub fn SearchField(
    /// What it searches, as its name and its placeholder.
    label: &'static str,
    /// What is searched for.
    find: Find,
) -> impl IntoView {
    view! {
        <input
            class="search"
            type="search"
            aria-label=label
            placeholder=label
            prop:value=move || find.text.get()
            on:input=move |event| find.text.set(event_target_value(&event))
            on:blur=move |_| find.write()
        />
    }
}
