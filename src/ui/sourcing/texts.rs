//! The texts by which a position is told, to be copied: short, long, and the employer's own words in all of them. Must never send
//! anything.

use crate::{
    domain::{
        edit::Edit,
        job::{Items, Line, Need, in_order},
        requisition::Requisition,
        team::Settings,
    },
    exchange::advert::{Advert, SHORT, long, short},
    i18n::{intl, plural, words, workplace_name},
    session::{Topic, use_session},
    ui::{
        controls::{TextField, act, toast},
        requisitions::title_of,
    },
};
use js_sys::{Function, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a requisition has to tell, in the language in use.
pub(super) fn advert_of(requisition: &Requisition, settings: &Settings) -> Advert {
    let (w, job) = (&words().desk, &requisition.job);
    let joined = |parts: &[&str]| {
        let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        said.join(" · ")
    };
    let lines = |items: &Items<Line>| in_order(items).into_iter().map(|(_, line)| line.text.clone()).collect();
    let needs = in_order(&job.qualifications).into_iter().map(|(_, one)| match one.need {
        Need::Must => one.text.clone(),
        Need::Nice => format!("{} ({})", one.text, w.nice),
    });
    Advert {
        title: title_of(requisition),
        place: joined(&[&settings.name, &job.place, job.workplace.map(workplace_name).unwrap_or_default()]),
        pay: intl::salary(&job.salary),
        hours: job.hours.clone(),
        purpose: job.purpose.clone(),
        lists: vec![
            (w.you_will.to_owned(), lines(&job.duties)),
            (w.you_need.to_owned(), needs.collect()),
            (w.you_get.to_owned(), lines(&job.perks)),
        ],
        answer: job.answer_days.map(|days| plural(days as usize, &w.answer_said)).unwrap_or_default(),
        about: settings.about.clone(),
        apply: settings.apply.clone(),
    }
}

/// A text to be copied.
#[component]
pub(super) fn CopyText(
    /// The DOM id.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// How many rows of it show.
    rows: u32,
    /// What else can be done with it: buttons beside the one that copies.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let w = &words().sourcing;
    let copy = move |_| {
        let field: Option<web_sys::HtmlTextAreaElement> =
            document().get_element_by_id(id).and_then(|field| field.dyn_into().ok());
        if let Some(field) = field {
            field.select();
        }
        let text = text.get_untracked();
        spawn_local(async move {
            toast(if put_on_clipboard(&text).await.is_ok() { w.copied } else { w.copy_by_hand }.to_owned());
        });
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea class="in" id=id rows=rows readonly=true prop:value=move || text.get()></textarea>
            <div class="actions">
                <button type="button" class="btn small" aria-label=(w.copy_of)(label) on:click=copy>
                    {w.copy}
                </button>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// A browser has no clipboard for pages that it does not trust, such as some that are opened from a disk.
async fn put_on_clipboard(text: &str) -> Result<(), JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let promise: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(promise).await.map(drop)
}

/// The section.
#[component]
pub(super) fn Texts(
    /// What is told.
    advert: Memo<Advert>,
) -> impl IntoView {
    let session = use_session();
    let w = &words().sourcing;
    let settings = Memo::new(move |_| {
        let settings = &session.on(Topic::Settings).settings;
        (settings.about.clone(), settings.apply.clone())
    });
    let set = move |how: fn(&mut Settings, String)| {
        move |typed: String| {
            let mut after = session.views().settings.clone();
            how(&mut after, typed.trim().to_owned());
            act(session, Edit::SetSettings { id: session.workspace_id(), after });
        }
    };
    let brief = Memo::new(move |_| short(&advert.read()));
    let signs = move || {
        let number = |count: usize| intl::number(count as f64, 0);
        (w.signs)(&number(brief.read().chars().count()), &number(SHORT))
    };
    view! {
        <section class="sheet stack">
            <div>
                <h2>{w.texts}</h2>
                <p class="hint">{w.texts_text}</p>
            </div>
            <div class="two">
                <TextField
                    id="about"
                    label=w.about
                    hint=w.about_hint.to_owned()
                    optional=true
                    multiline=3
                    value=Signal::derive(move || settings.get().0)
                    on_commit=set(|settings, typed| settings.about = typed)
                    max_length=2000
                />
                <TextField
                    id="apply"
                    label=w.apply
                    hint=w.apply_hint.to_owned()
                    optional=true
                    multiline=3
                    value=Signal::derive(move || settings.get().1)
                    on_commit=set(|settings, typed| settings.apply = typed)
                    max_length=500
                />
            </div>
            <CopyText id="short" label=w.short text=brief rows=4 />
            <p class="hint">{signs}</p>
            <CopyText id="long" label=w.long text=Signal::derive(move || long(&advert.read())) rows=12 />
        </section>
    }
}
