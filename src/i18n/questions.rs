//! Words of what is said and asked in a stage, and the questions that are suggested.
#![allow(missing_docs, reason = "each field is the text that it names")]

/// What is suggested for a stage.
pub struct Suggested {
    pub opening: &'static str,
    pub questions: &'static [&'static str],
}

pub struct Questions {
    pub summary: fn(&str) -> String,
    pub opening: &'static str,
    pub opening_of: fn(&str) -> String,
    pub question_of: fn(&str, usize) -> String,
    pub add: fn(&str) -> String,
    pub removed: &'static str,
    pub suggest: &'static str,
    pub suggest_for: fn(&str) -> String,
    pub suggested: fn(&str) -> String,
    pub title: &'static str,
    pub hint: &'static str,
    pub say_first: &'static str,
    pub none: &'static str,
    pub write: &'static str,
    pub reply: &'static str,
    pub reply_to: fn(&str) -> String,
    pub ask: &'static str,
    pub letter: fn(name: &str, title: &str, points: &str) -> String,
    pub replied: fn(question: &str, text: &str) -> String,
    pub phone: Suggested,
    pub screening: Suggested,
    pub interview: Suggested,
}

pub const EN: Questions = Questions {
    summary: |number| format!("What to say and ask ({number})"),
    opening: "What to say first: who calls, what the job is, how long it takes",
    opening_of: |stage| format!("What to say first in {stage}"),
    question_of: |stage, number| format!("Question {number} in {stage}"),
    add: |stage| format!("Question for {stage}"),
    removed: "Question removed",
    suggest: "Suggest questions",
    suggest_for: |stage| format!("Suggest questions for {stage}"),
    suggested: |stage| format!("Questions added to {stage}. Change them as you like."),
    title: "What to ask",
    hint: "The same for everybody in this stage. What they say is evidence for the scorecards.",
    say_first: "Say first",
    none: "Nothing is asked in this stage yet. The same questions for everybody make people comparable.",
    write: "Write the questions",
    reply: "What they said",
    reply_to: |question| format!("Reply: {question}"),
    ask: "Ask in writing",
    letter: |name, title, points| {
        format!(
            "Dear {name},\n\nthank you for applying for “{title}”. We ask everybody who applies the same questions. Please answer these in a few lines each:\n\n{points}\n\nKind regards"
        )
    },
    replied: |question, text| format!("“{question}” {text}"),
    phone: Suggested {
        opening: "Good morning, my name is … from …. You applied to us. Do you have a quarter of an hour? First I tell you about the job, then I ask what we ask everybody, then you ask me.",
        questions: &[
            "Are you employed at the moment, and when could you start?",
            "Why a job with customers, and why with us?",
            "You know the hours and the pay from the advert. What of it suits you, and what does not?",
            "Tell me of a customer whom you could help. What did you do?",
            "What would you like to know from me?",
        ],
    },
    screening: Suggested {
        opening: "",
        questions: &[
            "How have you worked with customers so far: by telephone, in writing, face to face?",
            "With which programs for customers' requests have you worked?",
            "In which languages can you talk and write to customers?",
        ],
    },
    interview: Suggested {
        opening: "Welcome. We take an hour: you introduce yourself, we ask what we ask everybody, you ask us. We write down what you say, so that we judge fairly.",
        questions: &[
            "Please introduce yourself: what should we know about you and your work?",
            "A customer is very angry on the telephone. What do you do?",
            "How do you learn a new product fast?",
            "You and a colleague disagree about a customer's case. What do you do?",
            "What did you last change about the way you serve customers?",
        ],
    },
};

