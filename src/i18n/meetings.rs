//! Words of meeting and talking: interviews, messages, and questions that wait for an answer.
#![allow(missing_docs, reason = "each field is the text that it names")]

pub struct Meetings {
    pub title: &'static str,
    pub none: &'static str,
    pub plan: &'static str,
    pub change: &'static str,
    pub change_of: fn(&str) -> String,
    pub cancel: &'static str,
    pub cancel_of: fn(&str) -> String,
    pub calendar: &'static str,
    pub calendar_of: fn(&str) -> String,
    pub dialog: fn(&str) -> String,
    pub starts: &'static str,
    pub starts_fault: &'static str,
    pub minutes: &'static str,
    pub mode: &'static str,
    /// As the domain has them, in its order.
    pub modes: [&'static str; 3],
    pub place: &'static str,
    pub place_hint: &'static str,
    pub save: &'static str,
    pub planned: fn(&str) -> String,
    pub cancelled: fn(&str) -> String,
    pub facts: fn(minutes: &str, mode: &str, place: &str) -> String,
    pub event: fn(when: &str, facts: &str) -> String,
    pub event_cancelled: fn(when: &str) -> String,
    /// What a calendar shows.
    pub summary: fn(name: &str, position: &str) -> String,
    pub kind: &'static str,
    pub remark: &'static str,
    /// As the domain has them, in its order.
    pub ways: [&'static str; 5],
    pub who: &'static str,
    /// From us to them, from them to us.
    pub whose: [&'static str; 2],
    pub asks: &'static str,
    pub message: fn(way: &str, theirs: bool, text: &str) -> String,
    pub waits: &'static str,
    pub answered: &'static str,
    pub answered_done: &'static str,
    pub offer: fn(days: &str) -> String,
    pub offer_silent: &'static str,
    pub offer_spoken: fn(when: &str) -> String,
    pub consent_given: fn(how: &str) -> String,
    pub consent_withdrawn: &'static str,
}

pub const EN: Meetings = Meetings {
    title: "Interviews",
    none: "No interview is planned.",
    plan: "Plan an interview",
    change: "Change",
    change_of: |when| format!("Change the interview on {when}"),
    cancel: "Cancel",
    cancel_of: |when| format!("Cancel the interview on {when}"),
    calendar: "Calendar file",
    calendar_of: |when| format!("Calendar file of the interview on {when}"),
    dialog: |name| format!("Interview with {name}"),
    starts: "Day and time",
    starts_fault: "Choose the day and the time.",
    minutes: "Minutes",
    mode: "How",
    modes: ["On site", "Telephone", "Video"],
    place: "Where",
    place_hint: "The room, the address, the number or the link.",
    save: "Save",
    planned: |when| format!("The interview is on {when}"),
    cancelled: |when| format!("The interview on {when} is cancelled"),
    facts: |minutes, mode, place| {
        if place.is_empty() {
            format!("{minutes} minutes · {mode}")
        } else {
            format!("{minutes} minutes · {mode} · {place}")
        }
    },
    event: |when, facts| format!("Interview on {when} ({facts})"),
    event_cancelled: |when| format!("Interview on {when}: cancelled"),
    summary: |name, position| format!("Interview: {name}, {position}"),
    kind: "What it is",
    remark: "A note",
    ways: ["Telephone", "E-mail", "Letter", "Chat", "In person"],
    who: "Who said it",
    whose: ["We told them", "They told us"],
    asks: "They ask something that waits for an answer",
    message: |way, theirs, text| {
        if theirs { format!("{way}, from them: {text}") } else { format!("{way}, to them: {text}") }
    },
    waits: "waits for an answer",
    answered: "Answered",
    answered_done: "The question is answered",
    offer: |days| format!("Open offer · {days}."),
    offer_silent: "Nobody has spoken to them since. Good people have other offers: call today, and say in your own words that you want them.",
    offer_spoken: |when| format!("Somebody spoke to them on {when}."),
    consent_given: |how| format!("Agreed to the talent pool: {how}"),
    consent_withdrawn: "Withdrew the consent to the talent pool",
};

pub const EL: Meetings = Meetings {
    title: "Συνεντεύξεις",
    none: "Δεν έχει οριστεί συνέντευξη.",
    plan: "Ορισμός συνέντευξης",
    change: "Αλλαγή",
    change_of: |when| format!("Αλλαγή της συνέντευξης στις {when}"),
    cancel: "Ακύρωση",
    cancel_of: |when| format!("Ακύρωση της συνέντευξης στις {when}"),
    calendar: "Αρχείο ημερολογίου",
    calendar_of: |when| format!("Αρχείο ημερολογίου για τη συνέντευξη στις {when}"),
    dialog: |name| format!("Συνέντευξη: {name}"),
    starts: "Ημέρα και ώρα",
    starts_fault: "Επιλέξτε ημέρα και ώρα.",
    minutes: "Λεπτά",
    mode: "Πώς",
    modes: ["Διά ζώσης", "Τηλέφωνο", "Βίντεο"],
    place: "Πού",
    place_hint: "Η αίθουσα, η διεύθυνση, ο αριθμός ή ο σύνδεσμος.",
    save: "Αποθήκευση",
    planned: |when| format!("Η συνέντευξη είναι στις {when}"),
    cancelled: |when| format!("Ακυρώθηκε η συνέντευξη στις {when}"),
    facts: |minutes, mode, place| {
        if place.is_empty() {
            format!("{minutes} λεπτά · {mode}")
        } else {
            format!("{minutes} λεπτά · {mode} · {place}")
        }
    },
    event: |when, facts| format!("Συνέντευξη στις {when} ({facts})"),
    event_cancelled: |when| format!("Συνέντευξη στις {when}: ακυρώθηκε"),
    summary: |name, position| format!("Συνέντευξη: {name}, {position}"),
    kind: "Τι είναι",
    remark: "Σημείωση",
    ways: ["Τηλέφωνο", "E-mail", "Επιστολή", "Συνομιλία", "Διά ζώσης"],
    who: "Ποιος το είπε",
    whose: ["Εμείς σε εκείνους", "Εκείνοι σε εμάς"],
    asks: "Ρωτούν κάτι που περιμένει απάντηση",
    message: |way, theirs, text| {
        if theirs {
            format!("{way}, από εκείνους: {text}")
        } else {
            format!("{way}, προς εκείνους: {text}")
        }
    },
    waits: "περιμένει απάντηση",
    answered: "Απαντήθηκε",
    answered_done: "Η ερώτηση απαντήθηκε",
    offer: |days| format!("Ανοιχτή προσφορά · {days}."),
    offer_silent: "Κανείς δεν τους έχει μιλήσει από τότε. Οι καλοί έχουν κι άλλες προσφορές: τηλεφωνήστε σήμερα και πείτε με δικά σας λόγια ότι τους θέλετε.",
    offer_spoken: |when| format!("Κάποιος τους μίλησε στις {when}."),
    consent_given: |how| format!("Συγκατάθεση για τη δεξαμενή ταλέντων: {how}"),
    consent_withdrawn: "Ανακλήθηκε η συγκατάθεση για τη δεξαμενή ταλέντων",
};
