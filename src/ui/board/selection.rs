//! Which cards are selected, and what is done to all of them at once: a move, a way out with its reason, a tag, a message. Must never
//! act on a card that has left the board, nor on one that a search hides without having said how many they are.

use super::{lane::Hits, move_menu::leads_out};
use crate::{
    domain::{
        Id, RawId,
        answer::is_owed,
        application::Application,
        edit::{Edit, tag_id},
        facts::Facts,
        letter::has_address,
        requisition::{Requisition, Stage},
    },
    i18n::{intl, plural, stage_name, words},
    session::{Topic, use_session},
    ui::{
        answering::AnswerForm,
        controls::{
            Dialog, MenuButton, MenuItem, TextField, act_on_many, focus_soon, is_key, raise_toasts, say, say_at, toast,
            toast_undo,
        },
        decide::disqualify,
        letters::Letters,
        requisitions::title_of,
    },
};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The DOM id of the button that begins and ends selecting: where the focus goes when the cards have moved away.
const SELECT: &str = "select-cards";
/// Those of the fields in the dialogs.
const TAG: &str = "bulk-tag";
const MESSAGE: &str = "message-text";

/// What is selected on a board, from its context.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    /// Whether cards can be selected now.
    pub(super) on: RwSignal<bool>,
    picked: RwSignal<BTreeSet<RawId>>,
}

impl Selection {
    /// Nothing is selected.
    pub(super) fn new() -> Self {
        Self { on: RwSignal::new(false), picked: RwSignal::new(BTreeSet::new()) }
    }

    /// Whether a card is selected.
    pub(super) fn has(self, id: Id<Application>) -> bool {
        self.picked.read().contains(&id.raw())
    }

    /// Selects cards, or takes them out.
    pub(super) fn set(self, ids: &[Id<Application>], wanted: bool) {
        self.picked.update(|picked| {
            for id in ids {
                if wanted {
                    picked.insert(id.raw());
                } else {
                    picked.remove(&id.raw());
                }
            }
        });
    }

    /// X on a card selects it, whether selecting was begun or not.
    pub(super) fn key(self, event: &KeyboardEvent) {
        if !is_key(event, 'x') || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let card = target.and_then(|element| element.closest("[data-card]").ok().flatten());
        let id = card.and_then(|card| card.get_attribute("data-card")?.parse().ok());
        if let Some(id) = id {
            event.prevent_default();
            self.on.set(true);
            self.set(&[id], !self.has(id));
        }
    }

    fn end(self) {
        self.on.set(false);
        self.picked.set(BTreeSet::new());
    }
}

/// The box on a card, as long as cards can be selected.
#[component]
pub(super) fn Pick(id: Id<Application>, name: Signal<String>) -> impl IntoView {
    let selection = expect_context::<Selection>();
    move || {
        selection.on.get().then(|| {
            view! {
                <input
                    type="checkbox"
                    class="pick"
                    aria-label=move || (words().bulk.pick)(&name.get())
                    prop:checked=move || selection.has(id)
                    on:change=move |event| selection.set(&[id], event_target_checked(&event))
                />
            }
        })
    }
}

/// The box over a lane: all that it holds, shown or not.
#[component]
pub(super) fn PickAll(stage: Signal<String>, cards: Memo<Vec<Id<Application>>>) -> impl IntoView {
    let selection = expect_context::<Selection>();
    let all = move || {
        let cards = cards.read();
        !cards.is_empty() && cards.iter().all(|id| selection.has(*id))
    };
    move || {
        selection.on.get().then(|| {
            view! {
                <input
                    type="checkbox"
                    class="pick"
                    aria-label=move || (words().bulk.all_in)(&stage.get())
                    prop:checked=all
                    on:change=move |event| selection.set(&cards.read_untracked(), event_target_checked(&event))
                />
            }
        })
    }
}

/// Begins and ends selecting.
#[component]
pub(super) fn SelectButton() -> impl IntoView {
    let selection = expect_context::<Selection>();
    let w = &words().bulk;
    let press = move |_| {
        if selection.on.get_untracked() { selection.end() } else { selection.on.set(true) }
    };
    view! {
        <button type="button" class="btn quiet" id=SELECT on:click=press>
            {move || if selection.on.get() { w.done } else { w.select }}
        </button>
        <Show when=move || selection.on.get()>
            <span class="hint keys">{w.hint}</span>
        </Show>
    }
}

