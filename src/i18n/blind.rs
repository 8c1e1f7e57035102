//! Words about screening blind.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Blind {
    pub label: &'static str,
    pub hint: &'static str,
    pub off: &'static str,
    pub until: fn(stage: &str) -> String,
    /// Over a board.
    pub board: fn(stage: &str) -> String,
    /// About a person.
    pub person: fn(stage: &str) -> String,
    pub files: fn(stage: &str) -> String,
    pub privacy: &'static str,
    pub pack: &'static str,
    /// In place of the code, where that would say who somebody is.
    pub somebody: &'static str,
    /// In place of an address.
    pub no_letter: &'static str,
    /// Below a field that cannot be changed, since a part of it is hidden.
    pub part_hidden: &'static str,
    pub set: fn(stage: &str) -> String,
    pub ended: &'static str,
    pub left_out: Plural,
}

pub const EN: Blind = Blind {
    label: "Blind screening",
    hint: "Names, contact, schools, years and files are hidden on every screen and in files for colleagues, so that what people can do decides. Whoever may change this can end it, and a full backup holds everything.",
    off: "Off: everybody is shown",
    until: |stage| format!("Hidden until {stage}"),
    board: |stage| format!("Screened blind: who people are is hidden until {stage}."),
    person: |stage| format!("Screened blind: name, contact, schools, years and files are hidden until {stage}."),
    files: |stage| format!("Files can be seen and attached from {stage} on."),
    privacy: "What is kept about this person can be handed out when the blind screening has ended.",
    somebody: "Somebody who is screened blind",
    no_letter: "Screened blind: no address is shown",
    part_hidden: "A part is hidden by the blind screening; it can be changed when that has ended.",
    pack: "This person is screened blind: the pack has a code in place of the name.",
    set: |stage| format!("Everybody before {stage} is screened blind now"),
    ended: "Everybody is shown now",
    left_out: Plural {
        one: "{n} person is screened blind, and the file does not say who they are; a full backup does",
        other: "{n} people are screened blind, and the file does not say who they are; a full backup does",
    },
};

pub const EL: Blind = Blind {
    label: "Τυφλή προεπιλογή",
    hint: "Ονόματα, στοιχεία επικοινωνίας, σχολές, χρονολογίες και αρχεία κρύβονται σε κάθε οθόνη και στα αρχεία για συναδέλφους, ώστε να κρίνει τι μπορεί ο καθένας. Όποιος αλλάζει αυτή τη ρύθμιση μπορεί και να την τερματίσει, και ένα πλήρες αντίγραφο τα έχει όλα.",
    off: "Όχι: όλοι φαίνονται",
    until: |stage| format!("Κρυφά έως το στάδιο «{stage}»"),
    board: |stage| format!("Τυφλή προεπιλογή: το ποιος είναι ο καθένας κρύβεται έως το στάδιο «{stage}»."),
    person: |stage| {
        format!(
            "Τυφλή προεπιλογή: όνομα, επικοινωνία, σχολές, χρονολογίες και αρχεία κρύβονται έως το στάδιο «{stage}»."
        )
    },
    files: |stage| format!("Τα αρχεία φαίνονται και επισυνάπτονται από το στάδιο «{stage}» και μετά."),
    privacy: "Όσα τηρούνται για αυτό το άτομο μπορούν να δοθούν όταν τελειώσει η τυφλή προεπιλογή.",
    somebody: "κάποιος σε τυφλή προεπιλογή",
    no_letter: "Τυφλή προεπιλογή: δεν φαίνεται διεύθυνση",
    part_hidden: "Ένα μέρος κρύβεται λόγω της τυφλής προεπιλογής· αλλάζει όταν αυτή τελειώσει.",
    pack: "Το άτομο αυτό προεπιλέγεται τυφλά: ο φάκελος έχει κωδικό στη θέση του ονόματος.",
    set: |stage| format!("Όλοι πριν από το στάδιο «{stage}» προεπιλέγονται πλέον τυφλά"),
    ended: "Πλέον όλοι φαίνονται",
    left_out: Plural {
        one: "{n} άτομο προεπιλέγεται τυφλά και το αρχείο δεν λέει ποιος είναι· ένα πλήρες αντίγραφο το λέει",
        other: "{n} άτομα προεπιλέγονται τυφλά και το αρχείο δεν λέει ποιοι είναι· ένα πλήρες αντίγραφο το λέει",
    },
};
