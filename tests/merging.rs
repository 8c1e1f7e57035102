//! Two records that are one person: what is written under either reaches the person, whoever wrote it and in whichever order it
//! arrives; nothing is lost by it, and it can be taken back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod desk;

use chrono::{DateTime, Days, TimeDelta, Utc};
use desk::Desk;
use handpick::{
    domain::{
        Id, RawId,
        application::Application,
        attachment::{Attachment, Format},
        candidate::{Candidate, Note},
        edit::{Applying, Edit, EditError},
        facts::Facts,
        pool::Pool,
        retention::{Retention, last_contact, standing},
    },
    exchange::{file, person},
    workspace::{
        anonymise::anonymise,
        check::{Contradiction, check},
        document::Write,
        registers::Record,
        views::Views,
    },
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

fn person(name: &str, email: &str) -> Candidate {
    Candidate { name: name.to_owned(), email: email.to_owned(), ..Candidate::default() }
}

fn add(desk: &mut Desk, id: u128, candidate: Candidate) -> Id<Candidate> {
    desk.act(Edit::AddCandidate { id: Id::new(id), candidate, application: None }).unwrap();
    Id::new(id)
}

fn apply(
    desk: &mut Desk,
    who: Id<Candidate>,
    requisition: Id<handpick::domain::requisition::Requisition>,
) -> Id<Application> {
    let application = Applying { id: desk.fresh(), requisition, source: "Website".to_owned() };
    let id = application.id;
    desk.act(Edit::Apply { candidate: who, application }).unwrap();
    id
}

fn note(desk: &mut Desk, who: Id<Candidate>, text: &str) -> Id<Note> {
    let id = desk.fresh();
    desk.act(Edit::AddNote { id, candidate: who, application: None, text: text.to_owned() }).unwrap();
    id
}

/// Merges, and keeps what the first one is called.
fn merge(desk: &mut Desk, keep: Id<Candidate>, gone: Id<Candidate>) -> Result<(), EditError> {
    let after = desk.views.candidate(keep).map(|found| (*found).clone()).unwrap_or_default();
    desk.act(Edit::MergeCandidates { keep, gone, after: Box::new(after) })
}

fn texts(views: &Views, who: Id<Candidate>) -> Vec<String> {
    views.notes_of(who).into_iter().map(|(_, note)| note.text.clone()).collect()
}

/// All that screens show of people, however the views came to be.
fn seen(views: &Views) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, found) in views.candidates.iter() {
        let (notes, applications) = (views.notes_of(id), views.applications_of(id));
        let notes: Vec<_> = notes.iter().map(|(id, _)| *id).collect();
        lines.push(format!("{id} {found:?} {:?} {notes:?} {applications:?}", views.ids_of(id)));
    }
    lines.push(format!("{} hidden", views.hidden_count()));
    lines.extend(views.removed_people.iter().map(|(id, removed)| format!("{id} {removed:?}")));
    lines.extend(views.all_merged().map(|(id, _)| format!("{id} is {}", views.person(id))));
    lines.extend(check(views).into_iter().map(|found| format!("{found:?}")));
    lines
}

/// The plain records, without the stamps.
fn plain(desk: &Desk) -> BTreeMap<String, serde_json::Value> {
    let all = desk.workspace.iter();
    all.map(|(key, registers)| {
        let mut fields = person::fields(key, registers);
        // What was taken away by an undo leaves its stamp, and null.
        for value in fields.values_mut() {
            if let Some(items) = value.as_object_mut() {
                items.retain(|_, item| !item.is_null());
            }
        }
        fields.retain(|_, value| !value.is_null());
        (key.to_string(), serde_json::Value::Object(fields))
    })
    // What the merge wrote over is an earlier text, which goes when it is undone.
    .filter(|(_, fields)| fields.get("removed") != Some(&true.into()))
    .collect()
}

