//! Words of the dialog that adds a candidate.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct AddCandidate {
    pub title: &'static str,
    pub name: &'static str,
    pub contact: &'static str,
    pub contact_hint: &'static str,
    pub source: &'static str,
    pub add: &'static str,
    pub add_next: &'static str,
    pub added: fn(&str) -> String,
    pub known: fn(&str) -> String,
    pub apply_known: &'static str,
    pub applies: fn(&str) -> String,
    pub walk_in: &'static str,
    pub walk_in_source: &'static str,
    pub walk_in_today: &'static str,
}

pub const EN: AddCandidate = AddCandidate {
    title: "Add candidate",
    name: "Name",
    contact: "E-mail or telephone",
    contact_hint: "One way to answer is enough.",
    source: "Where from",
    add: "Add",
    add_next: "Add and next",
    added: |name| format!("{name} was added"),
    known: |name| format!("{name} is here already, with the same contact."),
    apply_known: "Let that person apply here",
    applies: |name| format!("{name} has the same contact and applies here already."),
    walk_in: "Walk-in",
    walk_in_source: "Walk-in",
    walk_in_today: "Came today",
};

pub const EL: AddCandidate = AddCandidate {
    title: "Νέος υποψήφιος",
    name: "Όνομα",
    contact: "E-mail ή τηλέφωνο",
    contact_hint: "Ένας τρόπος απάντησης αρκεί.",
    source: "Από πού",
    add: "Προσθήκη",
    add_next: "Προσθήκη και επόμενος",
    added: |name| format!("Προστέθηκε: {name}"),
    known: |name| format!("Υπάρχει ήδη με την ίδια επικοινωνία: {name}."),
    apply_known: "Να κάνει αίτηση εδώ το ίδιο πρόσωπο",
    applies: |name| format!("Έχει ήδη κάνει αίτηση εδώ με την ίδια επικοινωνία: {name}."),
    walk_in: "Προσέλευση",
    walk_in_source: "Προσέλευση",
    walk_in_today: "Ήρθαν σήμερα",
};
