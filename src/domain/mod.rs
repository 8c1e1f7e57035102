//! What hiring is: records, value types and rules. Knows no browser, no clock and no randomness: time and ids come in as
//! arguments. Must never use any other room of the house.

pub mod answer;
pub mod application;
pub mod attachment;
pub mod blind;
pub mod candidate;
pub mod day;
pub mod earlier;
pub mod edit;
pub mod facts;
pub mod feedback;
pub mod filter;
pub mod gather;
pub mod id;
pub mod interview;
pub mod job;
pub mod kit;
pub mod letter;
pub mod message;
pub mod money;
pub mod months;
pub mod order;
pub mod panel;
pub mod pool;
pub mod publish;
pub mod question;
pub mod redact;
pub mod requisition;
pub mod retention;
pub mod scorecard;
pub mod scoring;
pub mod screening;
pub mod sealing;
pub mod sourcing;
pub mod statistic;
pub mod team;
pub mod text;
pub mod today;

pub use id::{Id, RawId};
