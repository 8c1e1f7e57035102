//! Words of the board.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Board {
    pub to_hire: Plural,
    pub manager: fn(&str) -> String,
    pub job_description: &'static str,
    pub criteria: &'static str,
    pub stages: &'static str,
    pub compare: &'static str,
    pub add: &'static str,
    pub find: &'static str,
    pub empty: &'static str,
    pub nobody: &'static str,
    pub move_to: &'static str,
    pub to_top: &'static str,
    pub show_all: Plural,
    pub strays: &'static str,
    pub moved: fn(who: &str, to: &str, place: &str, of: &str) -> String,
    pub scored: Plural,
}

pub const EN: Board = Board {
    to_hire: Plural { one: "{n} to hire", other: "{n} to hire" },
    manager: |name| format!("hiring manager {name}"),
    job_description: "Job description",
    criteria: "Criteria",
    stages: "Stages",
    compare: "Compare",
    add: "Add candidate",
    find: "Find on this board",
    empty: "Nobody has applied yet. Add the first candidate.",
    nobody: "Nobody here has that name.",
    move_to: "Move to",
    to_top: "Move to the top",
    show_all: Plural { one: "Show {n} more", other: "Show {n} more" },
    strays: "Without a stage",
    moved: |who, to, place, of| format!("{who} moved to {to}, position {place} of {of}"),
    scored: Plural { one: "{n} scorecard", other: "{n} scorecards" },
};

pub const EL: Board = Board {
    to_hire: Plural { one: "{n} προς πρόσληψη", other: "{n} προς πρόσληψη" },
    manager: |name| format!("υπεύθυνος {name}"),
    job_description: "Περιγραφή",
    criteria: "Κριτήρια",
    stages: "Στάδια",
    compare: "Σύγκριση",
    add: "Νέος υποψήφιος",
    find: "Εύρεση στον πίνακα",
    empty: "Κανείς δεν έχει κάνει ακόμη αίτηση. Προσθέστε τον πρώτο υποψήφιο.",
    nobody: "Κανείς εδώ δεν λέγεται έτσι.",
    move_to: "Μετακίνηση σε",
    to_top: "Μετακίνηση στην κορυφή",
    show_all: Plural { one: "Δείξε {n} ακόμη", other: "Δείξε {n} ακόμη" },
    strays: "Χωρίς στάδιο",
    moved: |who, to, place, of| format!("{who}: μετακινήθηκε σε {to}, θέση {place} από {of}"),
    scored: Plural { one: "{n} βαθμολόγηση", other: "{n} βαθμολογήσεις" },
};
