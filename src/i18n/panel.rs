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
}

pub const EN: Panel = Panel {
    title: "Interviewers",
    nobody: "Nobody is invited yet. Invite everybody who meets this person: then nobody sees another’s scores before all have handed in.",
    progress: Plural {
        one: "{n} of {all} has handed in; scores open when all have",
        other: "{n} of {all} have handed in; scores open when all have",
    },
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
};

pub const EL: Panel = Panel {
    title: "Αξιολογητές",
    nobody: "Κανείς δεν έχει προσκληθεί ακόμη. Προσκαλέστε όσους συναντούν αυτό το πρόσωπο: κανείς δεν βλέπει τους βαθμούς των άλλων πριν παραδώσουν όλοι.",
    progress: Plural {
        one: "Παρέδωσε {n} από {all}· οι βαθμοί ανοίγουν όταν παραδώσουν όλοι",
        other: "Παρέδωσαν {n} από {all}· οι βαθμοί ανοίγουν όταν παραδώσουν όλοι",
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