#[test]
fn two_become_one_with_all_that_is_theirs_and_two_again_when_it_is_undone() {
    let mut desk = Desk::new(1);
    let (tents, boats) = (desk.requisition(), desk.requisition());
    let anna = add(&mut desk, 20, person("Anna Vlachou", "anna@example.com"));
    let other = add(&mut desk, 10, person("A. Vlachou", "vlachou@example.com"));
    let first = apply(&mut desk, anna, tents);
    let second = apply(&mut desk, other, boats);
    note(&mut desk, anna, "Called");
    note(&mut desk, other, "Wrote");
    let (name, hash) = ("cv.pdf".to_owned(), "ab".to_owned());
    let file = Attachment {
        candidate: other,
        application: None,
        name,
        format: Format::Pdf,
        size: 7,
        hash,
        at: desk.now,
        by: desk.me,
    };
    let file_id = desk.fresh();
    desk.act(Edit::Attach { id: file_id, attachment: file }).unwrap();
    desk.act(Edit::Tag { candidates: vec![anna], text: "Russian".to_owned(), on: true }).unwrap();
    desk.act(Edit::Tag { candidates: vec![other], text: "weekends".to_owned(), on: true }).unwrap();
    let (before, before_seen) = (plain(&desk), seen(&desk.views));

    let nameless = Box::new(person(" ", "a@example.com"));
    assert_eq!(
        desk.act(Edit::MergeCandidates { keep: anna, gone: other, after: nameless }),
        Err(EditError::CandidateWithoutName)
    );
    let mut after = (*desk.views.candidate(anna).unwrap()).clone();
    after.email = "vlachou@example.com".to_owned();
    desk.act(Edit::MergeCandidates { keep: anna, gone: other, after: Box::new(after) }).unwrap();
    let whole = desk.views.candidate(other).unwrap();
    assert_eq!((&*whole.name, &*whole.email), ("Anna Vlachou", "vlachou@example.com"));
    assert_eq!(
        whole.tags.values().map(|tag| &*tag.text).collect::<BTreeSet<_>>(),
        BTreeSet::from(["Russian", "weekends"])
    );
    assert_eq!(desk.views.candidates.len(), 1);
    for id in [anna, other] {
        assert_eq!(desk.views.person(id), anna);
        assert_eq!(desk.views.applications_of(id), [first, second]);
        assert_eq!(texts(&desk.views, id), ["Wrote", "Called"]);
        assert_eq!(desk.views.attachments_of(id).len(), 1);
    }
    assert_eq!(check(&desk.views), []);
    assert_eq!(merge(&mut desk, anna, other), Err(EditError::SamePerson));
    assert_eq!(merge(&mut desk, other, other), Err(EditError::SamePerson));
    assert_eq!(merge(&mut desk, anna, Id::new(999)), Err(EditError::Gone));

    // By the old id nothing can be done to the old record: the person is meant.
    assert_eq!(
        desk.act(Edit::Apply {
            candidate: other,
            application: Applying { id: Id::new(5), requisition: tents, source: String::new() }
        }),
        Err(EditError::AppliesAlready)
    );
    desk.act(Edit::SetCandidate { id: other, after: Candidate { town: "Volos".to_owned(), ..(*whole).clone() } })
        .unwrap();
    assert_eq!(desk.views.candidate(anna).unwrap().town, "Volos");
    let sneaky = Candidate { same_as: Some(other), ..(*desk.views.candidate(anna).unwrap()).clone() };
    desk.act(Edit::SetCandidate { id: anna, after: sneaky }).unwrap();
    assert_eq!(desk.views.person(anna), anna);

    desk.undo();
    desk.undo();
    assert_eq!(plain(&desk), before, "to the letter");
    assert_eq!(seen(&desk.views), before_seen);
}

