//! Edits: everything that a person can do to the records, as plain values, and the rules that allow or refuse them. Menu,
//! keyboard, drag and import all end here. Must never touch a record itself: it answers which records change, and how.

mod answering;
mod applying;
mod arriving;
mod describing;
mod inviting;
mod judging;
mod keeping;
mod many;
mod meeting;
pub mod merging;
mod parts;
mod separating;

use super::{
    Id, RawId,
    answer::Answer,
    application::{Application, Decision, Details, Move, Outcome},
    attachment::Attachment,
    candidate::{Candidate, Note, Tag},
    earlier::EarlierText,
    facts::Facts,
    interview::Interview,
    job::Qualification,
    kit::{Kit, KitFault},
    message::{Message, Way},
    pool::ConsentFault,
    publish::Missing,
    question::Question,
    requisition::{JobVersion, Requisition, Stage},
    scorecard::{Scorecard, ScorecardGap, Submission},
    screening::Met,
    statistic::Statistic,
    team::{Member, Settings},
};
use answering::{answer, close};
use applying::{add_candidate, apply, move_by_hand, set_details, tag};
use arriving::arrive;
pub use arriving::{Applied, Arrival};
use chrono::{DateTime, NaiveDate, Utc};
use describing::{check_pipeline, fix_criteria, publish, reopen_criteria, set_requisition, with_requisition};
use inviting::{invite, invite_by_name, withdraw};
use judging::{decide, disqualify, hand_in, rank, set_check, set_reply, set_scorecard};
use keeping::{check_settings, keep_longer, keep_no_longer};
use many::{move_many, tell_many};
pub use meeting::Plan;
use meeting::{cancel_interview, note, set_interview, settle_question};
use merging::{merge_candidates, present, set_candidate};
use separating::separate;
use sha2::{Digest, Sha256};

