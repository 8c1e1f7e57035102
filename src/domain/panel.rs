//! The panel: who is invited to score an application. Kept by person, so that two people who invite side by side both keep theirs;
//! and as a history, so that taking an invitation back leaves its trace. Must never say who may see what: `sealing` does.

use super::{Id, application::Application, facts::Facts, team::Member};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An invitation, or that it was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Invited from then on, or not any more.
    pub invited: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// What happened to each interviewer's invitation, oldest first; the last turn counts.
pub type Panel = BTreeMap<Id<Member>, Vec<Turn>>;

/// Whether somebody is invited as things stand.
pub fn is_invited(panel: &Panel, member: Id<Member>) -> bool {
    panel.get(&member).and_then(|turns| turns.last()).is_some_and(|turn| turn.invited)
}

/// Those who were invited last for another candidate of the same position and are not invited for this one: in a small firm the
/// same two or three people meet everybody.
pub fn usual(id: Id<Application>, facts: &impl Facts) -> Vec<Id<Member>> {
    let Some(mine) = facts.application(id) else { return Vec::new() };
    let mut newest: Option<(DateTime<Utc>, Vec<Id<Member>>)> = None;
    for other in facts.applications_for(mine.requisition).into_iter().filter(|other| *other != id) {
        let Some(other) = facts.application(other) else { continue };
        let invited = other.panel.iter().filter(|(member, _)| is_invited(&other.panel, **member));
        let at = invited.clone().filter_map(|(_, turns)| turns.last()).map(|turn| turn.at).max();
        if let Some(at) = at
            && newest.as_ref().is_none_or(|(newest, _)| *newest < at)
        {
            newest = Some((at, invited.map(|(member, _)| *member).collect()));
        }
    }
    let mut members = newest.map(|(_, members)| members).unwrap_or_default();
    members.retain(|member| !is_invited(&mine.panel, *member) && facts.member(*member).is_some());
    members
}
