//! The house rules that a compiler does not hold: who may use whom, and what may not stand in the source at all.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail loudly")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Room → the rooms that it may use. The same table stands in the design and in `src/lib.rs`.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("workspace", &["domain"]),
    ("exchange", &["workspace", "domain"]),
    ("i18n", &["domain"]),
    ("route", &["domain"]),
    ("storage", &["workspace", "domain"]),
    ("session", &["storage", "exchange", "workspace", "domain", "route"]),
    // Beyond the design's table: the types of previews, reports and storage trouble are named in `ui` (see ARCHITECTURE.md).
    ("ui", &["session", "i18n", "route", "exchange", "domain", "workspace", "storage"]),
];

/// Crates that know a browser, and the only files of the pure rooms that may name them.
const BROWSER: &[&str] = &["leptos", "leptos_router", "web_sys", "js_sys", "wasm_bindgen", "gloo_storage"];
const LEAVES: &[&str] = &[
    "src/storage/browser.rs",
    "src/storage/channel.rs",
    "src/storage/file_shelf.rs",
    "src/storage/folder.rs",
    "src/storage/indexed.rs",
    "src/storage/point_shelf.rs",
    "src/storage/tab.rs",
    "src/i18n/intl.rs",
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    assert!(found.len() > 40, "the walk found too little");
    found.iter().map(|path| (path.strip_prefix(root).unwrap().to_owned(), fs::read_to_string(path).unwrap())).collect()
}

/// The code without its comments: a comment may name what it wants.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn room(path: &Path) -> String {
    let second = path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    second.trim_end_matches(".rs").to_owned()
}

/// Every room that the code names after `crate::`, also inside of braces.
fn rooms_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => used.push(std::mem::take(&mut word)),
                    c if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            used.push(word);
        } else {
            used.push(rest.to_owned());
        }
    }
    let name = |text: &String| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    used.iter().map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn arrows_point_down() {
    let arrows: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    for (path, text) in sources() {
        let room = room(&path);
        let Some(allowed) = arrows.get(room.as_str()) else { continue };
        for used in rooms_used(&code(&text)) {
            assert!(used == room || allowed.contains(&used.as_str()), "{}: {room} must not use {used}", path.display());
        }
    }
}

#[test]
fn pure_rooms_know_no_browser_and_no_clock() {
    for (path, text) in sources() {
        let pure = ["domain", "workspace", "exchange", "i18n", "route", "storage"].contains(&room(&path).as_str());
        if !pure || LEAVES.iter().any(|leaf| path == Path::new(leaf)) {
            continue;
        }
        let code = code(&text);
        for name in BROWSER {
            assert!(!code.contains(&format!("{name}::")), "{}: a pure room names {name}", path.display());
        }
        for clock in ["SystemTime::now", "Utc::now", "Local::now", "Instant::now"] {
            assert!(!code.contains(clock), "{}: time comes in as an argument", path.display());
        }
    }
}

#[test]
fn text_is_text_and_styles_are_classes() {
    for (path, text) in sources() {
        let code = code(&text);
        assert!(!code.contains("inner_html"), "{}: text nodes only", path.display());
        assert!(!code.contains(" style="), "{}: the CSP refuses style attributes", path.display());
        // A page that a person takes along carries its own.
        assert!(room(&path) == "exchange" || !code.contains("<style"), "{}: styles live in style/", path.display());
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_a_room() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{}: no header", path.display());
        assert!(text.lines().count() <= 500, "{}: over 500 lines, divide it", path.display());
    }
}