/// One thing that a person does.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are named after what they hold; each variant says what is done")]
pub enum Edit {
    /// Says who works here.
    AddMember { id: Id<Member>, name: String },
    /// Changes what holds for the whole workspace.
    SetSettings { id: RawId, after: Settings },
    /// Begins a requisition, new or as a copy.
    AddRequisition { id: Id<Requisition>, requisition: Box<Requisition> },
    /// Changes a requisition's fields, stages or criteria.
    SetRequisition { id: Id<Requisition>, after: Box<Requisition> },
    /// Freezes the job description as the version that candidates read.
    Publish { id: Id<Requisition> },
    /// Fixes the criteria, so that scoring can begin.
    FixCriteria { id: Id<Requisition> },
    /// Opens the criteria again, as long as nobody has scored.
    ReopenCriteria { id: Id<Requisition> },
    /// Closes a requisition, once everybody who applied for it is answered.
    Close { id: Id<Requisition>, reason: String },
    /// Writes down what applicants were told for good; those who are still on their way are declined for the reason.
    Answer { requisition: Id<Requisition>, applications: Vec<Id<Application>>, reason: String, text: String, way: Way },
    /// Opens a closed requisition again.
    Reopen { id: Id<Requisition> },
    /// Adds a person, and their application if they apply at once.
    AddCandidate { id: Id<Candidate>, candidate: Candidate, application: Option<Applying> },
    /// Takes in people from a file, with what they apply for.
    AddCandidates { arrivals: Vec<Arrival> },
    /// Changes a person's fields.
    SetCandidate { id: Id<Candidate>, after: Candidate },
    /// Two are one person: `gone` becomes part of `keep`, who is called and reached as `after` says.
    MergeCandidates { keep: Id<Candidate>, gone: Id<Candidate>, after: Box<Candidate> },
    /// A person who was merged with another one is a person of their own again, with all that is written under their id.
    Separate { id: Id<Candidate> },
    /// A person who is there applies for one more requisition.
    Apply { candidate: Id<Candidate>, application: Applying },
    /// Writes down where an application came from and what comes next.
    SetDetails { id: Id<Application>, details: Details },
    /// Writes down whether a must-have is met and by what that shows; without an answer it was not looked at yet.
    SetCheck { application: Id<Application>, qualification: Id<Qualification>, met: Option<Met>, evidence: String },
    /// Writes down what somebody said to a question, or with an empty text takes it back.
    SetReply { application: Id<Application>, question: Id<Question>, text: String },
    /// Gives people a tag, or takes it from them.
    Tag { candidates: Vec<Id<Candidate>>, text: String, on: bool },
    /// Moves an application to a stage, before another application or to the end. To disqualify somebody takes a reason, and an
    /// edit of its own.
    MoveApplication { id: Id<Application>, to: Id<Stage>, before: Option<Id<Application>> },
    /// Moves applications for one requisition to the end of a stage, as one step. To disqualify takes an edit of its own here too.
    MoveApplications { requisition: Id<Requisition>, applications: Vec<Id<Application>>, to: Id<Stage> },
    /// Writes down what many applicants were told by e-mail; `{name}` in it becomes each person's name.
    LogMessages { applications: Vec<Id<Application>>, text: String },
    /// Writes a note.
    AddNote { id: Id<Note>, candidate: Id<Candidate>, application: Option<Id<Application>>, text: String },
    /// Writes down what a candidate said, or what they were told; `open` if it asks something that waits for an answer.
    LogMessage {
        id: Id<Note>,
        candidate: Id<Candidate>,
        application: Option<Id<Application>>,
        message: Message,
        text: String,
        open: bool,
    },
    /// What a message asks was answered, or waits after all.
    SettleQuestion { id: Id<Note>, open: bool },
    /// Plans an interview, or changes the plan.
    SetInterview { id: Id<Interview>, application: Id<Application>, plan: Plan },
    /// An interview does not take place.
    CancelInterview { id: Id<Interview> },
    /// Invites colleagues to score an application.
    Invite { application: Id<Application>, members: Vec<Id<Member>> },
    /// Adds an interviewer who is no colleague here yet, and invites them.
    InviteByName { application: Id<Application>, id: Id<Member>, name: String },
    /// Takes an invitation back, so that nobody waits for them.
    Withdraw { application: Id<Application>, member: Id<Member> },
    /// Writes marks and evidence.
    SetScorecard { after: Box<Scorecard> },
    /// Hands a scorecard in: it is frozen, for good.
    HandIn { id: Id<Scorecard> },
    /// Decides on an application.
    Decide { application: Id<Application>, outcome: Outcome, reason: String, shareable: String, score: Option<u16> },
    /// Declines applications, one or many at once, for a reason. Those who are out already keep theirs.
    Disqualify { applications: Vec<Id<Application>>, reason: String, shareable: String },
    /// Puts an application lower than the others for a reason, at the end of its stage; or lifts it again, where it stands.
    Rank { application: Id<Application>, lower: bool, reason: String },
    /// Keeps people longer than the workspace's rule says, until a day and for a reason.
    KeepLonger { candidates: Vec<Id<Candidate>>, until: NaiveDate, reason: String },
    /// The reason to keep a person longer is over.
    KeepNoLonger { candidate: Id<Candidate> },
    /// Takes a person and their applications away; can be undone.
    RemoveCandidate { id: Id<Candidate> },
    /// Takes one application away, as where somebody is on a board twice; can be undone.
    RemoveApplication { id: Id<Application> },
    /// Takes a requisition and the applications for it away; can be undone.
    RemoveRequisition { id: Id<Requisition> },
    /// Attaches a file to a person. Its bytes are kept already; who and when is filled in here.
    Attach { id: Id<Attachment>, attachment: Attachment },
    /// Takes a file away; can be undone.
    RemoveAttachment { id: Id<Attachment> },
    /// Takes a note away; can be undone.
    RemoveNote { id: Id<Note> },
    /// A long text was written over by somebody who had not seen it: it is kept beside its field.
    KeepEarlierText { record: RawId, field: String, text: String },
    /// Somebody has looked at a text that did not stay: it goes; can be undone.
    RemoveEarlierText { id: Id<EarlierText> },
}

