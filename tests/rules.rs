//! The hiring rules, end to end without a browser: edits go in, records come out, on a real workspace. What the method promises
//! (nothing published half-finished, criteria before scores, decisions with reasons) is held here.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use chrono::{DateTime, TimeDelta};
use desk::{Desk, applied, arrival};
use handpick::{
    domain::{
        Id,
        answer::waiting,
        application::Outcome,
        candidate::Candidate,
        edit::{Applied, Applying, Arrival, Edit, EditError, scorecard_id},
        facts::Facts,
        job::{JobDescription, Line, Need, Qualification, Shifts, Workplace},
        kit::KitFault,
        message::Way,
        money::{Amount, PayPeriod, Salary},
        order::OrderKey,
        publish::{Field, missing},
        requisition::{Requisition, StageRole, Status},
        scorecard::{Mark, Rating, Recommendation, ScorecardGap},
    },
    exchange::{file, person},
    workspace::{
        check::{Contradiction, check},
        differences::{Standing, differences},
        document::{Key, Workspace},
        earlier::merge_keeping,
        import::{Turned, merge_in_but},
        registers::Path,
        views::Views,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn complete(job: &mut JobDescription) {
    let order = OrderKey::sequence(1).remove(0);
    job.title = "Customer service agent".to_owned();
    job.purpose = "Help the people who bought our tents.".to_owned();
    job.salary = Salary {
        min: Amount::parse("1200"),
        max: Amount::parse("1500"),
        currency: "EUR".to_owned(),
        per: PayPeriod::Month,
    };
    job.qualifications
        .insert(Id::new(71), Qualification { text: "Fluent Greek".to_owned(), need: Need::Must, order: order.clone() });
    job.hours = "40 a week".to_owned();
    job.shifts = Some(Shifts::None);
    job.workplace = Some(Workplace::OnSite);
    job.place = "Volos".to_owned();
    job.perks.insert(Id::new(72), Line { text: "Health insurance".to_owned(), order });
}

#[test]
fn nothing_is_published_until_every_required_field_holds() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let fields = |desk: &Desk| -> Vec<Field> {
        missing(&desk.views.requisition(id).unwrap().job).into_iter().map(|gap| gap.field()).collect()
    };
    assert!(
        matches!(desk.act(Edit::Publish { id }), Err(EditError::NotReady(gaps)) if gaps.len() == fields(&desk).len())
    );
    desk.change(id, |requisition| complete(&mut requisition.job)).unwrap();
    assert_eq!(fields(&desk), []);
    // Each of the required parts alone holds it up, and is named.
    type Spoil = fn(&mut JobDescription);
    let spoils: [(Field, Spoil); 9] = [
        (Field::Title, |job| job.title = "  ".to_owned()),
        (Field::Purpose, |job| job.purpose.clear()),
        (Field::Salary, |job| job.salary.max = None),
        (Field::Salary, |job| job.salary.max = Amount::parse("1100")),
        (Field::Qualifications, |job| job.qualifications.clear()),
        (Field::Hours, |job| job.hours.clear()),
        (Field::Shifts, |job| job.shifts = None),
        (Field::Workplace, |job| job.workplace = None),
        (Field::Perks, |job| job.perks.clear()),
    ];
    for (field, spoil) in spoils {
        desk.change(id, |requisition| spoil(&mut requisition.job)).unwrap();
        assert!(matches!(desk.act(Edit::Publish { id }), Err(EditError::NotReady(_))), "{field:?}");
        assert!(fields(&desk).contains(&field), "{field:?}");
        desk.undo();
    }
    desk.act(Edit::Publish { id }).unwrap();
    assert_eq!(desk.views.requisition(id).unwrap().status(), Status::Open);
}

#[test]
fn a_published_version_stays_as_it_was_published() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    desk.change(id, |requisition| complete(&mut requisition.job)).unwrap();
    desk.act(Edit::Publish { id }).unwrap();
    let version = desk.views.requisition(id).unwrap().published.unwrap();
    desk.act(Edit::Publish { id }).unwrap();
    assert_eq!(
        desk.views.requisition(id).unwrap().published,
        Some(version),
        "what has not changed is not published again"
    );
    assert_eq!(desk.views.job_versions.len(), 1);
    desk.change(id, |requisition| requisition.job.title = "Night porter".to_owned()).unwrap();
    assert_eq!(desk.views.job_versions.get(&version).unwrap().job.title, "Customer service agent");
    desk.act(Edit::Publish { id }).unwrap();
    assert_ne!(desk.views.requisition(id).unwrap().published, Some(version));
    assert_eq!(desk.views.job_versions.len(), 2);
}

