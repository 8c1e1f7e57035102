//! Words of the screen that compares the scored candidates.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Compare {
    pub title: &'static str,
    pub facts: fn(title: &str, count: &str) -> String,
    pub empty: &'static str,
    pub to_board: &'static str,
    pub candidate: &'static str,
    pub score: &'static str,
    pub coverage: &'static str,
    pub by: Plural,
    pub scored_by: &'static str,
    pub spread: &'static str,
    pub decision: &'static str,
    pub leads: fn(who: &str, by: &str) -> String,
    pub tie: &'static str,
    pub count: Plural,
}

pub const EN: Compare = Compare {
    title: "Compare",
    facts: |title, count| format!("{title} · {count}"),
    empty: "Nobody has a handed-in scorecard yet. Score somebody first.",
    to_board: "Go to the board",
    candidate: "Candidate",
    score: "Score",
    coverage: "Coverage",
    by: Plural { one: "{n} person", other: "{n} people" },
    scored_by: "Scored by",
    spread: "Spread",
    decision: "Decision",
    leads: |who, by| format!("{who} leads by {by}."),
    tie: "The first two have the same score.",
    count: Plural { one: "{n} candidate", other: "{n} candidates" },
};

pub const EL: Compare = Compare {
    title: "Σύγκριση",
    facts: |title, count| format!("{title} · {count}"),
    empty: "Κανείς δεν έχει ακόμη παραδομένη βαθμολόγηση. Βαθμολογήστε πρώτα κάποιον.",
    to_board: "Μετάβαση στον πίνακα",
    candidate: "Υποψήφιος",
    score: "Βαθμός",
    coverage: "Κάλυψη",
    by: Plural { one: "{n} άτομο", other: "{n} άτομα" },
    scored_by: "Βαθμολόγησαν",
    spread: "Διαφορά",
    decision: "Απόφαση",
    leads: |who, by| format!("Προηγείται: {who}, κατά {by}."),
    tie: "Οι δύο πρώτοι έχουν τον ίδιο βαθμό.",
    count: Plural { one: "{n} υποψήφιος", other: "{n} υποψήφιοι" },
};
