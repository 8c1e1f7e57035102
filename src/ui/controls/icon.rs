//! The icons: 16 px, one stroke, always beside a word or a name.

use leptos::prelude::*;

/// An icon by name; it is decoration, so screen readers skip it.
pub fn icon(name: &str) -> impl IntoView + use<> {
    let path = match name {
        "plus" => "M12 5v14M5 12h14",
        "board" => "M4 4h4v16H4zM10 4h4v11h-4zM16 4h4v7h-4z",
        "person" => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
        "people" => {
            "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20c0-4 3-6 6-6s6 2 6 6M16 5a3.500 3.500 0 0 1 0 7M18 14c2 1 3 3 3 6"
        }
        "doc" => "M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5",
        "data" => {
            "M4 6c0-1.500 3.500-3 8-3s8 1.500 8 3v12c0 1.500-3.500 3-8 3s-8-1.500-8-3zM4 6c0 1.500 3.500 3 8 3s8-1.500 8-3M4 12c0 1.500 3.500 3 8 3s8-1.500 8-3"
        }
        "more" => "M5 12h.01M12 12h.01M19 12h.01",
        "check" => "M5 13l4 4L19 7",
        "up" => "M12 19V5M6 11l6-6 6 6",
        "down" => "M12 5v14M6 13l6 6 6-6",
        "trash" => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
        "undo" => "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
        "redo" => "M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
        "search" => "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
        "close" => "M6 6l12 12M18 6L6 18",
        "print" => "M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z",
        "score" => "M4 20V4M4 20h16M8 16l4-5 3 3 5-7",
        "compare" => "M8 4v16M16 4v16M4 8h4M16 14h4M4 14h4M16 8h4",
        "download" => "M12 3v12M7 10l5 5 5-5M4 17v3h16v-3",
        "upload" => "M12 15V3M7 8l5-5 5 5M4 17v3h16v-3",
        "lock" => "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
        "calendar" => "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4",
        "globe" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
        _ => "",
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}
