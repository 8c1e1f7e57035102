//! Words of closing a position: who waits for an answer, and what they are told.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Closing {
    pub waiting: Plural,
    pub explain: &'static str,
    pub more: Plural,
    pub why: &'static str,
    pub why_hint: &'static str,
    pub why_filled: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub letter: fn(title: &str) -> String,
    pub subject: fn(title: &str) -> String,
    pub write: &'static str,
    pub write_to: fn(name: &str) -> String,
    pub no_email: &'static str,
    pub write_many: fn(from: &str, to: &str) -> String,
    pub answered: Plural,
    pub record: Plural,
    pub told: &'static str,
    pub way: &'static str,
    pub include: fn(name: &str) -> String,
    /// Of a person's page: they are out, and nobody has told them.
    pub owed: &'static str,
    pub answer: &'static str,
    pub answer_title: &'static str,
    pub remove_title: fn(&str) -> String,
    pub remove_waiting: Plural,
    pub remove_person: fn(positions: &str) -> String,
    pub answer_first: &'static str,
    pub remove_anyway: &'static str,
    pub open_application: &'static str,
    /// Of those who are about to be erased.
    pub erase_waiting: Plural,
    /// Of those who are screened blind.
    pub hidden: Plural,
    pub decline_first: &'static str,
}

pub const EN: Closing = Closing {
    waiting: Plural { one: "{n} person waits for an answer", other: "{n} people wait for an answer" },
    explain: "Nobody who applied is left without a word. Write to them from your own mail or call them, then write down that it is done: those who are still on their way are declined.",
    more: Plural { one: "and {n} more", other: "and {n} more" },
    why: "Why are they declined?",
    why_hint: "For you and your colleagues; they do not read it.",
    why_filled: "The position was filled",
    text: "What they are told",
    text_hint: "{name} becomes each person's name, {reason} the reason that they may read; its line goes where there is none. Without the two you can write to many at once; nobody sees the others' addresses.",
    letter: |title| {
        format!(
            "Dear {{name}},\n\nthank you for your interest in “{title}” and for the time you gave us. We have decided for somebody else.\n\n{{reason}}\n\nWe wish you all the best."
        )
    },
    subject: |title| format!("Your application: {title}"),
    write: "E-mail",
    write_to: |name| format!("E-mail to {name}"),
    no_email: "No e-mail address",
    write_many: |from, to| format!("E-mail to {from}–{to} at once"),
    answered: Plural { one: "{n} person was answered", other: "{n} people were answered" },
    record: Plural { one: "{n} was answered", other: "{n} were answered" },
    told: "Answered",
    way: "How were they told?",
    include: |name| format!("Tell {name}"),
    owed: "Out, and nobody has told them yet.",
    answer: "Tell them…",
    answer_title: "The last word",
    remove_title: |title| format!("Remove {title}"),
    remove_waiting: Plural {
        one: "{n} person who applied was not told the last word. Removed with the position, they would be out of sight and wait in vain.",
        other: "{n} people who applied were not told the last word. Removed with the position, they would be out of sight and wait in vain.",
    },
    answer_first: "Answer them first",
    remove_anyway: "Remove all the same",
    remove_person: |positions| {
        format!(
            "They were not told the last word on: {positions}. Removed, they would be out of sight and wait in vain."
        )
    },
    open_application: "Open the application",
    erase_waiting: Plural {
        one: "{n} of them was not told the last word on an application. Once the contact is gone, nobody can tell them.",
        other: "{n} of them were not told the last word on an application. Once the contact is gone, nobody can tell them.",
    },
    hidden: Plural {
        one: "{n} of them is screened blind and cannot be written to. Decline them first: then you see who it is.",
        other: "{n} of them are screened blind and cannot be written to. Decline them first: then you see who they are.",
    },
    decline_first: "Decline those…",
};