impl Edit {
    /// Whether it cannot be undone: a scorecard that could be taken back after a look at the others' would not have been sealed.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::HandIn { .. })
    }
}

/// An application that is about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Applying {
    /// The id that it will have.
    pub id: Id<Application>,
    /// For what.
    pub requisition: Id<Requisition>,
    /// Where it came from, or empty.
    pub source: String,
}

/// A typed record with its id: what a rule says a record shall be.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the record it holds")]
pub enum Entity {
    Settings(RawId, Settings),
    Member(Id<Member>, Member),
    Requisition(Id<Requisition>, Box<Requisition>),
    JobVersion(Id<JobVersion>, Box<JobVersion>),
    Kit(Id<Kit>, Kit),
    Candidate(Id<Candidate>, Candidate),
    Application(Id<Application>, Application),
    Move(Id<Move>, Move),
    Note(Id<Note>, Note),
    Scorecard(Id<Scorecard>, Box<Scorecard>),
    Submission(Id<Submission>, Box<Submission>),
    Decision(Id<Decision>, Decision),
    Answer(Id<Answer>, Answer),
    EarlierText(Id<EarlierText>, EarlierText),
    Attachment(Id<Attachment>, Attachment),
    Interview(Id<Interview>, Interview),
}

/// What an edit does to one record.
#[allow(
    clippy::large_enum_variant,
    reason = "a change lives for one edit, and most put a record; large on 64 bits alone"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The record shall be so.
    Put(Entity),
    /// The person shall be gone from sight.
    RemoveCandidate(Id<Candidate>),
    /// The application shall be gone from sight.
    RemoveApplication(Id<Application>),
    /// The requisition shall be gone from sight.
    RemoveRequisition(Id<Requisition>),
    /// The note shall be gone from sight.
    RemoveNote(Id<Note>),
    /// The file shall be gone from sight.
    RemoveAttachment(Id<Attachment>),
    /// The earlier text shall be gone from sight.
    RemoveEarlierText(Id<EarlierText>),
}

/// Why an edit is refused. The words for it are in `i18n`.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// The record is gone: removed or erased meanwhile, here or in another tab.
    Gone,
    /// Somebody must say who they are first.
    NoName,
    /// Who is out is not invited to an interview.
    OutOfTheRunning,
    /// An interview takes from 5 to 480 minutes.
    InterviewMinutes,
    /// A person needs a name.
    CandidateWithoutName,
    /// A person needs an e-mail address or a telephone number.
    CandidateWithoutContact,
    /// This person applies for this requisition already.
    AppliesAlready,
    /// These two are one person already.
    SamePerson,
    /// Who they are is hidden until a later stage.
    Hidden,
    /// The job description lacks required fields.
    NotReady(Vec<Missing>),
    /// The criteria cannot be fixed yet.
    CriteriaNotReady(Vec<KitFault>),
    /// The criteria are fixed; they cannot be changed now.
    CriteriaFixed,
    /// The criteria are not fixed yet; scoring waits for that.
    CriteriaNotFixed,
    /// Somebody has scored on these criteria.
    KitInUse,
    /// Applications stand in a stage that was to go.
    StageInUse,
    /// The stage that was to go ends the blind screening.
    EndsTheBlind,
    /// A pipeline needs a stage to start in, one for the hired and one for the disqualified.
    StageMissing,
    /// A requisition is to hire at least one person.
    NoHeadcount,
    /// The requisition is closed.
    RequisitionClosed,
    /// An interviewer needs a name.
    InterviewerWithoutName,
    /// The scorecard lacks something.
    ScorecardIncomplete(Vec<ScorecardGap>),
    /// The scorecard was handed in and is frozen.
    ScorecardHandedIn,
    /// A decision needs a reason.
    ReasonMissing,
    /// People are kept longer until a day to come, and at most for ten years.
    KeepUntil,
    /// A consent lacks something, or its dates do not fit together.
    Consent(ConsentFault),
    /// A rule of one's own is for 1 to 3650 days.
    RetentionDays,
    /// A word is promised within 1 to 90 days.
    PromisedDays,
    /// A note needs a text.
    TextMissing,
    /// So many applicants wait for an answer; the requisition cannot be closed before.
    Unanswered(usize),
    /// A text, or the record as a whole, is longer than a workspace file may hold.
    TooLong,
    /// Something that is about many people is under way: what is to be about many too waits for its end.
    UnderWay,
}

