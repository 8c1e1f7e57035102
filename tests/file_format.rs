//! The file: every format ever written is read for ever, and nothing that is handed to the reader, honest, damaged or
//! hostile, makes it panic or lose a word without saying so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use handpick::{
    domain::{
        RawId,
        application::Outcome,
        candidate::Candidate,
        facts::Facts,
        requisition::{Requisition, StageName},
        retention::Retention,
        team::Member,
    },
    exchange::file::{self, FileError, Incoming, Why},
    workspace::{
        check::{Contradiction, check},
        document::{Key, Workspace},
        import::merge_in,
        records,
        registers::{ReadError, Record},
        stamp::{Clock, Replica, Stamp},
        views::Views,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

const V1: &str = include_str!("fixtures/v1.handpick.json");
/// Version 1 with all kinds and fields that it had when all of hiring was in it (November 2026).
const WHOLE: &str = include_str!("fixtures/v1-whole.handpick.json");
const SCHEMA: &str = include_str!("../public/workspace.schema.json");
const NOON: u64 = 1_790_000_000_000;
const ID: &str = "00000000000000000000000007";
const STAMP: &str = "0mtidpg1a-000-4xrdibc1";

fn into_an_empty_browser(incoming: Incoming) -> Workspace {
    let mut clock = Clock::new(Replica::new(1));
    clock.set_wall(NOON);
    let mut workspace = Workspace::new(incoming.workspace);
    merge_in(&mut workspace, incoming, &mut clock);
    workspace
}

fn v1() -> Value {
    serde_json::from_str(V1).unwrap()
}

/// A file with one record beside what is always there.
fn with_record(kind: &str, record: Value) -> String {
    json!({"format": "handpick", "version": 1, "workspace": ID, "erased": [], "records": {kind: [record]}}).to_string()
}

/// Why the one record in a file is refused.
fn refusal(kind: &str, record: Value) -> Why {
    let mut incoming = file::read(&with_record(kind, record)).unwrap();
    assert!(incoming.records.is_empty());
    assert_eq!(incoming.refused.len(), 1);
    incoming.refused.remove(0).why
}

#[test]
fn version_1_is_read_and_written_again_byte_by_byte() {
    for text in [V1, WHOLE] {
        let incoming = file::read(text).unwrap();
        assert_eq!(incoming.refused, []);
        assert_eq!(file::write(&into_an_empty_browser(incoming)), text);
    }
}

#[test]
fn version_1_still_means_the_same() {
    let workspace = into_an_empty_browser(file::read(V1).unwrap());
    let all =
        |kind: &str| workspace.iter().filter(|(key, _)| key.kind.as_str() == kind).map(|(_, r)| r).collect::<Vec<_>>();
    let requisition: Requisition = all("requisition")[0].view().unwrap();
    assert_eq!(requisition.job.title, "Customer service assistant (m/f/d)");
    assert_eq!(requisition.job.salary.max.map(|max| max.hundredths()), Some(240_050));
    assert_eq!(requisition.job.duties.len(), 1, "the second was taken away");
    assert_eq!((requisition.stages.len(), requisition.criteria.len()), (8, 3));
    assert!(requisition.kit.is_some() && requisition.published.is_some() && requisition.closed.is_none());
    let names: Vec<_> = all("candidate").iter().map(|registers| registers.view::<Candidate>().unwrap().name).collect();
    assert_eq!(names, ["Mia Horvat", "Tom \"Tomaž\" O’Neill 🌱"]);
    assert_eq!(all("note").iter().filter(|registers| registers.is_removed()).count(), 1);
    assert_eq!(workspace.erased().count(), 1);
}

#[test]
fn the_order_of_records_and_keys_in_a_file_does_not_matter() {
    let mut turned = v1();
    for list in turned["records"].as_object_mut().unwrap().values_mut() {
        list.as_array_mut().unwrap().reverse();
    }
    assert_eq!(file::write(&into_an_empty_browser(file::read(&turned.to_string()).unwrap())), V1);
    let marked = format!("\u{feff}{V1}");
    assert_eq!(file::read(&marked), file::read(V1), "some editors put a byte order mark in front");
}

#[test]
fn what_is_no_file_of_ours_is_refused_whole() {
    let with = |name: &str, value: Value| {
        let mut file = v1();
        file[name] = value;
        file::read(&file.to_string())
    };
    assert_eq!(with("version", json!(999)), Err(FileError::Newer { found: 999, known: 1 }));
    assert_eq!(with("version", json!(u64::MAX)), Err(FileError::Newer { found: u32::MAX, known: 1 }));
    assert!(matches!(with("version", json!(0)), Err(FileError::Outdated(_))));
    for wrong in [json!(null), json!(-1), json!(1.5), json!("1")] {
        assert_eq!(with("version", wrong), Err(FileError::Damaged("version")));
    }
    assert_eq!(with("format", json!("trello")), Err(FileError::NotHandpick));
    assert_eq!(with("workspace", json!("me")), Err(FileError::Damaged("workspace")));
    assert_eq!(with("records", json!([])), Err(FileError::Damaged("records")));
    assert_eq!(with("erased", json!({})), Err(FileError::Damaged("erased")));
    for not_ours in ["null", "[]", "{}", "0", "\"handpick\"", "{\"cards\": []}"] {
        assert_eq!(file::read(not_ours), Err(FileError::NotHandpick), "{not_ours}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for text in ["", " ", "{", "<!doctype html>", "name;email", "\u{0}\u{1}", "{\"format\": \"handpick\",}", "NaN"] {
        assert!(matches!(file::read(text), Err(FileError::NotJson { .. })), "{text:?}");
    }
    assert_eq!(file::read("{\n  \"format\": handpick}"), Err(FileError::NotJson { line: 2, column: 13 }));
    let lone = with_record("member", json!({"id": ID, "stamp": STAMP, "name": "?"})).replace('?', "\\ud83d");
    assert!(matches!(file::read(&lone), Err(FileError::NotJson { .. })), "half of a character");
    for at in (0..V1.len()).step_by(97).filter(|at| V1.is_char_boundary(*at)) {
        assert!(file::read(&V1[..at]).is_err(), "cut off at {at}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |open: &str, close: &str, levels: usize| open.repeat(levels) + &close.repeat(levels);
    assert_eq!(file::read(&deep("[", "]", 100_000)), Err(FileError::TooDeep));
    assert_eq!(file::read(&deep("{\"a\":", "}", 100_000)), Err(FileError::TooDeep));
    assert_eq!(file::read(&"[".repeat(100_000)), Err(FileError::TooDeep));
    // Brackets in texts are no nesting.
    assert!(matches!(file::read(&format!("\"\\\"{}", "[".repeat(1000))), Err(FileError::NotJson { .. })));
    // What the JSON reader takes and a record may not have.
    let value: Value = serde_json::from_str(&deep("[", "]", 40)).unwrap();
    let why = refusal("horoscope", json!({"id": ID, "stamp": STAMP, "stars": value}));
    assert!(matches!(why, Why::Read(ReadError::Limit(_))), "{why:?}");
}

#[test]
fn large_files_are_read_and_huge_ones_refused() {
    let note = |n: u128| json!({"id": RawId(n).to_string(), "stamp": STAMP, "text": "x".repeat(99_000)});
    let mut file: Value = serde_json::from_str(&with_record("horoscope", json!({}))).unwrap();
    file["records"]["horoscope"] = (0..105).map(note).collect();
    let text = file.to_string();
    assert!(text.len() > 10_000_000);
    let incoming = file::read(&text).unwrap();
    assert_eq!((incoming.records.len(), incoming.refused.len()), (105, 0));
    assert!(matches!(file::read(&" ".repeat(file::LARGEST + 1)), Err(FileError::TooBig { .. })));
    file["records"]["horoscope"] = vec![json!(null); file::MOST_RECORDS + 1].into();
    assert!(matches!(file::read(&file.to_string()), Err(FileError::TooMany { .. })));
    assert!(matches!(file::read(&"A".repeat(10_000_000)), Err(FileError::NotJson { .. })));
}

#[test]
fn a_record_that_is_there_twice_is_merged() {
    let later = "0mtidpg1b-000-4xrdibc1";
    let mut file: Value = serde_json::from_str(&with_record("candidate", json!(null))).unwrap();
    let (old, new) = (
        json!({"id": ID, "stamp": STAMP, "name": "Mia", "town": "Kranj"}),
        json!({"id": ID, "stamp": later, "name": "Mia Horvat"}),
    );
    for order in [[&old, &new], [&new, &old]] {
        file["records"]["candidate"] = json!(order);
        let incoming = file::read(&file.to_string()).unwrap();
        assert_eq!(incoming.records.len(), 1);
        let mia: Candidate = incoming.records[0].1.view().unwrap();
        assert_eq!((mia.name.as_str(), mia.town.as_str()), ("Mia Horvat", "Kranj"));
    }
}

#[test]
fn a_damaged_record_is_named_and_kept_and_the_rest_is_read() {
    let mut file = v1();
    let members = file["records"]["member"].as_array().unwrap().len();
    file["records"]["member"][0]["name"] = json!(["no", "name"]);
    let raw = file["records"]["member"][0].to_string();
    let incoming = file::read(&file.to_string()).unwrap();
    assert_eq!(incoming.refused.len(), 1);
    let refused = &incoming.refused[0];
    assert_eq!(
        (refused.kind.as_str(), &refused.which),
        ("member", &file["records"]["member"][0]["id"].as_str().unwrap().to_owned())
    );
    assert!(matches!(&refused.why, Why::View(why) if why.field.as_deref() == Some("name")), "{:?}", refused.why);
    assert_eq!(refused.raw, raw);
    let read = incoming.records.iter().filter(|(key, _)| key.kind.as_str() == Member::KIND).count();
    assert_eq!(read, members - 1);
}

#[test]
fn every_way_to_be_no_record_is_a_named_refusal() {
    let member = |change: &dyn Fn(&mut Value)| {
        let mut record = json!({"id": ID, "stamp": STAMP, "name": "Ana"});
        change(&mut record);
        refusal("member", record)
    };
    let read = Why::Read;
    for other in [json!(null), json!(1), json!("x"), json!([]), json!([{}])] {
        assert_eq!(refusal("member", other), read(ReadError::NotAnObject));
    }
    assert_eq!(member(&|r| r["id"] = json!(7)), read(ReadError::Id));
    assert_eq!(member(&|r| r["id"] = json!("../../etc")), read(ReadError::Id));
    for stamp in [json!(null), json!(0), json!("now"), json!("0MTIDPG1A-000-4xrdibc1"), json!("zzzzzzzzz-zzz-zzzzzzzz")]
    {
        assert!(matches!(member(&|r| r["stamp"] = stamp.clone()), Why::Read(ReadError::Stamp(_))), "{stamp}");
    }
    assert!(matches!(member(&|r| r["stamps"] = json!([])), Why::Read(ReadError::Stamp(_))));
    assert!(matches!(member(&|r| r["stamps"] = json!({"name": 1})), Why::Read(ReadError::Stamp(_))));
    assert!(matches!(member(&|r| r["stamps"] = json!({"age": STAMP})), Why::Read(ReadError::StampWithoutValue(_))));
    assert!(matches!(member(&|r| r["stamps"] = json!({"a/b/c": STAMP})), Why::Read(ReadError::Path(_))));
    assert!(matches!(member(&|r| r["a/b"] = json!(1)), Why::Read(ReadError::Path(_))));
    assert!(matches!(member(&|r| r[""] = json!(1)), Why::Read(ReadError::Path(_))));
    assert_eq!(member(&|r| r["removed"] = json!("yes")), read(ReadError::Removed));
    assert!(matches!(member(&|r| r["name"] = json!("x".repeat(100_001))), Why::Read(ReadError::Limit(_))));
    assert!(matches!(member(&|r| r["name"] = json!({(ID): "an item"})), Why::View(_)), "a text that became a map");
    assert!(matches!(member(&|r| drop(r.as_object_mut().unwrap().remove("name"))), Why::Read(ReadError::Empty)));
    let items = json!({"id": ID, "stamp": STAMP, "opened": "2026-01-01T00:00:00Z", "stages": {"first": {}}});
    assert_eq!(refusal("requisition", items), read(ReadError::NotAnItemMap("stages".to_owned())));
    let many: serde_json::Map<_, _> = (0..10_001).map(|n| (RawId(n).to_string(), json!(1))).collect();
    assert!(matches!(member(&|r| r["many"] = json!(many)), Why::Read(ReadError::Limit(_))));
}

#[test]
fn a_stamp_that_leaves_no_room_after_it_is_refused() {
    let end = Stamp::new(Stamp::LATEST_IN_FILES + 1, 0, Replica::new(1)).unwrap();
    let why = refusal("member", json!({"id": ID, "stamp": STAMP, "name": "Ana", "stamps": {"name": end}}));
    assert!(matches!(why, Why::EndOfTime(_)));
    assert!(matches!(
        refusal("member", json!({"id": ID, "stamp": "zzzzzzzzz-zzz-00000000", "name": "Ana"})),
        Why::EndOfTime(_)
    ));
}

#[test]
fn odd_sections_are_named_and_the_rest_is_read() {
    let mut file = v1();
    let good = file::read(V1).unwrap().records.len();
    file["$schema"] = json!("workspace.schema.json");
    file["comment"] = json!("by hand");
    file["records"]["Not A Kind"] = json!([{"id": ID}]);
    file["records"]["horoscope"] = json!({"id": ID});
    file["erased"].as_array_mut().unwrap().push(json!(42));
    let incoming = file::read(&file.to_string()).unwrap();
    assert_eq!(incoming.records.len(), good);
    let named: Vec<_> =
        incoming.refused.iter().map(|refused| (refused.kind.as_str(), refused.which.as_str())).collect();
    assert_eq!(named, [("Not A Kind", "*"), ("horoscope", "*"), ("erased", "#1"), ("comment", "*")]);
}

#[test]
fn an_empty_workspace_is_a_file_too() {
    let empty = Workspace::new(RawId(7));
    let text = file::write(&empty);
    assert_eq!(
        text,
        format!(
            "{{\n  \"format\": \"handpick\",\n  \"version\": 1,\n  \"workspace\": \"{ID}\",\n  \"records\": {{}},\n  \"erased\": []\n}}\n"
        )
    );
    assert_eq!(into_an_empty_browser(file::read(&text).unwrap()), empty);
}

#[test]
fn the_whole_of_version_1_still_means_the_same() {
    let views = Views::of(&into_an_empty_browser(file::read(WHOLE).unwrap()));
    assert!(views.unreadable.is_empty());
    assert!(matches!(check(&views)[..], [Contradiction::Twice(..)]), "the two who were merged had both applied");
    let settings = &views.settings;
    assert_eq!((settings.retention(), settings.promised_days()), (Retention::FourWeeks, 10));
    let (id, open) = views.requisitions.iter().find(|(_, found)| found.closed.is_none()).unwrap();
    assert_eq!((open.job.title.as_str(), open.promised_days(10), open.questions.len()), ("Guest service host", 7, 1));
    let blind = open.blind_until.unwrap();
    assert_eq!((open.stages[&blind].standard, views.hidden_count()), (Some(StageName::Phone), 1));
    // Two were merged, one of whom is screened blind still, and one is anonymised: three people, and the numbers of a fourth.
    let names: Vec<_> = views.candidates.iter().map(|(_, found)| found.name.clone()).collect();
    assert!(names.len() == 3 && names.contains(&"Anna Petrova".to_owned()) && !names.contains(&"王小明".to_owned()));
    assert_eq!((views.all_merged().count(), views.statistics_of(id).len()), (1, 1));
    let (_, merged) = views.all_merged().next().unwrap();
    assert_eq!(views.earlier_of(merged.same_as.unwrap().raw())[0].1.text, "Waits tables");
    let anna = views.applications.iter().find(|(_, found)| found.internal).unwrap();
    assert_eq!(views.decisions_of(anna.0)[0].1.outcome, Outcome::Hire);
    assert_eq!((views.submissions_of(anna.0).len(), views.interviews_on(anna.0).len()), (1, 1));
    let told = views.answers.iter().next().unwrap().1;
    assert_eq!(told.text, "Dear Seán O'Brien 🌊,\n\nThe post needs weekends, as our advert says.");
}

/// What the whole fixture cannot hold: the first one holds what was removed, a pack is a file of its own.
const ELSEWHERE: &[&str] = &["$schema", "stamps", "removed", "pack", "days", "by", "candidate"];

#[test]
fn the_whole_fixture_has_every_kind_and_every_field_of_the_schema() {
    let (schema, file): (Value, Value) = (serde_json::from_str(SCHEMA).unwrap(), serde_json::from_str(WHOLE).unwrap());
    assert_eq!(absent(&schema, &schema, &[&file], ""), Vec::<String>::new());
}

/// The fields of a part of the schema that none of these values has.
fn absent(schema: &Value, part: &Value, values: &[&Value], here: &str) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(name) = part["$ref"].as_str() {
        all.extend(absent(schema, &schema["$defs"][name.trim_start_matches("#/$defs/")], values, here));
    }
    for one in ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| part[*key].as_array()).flatten() {
        all.extend(absent(schema, one, values, here));
    }
    for (name, field) in part["properties"].as_object().into_iter().flatten() {
        let found: Vec<&Value> =
            values.iter().filter_map(|value| value.get(name)).filter(|value| !value.is_null()).collect();
        let path = format!("{here}/{name}");
        if !found.is_empty() {
            all.extend(absent(schema, field, &found, &path));
        } else if !ELSEWHERE.contains(&name.as_str()) {
            all.push(path);
        }
    }
    let inside: Vec<&Value> =
        values.iter().flat_map(|value| children(value)).filter(|value| !value.is_null()).collect();
    for key in ["additionalProperties", "items"] {
        if part[key].is_object() {
            all.extend(absent(schema, &part[key], &inside, &format!("{here}/*")));
        }
    }
    all
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_published_schema_knows_every_kind_and_every_field_that_is_written() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let kinds = schema["properties"]["records"]["properties"].as_object().unwrap();
    assert_eq!(kinds.len(), records::KINDS.len());
    assert!(records::KINDS.iter().all(|kind| kinds.contains_key(*kind)));
    let every_record = schema["$defs"]["record"]["properties"].as_object().unwrap();
    let files: [Value; 2] = [V1, WHOLE].map(|text| serde_json::from_str(text).unwrap());
    for (kind, list) in files.iter().flat_map(|file| file["records"].as_object().unwrap()) {
        let fields = schema["$defs"][kind]["properties"].as_object().unwrap();
        for name in list.as_array().unwrap().iter().flat_map(|record| record.as_object().unwrap().keys()) {
            assert!(fields.contains_key(name) || every_record.contains_key(name), "{kind}.{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,300}") {
        let _ = file::read(&text);
    }

    /// One place of a good file is made something else: it is read, refused in part or refused whole, and what is read can be
    /// written and read again.
    #[test]
    fn no_damage_makes_the_reader_panic(whole: bool, place in any::<prop::sample::Index>(), other in odd_value()) {
        let mut file: Value = serde_json::from_str(if whole { WHOLE } else { V1 }).unwrap();
        let pointers = pointers(&file, String::new());
        let pointer = place.get(&pointers);
        *file.pointer_mut(pointer).unwrap() = other;
        if let Ok(incoming) = file::read(&file.to_string()) {
            let workspace = into_an_empty_browser(incoming);
            check(&Views::of(&workspace));
            let text = file::write(&workspace);
            let again = file::read(&text).unwrap();
            prop_assert_eq!(&again.refused, &[]);
            prop_assert_eq!(file::write(&into_an_empty_browser(again)), text, "{}", pointer);
        }
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("text"),
        json!(ID),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": {}}),
        json!({(ID): null}),
        json!({(ID): {}}),
        json!("\u{0}\u{202e}"),
    ];
    prop::sample::select(odd.to_vec())
}

/// The addresses of all values in a JSON value.
fn pointers(value: &Value, here: String) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        Value::Object(map) => {
            map.iter().map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        _ => Vec::new(),
    };
    let mut all: Vec<_> =
        inside.into_iter().flat_map(|(name, value)| pointers(value, format!("{here}/{name}"))).collect();
    all.push(here);
    all
}

#[test]
fn keys_say_what_and_which() {
    assert_eq!(Key::of::<Member>(RawId(7)).to_string(), format!("member/{ID}"));
}
