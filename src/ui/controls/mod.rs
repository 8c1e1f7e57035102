//! Controls that every screen uses. Plain HTML elements first; each of them works by keyboard, pointer and screen reader.

mod acting;
mod dialog;
mod earlier;
mod field;
mod file;
mod gate;
mod icon;
mod keys;
mod language;
mod link;
mod menu;
mod notice;
mod passphrase;
mod press;
mod rows;
mod search;

pub use acting::{act, act_at, act_on_many, say, say_at, step_back};
pub use dialog::Dialog;
pub use earlier::LongTextField;
pub use field::{CheckedField, SelectField, TextField, focus_field, focus_now, focus_soon};
pub(crate) use field::{is_enter, one_line};
pub use file::{FileButton, files_in};
pub use gate::{Gap, Gate};
pub use icon::icon;
pub use keys::{is_key, is_typing};
pub use language::LanguageChoice;
pub use link::{Letter, Link, contact_link, download, hand_out};
pub use menu::{MenuButton, MenuItem};
pub use notice::{Notices, announce, raise_toasts, toast, toast_undo};
pub use passphrase::{KnownPassphrase, NewPassphrase, Progress};
pub use press::{watch_presses, when_released};
pub use rows::rows;
pub use search::{Find, SearchField, use_find};
