//! The envelope of files that open with a passphrase: what is written is read back, and what a stranger may have put together is
//! refused by name before the browser works on it. Opening one takes a browser: see tests/e2e/locked.test.mjs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use handpick::exchange::{
    base64,
    file::{self, FileError},
    locked::{self, IV, Lock, Locked, LockedError},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

/// Made by tests/fixtures/locked.py, which shares no code with Handpick.
const FIXTURE: &str = include_str!("fixtures/v1.handpick-sealed.json");

fn fixture() -> Value {
    serde_json::from_str(FIXTURE).unwrap()
}

/// The fixture with another value at one place.
fn with(at: &str, value: Value) -> Result<Locked, LockedError> {
    let mut file = fixture();
    *file.pointer_mut(at).unwrap() = value;
    locked::read(&file.to_string())
}

fn without(part: &str) -> Result<Locked, LockedError> {
    let mut file = fixture();
    file.as_object_mut().unwrap().remove(part);
    locked::read(&file.to_string())
}

#[test]
fn the_file_of_another_program_reads() {
    let locked = locked::read(FIXTURE).unwrap();
    assert_eq!((locked.lock.rounds, &locked.lock.salt[..4]), (600_000, [0, 1, 2, 3].as_slice()));
    assert_eq!((locked.iv[0], locked.lock.iv[0], locked.lock.key.len()), (60, 40, 48));
    let plain = include_str!("fixtures/v1.handpick.json");
    assert_eq!(locked.data.len(), plain.len() + 16);
    assert_eq!(locked::read(&format!("\u{feff}{FIXTURE}")), Ok(locked));
}

#[test]
fn a_locked_file_is_told_from_others() {
    assert_eq!(file::read(FIXTURE), Err(FileError::Locked));
    for other in ["", "{}", "[]", "null", include_str!("fixtures/v1.handpick.json")] {
        assert_eq!(locked::read(other), Err(LockedError::NotLocked));
    }
}

#[test]
fn work_without_end_and_work_too_cheap_are_refused() {
    for (rounds, taken) in [(99_999, false), (100_000, true), (5_000_000, true), (5_000_001, false), (0, false)] {
        assert_eq!(with("/kdf/rounds", json!(rounds)).is_ok(), taken, "{rounds}");
    }
    assert_eq!(with("/kdf/rounds", json!(u64::MAX)), Err(LockedError::Rounds(u64::MAX)));
    for wrong in [json!(-1), json!(600_000.5), json!("600000"), json!(null)] {
        assert_eq!(with("/kdf/rounds", wrong), Err(LockedError::Damaged("kdf")));
    }
}

#[test]
fn what_is_wrong_is_named() {
    assert_eq!(with("/version", json!(2)), Err(LockedError::Newer { found: 2, known: 1 }));
    assert_eq!(with("/version", json!(u64::MAX)), Err(LockedError::Newer { found: u32::MAX, known: 1 }));
    for wrong in [json!(0), json!(-1), json!("1"), json!(null)] {
        assert_eq!(with("/version", wrong), Err(LockedError::Damaged("version")));
    }
    assert_eq!(with("/kdf/name", json!("argon2id")), Err(LockedError::Kdf("argon2id".into())));
    assert_eq!(with("/kdf/name", json!("x".repeat(5000))), Err(LockedError::Kdf("x".repeat(64))));
    let of = |length: usize| json!(base64::encode(&vec![7; length]));
    for (at, part, wrong) in [
        ("/kdf/salt", "kdf", of(15)),
        ("/kdf/salt", "kdf", of(65)),
        ("/wrapped_key/iv", "wrapped_key", of(11)),
        ("/wrapped_key/key", "wrapped_key", of(47)),
        ("/wrapped_key/key", "wrapped_key", of(49)),
        ("/iv", "iv", of(16)),
        ("/data", "data", of(15)),
    ] {
        assert_eq!(with(at, wrong), Err(LockedError::Damaged(part)), "{at}");
        for wrong in [json!("not base 64"), json!(""), json!(1), json!(null), json!({})] {
            assert_eq!(with(at, wrong), Err(LockedError::Damaged(part)), "{at}");
        }
    }
    for part in ["version", "kdf", "wrapped_key", "iv", "data"] {
        assert_eq!(without(part), Err(LockedError::Damaged(part)));
    }
    assert_eq!(without("format"), Err(LockedError::NotLocked));
}

#[test]
fn a_file_that_could_not_be_read_back_is_not_written() {
    let locked = |bytes: usize| Locked { data: vec![0; bytes], ..locked::read(FIXTURE).unwrap() };
    assert!(matches!(locked::write(&locked(file::LARGEST / 4 * 3)), Err(LockedError::TooBig { .. })));
    let fits = locked(file::LARGEST / 4 * 3 - 1000);
    assert_eq!(locked::read(&locked::write(&fits).unwrap()), Ok(fits));
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        rounds in locked::FEWEST_ROUNDS..=locked::MOST_ROUNDS,
        salt in vec(any::<u8>(), 16..=64),
        ivs in [vec(any::<u8>(), IV), vec(any::<u8>(), IV)],
        key in vec(any::<u8>(), 48),
        data in vec(any::<u8>(), 16..200),
    ) {
        let [key_iv, iv] = ivs;
        let written = Locked { lock: Lock { rounds, salt, iv: key_iv, key }, iv, data };
        let text = locked::write(&written).unwrap();
        prop_assert_eq!(file::read(&text), Err(FileError::Locked));
        prop_assert_eq!(locked::read(&text), Ok(written));
    }

    #[test]
    fn a_file_that_was_cut_is_no_file(end in 0..FIXTURE.trim_end().len()) {
        prop_assert_eq!(locked::read(&FIXTURE[..end]), Err(LockedError::NotLocked));
    }
}