#[test]
fn a_frozen_record_whose_content_was_changed_is_refused() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    desk.change(id, |requisition| complete(&mut requisition.job)).unwrap();
    desk.act(Edit::Publish { id }).unwrap();
    desk.act(Edit::FixCriteria { id }).unwrap();
    let honest = file::write(&desk.workspace);
    assert_eq!(file::read(&honest).unwrap().refused, []);
    let mut json: serde_json::Value = serde_json::from_str(&honest).unwrap();
    json["records"]["job_version"][0]["job"]["salary"]["max"] = 9000.into();
    let refused = file::read(&json.to_string()).unwrap().refused;
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].kind, "job_version");
    // A newer Handpick may have frozen a field that this one does not know.
    let mut json: serde_json::Value = serde_json::from_str(&honest).unwrap();
    json["records"]["kit"][0]["floor"] = 2.into();
    assert_eq!(file::read(&json.to_string()).unwrap().refused, []);
}

#[test]
fn criteria_come_before_scores_and_stay() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    let early = desk.scorecard(application);
    assert_eq!(desk.act(Edit::SetScorecard { after: Box::new(early) }), Err(EditError::CriteriaNotFixed));

    desk.change(id, |requisition| requisition.criteria.values_mut().next().unwrap().weight = 3).unwrap();
    let refused = desk.act(Edit::FixCriteria { id });
    assert!(matches!(refused, Err(EditError::CriteriaNotReady(faults)) if faults == [KitFault::WeightsWithoutReason]));
    desk.change(id, |requisition| requisition.weights_reason = "Listening is the job.".to_owned()).unwrap();
    desk.act(Edit::FixCriteria { id }).unwrap();
    assert_eq!(desk.change(id, |requisition| requisition.criteria.clear()), Err(EditError::CriteriaFixed));
    // Nobody has scored yet: they can be opened again.
    desk.act(Edit::ReopenCriteria { id }).unwrap();
    desk.act(Edit::FixCriteria { id }).unwrap();
    let card = desk.scorecard(application);
    desk.act(Edit::SetScorecard { after: Box::new(card) }).unwrap();
    assert_eq!(desk.act(Edit::ReopenCriteria { id }), Err(EditError::KitInUse));
}

#[test]
fn a_scorecard_is_handed_in_whole_and_once() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    desk.act(Edit::FixCriteria { id }).unwrap();
    let mut card = desk.scorecard(application);
    let kit = desk.views.kit(card.kit).unwrap();
    let [first, second] = [0, 1].map(|at| *kit.criteria.keys().nth(at).unwrap());
    card.ratings.insert(first, Rating { mark: Some(Mark::Points(4)), evidence: String::new() });
    desk.act(Edit::SetScorecard { after: Box::new(card.clone()) }).unwrap();
    let hand_in = || Edit::HandIn { id: scorecard_id(application, Id::new(901)) };
    let Err(EditError::ScorecardIncomplete(gaps)) = desk.act(hand_in()) else { panic!("handed in half") };
    assert_eq!(gaps, [ScorecardGap::Evidence(first), ScorecardGap::Mark(second), ScorecardGap::Recommendation]);
    card.ratings.insert(first, Rating { mark: Some(Mark::Points(4)), evidence: "Let me finish.".to_owned() });
    card.ratings.insert(second, Rating { mark: Some(Mark::NotAssessed), evidence: String::new() });
    card.recommendation = Some(Recommendation::Yes);
    desk.act(Edit::SetScorecard { after: Box::new(card.clone()) }).unwrap();
    desk.act(hand_in()).unwrap();
    assert_eq!(desk.views.submissions_of(application).len(), 1);
    assert_eq!(desk.act(hand_in()), Err(EditError::ScorecardHandedIn));
    assert_eq!(desk.act(Edit::SetScorecard { after: Box::new(card) }), Err(EditError::ScorecardHandedIn));
}

