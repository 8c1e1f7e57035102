//! What a merge would drop of the long texts that both sides wrote: it becomes a record of its own. Must never keep a text that
//! its author has replaced knowingly.

use super::{
    differences::{Standing, authors, differences},
    document::{Workspace, Write},
    import::{Incoming, Report, Turned, merge_in_but},
    stamp::Clock,
    undo::Step,
};
use crate::domain::earlier::{EarlierText, is_long};
use chrono::DateTime;
use serde_json::Value;

/// As [`merge_in_but`], as one step, with a record for each long text that both sides wrote and that does not stay. `exchanged` is
/// as in [`differences`].
pub fn merge_keeping(
    workspace: &mut Workspace,
    incoming: Incoming,
    turned: &Turned,
    exchanged: u64,
    clock: &mut Clock,
) -> (Report, Step) {
    let losers = losers(workspace, &incoming, turned, exchanged);
    let (report, step) = merge_in_but(workspace, incoming, turned, clock);
    let kept = workspace.apply(losers, clock);
    (report, Step::together([step, kept]))
}

fn losers(workspace: &Workspace, incoming: &Incoming, turned: &Turned, exchanged: u64) -> Vec<Write> {
    let authors = authors(workspace, incoming);
    let mut writes = Vec::new();
    for found in differences(workspace, incoming, exchanged) {
        let long = is_long(found.key.kind.as_str(), found.path.field());
        if found.standing != Standing::Both || !long {
            continue;
        }
        let theirs_stays = found.taken != turned.contains(&(found.key.clone(), found.path.clone()));
        let (loser, winner) = match (&found.here, &found.there) {
            (Some(here), there) if theirs_stays => (here, there),
            (Some(here), there) => (there, here),
            (None, _) => continue,
        };
        let text = text_of(&loser.value);
        if text.trim().is_empty() || text == text_of(&winner.value) {
            continue;
        }
        let at = i64::try_from(loser.stamp.millis() / 1000).unwrap_or_default();
        let lost = EarlierText {
            record: found.key.id,
            field: found.path.to_string(),
            text: text.to_owned(),
            at: DateTime::from_timestamp(at, 0).unwrap_or_default(),
            by: authors.get(&loser.stamp.replica()).map(|id| (*id).into()),
            candidate: workspace.get(&found.key).and_then(|registers| registers.candidate()).map(Into::into),
            stayed: None,
        };
        writes.push(Write::put(lost.id().raw(), &lost));
    }
    writes
}

/// The text of a register: itself, or the evidence of a rating.
fn text_of(value: &Value) -> &str {
    value.as_str().or_else(|| value.get("evidence")?.as_str()).unwrap_or_default()
}
