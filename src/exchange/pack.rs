//! The interviewer pack, `*.handpick-pack.json`: for one interviewer, exactly the interviews that wait for their scorecard, when and
//! where they are, the questions, the criteria, and the least about the candidate. And the file that they send back: an ordinary workspace file with what
//! they wrote alone. Must never hold contact, pay, source, notes, moves, decisions or anybody's scores; what is in it is written here field
//! by field, so that a field that a record gets later stays out by itself.
//!
//! A pack becomes a workspace of its own, whose id is made of the workspace that it comes from and of the interviewer: it can meet
//! neither's other work. What is cut down in it carries stamps of 1970, later packs later ones: wherever it may be merged, it never
//! overwrites the real record.

use super::file::{self, FileError};
use crate::{
    domain::{
        Id, RawId,
        application::Application,
        blind::code_of,
        candidate::Candidate,
        edit::{EditError, content_id},
        facts::Facts,
        gather::Gather,
        interview::Interview,
        kit::Kit,
        order::OrderKey,
        question::Question,
        redact::redact,
        requisition::{Requisition, Stage},
        scorecard::{Scorecard, Submission},
        team::{Member, PackOf, Settings},
    },
    workspace::{
        document::{Base, Key, Workspace, Write},
        import::{Incoming, Refused, Why},
        registers::Record,
        stamp::{Clock, Replica},
        views::Views,
    },
};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const FORMAT: &str = "handpick-pack";
/// All that a pack may hold.
const KINDS: [&str; 7] =
    [Settings::KIND, Member::KIND, Requisition::KIND, Kit::KIND, Candidate::KIND, Application::KIND, Interview::KIND];

/// What goes into a pack.
pub struct Order<'a> {
    /// For whom.
    pub interviewer: Id<Member>,
    /// Which interviews.
    pub applications: &'a [Id<Application>],
    /// What a candidate is called by their code; without it the pack has their names.
    pub alias: Option<fn(&str) -> String>,
    /// When the pack is made.
    pub at: DateTime<Utc>,
}

/// The applications for the same requisition as this one whose interviewers wait for this one's scorecard.
pub fn awaited(id: Id<Application>, interviewer: Id<Member>, facts: &impl Facts) -> Vec<Id<Application>> {
    let Some(requisition) = facts.application(id).map(|found| found.requisition) else { return Vec::new() };
    let mut all = facts.applications_for(requisition);
    all.retain(|id| facts.seats(*id).iter().any(|seat| seat.member == interviewer && seat.invited && !seat.handed_in));
    all
}

/// The workspace that a pack becomes.
fn id_of(pack: &PackOf) -> RawId {
    content_id(&(FORMAT, pack.workspace, pack.interviewer))
}

/// The text of a pack.
///
/// # Errors
/// Says if a record that was asked for is gone, or if the criteria are not fixed yet.
pub fn write(workspace: &Workspace, views: &Views, order: &Order<'_>) -> Result<String, EditError> {
    let of = PackOf { workspace: workspace.id, interviewer: order.interviewer };
    let id = id_of(&of);
    let mut pack = Workspace::new(id);
    let at = json!(order.at);
    let mut parts = vec![part::<Settings>(id, json!({ "name": views.settings.name, "pack": of }))];
    // As they are: what is frozen, and the interviewer's own record.
    let mut whole = vec![Key::of::<Member>(order.interviewer.raw())];
    let mut positions = BTreeSet::new();
    for application in order.applications {
        let found = views.application(*application).ok_or(EditError::Gone)?;
        let person = views.candidate(found.candidate).ok_or(EditError::Gone)?;
        let requisition = views.requisition(found.requisition).ok_or(EditError::Gone)?;
        let kit = requisition.kit.ok_or(EditError::CriteriaNotFixed)?;
        // One stage, so that nothing tells how far somebody has come; it has the position's own number.
        let (stage, place) = (found.requisition.raw(), OrderKey::between(None, None));
        let name = order.alias.map_or_else(|| person.name.clone(), |alias| alias(&code_of(*application)));
        parts.push(part::<Candidate>(found.candidate.raw(), json!({ "name": name })));
        let slim = json!({
            "candidate": found.candidate, "requisition": found.requisition,
            "placement": { "stage": stage, "order": place }, "since": at, "applied": at,
        });
        parts.push(part::<Application>(application.raw(), slim));
        // One that was cancelled since goes along too: an earlier pack may still say that it takes place.
        let ahead = views.interviews_on(*application).into_iter().filter(|(_, one)| one.ends() > order.at);
        parts.extend(ahead.map(|(id, one)| {
            let one = views.seen_interview(one);
            let place = if order.alias.is_some() {
                redact(&one.place, &views.names_of(found.candidate))
            } else {
                one.place.clone()
            };
            let slim = json!({
                "application": application, "candidate": found.candidate, "starts": one.starts, "minutes": one.minutes,
                "mode": one.mode, "place": place, "cancelled": one.cancelled, "at": at, "by": order.interviewer,
            });
            part::<Interview>(id.raw(), slim)
        }));
        if positions.insert(stage) {
            whole.push(Key::of::<Kit>(kit.raw()));
            // What is asked where those of this pack stand; where that is stays behind.
            let here = order.applications.iter().filter_map(|id| views.application(*id));
            let here = here.filter(|other| other.requisition == found.requisition);
            let here: BTreeSet<Id<Stage>> = here.map(|other| other.placement.stage).gather();
            let openings = here.iter().filter_map(|stage| requisition.stages.get(stage)).map(|stage| &*stage.opening);
            let openings: Vec<&str> = openings.filter(|opening| !opening.is_empty()).collect();
            let asked = requisition.questions.iter().filter(|(_, question)| here.contains(&question.stage));
            let question =
                |question: &Question| json!({ "text": question.text, "stage": stage, "order": question.order });
            let questions: Map<_, _> = asked.map(|(id, one)| (id.to_string(), question(one))).gather();
            let interview = json!({
                "standard": "interview", "role": "step", "order": place, "opening": openings.join("\n"),
            });
            let slim = json!({
                "title": requisition.job.title, "stages": { stage.to_string(): interview }, "questions": questions,
                "kit": kit, "opened": at,
            });
            parts.push(part::<Requisition>(stage, slim));
        }
    }
    for key in whole {
        let registers = workspace.get(&key).ok_or(EditError::Gone)?.clone();
        pack.merge_record(key, registers);
    }
    pack.apply(parts, &mut clock_of_1970(order.at));
    Ok(file::compose(FORMAT, &pack, &file::whole))
}

