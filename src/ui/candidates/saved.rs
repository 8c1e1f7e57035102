//! Saved views of the list of candidates: filter, sort and columns under a name, kept in the workspace, so that they go along with its
//! file. Must never hold what was searched for: that is of the moment.

use super::query::Query;
use crate::{
    domain::{
        Id,
        edit::Edit,
        job::{Items, in_order, last_place},
        team::SavedView,
    },
    i18n::words,
    session::{Session, Topic, use_session},
    ui::controls::{Dialog, MenuButton, MenuItem, TextField, act, focus_field, toast_undo},
};
use leptos::prelude::*;

/// The DOM id of the field for a name.
const NAME: &str = "view-name";

fn change(session: Session, how: impl FnOnce(&mut Items<SavedView>)) -> bool {
    let mut after = session.views().settings.clone();
    how(&mut after.views);
    act(session, Edit::SetSettings { id: session.workspace_id(), after })
}

/// The menu of views, and the dialog that names one.
#[component]
pub(super) fn SavedViews(query: Query) -> impl IntoView {
    let open = RwSignal::new(false);
    let renaming = StoredValue::new(None::<Id<SavedView>>);
    let title = move || {
        // What it is for is known once it opens.
        open.track();
        let w = &words().listing;
        if renaming.get_value().is_some() { w.rename_title.to_owned() } else { w.save_title.to_owned() }
    };
    view! {
        <MenuButton
            class="btn quiet"
            label=Signal::derive(|| words().listing.views.to_owned())
            text=|| words().listing.views
        >
            <Items query open renaming />
        </MenuButton>
        <Dialog open title=Signal::derive(title)>
            <Naming query open renaming />
        </Dialog>
    }
}

/// What the menu offers; built when it opens.
#[component]
fn Items(query: Query, open: RwSignal<bool>, renaming: StoredValue<Option<Id<SavedView>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().listing;
    let settings = session.views().settings.clone();
    let now = untrack(|| query.texts());
    let all: Vec<(Id<SavedView>, SavedView)> =
        in_order(&settings.views).into_iter().map(|(id, view)| (id, view.clone())).collect();
    let texts = |view: &SavedView| [view.filter.clone(), view.sort.clone(), view.columns.clone()];
    let present = all.iter().find(|(_, view)| texts(view) == now).cloned();
    let go = all.into_iter().map(|(_, view)| {
        let texts = texts(&view);
        view! { <MenuItem on_pick=move |()| query.set(texts.clone())>{view.name}</MenuItem> }
    });
    let begin = move |id| {
        renaming.set_value(id);
        open.set(true);
    };
    let of_present = present.map(|(id, view)| {
        let name = view.name.clone();
        let (rename, remove) = ((w.rename)(&name), (w.forget)(&name));
        let forget = move |()| {
            if change(session, |views| drop(views.remove(&id))) {
                toast_undo((w.forgotten)(&name));
            }
        };
        view! {
            <hr />
            <MenuItem on_pick=move |()| begin(Some(id))>{rename}</MenuItem>
            <MenuItem on_pick=forget>{remove}</MenuItem>
        }
    });
    view! {
        {go.collect_view()}
        <hr />
        <MenuItem on_pick=move |()| begin(None)>{w.save}</MenuItem>
        {of_present}
    }
}

/// A name for what is shown, or another one for a view.
#[component]
fn Naming(query: Query, open: RwSignal<bool>, renaming: StoredValue<Option<Id<SavedView>>>) -> impl IntoView {
    let session = use_session();
    let w = &words().listing;
    let of = renaming.get_value();
    let before = of.and_then(|id| session.views().settings.views.get(&id).map(|view| view.name.clone()));
    let name = RwSignal::new(before.unwrap_or_default());
    let fault = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return fault.set(Some(w.no_name.to_owned()));
        }
        let is_other = |(id, view): (&Id<SavedView>, &SavedView)| {
            Some(*id) != of && view.name.trim().to_lowercase() == name.to_lowercase()
        };
        if session.views().settings.views.iter().any(is_other) {
            fault.set(Some(w.same_name.to_owned()));
            return focus_field(NAME);
        }
        let said = (w.saved)(&name);
        let done = change(session, |views| match of.and_then(|id| views.get_mut(&id)) {
            Some(view) => view.name = name,
            None => {
                let ([filter, sort, columns], order) = (query.keep(), last_place(views));
                views.insert(session.fresh(), SavedView { name, filter, sort, columns, order });
            }
        });
        if done {
            open.set(false);
            toast_undo(said);
        }
    };
    // A view that another tab has changed is read when the menu opens.
    session.on(Topic::Settings);
    view! {
        <form class="stack" on:submit=save>
            <TextField id=NAME label=w.save_name value=name on_commit=move |typed| name.set(typed) fault max_length=80 />
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {w.save_submit}
                </button>
            </div>
        </form>
    }
}
