//! What a refused edit or an unreadable file says to the person: what happened, and what to do.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::{Plural, plural, words};
use crate::domain::{
    edit::EditError,
    publish::{Field, Missing},
};

pub struct Errors {
    pub gone: &'static str,
    pub no_name: &'static str,
    pub candidate_name: &'static str,
    pub candidate_contact: &'static str,
    pub applies_already: &'static str,
    pub not_ready: &'static str,
    pub criteria_not_ready: &'static str,
    pub criteria_fixed: &'static str,
    pub criteria_not_fixed: &'static str,
    pub kit_in_use: &'static str,
    pub stage_in_use: &'static str,
    pub stage_missing: &'static str,
    pub no_headcount: &'static str,
    pub requisition_closed: &'static str,
    pub interviewer_name: &'static str,
    pub scorecard_incomplete: &'static str,
    pub scorecard_handed_in: &'static str,
    pub reason_missing: &'static str,
    pub text_missing: &'static str,
    pub too_long: &'static str,
    pub unanswered: Plural,
    pub missing: MissingTexts,
}

pub struct MissingTexts {
    pub title: &'static str,
    pub purpose: &'static str,
    pub salary: &'static str,
    pub salary_end: &'static str,
    pub salary_reversed: &'static str,
    pub salary_zero: &'static str,
    pub salary_currency: &'static str,
    pub qualifications: &'static str,
    pub must_have: &'static str,
    pub hours: &'static str,
    pub shifts: &'static str,
    pub workplace: &'static str,
    pub place: &'static str,
    pub perks: &'static str,
}

pub const EN: Errors = Errors {
    gone: "This is gone: it was removed here or in another tab meanwhile.",
    no_name: "Say your name, so that colleagues know who did what.",
    candidate_name: "Write the person's name.",
    candidate_contact: "Write an e-mail address or a telephone number, so that you can answer.",
    applies_already: "This person applies for this position already.",
    not_ready: "The job description is not complete yet. The list at the top says what is missing.",
    criteria_not_ready: "The criteria are not complete yet. The list at the top says what is missing.",
    criteria_fixed: "The criteria are fixed. Open them again to change them.",
    criteria_not_fixed: "Fix the criteria of this position first: everybody is scored on the same ones.",
    kit_in_use: "Somebody has begun to score on these criteria, so they stay as they are.",
    stage_in_use: "There are candidates in this stage. Move them first.",
    stage_missing: "A pipeline needs a stage to start in, one for the hired and one for the disqualified.",
    no_headcount: "Say how many people you hire: at least one.",
    requisition_closed: "This position is closed. Open it again to add candidates.",
    interviewer_name: "Write the interviewer’s name.",
    scorecard_incomplete: "The scorecard is not complete yet. The list at the top says what is missing.",
    scorecard_handed_in: "This scorecard was handed in and stays as it is.",
    reason_missing: "Write the reason for the decision.",
    text_missing: "Write something first.",
    too_long: "This is too long to keep: at most 100,000 characters in one field. Nothing was changed.",
    unanswered: Plural {
        one: "{n} applicant waits for an answer. Answer them, then close.",
        other: "{n} applicants wait for an answer. Answer them, then close.",
    },
    missing: MissingTexts {
        title: "Job title: say what the job is called",
        purpose: "Purpose: say in two sentences why the job exists",
        salary: "Salary: say what you will really pay, from and to",
        salary_end: "Salary: say both ends of the range",
        salary_reversed: "Salary: the upper end is below the lower one",
        salary_zero: "Salary: the range ends at zero",
        salary_currency: "Salary: choose the currency",
        qualifications: "Qualifications: say what a person must bring",
        must_have: "Qualifications: mark at least one as must-have",
        hours: "Hours: say how many and when",
        shifts: "Shifts: say whether there are any",
        workplace: "Workplace: say on site, hybrid or remote",
        place: "Place: say the town or address",
        perks: "Perks: say what you give beside pay",
    },
};