#[test]
fn who_was_merged_can_be_told_apart_again_at_any_time() {
    let mut desk = Desk::new(1);
    let tents = desk.requisition();
    let (anna, other, third) = (
        add(&mut desk, 20, person("Anna", "anna@example.com")),
        add(&mut desk, 10, person("A.", "a@example.com")),
        add(&mut desk, 30, person("Ann", "ann@example.com")),
    );
    let applied = apply(&mut desk, other, tents);
    note(&mut desk, third, "Wrote");
    merge(&mut desk, other, third).unwrap();
    merge(&mut desk, anna, other).unwrap();
    assert_eq!(desk.views.ids_of(third), [anna, other, third], "a chain");
    desk.views = Views::of(&desk.workspace);
    assert_eq!(desk.views.ids_of(third), [anna, other, third]);
    assert_eq!(desk.views.merged_with(anna).len(), 2);
    assert_eq!(desk.act(Edit::Separate { id: anna }), Err(EditError::Gone));
    // The middle one goes with whom it had.
    desk.act(Edit::Separate { id: other }).unwrap();
    assert_eq!(desk.views.applications_of(anna), []);
    assert_eq!(desk.views.applications_of(other), [applied]);
    assert_eq!(texts(&desk.views, other), ["Wrote"]);
    assert_eq!(desk.views.candidate(third).unwrap().name, "A.");
    desk.act(Edit::Separate { id: third }).unwrap();
    assert_eq!(desk.views.candidates.len(), 3);
    desk.undo();
    assert_eq!(desk.views.candidates.len(), 2);
}

#[test]
fn in_a_circle_the_smallest_id_is_the_person_for_everybody() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let (one, two, three) = (
        add(&mut here, 10, person("One", "1@example.com")),
        add(&mut here, 20, person("Two", "2@example.com")),
        add(&mut here, 30, person("Three", "3@example.com")),
    );
    there.take_in(&here);
    merge(&mut here, two, one).unwrap();
    merge(&mut there, one, three).unwrap();
    // The third is the first now, so the second comes to the first.
    merge(&mut there, three, two).unwrap();
    here.take_in(&there);
    there.take_in(&here);
    for desk in [&here, &there] {
        assert_eq!(desk.views.ids_of(three), [one, two, three]);
        assert_eq!(desk.views.candidates.len(), 1);
    }
    assert_eq!(seen(&here.views), seen(&there.views));
    // A field that somebody writes now reaches everybody's person.
    let after = Candidate { town: "Volos".to_owned(), ..(*there.views.candidate(two).unwrap()).clone() };
    there.act(Edit::SetCandidate { id: two, after }).unwrap();
    here.take_in(&there);
    assert_eq!(here.views.candidate(three).unwrap().town, "Volos");
    here.act(Edit::Separate { id: two }).unwrap();
    assert_eq!((here.views.person(two), here.views.person(one)), (two, one));
    assert_eq!(here.views.person(three), one);
}

#[test]
fn what_a_colleague_writes_on_the_old_record_in_another_file_arrives() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let tents = here.requisition();
    let keep = add(&mut here, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut here, 20, person("A.", "a@example.com"));
    there.take_in(&here);
    merge(&mut here, keep, gone).unwrap();
    note(&mut there, gone, "She called again");
    let applied = apply(&mut there, gone, tents);
    here.take_in(&there);
    assert_eq!(texts(&here.views, keep), ["She called again"]);
    assert_eq!(here.views.applications_of(keep), [applied]);
    assert_eq!(last_contact(keep, &here.views).unwrap().1, there.now);
    there.take_in(&here);
    assert_eq!(seen(&here.views), seen(&there.views));
}

#[test]
fn both_applied_for_one_position_that_is_something_to_settle() {
    let mut desk = Desk::new(1);
    let tents = desk.requisition();
    let keep = add(&mut desk, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut desk, 20, person("A.", "a@example.com"));
    let (first, second) = (apply(&mut desk, keep, tents), apply(&mut desk, gone, tents));
    merge(&mut desk, keep, gone).unwrap();
    assert_eq!(check(&desk.views), [Contradiction::Twice(first, second)]);
    desk.act(Edit::RemoveApplication { id: second }).unwrap();
    assert_eq!(check(&desk.views), []);
    assert_eq!(desk.act(Edit::RemoveApplication { id: second }), Err(EditError::Gone));
    desk.undo();
    assert_eq!(desk.views.applications_of(gone), [first, second]);
}

