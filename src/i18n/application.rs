//! Words of the application's screen.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Application {
    pub board: &'static str,
    pub person: &'static str,
    pub score: &'static str,
    pub scorecards: &'static str,
    pub mine: &'static str,
    pub go_on: &'static str,
    pub handed_in: &'static str,
    pub begun: &'static str,
    pub hidden: &'static str,
    pub history: &'static str,
    pub applied: &'static str,
    pub moved: fn(from: &str, to: &str) -> String,
    pub stage: &'static str,
    pub contact: &'static str,
}

pub const EN: Application = Application {
    board: "Board",
    person: "Edit person",
    score: "Score",
    scorecards: "Scorecards",
    mine: "Write my scorecard",
    go_on: "Go on with my scorecard",
    handed_in: "handed in",
    begun: "begun",
    hidden: "You see the others’ scores when you have handed in yours.",
    history: "History",
    applied: "Applied",
    moved: |from, to| format!("{from} → {to}"),
    stage: "Stage",
    contact: "Contact",
};

pub const EL: Application = Application {
    board: "Πίνακας",
    person: "Επεξεργασία στοιχείων",
    score: "Βαθμός",
    scorecards: "Βαθμολογήσεις",
    mine: "Η βαθμολόγησή μου",
    go_on: "Συνέχεια της βαθμολόγησής μου",
    handed_in: "παραδόθηκε",
    begun: "άρχισε",
    hidden: "Βλέπετε τους βαθμούς των άλλων όταν παραδώσετε τους δικούς σας.",
    history: "Ιστορικό",
    applied: "Έγινε αίτηση",
    moved: |from, to| format!("{from} → {to}"),
    stage: "Στάδιο",
    contact: "Επικοινωνία",
};
