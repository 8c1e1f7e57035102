//! One text to many people, as it goes to each: with their name, and with the reason that they may read. Must never tell anybody what
//! colleagues wrote for each other.

use super::{Id, application::Application, candidate::Candidate, facts::Facts, requisition::StageRole};

/// What stands for the person's name.
pub const NAME: &str = "{name}";
/// What stands for the reason that the person may read. Whoever has none gets the text without the line.
pub const REASON: &str = "{reason}";

/// Whether a text is another one for each person, so that no single letter can go to many.
pub fn is_personal(text: &str) -> bool {
    text.contains(NAME) || text.contains(REASON)
}

/// The reason that somebody who is out may read; empty if none was written, or if they are on their way.
pub fn reason_for(application: Id<Application>, facts: &impl Facts) -> String {
    let out = || {
        let found = facts.application(application)?;
        let role = facts.requisition(found.requisition)?.role_of(found.placement.stage)?;
        let decision = facts.history(application).decision.filter(|_| role == StageRole::Disqualified)?;
        Some(decision.shareable.trim().to_owned())
    };
    out().unwrap_or_default()
}

/// Whether somebody can be written to by e-mail. Whoever is screened blind cannot: of them no address is shown.
pub fn has_address(id: Id<Candidate>, facts: &impl Facts) -> bool {
    facts.candidate(id).is_some_and(|person| person.email.contains('@'))
}

/// The text as it goes to one of them.
pub fn made_out_to(text: &str, name: &str, reason: &str) -> String {
    if !text.contains(REASON) {
        return text.replace(NAME, name);
    }
    let mut lines: Vec<String> = Vec::new();
    let mut left_out = false;
    for line in text.lines() {
        // Where a paragraph goes, one of the two empty lines around it goes with it.
        let double = left_out && line.trim().is_empty() && lines.last().is_none_or(|last| last.trim().is_empty());
        left_out = (reason.is_empty() && line.contains(REASON)) || double;
        if !left_out {
            lines.push(line.replace(REASON, reason).replace(NAME, name));
        }
    }
    lines.join("\n").trim_end().to_owned()
}
