//! Words of the board.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Board {
    pub to_hire: Plural,
    pub manager: fn(&str) -> String,
    pub add: &'static str,
    pub find: &'static str,
    pub empty: &'static str,
    pub nobody: &'static str,
    pub move_to: &'static str,
    pub to_top: &'static str,
    pub show_all: Plural,
    pub strays: &'static str,
    pub moved: fn(who: &str, to: &str, place: &str, of: &str, from: Option<&str>) -> String,
    pub scored: fn(done: &str, of: &str) -> String,
    pub silent: Plural,
    pub entry: fn(text: &str) -> String,
    pub open: &'static str,
    pub remove_person: &'static str,
}

pub const EN: Board = Board {
    to_hire: Plural { one: "{n} to hire", other: "{n} to hire" },
    manager: |name| format!("hiring manager {name}"),
    add: "Add candidate",
    find: "Find on this board",
    empty: "Nobody has applied yet. Add the first candidate.",
    nobody: "Nobody here matches.",
    move_to: "Move to",
    to_top: "Move to the top",
    show_all: Plural { one: "Show all ({n})", other: "Show all ({n})" },
    strays: "Without a stage",
    moved: |who, to, place, of, from| {
        let from = from.map(|from| format!(", from {from}")).unwrap_or_default();
        format!("{who} moved to {to}, position {place} of {of}{from}")
    },
    scored: |done, of| format!("{done} of {of} scored"),
    silent: Plural { one: "No word for {n} day", other: "No word for {n} days" },
    entry: |text| format!("To come in: {text}"),
    open: "Open",
    remove_person: "Remove person",
};

pub const EL: Board = Board {
    to_hire: Plural { one: "{n} προς πρόσληψη", other: "{n} προς πρόσληψη" },
    manager: |name| format!("υπεύθυνος {name}"),
    add: "Νέος υποψήφιος",
    find: "Εύρεση στον πίνακα",
    empty: "Κανείς δεν έχει κάνει ακόμη αίτηση. Προσθέστε τον πρώτο υποψήφιο.",
    nobody: "Κανείς εδώ δεν ταιριάζει.",
    move_to: "Μετακίνηση σε",
    to_top: "Μετακίνηση στην κορυφή",
    show_all: Plural { one: "Εμφάνιση όλων ({n})", other: "Εμφάνιση όλων ({n})" },
    strays: "Χωρίς στάδιο",
    moved: |who, to, place, of, from| {
        let from = from.map(|from| format!(" (από: {from})")).unwrap_or_default();
        format!("{who}: μετακινήθηκε σε {to}, θέση {place} από {of}{from}")
    },
    scored: |done, of| format!("Βαθμολόγησαν {done} από {of}"),
    silent: Plural {
        one: "Χωρίς νέα μας {n} ημέρα", other: "Χωρίς νέα μας {n} ημέρες"
    },
    entry: |text| format!("Για να μπει κάποιος: {text}"),
    open: "Άνοιγμα",
    remove_person: "Αφαίρεση προσώπου",
};
