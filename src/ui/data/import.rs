//! Import: choose a file, see what it would change, then merge it as one undoable step or open it beside. Must never change
//! anything before the person says so.

use super::{
    differences::{Authors, Conversation},
    locked_file::{Open, Waiting, locked_file_error_text},
};
use crate::{
    domain::RawId,
    exchange::{
        file::{FileError, LARGEST},
        locked, pack,
    },
    i18n::{Plural, plural, words},
    session::{Session, StorageError, files::ChosenArchive, use_session},
    ui::{
        controls::{FileButton, toast, toast_undo},
        files::files_error_text,
        pack::PackOffer,
        shell::Dropped,
    },
    workspace::{
        differences::Difference,
        import::{Incoming, Report, Turned},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, rc::Rc};
use wasm_bindgen_futures::JsFuture;

/// Where the conversation stands.
#[derive(Clone)]
enum Talk {
    Idle,
    Reading,
    Refused(String),
    Locked(Rc<Waiting>),
    Planned(Rc<Plan>),
    Pack(Rc<Incoming>),
}

struct Plan {
    name: String,
    incoming: Incoming,
    report: Report,
    differences: Rc<Vec<Difference>>,
    /// In how many more places they differ that are sealed.
    sealed: usize,
    authors: Authors,
    /// The file belongs to another workspace than the one that is open.
    foreign: bool,
    /// Nothing is here yet: the file's workspace is simply opened.
    empty: bool,
    /// The archive that the workspace came in, with its files.
    archive: Option<ChosenArchive>,
}

/// The panel.
#[component]
pub(super) fn ImportPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let talk = RwSignal::new_local(Talk::Idle);
    let take = move |file| spawn_local(read(session, file, talk));
    let dropped: Dropped = expect_context();
    Effect::new(move |_| {
        if let Some(file) = dropped.take() {
            take(file);
        }
    });
    view! {
        <section class="sheet">
            <h2>{w.import_title}</h2>
            <p>{w.import_text}</p>
            <FileButton id="import-file" accept=".json,.zip,application/json,application/zip" class="btn" label=w.import_choose on_file=take />
            <div aria-live="polite" class="stack">
                {move || match talk.get() {
                    Talk::Idle => ().into_any(),
                    Talk::Reading => view! { <p>{w.reading} "…"</p> }.into_any(),
                    Talk::Refused(why) => view! { <p class="fault" role="alert">{why}</p> }.into_any(),
                    Talk::Locked(waiting) => {
                        let opened = move |(name, text): (String, String)| talk.set(plan(session, name, &text, None));
                        view! { <Open waiting on_open=opened on_cancel=move |()| talk.set(Talk::Idle) /> }.into_any()
                    }
                    Talk::Planned(plan) => view! { <Planned plan talk /> }.into_any(),
                    Talk::Pack(incoming) => view! { <PackOffer incoming /> }.into_any(),
                }}
            </div>
        </section>
    }
}

async fn read(session: Session, file: web_sys::File, talk: RwSignal<Talk, LocalStorage>) {
    talk.set(Talk::Reading);
    let next = match session.open_archive(&file).await {
        Ok(Some((text, archive))) => plan(session, file.name(), &text, Some(archive)),
        Ok(None) => match read_text(&file).await {
            Ok(text) => plan(session, file.name(), &text, None),
            Err(why) => Talk::Refused(why),
        },
        Err(error) => Talk::Refused(files_error_text(&error)),
    };
    talk.try_set(next);
}

/// What is to be said about a file.
fn plan(session: Session, name: String, text: &str, archive: Option<ChosenArchive>) -> Talk {
    match session.plan_import(text) {
        Err(FileError::Locked) => match locked::read(text) {
            Ok(_) if !session.can_lock() => Talk::Refused(words().passphrase.impossible.to_owned()),
            Ok(locked) => Talk::Locked(Rc::new(Waiting { name, locked })),
            Err(error) => Talk::Refused(locked_file_error_text(&error)),
        },
        Err(FileError::NotHandpick) => match pack::read(text) {
            Ok((_, incoming)) => Talk::Pack(Rc::new(incoming)),
            Err(error) => Talk::Refused(file_error_text(&error)),
        },
        Err(error) => Talk::Refused(file_error_text(&error)),
        Ok((incoming, report)) => Talk::Planned(Rc::new(Plan { archive, ..planned(session, name, incoming, report) })),
    }
}