/// What the rules need from outside: the time, who acts, and fresh ids.
pub struct Context<'a> {
    /// The wall clock.
    pub at: DateTime<Utc>,
    /// Which day that is where the person is who acts.
    pub today: NaiveDate,
    /// Who acts.
    pub by: Id<Member>,
    /// Makes an id that nobody has.
    pub fresh: &'a mut dyn FnMut() -> RawId,
}

/// Checks an edit and says what changes.
///
/// # Errors
/// Says why the edit is refused; nothing changes then.
pub fn plan(edit: Edit, facts: &impl Facts, context: &mut Context<'_>) -> Result<Vec<Change>, EditError> {
    use Edit::*;
    match edit {
        AddMember { id, name } => {
            let name = name.trim().to_owned();
            if name.is_empty() { Err(EditError::NoName) } else { Ok(put(Entity::Member(id, Member { name }))) }
        }
        SetSettings { id, after } => {
            check_settings(&after)?;
            Ok(put(Entity::Settings(id, after)))
        }
        AddRequisition { id, requisition } => {
            check_pipeline(&requisition)?;
            Ok(put(Entity::Requisition(id, requisition)))
        }
        SetRequisition { id, after } => set_requisition(id, after, facts),
        Publish { id } => publish(id, facts, context),
        FixCriteria { id } => fix_criteria(id, facts),
        ReopenCriteria { id } => reopen_criteria(id, facts),
        Close { id, reason } => close(id, &reason, facts, context),
        Answer { requisition, applications, reason, text, way } => {
            answer(requisition, &applications, &reason, (&text, way), facts, context)
        }
        Reopen { id } => with_requisition(id, facts, |requisition| requisition.closed = None),
        AddCandidate { id, candidate, application } => add_candidate(id, candidate, application, facts, context),
        AddCandidates { arrivals } => arrive(arrivals, facts, context),
        SetCandidate { id, after } => set_candidate(id, after, facts, context),
        MergeCandidates { keep, gone, after } => merge_candidates(keep, gone, *after, facts, context),
        Separate { id } => separate(id, facts),
        Apply { candidate, application } => {
            facts.candidate(candidate).ok_or(EditError::Gone)?;
            apply(candidate, application, facts, context)
        }
        SetDetails { id, details } => set_details(id, details, facts),
        SetCheck { application, qualification, met, evidence } => {
            set_check(application, qualification, met, &evidence, facts, context)
        }
        SetReply { application, question, text } => set_reply(application, question, &text, facts, context),
        Tag { candidates, text, on } => tag(&candidates, &text, on, facts),
        MoveApplication { id, to, before } => move_by_hand(id, to, before, facts, context),
        MoveApplications { requisition, applications, to } => move_many(requisition, &applications, to, facts, context),
        LogMessages { applications, text } => tell_many(&applications, &text, facts, context),
        AddNote { id, candidate, application, text } => {
            note(id, candidate, application, &text, (None, false), facts, context)
        }
        LogMessage { id, candidate, application, message, text, open } => {
            note(id, candidate, application, &text, (Some(message), open), facts, context)
        }
        SettleQuestion { id, open } => settle_question(id, open, facts),
        SetInterview { id, application, plan } => set_interview(id, application, plan, facts, context),
        CancelInterview { id } => cancel_interview(id, facts, context),
        Invite { application, members } => invite(application, &members, facts, context),
        InviteByName { application, id, name } => invite_by_name(application, id, &name, facts, context),
        Withdraw { application, member } => withdraw(application, member, facts, context),
        SetScorecard { after } => set_scorecard(after, facts),
        HandIn { id } => hand_in(id, facts, context),
        Decide { application, outcome, reason, shareable, score } => {
            decide(application, outcome, (&reason, &shareable), score, facts, context)
        }
        Disqualify { applications, reason, shareable } => {
            disqualify(&applications, (&reason, &shareable), facts, context)
        }
        Rank { application, lower, reason } => rank(application, lower, &reason, facts, context),
        KeepLonger { candidates, until, reason } => keep_longer(&candidates, until, &reason, facts, context),
        KeepNoLonger { candidate } => keep_no_longer(candidate, facts),
        RemoveCandidate { id } => {
            let (id, _) = present(id, facts)?;
            let applications = facts.applications_of(id).into_iter().map(Change::RemoveApplication);
            Ok(applications.chain([Change::RemoveCandidate(id)]).collect())
        }
        RemoveApplication { id } => {
            facts.application(id).ok_or(EditError::Gone)?;
            Ok(vec![Change::RemoveApplication(id)])
        }
        RemoveRequisition { id } => {
            facts.requisition(id).ok_or(EditError::Gone)?;
            let applications = facts.applications_for(id).into_iter().map(Change::RemoveApplication);
            Ok(applications.chain([Change::RemoveRequisition(id)]).collect())
        }
        Attach { id, attachment } => {
            facts.candidate(attachment.candidate).ok_or(EditError::Gone)?;
            Ok(put(Entity::Attachment(id, Attachment { at: context.at, by: context.by, ..attachment })))
        }
        RemoveAttachment { id } => Ok(vec![Change::RemoveAttachment(id)]),
        RemoveNote { id } => Ok(vec![Change::RemoveNote(id)]),
        KeepEarlierText { record, field, text } => {
            let candidate = facts.scorecard(record.into()).map(|scorecard| scorecard.candidate);
            let lost = EarlierText { record, field, text, at: context.at, by: None, candidate, stayed: None };
            Ok(put(Entity::EarlierText(lost.id(), lost)))
        }
        RemoveEarlierText { id } => Ok(vec![Change::RemoveEarlierText(id)]),
    }
}

