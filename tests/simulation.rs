//! Teams that exchange files for weeks, played by numbers: up to five browsers, a hundred edits each, files that arrive late,
//! twice, out of order, cut short or never, and clocks wrong by up to 25 hours either way. Whatever happens: in the end all of
//! them are alike, no acknowledged edit is lost, and nobody who was erased is back. A seed always plays the same story; one that
//! fails prints it, and is then pinned below.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use chrono::TimeDelta;
use desk::Desk;
use handpick::{
    domain::{
        Id, RawId,
        application::{Application, Outcome},
        candidate::{Candidate, Note},
        edit::{Applying, Edit, Plan},
        facts::Facts,
        interview::{Interview, Mode},
        job::{Need, Qualification},
        message::{Message, Way},
        order::OrderKey,
        question::ask,
        requisition::Requisition,
        screening::Met,
        team::Member,
    },
    exchange::file,
    workspace::{
        check::{Contradiction, check},
        document::{Key, Workspace},
        registers::Path,
        stamp::Stamp,
        undo::Step,
    },
};
use std::{collections::BTreeSet, fmt::Write as _};

/// How many stories a run of the tests plays.
const SEEDS: u64 = 500;
/// Seeds that once failed, for ever.
const PINNED: &[u64] = &[126];
const EDITS: usize = 100;

/// Numbers that look random and are the same for the same seed (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `end` without it.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).cloned()
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

/// A write that a person was told is kept.
struct Acknowledged {
    key: Key,
    path: Path,
    stamp: Stamp,
}

struct Story {
    numbers: Numbers,
    desks: Vec<Desk>,
    /// Files on their way; each may arrive anywhere, any number of times.
    mail: Vec<String>,
    acknowledged: Vec<Acknowledged>,
    erased: BTreeSet<RawId>,
    history: String,
}

impl Story {
    fn begin(seed: u64) -> Self {
        let mut numbers = Numbers(seed);
        let count = 2 + numbers.below(4);
        let mut desks: Vec<Desk> = (1..=count).map(|number| Desk::new(u32::try_from(number).unwrap())).collect();
        for desk in &mut desks {
            // Some clocks agree to the millisecond, others are a day and an hour off.
            if numbers.percent(70) {
                desk.now += TimeDelta::minutes(i64::try_from(numbers.below(3001)).unwrap() - 1500);
            }
        }
        Self {
            numbers,
            desks,
            mail: Vec::new(),
            acknowledged: Vec::new(),
            erased: BTreeSet::new(),
            history: String::new(),
        }
    }

    fn tell(&mut self, who: usize, what: &str) {
        let _ = writeln!(self.history, "{who}: {what}");
    }

    fn play(&mut self) {
        for _ in 0..EDITS * self.desks.len() {
            let who = self.numbers.below(self.desks.len());
            // Clocks go on, stand still, and are sometimes set back.
            let minutes = if self.numbers.percent(3) { -90 } else { i64::try_from(self.numbers.below(30)).unwrap() };
            self.desks[who].now += TimeDelta::minutes(minutes);
            match self.numbers.below(100) {
                0..78 => self.edit(who),
                78..84 => self.undo(who),
                84..86 => self.erase(who),
                86..92 => self.send(who),
                _ => self.receive(who),
            }
        }
        self.everybody_meets();
    }

    fn edit(&mut self, who: usize) {
        let Some(edit) = self.some_edit(who) else { return };
        let what = format!("{edit:?}");
        // A rule may refuse it; then nothing was promised.
        if let Ok(step) = self.desks[who].act_now(edit) {
            self.tell(who, &what);
            self.acknowledge(&step);
        }
    }

    fn acknowledge(&mut self, step: &Step) {
        for change in &step.changes {
            let written = change.paths.iter();
            self.acknowledged.extend(written.map(|path| Acknowledged {
                key: change.key.clone(),
                path: path.path.clone(),
                stamp: path.stamp,
            }));
        }
    }

    /// Something that a person could do at this desk now.
    fn some_edit(&mut self, who: usize) -> Option<Edit> {
        if self.numbers.percent(40) { self.about_a_card(who) } else { self.of_the_whole_hire(who) }
    }

