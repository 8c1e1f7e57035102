//! The fields by which one says for what the people of a list apply, where their positions and stages are called otherwise here. Must
//! never stand between somebody and the people of the list where all is clear.

use super::{
    positions::{For, Listed},
    state::{Import, State},
};
use crate::{
    domain::{
        Id,
        requisition::{Requisition, Stage},
    },
    i18n::{intl, plural, words},
    session::{Session, use_session},
    ui::{
        controls::{SelectField, focus_field},
        requisitions::create,
    },
};
use leptos::prelude::*;

/// How many texts can be chosen otherwise.
const MOST: usize = 12;
const LISTED: &str = "listed";
const NEW: &str = "new";
const POSITION: &str = "import-position";
const TOLD: &str = "import-told-hint";

/// Ours, each with its id.
fn open(state: &State) -> Vec<(String, String)> {
    state.positions.directory.open().map(|(id, name)| (id.to_string(), name.to_owned())).collect()
}

/// For what they apply.
#[component]
pub(super) fn ApplyFor(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let listed = Memo::new(move |_| import.with(State::names_positions));
    let value = move || match import.with(|state| state.positions.wanted()) {
        For::One(id) => id.to_string(),
        For::Listed if listed.get() => LISTED.to_owned(),
        For::Listed | For::Nothing => String::new(),
    };
    let choose = move |chosen: String| {
        let wanted = match chosen.as_str() {
            LISTED => For::Listed,
            id => id.parse().map_or(For::Nothing, For::One),
        };
        import.change(|state| state.positions.chosen = Some(wanted));
    };
    move || {
        let mut options = vec![(String::new(), w.no_position.to_owned())];
        if listed.get() {
            options.insert(0, (LISTED.to_owned(), words().listed.as_listed.to_owned()));
        }
        options.extend(import.peek(open));
        view! {
            <SelectField
                id=POSITION
                label=w.position.to_owned()
                options
                value=Signal::derive(value)
                on_change=choose
            />
        }
    }
}

/// Which of ours each position and each stage of the list is, where that is not clear; and whether those who are out know it.
#[component]
pub(super) fn Unclear(import: Import) -> impl IntoView {
    let session = use_session();
    let w = &words().listed;
    let positions = Memo::new(move |_| {
        import.with(|state| match state.positions.wanted() {
            For::Listed => state.positions.listed(&state.drafts),
            For::Nothing | For::One(_) => Vec::new(),
        })
    });
    let stages = Memo::new(move |_| import.with(|state| state.positions.unknown_stages(&state.drafts)));
    let ends = Memo::new(move |_| import.with(|state| state.positions.ends_somewhere(&state.drafts)));
    let of_positions = move || {
        let all = positions.get();
        let (found, rest): (Vec<Listed>, Vec<Listed>) = all.into_iter().partition(|one| one.called.is_some());
        let found = found.iter().map(|one| [one.text.as_str(), " (", &intl::number(one.rows as f64, 0), ")"].concat());
        let found = found.collect::<Vec<_>>().join(" · ");
        let wrong = found.is_empty() && rest.len() > MOST;
        let choices = Choices {
            legend: w.title,
            hint: if rest.is_empty() { String::new() } else { w.hint.to_owned() },
            found: if found.is_empty() { found } else { (w.found)(&found) },
            wrong: if wrong { plural(rest.len(), &w.none) } else { String::new() },
        };
        choices.view(rest, &|place, one| position(session, import, place, one))
    };
    let of_stages = move || {
        let (legend, hint) = (w.stages_title, w.stages_hint.to_owned());
        let choices = Choices { legend, hint, found: String::new(), wrong: String::new() };
        choices.view(stages.get(), &|place, one| stage(import, place, one))
    };
    let told = move || {
        ends.get().then(|| {
            view! {
                <label class="check import-told">
                    <input
                        type="checkbox"
                        aria-describedby=TOLD
                        prop:checked=move || import.with(|state| state.positions.told)
                        on:change=move |event| {
                            let told = event_target_checked(&event);
                            import.change(|state| state.positions.told = told);
                        }
                    />
                    {w.told}
                </label>
                <p class="hint" id=TOLD>
                    {w.told_hint}
                </p>
            }
        })
    };
    view! {
        {of_positions}
        {of_stages}
        {told}
    }
}

