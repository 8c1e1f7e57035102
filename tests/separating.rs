//! Telling two people apart who were merged: both are called and reached as before, but for what somebody wrote since; and what is
//! kept for that goes with the person whose it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod desk;

use chrono::TimeDelta;
use desk::{Desk, arrival};
use handpick::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Applying, Edit},
        facts::Facts,
    },
    exchange::{erasing, file},
    workspace::{anonymise::anonymise, views::Views},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn add(desk: &mut Desk, id: u128, texts: [&str; 5]) -> Id<Candidate> {
    let mut candidate = Candidate::default();
    for (text, wanted) in candidate.texts_mut().into_iter().zip(texts) {
        *text = wanted.to_owned();
    }
    // As a file brings them: it may hold contacts that lead nowhere.
    let id = Id::new(id);
    desk.act(Edit::AddCandidates { arrivals: vec![arrival(id, candidate)] }).unwrap();
    id
}

/// Merges with those texts of the other one that are chosen.
fn merge(desk: &mut Desk, keep: Id<Candidate>, gone: Id<Candidate>, theirs: [bool; 5]) {
    let (other, mut after) = (desk.views.candidate(gone).unwrap(), (*desk.views.candidate(keep).unwrap()).clone());
    for ((text, chosen), theirs) in after.texts_mut().into_iter().zip(other.texts()).zip(theirs) {
        if theirs {
            text.clone_from(chosen);
        }
    }
    desk.act(Edit::MergeCandidates { keep, gone, after: Box::new(after) }).unwrap();
}

fn texts(desk: &Desk, id: Id<Candidate>) -> [String; 5] {
    desk.views.as_written(id).unwrap().texts().map(Clone::clone)
}

fn set(desk: &mut Desk, id: Id<Candidate>, at: usize, to: &str) {
    let mut after = (*desk.views.candidate(id).unwrap()).clone();
    *after.texts_mut().into_iter().nth(at).unwrap() = to.to_owned();
    desk.act(Edit::SetCandidate { id, after }).unwrap();
}

const ELENI: [&str; 5] = ["Ελένη Μαρκάκη", "eleni@x.gr", "", "", ""];
const OTHER: [&str; 5] = ["Eleni Petrou", "markaki@work.gr", "6972000000", "Volos", "2 years in retail"];
const CHOSEN: [bool; 5] = [false, true, true, true, true];

#[test]
fn who_was_told_apart_is_reached_as_before_and_what_was_written_since_stays() {
    let mut desk = Desk::new(1);
    let (eleni, other) = (add(&mut desk, 10, ELENI), add(&mut desk, 20, OTHER));
    merge(&mut desk, eleni, other, CHOSEN);
    assert_eq!(texts(&desk, eleni)[1], "markaki@work.gr");
    // Loaded anew.
    let mut desk = {
        let text = file::write(&desk.workspace);
        let mut again = Desk::new(2);
        again.take_in_file(&text);
        again.now = desk.now;
        again
    };
    set(&mut desk, eleni, 3, "Larisa");
    desk.act(Edit::Separate { id: other }).unwrap();
    assert_eq!(texts(&desk, eleni), ["Ελένη Μαρκάκη", "eleni@x.gr", "", "Larisa", ""]);
    assert_eq!(texts(&desk, other), OTHER);
    assert_eq!(desk.views.earlier_of(eleni.raw()), [], "nothing is left to bring back");
    desk.undo();
    assert_eq!(texts(&desk, eleni)[1], "markaki@work.gr");
    desk.act(Edit::Separate { id: other }).unwrap();
    assert_eq!(texts(&desk, eleni)[1], "eleni@x.gr");
}

#[test]
fn two_who_were_merged_in_opposite_directions_are_both_as_before() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let (eleni, other) = (add(&mut here, 10, ELENI), add(&mut here, 20, OTHER));
    there.take_in(&here);
    there.now = here.now;
    merge(&mut here, eleni, other, CHOSEN);
    merge(&mut there, other, eleni, [true, true, false, false, false]);
    here.take_in(&there);
    here.now += TimeDelta::minutes(5);
    here.act(Edit::Separate { id: other }).unwrap();
    assert_eq!((texts(&here, eleni), texts(&here, other)), (ELENI.map(str::to_owned), OTHER.map(str::to_owned)));
}