    /// What a hire is made of, from the requisition to the decision.
    fn of_the_whole_hire(&mut self, who: usize) -> Option<Edit> {
        let numbers = &mut self.numbers;
        let desk = &mut self.desks[who];
        let requisitions: Vec<Id<Requisition>> = desk.views.requisitions.iter().map(|(id, _)| id).collect();
        let people: Vec<Id<Candidate>> = desk.views.candidates.iter().map(|(id, _)| id).collect();
        let cards: Vec<Id<Application>> = desk.views.applications.iter().map(|(id, _)| id).collect();
        if requisitions.is_empty() {
            desk.requisition();
            return None;
        }
        let requisition = numbers.one_of(&requisitions)?;
        let text = format!("text {}", numbers.below(1000));
        Some(match numbers.below(20) {
            0 => Edit::FixCriteria { id: requisition },
            1 => Edit::Close { id: requisition, reason: text },
            2 => Edit::Reopen { id: requisition },
            3..6 => {
                let mut after = (*desk.views.requisition(requisition)?).clone();
                match numbers.below(4) {
                    0 => after.job.title = text,
                    1 => after.job.purpose = text,
                    2 => after.headcount = 1 + u32::try_from(numbers.below(9)).ok()?,
                    _ => {
                        let stages: Vec<_> = after.stages.keys().copied().collect();
                        after.stages.remove(&numbers.one_of(&stages)?);
                    }
                }
                Edit::SetRequisition { id: requisition, after: Box::new(after) }
            }
            6..9 => {
                let application = Applying { id: desk.fresh(), requisition, source: text.clone() };
                let candidate = Candidate { name: text, phone: "2310 000000".to_owned(), ..Candidate::default() };
                Edit::AddCandidate { id: desk.fresh(), candidate, application: Some(application) }
            }
            9..11 => {
                let id = numbers.one_of(&people)?;
                let mut after = (*desk.views.candidate(id)?).clone();
                if numbers.percent(50) {
                    after.town = text
                } else {
                    after.headline = text
                }
                Edit::SetCandidate { id, after }
            }
            11..16 => {
                let id = numbers.one_of(&cards)?;
                let of = desk.views.application(id)?.requisition;
                let stages: Vec<_> = desk.views.requisition(of)?.stages.keys().copied().collect();
                let to = numbers.one_of(&stages)?;
                let before = if numbers.percent(50) { numbers.one_of(&desk.views.column(of, to)) } else { None };
                Edit::MoveApplication { id, to, before }
            }
            16 => {
                let candidate = numbers.one_of(&people)?;
                Edit::AddNote { id: desk.fresh(), candidate, application: None, text }
            }
            17 => {
                let application = numbers.one_of(&cards)?;
                let outcome = if numbers.percent(50) { Outcome::Hire } else { Outcome::Decline };
                Edit::Decide { application, outcome, reason: text, shareable: String::new(), score: None }
            }
            18 => {
                let application = numbers.one_of(&cards)?;
                desk.views.requisition(desk.views.application(application)?.requisition)?;
                let mut after = desk.scorecard(application);
                after.summary = text;
                Edit::SetScorecard { after: Box::new(after) }
            }
            _ if numbers.percent(60) => Edit::RemoveCandidate { id: numbers.one_of(&people)? },
            _ => Edit::RemoveRequisition { id: requisition },
        })
    }

