//! The panel and its seal, without a browser: who may see whose scores, in one workspace and in the files between several, whatever
//! the order in which people invite, score and hand in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use desk::Desk;
use handpick::{
    domain::{
        Id, RawId,
        application::Application,
        edit::{Edit, EditError, scorecard_id},
        facts::Facts,
        panel::{is_invited, usual},
        scorecard::{Rating, Scorecard, Submission, commitment},
        sealing::{may_see, progress},
        team::Member,
    },
    exchange::file,
    workspace::{
        differences::{Standing, differences},
        document::{Key, Workspace},
        earlier::merge_keeping,
        import::{Turned, merge_in},
        registers::Record,
        sealed::sealed_for,
        stamp::{Clock, Replica},
        views::Views,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The file without these records.
fn write_but(workspace: &Workspace, left_out: &BTreeSet<Key>) -> String {
    file::write_part(workspace, &|key, registers| {
        if left_out.contains(key) { None } else { file::whole(key, registers) }
    })
}

/// A team at as many browsers, who share one requisition with fixed criteria and one candidate.
fn team(size: u32) -> (Vec<Desk>, Id<Application>) {
    let mut desks: Vec<Desk> = (1..=size).map(Desk::new).collect();
    let id = desks[0].requisition();
    desks[0].act(Edit::FixCriteria { id }).unwrap();
    let application = desks[0].candidate("Eleni Markaki", id);
    exchange(&mut desks);
    (desks, application)
}

/// Everybody takes in what everybody else has, whole.
fn exchange(desks: &mut [Desk]) {
    let files: Vec<String> = desks.iter().map(|desk| file::write(&desk.workspace)).collect();
    for desk in desks {
        files.iter().for_each(|text| desk.take_in_file(text));
    }
}

fn invite(desk: &mut Desk, application: Id<Application>, members: &[Id<Member>]) {
    desk.act(Edit::Invite { application, members: members.to_vec() }).unwrap();
}

/// The file that somebody shares.
fn shared(desk: &Desk) -> String {
    write_but(&desk.workspace, &sealed_for(&desk.workspace, &desk.views, Some(desk.me)))
}

/// A browser that has this file alone.
fn opened(text: &str) -> (Workspace, Views) {
    let incoming = file::read(text).unwrap();
    assert_eq!(incoming.refused, []);
    let mut workspace = Workspace::new(incoming.workspace);
    merge_in(&mut workspace, incoming, &mut Clock::new(Replica::new(77)));
    let views = Views::of(&workspace);
    (workspace, views)
}

fn shared_again(text: &str, viewer: Id<Member>) -> String {
    let (workspace, views) = opened(text);
    write_but(&workspace, &sealed_for(&workspace, &views, Some(viewer)))
}

/// Whose scores somebody may see, of all who have a scorecard.
fn seen_by(desk: &Desk, application: Id<Application>) -> Vec<Id<Member>> {
    let seats = desk.views.seats(application);
    let all = seats.iter().filter(|seat| seat.begun).map(|seat| seat.member);
    all.filter(|author| may_see(*author, Some(desk.me), &seats)).collect()
}

#[test]
fn two_people_who_invite_side_by_side_both_keep_theirs() {
    let (mut desks, application) = team(4);
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    invite(&mut desks[0], application, &[members[2]]);
    invite(&mut desks[1], application, &[members[2], members[3]]);
    exchange(&mut desks);
    for desk in &desks {
        assert_eq!(progress(&desk.views.seats(application)), (0, 2));
    }
}

#[test]
fn an_invitation_is_taken_back_with_a_trace_and_that_can_be_undone() {
    let (mut desks, application) = team(2);
    let (me, other) = (desks[0].me, desks[1].me);
    let desk = &mut desks[0];
    assert_eq!(
        desk.act(Edit::Invite { application, members: vec![me, Id::new(5)] }),
        Err(EditError::Gone),
        "nobody is invited who is not there"
    );
    assert_eq!(progress(&desk.views.seats(application)), (0, 0));
    invite(desk, application, &[me, other]);
    desk.act(Edit::Withdraw { application, member: other }).unwrap();
    assert_eq!(progress(&desk.views.seats(application)), (0, 1));
    desk.undo();
    assert_eq!(progress(&desk.views.seats(application)), (0, 2));
    desk.act(Edit::Withdraw { application, member: other }).unwrap();
    invite(desk, application, &[other]);
    let turns: Vec<_> =
        desk.views.application(application).unwrap().panel[&other].iter().map(|turn| (turn.invited, turn.by)).collect();
    assert_eq!(turns, [(true, me), (false, me), (true, me)], "a look while nobody was invited leaves its trace");
    // To do again what is so already changes nothing.
    let before = desk.workspace.clone();
    invite(desk, application, &[other]);
    assert_eq!(desk.workspace, before);
    desk.score(application, 4);
    assert_eq!(desk.act(Edit::Withdraw { application, member: me }), Err(EditError::ScorecardHandedIn));
}

#[test]
fn somebody_who_never_opens_this_browser_is_invited_by_name() {
    let (mut desks, application) = team(1);
    let desk = &mut desks[0];
    let id = desk.fresh();
    let by_name = |name: &str| Edit::InviteByName { application, id, name: name.to_owned() };
    assert_eq!(desk.act(by_name("  ")), Err(EditError::InterviewerWithoutName));
    desk.act(by_name(" Nikos ")).unwrap();
    assert_eq!(desk.views.member(id).unwrap().name, "Nikos");
    assert_eq!(progress(&desk.views.seats(application)), (0, 1));
    desk.undo();
    assert!(desk.views.member(id).is_none() && desk.views.seats(application).is_empty(), "one step");
}

#[test]
fn the_next_candidate_is_offered_the_panel_of_the_last_one() {
    let (mut desks, first) = team(3);
    let [one, two, three] = [0, 1, 2].map(|at: usize| desks[at].me);
    let desk = &mut desks[0];
    let requisition = desk.views.application(first).unwrap().requisition;
    let (second, third) = (desk.candidate("Tom Beckett", requisition), desk.candidate("Anna Petrova", requisition));
    assert_eq!(usual(first, &desk.views), []);
    invite(desk, first, &[one]);
    invite(desk, second, &[one, two]);
    assert_eq!(usual(third, &desk.views), [one, two]);
    assert_eq!(usual(first, &desk.views), [two], "without those who are invited already");
    desk.act(Edit::Withdraw { application: second, member: two }).unwrap();
    invite(desk, third, &[three]);
    assert_eq!(usual(first, &desk.views), [three], "the newest panel is the usual one");
    assert_eq!(usual(third, &desk.views), [one]);
}

#[test]
fn scores_are_sealed_for_everybody_until_the_last_has_handed_in() {
    let (mut desks, application) = team(3);
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    // The owner invites two others, and is not invited.
    invite(&mut desks[0], application, &members[1..]);
    exchange(&mut desks);
    desks[1].score_saying(application, 5, "Restated the problem.");
    exchange(&mut desks);
    for (desk, sees) in desks.iter().zip([vec![], vec![members[1]], vec![]]) {
        assert_eq!(seen_by(desk, application), sees);
        assert_eq!(desk.views.open_submissions_of(application, Some(desk.me)), None, "no mean, no rank");
        assert_eq!(progress(&desk.views.seats(application)), (1, 2));
    }
    assert_eq!(desks[0].views.open_submissions_of(application, None), None, "nor for somebody without a name");
    desks[2].score_saying(application, 2, "Interrupted twice.");
    exchange(&mut desks);
    for desk in &desks {
        assert_eq!(seen_by(desk, application), members[1..]);
        assert_eq!(desk.views.open_submissions_of(application, Some(desk.me)).unwrap().len(), 2);
    }
}

#[test]
fn a_missing_interviewer_does_not_block_for_ever() {
    let (mut desks, application) = team(3);
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    invite(&mut desks[0], application, &members);
    desks[0].score(application, 4);
    assert_eq!(desks[0].views.open_submissions_of(application, Some(members[0])), None);
    for member in &members[1..] {
        desks[0].act(Edit::Withdraw { application, member: *member }).unwrap();
    }
    assert_eq!(desks[0].views.open_submissions_of(application, Some(members[0])).unwrap().len(), 1);
}

#[test]
fn with_nobody_invited_a_handed_in_scorecard_is_open_and_a_draft_is_not() {
    let (mut desks, application) = team(2);
    let mut draft = desks[1].scorecard(application);
    draft.summary = "Not sure yet.".to_owned();
    desks[1].act(Edit::SetScorecard { after: Box::new(draft) }).unwrap();
    exchange(&mut desks);
    assert_eq!(seen_by(&desks[0], application), []);
    assert!(!shared(&desks[0]).contains("Not sure yet.") && shared(&desks[1]).contains("Not sure yet."));
    desks[1].score_saying(application, 5, "Restated the problem.");
    exchange(&mut desks);
    assert_eq!(seen_by(&desks[0], application), [desks[1].me]);
    assert!(shared(&desks[0]).contains("Restated the problem."));
}

#[test]
fn handing_in_is_the_last_word() {
    let (mut desks, application) = team(1);
    let desk = &mut desks[0];
    let me = desk.me;
    invite(desk, application, &[me]);
    desk.score(application, 4);
    let before = desk.views.scorecard(scorecard_id(application, me)).unwrap();
    // What is undone now is the invitation, not the marks after a look at the others'.
    desk.undo();
    assert_eq!(desk.views.scorecard(scorecard_id(application, me)).unwrap(), before);
    assert_eq!(desk.views.submissions_of(application).len(), 1);
    assert!(!is_invited(&desk.views.application(application).unwrap().panel, me));
}

#[test]
fn a_shared_file_holds_no_sealed_score_and_takes_nothing_away_where_it_is_merged() {
    let (mut desks, application) = team(3);
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    invite(&mut desks[0], application, &members);
    exchange(&mut desks);
    desks[0].score_saying(application, 4, "Words of the owner.");
    desks[1].score_saying(application, 5, "Words of the second.");
    exchange(&mut desks);

    let text = shared(&desks[0]);
    assert!(text.contains("Words of the owner.") && !text.contains("Words of the second."));
    assert!(file::write(&desks[0].workspace).contains("Words of the second."), "the full backup has it");
    assert_eq!(shared_again(&text, members[0]), text, "out, in and out again are the same bytes");
    let before = desks[1].workspace.clone();
    desks[1].take_in_file(&text);
    assert_eq!(desks[1].workspace, before, "what is not in a file is not removed by it");
    // A removed application seals what is on it, since nobody can tell any more who is awaited.
    let candidate = desks[0].views.application(application).unwrap().candidate;
    desks[0].act(Edit::RemoveCandidate { id: candidate }).unwrap();
    assert!(!shared(&desks[0]).contains("Words of the second."));
    desks[0].undo();

    desks[2].score_saying(application, 1, "Words of the third.");
    exchange(&mut desks);
    for desk in &desks {
        assert_eq!(shared(desk), file::write(&desk.workspace), "open for all: nothing is left out");
    }
}

#[test]
fn two_drafts_of_one_scorecard_are_known_apart_although_other_records_travelled() {
    let (mut desks, application) = team(2);
    // One interviewer with two browsers; the second desk acts as the first one's member.
    desks[1].me = desks[0].me;
    let draft = |desk: &mut Desk, text: &str| {
        let mut card = desk.scorecard(application);
        card.summary = text.to_owned();
        desk.act(Edit::SetScorecard { after: Box::new(card) }).unwrap();
    };
    draft(&mut desks[0], "Written at the shop.");
    let requisition = desks[0].views.application(application).unwrap().requisition;
    desks[0].candidate("Tom Beckett", requisition);
    // A colleague's file brings the rest of the shop's work home, but not the draft.
    let owner = Id::new(4711);
    let passed_on = write_but(&desks[0].workspace, &sealed_for(&desks[0].workspace, &desks[0].views, Some(owner)));
    assert!(!passed_on.contains("Written at the shop."));
    desks[1].now = desks[0].now;
    desks[1].take_in_file(&passed_on);
    draft(&mut desks[1], "Written at home, later.");

    let incoming = file::read(&file::write(&desks[1].workspace)).unwrap();
    let found = differences(&desks[0].workspace, &incoming, 0);
    let summary = found.iter().find(|one| one.path.as_str() == "summary").unwrap();
    assert_eq!((summary.standing, summary.taken), (Standing::Both, true));
    let shop = &mut desks[0];
    merge_keeping(&mut shop.workspace, incoming, &Turned::new(), 0, &mut shop.clock);
    shop.views = Views::of(&shop.workspace);
    let card = scorecard_id(application, shop.me);
    assert_eq!(shop.views.scorecard(card).unwrap().summary, "Written at home, later.");
    assert_eq!(shop.views.earlier_of(card.raw())[0].1.text, "Written at the shop.");
    // The text that did not stay is sealed with its scorecard.
    let sealed = sealed_for(&shop.workspace, &shop.views, Some(owner));
    assert!(!write_but(&shop.workspace, &sealed).contains("Written at the shop."));
    assert!(shared(shop).contains("Written at the shop."));
}

#[test]
fn the_code_of_a_handed_in_scorecard_shows_any_change_and_tells_nothing() {
    let (mut desks, application) = team(1);
    let requisition = desks[0].views.application(application).unwrap().requisition;
    let second = desks[0].candidate("Tom Beckett", requisition);
    let desk = &mut desks[0];
    desk.score(application, 4);
    desk.score(second, 4);
    let all: Vec<(Id<Submission>, _)> = desk.views.submissions.iter().collect();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(_, submission)| submission.salt.is_some()));
    assert_ne!(all[0].1.salt, all[1].1.salt);
    let code = commitment(Id::new(0x0123_4567_89ab_cdef_0f1e_2d3c_4b5a_6978));
    assert_eq!(code, "0123 4567 89AB CDEF 0F1E 2D3C 4B5A 6978");

    let honest: serde_json::Value = serde_json::from_str(&file::write(&desk.workspace)).unwrap();
    let submissions = honest["records"]["submission"].as_array().unwrap().len();
    for field in ["summary", "recommendation", "at", "salt", "ratings"] {
        let mut changed = honest.clone();
        let record = &mut changed["records"]["submission"][0];
        match field {
            "summary" => record[field] = "A better summary.".into(),
            "recommendation" => record[field] = "strong_yes".into(),
            "at" => record[field] = "2026-01-01T00:00:00Z".into(),
            "salt" => record[field] = RawId(5).to_string().into(),
            _ => record[field].as_object_mut().unwrap().values_mut().next().unwrap()["mark"] = 5.into(),
        }
        let incoming = file::read(&changed.to_string()).unwrap();
        assert_eq!(incoming.refused.len(), 1, "{field}");
        assert_eq!(incoming.refused[0].kind, Submission::KIND);
        let read = incoming.records.iter().filter(|(key, _)| key.kind.as_str() == Submission::KIND).count();
        assert_eq!(read, submissions - 1);
    }
}

