//! Words of the screen that says what waits today.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::Plural;

pub struct Today {
    pub title: &'static str,
    pub facts: Plural,
    pub nothing: &'static str,
    pub questions: Plural,
    pub interviews: Plural,
    pub steps: Plural,
    pub scorecards: Plural,
    pub answers: Plural,
    pub hired: Plural,
    pub offers: Plural,
    pub silent: Plural,
    pub consents: Plural,
    pub more: Plural,
    pub by: fn(step: &str, day: &str) -> String,
    pub asked: fn(text: &str, day: &str) -> String,
    pub since: fn(day: &str) -> String,
    /// An interview that stands with somebody who is out.
    pub cancel: fn(when: &str) -> String,
}

pub const EN: Today = Today {
    title: "Today",
    facts: Plural { one: "{n} thing waits", other: "{n} things wait" },
    nothing: "Nothing waits: no next step is due, no scorecard is owed, everybody who is out was told, and nobody was forgotten.",
    questions: Plural { one: "{n} question waits for an answer", other: "{n} questions wait for an answer" },
    interviews: Plural { one: "{n} interview today", other: "{n} interviews today" },
    steps: Plural { one: "{n} next step is due", other: "{n} next steps are due" },
    scorecards: Plural { one: "{n} scorecard is waiting for you", other: "{n} scorecards are waiting for you" },
    answers: Plural { one: "{n} person is out and was not told", other: "{n} people are out and were not told" },
    hired: Plural {
        one: "{n} person is hired, and nobody has spoken to them since",
        other: "{n} people are hired, and nobody has spoken to them since",
    },
    offers: Plural { one: "{n} offer is open", other: "{n} offers are open" },
    silent: Plural {
        one: "{n} person has waited longer than you promised",
        other: "{n} people have waited longer than you promised",
    },
    consents: Plural {
        one: "{n} consent to the talent pool ends soon: ask again",
        other: "{n} consents to the talent pool end soon: ask again",
    },
    more: Plural { one: "and {n} more", other: "and {n} more" },
    by: |step, day| if step.is_empty() { format!("by {day}") } else { format!("{step}, by {day}") },
    asked: |text, day| format!("“{text}”, {day}"),
    since: |day| format!("since {day}"),
    cancel: |when| format!("{when}: is out, cancel it"),
};

pub const EL: Today = Today {
    title: "Σήμερα",
    facts: Plural {
        one: "Περιμένει {n} εκκρεμότητα", other: "Περιμένουν {n} εκκρεμότητες"
    },
    nothing: "Δεν περιμένει τίποτα: κανένα επόμενο βήμα, καμία βαθμολογία, όσοι αποκλείστηκαν το έμαθαν και κανείς δεν ξεχάστηκε.",
    questions: Plural {
        one: "{n} ερώτηση περιμένει απάντηση", other: "{n} ερωτήσεις περιμένουν απάντηση"
    },
    interviews: Plural {
        one: "{n} συνέντευξη σήμερα", other: "{n} συνεντεύξεις σήμερα"
    },
    steps: Plural {
        one: "Είναι ώρα για {n} επόμενο βήμα", other: "Είναι ώρα για {n} επόμενα βήματα"
    },
    scorecards: Plural {
        one: "{n} βαθμολογία σας περιμένει", other: "{n} βαθμολογίες σας περιμένουν"
    },
    answers: Plural {
        one: "{n} άτομο αποκλείστηκε και δεν το έμαθε",
        other: "{n} άτομα αποκλείστηκαν και δεν το έμαθαν",
    },
    hired: Plural {
        one: "{n} άτομο προσλήφθηκε και κανείς δεν του έχει μιλήσει από τότε",
        other: "{n} άτομα προσλήφθηκαν και κανείς δεν τους έχει μιλήσει από τότε",
    },
    offers: Plural {
        one: "{n} προσφορά είναι ανοιχτή", other: "{n} προσφορές είναι ανοιχτές"
    },
    silent: Plural {
        one: "{n} άτομο περιμένει περισσότερο από όσο υποσχεθήκατε",
        other: "{n} άτομα περιμένουν περισσότερο από όσο υποσχεθήκατε",
    },
    consents: Plural {
        one: "{n} συγκατάθεση για τη δεξαμενή ταλέντων λήγει σύντομα: ζητήστε την ξανά",
        other: "{n} συγκαταθέσεις για τη δεξαμενή ταλέντων λήγουν σύντομα: ζητήστε τις ξανά",
    },
    more: Plural { one: "και {n} ακόμη", other: "και {n} ακόμη" },
    by: |step, day| if step.is_empty() { format!("έως {day}") } else { format!("{step}, έως {day}") },
    asked: |text, day| format!("«{text}», {day}"),
    since: |day| format!("από {day}"),
    cancel: |when| format!("{when}: έχει αποκλειστεί, ακυρώστε την"),
};