/// A record with these fields and no others.
fn part<R: Record>(id: RawId, fields: Value) -> Write {
    let base = Base::Seen(Value::Object(Default::default()));
    Write::Put { key: Key::of::<R>(id), after: fields, base, item_maps: R::ITEM_MAPS }
}

/// A clock whose milliseconds are the seconds of the real one: every stamp of it is older than any real one, and those of a later
/// pack are later than those of an earlier one.
fn clock_of_1970(at: DateTime<Utc>) -> Clock {
    let mut clock = Clock::new(Replica::new(0));
    clock.set_wall(at.timestamp().unsigned_abs());
    clock
}

/// Reads a pack, as the workspace that it becomes.
///
/// # Errors
/// Says why it is refused whole; [`FileError::NotHandpick`] if it is no pack.
pub fn read(text: &str) -> Result<(PackOf, Incoming), FileError> {
    let mut incoming = file::read_as(text, FORMAT)?;
    let settings = Key::of::<Settings>(incoming.workspace);
    let of = incoming.records.iter().find(|(key, _)| *key == settings).and_then(|(_, registers)| {
        let settings: Settings = registers.view().ok()?;
        settings.pack
    });
    // An id that is not made of the two could be that of somebody's own work, which the pack would be merged with.
    let of = of.filter(|of| id_of(of) == incoming.workspace).ok_or(FileError::Damaged("workspace"))?;
    let (kept, strange) = incoming.records.into_iter().partition(|(key, _)| {
        KINDS.contains(&key.kind.as_str()) && (key.kind.as_str() != Settings::KIND || key.id == incoming.workspace)
    });
    incoming.records = kept;
    let strange: Vec<(Key, _)> = strange;
    incoming.refused.extend(strange.into_iter().map(|(key, registers)| Refused {
        kind: key.kind.to_string(),
        which: key.id.to_string(),
        why: Why::UnknownSection,
        raw: registers.to_json(key.id).to_string(),
    }));
    incoming.erased.clear();
    Ok((of, incoming))
}

/// For whom a pack is, and how many candidates are in it.
pub fn contents(pack: &Incoming) -> (String, usize) {
    let of = |kind: &'static str| pack.records.iter().filter(move |(key, _)| key.kind.as_str() == kind);
    let members = of(Member::KIND).filter_map(|(_, registers)| registers.view::<Member>().ok());
    let name = members.map(|member| member.name).next().unwrap_or_default();
    (name, of(Application::KIND).count())
}

/// What goes back from a pack: the interviewer's record and their handed-in scorecards, as a file of the workspace that the pack
/// came from. A draft is nobody else's yet.
pub fn send_back(workspace: &Workspace, views: &Views, of: &PackOf) -> String {
    let mut back = Workspace::new(of.workspace);
    let mut keys = vec![Key::of::<Member>(of.interviewer.raw())];
    for (id, card) in views.scorecards.iter().filter(|(_, card)| card.interviewer == of.interviewer) {
        if let Some(submission) = card.submission {
            keys.extend([Key::of::<Scorecard>(id.raw()), Key::of::<Submission>(submission.raw())]);
        }
    }
    for key in keys {
        if let Some(registers) = workspace.get(&key) {
            back.merge_record(key, registers.clone());
        }
    }
    file::write(&back)
}
