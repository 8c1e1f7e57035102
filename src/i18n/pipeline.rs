//! Words of the screen on which stages are edited.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Pipeline {
    pub title: &'static str,
    pub facts: fn(&str) -> String,
    pub board: &'static str,
    pub stage: fn(usize) -> String,
    pub add: &'static str,
    pub new: &'static str,
    pub kept: &'static str,
}

pub const EN: Pipeline = Pipeline {
    title: "Stages",
    facts: |title| format!("The way that every candidate for {title} goes"),
    board: "Board",
    stage: |number| format!("Stage {number}"),
    add: "Add stage",
    new: "New stage",
    kept: "A stage can be removed once nobody stands in it.",
};

pub const EL: Pipeline = Pipeline {
    title: "Στάδια",
    facts: |title| format!("Η διαδρομή κάθε υποψηφίου για: {title}"),
    board: "Πίνακας",
    stage: |number| format!("Στάδιο {number}"),
    add: "Νέο στάδιο",
    new: "Νέο στάδιο",
    kept: "Ένα στάδιο αφαιρείται όταν δεν είναι κανείς σε αυτό.",
};