fn planned(session: Session, name: String, incoming: Incoming, report: Report) -> Plan {
    let (differences, sealed) = session.differences(&incoming);
    Plan {
        name,
        foreign: incoming.workspace != session.workspace_id(),
        empty: session.is_empty(),
        differences: Rc::new(differences),
        sealed,
        authors: Rc::new(session.authors(&incoming)),
        archive: None,
        incoming,
        report,
    }
}

/// Takes in the files that a workspace came with, for the workspace that will name them. Answers whether the import may go on.
async fn take_files(session: Session, plan: &Plan, workspace: RawId) -> bool {
    let Some(archive) = &plan.archive else { return true };
    match session.take_files(archive, &plan.incoming, workspace).await {
        Ok(()) => true,
        Err(error) => {
            toast(files_error_text(&error));
            false
        }
    }
}

/// The text of a file, or why it cannot be read.
pub(crate) async fn read_text(file: &web_sys::File) -> Result<String, String> {
    // A file far beyond the limit is not even read: it would take the tab's memory.
    if file.size() > LARGEST as f64 {
        return Err(file_error_text(&FileError::TooBig { bytes: file.size() as usize, limit: LARGEST }));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| words().data.unreadable.to_owned())
}

/// What the file would change, and the ways to go on.
#[component]
fn Planned(plan: Rc<Plan>, talk: RwSignal<Talk, LocalStorage>) -> impl IntoView {
    let session = use_session();
    let w = &words().data;
    let report = &plan.report;
    let counts: Vec<(usize, &Plural)> = vec![
        (report.added.len(), &w.added),
        (report.updated.len(), &w.updated),
        (report.unchanged.len(), &w.unchanged),
        (report.refused.len(), &w.refused),
        (report.erased.len(), &w.erased),
        (report.erases.len(), &w.erases),
        (report.removed_here.len(), &w.removed_here),
        (report.ahead.len(), &w.ahead),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let refused = report.refused.iter().take(20).map(|refused| view! { <li>{(w.refused_record)((w.kinds)(&refused.kind), &refused.which, &refused.why.to_string())}</li> }).collect_view();
    let nothing = report.added.is_empty() && report.updated.is_empty() && report.erases.is_empty();
    // An empty workspace takes the file as it is: there is nothing to merge it with. A pack takes in nothing.
    let opens_only = plan.foreign && (plan.empty || session.pack().is_some());
    let turned = RwSignal::new_local(Turned::new());
    // A choice against the merge is something to do, even where the merge itself would change nothing.
    // So are the files of an archive.
    let with_files = plan.archive.is_some();
    let can_merge = move || !opens_only && (!nothing || with_files || !turned.read().is_empty());
    let removed = !report.removed_here.is_empty();
    let merge = {
        let plan = Rc::clone(&plan);
        move |_| {
            let (plan, turned) = (Rc::clone(&plan), turned.get_untracked());
            talk.set(Talk::Idle);
            spawn_local(async move {
                if !take_files(session, &plan, session.workspace_id()).await {
                    return;
                }
                if nothing && turned.is_empty() {
                    toast(words().files.taken.to_owned());
                } else {
                    session.import(plan.incoming.clone(), &turned).await;
                    toast_undo(words().data.merged.to_owned());
                }
            });
        }
    };
    let open = {
        let plan = Rc::clone(&plan);
        move |_| {
            let plan = Rc::clone(&plan);
            spawn_local(async move {
                if !take_files(session, &plan, plan.incoming.workspace).await {
                    return;
                }
                if let Err(error) = session.open_file(plan.incoming.clone()).await {
                    toast(storage_text(&error));
                }
            });
        }
    };
    let bring_back = {
        let plan = Rc::clone(&plan);
        move |_| {
            let plan = Rc::clone(&plan);
            talk.set(Talk::Idle);
            spawn_local(async move {
                session.bring_back(&plan.incoming, &plan.report.removed_here).await;
                toast_undo(words().data.brought_back.to_owned());
            });
        }
    };
    view! {
        <h3>{(w.plan_title)(&plan.name)}</h3>
        <Names report=&plan.report />
        <ul class="report">
            {counts.map(|(count, message)| view! { <li>{plural(count, message)}</li> }).collect_view()}
        </ul>
        <ul>{refused}</ul>
        {nothing.then(|| view! { <p>{w.nothing_new}</p> })}
        {(!opens_only)
            .then(|| {
                view! {
                    <Conversation session differences=Rc::clone(&plan.differences) authors=Rc::clone(&plan.authors) turned />
                }
            })}
        {(plan.sealed > 0).then(|| view! { <p class="hint">{plural(plan.sealed, &words().differences.sealed)}</p> })}
        {(plan.foreign && !opens_only).then(|| view! { <p>{w.other_workspace}</p> })}
        <div class="dialog-actions">
            <button type="button" class="btn" class:go=!plan.foreign hidden=move || !can_merge() on:click=merge>
                {w.merge}
            </button>
            {plan
                .foreign
                .then(|| {
                    view! {
                        <button type="button" class="btn go" on:click=open>
                            {if plan.empty { w.open_here } else { w.open_beside }}
                        </button>
                    }
                })}
            {removed
                .then(|| {
                    view! {
                        <button type="button" class="btn" on:click=bring_back>
                            {w.bring_back}
                        </button>
                    }
                })}
            <button type="button" class="btn quiet" on:click=move |_| talk.set(Talk::Idle)>
                {words().common.cancel}
            </button>
        </div>
    }
}

/// New and updated records, counted by kind.
#[component]
fn Names<'a>(report: &'a Report) -> impl IntoView + use<> {
    let w = &words().data;
    let mut kinds: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for key in &report.added {
        kinds.entry((w.kinds)(key.kind.as_str())).or_default().0 += 1;
    }
    for (key, _) in &report.updated {
        kinds.entry((w.kinds)(key.kind.as_str())).or_default().1 += 1;
    }
    let rows = kinds.into_iter().map(|(kind, (added, updated))| {
        let part = |count, message| if count > 0 { plural(count, message) } else { String::new() };
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td>{part(added, &w.added)}</td>
                <td>{part(updated, &w.updated)}</td>
            </tr>
        }
    });
    view! {
        <table class="report">
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// Why a file is refused whole.
pub(crate) fn file_error_text(error: &FileError) -> String {
    let w = &words().data;
    let megabytes = |bytes: usize| (w.megabytes)(&bytes.div_ceil(1 << 20).to_string());
    match error {
        FileError::TooBig { bytes, limit } => (w.too_big)(&megabytes(*bytes), &megabytes(*limit)),
        FileError::NotJson { line, column } => (w.not_json)(*line, *column),
        // A locked file is opened before it is asked here what it is.
        FileError::NotHandpick | FileError::Locked => w.not_handpick.to_owned(),
        FileError::Newer { found, known } => (w.newer)(*found, *known),
        FileError::TooDeep => w.too_deep.to_owned(),
        FileError::TooMany { .. } => w.too_many.to_owned(),
        FileError::Outdated(_) => w.outdated.to_owned(),
        FileError::Damaged(part) => (w.damaged)(part),
    }
}

/// Why something cannot be kept or read.
pub(crate) fn storage_text(error: &StorageError) -> String {
    let w = &words().shell;
    match error {
        StorageError::Full => w.full.to_owned(),
        StorageError::Blocked => w.memory_only.to_owned(),
        StorageError::Newer { .. } => w.newer.to_owned(),
        StorageError::Locked => words().lock.locked_elsewhere.to_owned(),
        StorageError::Failed(why) => (w.failed)(why),
    }
}