#[test]
fn a_decision_has_a_reason_and_moves_the_card() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let (hired, declined) = (desk.candidate("Eleni Markaki", id), desk.candidate("Tom Beckett", id));
    let decide = |application, outcome, reason: &str| Edit::Decide {
        application,
        outcome,
        reason: reason.to_owned(),
        shareable: String::new(),
        score: Some(430),
    };
    assert_eq!(desk.act(decide(hired, Outcome::Hire, " \n")), Err(EditError::ReasonMissing));
    desk.act(decide(hired, Outcome::Hire, "Best listener.")).unwrap();
    desk.act(decide(declined, Outcome::Decline, "No Greek.")).unwrap();
    assert_eq!((desk.role(hired), desk.role(declined)), (StageRole::Hired, StageRole::Disqualified));
    // One step: the decision and its move go back together.
    desk.undo();
    assert_eq!(desk.role(declined), StageRole::Step);
    assert!(desk.views.decisions_of(declined).is_empty());
}

#[test]
fn people_need_a_name_and_a_way_to_answer_them() {
    let mut desk = Desk::new(1);
    let add = |desk: &mut Desk, name: &str, email: &str| {
        let candidate = Candidate { name: name.to_owned(), email: email.to_owned(), ..Candidate::default() };
        let id = desk.fresh();
        desk.act(Edit::AddCandidate { id, candidate, application: None })
    };
    assert_eq!(add(&mut desk, " ", "a@example.com"), Err(EditError::CandidateWithoutName));
    // Nor one that leads nowhere: whoever walks in has gone by the time somebody writes to them.
    for nowhere in [" ", "wanda@", "@wanda", "bla", "a@b", "a b@example.com"] {
        assert_eq!(add(&mut desk, "王小明", nowhere), Err(EditError::CandidateWithoutContact), "{nowhere:?}");
    }
    add(&mut desk, "王小明", "a@example.com").unwrap();
}

#[test]
fn one_person_applies_to_several_requisitions_and_to_each_once() {
    let mut desk = Desk::new(1);
    let (one, two) = (desk.requisition(), desk.requisition());
    let application = desk.candidate("Eleni Markaki", one);
    let candidate = desk.views.application(application).unwrap().candidate;
    let apply = |desk: &mut Desk, requisition| {
        let application = Applying { id: desk.fresh(), requisition, source: String::new() };
        desk.act(Edit::Apply { candidate, application })
    };
    assert_eq!(apply(&mut desk, one), Err(EditError::AppliesAlready));
    apply(&mut desk, two).unwrap();
    assert_eq!(desk.views.applications_of(candidate).len(), 2);
    let closed = desk.requisition();
    desk.act(Edit::Close { id: closed, reason: "Filled".to_owned() }).unwrap();
    let application = Applying { id: desk.fresh(), requisition: closed, source: String::new() };
    assert_eq!(desk.act(Edit::Apply { candidate, application }), Err(EditError::RequisitionClosed));
}