#[test]
fn a_scorecard_whose_submission_was_refused_has_not_arrived() {
    let (mut desks, application) = team(2);
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    invite(&mut desks[0], application, &members[1..]);
    exchange(&mut desks);
    desks[1].score(application, 3);
    let mut changed: serde_json::Value = serde_json::from_str(&file::write(&desks[1].workspace)).unwrap();
    changed["records"]["submission"][0]["recommendation"] = "strong_yes".into();
    let incoming = file::read(&changed.to_string()).unwrap();
    merge_in(&mut desks[0].workspace, incoming, &mut Clock::new(Replica::new(9)));
    desks[0].views = Views::of(&desks[0].workspace);
    assert_eq!(progress(&desks[0].views.seats(application)), (0, 1));
    assert_eq!(desks[0].views.open_submissions_of(application, Some(members[0])), None);
}

/// What a member writes: found in a file if and only if a scorecard of theirs is in it.
fn words_of(member: usize) -> String {
    format!("Evidence of number {member}.")
}

#[derive(Clone, Debug)]
enum Act {
    Invite(usize, usize),
    Withdraw(usize, usize),
    Draft(usize),
    HandIn(usize),
    Share(usize, usize),
}

fn act() -> impl Strategy<Value = Act> {
    let (by, of) = (0usize..4, 0usize..4);
    prop_oneof![
        2 => (by.clone(), of.clone()).prop_map(|(by, of)| Act::Invite(by, of)),
        1 => (by.clone(), of.clone()).prop_map(|(by, of)| Act::Withdraw(by, of)),
        1 => by.clone().prop_map(Act::Draft),
        2 => by.clone().prop_map(Act::HandIn),
        4 => (by, of).prop_map(|(from, to)| Act::Share(from, to)),
    ]
}

