//! One list of items in a requisition (duties, qualifications, stages, criteria) as its screens change it: each change is one
//! edit of that item alone, so that two people can work on one list. Must never keep an item of its own.

use super::{OnDesk, change};
use crate::{
    domain::{
        Id,
        job::{Items, Ordered, in_order, last_place, neighbour_place},
        order::OrderKey,
        requisition::Requisition,
    },
    i18n::{intl, words},
    session::{Session, use_session},
    ui::controls::{announce, icon},
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

/// A list in a requisition.
pub(crate) struct ItemList<T: 'static> {
    session: Session,
    requisition: Id<Requisition>,
    on_desk: OnDesk,
    part: fn(&Requisition) -> &Items<T>,
    part_mut: fn(&mut Requisition) -> &mut Items<T>,
}

impl<T> Clone for ItemList<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for ItemList<T> {}

impl<T: Ordered> ItemList<T> {
    /// The list of the requisition on the desk that `part` names.
    pub(crate) fn new(
        requisition: Id<Requisition>,
        on_desk: OnDesk,
        part: fn(&Requisition) -> &Items<T>,
        part_mut: fn(&mut Requisition) -> &mut Items<T>,
    ) -> Self {
        Self { session: use_session(), requisition, on_desk, part, part_mut }
    }

    /// The items from first to last.
    pub(crate) fn ids(self) -> Vec<Id<T>> {
        let found = self.on_desk.get();
        found.map(|found| in_order((self.part)(&found)).into_iter().map(|(id, _)| id).collect()).unwrap_or_default()
    }

    /// Where the item stands now, from 1.
    pub(crate) fn number(self, item: Id<T>) -> usize {
        self.ids().iter().position(|other| *other == item).unwrap_or_default() + 1
    }

    /// Something of an item; `None` if it is gone.
    pub(crate) fn read<R>(self, item: Id<T>, what: impl FnOnce(&T) -> R) -> Option<R> {
        self.on_desk.get().and_then(|found| (self.part)(&found).get(&item).map(what))
    }

    /// The requisition that the list is of.
    pub(crate) fn requisition(self) -> Option<Arc<Requisition>> {
        self.on_desk.get()
    }

    /// Where an item stands, or one that is new would.
    pub(crate) fn place(self, item: Option<Id<T>>) -> OrderKey {
        let found = self.on_desk.get_untracked();
        let there =
            found.as_ref().zip(item).and_then(|(found, item)| Some((self.part)(found).get(&item)?.order().clone()));
        there.unwrap_or_else(|| {
            found.map_or_else(|| OrderKey::between(None, None), |found| last_place((self.part)(&found)))
        })
    }

    /// Changes an item.
    pub(crate) fn edit(self, item: Id<T>, how: impl FnOnce(&mut T)) {
        self.change(|items| {
            if let Some(item) = items.get_mut(&item) {
                how(item);
            }
        });
    }

    /// Adds an item, at the end unless another place is found, and says which one it is.
    pub(crate) fn add(
        self,
        place: impl FnOnce(&Items<T>) -> Option<OrderKey>,
        make: impl FnOnce(OrderKey) -> T,
    ) -> Id<T> {
        let id = self.session.fresh();
        self.change(|items| {
            let order = place(items).unwrap_or_else(|| last_place(items));
            items.insert(id, make(order));
        });
        id
    }

    fn change(self, how: impl FnOnce(&mut Items<T>)) {
        change(self.session, self.requisition, |requisition| how((self.part_mut)(requisition)));
    }

    /// The buttons that move an item up or down, or take it away; after that `then` is done, which has to give the focus a place.
    pub(crate) fn buttons(
        self,
        item: Id<T>,
        name: impl Fn() -> String + Send + Sync + 'static,
        then: impl Fn() + Send + Sync + 'static,
    ) -> AnyView {
        let name = Signal::derive(name);
        let shift = move |up: bool| {
            self.change(|items| {
                if let Some(order) = neighbour_place(items, item, up)
                    && let Some(moved) = items.get_mut(&item)
                {
                    *moved.order_mut() = order;
                }
            });
            let number = |number: usize| intl::number(number as f64, 0);
            let (place, of) = untrack(|| (self.number(item), self.ids().len()));
            announce((words().common.stands_at)(&name.get_untracked(), &number(place), &number(of)));
        };
        let remove = move |()| {
            self.change(|items| {
                items.remove(&item);
            });
            then();
        };
        view! { <ItemButtons name on_move=Callback::new(shift) on_remove=Callback::new(remove) /> }.into_any()
    }
}

/// The buttons of one item.
#[component]
fn ItemButtons(
    /// The item's name, for screen readers.
    name: Signal<String>,
    /// Moves it up (`true`) or down.
    on_move: Callback<bool>,
    /// Takes it away.
    on_remove: Callback<()>,
) -> impl IntoView {
    let w = &words().common;
    let label = move |what: &'static str| move || format!("{what}: {}", name.get());
    let shift = move |event: MouseEvent, up: bool| {
        let button = event.current_target().and_then(|button| button.dyn_into::<HtmlElement>().ok());
        on_move.run(up);
        // A row that goes to another place loses the focus on the way.
        request_animation_frame(move || drop(button.map(|button| button.focus())));
    };
    view! {
        <button type="button" class="btn quiet icon" aria-label=label(w.move_up) on:click=move |event| shift(event, true)>
            {icon("up")}
        </button>
        <button type="button" class="btn quiet icon" aria-label=label(w.move_down) on:click=move |event| shift(event, false)>
            {icon("down")}
        </button>
        <button type="button" class="btn quiet icon" aria-label=label(w.remove) on:click=move |_| on_remove.run(())>
            {icon("trash")}
        </button>
    }
}
