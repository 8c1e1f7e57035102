//! Many people at once, as a file brings them: new ones, and more about some who are here. Each place on the board follows from
//! the one before, so that nothing is looked for twice. Must never compare everybody with everybody.

use super::{
    Change, Context, EditError, Entity,
    applying::{End, check_candidate},
};
use crate::domain::{
    Id,
    application::{Application, Placement},
    blind::{meant, whole},
    candidate::{Candidate, Note},
    facts::Facts,
    requisition::{Requisition, Stage},
};
use chrono::{DateTime, Utc};

/// Somebody who comes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The id that they will have, or have.
    pub id: Id<Candidate>,
    /// All that is known of them from now on.
    pub candidate: Candidate,
    /// The id that their application will have, if they do not apply already.
    pub application: Id<Application>,
    /// Where it came from, or empty.
    pub source: String,
    /// Who recommended them, or empty.
    pub referrer: String,
    /// When they applied, if that is known.
    pub applied: Option<DateTime<Utc>>,
    /// What is to be noted about them, or empty.
    pub note: String,
}

/// The column in which they stand one below the other.
struct Column {
    requisition: Id<Requisition>,
    stage: Id<Stage>,
    end: End,
}

pub(super) fn arrive(
    requisition: Option<Id<Requisition>>,
    arrivals: Vec<Arrival>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut column = requisition.map(|id| column(id, facts)).transpose()?;
    let mut changes = Vec::with_capacity(arrivals.len() * 2);
    for arrival in arrivals {
        let Arrival { id, candidate, application, source, referrer, applied, note } = arrival;
        let id = facts.person(id);
        let candidate = meant(id, candidate, facts);
        check_candidate(&candidate)?;
        let known = whole(id, facts);
        // A file tells what somebody is called and how to reach them. All else stays as it is, what was agreed with them too.
        let candidate = match &known {
            Some(known) => {
                let Candidate { name, email, phone, town, headline, .. } = candidate;
                Candidate { name, email, phone, town, headline, ..(**known).clone() }
            }
            None => Candidate { added: Some(context.at), pool: None, kept: None, same_as: None, ..candidate },
        };
        if known.is_none_or(|known| *known != candidate) {
            changes.push(Change::Put(Entity::Candidate(id, candidate)));
        }
        let of = column.as_mut().filter(|column| !applies(id, column.requisition, facts));
        let application = of.map(|column| {
            let order = column.end.next();
            // Whoever applied a month ago has waited in the first stage since.
            let applied = applied.filter(|applied| *applied < context.at).unwrap_or(context.at);
            let made = Application {
                candidate: id,
                requisition: column.requisition,
                placement: Placement { stage: column.stage, order },
                since: applied,
                source: source.trim().to_owned(),
                applied,
                panel: Default::default(),
                rankings: Vec::new(),
                referrer: referrer.trim().to_owned(),
                next: None,
                checks: Default::default(),
                replies: Default::default(),
                internal: false,
            };
            changes.push(Change::Put(Entity::Application(application, made)));
            application
        });
        let text = note.trim().to_owned();
        if !text.is_empty() {
            let note =
                Note { candidate: id, application, text, at: context.at, by: context.by, message: None, open: false };
            changes.push(Change::Put(Entity::Note((context.fresh)().into(), note)));
        }
    }
    Ok(changes)
}

fn column(id: Id<Requisition>, facts: &impl Facts) -> Result<Column, EditError> {
    let requisition = facts.requisition(id).ok_or(EditError::Gone)?;
    if requisition.closed.is_some() {
        return Err(EditError::RequisitionClosed);
    }
    let stage = requisition.first_stage().ok_or(EditError::StageMissing)?;
    Ok(Column { requisition: id, stage, end: End::of(id, stage, false, facts) })
}

fn applies(candidate: Id<Candidate>, requisition: Id<Requisition>, facts: &impl Facts) -> bool {
    let theirs = facts.applications_of(candidate).into_iter().filter_map(|id| facts.application(id));
    theirs.into_iter().any(|application| application.requisition == requisition)
}