#[test]
fn consents_and_reasons_to_keep_somebody_are_joined_and_a_refusal_counts() {
    let mut desk = Desk::new(1);
    let today = desk.now.date_naive();
    let keep = add(&mut desk, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut desk, 20, person("A.", "a@example.com"));
    let added = desk.views.candidate(keep).unwrap().added;
    let agreed =
        Pool { joined: today, given: today, how: "E-mail".into(), until: today + Days::new(500), withdrawn: None };
    for id in [keep, gone] {
        let after = Candidate { pool: Some(agreed.clone()), ..(*desk.views.candidate(id).unwrap()).clone() };
        desk.act(Edit::SetCandidate { id, after }).unwrap();
    }
    let mut there = Desk::new(2);
    there.take_in(&desk);
    let until = today + Days::new(90);
    desk.act(Edit::KeepLonger { candidates: vec![gone], until, reason: "Claim".to_owned() }).unwrap();
    // The dialog cannot choose these away, nor make the person new.
    let after = Candidate { pool: None, kept: None, added: None, ..(*desk.views.candidate(keep).unwrap()).clone() };
    desk.act(Edit::MergeCandidates { keep, gone, after: Box::new(after) }).unwrap();
    let whole = desk.views.candidate(keep).unwrap();
    assert_eq!((&whole.pool, whole.added), (&Some(agreed.clone()), added));
    assert_eq!(whole.kept.as_ref().unwrap().reason, "Claim");
    assert_eq!(check(&desk.views), []);

    // A colleague, who does not know yet, notes a refusal under the old record.
    let refused = Pool { withdrawn: Some(today), ..agreed };
    let after = Candidate { pool: Some(refused.clone()), ..(*there.views.candidate(gone).unwrap()).clone() };
    there.now += TimeDelta::minutes(1);
    there.act(Edit::SetCandidate { id: gone, after }).unwrap();
    desk.take_in(&there);
    assert_eq!(check(&desk.views), [Contradiction::ConsentWithdrawn(keep)]);
    let after = Candidate { pool: Some(refused), ..(*desk.views.candidate(keep).unwrap()).clone() };
    desk.act(Edit::SetCandidate { id: keep, after }).unwrap();
    assert_eq!(check(&desk.views), []);
}

#[test]
fn removing_and_keeping_time_see_one_person() {
    let mut desk = Desk::new(1);
    desk.act(Edit::SetSettings {
        id: desk.workspace.id,
        after: handpick::domain::team::Settings { retention: Some(Retention::Days(10)), ..desk.views.settings.clone() },
    })
    .unwrap();
    let keep = add(&mut desk, 20, person("Anna", "anna@example.com"));
    let gone = add(&mut desk, 10, person("A.", "a@example.com"));
    merge(&mut desk, keep, gone).unwrap();
    desk.now += TimeDelta::days(8);
    // Contact under the old id is contact.
    note(&mut desk, gone, "Called");
    let later = desk.now + TimeDelta::days(5);
    assert!(!standing(keep, Retention::Days(10), &desk.views).unwrap().is_due(later));
    let far = desk.now + TimeDelta::days(50);
    assert_eq!(desk.views.past_their_time(far).due, [keep]);
    desk.act(Edit::RemoveCandidate { id: gone }).unwrap();
    assert_eq!(desk.views.candidates.len(), 0);
    assert_eq!(desk.views.removed_people.len(), 1);
    assert_eq!(desk.views.removed_person(gone).unwrap().name, "Anna");
    assert_eq!(desk.views.past_their_time(far).due, [keep]);
    assert_eq!(desk.views.ids_of_all(&[keep.raw()].into()), BTreeSet::from([keep.raw(), gone.raw()]));
    desk.views = Views::of(&desk.workspace);
    assert_eq!(desk.views.removed_people.len(), 1);
    desk.undo();
    assert_eq!(desk.views.ids_of(gone), [keep, gone]);
}

