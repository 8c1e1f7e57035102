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
    pub erased: &'static str,
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
    erase_text: "The person goes with all applications, notes, scorecards and decisions, from this browser and from its undo. This cannot be undone, and no file brings them back.",
    erase_others: "Colleagues who have a file with this person lose it when they import yours. Backup files that you keep elsewhere still hold it: delete them.",
    erase_now: "Erase for good",
    erased: "The person was erased for good",
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
    erase_text: "Το πρόσωπο φεύγει μαζί με όλες τις αιτήσεις, σημειώσεις, βαθμολογήσεις και αποφάσεις, από αυτόν τον περιηγητή και από την αναίρεση. Δεν αναιρείται και κανένα αρχείο δεν το επαναφέρει.",
    erase_others: "Συνάδελφοι που έχουν αρχείο με αυτό το πρόσωπο το χάνουν όταν εισαγάγουν το δικό σας. Τα αντίγραφα που κρατάτε αλλού το περιέχουν ακόμη: διαγράψτε τα.",
    erase_now: "Οριστική διαγραφή",
    erased: "Το πρόσωπο διαγράφηκε οριστικά",
};
