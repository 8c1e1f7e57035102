//! What a screen can wait for, and which topics a changed record touches. Must never wake a screen that shows nothing of the
//! record.

use crate::{
    domain::{
        Id, RawId,
        answer::Answer,
        application::{Application, Decision, Move},
        attachment::Attachment,
        candidate::{Candidate, Note},
        earlier::EarlierText,
        facts::Facts,
        interview::Interview,
        requisition::Requisition,
        scorecard::{Scorecard, Submission},
        statistic::Statistic,
        team::{Member, Settings},
    },
    workspace::{document::Key, registers::Record, views::Views},
};
use std::collections::HashSet;

/// A part of the workspace that a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// What holds for the whole workspace.
    Settings,
    /// Who works here.
    Members,
    /// Which requisitions there are, and what the list shows of them.
    Requisitions,
    /// One requisition, its versions and its kit.
    Requisition(Id<Requisition>),
    /// Which people there are, and their names.
    Candidates,
    /// One person, their notes and which applications they have.
    Candidate(Id<Candidate>),
    /// Which cards stand where.
    Board(Id<Requisition>),
    /// One application, its moves, scorecards, submissions and decisions.
    Application(Id<Application>),
    /// What waits for somebody: interviews, notes, scorecards, last words.
    Waiting,
    /// The texts of a record that did not stay.
    Earlier(RawId),
}

/// Adds the topics that a record belongs to, as the views know it now.
pub(super) fn of_key(key: &Key, views: &Views, topics: &mut HashSet<Topic>) {
    match key.kind.as_str() {
        Settings::KIND => {
            topics.insert(Topic::Settings);
        }
        Member::KIND => {
            topics.insert(Topic::Members);
        }
        Requisition::KIND => {
            let id = Id::from(key.id);
            topics.extend([Topic::Requisitions, Topic::Requisition(id)]);
            if views.requisitions.get(&id).is_some_and(|found| found.blind_until.is_some()) {
                // Its stages say who is hidden.
                topics.insert(Topic::Candidates);
                for (_, application) in views.board(id) {
                    if let Some(application) = views.applications.get(&application) {
                        person(application.candidate, views, topics);
                    }
                }
            }
        }
        Candidate::KIND => {
            topics.insert(Topic::Candidates);
            person(key.id.into(), views, topics);
        }
        Application::KIND => {
            topics.insert(Topic::Application(key.id.into()));
            if let Some(application) = views.applications.get(&key.id.into()) {
                topics.insert(Topic::Board(application.requisition));
                person(application.candidate, views, topics);
                if views.hidden_person(application.candidate).is_some() {
                    topics.insert(Topic::Candidates);
                }
            }
        }
        Note::KIND => {
            if let Some(note) = views.notes.get(&key.id.into()) {
                person(note.candidate, views, topics);
            }
        }
        Move::KIND => topics.extend(views.moves.get(&key.id.into()).map(|moved| Topic::Application(moved.application))),
        Scorecard::KIND => {
            topics.extend(views.scorecards.get(&key.id.into()).map(|card| Topic::Application(card.application)));
        }
        Submission::KIND => {
            topics.extend(views.submissions.get(&key.id.into()).map(|card| Topic::Application(card.application)));
        }
        Decision::KIND => {
            topics.extend(views.decisions.get(&key.id.into()).map(|made| Topic::Application(made.application)));
        }
        Answer::KIND => {
            topics.extend(views.answers.get(&key.id.into()).map(|told| Topic::Application(told.application)));
        }
        Attachment::KIND => {
            if let Some(file) = views.attachments.get(&key.id.into()) {
                person(file.candidate, views, topics);
            }
        }
        Interview::KIND => {
            topics.extend(views.interviews.get(&key.id.into()).map(|found| Topic::Application(found.application)));
        }
        Statistic::KIND => {
            topics.extend(views.statistics.get(&key.id.into()).map(|one| Topic::Board(one.requisition)));
        }
        EarlierText::KIND => {
            topics.extend(views.earlier_texts.get(&key.id.into()).map(|text| Topic::Earlier(text.record)));
        }
        // Versions and kits never change; the requisition that names them does.
        _ => {}
    }
    if matches!(key.kind.as_str(), Note::KIND | Interview::KIND | Scorecard::KIND | Submission::KIND | Answer::KIND) {
        topics.insert(Topic::Waiting);
    }
}

/// A person, by whichever of their ids a screen knows them.
fn person(id: Id<Candidate>, views: &Views, topics: &mut HashSet<Topic>) {
    topics.insert(Topic::Candidate(id));
    topics.extend(views.ids_of(id).into_iter().map(Topic::Candidate));
}