#[test]
fn erasing_reaches_all_of_one_person_and_so_does_what_they_are_told() {
    let mut desk = Desk::new(1);
    let tents = desk.requisition();
    let keep = add(&mut desk, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut desk, 20, person("Secret", "secret@example.com"));
    let third = add(&mut desk, 30, person("Other", "other@example.com"));
    note(&mut desk, gone, "Secret note");
    apply(&mut desk, gone, tents);
    merge(&mut desk, keep, gone).unwrap();
    let old = file::write(&desk.workspace);

    let ids = desk.views.ids_of_all(&[keep.raw()].into());
    let told = person::as_json(&desk.workspace, keep.raw(), &ids, &BTreeSet::new());
    for part in ["Secret note", "secret@example.com", "anna@example.com", "\"application\""] {
        assert!(told.contains(part), "{part}");
    }
    assert!(!told.contains("other@example.com"));

    // Anonymised by either id: each application once, and nothing of either name anywhere.
    for asked in [BTreeSet::from([keep.raw()]), BTreeSet::from([gone.raw()]), BTreeSet::from([keep.raw(), gone.raw()])]
    {
        let mut here = Desk::new(3);
        here.take_in_file(&old);
        let done = anonymise(&mut here.workspace, &here.views, &asked, &mut here.clock).unwrap();
        assert_eq!(done.written.len(), 1);
        here.take_in_file(&old);
        let text = file::write(&here.workspace);
        for part in ["Secret", "secret@", "Anna", "anna@"] {
            assert!(!text.contains(part), "{part}");
        }
        assert!(text.contains("other@example.com"));
        assert_eq!(here.views.candidates.iter().map(|(id, _)| id).collect::<Vec<_>>(), [third]);
        assert_eq!(check(&here.views), []);
    }
}

#[test]
fn erased_elsewhere_by_people_who_did_not_know_is_something_to_settle() {
    let (mut here, mut there) = (Desk::new(1), Desk::new(2));
    let keep = add(&mut here, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut here, 20, person("A.", "a@example.com"));
    there.take_in(&here);
    merge(&mut here, keep, gone).unwrap();
    there.workspace.erase(keep.raw());
    here.take_in_file(&file::write(&there.workspace));
    // Nothing that was not erased is gone from sight.
    assert_eq!(here.views.candidate(gone).unwrap().name, "A.");
    assert_eq!(check(&here.views), [Contradiction::MergedWithErased(gone)]);
    here.act(Edit::Separate { id: gone }).unwrap();
    assert_eq!(check(&here.views), []);
}

#[test]
fn screening_blind_hides_a_person_by_all_their_names() {
    let mut desk = Desk::new(1);
    let (tents, boats) = (desk.requisition(), desk.requisition());
    let keep = add(&mut desk, 10, person("Eleni Markaki", "eleni@example.com"));
    let gone = add(&mut desk, 20, person("Lenio Petrou", "lenio@example.com"));
    let third = add(&mut desk, 30, person("Third", "third@example.com"));
    apply(&mut desk, keep, tents);
    apply(&mut desk, gone, boats);
    note(&mut desk, keep, "Lenio Petrou called, or Eleni");
    merge(&mut desk, keep, gone).unwrap();
    let shown = seen(&desk.views);
    let screen = |desk: &mut Desk, on: bool| {
        let until = desk.views.requisition(boats).unwrap().pipeline()[3].0;
        desk.change(boats, |requisition| requisition.blind_until = on.then_some(until)).unwrap();
    };
    // It is the application of the record that is out of sight which is screened blind.
    screen(&mut desk, true);
    for views in [&desk.views, &Views::of(&desk.workspace)] {
        let shared = file::write_part(&desk.workspace, &|key, registers| views.to_share(key, registers));
        let told = [format!("{:?} {:?}", views.candidate(gone), views.notes_of(gone)), shared].concat();
        for word in ["Eleni", "Markaki", "Lenio", "Petrou", "eleni@", "lenio@"] {
            assert!(!told.contains(word), "{word}: {told}");
        }
        assert_eq!(views.hidden_person(gone).unwrap().name, "Eleni Markaki");
        assert!(views.whole_people().iter().any(|(id, found)| *id == keep && found.email == "lenio@example.com"));
    }
    // Nobody chooses between two that they cannot see; who is whom is not lost by what is written meanwhile.
    assert_eq!(merge(&mut desk, third, gone), Err(EditError::Hidden));
    assert_eq!(merge(&mut desk, keep, third), Err(EditError::Hidden));
    desk.act(Edit::Tag { candidates: vec![gone], text: "Russian".to_owned(), on: true }).unwrap();
    desk.act(Edit::Separate { id: gone }).unwrap();
    assert_eq!(desk.views.candidate(keep).unwrap().name, "Eleni Markaki");
    assert!(desk.views.hidden_person(gone).is_some());
    desk.undo();
    desk.undo();
    screen(&mut desk, false);
    assert_eq!(seen(&desk.views), shown);
}