/// What is done to all that is selected. It stays selected afterwards: whoever was declined at once is written to at once.
#[component]
pub(super) fn SelectionBar(
    /// On which board.
    id: Id<Requisition>,
    /// The cards that a search shows.
    hits: Memo<Hits>,
) -> impl IntoView {
    let session = use_session();
    let selection = expect_context::<Selection>();
    let w = &words().bulk;
    // Those that are on the board still, in its order.
    let chosen = Memo::new(move |_| {
        let picked = selection.picked.read();
        if picked.is_empty() {
            return Vec::new();
        }
        let views = session.on(Topic::Board(id));
        views.board(id).map(|(_, id)| id).filter(|id| picked.contains(&id.raw())).collect::<Vec<_>>()
    });
    let count = move || {
        let (chosen, hits) = (chosen.read(), hits.read());
        let out_of_sight = |hits: &BTreeSet<RawId>| chosen.iter().filter(|id| !hits.contains(&id.raw())).count();
        let hidden = hits.as_ref().map_or(0, |hits| out_of_sight(hits));
        let selected = plural(chosen.len(), &w.selected);
        if hidden == 0 { selected } else { [selected, plural(hidden, &w.hidden)].join(", ") }
    };
    let (tagging, writing, answering) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    // Those of them who are out and were not told.
    let owed = Memo::new(move |_| {
        // Two topics for all of them, and not one for each of thousands.
        session.on(Topic::Waiting);
        let views = session.on(Topic::Board(id));
        chosen.read().iter().copied().filter(|id| is_owed(*id, &*views)).collect::<Vec<_>>()
    });
    Effect::new(move || raise_toasts(selection.on.get()));
    on_cleanup(|| raise_toasts(false));
    let out = move |_| disqualify(chosen.get_untracked(), Some((SELECT.to_owned(), SELECT.to_owned())));
    view! {
        <Show when=move || selection.on.get()>
            <div class="bulk" role="region" aria-label=w.bar>
                <span role="status">{count}</span>
                <Show when=move || !chosen.read().is_empty()>
                    <MenuButton class="btn small" label=Signal::derive(|| words().bulk.move_to.to_owned()) text=|| words().bulk.move_to>
                        <Stages id chosen />
                    </MenuButton>
                    <button type="button" class="btn small" on:click=out>
                        {w.disqualify}
                    </button>
                    <button type="button" class="btn small" on:click=move |_| tagging.set(true)>
                        {w.tag}
                    </button>
                    <button type="button" class="btn small" on:click=move |_| writing.set(true)>
                        {w.message}
                    </button>
                    <Show when=move || !owed.read().is_empty()>
                        <button type="button" class="btn small" on:click=move |_| answering.set(true)>
                            {words().closing.answer}
                        </button>
                    </Show>
                    <button type="button" class="btn quiet small" on:click=move |_| selection.picked.set(BTreeSet::new())>
                        {w.clear}
                    </button>
                </Show>
            </div>
        </Show>
        <Dialog open=tagging title=Signal::derive(move || plural(chosen.read().len(), &w.tag_title))>
            <TagForm open=tagging chosen />
        </Dialog>
        <Dialog open=writing title=Signal::derive(move || plural(chosen.read().len(), &w.message_title))>
            <MessageForm id open=writing chosen />
        </Dialog>
        <Dialog open=answering title=words().closing.answer_title.to_owned()>
            <AnswerForm requisition=id waiting=owed on_done=move |()| answering.set(false) />
        </Dialog>
    }
}