#[test]
fn people_from_a_file_stand_in_its_order_and_go_back_as_one_step() {
    let mut desk = Desk::new(1);
    let requisition = desk.requisition();
    let known = desk.candidate("Eleni Markaki", requisition);
    let eleni = desk.views.application(known).unwrap().candidate;
    let day = |day: i64| DateTime::from_timestamp(1_780_000_000 + day * 86_400, 0);
    let first = desk.views.application(known).unwrap().placement.stage;
    let listed = |desk: &mut Desk, id, name: &str, day| {
        let candidate = Candidate { name: name.to_owned(), phone: "2310 000000".to_owned(), ..Candidate::default() };
        // Some lists name the first stage, and some do not.
        let application = Applied {
            stage: Some(first).filter(|_| name.ends_with('1')),
            source: " Website ".to_owned(),
            referrer: " Maria Lekka ".to_owned(),
            applied: day,
            ..applied(desk.fresh(), requisition)
        };
        Arrival { applications: vec![application], note: format!("About {name}"), ..arrival(id, candidate) }
    };
    let mut arrivals = vec![listed(&mut desk, eleni, "Eleni Markaki", day(1))];
    for number in 0..3000 {
        let id = desk.fresh();
        arrivals.push(listed(&mut desk, id, &format!("Person {number}"), day(number)));
    }
    let before = file::write(&desk.workspace).len();
    desk.act(Edit::AddCandidates { arrivals: arrivals.clone() }).unwrap();
    let column = desk.column(known);
    let expected: Vec<_> = arrivals.iter().skip(1).map(|arrival| arrival.applications[0].id).collect();
    assert_eq!(column.split_first(), Some((&known, expected.as_slice())), "who applies already applies once");
    assert_eq!(desk.views.candidate(eleni).unwrap().phone, "2310 000000");
    let first = desk.views.application(expected[5]).unwrap();
    assert_eq!((first.source.as_str(), Some(first.applied), Some(first.since)), ("Website", day(5), day(5)));
    assert_eq!(first.referrer, "Maria Lekka");
    assert_eq!(desk.views.application(known).unwrap().referrer, "", "who applies already keeps what is said there");
    let notes = desk.views.notes.iter().filter(|(_, note)| note.application.is_none()).count();
    assert_eq!((desk.views.notes.len(), notes), (3001, 1), "a note on somebody who applied before is about the person");
    let orders: Vec<_> = column.iter().map(|id| desk.views.application(*id).unwrap().placement.order.clone()).collect();
    assert!(orders.iter().all(|order| order.as_str().len() <= 4));
    assert!(orders.is_sorted_by(|above, below| above < below), "no two stand at one place");
    desk.undo();
    assert_eq!(desk.column(known), [known]);
    assert_eq!((desk.views.candidates.len(), desk.views.notes.len()), (1, 0));
    assert!(file::write(&desk.workspace).len() > before);
}

#[test]
fn people_from_a_file_are_refused_as_one() {
    let mut desk = Desk::new(1);
    let requisition = desk.requisition();
    let mut anna = |phone: &str| {
        let candidate = Candidate { name: "Anna".to_owned(), phone: phone.to_owned(), ..Candidate::default() };
        arrival(desk.fresh(), candidate)
    };
    let (good, bad) = (anna("2310 000000"), anna(" "));
    let with = |applications| Arrival { applications, ..good.clone() };
    let add = |arrivals: &[&Arrival]| Edit::AddCandidates {
        arrivals: arrivals.iter().map(|arrival| (*arrival).clone()).collect(),
    };
    assert_eq!(desk.act(add(&[&good, &bad])), Err(EditError::CandidateWithoutContact));
    let (one, two) = (desk.fresh(), desk.fresh());
    let applying = applied(one, requisition);
    let elsewhere = applied(two, Id::new(99));
    assert_eq!(desk.act(add(&[&with(vec![applying.clone(), elsewhere])])), Err(EditError::Gone));
    let nowhere = Applied { stage: Some(Id::new(98)), ..applying.clone() };
    assert_eq!(desk.act(add(&[&with(vec![nowhere])])), Err(EditError::Gone));
    let out = Applied { stage: Some(desk.stage(requisition, StageRole::Disqualified)), ..applying.clone() };
    assert_eq!(desk.act(add(&[&with(vec![out])])), Err(EditError::ReasonMissing));
    assert_eq!(desk.views.candidates.len(), 0);
    desk.act(Edit::Close { id: requisition, reason: "Filled".to_owned() }).unwrap();
    assert_eq!(desk.act(add(&[&with(vec![applying])])), Err(EditError::RequisitionClosed));
    desk.act(add(&[&good])).unwrap();
    assert_eq!((desk.views.candidates.len(), desk.views.applications.len(), desk.views.notes.len()), (1, 0, 0));
}

#[test]
fn a_pipeline_keeps_its_ends_and_the_stages_that_are_in_use() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    let first = desk.views.application(application).unwrap().placement.stage;
    let hired = desk.stage(id, StageRole::Hired);
    let without = |stage| move |requisition: &mut Requisition| drop(requisition.stages.remove(&stage));
    assert_eq!(desk.change(id, without(first)), Err(EditError::StageInUse));
    assert_eq!(desk.change(id, without(hired)), Err(EditError::StageMissing));
    assert_eq!(desk.change(id, |requisition| requisition.headcount = 0), Err(EditError::NoHeadcount));
}

