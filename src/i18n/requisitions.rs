//! Words of the list of requisitions.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Requisitions {
    pub title: &'static str,
    pub facts: Plural,
    pub new: &'static str,
    pub empty: &'static str,
    pub sample: &'static str,
    pub candidates: Plural,
    pub to_hire: Plural,
    pub job_description: &'static str,
    pub duplicate: &'static str,
    pub close: &'static str,
    pub reopen: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub close_title: fn(&str) -> String,
    pub duplicated: &'static str,
    pub copy_of: fn(&str) -> String,
}

pub const EN: Requisitions = Requisitions {
    title: "Requisitions",
    facts: Plural { one: "{n} position", other: "{n} positions" },
    new: "New requisition",
    empty: "No positions yet. Begin with a truthful job description.",
    sample: "Look around with sample data",
    candidates: Plural { one: "{n} candidate", other: "{n} candidates" },
    to_hire: Plural { one: "{n} to hire", other: "{n} to hire" },
    job_description: "Job description",
    duplicate: "Duplicate",
    close: "Close…",
    reopen: "Open again",
    reason: "Why do you close it?",
    reason_hint: "Hired, no longer needed, budget: what you would tell a colleague.",
    close_title: |title| format!("Close {title}"),
    duplicated: "The position was duplicated",
    copy_of: |title| format!("{title} (copy)"),
};

pub const EL: Requisitions = Requisitions {
    title: "Θέσεις",
    facts: Plural { one: "{n} θέση", other: "{n} θέσεις" },
    new: "Νέα θέση",
    empty: "Δεν υπάρχουν ακόμη θέσεις. Ξεκινήστε με μια αληθινή περιγραφή.",
    sample: "Δείτε το με δείγματα",
    candidates: Plural { one: "{n} υποψήφιος", other: "{n} υποψήφιοι" },
    to_hire: Plural { one: "{n} προς πρόσληψη", other: "{n} προς πρόσληψη" },
    job_description: "Περιγραφή",
    duplicate: "Αντίγραφο",
    close: "Κλείσιμο…",
    reopen: "Άνοιγμα ξανά",
    reason: "Γιατί την κλείνετε;",
    reason_hint: "Έγινε πρόσληψη, δεν χρειάζεται πια, προϋπολογισμός: ό,τι θα λέγατε σε συνάδελφο.",
    close_title: |title| format!("Κλείσιμο: {title}"),
    duplicated: "Έγινε αντίγραφο της θέσης",
    copy_of: |title| format!("{title} (αντίγραφο)"),
};
