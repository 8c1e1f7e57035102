//! Words of the restore points: what they are, what going back would change, and what to do where there are none.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Points {
    pub title: &'static str,
    pub text: &'static str,
    pub impossible: &'static str,
    pub none: &'static str,
    pub trouble: fn(why: &str) -> String,
    pub before_import: &'static str,
    pub before_removal: &'static str,
    pub before_bulk: &'static str,
    pub before_migration: &'static str,
    pub before_takeover: &'static str,
    pub before_restore: &'static str,
    pub while_working: &'static str,
    pub requisitions: Plural,
    pub candidates: Plural,
    pub total: fn(points: &str, size: &str) -> String,
    pub points: Plural,
    pub earlier: Plural,
    pub preview: &'static str,
    pub restore: &'static str,
    pub download: &'static str,
    pub downloaded: fn(name: &str) -> String,
    pub preview_title: fn(when: &str) -> String,
    pub preview_text: &'static str,
    pub reading: &'static str,
    pub nothing: &'static str,
    pub returns: Plural,
    pub changes: Plural,
    pub goes: Plural,
    pub row: fn(kind: &str, name: &str) -> String,
    pub times: fn(what: &str, count: &str) -> String,
    pub from_to: fn(field: &str, now: &str, then: &str) -> String,
    pub restored: fn(when: &str) -> String,
    pub gone: &'static str,
    pub begun: fn(when: &str) -> String,
}

pub const EN: Points = Points {
    title: "Restore points",
    text: "Copies of everything, kept in this browser for up to seven days: before a file comes in, before much is changed at once, and every five minutes of work. They are no backup: whoever clears the browser's data clears them too.",
    impossible: "This browser gives Handpick only its small storage, as in a private window, so no restore points are kept. Undo works, and a file is still a backup: export one now and then.",
    none: "None yet. One is made before the next import, and after five minutes of work.",
    trouble: |why| format!("The last restore point could not be kept. {why}"),
    before_import: "Before an import",
    before_removal: "Before a requisition was removed",
    before_bulk: "Before much was changed at once",
    before_migration: "Before an update of Handpick changed the format",
    before_takeover: "Before a file of this workspace came in beside another",
    before_restore: "Before going back",
    while_working: "While working",
    requisitions: Plural { one: "{n} requisition", other: "{n} requisitions" },
    candidates: Plural { one: "{n} candidate", other: "{n} candidates" },
    total: |points, size| format!("{points}, {size} in all"),
    points: Plural { one: "{n} restore point", other: "{n} restore points" },
    earlier: Plural { one: "{n} earlier one", other: "{n} earlier ones" },
    preview: "Preview",
    restore: "Restore",
    download: "Download as a file",
    downloaded: |name| format!("{name} was downloaded"),
    preview_title: |when| format!("Going back to {when}"),
    preview_text: "This is what would change. You can undo it, and what is here now is kept as a restore point first.",
    reading: "Reading the restore point…",
    nothing: "Nothing would change: everything is as it was then.",
    returns: Plural { one: "{n} comes back: removed since then", other: "{n} come back: removed since then" },
    changes: Plural { one: "{n} gets its old values", other: "{n} get their old values" },
    goes: Plural { one: "{n} goes: added since then", other: "{n} go: added since then" },
    row: |kind, name| format!("{kind}: {name}"),
    times: |what, count| format!("{what} ({count})"),
    from_to: |field, now, then| format!("{field}: {now} → {then}"),
    restored: |when| format!("Everything is as it was on {when}"),
    gone: "This restore point is gone or damaged. Choose another one.",
    begun: |when| {
        format!(
            "You are in a new workspace that was begun from the restore point of {when}. What was open before is kept beside it, untouched."
        )
    },
};

pub const EL: Points = Points {
    title: "Σημεία επαναφοράς",
    text: "Αντίγραφα όλων, που μένουν σε αυτόν τον περιηγητή έως επτά ημέρες: πριν μπει ένα αρχείο, πριν αλλάξουν πολλά μαζί και κάθε πέντε λεπτά δουλειάς. Δεν είναι εφεδρικό αντίγραφο: όποιος καθαρίσει τα δεδομένα του περιηγητή σβήνει και αυτά.",
    impossible: "Αυτός ο περιηγητής δίνει στο Handpick μόνο τον μικρό του χώρο, όπως σε ιδιωτικό παράθυρο, οπότε δεν φυλάσσονται σημεία επαναφοράς. Η αναίρεση λειτουργεί και ένα αρχείο είναι πάντα αντίγραφο: κάντε πού και πού εξαγωγή.",
    none: "Κανένα ακόμη. Ένα γίνεται πριν από την επόμενη εισαγωγή και μετά από πέντε λεπτά δουλειάς.",
    trouble: |why| format!("Το τελευταίο σημείο επαναφοράς δεν μπόρεσε να φυλαχτεί. {why}"),
    before_import: "Πριν από εισαγωγή",
    before_removal: "Πριν αφαιρεθεί μια θέση",
    before_bulk: "Πριν αλλάξουν πολλά μαζί",
    before_migration: "Πριν αλλάξει τη μορφή μια ενημέρωση του Handpick",
    before_takeover: "Πριν μπει αρχείο αυτού του χώρου δίπλα σε άλλον",
    before_restore: "Πριν από επαναφορά",
    while_working: "Στη διάρκεια της δουλειάς",
    requisitions: Plural { one: "{n} θέση", other: "{n} θέσεις" },
    candidates: Plural { one: "{n} υποψήφιος", other: "{n} υποψήφιοι" },
    total: |points, size| format!("{points}, {size} συνολικά"),
    points: Plural { one: "{n} σημείο επαναφοράς", other: "{n} σημεία επαναφοράς" },
    earlier: Plural { one: "{n} παλαιότερο", other: "{n} παλαιότερα" },
    preview: "Προεπισκόπηση",
    restore: "Επαναφορά",
    download: "Λήψη ως αρχείο",
    downloaded: |name| format!("Έγινε λήψη: {name}"),
    preview_title: |when| format!("Επιστροφή στις {when}"),
    preview_text: "Αυτά θα άλλαζαν. Μπορείτε να το αναιρέσετε, και ό,τι υπάρχει τώρα φυλάσσεται πρώτα ως σημείο επαναφοράς.",
    reading: "Ανάγνωση του σημείου επαναφοράς…",
    nothing: "Δεν θα άλλαζε τίποτα: όλα είναι όπως ήταν τότε.",
    returns: Plural {
        one: "{n} επιστρέφει: αφαιρέθηκε από τότε", other: "{n} επιστρέφουν: αφαιρέθηκαν από τότε"
    },
    changes: Plural {
        one: "{n} παίρνει τις παλιές τιμές", other: "{n} παίρνουν τις παλιές τιμές"
    },
    goes: Plural {
        one: "{n} φεύγει: προστέθηκε από τότε", other: "{n} φεύγουν: προστέθηκαν από τότε"
    },
    row: |kind, name| format!("{kind}: {name}"),
    times: |what, count| format!("{what} ({count})"),
    from_to: |field, now, then| format!("{field}: {now} → {then}"),
    restored: |when| format!("Όλα είναι όπως ήταν στις {when}"),
    gone: "Αυτό το σημείο επαναφοράς χάθηκε ή είναι φθαρμένο. Διαλέξτε άλλο.",
    begun: |when| {
        format!(
            "Είστε σε νέο χώρο εργασίας, που άρχισε από το σημείο επαναφοράς της {when}. Ό,τι ήταν ανοιχτό πριν μένει δίπλα του, ανέγγιχτο."
        )
    },
};
