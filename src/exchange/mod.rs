//! Formats in and out, as text or bytes only. Must never touch a browser, a file system or the network: what a person picked
//! comes in as text, what they save goes out as text.

pub mod advert;
pub mod archive;
pub mod base64;
pub mod calendar;
pub mod csv;
pub mod erasing;
pub mod file;
pub mod locked;
pub mod pack;
pub mod people;
pub mod person;
