//! Handpick: structured hiring for people without an HR department. This page is the map of the house; `ARCHITECTURE.md`
//! walks through it.
//!
//! | room | what it is | uses |
//! |---|---|---|
//! | [`domain`] | records, value types, rules | nothing |
//! | [`workspace`] | all records by id, stamps, merge, undo | domain |
//! | [`exchange`] | formats in and out | workspace, domain |
//! | [`i18n`] | every word that a person reads | domain |
//! | [`route`] | the address of every screen | domain |
//! | [`storage`] | keeps a workspace alive | workspace, domain |
//! | `session` | the running app: the one dispatch, signals by record | storage, exchange, workspace, domain, route |
//! | [`ui`] | screens and controls | session, i18n, route, exchange, domain |
//!
//! Invariants: the rooms above `session` know no browser (but for the leaves `storage::browser` and `i18n::intl`); nothing
//! writes a record but `session`'s dispatch; nothing panics outside tests.

pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod route;
#[cfg(target_arch = "wasm32")]
pub mod session;
pub mod storage;
pub mod ui;
pub mod workspace;
