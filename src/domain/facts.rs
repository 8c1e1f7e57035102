//! What the rules may ask about the present state. The workspace answers; tests answer from a few records.

use super::{
    Id, RawId,
    application::Application,
    candidate::{Candidate, Note},
    earlier::EarlierText,
    interview::Interview,
    kit::Kit,
    requisition::{JobVersion, Requisition, Stage},
    retention::{Contact, Removed},
    scorecard::Scorecard,
    sealing::Seat,
    statistic::History,
    team::Member,
};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// The present state, by record.
pub trait Facts {
    /// A requisition that is there.
    fn requisition(&self, id: Id<Requisition>) -> Option<Arc<Requisition>>;
    /// Somebody who works here.
    fn member(&self, id: Id<Member>) -> Option<Arc<Member>>;
    /// The person whom an id means now: the one whom they were merged with, or themselves.
    fn person(&self, id: Id<Candidate>) -> Id<Candidate>;
    /// The record of a person who is there as it was written, also where it was merged with another one since.
    fn as_written(&self, id: Id<Candidate>) -> Option<Arc<Candidate>>;
    /// A person who is there: the one whom the id means now.
    fn candidate(&self, id: Id<Candidate>) -> Option<Arc<Candidate>>;
    /// The whole record of a person who is screened blind now, of whom [`candidate`](Self::candidate) tells only what may be seen;
    /// `None` of everybody else.
    fn hidden_person(&self, id: Id<Candidate>) -> Option<Arc<Candidate>>;
    /// The texts of a record that did not stay, oldest first.
    fn earlier_of(&self, record: RawId) -> Vec<(Id<EarlierText>, Arc<EarlierText>)>;
    /// An application that is there.
    fn application(&self, id: Id<Application>) -> Option<Arc<Application>>;
    /// A job description as it was published.
    fn job_version(&self, id: Id<JobVersion>) -> Option<Arc<JobVersion>>;
    /// A fixed kit.
    fn kit(&self, id: Id<Kit>) -> Option<Arc<Kit>>;
    /// A scorecard.
    fn scorecard(&self, id: Id<Scorecard>) -> Option<Arc<Scorecard>>;
    /// The applications in a column, from top to bottom.
    fn column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Vec<Id<Application>>;
    /// The last application in a column, without walking it.
    fn last_in_column(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> Option<Id<Application>>;
    /// The application just above another one in its column, without walking it.
    fn above(&self, application: Id<Application>) -> Option<Id<Application>>;
    /// The applications of a person, also those of the people whom they were merged with.
    fn applications_of(&self, candidate: Id<Candidate>) -> Vec<Id<Application>>;
    /// The applications for a requisition.
    fn applications_for(&self, requisition: Id<Requisition>) -> Vec<Id<Application>>;
    /// When an applicant was last answered for good.
    fn last_answer(&self, application: Id<Application>) -> Option<DateTime<Utc>>;
    /// Who is invited to score an application or has begun to, in the order of their ids.
    fn seats(&self, application: Id<Application>) -> Vec<Seat>;
    /// Whether anybody has begun a scorecard on this kit.
    fn kit_in_use(&self, kit: Id<Kit>) -> bool;
    /// Whether any application stands in this stage.
    fn stage_in_use(&self, requisition: Id<Requisition>, stage: Id<Stage>) -> bool;
    /// An interview.
    fn interview(&self, id: Id<Interview>) -> Option<Arc<Interview>>;
    /// The interviews on an application, by their beginning.
    fn interviews_on(&self, application: Id<Application>) -> Vec<(Id<Interview>, Arc<Interview>)>;
    /// A note as it was written, hidden words and all: for rules, never for a screen.
    fn note_as_written(&self, id: Id<Note>) -> Option<Arc<Note>>;
    /// The notes about a person as they may be seen, newest first.
    fn notes_about(&self, candidate: Id<Candidate>) -> Vec<(Id<Note>, Arc<Note>)>;
    /// A person who was removed and can be brought back.
    fn removed_person(&self, id: Id<Candidate>) -> Option<Arc<Removed>>;
    /// All that happened with a person, and when, in no order.
    fn contacts(&self, candidate: Id<Candidate>) -> Vec<(Contact, DateTime<Utc>)>;
    /// What happened to an application.
    fn history(&self, application: Id<Application>) -> History;
    /// Whether anybody but this person came from a source.
    fn came_by(&self, source: &str, but: Id<Candidate>) -> bool;
}