/// A group of texts to choose for, with what is said of them all.
struct Choices {
    legend: &'static str,
    hint: String,
    found: String,
    wrong: String,
}

impl Choices {
    /// Nothing, where there is nothing to say.
    fn view(self, texts: Vec<Listed>, choice: &dyn Fn(usize, Listed) -> AnyView) -> Option<AnyView> {
        let Self { legend, hint, found, wrong } = self;
        if texts.is_empty() && found.is_empty() {
            return None;
        }
        let rest = texts.len().saturating_sub(MOST);
        let more = if rest > 0 { plural(rest, &words().listed.more) } else { String::new() };
        let said = |text: String| (!text.is_empty()).then(|| view! { <p class="hint">{text}</p> });
        let shown = texts.into_iter().take(MOST).enumerate().map(|(place, one)| choice(place, one)).collect_view();
        let view = view! {
            <fieldset class="import-unclear">
                <legend>{legend}</legend>
                {said(found)}
                {said(hint)}
                {(!wrong.is_empty()).then(|| view! { <p class="gate">{wrong}</p> })}
                <div class="import-columns">{shown}</div>
                {said(more)}
            </fieldset>
        };
        Some(view.into_any())
    }
}

/// Which of ours a position of the list is.
fn position(session: Session, import: Import, place: usize, Listed { text, rows, .. }: Listed) -> AnyView {
    let w = &words().listed;
    let mut options = vec![(String::new(), w.not_here.to_owned())];
    options.extend(import.peek(open));
    // Last, since whoever goes through the choices by arrow keys takes each of them on the way.
    options.push((NEW.to_owned(), (w.create)(&text)));
    let (meant, chosen) = (text.clone(), text.clone());
    let value = move || {
        let id = import.with(|state| state.positions.directory.find(&meant));
        id.map_or_else(String::new, |id| id.to_string())
    };
    let choose = move |id: String| {
        let found: Option<Id<Requisition>> = if id == NEW { create(session, &chosen) } else { id.parse().ok() };
        if id == NEW {
            // It is found by its name from now on, and nobody chooses here any more.
            import.name_anew(session);
            request_animation_frame(|| focus_field(POSITION));
            return;
        }
        import.change(|state| state.positions.directory.choose(&chosen, found));
    };
    view! {
        <SelectField
            id=format!("position-{place}")
            label=text
            options
            value=Signal::derive(value)
            hint=plural(rows, &w.rows)
            on_change=choose
        />
    }
    .into_any()
}

/// Which of ours a stage of the list is, by its name in the pipelines that lack it.
fn stage(import: Import, place: usize, Listed { text, rows, called }: Listed) -> AnyView {
    let w = &words().listed;
    let mut options = vec![(String::new(), w.no_stage.to_owned())];
    let ours: Vec<(Id<Stage>, String)> =
        called.map_or_else(Vec::new, |id| import.peek(|state| state.positions.directory.stages(id).to_vec()));
    options.extend(ours.into_iter().map(|(_, name)| (name.clone(), name)));
    let (meant, chosen) = (text.clone(), text.clone());
    let value =
        move || import.with(|state| state.positions.directory.chosen_stage(&meant).unwrap_or_default().to_owned());
    view! {
        <SelectField
            id=format!("stage-{place}")
            label=text
            options
            value=Signal::derive(value)
            hint=plural(rows, &w.rows)
            on_change=move |name: String| {
                import.change(|state| state.positions.directory.choose_stage(&chosen, name));
            }
        />
    }
    .into_any()
}