#[test]
fn what_hangs_on_a_person_or_a_requisition_goes_and_comes_back_with_it() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    let candidate = desk.views.application(application).unwrap().candidate;
    for edit in [Edit::RemoveCandidate { id: candidate }, Edit::RemoveRequisition { id }] {
        desk.act(edit).unwrap();
        assert_eq!(desk.views.application(application), None);
        assert_eq!(check(&desk.views), []);
        desk.undo();
        assert!(desk.views.application(application).is_some());
    }
}

#[test]
fn a_move_within_a_column_is_no_history_and_one_to_another_is() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let all = [1, 2, 3].map(|number| desk.candidate(&format!("Candidate {number}"), id));
    let here = desk.views.application(all[0]).unwrap().placement.stage;
    desk.act(Edit::MoveApplication { id: all[2], to: here, before: Some(all[0]) }).unwrap();
    assert_eq!(desk.column(all[0]), [all[2], all[0], all[1]]);
    assert!(desk.views.moves_of(all[2]).is_empty());
    let since = desk.views.application(all[2]).unwrap().since;
    let hired = desk.stage(id, StageRole::Hired);
    desk.act(Edit::MoveApplication { id: all[2], to: hired, before: None }).unwrap();
    let moves = desk.views.moves_of(all[2]);
    assert_eq!((moves.len(), moves[0].1.from, moves[0].1.to, moves[0].1.by), (1, here, hired, desk.me));
    assert!(desk.views.application(all[2]).unwrap().since > since);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A board behaves as a list of lists, whatever is moved where.
    #[test]
    fn a_board_is_a_list_of_lists(moves in prop::collection::vec((0usize..6, 0usize..3, 0usize..7), 0..40)) {
        let mut desk = Desk::new(1);
        let id = desk.requisition();
        let cards: Vec<_> = (0..6).map(|number| desk.candidate(&format!("Candidate {number}"), id)).collect();
        let stages: Vec<_> = {
            let requisition = desk.views.requisition(id).unwrap();
            requisition.pipeline().into_iter().take(3).map(|(stage, _)| stage).collect()
        };
        let mut model = vec![cards.clone(), Vec::new(), Vec::new()];
        for (card, to, place) in moves {
            let card = cards[card];
            let before = model[to].get(place).copied();
            desk.act(Edit::MoveApplication { id: card, to: stages[to], before }).unwrap();
            if before != Some(card) {
                for column in &mut model {
                    column.retain(|other| *other != card);
                }
                let at = before.map_or(model[to].len(), |before| model[to].iter().position(|c| *c == before).unwrap());
                model[to].insert(at, card);
            }
            for (stage, column) in stages.iter().zip(&model) {
                prop_assert_eq!(&desk.views.column(id, *stage), column);
            }
        }
    }
}

#[test]
fn a_merge_that_contradicts_itself_is_found_and_named() {
    let mut here = Desk::new(1);
    let id = here.requisition();
    let stray = here.candidate("Eleni Markaki", id);
    let decided = here.candidate("Tom Beckett", id);
    let person = here.views.application(decided).unwrap().candidate;
    let mut there = Desk::new(2);
    there.take_in(&here);
    assert_eq!(check(&there.views), []);

    // A stage goes here while somebody is moved to it there.
    let second = here.views.requisition(id).unwrap().pipeline()[1].0;
    here.change(id, |requisition| drop(requisition.stages.remove(&second))).unwrap();
    there.act(Edit::MoveApplication { id: stray, to: second, before: None }).unwrap();
    // Somebody is turned down there, and then moved to the hired column.
    let (reason, shareable) = ("No Greek.".to_owned(), String::new());
    there.act(Edit::Disqualify { applications: vec![decided], reason, shareable }).unwrap();
    let hired = there.stage(id, StageRole::Hired);
    there.act(Edit::MoveApplication { id: decided, to: hired, before: None }).unwrap();
    // One person is added to the second requisition in both browsers.
    let other = here.requisition();
    there.take_in(&here);
    let mut twice = Vec::new();
    for desk in [&mut here, &mut there] {
        let application = Applying { id: desk.fresh(), requisition: other, source: String::new() };
        twice.push(application.id);
        desk.act(Edit::Apply { candidate: person, application }).unwrap();
    }
    // A requisition goes here while somebody applies to it there.
    let third = here.requisition();
    there.take_in(&here);
    let late = there.candidate("Anna Petrova", third);
    here.act(Edit::RemoveRequisition { id: third }).unwrap();

    here.take_in(&there);
    there.take_in(&here);
    let found = check(&here.views);
    assert_eq!(found, check(&there.views), "both see the same");
    assert_eq!(found.len(), 4, "{found:?}");
    for one in [
        Contradiction::WithoutStage(stray),
        Contradiction::AgainstDecision(decided),
        Contradiction::Twice(twice[0].min(twice[1]), twice[0].max(twice[1])),
        Contradiction::Orphan(late),
    ] {
        assert!(found.contains(&one), "{one:?}");
    }
}

