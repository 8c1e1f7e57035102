//! The panel of this browser's storage: how full it is, what takes the room and what can go. Must never take anything away: it shows
//! the way to where that is done.

use crate::{
    domain::facts::Facts,
    i18n::{intl, words},
    route::Route,
    session::{
        Session,
        room::{Holder, Room},
        use_session,
    },
    storage::shelf::{QUOTA_UNITS, SAFE_UNITS},
    ui::{
        controls::{Link, download, toast},
        requisitions::title_of,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// From this share on the small store is nearly full.
const NEARLY_FULL: f64 = 0.8;
/// As many as one reads; what takes less room is no use to take away.
const SHOWN: usize = 8;

/// The panel.
#[component]
pub(super) fn StoragePanel() -> impl IntoView {
    let session = use_session();
    let w = &words().room;
    let room = RwSignal::new(None::<Room>);
    let large = RwSignal::new(None::<(f64, f64)>);
    spawn_local(async move {
        // Without an answer there is no meter; the banner tells why storage fails.
        if let Ok(found) = session.room().await {
            room.try_set(Some(found));
        }
        large.try_set(session.large_store().await);
    });
    let raw = move |_| {
        spawn_local(async move {
            let done = match session.raw_data().await {
                Ok(text) => download("handpick-raw.json", "application/json", &text).is_ok(),
                Err(_) => false,
            };
            if !done {
                toast(words().data.export_failed.to_owned());
            }
        });
    };
    view! {
        <section class="sheet stack">
            <h2>{w.title}</h2>
            <p>{w.text}</p>
            {move || room.with(|room| room.as_ref().map(|room| fullness(session, room)))}
            {move || {
                large
                    .get()
                    .map(|(used, allowed)| view! { <p class="hint">{(w.large)(&megabytes(used), &megabytes(allowed))}</p> })
            }}
            <p>
                <button type="button" class="btn small" on:click=raw>
                    {w.raw}
                </button>
            </p>
        </section>
    }
}

fn megabytes(bytes: f64) -> String {
    let megabytes = bytes / 1_000_000.0;
    intl::number(megabytes, u8::from(megabytes < 10.0))
}

fn percent(share: f64) -> String {
    intl::percent(share, u8::from(share < 0.1))
}

fn fullness(session: Session, room: &Room) -> impl IntoView + use<> {
    let w = &words().room;
    let share = room.units as f64 / QUOTA_UNITS as f64;
    let text = (w.used)(&intl::number(room.units as f64, 0), &percent(share));
    let warning =
        if share >= NEARLY_FULL { Some(w.nearly_full) } else { (room.units > SAFE_UNITS).then_some(w.safari) };
    let rows: Vec<_> = room.holders.iter().take(SHOWN).map(|(holder, units)| row(session, *holder, *units)).collect();
    view! {
        <div>
            <meter
                class="meter usage"
                min="0"
                max="1"
                low=(SAFE_UNITS as f64 / QUOTA_UNITS as f64).to_string()
                high=NEARLY_FULL.to_string()
                optimum="0"
                value=share.to_string()
                aria-label=text.clone()
            ></meter>
            <p class="hint">{text}</p>
        </div>
        {warning.map(|warning| view! { <p class="fault">{warning}</p> })}
        <details>
            <summary>{w.what}</summary>
            <ul class="room">{rows}</ul>
        </details>
    }
}

/// Who takes how much, and how it can go.
fn row(session: Session, holder: Holder, units: usize) -> impl IntoView + use<> {
    let w = &words().room;
    let views = session.views();
    let (name, way) = match holder {
        Holder::Requisition(id) => {
            let found = views.requisition(id);
            let name = found.as_deref().map(title_of).unwrap_or_default();
            match found.is_some_and(|found| found.closed.is_some()) {
                true => (name, Some((w.closed, Route::Requisitions))),
                false => (name, None),
            }
        }
        Holder::People => (w.people.to_owned(), Some((words().retention.title, Route::Due))),
        Holder::SetAside => (w.set_aside.to_owned(), None),
        Holder::Elsewhere => (w.elsewhere.to_owned(), None),
        Holder::Others => (w.others.to_owned(), None),
    };
    let note = match holder {
        Holder::SetAside => Some(w.set_aside_way),
        Holder::Elsewhere => Some(w.elsewhere_way),
        Holder::Others => Some(w.others_way),
        _ => None,
    };
    view! {
        <li>
            <span>{name} {note.map(|note| view! { <small>{note}</small> })}</span>
            {way.map(|(text, to)| view! { <Link to>{text}</Link> })}
            <span class="num">{intl::number(units as f64, 0)}</span>
        </li>
    }
}
