//! The workspace's rule for how long people are kept. Must never erase anybody: it only says who is listed.

use crate::{
    domain::{edit::Edit, retention::Retention, team::Settings},
    i18n::{error_text, words},
    route::Route,
    session::{Topic, use_session},
    ui::controls::{CheckedField, Link, SelectField, act},
};
use leptos::prelude::*;

const OWN: &str = "own";
const OFF: &str = "off";
/// The rules that one can choose by name, with their values in the menu.
const NAMED: [(&str, Retention); 4] = [
    ("4w", Retention::FourWeeks),
    ("6m", Retention::SixMonths),
    ("1y", Retention::OneYear),
    ("2y", Retention::TwoYears),
];

/// The panel.
#[component]
pub(super) fn RetentionPanel() -> impl IntoView {
    let session = use_session();
    let w = &words().retention;
    let rule = Memo::new(move |_| session.on(Topic::Settings).settings.retention());
    // Chosen, and the number of days not said yet.
    let asking = RwSignal::new(false);
    let own = move || asking.get() || matches!(rule.get(), Retention::Days(_));
    let value = move || match rule.get() {
        _ if own() => OWN,
        Retention::Off => OFF,
        rule => NAMED.iter().find(|(_, named)| *named == rule).map_or(OWN, |(value, _)| value),
    };
    let set = move |rule: Retention| {
        let after = Settings { retention: Some(rule), ..session.views().settings.clone() };
        act(session, Edit::SetSettings { id: session.workspace_id(), after })
    };
    let choose = move |value: String| {
        asking.set(value == OWN);
        if value == OFF {
            set(Retention::Off);
        } else if let Some((_, rule)) = NAMED.iter().find(|(named, _)| *named == value) {
            set(*rule);
        }
    };
    let days = move || match rule.get() {
        Retention::Days(count) => count.to_string(),
        _ => String::new(),
    };
    // What is no number is refused as none.
    let set_days = move |typed: String| {
        let retention = Some(Retention::Days(typed.trim().parse().unwrap_or_default()));
        let after = Settings { retention, ..session.views().settings.clone() };
        let edit = Edit::SetSettings { id: session.workspace_id(), after };
        session.dispatch(edit).map_err(|error| error_text(&error))?;
        asking.set(false);
        Ok(())
    };
    let named = NAMED.iter().zip(w.rules).map(|((value, _), text)| (*value, text));
    let options = named.chain([(OWN, w.rule_own), (OFF, w.rule_off)]);
    let options = options.map(|(value, text)| (value.to_owned(), text.to_owned())).collect();
    let hint = move || if rule.get() == Retention::Off { w.rule_off_hint } else { w.rule_hint }.to_owned();
    view! {
        <section class="sheet stack">
            <h2>{w.rule_title}</h2>
            <p>{w.rule_text}</p>
            <SelectField
                id="retention"
                label=w.rule
                options
                value=Signal::derive(move || value().to_owned())
                on_change=choose
                hint=Signal::derive(hint)
            />
            <Show when=own>
                <CheckedField id="retention-days" label=w.rule_days value=Signal::derive(days) on_commit=set_days max_length=4 />
            </Show>
            <Link to=Route::Due>{w.see_due}</Link>
        </section>
    }
}