    /// What is done beside it with one person and one card: screening, meeting, telling, merging two who are one.
    fn about_a_card(&mut self, who: usize) -> Option<Edit> {
        let numbers = &mut self.numbers;
        let desk = &mut self.desks[who];
        let people: Vec<Id<Candidate>> = desk.views.candidates.iter().map(|(id, _)| id).collect();
        let cards: Vec<Id<Application>> = desk.views.applications.iter().map(|(id, _)| id).collect();
        let members: Vec<Id<Member>> = desk.views.members.iter().map(|(id, _)| id).collect();
        let interviews: Vec<Id<Interview>> = desk.views.interviews.iter().map(|(id, _)| id).collect();
        let messages: Vec<Id<Note>> = desk.views.notes.iter().map(|(id, _)| id).collect();
        let (candidate, application) = (numbers.one_of(&people)?, numbers.one_of(&cards)?);
        let requisition = desk.views.application(application)?.requisition;
        let found = desk.views.requisition(requisition);
        let text = format!("text {}", numbers.below(1000));
        Some(match numbers.below(22) {
            0 => Edit::Tag { candidates: people.into_iter().take(3).collect(), text, on: numbers.percent(70) },
            1 => {
                let mut details = desk.views.application(application)?.details();
                (details.source, details.internal) = (text, numbers.percent(50));
                Edit::SetDetails { id: application, details }
            }
            2..4 => {
                let qualifications: Vec<_> = found?.job.qualifications.keys().copied().collect();
                let qualification = numbers.one_of(&qualifications)?;
                let met = numbers.one_of(&[None, Some(Met::Yes), Some(Met::No), Some(Met::Ask)])?;
                Edit::SetCheck { application, qualification, met, evidence: text }
            }
            4 => {
                let questions: Vec<_> = found?.questions.keys().copied().collect();
                Edit::SetReply { application, question: numbers.one_of(&questions)?, text }
            }
            5..7 => {
                let message = Message { way: Way::Phone, theirs: numbers.percent(50) };
                let open = numbers.percent(50);
                let candidate = desk.views.application(application)?.candidate;
                Edit::LogMessage { id: desk.fresh(), candidate, application: Some(application), message, text, open }
            }
            7 => Edit::SettleQuestion { id: numbers.one_of(&messages)?, open: numbers.percent(50) },
            8 => {
                let starts = desk.now + TimeDelta::hours(i64::try_from(numbers.below(200)).unwrap());
                let id = numbers.one_of(&interviews).filter(|_| numbers.percent(50)).unwrap_or_else(|| desk.fresh());
                Edit::SetInterview {
                    id,
                    application,
                    plan: Plan { starts, minutes: 30, mode: Mode::Video, place: text },
                }
            }
            9 => Edit::CancelInterview { id: numbers.one_of(&interviews)? },
            10 => Edit::Invite { application, members },
            11 => Edit::Withdraw { application, member: numbers.one_of(&members)? },
            12..14 => Edit::Disqualify { applications: vec![application], reason: text, shareable: String::new() },
            14 => Edit::Rank { application, lower: numbers.percent(60), reason: text },
            15 => {
                let to = numbers.one_of(&found?.stages.keys().copied().collect::<Vec<_>>())?;
                let applications = desk.views.applications_for(requisition).into_iter().take(4).collect();
                Edit::MoveApplications { requisition, applications, to }
            }
            16 => {
                let until = desk.now.date_naive() + TimeDelta::days(40);
                Edit::KeepLonger { candidates: vec![candidate], until, reason: text }
            }
            17 => {
                let mut after = (*found?).clone();
                let stages: Vec<_> = after.stages.keys().copied().collect();
                let stage = numbers.one_of(&stages)?;
                match numbers.below(4) {
                    0 => after.blind_until = Some(stage),
                    1 => after.blind_until = None,
                    2 => ask(&mut after.questions, stage, &[&text], || desk.fresh()),
                    _ => {
                        let wanted = Qualification { text, need: Need::Must, order: OrderKey::between(None, None) };
                        after.job.qualifications.insert(desk.fresh(), wanted);
                    }
                }
                Edit::SetRequisition { id: requisition, after: Box::new(after) }
            }
            18..21 => {
                let gone = numbers.one_of(&people)?;
                Edit::MergeCandidates {
                    keep: candidate,
                    gone,
                    after: Box::new((*desk.views.candidate(candidate)?).clone()),
                }
            }
            _ => {
                let merged: Vec<Id<Candidate>> = desk.views.all_merged().map(|(id, _)| id).collect();
                Edit::Separate { id: numbers.one_of(&merged)? }
            }
        })
    }

    fn undo(&mut self, who: usize) {
        let desk = &mut self.desks[who];
        if desk.history.can_undo() {
            desk.undo();
            self.tell(who, "undo");
        }
    }

    fn erase(&mut self, who: usize) {
        let people: Vec<Id<Candidate>> = self.desks[who].views.candidates.iter().map(|(id, _)| id).collect();
        let Some(person) = self.numbers.one_of(&people).filter(|_| self.numbers.percent(30)) else { return };
        let desk = &mut self.desks[who];
        let ids = desk.views.ids_of_all(&[person.raw()].into());
        let gone = desk.workspace.erase_all(ids.clone());
        desk.history.forget(&gone);
        for key in &gone {
            desk.views.refresh(key, None);
        }
        self.erased.extend(ids);
        self.tell(who, &format!("erases {}", person.raw()));
    }

