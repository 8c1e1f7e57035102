//! Words that many screens share, and the names of the domain's values.
#![allow(missing_docs, reason = "each field is the text that it names")]

use super::{Language, Plural, language, words, words_of};
use crate::domain::{
    job::{ServiceType, Shifts, Workplace},
    kit::CriterionGroup,
    money::PayPeriod,
    requisition::{Stage, StageName, Status},
    scorecard::Recommendation,
};

pub struct Common {
    pub cancel: &'static str,
    pub save: &'static str,
    pub close: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub under_way: fn(done: &str, all: &str) -> String,
    pub add: &'static str,
    pub remove: &'static str,
    pub edit: &'static str,
    pub optional: &'static str,
    pub more_actions: fn(&str) -> String,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub stands_at: fn(name: &str, place: &str, of: &str) -> String,
    pub print: &'static str,
    pub back: &'static str,
    pub done: &'static str,
    pub removed: fn(&str) -> String,
    pub unknown_person: &'static str,
    pub no_title: &'static str,
    pub today: &'static str,
    pub days: Plural,
    pub salary: fn(range: &str, per: &str) -> String,
    pub stages: [&'static str; 8],
    pub groups: [&'static str; 3],
    pub recommendations: [&'static str; 4],
    pub services: [&'static str; 4],
    pub shifts: [&'static str; 4],
    pub workplaces: [&'static str; 3],
    pub periods: [&'static str; 3],
    pub per: [&'static str; 3],
    pub statuses: [&'static str; 3],
}

pub const EN: Common = Common {
    cancel: "Cancel",
    save: "Save",
    close: "Close",
    undo: "Undo",
    redo: "Redo",
    under_way: |done, all| format!("At work: {done} of {all}"),
    add: "Add",
    remove: "Remove",
    edit: "Edit",
    optional: "optional",
    more_actions: |name| format!("More actions for {name}"),
    move_up: "Move up",
    move_down: "Move down",
    stands_at: |name, place, of| format!("{name}, {place} of {of}"),
    print: "Print",
    back: "Back",
    done: "Done",
    removed: |name| format!("{name} was removed"),
    unknown_person: "Unknown person",
    no_title: "Untitled position",
    today: "Today",
    days: Plural { one: "{n} day", other: "{n} days" },
    salary: |range, per| format!("{range} {per}"),
    stages: ["New", "Screening", "Phone", "Interview", "Practical test", "Offer", "Hired", "Disqualified"],
    groups: ["Attitude", "Skill", "Experience"],
    recommendations: ["Surely not", "Rather not", "Rather yes", "Surely yes"],
    services: ["Pre-sales", "After-sales", "Complaints", "All kinds of service"],
    shifts: ["No shifts", "Rotating day shifts", "Evenings or weekends too", "Nights too"],
    workplaces: ["On site", "Hybrid", "Remote"],
    periods: ["Hour", "Month", "Year"],
    per: ["an hour", "a month", "a year"],
    statuses: ["Draft", "Open", "Closed"],
};

pub const EL: Common = Common {
    cancel: "Άκυρο",
    save: "Αποθήκευση",
    close: "Κλείσιμο",
    undo: "Αναίρεση",
    redo: "Επανάληψη",
    under_way: |done, all| format!("Σε εξέλιξη: {done} από {all}"),
    add: "Προσθήκη",
    remove: "Αφαίρεση",
    edit: "Επεξεργασία",
    optional: "προαιρετικό",
    more_actions: |name| format!("Περισσότερες ενέργειες: {name}"),
    move_up: "Μετακίνηση πάνω",
    move_down: "Μετακίνηση κάτω",
    stands_at: |name, place, of| format!("{name}, {place} από {of}"),
    print: "Εκτύπωση",
    back: "Πίσω",
    done: "Έτοιμο",
    removed: |name| format!("Αφαιρέθηκε: {name}"),
    unknown_person: "Άγνωστο πρόσωπο",
    no_title: "Θέση χωρίς τίτλο",
    today: "Σήμερα",
    days: Plural { one: "{n} ημέρα", other: "{n} ημέρες" },
    salary: |range, per| format!("{range} {per}"),
    stages: [
        "Νέες",
        "Πρώτος έλεγχος",
        "Τηλέφωνο",
        "Συνέντευξη",
        "Πρακτική δοκιμή",
        "Προσφορά",
        "Προσλήφθηκαν",
        "Αποκλείστηκαν",
    ],
    groups: ["Στάση", "Δεξιότητα", "Εμπειρία"],
    recommendations: ["Σίγουρα όχι", "Μάλλον όχι", "Μάλλον ναι", "Σίγουρα ναι"],
    services: ["Πριν από την πώληση", "Μετά την πώληση", "Παράπονα", "Κάθε είδους εξυπηρέτηση"],
    shifts: ["Χωρίς βάρδιες", "Κυλιόμενες πρωινές βάρδιες", "Και βράδια ή Σαββατοκύριακα", "Και νύχτες"],
    workplaces: ["Στον χώρο μας", "Υβριδικά", "Εξ αποστάσεως"],
    periods: ["Ώρα", "Μήνας", "Έτος"],
    per: ["την ώρα", "τον μήνα", "τον χρόνο"],
    statuses: ["Πρόχειρο", "Ανοιχτή", "Κλειστή"],
};

/// The name of a stage: the one that a person gave, or the standard one in the language in use.
pub fn stage_name(stage: &Stage) -> String {
    match stage.standard {
        Some(standard) if stage.name.is_empty() => standard_stage_name(standard).to_owned(),
        _ => stage.name.clone(),
    }
}

/// What stands for the title of a position that has none, in the language in use first.
pub fn no_titles() -> Vec<String> {
    let others = Language::ALL.into_iter().map(|language| words_of(language).common.no_title.to_owned());
    [words().common.no_title.to_owned()].into_iter().chain(others).collect()
}

/// All that a stage is called: its name in the language in use first, then its standard name in the others.
pub fn stage_names(stage: &Stage) -> Vec<String> {
    let standard = stage.standard.filter(|_| stage.name.is_empty());
    let others = Language::ALL.into_iter().filter_map(|language| Some(stage_name_in(language, standard?).to_owned()));
    [stage_name(stage)].into_iter().chain(others).collect()
}

/// The standard name of a stage.
pub fn standard_stage_name(name: StageName) -> &'static str {
    stage_name_in(language(), name)
}

fn stage_name_in(language: Language, name: StageName) -> &'static str {
    let [new, screening, phone, interview, test, offer, hired, disqualified] = words_of(language).common.stages;
    match name {
        StageName::New => new,
        StageName::Screening => screening,
        StageName::Phone => phone,
        StageName::Interview => interview,
        StageName::PracticalTest => test,
        StageName::Offer => offer,
        StageName::Hired => hired,
        StageName::Disqualified => disqualified,
    }
}

/// The name of a group of criteria.
pub fn group_name(group: CriterionGroup) -> &'static str {
    let [attitude, skill, experience] = words().common.groups;
    match group {
        CriterionGroup::Attitude => attitude,
        CriterionGroup::Skill => skill,
        CriterionGroup::Experience => experience,
    }
}

/// The name of a recommendation.
pub fn recommendation_name(recommendation: Recommendation) -> &'static str {
    let [strong_no, no, yes, strong_yes] = words().common.recommendations;
    match recommendation {
        Recommendation::StrongNo => strong_no,
        Recommendation::No => no,
        Recommendation::Yes => yes,
        Recommendation::StrongYes => strong_yes,
    }
}

/// The name of a kind of service.
pub fn service_name(service: ServiceType) -> &'static str {
    let [before, after, complaints, mixed] = words().common.services;
    match service {
        ServiceType::PreSales => before,
        ServiceType::AfterSales => after,
        ServiceType::Complaints => complaints,
        ServiceType::Mixed => mixed,
    }
}

/// The name of a pattern of hours.
pub fn shifts_name(shifts: Shifts) -> &'static str {
    let [none, rotating, evenings, nights] = words().common.shifts;
    match shifts {
        Shifts::None => none,
        Shifts::Rotating => rotating,
        Shifts::EveningsOrWeekends => evenings,
        Shifts::Nights => nights,
    }
}

/// The name of a place of work.
pub fn workplace_name(workplace: Workplace) -> &'static str {
    let [on_site, hybrid, remote] = words().common.workplaces;
    match workplace {
        Workplace::OnSite => on_site,
        Workplace::Hybrid => hybrid,
        Workplace::Remote => remote,
    }
}

/// The name of a pay period, as a choice: "Month".
pub fn period_name(period: PayPeriod) -> &'static str {
    let [hour, month, year] = words().common.periods;
    by_period(period, hour, month, year)
}

/// The name of a pay period in a sentence: "a month".
pub fn per_name(period: PayPeriod) -> &'static str {
    let [hour, month, year] = words().common.per;
    by_period(period, hour, month, year)
}

fn by_period(period: PayPeriod, hour: &'static str, month: &'static str, year: &'static str) -> &'static str {
    match period {
        PayPeriod::Hour => hour,
        PayPeriod::Month => month,
        PayPeriod::Year => year,
    }
}

/// The name of a requisition's status.
pub fn status_name(status: Status) -> &'static str {
    let [draft, open, closed] = words().common.statuses;
    match status {
        Status::Draft => draft,
        Status::Open => open,
        Status::Closed => closed,
    }
}