pub const EL: Errors = Errors {
    gone: "Δεν υπάρχει πια: αφαιρέθηκε εδώ ή σε άλλη καρτέλα στο μεταξύ.",
    no_name: "Πείτε το όνομά σας, για να ξέρουν οι συνάδελφοι ποιος έκανε τι.",
    candidate_name: "Γράψτε το όνομα του προσώπου.",
    candidate_contact: "Γράψτε ένα e-mail ή ένα τηλέφωνο, για να μπορείτε να απαντήσετε.",
    applies_already: "Το πρόσωπο αυτό έχει ήδη κάνει αίτηση για αυτή τη θέση.",
    not_ready: "Η περιγραφή της θέσης δεν είναι ακόμη πλήρης. Ο κατάλογος επάνω λέει τι λείπει.",
    criteria_not_ready: "Τα κριτήρια δεν είναι ακόμη πλήρη. Ο κατάλογος επάνω λέει τι λείπει.",
    criteria_fixed: "Τα κριτήρια είναι κλειδωμένα. Ανοίξτε τα ξανά για να τα αλλάξετε.",
    criteria_not_fixed: "Κλειδώστε πρώτα τα κριτήρια της θέσης: όλοι βαθμολογούνται με τα ίδια.",
    kit_in_use: "Κάποιος έχει αρχίσει να βαθμολογεί με αυτά τα κριτήρια, οπότε μένουν ως έχουν.",
    stage_in_use: "Υπάρχουν υποψήφιοι σε αυτό το στάδιο. Μετακινήστε τους πρώτα.",
    stage_missing: "Χρειάζεται ένα στάδιο για την αρχή, ένα για όσους προσλαμβάνονται και ένα για όσους αποκλείονται.",
    no_headcount: "Πείτε πόσα άτομα προσλαμβάνετε: τουλάχιστον ένα.",
    requisition_closed: "Η θέση είναι κλειστή. Ανοίξτε την ξανά για να προσθέσετε υποψηφίους.",
    interviewer_name: "Γράψτε το όνομα του αξιολογητή.",
    scorecard_incomplete: "Η βαθμολόγηση δεν είναι ακόμη πλήρης. Ο κατάλογος επάνω λέει τι λείπει.",
    scorecard_handed_in: "Η βαθμολόγηση παραδόθηκε και μένει ως έχει.",
    reason_missing: "Γράψτε τον λόγο της απόφασης.",
    text_missing: "Γράψτε πρώτα κάτι.",
    too_long: "Είναι πολύ μεγάλο για να φυλαχτεί: το πολύ 100.000 χαρακτήρες σε ένα πεδίο. Δεν άλλαξε τίποτα.",
    unanswered: Plural {
        one: "{n} υποψήφιος περιμένει απάντηση. Απαντήστε και μετά κλείστε.",
        other: "{n} υποψήφιοι περιμένουν απάντηση. Απαντήστε και μετά κλείστε.",
    },
    missing: MissingTexts {
        title: "Τίτλος: πείτε πώς λέγεται η θέση",
        purpose: "Σκοπός: πείτε σε δύο προτάσεις γιατί υπάρχει η θέση",
        salary: "Αμοιβή: πείτε τι θα πληρώνετε πραγματικά, από και έως",
        salary_end: "Αμοιβή: πείτε και τα δύο άκρα",
        salary_reversed: "Αμοιβή: το άνω άκρο είναι κάτω από το κάτω",
        salary_zero: "Αμοιβή: το εύρος τελειώνει στο μηδέν",
        salary_currency: "Αμοιβή: επιλέξτε νόμισμα",
        qualifications: "Προσόντα: πείτε τι πρέπει να φέρει κάποιος",
        must_have: "Προσόντα: σημειώστε τουλάχιστον ένα ως απαραίτητο",
        hours: "Ωράριο: πείτε πόσες ώρες και πότε",
        shifts: "Βάρδιες: πείτε αν υπάρχουν",
        workplace: "Τρόπος εργασίας: στον χώρο σας, υβριδικά ή εξ αποστάσεως",
        place: "Τόπος: πείτε την πόλη ή τη διεύθυνση",
        perks: "Παροχές: πείτε τι δίνετε πέρα από την αμοιβή",
    },
};

/// What a refused edit says.
pub fn error_text(error: &EditError) -> String {
    let w = &words().errors;
    let text = match error {
        EditError::Gone => w.gone,
        EditError::NoName => w.no_name,
        EditError::CandidateWithoutName => w.candidate_name,
        EditError::CandidateWithoutContact => w.candidate_contact,
        EditError::AppliesAlready => w.applies_already,
        EditError::NotReady(_) => w.not_ready,
        EditError::CriteriaNotReady(_) => w.criteria_not_ready,
        EditError::CriteriaFixed => w.criteria_fixed,
        EditError::CriteriaNotFixed => w.criteria_not_fixed,
        EditError::KitInUse => w.kit_in_use,
        EditError::StageInUse => w.stage_in_use,
        EditError::StageMissing => w.stage_missing,
        EditError::NoHeadcount => w.no_headcount,
        EditError::RequisitionClosed => w.requisition_closed,
        EditError::InterviewerWithoutName => w.interviewer_name,
        EditError::ScorecardIncomplete(_) => w.scorecard_incomplete,
        EditError::ScorecardHandedIn => w.scorecard_handed_in,
        EditError::ReasonMissing => w.reason_missing,
        EditError::TextMissing => w.text_missing,
        EditError::TooLong => w.too_long,
        EditError::Unanswered(count) => return plural(*count, &w.unanswered),
    };
    text.to_owned()
}

/// What a missing part of a job description says, with what to do.
pub fn missing_text(missing: Missing) -> &'static str {
    let w = &words().errors.missing;
    match missing {
        Missing::Empty(Field::Title) => w.title,
        Missing::Empty(Field::Purpose) => w.purpose,
        Missing::Empty(Field::Salary) => w.salary,
        Missing::Empty(Field::Qualifications) => w.qualifications,
        Missing::Empty(Field::Hours) => w.hours,
        Missing::Empty(Field::Shifts) => w.shifts,
        Missing::Empty(Field::Workplace) => w.workplace,
        Missing::Empty(Field::Place) => w.place,
        Missing::Empty(Field::Perks) => w.perks,
        Missing::SalaryEnd => w.salary_end,
        Missing::SalaryReversed => w.salary_reversed,
        Missing::SalaryZero => w.salary_zero,
        Missing::SalaryCurrency => w.salary_currency,
        Missing::NoMustHave => w.must_have,
    }
}
