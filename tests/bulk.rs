//! What is done to many applications at once is one step, and to each just what doing it to one does.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod desk;

use chrono::TimeDelta;
use desk::{Desk, applied, arrival};
use handpick::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        edit::{Arrival, Edit, EditError},
        facts::Facts,
        message::{Message, Way},
        requisition::{Requisition, Stage, StageName, StageRole},
    },
    workspace::{
        undo::{History, Step},
        views::Views,
    },
};
use proptest::prelude::*;

fn stages(desk: &Desk, id: Id<Requisition>) -> Vec<Id<Stage>> {
    desk.views.requisition(id).unwrap().pipeline().iter().map(|(id, _)| *id).collect()
}

fn offer(desk: &Desk, id: Id<Requisition>) -> Id<Stage> {
    let requisition = desk.views.requisition(id).unwrap();
    *requisition.stages.iter().find(|(_, stage)| stage.standard == Some(StageName::Offer)).unwrap().0
}

/// Who stands where, and with how many moves behind them.
fn board(desk: &Desk, id: Id<Requisition>) -> Vec<(Id<Stage>, Id<Application>, usize)> {
    desk.views.board(id).map(|(stage, one)| (stage, one, desk.views.moves_of(one).len())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn moving_many_is_moving_each_in_turn_and_one_undo(
        count in 1_usize..9, first in prop::collection::vec(0_usize..6, 9), picked in prop::collection::vec(any::<bool>(), 9), to in 0_usize..7,
    ) {
        let (mut together, mut in_turn) = (Desk::new(1), Desk::new(1));
        let mut both = Vec::new();
        for desk in [&mut together, &mut in_turn] {
            let id = desk.requisition();
            let all: Vec<_> = (0..count).map(|number| desk.candidate(&format!("Person {number}"), id)).collect();
            for (one, stage) in all.iter().zip(&first) {
                let to = stages(desk, id)[*stage];
                desk.act(Edit::MoveApplication { id: *one, to, before: None }).unwrap();
            }
            both = all.into_iter().zip(&picked).filter(|(_, picked)| **picked).map(|(one, _)| one).collect();
        }
        let id = together.views.requisitions.iter().next().unwrap().0;
        let to = stages(&together, id)[to];
        let before = board(&together, id);
        for one in &both {
            if in_turn.views.application(*one).unwrap().placement.stage != to {
                in_turn.act(Edit::MoveApplication { id: *one, to, before: None }).unwrap();
            }
        }
        let moving = Edit::MoveApplications { requisition: id, applications: both.clone(), to };
        let moves = both.iter().any(|one| together.views.application(*one).unwrap().placement.stage != to);
        together.act(moving).unwrap();
        prop_assert_eq!(board(&together, id), board(&in_turn, id));
        if moves {
            together.undo();
            prop_assert_eq!(board(&together, id), before);
        }
    }
}

/// Every edit that can be about many, about the people of one board.
fn about(which: u8, desk: &Desk, id: Id<Requisition>, applications: Vec<Id<Application>>) -> Edit {
    let candidates = applications.iter().map(|one| desk.views.application(*one).unwrap().candidate).collect();
    let (text, reason) = (|| "Dear {name}, {reason}".to_owned(), || "The role is filled".to_owned());
    match which {
        0 => Edit::MoveApplications { requisition: id, applications, to: offer(desk, id) },
        1 => Edit::Disqualify { applications, reason: reason(), shareable: text() },
        2 => Edit::Answer { requisition: id, applications, reason: reason(), text: text(), way: Way::Email },
        3 => Edit::LogMessages { applications, text: text() },
        4 => Edit::Tag { candidates, text: text(), on: true },
        5 => {
            let until = (desk.now + TimeDelta::days(30)).date_naive();
            Edit::KeepLonger { candidates, until, reason: reason() }
        }
        _ => {
            let newcomer = |at: usize| {
                let name = format!("Newcomer {at}");
                let person = Candidate { name, phone: "1".into(), ..Candidate::default() };
                let applications = vec![applied(Id::new(8_000 + at as u128), id)];
                let note = "Came by".into();
                Arrival { applications, note, ..arrival(Id::new(7_000 + at as u128), person) }
            };
            Edit::AddCandidates { arrivals: (0..applications.len()).map(newcomer).collect() }
        }
    }
}

/// All that the desk's file says, but for ids that are new and for the order in which things were written.
fn told(desk: &Desk, id: Id<Requisition>) -> Vec<String> {
    let mut told: Vec<String> = desk.views.candidates.iter().map(|(id, person)| format!("{id} {person:?}")).collect();
    for (stage, one) in desk.views.board(id) {
        let application = desk.views.application(one).unwrap();
        told.push(format!("{stage} {one} {application:?}"));
        told.extend(desk.views.moves_of(one).into_iter().map(|(_, found)| format!("{found:?}")));
        told.extend(desk.views.decisions_of(one).into_iter().map(|(_, found)| format!("{found:?}")));
        told.extend(desk.views.answers_of(one).into_iter().map(|(_, found)| format!("{found:?}")));
        told.extend(desk.views.notes_of(application.candidate).into_iter().map(|(_, found)| format!("{found:?}")));
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_edit_in_parts_comes_to_the_same_as_the_whole_and_is_one_undo(
        which in 0_u8..7, count in 0_usize..9, most in 1_usize..5, at_once in 1_usize..7,
    ) {
        let (mut whole, mut parted) = (Desk::new(1), Desk::new(1));
        let mut edits = Vec::new();
        for desk in [&mut whole, &mut parted] {
            let id = desk.requisition();
            let all: Vec<_> = (0..count).map(|number| desk.candidate(&format!("Person {number}"), id)).collect();
            all.iter().step_by(2).for_each(|one| desk.with_address(*one));
            edits.push((id, about(which, desk, id, all)));
        }
        let (id, edit) = edits.pop().unwrap();
        let before = told(&parted, id);
        whole.act_now(edit.clone()).unwrap();
        let parts = edit.into_parts(most);
        prop_assert!(parts.iter().all(|part| part.people() <= most));
        let steps: Vec<Step> = parts.into_iter().map(|part| parted.act_now(part).unwrap()).collect();
        prop_assert_eq!(told(&parted, id), told(&whole, id));

        // As the session puts it down, and takes it back: a part at a time.
        parted.history = History::default();
        parted.history.push(Step::together(steps));
        if let Some(mut turn) = parted.history.begin(false) {
            while turn.progress().0 < turn.progress().1 {
                let changed = turn.go_on(at_once, &mut parted.workspace, &mut parted.clock);
                prop_assert!(changed.len() <= at_once);
            }
            prop_assert_eq!(parted.history.end(turn, &parted.workspace), []);
        }
        parted.views = Views::of(&parted.workspace);
        prop_assert_eq!(told(&parted, id), before);
        if parted.history.redo(&mut parted.workspace, &mut parted.clock).is_some() {
            parted.views = Views::of(&parted.workspace);
            prop_assert_eq!(told(&parted, id), told(&whole, id));
        }
    }
}

#[test]
fn the_way_out_takes_a_reason_also_for_many() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let all = ["Eleni", "Tom"].map(|name| desk.candidate(name, id));
    let out = desk.stage(id, StageRole::Disqualified);
    let moving = Edit::MoveApplications { requisition: id, applications: all.to_vec(), to: out };
    assert_eq!(desk.act(moving.clone()), Err(EditError::ReasonMissing));
    desk.act(Edit::Disqualify { applications: all.to_vec(), reason: "No".into(), shareable: String::new() }).unwrap();
    // Whoever is there already stays.
    let before = board(&desk, id);
    desk.act(moving).unwrap();
    assert_eq!(board(&desk, id), before);
}

#[test]
fn a_board_moves_its_own_applications_alone() {
    let mut desk = Desk::new(1);
    let (here, there) = (desk.requisition(), desk.requisition());
    let stranger = desk.candidate("Eleni", there);
    let (to, gone) = (offer(&desk, here), offer(&desk, there));
    let moving = |to| Edit::MoveApplications { requisition: here, applications: vec![stranger], to };
    assert_eq!(desk.act(moving(to)), Err(EditError::Gone));
    assert_eq!(desk.act(moving(gone)), Err(EditError::Gone));
}

#[test]
fn a_message_to_many_names_each_of_them_in_the_history() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let all = ["Eleni", "Tom", "Ana"].map(|name| desk.candidate(name, id));
    all.iter().take(2).for_each(|one| desk.with_address(*one));
    let note = |text: &str| Edit::LogMessages { applications: all.to_vec(), text: text.into() };
    assert_eq!(desk.act(note("  ")), Err(EditError::TextMissing));
    desk.act(note("Dear {name}, please wait. ")).unwrap();
    let said = |desk: &Desk, one| {
        let candidate = desk.views.application(one).unwrap().candidate;
        let notes = desk.views.notes_of(candidate);
        assert!(notes.iter().all(|(_, note)| note.message == Some(Message { way: Way::Email, theirs: false })));
        notes.iter().map(|(_, note)| (note.text.clone(), note.application)).collect::<Vec<_>>()
    };
    assert_eq!(said(&desk, all[0]), [("Dear Eleni, please wait.".to_owned(), Some(all[0]))]);
    assert_eq!(said(&desk, all[1]), [("Dear Tom, please wait.".to_owned(), Some(all[1]))]);
    assert_eq!(said(&desk, all[2]), [], "nothing was sent to whoever has no address");
    desk.undo();
    assert_eq!(said(&desk, all[1]), []);
}

#[test]
fn an_edit_of_several_people_is_bulk_and_one_of_one_is_not() {
    let mut desk = Desk::new(1);
    let id = desk.requisition();
    let (one, other) = (desk.candidate("Eleni Markaki", id), desk.candidate("王小明", id));
    let text = || "We come back to you.".to_owned();
    let to = stages(&desk, id)[1];
    for (applications, bulk) in [(vec![one], false), (vec![one, other], true)] {
        let people = applications.iter().map(|id| desk.views.application(*id).unwrap().candidate).collect();
        assert_eq!(Edit::LogMessages { applications: applications.clone(), text: text() }.is_bulk(), bulk);
        assert_eq!(Edit::Tag { candidates: people, text: text(), on: true }.is_bulk(), bulk);
        assert_eq!(Edit::MoveApplications { requisition: id, applications, to }.is_bulk(), bulk);
    }
    assert!(!Edit::MoveApplication { id: one, to, before: None }.is_bulk());
}
