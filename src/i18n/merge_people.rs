//! Words for two records that are one person: finding the other one, choosing field by field, telling them apart again.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct MergePeople {
    pub open: &'static str,
    pub title: fn(&str) -> String,
    pub title_both: fn(&str, &str) -> String,
    pub find: &'static str,
    pub alike: &'static str,
    pub nobody_alike: &'static str,
    pub found: Plural,
    pub more: Plural,
    pub text: fn(&str, &str) -> String,
    pub ours: &'static str,
    pub theirs: &'static str,
    pub taken: fn(&str) -> String,
    pub nothing_differs: &'static str,
    pub comes: &'static str,
    pub applications: Plural,
    pub notes: Plural,
    pub files: Plural,
    pub nothing_comes: &'static str,
    pub joined: &'static str,
    pub twice: fn(&str) -> String,
    pub merge: &'static str,
    pub other_person: &'static str,
    pub merged: fn(&str, &str) -> String,
    pub double: fn(&str, &str) -> String,
    pub compare: &'static str,
    pub records: &'static str,
    pub records_text: &'static str,
    pub separate: &'static str,
    pub separated: fn(&str) -> String,
    pub erased: &'static str,
    pub two: &'static str,
    pub applied_as: fn(&str, &str) -> String,
    pub remove_application: fn(&str, &str, &str, &str) -> String,
    pub application_removed: fn(&str) -> String,
}

pub const EN: MergePeople = MergePeople {
    open: "Merge with…",
    title: |name| format!("Merge {name} with…"),
    title_both: |name, other| format!("{name} and {other}"),
    find: "Find the other person by name or contact",
    alike: "These may be the same person:",
    nobody_alike: "Nobody has the same e-mail address, telephone or name.",
    found: Plural { one: "{n} person found", other: "{n} people found" },
    more: Plural { one: "and {n} more: write more of the name", other: "and {n} more: write more of the name" },
    text: |name, other| {
        format!(
            "{other} becomes part of {name}. Choose what they are called and how they are reached; you can tell the two apart again."
        )
    },
    ours: "On this page",
    theirs: "In the other record",
    taken: |what| format!("Only one has it, so it stays: {what}."),
    nothing_differs: "Nothing in the two contradicts the other.",
    comes: "What comes along",
    applications: Plural { one: "{n} application", other: "{n} applications" },
    notes: Plural { one: "{n} note", other: "{n} notes" },
    files: Plural { one: "{n} file", other: "{n} files" },
    nothing_comes: "Nothing else is written about them.",
    joined: "The tags of both stay. Of two consents the one given last counts, unless the other was withdrawn since; of two days until which they are kept, the later one.",
    twice: |what| {
        format!("Both applied for “{what}”. Both applications stay until you remove one of them on the person’s page.")
    },
    merge: "Merge",
    other_person: "Another person",
    merged: |other, name| format!("{other} is part of {name} now"),
    double: |by, name| format!("{by} as {name}. Are they one person?"),
    compare: "Compare and merge…",
    records: "Merged records",
    records_text: "What was written under these belongs to this person.",
    separate: "Tell apart",
    separated: |name| format!("{name} is a person of their own again"),
    erased: "This record was merged with a person who was erased for good elsewhere, by somebody who did not know. Erase this one too, or say that they are two.",
    two: "They are two",
    applied_as: |who, day| format!("As {who}, {day}"),
    remove_application: |what, who, day, stage| format!("Remove this application for {what}: as {who}, {day}, {stage}"),
    application_removed: |what| format!("One application for {what} was removed"),
};

pub const EL: MergePeople = MergePeople {
    open: "Συγχώνευση με…",
    title: |name| format!("Συγχώνευση με: {name}"),
    title_both: |name, other| format!("{name} και {other}"),
    find: "Βρείτε το άλλο πρόσωπο με όνομα ή επικοινωνία",
    alike: "Ίσως είναι το ίδιο πρόσωπο:",
    nobody_alike: "Κανείς δεν έχει το ίδιο e-mail, τηλέφωνο ή όνομα.",
    found: Plural { one: "Βρέθηκε {n} πρόσωπο", other: "Βρέθηκαν {n} πρόσωπα" },
    more: Plural {
        one: "και {n} ακόμη: γράψτε περισσότερο από το όνομα",
        other: "και {n} ακόμη: γράψτε περισσότερο από το όνομα",
    },
    text: |name, other| {
        format!(
            "Η καρτέλα «{other}» γίνεται μέρος της καρτέλας «{name}». Επιλέξτε ονομασία και στοιχεία επικοινωνίας· μπορείτε να τις ξεχωρίσετε πάλι."
        )
    },
    ours: "Σε αυτή τη σελίδα",
    theirs: "Στην άλλη καρτέλα",
    taken: |what| format!("Υπάρχει μόνο στη μία, άρα μένει: {what}."),
    nothing_differs: "Τίποτα δεν έρχεται σε αντίθεση ανάμεσα στις δύο.",
    comes: "Τι έρχεται μαζί",
    applications: Plural { one: "{n} αίτηση", other: "{n} αιτήσεις" },
    notes: Plural { one: "{n} σημείωση", other: "{n} σημειώσεις" },
    files: Plural { one: "{n} αρχείο", other: "{n} αρχεία" },
    nothing_comes: "Δεν έχει γραφτεί τίποτα άλλο.",
    joined: "Μένουν οι ετικέτες και των δύο. Από δύο συγκαταθέσεις ισχύει η τελευταία, εκτός αν η άλλη ανακλήθηκε στο μεταξύ· από δύο ημέρες διατήρησης, η πιο μακρινή.",
    twice: |what| {
        format!(
            "Και οι δύο έκαναν αίτηση για τη θέση «{what}». Μένουν και οι δύο αιτήσεις, ώσπου να αφαιρέσετε τη μία στη σελίδα του προσώπου."
        )
    },
    merge: "Συγχώνευση",
    other_person: "Άλλο πρόσωπο",
    merged: |other, name| format!("Η καρτέλα «{other}» είναι πια μέρος της καρτέλας «{name}»"),
    double: |by, name| format!("{by} με: {name}. Είναι το ίδιο πρόσωπο;"),
    compare: "Σύγκριση και συγχώνευση…",
    records: "Συγχωνευμένες καρτέλες",
    records_text: "Ό,τι γράφτηκε σε αυτές ανήκει σε αυτό το πρόσωπο.",
    separate: "Διαχωρισμός",
    separated: |name| format!("Ξεχωριστό πρόσωπο πάλι: {name}"),
    erased: "Η καρτέλα αυτή συγχωνεύτηκε με πρόσωπο που διαγράφηκε οριστικά αλλού, από κάποιον που δεν το ήξερε. Διαγράψτε και αυτήν, ή πείτε ότι είναι δύο πρόσωπα.",
    two: "Είναι δύο πρόσωπα",
    applied_as: |who, day| format!("Ως {who}, {day}"),
    remove_application: |what, who, day, stage| {
        format!("Αφαίρεση αυτής της αίτησης για: {what} (ως {who}, {day}, {stage})")
    },
    application_removed: |what| format!("Αφαιρέθηκε μία αίτηση για: {what}"),
};
