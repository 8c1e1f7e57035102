//! Every text that the fuzzer has found worth keeping, once more, without the fuzzer (see `tests/fuzz/README.md`): no panic, no
//! broken promise, and none that takes long.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "fuzz/checks.rs"]
mod checks;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

fn replay(corpus: &str, check: fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(corpus);
    let mut texts = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) else { continue };
        println!("{}", path.display());
        let began = Instant::now();
        check(&text);
        assert!(began.elapsed() < Duration::from_secs(10), "{} took {:?}", path.display(), began.elapsed());
        texts += 1;
    }
    assert!(texts > 10, "{texts} texts");
}

#[test]
fn files() {
    replay("file", checks::file);
}

#[test]
fn stored_texts() {
    replay("stored", checks::stored);
}