#[test]
fn more_hired_than_places_is_to_settle() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    for name in ["Eleni Markaki", "Tom Beckett"] {
        let application = desk.candidate(name, id);
        desk.act(Edit::FixCriteria { id }).unwrap();
        desk.score(application, 4);
        let edit = Edit::Decide {
            application,
            outcome: Outcome::Hire,
            reason: "Good.".to_owned(),
            shareable: String::new(),
            score: Some(400),
        };
        desk.act(edit).unwrap();
    }
    assert_eq!(check(&desk.views), [Contradiction::TooManyHired(id)]);
    desk.change(id, |requisition| requisition.headcount = 2).unwrap();
    assert_eq!(check(&desk.views), []);
}

/// Two people who began with the same workspace, and what each of them is asked when the other's file comes in.
#[test]
fn an_import_says_who_changed_what_and_does_as_it_is_told() {
    let mut here = Desk::new(1);
    let id = here.requisition();
    here.change(id, |requisition| complete(&mut requisition.job)).unwrap();
    let mut there = Desk::new(2);
    there.take_in(&here);
    let exchanged = here.now.timestamp_millis().unsigned_abs();
    there.now = here.now + TimeDelta::minutes(5);

    here.change(id, |requisition| {
        requisition.job.purpose = "Purpose of here".to_owned();
        requisition.job.hours = "Hours of here".to_owned();
    })
    .unwrap();
    there
        .change(id, |requisition| {
            requisition.job.purpose = "Purpose of there, later".to_owned();
            requisition.job.place = "Place of there".to_owned();
        })
        .unwrap();

    let incoming = file::read(&file::write(&there.workspace)).unwrap();
    let found = differences(&here.workspace, &incoming, exchanged);
    let told: Vec<_> = found.iter().map(|one| (one.path.as_str(), one.standing, one.taken)).collect();
    assert_eq!(
        told,
        [("purpose", Standing::Both, true), ("place", Standing::There, true), ("hours", Standing::Here, false),]
    );
    // The stamps alone tell the same here: both still hold what the other had written before.
    assert_eq!(differences(&here.workspace, &incoming, 0), found);

    let before = here.views.requisition(id).unwrap();
    let turned: Turned = [&found[0], &found[2]].map(|one| (one.key.clone(), one.path.clone())).into();
    let (_, step) = merge_in_but(&mut here.workspace, incoming.clone(), &turned, &mut here.clock);
    here.history.push(step);
    here.views = Views::of(&here.workspace);
    let job = here.views.requisition(id).unwrap().job.clone();
    assert_eq!((job.purpose.as_str(), job.place.as_str()), ("Purpose of here", "Place of there"));
    assert_eq!(job.hours, "40 a week", "the file's, against the merge");
    assert_eq!(differences(&here.workspace, &incoming, exchanged).iter().filter(|one| one.taken).count(), 0);
    // What was chosen is an edit like any other: it travels.
    there.take_in(&here);
    assert_eq!(there.views.requisition(id).unwrap().job, job);
    // One step, and undone as one.
    here.undo();
    assert_eq!(here.views.requisition(id).unwrap(), before);
}

