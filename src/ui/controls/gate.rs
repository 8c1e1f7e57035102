//! What stands between a person and the next step: a list of what is missing, each line with the way to its field. Must never say
//! only "required": the words come from who knows what to do.

use super::focus_field;
use leptos::prelude::*;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What to do.
    pub text: String,
    /// The DOM id of the field in which to do it, if there is one.
    pub field: Option<String>,
}

/// The list; nothing while nothing is missing.
#[component]
pub fn Gate(
    /// How many things are missing, in words.
    #[prop(into)]
    title: Signal<String>,
    /// What is missing.
    #[prop(into)]
    gaps: Signal<Vec<Gap>>,
) -> impl IntoView {
    let line = |gap: Gap| match gap.field {
        None => view! { <li>{gap.text}</li> }.into_any(),
        Some(field) => view! {
            <li>
                <button type="button" class="link" on:click=move |_| focus_field(&field)>
                    {gap.text}
                </button>
            </li>
        }
        .into_any(),
    };
    move || {
        let gaps = gaps.get();
        (!gaps.is_empty()).then(|| {
            view! {
                <div class="gate">
                    <b>{title.get()}</b>
                    <ul>{gaps.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}
