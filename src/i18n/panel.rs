//! Words of the panel: who is invited to score, who has handed in, and why scores are hidden as long as they are.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::{Plural, number_text, plural, words};
use crate::domain::{
    Id,
    sealing::{Seat, is_open, progress},
    team::Member,
};

pub struct Panel {
    pub title: &'static str,
    pub nobody: &'static str,
    pub progress: Plural,
    pub sealed_again: Plural,
    pub open: &'static str,
    pub invited: &'static str,
    pub withdraw: fn(&str) -> String,
    pub withdraw_short: &'static str,
    pub withdrawn: fn(&str) -> String,
    pub invite_title: &'static str,
    pub who: &'static str,
    pub invite: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub add: &'static str,
    pub usual: fn(&str) -> String,
    pub invited_now: fn(&str) -> String,
    pub was_invited: fn(&str) -> String,
    pub was_withdrawn: fn(&str) -> String,
    pub decide_sealed: fn(&str) -> String,
    pub code: fn(&str) -> String,
    pub code_earlier: fn(&str) -> String,
    pub code_title: &'static str,
    pub code_text: &'static str,
    pub code_limits: &'static str,
}

pub const EN: Panel = Panel {
    title: "Interviewers",
    nobody: "Nobody is invited yet. Invite everybody who meets this person: then nobody sees another’s scores before all have handed in.",
    progress: Plural {
        one: "{n} of {all} has handed in; scores open when all have",
        other: "{n} of {all} have handed in; scores open when all have",
    },
    sealed_again: Plural { one: "Sealed again until {names} hands in.", other: "Sealed again until {names} hand in." },
    open: "All have handed in. The scores are open.",
    invited: "invited",
    withdraw: |name| format!("Withdraw the invitation of {name}"),
    withdraw_short: "Withdraw",
    withdrawn: |name| format!("Nobody waits for {name} any more"),
    invite_title: "Invite interviewers",
    who: "Colleague",
    invite: "Invite",
    name: "Add an interviewer",
    name_hint: "By name, for somebody who does not work in this browser.",
    add: "Add and invite",
    usual: |names| format!("The same as last time: {names}"),
    invited_now: |names| format!("Invited: {names}"),
    was_invited: |name| format!("Invited to score: {name}"),
    was_withdrawn: |name| format!("Invitation withdrawn: {name}"),
    decide_sealed: |progress| {
        let progress = progress.trim_end_matches('.');
        format!("The scores are still sealed: {progress}. Whatever you decide now, you decide without them.")
    },
    code: |code| format!("Code {code}"),
    code_earlier: |code| format!("Handed in before, and no longer counted: {code}"),
    code_title: "What the code is for, and what it does not protect against",
    code_text: "The code stands for everything in a handed-in scorecard. It is the same on the interviewer’s screen and here; if a single mark were changed on the way, it would be another one. It tells nothing about the scores.",
    code_limits: "It does not protect against somebody who edits files or this browser’s storage by hand before handing in, against several people at one computer, or against a look over the shoulder. Sealed scores are hidden on every screen and left out of every file that is shared, but they are not encrypted: a full backup and the raw data have them as plain text.",
};

pub const EL: Panel = Panel {
    title: "Αξιολογητές",
    nobody: "Κανείς δεν έχει προσκληθεί ακόμη. Προσκαλέστε όσους συναντούν αυτό το πρόσωπο: κανείς δεν βλέπει τους βαθμούς των άλλων πριν παραδώσουν όλοι.",
    progress: Plural {
        one: "Παρέδωσε {n} από {all}· οι βαθμοί ανοίγουν όταν παραδώσουν όλοι",
        other: "Παρέδωσαν {n} από {all}· οι βαθμοί ανοίγουν όταν παραδώσουν όλοι",
    },
    sealed_again: Plural {
        one: "Σφραγίστηκαν ξανά. Απομένει να παραδώσει: {names}.",
        other: "Σφραγίστηκαν ξανά. Απομένει να παραδώσουν: {names}.",
    },
    open: "Παρέδωσαν όλοι. Οι βαθμοί είναι ανοιχτοί.",
    invited: "προσκλήθηκε",
    withdraw: |name| format!("Ανάκληση της πρόσκλησης: {name}"),
    withdraw_short: "Ανάκληση",
    withdrawn: |name| format!("Κανείς δεν περιμένει πια: {name}"),
    invite_title: "Πρόσκληση αξιολογητών",
    who: "Συνάδελφος",
    invite: "Πρόσκληση",
    name: "Νέος αξιολογητής",
    name_hint: "Με το όνομα, για κάποιον που δεν δουλεύει σε αυτόν τον περιηγητή.",
    add: "Προσθήκη και πρόσκληση",
    usual: |names| format!("Οι ίδιοι με την προηγούμενη φορά: {names}"),
    invited_now: |names| format!("Προσκλήθηκαν: {names}"),
    was_invited: |name| format!("Πρόσκληση για βαθμολόγηση: {name}"),
    was_withdrawn: |name| format!("Ανακλήθηκε η πρόσκληση: {name}"),
    decide_sealed: |progress| {
        let progress = progress.trim_end_matches('.');
        format!("Οι βαθμοί είναι ακόμη σφραγισμένοι: {progress}. Ό,τι αποφασίσετε τώρα, το αποφασίζετε χωρίς αυτούς.")
    },
    code: |code| format!("Κωδικός {code}"),
    code_earlier: |code| format!("Παραδόθηκε παλαιότερα και δεν μετρά πια: {code}"),
    code_title: "Σε τι χρησιμεύει ο κωδικός και από τι δεν προστατεύει",
    code_text: "Ο κωδικός αντιστοιχεί σε όλα όσα λέει μια παραδομένη βαθμολόγηση. Είναι ο ίδιος στην οθόνη του αξιολογητή και εδώ· αν άλλαζε έστω και ένας βαθμός στον δρόμο, θα ήταν άλλος. Δεν φανερώνει τίποτα για τους βαθμούς.",
    code_limits: "Δεν προστατεύει από κάποιον που αλλάζει με το χέρι αρχεία ή τα δεδομένα αυτού του περιηγητή πριν παραδώσει, από πολλούς ανθρώπους στον ίδιο υπολογιστή, ούτε από μια ματιά πάνω από τον ώμο. Οι σφραγισμένοι βαθμοί κρύβονται σε κάθε οθόνη και μένουν έξω από κάθε αρχείο που μοιράζεστε, αλλά δεν είναι κρυπτογραφημένοι: το πλήρες αντίγραφο και τα ακατέργαστα δεδομένα τους έχουν ως απλό κείμενο.",
};

/// Why scores are hidden from somebody; `None` if they are not.
pub fn seal_text(seats: &[Seat], viewer: Option<Id<Member>>) -> Option<String> {
    if is_open(viewer, seats) {
        return None;
    }
    let (done, all) = progress(seats);
    // All who are invited have handed in, and the viewer is in the middle of their own.
    if done == all {
        return Some(words().application.hidden.to_owned());
    }
    Some(plural(done, &words().panel.progress).replace("{all}", &number_text(all)))
}