#[test]
fn nobody_who_applied_is_left_without_an_answer() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let people: Vec<_> = ["Eleni Markaki", "Tom Beckett", "王小明"].map(|name| desk.candidate(name, id)).into();
    let close = || Edit::Close { id, reason: "Filled".to_owned() };
    assert_eq!(desk.act(close()), Err(EditError::Unanswered(3)));
    let hired = desk.stage(id, StageRole::Hired);
    desk.act(Edit::MoveApplication { id: people[0], to: hired, before: None }).unwrap();
    assert_eq!(desk.act(close()), Err(EditError::Unanswered(2)), "whoever is hired knows it");

    let answer = |reason: &str, text: &str| Edit::Answer {
        requisition: id,
        applications: people[1..].to_vec(),
        reason: reason.to_owned(),
        text: text.to_owned(),
        way: Way::Email,
    };
    assert_eq!(desk.act(answer("Filled", " ")), Err(EditError::TextMissing));
    assert_eq!(desk.act(answer(" ", "Dear {name}, no.")), Err(EditError::ReasonMissing));
    desk.act(answer("Filled", "Dear {name}, no.")).unwrap();
    let out = desk.stage(id, StageRole::Disqualified);
    assert_eq!(desk.views.column(id, out), people[1..], "in the order in which they were answered");
    for (application, name) in people[1..].iter().zip(["Tom Beckett", "王小明"]) {
        let told = desk.views.answers_of(*application);
        assert_eq!(told.iter().map(|(_, told)| told.text.clone()).collect::<Vec<_>>(), [format!("Dear {name}, no.")]);
        let decision = desk.views.decisions_of(*application).remove(0).1;
        assert_eq!((decision.outcome, decision.reason.as_str()), (Outcome::Decline, "Filled"));
    }
    desk.act(close()).unwrap();
    assert_eq!(desk.views.requisition(id).unwrap().status(), Status::Closed);

    // One step brings back stage and all.
    desk.undo();
    desk.undo();
    assert_eq!(desk.act(close()), Err(EditError::Unanswered(2)));
    assert!(desk.views.decisions_of(people[1]).is_empty() && desk.views.column(id, out).is_empty());
}

#[test]
fn who_comes_back_into_the_running_waits_again_and_who_is_out_already_keeps_their_reason() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let application = desk.candidate("Eleni Markaki", id);
    let decline = Edit::Decide {
        application,
        outcome: Outcome::Decline,
        reason: "No Greek".to_owned(),
        shareable: String::new(),
        score: None,
    };
    desk.act(decline).unwrap();
    let answer = Edit::Answer {
        requisition: id,
        applications: vec![application],
        reason: String::new(),
        text: "No.".to_owned(),
        way: Way::Email,
    };
    desk.act(answer).unwrap();
    assert_eq!(desk.views.decisions_of(application).len(), 1);
    assert!(waiting(id, &desk.views.requisition(id).unwrap(), &desk.views).is_empty());
    let first = desk.views.requisition(id).unwrap().first_stage().unwrap();
    desk.act(Edit::MoveApplication { id: application, to: first, before: None }).unwrap();
    assert_eq!(waiting(id, &desk.views.requisition(id).unwrap(), &desk.views), [application]);
}

#[test]
fn whoever_applies_begins_on_the_way_wherever_the_columns_stand() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    desk.change(id, |requisition| {
        let first = requisition.pipeline()[0].1.order.clone();
        let out = requisition.stage_of(StageRole::Disqualified).unwrap();
        requisition.stages.get_mut(&out).unwrap().order = OrderKey::between(None, Some(&first));
    })
    .unwrap();
    let application = desk.candidate("Anna Petrova", id);
    let requisition = desk.views.requisition(id).unwrap();
    assert_eq!(requisition.pipeline()[0].1.role, StageRole::Disqualified);
    assert_eq!(
        requisition.role_of(desk.views.application(application).unwrap().placement.stage),
        Some(StageRole::Step)
    );
}