/// What a Handpick knew of a candidate that did not know of merging.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct OldCandidate {
    name: String,
    email: String,
    phone: String,
}

impl Record for OldCandidate {
    const KIND: &'static str = "candidate";
    const ITEM_MAPS: &'static [&'static str] = &["tags"];
}

#[test]
fn an_older_handpick_keeps_what_it_does_not_know() {
    let (mut here, mut old) = (Desk::new(1), Desk::new(2));
    let keep = add(&mut here, 10, person("Anna", "anna@example.com"));
    let gone = add(&mut here, 20, person("A.", "a@example.com"));
    merge(&mut here, keep, gone).unwrap();
    old.take_in(&here);
    let renamed =
        OldCandidate { name: "Annie".to_owned(), email: "a@example.com".to_owned(), ..OldCandidate::default() };
    old.clock.set_wall((old.now + TimeDelta::hours(1)).timestamp_millis().unsigned_abs());
    let step = old.workspace.apply(vec![Write::put(gone.raw(), &renamed)], &mut old.clock);
    assert_eq!(step.refused, None);
    here.take_in_file(&file::write(&old.workspace));
    assert_eq!(here.views.person(gone), keep);
    assert_eq!(here.views.merged_with(keep)[0].1.name, "Annie");
    // Whoever was never merged has no such field in the file.
    assert_eq!(file::write(&here.workspace).matches("same_as").count(), 2, "the value and its stamp");
}

#[derive(Clone, Debug)]
enum Act {
    Merge(u128, u128),
    Separate(u128),
    Note(u128),
    Apply(u128),
    Town(u128, u8),
    Remove(u128),
    Blind(bool),
    Undo,
    Hear,
}

const PEOPLE: u128 = 5;

fn act() -> impl Strategy<Value = Act> {
    let id = || 10..10 + PEOPLE;
    prop_oneof![
        5 => (id(), id()).prop_map(|(one, other)| Act::Merge(one, other)),
        2 => id().prop_map(Act::Separate),
        3 => id().prop_map(Act::Note),
        1 => id().prop_map(Act::Apply),
        2 => (id(), any::<u8>()).prop_map(|(id, n)| Act::Town(id, n)),
        1 => id().prop_map(Act::Remove),
        1 => any::<bool>().prop_map(Act::Blind),
        1 => Just(Act::Undo),
        2 => Just(Act::Hear),
    ]
}

