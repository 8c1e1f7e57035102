//! What waits in the sample data, so that Today and the sourcing screen have something to show: an interview, a question, a next step,
//! two postings. Must never need an answer from outside: nobody is called, nothing is sent.

use crate::{
    domain::{
        Id,
        application::{Application, NextStep},
        candidate::{Candidate, Note},
        edit::Entity,
        gather::Gather,
        interview::{Interview, Mode},
        job::Items,
        message::{Message, Way},
        money::Amount,
        order::OrderKey,
        sourcing::{Channel, Posting},
        team::Member,
    },
    i18n::sample::Sample,
    session::Session,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// What waits for somebody of the sample.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// An interview within the hour.
    Interview,
    /// A question that they asked yesterday.
    Question,
    /// A next step today.
    Step,
}

pub(super) fn next_step(w: &Sample, waits: Option<Waits>, now: DateTime<Utc>) -> Option<NextStep> {
    let step = || NextStep { text: w.step.to_owned(), day: Some(now.date_naive()) };
    (waits == Some(Waits::Step)).then(step)
}

/// The record of it, if it has one of its own.
pub(super) fn entity(
    w: &Sample,
    waits: Option<Waits>,
    session: Session,
    (application, candidate): (Id<Application>, Id<Candidate>),
    by: Id<Member>,
) -> Option<Entity> {
    let now = session.now();
    let yesterday = now - TimeDelta::days(1);
    match waits? {
        Waits::Interview => {
            let starts = now + TimeDelta::minutes(45);
            let (mode, place) = (Mode::OnSite, w.room.to_owned());
            let interview = Interview {
                application,
                candidate,
                starts,
                minutes: 45,
                mode,
                place,
                cancelled: false,
                at: yesterday,
                by,
            };
            Some(Entity::Interview(session.fresh(), interview))
        }
        Waits::Question => {
            let message = Some(Message { way: Way::Email, theirs: true });
            let (application, text) = (Some(application), w.question.to_owned());
            Some(Entity::Note(
                session.fresh(),
                Note { candidate, application, text, at: yesterday, by, message, open: true },
            ))
        }
        Waits::Step => None,
    }
}

/// Where the position is told: the shop's own site, which brings people, and a paid board, which brought nobody yet.
pub(super) fn postings(w: &Sample, from: NaiveDate, mut fresh: impl FnMut() -> Id<Posting>) -> Items<Posting> {
    let [_, own_site, _] = w.sources;
    let told = [
        (Channel::OwnSite, own_site, "https://example.com/jobs", None),
        (Channel::JobBoard, w.board, "https://example.com/board", Amount::from_hundredths(9_000)),
    ];
    let posting = |((channel, name, link, cost), order): ((Channel, &str, &str, Option<Amount>), OrderKey)| Posting {
        channel,
        name: name.to_owned(),
        link: link.to_owned(),
        from: Some(from),
        until: None,
        cost,
        experiment: String::new(),
        order,
    };
    told.into_iter().zip(OrderKey::sequence(told.len())).map(|one| (fresh(), posting(one))).gather()
}