fn put(entity: Entity) -> Vec<Change> {
    vec![Change::Put(entity)]
}

/// The id of a scorecard: made of application and interviewer, so that two browsers that begin it apart mean the same one.
pub fn scorecard_id(application: Id<Application>, interviewer: Id<Member>) -> Id<Scorecard> {
    hash(format!("scorecard {application} {interviewer}").as_bytes()).into()
}

/// The id of a tag: made of its word without case, so that two people who give one tag apart give the same one.
pub fn tag_id(text: &str) -> Id<Tag> {
    hash(format!("tag {}", text.trim().to_lowercase()).as_bytes()).into()
}

/// The id of what stays of an application when its person is anonymised.
pub fn statistic_id(application: Id<Application>) -> Id<Statistic> {
    hash(format!("statistic {application}").as_bytes()).into()
}

/// The id of an immutable record: the first 128 bits of the SHA-256 of its canonical JSON.
pub fn content_id<T: serde::Serialize>(record: &T) -> RawId {
    // `Value` sorts its keys; none of our records has a map key that is no text, so this cannot fail.
    let canonical = serde_json::to_value(record).map(|value| value.to_string()).unwrap_or_default();
    hash(canonical.as_bytes())
}

fn hash(bytes: &[u8]) -> RawId {
    let digest = Sha256::digest(bytes);
    RawId(digest.iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte)))
}