#[test]
fn what_is_kept_for_it_is_erased_with_whoever_it_is_about_and_names_nobody_else() {
    let mut desk = Desk::new(1);
    let (eleni, other) = (add(&mut desk, 10, ELENI), add(&mut desk, 20, OTHER));
    merge(&mut desk, eleni, other, CHOSEN);
    let merged = file::write(&desk.workspace);
    assert!(merged.contains("eleni@x.gr"));
    let all = |desk: &Desk| file::write(&desk.workspace);
    // Anonymised by whichever id, both are gone.
    for id in [eleni, other] {
        let mut here = Desk::new(3);
        here.take_in_file(&merged);
        anonymise(&mut here.workspace, &here.views, &BTreeSet::from([id.raw()]), &mut here.clock).unwrap();
        here.take_in_file(&merged);
        for part in ["eleni@x.gr", "markaki@work.gr", "6972000000"] {
            assert!(!all(&here).contains(part), "{part}");
        }
    }
    // Erased elsewhere by people who did not know that they are one: the old address goes with her, whatever is left of the other one.
    let mut there = Desk::new(4);
    there.workspace.erase(eleni.raw());
    let mut here = Desk::new(3);
    here.take_in_file(&merged);
    here.take_in_file(&all(&there));
    assert!(!all(&here).contains("eleni@x.gr") && all(&here).contains("markaki@work.gr"));

    // Told apart, each can be erased alone, here and in restore points.
    desk.act(Edit::Separate { id: other }).unwrap();
    for (gone, part, stays) in [(eleni, "eleni@x.gr", "markaki@work.gr"), (other, "markaki@work.gr", "eleni@x.gr")] {
        let mut here = Desk::new(3);
        here.take_in_file(&all(&desk));
        here.workspace.erase(gone.raw());
        assert!(!all(&here).contains(part) && all(&here).contains(stays));
        let point = erasing::without(&all(&desk), &BTreeSet::from([gone.raw()])).unwrap();
        assert!(!point.text.contains(part) && point.text.contains(stays));
    }
}

#[test]
fn the_blind_hides_what_somebody_was_called_before() {
    let mut desk = Desk::new(1);
    let tents = desk.requisition();
    let (eleni, other) = (add(&mut desk, 10, ELENI), add(&mut desk, 20, OTHER));
    let application = Applying { id: desk.fresh(), requisition: tents, source: String::new() };
    desk.act(Edit::Apply { candidate: eleni, application }).unwrap();
    let id = desk.fresh();
    let text = "Μαρκάκη or Petrou called".to_owned();
    desk.act(Edit::AddNote { id, candidate: eleni, application: None, text }).unwrap();
    merge(&mut desk, eleni, other, [true; 5]);
    let until = desk.views.requisition(tents).unwrap().pipeline()[3].0;
    desk.change(tents, |requisition| requisition.blind_until = Some(until)).unwrap();
    for views in [&desk.views, &Views::of(&desk.workspace)] {
        let shared = file::write_part(&desk.workspace, &|key, registers| views.to_share(key, registers));
        let told = [format!("{:?} {:?}", views.candidate(eleni), views.notes_of(eleni)), shared].concat();
        for word in ["Μαρκάκη", "Petrou", "eleni@", "markaki@", "697"] {
            assert!(!told.contains(word), "{word}: {told}");
        }
    }
    let kept: Vec<_> =
        desk.workspace.iter().map(|(key, _)| key).filter(|key| key.kind.as_str() == "earlier_text").collect();
    assert!(kept.len() == 5 && kept.iter().all(|key| desk.views.hides(key)));
}

fn any_texts() -> impl Strategy<Value = [u8; 5]> {
    prop::array::uniform5(0_u8..3)
}

/// Few different texts, so that they meet; name and e-mail are never empty.
fn words(texts: [u8; 5]) -> [&'static str; 5] {
    let [name, email, phone, town, headline] = texts.map(usize::from);
    let optional = ["", "a", "b"];
    [["a", "b", "c"][name], ["a", "b", "c"][email], optional[phone], optional[town], optional[headline]]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn told_apart_both_are_as_they_were_but_for_what_was_written_since(
        one in any_texts(), two in any_texts(), theirs in prop::array::uniform5(any::<bool>()),
        since in prop::collection::vec((0_usize..5, "[x-z]{1,2}"), 0..4),
    ) {
        let mut desk = Desk::new(1);
        let (keep, gone) = (add(&mut desk, 10, words(one)), add(&mut desk, 20, words(two)));
        let mut expected = texts(&desk, keep);
        merge(&mut desk, keep, gone, theirs);
        for (at, text) in since {
            set(&mut desk, if at > 2 { keep } else { gone }, at, &text);
            expected[at] = text;
        }
        desk.act(Edit::Separate { id: gone }).unwrap();
        prop_assert_eq!(texts(&desk, keep), expected);
        prop_assert_eq!(texts(&desk, gone), words(two).map(str::to_owned));
    }

    #[test]
    fn whoever_was_merged_with_whom_told_apart_in_any_order_everybody_is_as_they_were(
        people in prop::collection::vec(any_texts(), 2..5),
        merges in prop::collection::vec((0_usize..5, 0_usize..5, prop::array::uniform5(any::<bool>())), 1..6),
        order in Just([0_usize, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let mut desk = Desk::new(1);
        let mut ids = Vec::new();
        for (at, person) in people.iter().enumerate() {
            ids.push(add(&mut desk, 10 + at as u128, words(*person)));
        }
        for (one, two, theirs) in merges {
            let at = |number: usize| ids[number % ids.len()];
            let (keep, gone) = (desk.views.person(at(one)), desk.views.person(at(two)));
            if keep != gone {
                merge(&mut desk, keep, gone, theirs);
            }
        }
        for id in order.into_iter().filter_map(|at| ids.get(at)) {
            drop(desk.act(Edit::Separate { id: *id }));
        }
        for (id, person) in ids.iter().zip(people) {
            prop_assert_eq!(desk.views.person(*id), *id);
            prop_assert_eq!(texts(&desk, *id), words(person).map(str::to_owned));
            prop_assert_eq!(desk.views.earlier_of(id.raw()), []);
        }
    }
}