#[test]
fn a_long_text_that_both_wrote_is_never_dropped() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let id = here.requisition();
    there.take_in(&here);
    there.now = here.now + TimeDelta::minutes(5);
    here.change(id, |requisition| requisition.job.purpose = "Purpose of here".to_owned()).unwrap();
    there.change(id, |requisition| requisition.job.purpose = "Purpose of there, later".to_owned()).unwrap();
    let [mine, theirs] = [&here, &there].map(|desk| file::read(&file::write(&desk.workspace)).unwrap());
    let (mut here_now, mut there_now) = (here.workspace.clone(), there.workspace.clone());
    merge_keeping(&mut here_now, theirs.clone(), &Turned::new(), 0, &mut here.clock);
    merge_keeping(&mut there_now, mine, &Turned::new(), 0, &mut there.clock);

    // Both see the same loss, and keep it once.
    let lost = |workspace: &Workspace| {
        let views = Views::of(workspace);
        let kept = views.earlier_of(id.raw());
        kept.iter().map(|(id, kept)| (*id, kept.field.clone(), kept.text.clone())).collect::<Vec<_>>()
    };
    assert_eq!(lost(&here_now).len(), 1);
    assert_eq!((lost(&here_now)[0].1.as_str(), lost(&here_now)[0].2.as_str()), ("purpose", "Purpose of here"));
    assert_eq!(lost(&here_now), lost(&there_now));
    here_now.merge(there_now);
    assert_eq!(lost(&here_now).len(), 1);

    // The same file again finds nothing that would be lost.
    let (_, again) = merge_keeping(&mut here_now, theirs.clone(), &Turned::new(), 0, &mut here.clock);
    assert!(again.is_empty());

    // Undone with the import, as one step.
    let (_, step) = merge_keeping(&mut here.workspace, theirs.clone(), &Turned::new(), 0, &mut here.clock);
    assert_eq!(lost(&here.workspace).len(), 1);
    here.history.push(step);
    here.undo();
    assert!(lost(&here.workspace).is_empty());
}

#[test]
fn where_a_person_keeps_their_own_text_the_other_one_is_kept_beside_it() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let id = here.requisition();
    there.take_in(&here);
    there.now = here.now + TimeDelta::minutes(5);
    here.change(id, |requisition| requisition.job.purpose = "Purpose of here".to_owned()).unwrap();
    there.change(id, |requisition| requisition.job.purpose = "Purpose of there, later".to_owned()).unwrap();
    let theirs = file::read(&file::write(&there.workspace)).unwrap();
    let turned: Turned =
        [(Key { kind: "requisition".parse().unwrap(), id: id.raw() }, Path::of_field("purpose").unwrap())].into();
    merge_keeping(&mut here.workspace, theirs, &turned, 0, &mut here.clock);
    let kept = Views::of(&here.workspace).earlier_of(id.raw());
    assert_eq!(kept.iter().map(|(_, kept)| kept.text.as_str()).collect::<Vec<_>>(), ["Purpose of there, later"]);
}

#[test]
fn what_a_person_gets_is_all_about_them_and_nothing_about_others() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let mine = desk.candidate("Eleni Markaki", id);
    desk.candidate("Tom Beckett", id);
    let candidate = desk.views.application(mine).unwrap().candidate;
    desk.act(Edit::AddNote { id: Id::new(81), candidate, application: None, text: "Calls back on Friday.".to_owned() })
        .unwrap();
    desk.act(Edit::FixCriteria { id }).unwrap();
    desk.score(mine, 4);
    let hired = desk.stage(id, StageRole::Hired);
    desk.act(Edit::MoveApplication { id: mine, to: hired, before: None }).unwrap();

    let text = person::as_json(&desk.workspace, candidate.raw(), &[candidate.raw()].into(), &BTreeSet::new());
    for there in ["Eleni Markaki", "Calls back on Friday.", "Let me finish.", "2310 000000"] {
        assert!(text.contains(there), "{there}");
    }
    assert!(!text.contains("Tom Beckett") && !text.contains("stamp"));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let kinds: Vec<_> = json["records"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(kinds, ["application", "candidate", "move", "note", "scorecard", "submission"]);

    desk.workspace.erase(candidate.raw());
    assert!(person::records_about(&desk.workspace, &[candidate.raw()].into(), &BTreeSet::new()).is_empty());
}
