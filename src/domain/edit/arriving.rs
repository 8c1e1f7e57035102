//! Many people at once, as a file brings them: new ones, and more about some who are here. Each place on the board follows from
//! the one before, so that nothing is looked for twice. Must never compare everybody with everybody.

use super::{
    Change, Context, EditError, Entity,
    applying::{End, check_candidate},
    judging::{check_open, decision},
};
use crate::domain::{
    Id,
    answer::Answer,
    application::{Application, Decision, Outcome, Placement},
    blind::{meant, whole},
    candidate::{Candidate, Note},
    facts::Facts,
    requisition::{Requisition, Stage, StageRole},
};
use chrono::{DateTime, Utc};

/// Somebody who comes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The id that they will have, or have.
    pub id: Id<Candidate>,
    /// All that is known of them from now on.
    pub candidate: Candidate,
    /// For what they apply: each requisition once. Where they apply already, nothing changes.
    pub applications: Vec<Applied>,
    /// What is to be noted about them, or empty.
    pub note: String,
}

/// An application as a file tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The id that it will have.
    pub id: Id<Application>,
    /// For what.
    pub requisition: Id<Requisition>,
    /// How far it has come; where the pipeline begins, if that is not known.
    pub stage: Option<Id<Stage>>,
    /// Why the person is out; asked for where that stage is the way out, and never empty there.
    pub reason: String,
    /// What the person was told in the end, where that stage is an end and they know of it; or empty.
    pub told: String,
    /// Where it came from, or empty.
    pub source: String,
    /// Who recommended the person, or empty.
    pub referrer: String,
    /// When they applied, if that is known.
    pub applied: Option<DateTime<Utc>>,
}

pub(super) fn arrive(
    arrivals: Vec<Arrival>,
    facts: &impl Facts,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut columns = Columns::default();
    let mut changes = Vec::with_capacity(arrivals.len() * 2);
    for Arrival { id, candidate, applications, note } in arrivals {
        let id = facts.person(id);
        changes.extend(person(id, candidate, facts, context)?);
        let mut theirs = requisitions_of(id, facts);
        let mut first = None;
        for applied in applications {
            let column = columns.of(&applied, facts)?;
            if !theirs.contains(&applied.requisition) {
                theirs.push(applied.requisition);
                first = first.or(Some(applied.id));
                changes.extend(application(id, applied, column, context)?);
            }
        }
        let text = note.trim().to_owned();
        if !text.is_empty() {
            let (candidate, application, at, by) = (id, first, context.at, context.by);
            let note = Note { candidate, application, text, at, by, message: None, open: false };
            changes.push(Change::Put(Entity::Note((context.fresh)().into(), note)));
        }
    }
    Ok(changes)
}

/// The person's record, if it is not so already.
fn person(
    id: Id<Candidate>,
    candidate: Candidate,
    facts: &impl Facts,
    context: &Context<'_>,
) -> Result<Option<Change>, EditError> {
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
    let changed = known.is_none_or(|known| *known != candidate);
    Ok(changed.then_some(Change::Put(Entity::Candidate(id, candidate))))
}

/// A new application at the end of its column, with the decision that the way out takes.
fn application(
    candidate: Id<Candidate>,
    applied: Applied,
    column: &mut Column,
    context: &mut Context<'_>,
) -> Result<Vec<Change>, EditError> {
    let Applied { id, requisition, reason, told, source, referrer, applied, .. } = applied;
    let applied = applied.filter(|applied| *applied < context.at).unwrap_or(context.at);
    let application = Application {
        candidate,
        requisition,
        placement: Placement { stage: column.stage, order: column.end.next() },
        // Whoever applied a month ago has waited in the first stage since; when they came into a later one, nobody knows.
        since: if column.is_first { applied } else { context.at },
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
    let mut changes = Vec::new();
    if column.is_out {
        // In which stage they were then, the file does not say.
        let decision = decision(id, &application, Outcome::Decline, (&reason, ""), context)?;
        let decision = Decision { from: None, ..decision };
        changes.push(Change::Put(Entity::Decision((context.fresh)().into(), decision)));
    }
    changes.push(Change::Put(Entity::Application(id, application)));
    let text = told.trim().to_owned();
    if column.is_end && !text.is_empty() {
        let told = Answer { application: id, candidate, text, way: None, at: context.at, by: context.by };
        changes.push(Change::Put(Entity::Answer((context.fresh)().into(), told)));
    }
    Ok(changes)
}

/// A column in which they come to stand one below the other.
struct Column {
    requisition: Id<Requisition>,
    stage: Id<Stage>,
    is_first: bool,
    is_out: bool,
    /// Whether it is one of the two ways in which an application ends.
    is_end: bool,
    end: End,
}

/// The columns that were needed so far: a few, however many people come in.
#[derive(Default)]
struct Columns(Vec<Column>);

impl Columns {
    fn of(&mut self, applied: &Applied, facts: &impl Facts) -> Result<&mut Column, EditError> {
        let id = applied.requisition;
        let requisition = facts.requisition(id).ok_or(EditError::Gone)?;
        check_open(&requisition)?;
        let first = requisition.first_stage().ok_or(EditError::StageMissing)?;
        let stage = applied.stage.unwrap_or(first);
        let role = requisition.role_of(stage).ok_or(EditError::Gone)?;
        let (is_out, is_end) = (role == StageRole::Disqualified, role != StageRole::Step);
        let known = self.0.iter().position(|column| (column.requisition, column.stage) == (id, stage));
        let at = known.unwrap_or_else(|| {
            let end = End::of(id, stage, is_out, facts);
            self.0.push(Column { requisition: id, stage, is_first: stage == first, is_out, is_end, end });
            self.0.len() - 1
        });
        self.0.get_mut(at).ok_or(EditError::StageMissing)
    }
}

fn requisitions_of(candidate: Id<Candidate>, facts: &impl Facts) -> Vec<Id<Requisition>> {
    let theirs = facts.applications_of(candidate).into_iter().filter_map(|id| facts.application(id));
    theirs.map(|application| application.requisition).collect()
}
