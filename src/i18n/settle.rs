//! Words for contradictions that a merge has made: what it is, and what to do about it.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Settle {
    pub title: &'static str,
    pub text: Plural,
    pub more: Plural,
    pub without_stage: fn(who: &str, what: &str) -> String,
    pub orphan_of_person: fn(what: &str) -> String,
    pub orphan_of_position: fn(who: &str) -> String,
    pub twice: fn(who: &str, what: &str) -> String,
    pub merged_with_erased: fn(who: &str) -> String,
    pub consent_withdrawn: fn(who: &str) -> String,
    pub against_decision: fn(who: &str, what: &str) -> String,
    pub too_many_hired: fn(what: &str) -> String,
    pub unreadable: fn(kind: &str, id: &str, why: &str) -> String,
}

pub const EN: Settle = Settle {
    title: "To settle",
    text: Plural {
        one: "Two people's work was joined and one thing does not fit together. Nothing is lost; you decide.",
        other: "Two people's work was joined and {n} things do not fit together. Nothing is lost; you decide.",
    },
    more: Plural { one: "and {n} more", other: "and {n} more" },
    without_stage: |who, what| {
        format!("{who} stands in a stage that “{what}” does not have any more. Move them to another.")
    },
    orphan_of_person: |what| format!("An application for “{what}” belongs to a person who was removed."),
    orphan_of_position: |who| format!("{who} applied for a position that was removed."),
    twice: |who, what| format!("{who} is on the board of “{what}” twice. Remove one of the two applications."),
    merged_with_erased: |who| {
        format!(
            "{who} was merged with a person who was erased for good elsewhere. Erase them too, or say that they are two."
        )
    },
    consent_withdrawn: |who| {
        format!("{who} withdrew a consent; a colleague noted it under a record that was merged. Withdraw it here too.")
    },
    against_decision: |who, what| {
        format!("{who} (“{what}”) stands in a stage against the decision. Move them, or decide again.")
    },
    too_many_hired: |what| {
        format!("More people are hired for “{what}” than it has places. Change the number, or move somebody.")
    },
    unreadable: |kind, id, why| {
        format!("{kind} {id} does not read as one ({why}). It is kept as it is, and exported with everything else.")
    },
};

pub const EL: Settle = Settle {
    title: "Προς τακτοποίηση",
    text: Plural {
        one: "Ενώθηκε η δουλειά δύο ανθρώπων και ένα πράγμα δεν ταιριάζει. Δεν χάθηκε τίποτα· αποφασίζετε εσείς.",
        other: "Ενώθηκε η δουλειά δύο ανθρώπων και {n} πράγματα δεν ταιριάζουν. Δεν χάθηκε τίποτα· αποφασίζετε εσείς.",
    },
    more: Plural { one: "και {n} ακόμη", other: "και {n} ακόμη" },
    without_stage: |who, what| {
        format!("{who}: βρίσκεται σε στάδιο που δεν υπάρχει πια στη θέση «{what}». Μετακινήστε σε άλλο.")
    },
    orphan_of_person: |what| format!("Μια αίτηση για τη θέση «{what}» ανήκει σε πρόσωπο που αφαιρέθηκε."),
    orphan_of_position: |who| format!("{who}: έκανε αίτηση για θέση που αφαιρέθηκε."),
    twice: |who, what| format!("{who}: υπάρχει δύο φορές στον πίνακα της θέσης «{what}». Αφαιρέστε τη μία αίτηση."),
    merged_with_erased: |who| {
        format!(
            "{who}: συγχωνεύτηκε με πρόσωπο που διαγράφηκε οριστικά αλλού. Διαγράψτε και εδώ, ή πείτε ότι είναι δύο πρόσωπα."
        )
    },
    consent_withdrawn: |who| {
        format!("{who}: ανακάλεσε μια συγκατάθεση, που σημειώθηκε σε καρτέλα που συγχωνεύτηκε. Ανακαλέστε την και εδώ.")
    },
    against_decision: |who, what| {
        format!("{who} («{what}»): το στάδιο είναι αντίθετο με την απόφαση. Μετακινήστε ή αποφασίστε ξανά.")
    },
    too_many_hired: |what| {
        format!("Στη θέση «{what}» προσλήφθηκαν περισσότεροι από τις θέσεις. Αλλάξτε τον αριθμό ή μετακινήστε κάποιον.")
    },
    unreadable: |kind, id, why| {
        format!("{kind} {id}: δεν διαβάζεται σωστά ({why}). Φυλάσσεται όπως είναι και εξάγεται μαζί με τα άλλα.")
    },
};