fn draft(desk: &mut Desk, application: Id<Application>, at: usize) {
    let mut card = desk.scorecard(application);
    let kit = desk.views.kit(card.kit).unwrap();
    let rating = Rating { mark: None, evidence: words_of(at) };
    card.ratings = kit.criteria.keys().map(|id| (*id, rating.clone())).collect();
    // Handed in already: that stays.
    let _ = desk.act(Edit::SetScorecard { after: Box::new(card) });
}

fn play(desks: &mut [Desk], application: Id<Application>, story: Vec<Act>) {
    let members: Vec<_> = desks.iter().map(|desk| desk.me).collect();
    for act in story {
        match act {
            Act::Invite(by, of) => invite(&mut desks[by], application, &[members[of]]),
            Act::Withdraw(by, of) => drop(desks[by].act(Edit::Withdraw { application, member: members[of] })),
            Act::Draft(by) => draft(&mut desks[by], application, by),
            Act::HandIn(by) => {
                let mine = scorecard_id(application, members[by]);
                if desks[by].views.scorecard(mine).is_none_or(|card| card.submission.is_none()) {
                    desks[by].score_saying(application, 3, &words_of(by));
                }
            }
            Act::Share(from, to) => {
                let text = shared(&desks[from]);
                desks[to].take_in_file(&text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever a team does, a shared file holds just what its sender may see; it is the same file after a round trip; it takes
    /// nothing away; and in the end whole files make everybody alike.
    #[test]
    fn what_is_sealed_never_leaves(story in prop::collection::vec(act(), 0..40)) {
        let (mut desks, application) = team(4);
        play(&mut desks, application, story);
        for at in 0..desks.len() {
            let desk = &desks[at];
            let seats = desk.views.seats(application);
            let text = shared(desk);
            for (other, member) in desks.iter().map(|desk| desk.me).enumerate() {
                let has = desk.views.scorecard(scorecard_id(application, member)).is_some();
                let sees = has && may_see(member, Some(desk.me), &seats);
                prop_assert_eq!(text.contains(&words_of(other)), sees, "{} about {}", at, other);
            }
            prop_assert_eq!(&shared_again(&text, desk.me), &text);
            let whole = desk.workspace.clone();
            let mut again = whole.clone();
            merge_in(&mut again, file::read(&text).unwrap(), &mut Clock::new(Replica::new(99)));
            prop_assert_eq!(again, whole);
        }
        exchange(&mut desks);
        for desk in &desks[1..] {
            prop_assert_eq!(file::write(&desk.workspace), file::write(&desks[0].workspace));
        }
        let kept = desks[0].workspace.iter().filter(|(key, _)| key.kind.as_str() == Scorecard::KIND).count();
        prop_assert_eq!(kept, desks[0].views.scorecards_of(application).len());
    }
}