    fn send(&mut self, who: usize) {
        let mut text = file::write(&self.desks[who].workspace);
        if self.numbers.percent(10) {
            let cut = self.numbers.below(text.len());
            text.truncate((0..=cut).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default());
        }
        self.tell(who, &format!("sends file {} of {} bytes", self.mail.len(), text.len()));
        self.mail.push(text);
    }

    fn receive(&mut self, who: usize) {
        let which = self.numbers.below(self.mail.len());
        let Some(text) = self.mail.get(which).cloned() else { return };
        self.tell(who, &format!("opens file {which}"));
        // One that was cut short is refused whole: there is nothing to take in.
        if let Ok(incoming) = file::read(&text) {
            self.desks[who].take_in_incoming(incoming);
        }
    }

    /// At last somebody collects the files of all, in any order, and gives back what came of it.
    fn everybody_meets(&mut self) {
        let count = self.desks.len();
        let start = self.numbers.below(count);
        let files: Vec<String> = self.desks.iter().map(|desk| file::write(&desk.workspace)).collect();
        for at in 1..count {
            self.desks[start].take_in_file(&files[(start + at) % count]);
        }
        let whole = file::write(&self.desks[start].workspace);
        for at in 1..count {
            self.desks[(start + at) % count].take_in_file(&whole);
        }
    }

    /// What must hold, whatever was played.
    fn judge(&self) -> Result<(), String> {
        let first = &self.desks[0];
        let text = file::write(&first.workspace);
        for (who, desk) in self.desks.iter().enumerate() {
            if file::write(&desk.workspace) != text {
                return Err(format!("desk {who} differs from desk 0"));
            }
            if check(&desk.views) != check(&first.views) {
                return Err(format!("desk {who} sees other contradictions than desk 0"));
            }
        }
        for id in &self.erased {
            // Whom somebody had merged with them meanwhile stays, and names them.
            let merged = text.matches(&format!("\"same_as\": \"{id}\"")).count();
            if text.matches(&id.to_string()).count() != 1 + merged {
                return Err(format!("{id} was erased, and is more than a tombstone"));
            }
        }
        let left = first.views.candidates.iter().filter(|(_, found)| self.is_erased(found.same_as)).map(|(id, _)| id);
        let told = check(&first.views);
        for id in left {
            if !told.contains(&Contradiction::MergedWithErased(id)) {
                return Err(format!("{} was merged with somebody who is erased, and nobody is told", id.raw()));
            }
        }
        for one in &self.acknowledged {
            if !self.kept(&first.workspace, one) {
                return Err(format!("lost: {:?} {} of {:?}", one.key, one.path, one.stamp));
            }
        }
        Ok(())
    }

    fn is_erased(&self, id: Option<Id<Candidate>>) -> bool {
        id.is_some_and(|id| self.erased.contains(&id.raw()))
    }

    /// Whether a write is still there, or was followed by a later one, or was about somebody who is erased.
    fn kept(&self, workspace: &Workspace, one: &Acknowledged) -> bool {
        match workspace.get(&one.key) {
            Some(registers) => registers.get(&one.path).is_some_and(|register| register.stamp >= one.stamp),
            None => !self.erased.is_empty(),
        }
    }
}

fn play(seed: u64) {
    let mut story = Story::begin(seed);
    story.play();
    if let Err(why) = story.judge() {
        panic!("seed {seed}: {why}\n{}", story.history);
    }
}

#[test]
fn seeds_that_failed_once_hold() {
    PINNED.iter().copied().for_each(play);
}

// In four parts, so that they are played side by side.
#[test]
fn teams_agree_in_the_end_1() {
    (0..SEEDS / 4).for_each(play);
}

#[test]
fn teams_agree_in_the_end_2() {
    (SEEDS / 4..SEEDS / 2).for_each(play);
}

#[test]
fn teams_agree_in_the_end_3() {
    (SEEDS / 2..SEEDS / 4 * 3).for_each(play);
}

#[test]
fn teams_agree_in_the_end_4() {
    (SEEDS / 4 * 3..SEEDS).for_each(play);
}
