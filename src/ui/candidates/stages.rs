//! Stages and tags as a filter offers and names them: each kind of stage once, by what it is called now, and each tag once, however it is
//! written. Must never make two choices of what a filter takes for one.

use crate::{
    domain::{
        RawId,
        filter::{Condition, Field, tag_key},
    },
    i18n::{stage_name, words},
    workspace::views::Views,
};

/// A kind of stage: its key, whether it came with the pipelines, and what it is called now, in some positions so, in others otherwise.
struct Choice {
    key: String,
    standard: bool,
    names: Vec<String>,
}

/// All kinds of stages with their names, in the order of the pipelines. One that came with the pipelines is one in all positions;
/// those of somebody's own are one by their name.
pub(super) fn choices(views: &Views) -> Vec<(String, String)> {
    let mut all: Vec<Choice> = Vec::new();
    for (_, requisition) in views.requisitions.iter() {
        for (id, stage) in requisition.pipeline() {
            let (key, name, standard) = (stage.key(id), stage_name(stage), stage.standard.is_some());
            let known = |choice: &&mut Choice| {
                choice.standard == standard && if standard { choice.key == key } else { choice.names.contains(&name) }
            };
            match all.iter_mut().find(known) {
                Some(choice) if choice.names.contains(&name) => {}
                Some(choice) => choice.names.push(name),
                None => all.push(Choice { key, standard, names: vec![name] }),
            }
        }
    }
    all.into_iter().map(|choice| (choice.key, choice.names.join(" / "))).collect()
}

/// The choices that a filter means by a word.
fn of(views: &Views, word: &str) -> Vec<(String, String)> {
    let keys = views.stage_keys(word);
    choices(views).into_iter().filter(|(key, _)| keys.contains(key)).collect()
}

/// What a filter's word for a stage is called now; `None` if it is nothing but that word.
pub(super) fn name(views: &Views, word: &str) -> Option<String> {
    let names: Vec<String> = of(views, word).into_iter().map(|(_, name)| name).collect();
    let gone = || word.parse::<RawId>().is_ok().then(|| words().listing.stage_gone.to_owned());
    if names.is_empty() { gone() } else { Some(names.join(", ")) }
}

/// All tags with the words as somebody wrote them, each once.
pub(super) fn tags(views: &Views) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (_, person) in views.candidates.iter() {
        for tag in person.tags.values() {
            let key = tag_key(&tag.text);
            // There are few different ones.
            if !key.is_empty() && !all.iter().any(|(known, _)| *known == key) {
                all.push((key, tag.text.clone()));
            }
        }
    }
    all
}

/// A tag as somebody wrote it; `None` if nobody has it.
pub(super) fn tag(views: &Views, word: &str) -> Option<String> {
    let key = tag_key(word);
    tags(views).into_iter().find(|(known, _)| *known == key).map(|(_, text)| text)
}

/// A condition by the choices that are offered, each once: a stage that goes by several words there has one here, and so has a tag.
pub(super) fn offered(views: &Views, condition: Condition) -> Condition {
    let mut keys = Vec::new();
    for word in condition.values {
        let offered = match condition.field {
            Field::Stage => of(views, &word).into_iter().map(|(key, _)| key).collect(),
            Field::Tag => vec![tag_key(&word)],
            // As they are: the two ends of a range may be the same.
            _ => {
                keys.push(word);
                continue;
            }
        };
        // A stage that is gone is not offered, and is asked for still.
        let offered = if offered.is_empty() { vec![word] } else { offered };
        for key in offered {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    Condition { values: keys, ..condition }
}
