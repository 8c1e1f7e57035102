//! Words of what is done to many cards at once.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Bulk {
    pub select: &'static str,
    pub done: &'static str,
    pub hint: &'static str,
    pub pick: fn(name: &str) -> String,
    pub all_in: fn(stage: &str) -> String,
    pub bar: &'static str,
    pub selected: Plural,
    pub hidden: Plural,
    pub move_to: &'static str,
    pub moved: fn(count: &str, stage: &str) -> String,
    pub moved_none: fn(stage: &str) -> String,
    pub disqualify: &'static str,
    pub tag: &'static str,
    pub tag_title: Plural,
    pub tag_add: &'static str,
    pub tagged: fn(count: &str, tag: &str) -> String,
    pub tagged_none: fn(tag: &str) -> String,
    pub message: &'static str,
    pub message_title: Plural,
    pub message_explain: &'static str,
    pub message_text: &'static str,
    pub message_letter: fn(title: &str) -> String,
    pub message_record: &'static str,
    pub message_recorded: Plural,
    /// Those who have no address, and those of whom none is shown.
    pub message_left_out: Plural,
    pub clear: &'static str,
}

pub const EN: Bulk = Bulk {
    select: "Select",
    done: "End selection",
    hint: "Keys: X on a card selects it.",
    pick: |name| format!("Select {name}"),
    all_in: |stage| format!("Select all in {stage}"),
    bar: "Selected candidates",
    selected: Plural { one: "{n} selected", other: "{n} selected" },
    hidden: Plural { one: "{n} of them hidden by the search", other: "{n} of them hidden by the search" },
    move_to: "Move to…",
    moved: |count, stage| format!("{count} moved to {stage}"),
    moved_none: |stage| format!("Nobody was moved: all of them are in {stage} already"),
    disqualify: "Disqualify…",
    tag: "Tag…",
    tag_title: Plural { one: "Tag {n} person", other: "Tag {n} people" },
    tag_add: "Add tag",
    tagged: |count, tag| format!("{count} tagged “{tag}”"),
    tagged_none: |tag| format!("Nobody was tagged: all of them have “{tag}” already"),
    message: "Message…",
    message_title: Plural { one: "Write to {n} person", other: "Write to {n} people" },
    message_explain: "Write to them from your own mail, then note that it is done: the text stands in each one's history.",
    message_text: "What you write",
    message_letter: |title| {
        format!(
            "Dear {{name}},\n\nthank you for applying for “{title}”. We are still reading applications and will write to you again within a week.\n\nKind regards"
        )
    },
    message_record: "Note that it was sent",
    message_recorded: Plural { one: "Noted on {n} application", other: "Noted on {n} applications" },
    message_left_out: Plural {
        one: "{n} has no e-mail address that can be seen",
        other: "{n} have no e-mail address that can be seen",
    },
    clear: "Clear",
};

pub const EL: Bulk = Bulk {
    select: "Επιλογή",
    done: "Τέλος επιλογής",
    hint: "Πλήκτρα: X σε μια κάρτα την επιλέγει.",
    pick: |name| format!("Επιλογή: {name}"),
    all_in: |stage| format!("Επιλογή όλων στο στάδιο {stage}"),
    bar: "Επιλεγμένοι υποψήφιοι",
    selected: Plural { one: "{n} επιλεγμένος", other: "{n} επιλεγμένοι" },
    hidden: Plural {
        one: "{n} από αυτούς δεν φαίνεται λόγω της αναζήτησης",
        other: "{n} από αυτούς δεν φαίνονται λόγω της αναζήτησης",
    },
    move_to: "Μετακίνηση σε…",
    moved: |count, stage| format!("Μετακινήθηκαν {count} στο στάδιο {stage}"),
    moved_none: |stage| format!("Δεν μετακινήθηκε κανείς: όλοι είναι ήδη στο στάδιο {stage}"),
    disqualify: "Αποκλεισμός…",
    tag: "Ετικέτα…",
    tag_title: Plural { one: "Ετικέτα σε {n} άτομο", other: "Ετικέτα σε {n} άτομα" },
    tag_add: "Προσθήκη ετικέτας",
    tagged: |count, tag| format!("Ετικέτα «{tag}» σε {count}"),
    tagged_none: |tag| format!("Δεν μπήκε ετικέτα σε κανέναν: όλοι έχουν ήδη την «{tag}»"),
    message: "Μήνυμα…",
    message_title: Plural { one: "Μήνυμα σε {n} άτομο", other: "Μήνυμα σε {n} άτομα" },
    message_explain: "Γράψτε τους από το δικό σας ταχυδρομείο και μετά σημειώστε ότι έγινε: το κείμενο μένει στο ιστορικό του καθενός.",
    message_text: "Τι γράφετε",
    message_letter: |title| {
        format!(
            "Αγαπητέ/ή {{name}},\n\nσας ευχαριστούμε για την αίτησή σας για τη θέση «{title}». Διαβάζουμε ακόμη τις αιτήσεις και θα σας γράψουμε ξανά μέσα σε μία εβδομάδα.\n\nΜε εκτίμηση"
        )
    },
    message_record: "Σημείωση ότι στάλθηκε",
    message_recorded: Plural {
        one: "Σημειώθηκε σε {n} αίτηση", other: "Σημειώθηκε σε {n} αιτήσεις"
    },
    message_left_out: Plural {
        one: "{n} άτομο δεν έχει ορατή διεύθυνση e-mail",
        other: "{n} άτομα δεν έχουν ορατή διεύθυνση e-mail",
    },
    clear: "Καθαρισμός",
};
