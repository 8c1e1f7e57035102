//! What a rule of the domain wants, as the workspace writes it. Must never decide anything: the rule has.

use super::document::Write;
use crate::domain::{
    application::Application,
    attachment::Attachment,
    candidate::{Candidate, Note},
    earlier::EarlierText,
    edit::{Change, Entity},
    requisition::Requisition,
};

impl From<Change> for Write {
    fn from(change: Change) -> Self {
        match change {
            Change::Put(entity) => entity.into(),
            Change::RemoveCandidate(id) => Self::remove::<Candidate>(id.raw()),
            Change::RemoveApplication(id) => Self::remove::<Application>(id.raw()),
            Change::RemoveRequisition(id) => Self::remove::<Requisition>(id.raw()),
            Change::RemoveNote(id) => Self::remove::<Note>(id.raw()),
            Change::RemoveAttachment(id) => Self::remove::<Attachment>(id.raw()),
            Change::RemoveEarlierText(id) => Self::remove::<EarlierText>(id.raw()),
        }
    }
}

impl From<Entity> for Write {
    fn from(entity: Entity) -> Self {
        match entity {
            Entity::Settings(id, record) => Self::put(id, &record),
            Entity::Member(id, record) => Self::put(id.raw(), &record),
            Entity::Requisition(id, record) => Self::put(id.raw(), &*record),
            Entity::JobVersion(id, record) => Self::put(id.raw(), &*record),
            Entity::Kit(id, record) => Self::put(id.raw(), &record),
            Entity::Candidate(id, record) => Self::put(id.raw(), &record),
            Entity::Application(id, record) => Self::put(id.raw(), &record),
            Entity::Move(id, record) => Self::put(id.raw(), &record),
            Entity::Note(id, record) => Self::put(id.raw(), &record),
            Entity::Scorecard(id, record) => Self::put(id.raw(), &*record),
            Entity::Submission(id, record) => Self::put(id.raw(), &*record),
            Entity::Decision(id, record) => Self::put(id.raw(), &record),
            Entity::Answer(id, record) => Self::put(id.raw(), &record),
            Entity::EarlierText(id, record) => Self::put(id.raw(), &record),
            Entity::Attachment(id, record) => Self::put(id.raw(), &record),
            Entity::Interview(id, record) => Self::put(id.raw(), &record),
        }
    }
}
