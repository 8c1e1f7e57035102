//! Words of the dialog in which a decision is made.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Decide {
    pub open: &'static str,
    pub title: fn(&str) -> String,
    pub hire: &'static str,
    pub decline: &'static str,
    pub outcome: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub score: fn(&str) -> String,
    pub no_score: &'static str,
    pub decide: &'static str,
    pub decided: fn(who: &str, outcome: &str) -> String,
}

pub const EN: Decide = Decide {
    open: "Decide…",
    title: |who| format!("Decide on {who}"),
    hire: "Hire",
    decline: "Do not hire",
    outcome: "Decision",
    reason: "Reason",
    reason_hint: "What was seen, measured against the criteria. The candidate may ask to read it.",
    score: |score| {
        format!("The scorecards say {score} of 5. Your decision stands beside the number; it does not change it.")
    },
    no_score: "Nobody has handed in a scorecard yet.",
    decide: "Record the decision",
    decided: |who, outcome| format!("{who}: {outcome}"),
};

pub const EL: Decide = Decide {
    open: "Απόφαση…",
    title: |who| format!("Απόφαση για: {who}"),
    hire: "Πρόσληψη",
    decline: "Όχι πρόσληψη",
    outcome: "Απόφαση",
    reason: "Λόγος",
    reason_hint: "Τι είδατε, με βάση τα κριτήρια. Ο υποψήφιος μπορεί να ζητήσει να το διαβάσει.",
    score: |score| {
        format!("Οι βαθμολογήσεις λένε {score} στα 5. Η απόφασή σας στέκει δίπλα στον αριθμό· δεν τον αλλάζει.")
    },
    no_score: "Κανείς δεν έχει παραδώσει ακόμη βαθμολόγηση.",
    decide: "Καταγραφή της απόφασης",
    decided: |who, outcome| format!("{who}: {outcome}"),
};