pub const EL: Closing = Closing {
    waiting: Plural {
        one: "{n} άτομο περιμένει απάντηση", other: "{n} άτομα περιμένουν απάντηση"
    },
    explain: "Κανείς που έκανε αίτηση δεν μένει χωρίς απάντηση. Γράψτε τους από το δικό σας ταχυδρομείο ή τηλεφωνήστε, και μετά σημειώστε ότι έγινε: όσοι είναι ακόμη στη διαδικασία απορρίπτονται.",
    more: Plural { one: "και {n} ακόμη", other: "και {n} ακόμη" },
    why: "Γιατί απορρίπτονται;",
    why_hint: "Για εσάς και τους συναδέλφους σας· οι ίδιοι δεν το διαβάζουν.",
    why_filled: "Η θέση καλύφθηκε",
    text: "Τι τους λέτε",
    text_hint: "Το {name} γίνεται το όνομα του καθενός και το {reason} ο λόγος που μπορεί να διαβάσει· όπου δεν υπάρχει, η γραμμή λείπει. Χωρίς αυτά μπορείτε να γράψετε σε πολλούς μαζί· κανείς δεν βλέπει τις διευθύνσεις των άλλων.",
    letter: |title| {
        format!(
            "Αγαπητέ/ή {{name}},\n\nσας ευχαριστούμε για το ενδιαφέρον σας για τη θέση «{title}» και για τον χρόνο σας. Επιλέξαμε άλλο άτομο.\n\n{{reason}}\n\nΣας ευχόμαστε κάθε επιτυχία."
        )
    },
    subject: |title| format!("Η αίτησή σας: {title}"),
    write: "E-mail",
    write_to: |name| format!("E-mail προς: {name}"),
    no_email: "Χωρίς διεύθυνση e-mail",
    write_many: |from, to| format!("E-mail προς {from}–{to} μαζί"),
    answered: Plural {
        one: "{n} άτομο πήρε απάντηση", other: "{n} άτομα πήραν απάντηση"
    },
    record: Plural { one: "{n} πήρε απάντηση", other: "{n} πήραν απάντηση" },
    told: "Πήρε απάντηση",
    way: "Πώς ενημερώθηκαν;",
    include: |name| format!("Ενημέρωση: {name}"),
    owed: "Είναι εκτός και κανείς δεν έχει ενημερώσει το άτομο.",
    answer: "Ενημέρωση…",
    answer_title: "Η τελική απάντηση",
    remove_title: |title| format!("Αφαίρεση: {title}"),
    remove_waiting: Plural {
        one: "{n} υποψήφιος δεν έχει λάβει τελική απάντηση. Αν αφαιρεθεί μαζί με τη θέση, χάνεται από τα μάτια σας και περιμένει μάταια.",
        other: "{n} υποψήφιοι δεν έχουν λάβει τελική απάντηση. Αν αφαιρεθούν μαζί με τη θέση, χάνονται από τα μάτια σας και περιμένουν μάταια.",
    },
    answer_first: "Πρώτα οι απαντήσεις",
    remove_anyway: "Αφαίρεση παρ’ όλα αυτά",
    remove_person: |positions| {
        format!(
            "Δεν έχει δοθεί τελική απάντηση για: {positions}. Αν αφαιρεθεί, χάνεται από τα μάτια σας και περιμένει μάταια."
        )
    },
    open_application: "Άνοιγμα της αίτησης",
    erase_waiting: Plural {
        one: "{n} άτομο δεν έχει λάβει τελική απάντηση για αίτησή του. Όταν φύγουν τα στοιχεία επικοινωνίας, δεν μπορεί να τη μάθει.",
        other: "{n} άτομα δεν έχουν λάβει τελική απάντηση για αίτησή τους. Όταν φύγουν τα στοιχεία επικοινωνίας, δεν μπορούν να τη μάθουν.",
    },
    hidden: Plural {
        one: "{n} από αυτά τα άτομα προεπιλέγεται τυφλά και δεν μπορείτε να του γράψετε. Απορρίψτε το πρώτα: τότε φαίνεται ποιος είναι.",
        other: "{n} από αυτά τα άτομα προεπιλέγονται τυφλά και δεν μπορείτε να τους γράψετε. Απορρίψτε τους πρώτα: τότε φαίνεται ποιοι είναι.",
    },
    decline_first: "Απόρριψη αυτών…",
};
