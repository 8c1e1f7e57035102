//! Every word that a person reads, typed: one struct a screen, one literal of it a language, so that a missing message does
//! not compile. Numbers, dates and plurals come from the browser's `Intl`. Must never be bypassed by a text in a screen.

pub mod add_candidate;
pub mod application;
pub mod blind;
pub mod board;
pub mod bulk;
pub mod candidates;
pub mod closing;
pub mod common;
pub mod compare;
pub mod criteria;
pub mod data;
pub mod decide;
pub mod desk;
pub mod differences;
pub mod errors;
pub mod files;
pub mod import_people;
#[cfg(target_arch = "wasm32")]
pub mod intl;
pub mod listed;
pub mod listing;
pub mod lock;
pub mod meetings;
pub mod merge_people;
pub mod pack;
pub mod panel;
pub mod passphrase;
pub mod pipeline;
pub mod points;
pub mod pool;
pub mod privacy;
pub mod questions;
pub mod reasons;
pub mod requisitions;
pub mod retention;
pub mod room;
pub mod sample;
pub mod scorecard;
pub mod screening;
pub mod settle;
pub mod shell;
pub mod sourcing;
pub mod today;

pub use common::{
    group_name, no_titles, period_name, recommendation_name, service_name, shifts_name, stage_name, stage_names,
    status_name, workplace_name,
};
pub use errors::{error_text, missing_text};
pub use retention::{contact_name, rule_name};

use std::sync::atomic::{AtomicU8, Ordering};

/// A language that Handpick speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Greek.
    Greek,
}

impl Language {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::English, Self::Greek];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Greek => "el",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Greek => "Ελληνικά",
        }
    }

    /// The first language that we speak among tags in order of preference.
    pub fn among<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        tags.into_iter().find_map(|tag| {
            let primary = tag.split('-').next().unwrap_or_default().to_lowercase();
            Self::ALL.into_iter().find(|language| language.tag() == primary)
        })
    }
}

/// All words of one language, by screen.
#[expect(missing_docs, reason = "each field is the screen that it is named after")]
pub struct Words {
    pub common: common::Common,
    pub shell: shell::Shell,
    pub requisitions: requisitions::Requisitions,
    pub desk: desk::Desk,
    pub criteria: criteria::Criteria,
    pub pack: pack::Pack,
    pub panel: panel::Panel,
    pub pipeline: pipeline::Pipeline,
    pub pool: pool::PoolWords,
    pub questions: questions::Questions,
    pub meetings: meetings::Meetings,
    pub sourcing: sourcing::Sourcing,
    pub retention: retention::RetentionWords,
    pub board: board::Board,
    pub add_candidate: add_candidate::AddCandidate,
    pub candidates: candidates::Candidates,
    pub application: application::Application,
    pub scorecard: scorecard::Scorecard,
    pub closing: closing::Closing,
    pub compare: compare::Compare,
    pub decide: decide::Decide,
    pub data: data::Data,
    pub differences: differences::Differences,
    pub errors: errors::Errors,
    pub import_people: import_people::ImportPeople,
    pub points: points::Points,
    pub lock: lock::Lock,
    pub merge_people: merge_people::MergePeople,
    pub privacy: privacy::Privacy,
    pub reasons: reasons::Reasons,
    pub sample: sample::Sample,
    pub files: files::Files,
    pub passphrase: passphrase::Passphrase,
    pub room: room::Room,
    pub settle: settle::Settle,
    pub today: today::Today,
    pub blind: blind::Blind,
    pub listed: listed::Listed,
    pub listing: listing::Listing,
    pub screening: screening::Screening,
    pub bulk: bulk::Bulk,
}

static ENGLISH: Words = Words {
    common: common::EN,
    shell: shell::EN,
    requisitions: requisitions::EN,
    desk: desk::EN,
    criteria: criteria::EN,
    pack: pack::EN,
    panel: panel::EN,
    pipeline: pipeline::EN,
    pool: pool::EN,
    questions: questions::EN,
    meetings: meetings::EN,
    sourcing: sourcing::EN,
    retention: retention::EN,
    board: board::EN,
    add_candidate: add_candidate::EN,
    candidates: candidates::EN,
    application: application::EN,
    scorecard: scorecard::EN,
    closing: closing::EN,
    compare: compare::EN,
    decide: decide::EN,
    data: data::EN,
    differences: differences::EN,
    errors: errors::EN,
    import_people: import_people::EN,
    points: points::EN,
    lock: lock::EN,
    merge_people: merge_people::EN,
    privacy: privacy::EN,
    reasons: reasons::EN,
    sample: sample::EN,
    files: files::EN,
    passphrase: passphrase::EN,
    room: room::EN,
    settle: settle::EN,
    today: today::EN,
    blind: blind::EN,
    listed: listed::EN,
    listing: listing::EN,
    screening: screening::EN,
    bulk: bulk::EN,
};

static GREEK: Words = Words {
    common: common::EL,
    shell: shell::EL,
    requisitions: requisitions::EL,
    desk: desk::EL,
    criteria: criteria::EL,
    pack: pack::EL,
    panel: panel::EL,
    pipeline: pipeline::EL,
    pool: pool::EL,
    questions: questions::EL,
    meetings: meetings::EL,
    sourcing: sourcing::EL,
    retention: retention::EL,
    board: board::EL,
    add_candidate: add_candidate::EL,
    candidates: candidates::EL,
    application: application::EL,
    scorecard: scorecard::EL,
    closing: closing::EL,
    compare: compare::EL,
    decide: decide::EL,
    data: data::EL,
    differences: differences::EL,
    errors: errors::EL,
    import_people: import_people::EL,
    points: points::EL,
    lock: lock::EL,
    merge_people: merge_people::EL,
    privacy: privacy::EL,
    reasons: reasons::EL,
    sample: sample::EL,
    files: files::EL,
    passphrase: passphrase::EL,
    room: room::EL,
    settle: settle::EL,
    today: today::EL,
    blind: blind::EL,
    listed: listed::EL,
    listing: listing::EL,
    screening: screening::EL,
    bulk: bulk::EL,
};

/// The language in use. One for the page: a change of it builds the screens anew.
static CURRENT: AtomicU8 = AtomicU8::new(0);

/// The language in use.
pub fn language() -> Language {
    if CURRENT.load(Ordering::Relaxed) == Language::Greek as u8 { Language::Greek } else { Language::English }
}

/// Speaks another language from here on. The caller builds the screens anew.
pub fn speak(language: Language) {
    CURRENT.store(language as u8, Ordering::Relaxed);
}

/// The words of the language in use.
pub fn words() -> &'static Words {
    words_of(language())
}

/// The words of a language.
fn words_of(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Greek => &GREEK,
    }
}

/// A message that counts something; `{n}` stands for the number. English and Greek have these two forms (CLDR).
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For exactly one.
    pub one: &'static str,
    /// For none and for many.
    pub other: &'static str,
}

/// The message for a count, with the number written as the language writes it.
pub fn plural(count: usize, message: &Plural) -> String {
    let form = if count == 1 { message.one } else { message.other };
    form.replace("{n}", &number_text(count))
}

/// A count as the language writes it.
#[cfg(target_arch = "wasm32")]
fn number_text(count: usize) -> String {
    intl::number(count as f64, 0)
}

#[cfg(not(target_arch = "wasm32"))]
fn number_text(count: usize) -> String {
    count.to_string()
}
