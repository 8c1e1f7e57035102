//! Words of the positions and stages that a list of people names.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Listed {
    pub as_listed: &'static str,
    pub title: &'static str,
    pub hint: &'static str,
    pub found: fn(&str) -> String,
    pub rows: Plural,
    pub more: Plural,
    pub none: Plural,
    pub not_here: &'static str,
    pub create: fn(&str) -> String,
    pub stages_title: &'static str,
    pub stages_hint: &'static str,
    pub no_stage: &'static str,
    pub told: &'static str,
    pub told_hint: &'static str,
    pub told_text: fn(&str) -> String,
    pub was_out: fn(&str) -> String,
    pub idle: Plural,
    pub applies_now: fn(&str) -> String,
    pub two_applications: fn(&str, &str) -> String,
    pub position_noted: fn(&str) -> String,
}

pub const EN: Listed = Listed {
    as_listed: "As the list says",
    title: "Positions in the list",
    hint: "Each row applies for the position that it names. What is not here can be one of yours, be created as a draft, or go into the note.",
    found: |names| format!("Found by name: {names}"),
    rows: Plural { one: "{n} row", other: "{n} rows" },
    more: Plural { one: "{n} more goes into the note.", other: "{n} more go into the note." },
    none: Plural {
        one: "This text is no position here. Is it the right column?",
        other: "None of these {n} texts is a position here. Is it the right column?",
    },
    not_here: "None: into the note",
    create: |title| format!("Create “{title}”"),
    stages_title: "Stages in the list",
    stages_hint: "These are not in the pipeline. Whoever applies anew begins in the stage that you choose here, or else in the first one, and the note says so.",
    no_stage: "The first stage, with a note",
    told: "Those who are out or hired were told",
    told_hint: "Else they wait on Today until you have told them.",
    told_text: |file| format!("Told before they came in with {file}"),
    was_out: |file| format!("Was out already according to {file}"),
    idle: Plural { one: "{n} applies for nothing", other: "{n} apply for nothing" },
    applies_now: |name| format!("With this row also for: {name}"),
    two_applications: |one, two| format!("Then this person has two applications: {one} · {two}"),
    position_noted: |name| format!("Nobody applies for {name} here: what the list says of it goes into the note."),
};

pub const EL: Listed = Listed {
    as_listed: "Όπως λέει η λίστα",
    title: "Θέσεις της λίστας",
    hint: "Κάθε γραμμή κάνει αίτηση για τη θέση που γράφει. Ό,τι λείπει εδώ μπορεί να είναι μια δική σας θέση, να δημιουργηθεί ως πρόχειρο ή να πάει στη σημείωση.",
    found: |names| format!("Βρέθηκαν από το όνομα: {names}"),
    rows: Plural { one: "{n} γραμμή", other: "{n} γραμμές" },
    more: Plural {
        one: "{n} ακόμη πάει στη σημείωση.", other: "{n} ακόμη πάνε στη σημείωση."
    },
    none: Plural {
        one: "Αυτό το κείμενο δεν είναι θέση εδώ. Είναι η σωστή στήλη;",
        other: "Κανένα από αυτά τα {n} κείμενα δεν είναι θέση εδώ. Είναι η σωστή στήλη;",
    },
    not_here: "Καμία: στη σημείωση",
    create: |title| format!("Δημιουργία: «{title}»"),
    stages_title: "Στάδια της λίστας",
    stages_hint: "Δεν υπάρχουν στη διαδικασία. Όποιος κάνει νέα αίτηση αρχίζει από το στάδιο που επιλέγετε εδώ, αλλιώς από το πρώτο, και το γράφει η σημείωση.",
    no_stage: "Το πρώτο στάδιο, με σημείωση",
    told: "Όσοι αποκλείστηκαν ή προσλήφθηκαν το έχουν μάθει",
    told_hint: "Αλλιώς περιμένουν στο «Σήμερα» μέχρι να τους το πείτε.",
    told_text: |file| format!("Το είχε μάθει πριν εισαχθεί με: {file}"),
    was_out: |file| format!("Είχε ήδη αποκλειστεί σύμφωνα με: {file}"),
    idle: Plural {
        one: "{n} δεν κάνει αίτηση για καμία θέση", other: "{n} δεν κάνουν αίτηση για καμία θέση"
    },
    applies_now: |name| format!("Με αυτή τη γραμμή και για: {name}"),
    two_applications: |one, two| format!("Τότε το πρόσωπο θα έχει δύο αιτήσεις: {one} · {two}"),
    position_noted: |name| {
        format!("Εδώ δεν γίνεται αίτηση για {name}: ό,τι γράφει η λίστα γι’ αυτή πάει στη σημείωση.")
    },
};