fn do_it(desk: &mut Desk, other: &Desk, act: Act, at: DateTime<Utc>) {
    desk.now = at;
    match act {
        Act::Merge(keep, gone) => {
            let refused = merge(desk, Id::new(keep), Id::new(gone)).err();
            assert!(matches!(
                refused,
                None | Some(
                    EditError::SamePerson | EditError::Gone | EditError::Hidden | EditError::CandidateWithoutName
                )
            ));
        }
        Act::Separate(id) => drop(desk.act(Edit::Separate { id: Id::new(id) })),
        Act::Note(id) => {
            let note =
                Edit::AddNote { id: desk.fresh(), candidate: Id::new(id), application: None, text: "Note".to_owned() };
            drop(desk.act(note));
        }
        Act::Apply(id) => {
            let requisition = desk.views.requisitions.iter().next().unwrap().0;
            let application = Applying { id: desk.fresh(), requisition, source: String::new() };
            drop(desk.act(Edit::Apply { candidate: Id::new(id), application }));
        }
        Act::Town(id, n) => {
            if let Some(found) = desk.views.candidate(Id::new(id)) {
                let after = Candidate { town: n.to_string(), ..(*found).clone() };
                desk.act(Edit::SetCandidate { id: Id::new(id), after }).unwrap();
            }
        }
        Act::Blind(on) => {
            let (id, requisition) = desk.views.requisitions.iter().next().unwrap();
            let until = requisition.pipeline().get(3).map(|(id, _)| *id).filter(|_| on);
            desk.change(id, |requisition| requisition.blind_until = until).unwrap();
        }
        Act::Remove(id) => drop(desk.act(Edit::RemoveCandidate { id: Id::new(id) })),
        Act::Undo => {
            if desk.history.can_undo() {
                desk.undo();
            }
        }
        Act::Hear => desk.take_in(other),
    }
    let fresh = Views::of(&desk.workspace);
    assert_eq!(seen(&desk.views), seen(&fresh), "record by record it is as from the beginning");
    all_reached(
        &desk.views,
        desk.workspace.iter().filter(|(key, _)| key.kind.as_str() == "candidate").map(|(key, _)| key.id),
    );
}

/// Every record is its person's or a person, every person is one, and no note is lost on the way.
fn all_reached(views: &Views, records: impl Iterator<Item = RawId>) {
    for id in records.map(Id::from) {
        let whose = views.person(id);
        assert_eq!(views.person(whose), whose);
        assert!(views.ids_of(id).contains(&id));
        assert!(whose == id || !views.candidates.contains_key(&id));
        assert!(views.candidates.contains_key(&whose) || views.removed_people.contains_key(&whose.raw().into()));
    }
    for (id, note) in views.notes.iter() {
        assert!(views.notes_of(views.person(note.candidate)).iter().any(|(other, _)| *other == id));
    }
    for (id, application) in views.applications.iter() {
        assert!(views.applications_of(views.person(application.candidate)).contains(&id));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whoever_merges_whom_in_whichever_order_everybody_sees_the_same_people(acts in prop::collection::vec((any::<bool>(), act()), 0..30)) {
        let (mut here, mut there) = (Desk::new(1), Desk::new(2));
        here.requisition();
        for id in 10..10 + PEOPLE {
            add(&mut here, id, person(&format!("Person {id}"), "p@example.com"));
        }
        there.take_in(&here);
        let begun = here.now;
        for (place, (turn, act)) in acts.into_iter().enumerate() {
            let at = begun + TimeDelta::minutes(2 * place as i64);
            if turn { do_it(&mut here, &there, act, at) } else { do_it(&mut there, &here, act, at) }
        }
        let (mut one, mut other) = (here.workspace.clone(), there.workspace.clone());
        one.merge(there.workspace.clone());
        other.merge(here.workspace.clone());
        prop_assert_eq!(&one, &other);
        let views = Views::of(&one);
        prop_assert_eq!(seen(&views), seen(&Views::of(&other)));
        // Out to a file and in again.
        let mut third = Desk::new(3);
        third.workspace = handpick::workspace::document::Workspace::new(one.id);
        third.take_in_file(&file::write(&one));
        prop_assert_eq!(seen(&third.views), seen(&views));
        // Erased by any of their ids, nothing of a person is left, and of the others all is.
        if let Some((id, _)) = views.all_merged().next() {
            let ids = views.ids_of_all(&[id.raw()].into());
            let others: Vec<_> = views.candidates.iter().filter(|(other, _)| !ids.contains(&other.raw())).collect();
            one.erase_all(ids.clone());
            let left = Views::of(&one);
            prop_assert!(others.iter().all(|(other, found)| left.candidates.get(other).as_ref() == Some(found)));
            prop_assert_eq!(left.candidates.len(), others.len());
            prop_assert!(left.notes.iter().all(|(_, note)| !ids.contains(&note.candidate.raw())));
            prop_assert!(left.applications.iter().all(|(_, one)| !ids.contains(&one.candidate.raw())));
        }
    }
}
