//! Words of the screen on which stages are edited.
#![allow(missing_docs, reason = "each field is the text that it names")]

use crate::domain::requisition::{Planned, StageName::*};

/// A pipeline to begin from.
pub struct Template {
    pub name: &'static str,
    pub stages: &'static [Planned<'static>],
}

pub struct Pipeline {
    pub title: &'static str,
    pub facts: fn(&str) -> String,
    pub stage: fn(usize) -> String,
    pub add: &'static str,
    pub new: &'static str,
    pub kept: &'static str,
    pub about: &'static str,
    pub purpose: &'static str,
    pub purpose_of: fn(&str) -> String,
    pub entry: &'static str,
    pub entry_of: fn(&str) -> String,
    pub color: &'static str,
    pub color_of: fn(&str) -> String,
    pub no_color: &'static str,
    /// As the domain has them, in its order.
    pub colors: [&'static str; 5],
    pub template: &'static str,
    pub template_hint: &'static str,
    pub choose: &'static str,
    pub taken: fn(&str) -> String,
    pub templates: [Template; 4],
}

pub const EN: Pipeline = Pipeline {
    title: "Stages",
    facts: |title| format!("The way that every candidate for {title} goes"),
    stage: |number| format!("Stage {number}"),
    add: "Add stage",
    new: "New stage",
    kept: "A stage can be removed once nobody stands in it.",
    about: "What it is for, and who comes in",
    purpose: "What happens here, and why",
    purpose_of: |stage| format!("Purpose of {stage}"),
    entry: "What has to be true of whoever comes in",
    entry_of: |stage| format!("Entry requirement of {stage}"),
    color: "Colour",
    color_of: |stage| format!("Colour of {stage}"),
    no_color: "No colour",
    colors: ["Blue", "Green", "Amber", "Red", "Violet"],
    template: "Begin from a pipeline",
    template_hint: "As long as nobody has applied. It takes the place of the stages below.",
    choose: "Choose…",
    taken: |name| format!("The stages are those of “{name}” now"),
    templates: [
        Template {
            name: "Customer service, complete",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "The application is read against the must-haves."),
                (Some(Phone), "", "Fifteen minutes: hours, pay, and how they listen."),
                (Some(Interview), "", "The same questions for everybody, scored on the spot."),
                (Some(PracticalTest), "", "A real complaint, answered in writing and on the phone."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Quick, for one place",
            stages: &[
                (Some(New), "", ""),
                (Some(Phone), "", "Does it fit at all: hours, pay, start?"),
                (Some(Interview), "", "The same questions for everybody, scored on the spot."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Many at once, for a season",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "The must-haves alone."),
                (None, "Group day", "All together: how they treat each other counts."),
                (None, "Trial shift", "Half a day, paid, with a colleague beside them."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Technical support",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "The application is read against the must-haves."),
                (Some(PracticalTest), "", "A fault to find and to explain to somebody without a clue."),
                (Some(Interview), "", "The same questions for everybody, scored on the spot."),
                (None, "Meeting the team", "Both sides ask; nobody scores."),
                (None, "References", "Only with the candidate's consent."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
    ],
};

pub const EL: Pipeline = Pipeline {
    title: "Στάδια",
    facts: |title| format!("Η διαδρομή κάθε υποψηφίου για: {title}"),
    stage: |number| format!("Στάδιο {number}"),
    add: "Νέο στάδιο",
    new: "Νέο στάδιο",
    kept: "Ένα στάδιο αφαιρείται όταν δεν είναι κανείς σε αυτό.",
    about: "Σε τι χρησιμεύει και ποιος μπαίνει",
    purpose: "Τι γίνεται εδώ και γιατί",
    purpose_of: |stage| format!("Σκοπός: {stage}"),
    entry: "Τι πρέπει να ισχύει για όποιον μπαίνει",
    entry_of: |stage| format!("Προϋπόθεση για το στάδιο {stage}"),
    color: "Χρώμα",
    color_of: |stage| format!("Χρώμα για το στάδιο {stage}"),
    no_color: "Χωρίς χρώμα",
    colors: ["Μπλε", "Πράσινο", "Κεχριμπάρι", "Κόκκινο", "Μοβ"],
    template: "Αρχή από έτοιμη διαδρομή",
    template_hint: "Όσο δεν έχει κάνει κανείς αίτηση. Παίρνει τη θέση των σταδίων που ακολουθούν.",
    choose: "Επιλέξτε…",
    taken: |name| format!("Τα στάδια είναι τώρα της διαδρομής «{name}»"),
    templates: [
        Template {
            name: "Εξυπηρέτηση πελατών, πλήρης",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "Η αίτηση διαβάζεται με βάση τα απαραίτητα."),
                (Some(Phone), "", "Ένα τέταρτο: ωράριο, αμοιβή και πώς ακούει."),
                (Some(Interview), "", "Οι ίδιες ερωτήσεις για όλους, με βαθμούς επί τόπου."),
                (Some(PracticalTest), "", "Ένα πραγματικό παράπονο, γραπτά και στο τηλέφωνο."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Γρήγορη, για μία θέση",
            stages: &[
                (Some(New), "", ""),
                (Some(Phone), "", "Ταιριάζει καθόλου: ωράριο, αμοιβή, έναρξη;"),
                (Some(Interview), "", "Οι ίδιες ερωτήσεις για όλους, με βαθμούς επί τόπου."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Πολλοί μαζί, για μια σεζόν",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "Μόνο τα απαραίτητα."),
                (None, "Ομαδική ημέρα", "Όλοι μαζί: μετρά πώς φέρονται ο ένας στον άλλο."),
                (None, "Δοκιμαστική βάρδια", "Μισή ημέρα, με αμοιβή, δίπλα σε συνάδελφο."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
        Template {
            name: "Τεχνική υποστήριξη",
            stages: &[
                (Some(New), "", ""),
                (Some(Screening), "", "Η αίτηση διαβάζεται με βάση τα απαραίτητα."),
                (Some(PracticalTest), "", "Μια βλάβη που πρέπει να βρεθεί και να εξηγηθεί σε κάποιον που δεν ξέρει."),
                (Some(Interview), "", "Οι ίδιες ερωτήσεις για όλους, με βαθμούς επί τόπου."),
                (None, "Γνωριμία με την ομάδα", "Ρωτούν και οι δύο πλευρές· κανείς δεν βαθμολογεί."),
                (None, "Συστάσεις", "Μόνο με τη συγκατάθεση του υποψηφίου."),
                (Some(Offer), "", ""),
                (Some(Hired), "", ""),
                (Some(Disqualified), "", ""),
            ],
        },
    ],
};
