//! Records and values as people read them, whatever kind they are of: names in place of ids, texts and numbers without the names
//! of their parts. Must never show an id.

use crate::{
    domain::{RawId, facts::Facts},
    i18n::{intl, stage_name, words},
    ui::requisitions::title_of,
    workspace::{document::Key, views::Views},
};
use serde_json::Value;

/// What a record is called where people see it.
pub(crate) fn name_of(views: &Views, key: &Key) -> String {
    let id = key.id;
    let person = |candidate| views.candidate(candidate).map(|person| person.name.clone());
    let name = match key.kind.as_str() {
        "application" => views.application(id.into()).and_then(|found| person(found.candidate)),
        "scorecard" => views.scorecard(id.into()).and_then(|found| person(found.candidate)),
        _ => name_of_id(views, id),
    };
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| (words().data.kinds)(key.kind.as_str()).to_owned())
}

/// A value as text.
pub(crate) fn value_text(views: &Views, value: &Value) -> String {
    let mut parts = Vec::new();
    collect(views, value, &mut parts);
    if parts.is_empty() { words().differences.nothing.to_owned() } else { parts.join(" · ") }
}

fn collect(views: &Views, value: &Value, parts: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(flag) => {
            parts.push(if *flag { words().differences.yes } else { words().differences.no }.to_owned())
        }
        Value::Number(number) => parts.push(number.as_f64().map_or_else(|| number.to_string(), |n| intl::number(n, 2))),
        Value::String(text) if text.trim().is_empty() => {}
        Value::String(text) => match text.parse::<RawId>() {
            Ok(id) => parts.extend(name_of_id(views, id)),
            Err(_) => parts.push(moment(text).unwrap_or_else(|| text.clone())),
        },
        Value::Array(list) => list.iter().for_each(|value| collect(views, value, parts)),
        Value::Object(map) => {
            for (name, value) in map.iter().filter(|(name, _)| *name != "order") {
                // An item: what it is called, then what it says.
                parts.extend(name.parse().ok().and_then(|id| name_of_id(views, id)));
                collect(views, value, parts);
            }
        }
    }
}

/// A time or a day, in the language's own way.
fn moment(text: &str) -> Option<String> {
    let time = text.parse().ok().map(intl::date_time);
    time.or_else(|| text.parse().ok().map(intl::day))
}

fn name_of_id(views: &Views, id: RawId) -> Option<String> {
    let people = || views.candidate(id.into()).map(|person| person.name.clone());
    let members = || views.members.get(&id.into()).map(|member| member.name.clone());
    let positions = || views.requisition(id.into()).map(|found| title_of(&found));
    people().or_else(members).or_else(positions).or_else(|| name_of_item(views, id))
}

/// A stage, a criterion or a qualification.
fn name_of_item(views: &Views, id: RawId) -> Option<String> {
    views.requisitions.iter().find_map(|(_, requisition)| {
        let stage = requisition.stages.get(&id.into()).map(stage_name);
        let criterion = || requisition.criteria.get(&id.into()).map(|criterion| criterion.name.clone());
        let asked = || requisition.job.qualifications.get(&id.into()).map(|one| one.text.clone());
        stage.or_else(criterion).or_else(asked)
    })
}