/// Where to; the way out asks for its reason.
#[component]
fn Stages(id: Id<Requisition>, chosen: Memo<Vec<Id<Application>>>) -> impl IntoView {
    let session = use_session();
    let requisition = session.views().requisition(id)?;
    let go = move |to: Id<Stage>, name: String| {
        let mut applications = chosen.get_untracked();
        if applications.iter().any(|one| leads_out(session, *one, to)) {
            return disqualify(applications, Some((SELECT.to_owned(), SELECT.to_owned())));
        }
        // Who is there already stays where they stand.
        let views = session.views();
        applications.retain(|one| views.application(*one).is_some_and(|found| found.placement.stage != to));
        drop(views);
        if applications.is_empty() {
            focus_soon(SELECT.to_owned(), SELECT.to_owned());
            return toast((words().bulk.moved_none)(&name));
        }
        let count = intl::number(applications.len() as f64, 0);
        act_on_many(session, Edit::MoveApplications { requisition: id, applications, to }, say, move || {
            toast_undo((words().bulk.moved)(&count, &name));
            focus_soon(SELECT.to_owned(), SELECT.to_owned());
        });
    };
    let items = requisition.pipeline().into_iter().map(|(stage, named)| {
        let name = stage_name(named);
        let shown = name.clone();
        view! { <MenuItem on_pick=move |()| go(stage, name.clone())>{shown}</MenuItem> }
    });
    Some(items.collect_view())
}

#[component]
fn TagForm(open: RwSignal<bool>, chosen: Memo<Vec<Id<Application>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().bulk;
    let (typed, fault) = (RwSignal::new(String::new()), RwSignal::new(None));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let views = session.views();
        let applications = chosen.get_untracked();
        let text = typed.get_untracked();
        let tag = tag_id(&text);
        let without = |id: &Id<Application>| {
            let candidate = views.application(*id)?.candidate;
            let has = views.candidate(candidate).is_some_and(|one| one.tags.contains_key(&tag));
            (!has).then_some(candidate)
        };
        let candidates: Vec<_> = applications.iter().filter_map(without).collect();
        if candidates.is_empty() {
            open.set(false);
            return toast((w.tagged_none)(text.trim()));
        }
        let count = intl::number(candidates.len() as f64, 0);
        drop(views);
        let refused = move |error| say_at(TAG, fault, &error);
        act_on_many(session, Edit::Tag { candidates, text: text.clone(), on: true }, refused, move || {
            open.set(false);
            toast_undo((w.tagged)(&count, text.trim()));
        });
    };
    view! {
        <form class="stack" on:submit=add>
            <TextField id=TAG label=words().application.tag value=typed fault on_commit=move |text| typed.set(text) max_length=50 />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.tag_add}
                </button>
            </div>
        </form>
    }
}

#[component]
fn MessageForm(id: Id<Requisition>, open: RwSignal<bool>, chosen: Memo<Vec<Id<Application>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().bulk;
    let title = session.views().requisition(id).map(|found| title_of(&found)).unwrap_or_default();
    let (text, fault) = (RwSignal::new((w.message_letter)(&title)), RwSignal::new(None));
    let subject = Signal::stored((words().closing.subject)(&title));
    // How many of them can be written to.
    let reached = Memo::new(move |_| {
        let views = session.on(Topic::Board(id));
        let chosen = chosen.read();
        let people = chosen.iter().filter_map(|id| views.application(*id)).map(|found| found.candidate);
        people.filter(|person| has_address(*person, &*views)).count()
    });
    let record = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let applications = chosen.get_untracked();
        let (count, others) = (reached.get_untracked(), applications.len() - reached.get_untracked());
        let refused = move |error| say_at(MESSAGE, fault, &error);
        act_on_many(session, Edit::LogMessages { applications, text: text.get_untracked() }, refused, move || {
            open.set(false);
            let mut said = plural(count, &w.message_recorded);
            if others > 0 {
                said.push_str("; ");
                said.push_str(&plural(others, &w.message_left_out));
            }
            toast_undo(said);
        });
    };
    view! {
        <form class="stack" on:submit=record>
            <p>{w.message_explain}</p>
            <TextField
                id=MESSAGE
                fault
                label=w.message_text
                hint=words().closing.text_hint.to_owned()
                value=text
                on_commit=move |typed| text.set(typed)
                multiline=7
            />
            <Letters ids=chosen text subject />
            <div class="dialog-actions">
                <button type="submit" class="btn go" disabled=move || reached.get() == 0>
                    {w.message_record}
                </button>
            </div>
        </form>
    }
}