pub const EL: Questions = Questions {
    summary: |number| format!("Τι λέμε και τι ρωτάμε ({number})"),
    opening: "Τι λέμε πρώτα: ποιος τηλεφωνεί, ποια είναι η θέση, πόση ώρα χρειάζεται",
    opening_of: |stage| format!("Τι λέμε πρώτα στο στάδιο {stage}"),
    question_of: |stage, number| format!("Ερώτηση {number} στο στάδιο {stage}"),
    add: |stage| format!("Ερώτηση για το στάδιο {stage}"),
    removed: "Η ερώτηση αφαιρέθηκε",
    suggest: "Πρόταση ερωτήσεων",
    suggest_for: |stage| format!("Πρόταση ερωτήσεων για το στάδιο {stage}"),
    suggested: |stage| format!("Προστέθηκαν ερωτήσεις στο στάδιο {stage}. Αλλάξτε τις όπως θέλετε."),
    title: "Τι ρωτάμε",
    hint: "Τα ίδια για όλους σε αυτό το στάδιο. Οι απαντήσεις είναι τεκμήρια για τις βαθμολογίες.",
    say_first: "Πείτε πρώτα",
    none: "Σε αυτό το στάδιο δεν ρωτάμε ακόμη τίποτα. Με τις ίδιες ερωτήσεις για όλους, οι άνθρωποι συγκρίνονται δίκαια.",
    write: "Γράψτε τις ερωτήσεις",
    reply: "Τι απάντησε",
    reply_to: |question| format!("Απάντηση: {question}"),
    ask: "Ερώτηση γραπτώς",
    letter: |name, title, points| {
        format!(
            "Αγαπητέ/ή {name},\n\nσας ευχαριστούμε για την αίτησή σας για τη θέση «{title}». Σε όλους κάνουμε τις ίδιες ερωτήσεις. Παρακαλούμε απαντήστε σε αυτές με λίγες γραμμές:\n\n{points}\n\nΜε εκτίμηση"
        )
    },
    replied: |question, text| format!("«{question}» {text}"),
    phone: Suggested {
        opening: "Καλημέρα σας, λέγομαι … και σας τηλεφωνώ από …. Κάνατε αίτηση σε εμάς. Έχετε ένα τέταρτο; Πρώτα θα σας πω για τη θέση, μετά θα σας ρωτήσω ό,τι ρωτάμε όλους και μετά με ρωτάτε εσείς.",
        questions: &[
            "Εργάζεστε αυτή την περίοδο, και πότε θα μπορούσατε να ξεκινήσετε;",
            "Γιατί μια δουλειά με πελάτες, και γιατί σε εμάς;",
            "Το ωράριο και την αμοιβή τα ξέρετε από την αγγελία. Τι σας ταιριάζει και τι όχι;",
            "Πείτε μου για έναν πελάτη που καταφέρατε να βοηθήσετε. Τι κάνατε;",
            "Τι θα θέλατε να μάθετε από εμένα;",
        ],
    },
    screening: Suggested {
        opening: "",
        questions: &[
            "Πώς έχετε δουλέψει με πελάτες έως τώρα: τηλεφωνικά, γραπτά, πρόσωπο με πρόσωπο;",
            "Με ποια προγράμματα για αιτήματα πελατών έχετε δουλέψει;",
            "Σε ποιες γλώσσες μιλάτε και γράφετε σε πελάτες;",
        ],
    },
    interview: Suggested {
        opening: "Καλώς ήρθατε. Θα χρειαστούμε μία ώρα: συστήνεστε, ρωτάμε ό,τι ρωτάμε όλους, ρωτάτε κι εσείς. Γράφουμε όσα λέτε, για να κρίνουμε δίκαια.",
        questions: &[
            "Συστηθείτε, παρακαλώ: τι πρέπει να ξέρουμε για εσάς και τη δουλειά σας;",
            "Ένας πελάτης είναι πολύ θυμωμένος στο τηλέφωνο. Τι κάνετε;",
            "Πώς μαθαίνετε γρήγορα ένα νέο προϊόν;",
            "Διαφωνείτε με έναν συνάδελφο για την υπόθεση ενός πελάτη. Τι κάνετε;",
            "Τι αλλάξατε τελευταία στον τρόπο που εξυπηρετείτε τους πελάτες;",
        ],
    },
};
