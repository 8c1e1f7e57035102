//! Sourcing: the colleagues are told first, then the position is posted, with texts that are put together here, and each channel shows
//! what came of it. Must never post anything by itself.

mod comments;
mod postings;
mod texts;

use crate::{
    domain::{
        Id,
        facts::Facts,
        job::last_place,
        requisition::Requisition,
        sourcing::{Channel, Posting},
    },
    exchange::advert::{Advert, announcement},
    i18n::words,
    session::{Topic, use_session},
    ui::{
        controls::{Letter, toast_undo},
        desk::{OnDesk, change},
        requisitions::{Ways, title_of},
        shell::while_there,
    },
};
use comments::Comments;
use leptos::prelude::*;
use postings::Postings;
use texts::{CopyText, Texts, advert_of};

/// The longest link for a letter that all mail programs take, in signs: Outlook and Gmail cut longer ones.
const LONGEST_LETTER: usize = 1600;

/// The screen.
#[component]
pub fn SourcingScreen(
    /// Of which requisition.
    id: Id<Requisition>,
) -> impl IntoView {
    let session = use_session();
    while_there(
        move || session.on(Topic::Requisition(id)).requisitions.contains_key(&id),
        move || view! { <Page id /> }.into_any(),
    )
}

#[component]
fn Page(id: Id<Requisition>) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let on_desk: OnDesk = Memo::new(move |_| session.on(Topic::Requisition(id)).requisition(id));
    let advert = Memo::new(move |_| {
        let settings = &session.on(Topic::Settings).settings;
        on_desk.read().as_ref().map(|found| advert_of(found, settings)).unwrap_or_default()
    });
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{w.title}</h1>
                <p>{move || on_desk.get().map(|found| (w.facts)(&title_of(&found)))}</p>
            </div>
        </div>
        <Ways id />
        <div class="stack">
            <Staff id on_desk advert />
            <Postings id on_desk />
            <Texts advert />
        </div>
    }
}

/// The word to colleagues, that they were told, and what they say.
#[component]
fn Staff(id: Id<Requisition>, on_desk: OnDesk, advert: Memo<Advert>) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let text = Memo::new(move |_| announcement(&advert.read(), w.greeting, w.ask));
    let told = move |_| {
        let today = session.today();
        let posting = |order| Posting {
            channel: Channel::Staff,
            name: w.staff_name.to_owned(),
            link: String::new(),
            from: Some(today),
            until: None,
            cost: None,
            experiment: String::new(),
            order,
        };
        let written = change(session, id, |requisition| {
            let order = last_place(&requisition.postings);
            requisition.postings.insert(session.fresh(), posting(order));
        });
        if written {
            toast_undo(w.told_done.to_owned());
        }
    };
    let subject = Signal::derive(move || (w.subject)(&advert.read().title));
    let letter = move || {
        let body = text.get();
        // An encoded Greek letter takes six signs of the link.
        let length = js_sys::encode_uri_component(&body).length() as usize;
        (length <= LONGEST_LETTER).then(|| {
            view! {
                <Letter to=String::new() many=false subject body=Signal::stored(body) label=w.mail.to_owned()>
                    {w.mail}
                </Letter>
            }
        })
    };
    view! {
        <section class="sheet stack">
            <div>
                <h2>{w.staff}</h2>
                <p class="hint">{w.staff_text}</p>
            </div>
            <CopyText id="announcement" label=w.announcement text rows=8>
                {letter}
                <button type="button" class="btn small" on:click=told>
                    {w.told}
                </button>
            </CopyText>
            <Comments id on_desk />
        </section>
    }
}
