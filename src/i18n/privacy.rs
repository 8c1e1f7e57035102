//! Words for a person's rights over what is kept about them.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Privacy {
    pub title: &'static str,
    pub text: &'static str,
    pub as_page: &'static str,
    pub as_data: &'static str,
    pub sealed: Plural,
    pub erase: &'static str,
    pub erase_title: fn(&str) -> String,
    pub erase_text: &'static str,
    pub erase_others: &'static str,
    pub erase_now: &'static str,
    pub keep_title: fn(&str) -> String,
    pub anonymise_title: fn(&str) -> String,
}

pub const EN: Privacy = Privacy {
    title: "Their data",
    text: "A person may ask what you keep about them, take it along, and be erased.",
    as_page: "All of it, to read",
    as_data: "All of it, as data",
    sealed: Plural {
        one: "{n} scorecard is still sealed for you and not in these files. Ask again when all have handed in.",
        other: "{n} scorecards are still sealed for you and not in these files. Ask again when all have handed in.",
    },
    erase: "Erase for good…",
    erase_title: |name| format!("Erase {name} for good?"),
    erase_text: "All applications, notes, scorecards and decisions go too, from this browser and from its undo. This cannot be undone, and no file brings anything back.",
    erase_others: "Colleagues lose the same when they import your next file. Backup files that you keep elsewhere still hold it: delete them.",
    erase_now: "Erase for good",
    keep_title: |name| format!("Keep {name} longer"),
    anonymise_title: |name| format!("Anonymise {name}?"),
};

pub const EL: Privacy = Privacy {
    title: "Τα δεδομένα του προσώπου",
    text: "Κάθε πρόσωπο μπορεί να ζητήσει τι φυλάτε γι’ αυτό, να το πάρει μαζί του και να διαγραφεί.",
    as_page: "Όλα, για ανάγνωση",
    as_data: "Όλα, ως δεδομένα",
    sealed: Plural {
        one: "{n} βαθμολόγηση είναι ακόμη σφραγισμένη για εσάς και δεν υπάρχει σε αυτά τα αρχεία. Ζητήστε τα ξανά όταν παραδώσουν όλοι.",
        other: "{n} βαθμολογήσεις είναι ακόμη σφραγισμένες για εσάς και δεν υπάρχουν σε αυτά τα αρχεία. Ζητήστε τα ξανά όταν παραδώσουν όλοι.",
    },
    erase: "Οριστική διαγραφή…",
    erase_title: |name| format!("Οριστική διαγραφή: {name};"),
    erase_text: "Φεύγουν και όλες οι αιτήσεις, σημειώσεις, βαθμολογήσεις και αποφάσεις, από αυτόν τον περιηγητή και από την αναίρεση. Δεν αναιρείται και κανένα αρχείο δεν τα επαναφέρει.",
    erase_others: "Οι συνάδελφοι χάνουν τα ίδια όταν εισαγάγουν το επόμενο αρχείο σας. Τα αντίγραφα που κρατάτε αλλού τα περιέχουν ακόμη: διαγράψτε τα.",
    erase_now: "Οριστική διαγραφή",
    keep_title: |name| format!("Διατήρηση για περισσότερο: {name}"),
    anonymise_title: |name| format!("Ανωνυμοποίηση: {name};"),
};
