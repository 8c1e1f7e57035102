//! Links: to screens, to people, to files. Addresses from data pass an allow-list; everything else stays plain text.

use crate::{route::Route, session::navigation::use_route};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// A link to a screen. `rel="external"` leaves the click to the browser (see `session::navigation`).
#[component]
pub fn Link(
    /// The screen.
    #[prop(into)]
    to: Signal<Route>,
    /// The link's text.
    children: Children,
) -> impl IntoView {
    let route = use_route();
    view! {
        <a
            href=move || to.get().to_string()
            rel="external"
            aria-current=move || (route.get() == to.get()).then_some("page")
        >
            {children()}
        </a>
    }
}

/// A way to reach a person, as a link where it is one. `kind` is `mailto` or `tel`.
pub fn contact_link(kind: &'static str, text: String) -> AnyView {
    let target: String = match kind {
        "mailto" if text.contains('@') => address(&text),
        "tel" => text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        _ => String::new(),
    };
    if target.is_empty() {
        return view! { <span>{text}</span> }.into_any();
    }
    view! { <a href=format!("{kind}:{target}") rel="external noopener noreferrer">{text}</a> }.into_any()
}

/// An address without what would be read as another part of a link.
fn address(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"?&#%\"<>".contains(*c)).collect()
}

/// A link that opens a letter in the person's own mail program, written already.
#[component]
pub fn Letter(
    /// The address, or several with commas between them.
    to: String,
    /// Whether several people get it, none of whom sees the others' addresses.
    many: bool,
    /// The subject.
    subject: Signal<String>,
    /// The text.
    #[prop(into)]
    body: Signal<String>,
    /// What the link is called for those who do not see what stands beside it.
    label: String,
    /// The link's text.
    children: Children,
) -> impl IntoView {
    let href = move || {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(&text.replace('\n', "\r\n")));
        let head = if many { format!("?bcc={}&", address(&to)) } else { format!("{}?", address(&to)) };
        format!("mailto:{head}subject={}&body={}", encoded(&subject.get()), encoded(&body.get()))
    };
    view! {
        <a class="btn small" href=href rel="external noopener noreferrer" aria-label=label>
            {children()}
        </a>
    }
}

/// Hands a text to the person as a file.
///
/// # Errors
/// The browser's own reason, which it has only when memory is exhausted.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    hand_out(name, &web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// Hands bytes to the person as a file.
///
/// # Errors
/// As [`download`].
pub fn hand_out(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    // The router must not take this for a way to another screen.
    link.set_rel("external");
    link.click();
    // The download has begun by the next task; the address is not needed after that.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(10),
    );
    Ok(())
}
