//! Words of screening: must-haves, their evidence, and what to ask the candidate.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Screening {
    pub title: &'static str,
    pub hint: &'static str,
    pub plus: &'static str,
    pub plus_hint: &'static str,
    /// Met, not met, to be asked.
    pub met: [&'static str; 3],
    pub evidence_of: fn(&str) -> String,
    pub evidence: &'static str,
    pub clear: fn(&str) -> String,
    pub clear_short: &'static str,
    pub not_advertised: &'static str,
    pub out: &'static str,
    pub reason: fn(&str) -> String,
    pub shareable: fn(&str) -> String,
    pub missing: &'static str,
    pub gaps: &'static str,
    /// E-mail, telephone, what they have done, the CV.
    pub gap: [&'static str; 4],
    pub ask: &'static str,
    pub letter: fn(name: &str, title: &str, points: &str) -> String,
}

pub const EN: Screening = Screening {
    title: "Must-haves",
    hint: "What the job description asks of everybody. Write down by what it shows, so that others can follow.",
    plus: "Plus points",
    plus_hint: "Nice to have: it speaks for whoever shows it, and against nobody.",
    met: ["Met", "Not met", "Ask them"],
    evidence_of: |text| format!("Evidence: {text}"),
    evidence: "By what it shows",
    clear: |text| format!("Clear: {text}"),
    clear_short: "Clear",
    not_advertised: "The published advert does not ask for this in these words, so it is no reason to disqualify anybody.",
    out: "Disqualify for this…",
    reason: |text| format!("A must-have is missing: {text}"),
    shareable: |text| format!("The advert names as essential: {text}. Your application does not show it."),
    missing: "Must-have missing",
    gaps: "To ask the candidate",
    gap: [
        "your e-mail address",
        "a telephone number",
        "what you have done so far: where, as what, for how long",
        "your CV as a file",
    ],
    ask: "Ask by e-mail",
    letter: |name, title, points| {
        format!(
            "Dear {name},\n\nthank you for applying for “{title}”. So that we can judge your application fairly, please tell us:\n\n{points}\n\nKind regards"
        )
    },
};

pub const EL: Screening = Screening {
    title: "Απαραίτητα προσόντα",
    hint: "Όσα ζητά η περιγραφή από όλους. Σημειώστε από πού φαίνεται, ώστε να μπορούν να το παρακολουθήσουν και άλλοι.",
    plus: "Θετικά σημεία",
    plus_hint: "Επιθυμητά: μετρούν υπέρ όποιου τα δείχνει και εις βάρος κανενός.",
    met: ["Υπάρχει", "Δεν υπάρχει", "Να ερωτηθεί"],
    evidence_of: |text| format!("Τεκμήριο: {text}"),
    evidence: "Από πού φαίνεται",
    clear: |text| format!("Καθαρισμός: {text}"),
    clear_short: "Καθαρισμός",
    not_advertised: "Η δημοσιευμένη αγγελία δεν το ζητά με αυτά τα λόγια, άρα δεν είναι λόγος αποκλεισμού.",
    out: "Αποκλεισμός για αυτό…",
    reason: |text| format!("Λείπει απαραίτητο προσόν: {text}"),
    shareable: |text| format!("Η αγγελία ορίζει ως απαραίτητο: {text}. Δεν προκύπτει από την αίτησή σας."),
    missing: "Λείπει απαραίτητο",
    gaps: "Να ερωτηθεί ο υποψήφιος",
    gap: [
        "τη διεύθυνση e-mail σας",
        "ένα τηλέφωνο",
        "τι έχετε κάνει έως τώρα: πού, ως τι, για πόσο",
        "το βιογραφικό σας σε αρχείο",
    ],
    ask: "Ερώτηση με e-mail",
    letter: |name, title, points| {
        format!(
            "Αγαπητέ/ή {name},\n\nσας ευχαριστούμε για την αίτησή σας για τη θέση «{title}». Για να την κρίνουμε δίκαια, πείτε μας:\n\n{points}\n\nΜε εκτίμηση"
        )
    },
};
