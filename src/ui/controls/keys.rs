//! Keys that do something wherever the focus is: which letter was meant, and whether somebody is typing. On a Greek or a Russian
//! keyboard the letter of a key is another one and its place is the same. Must never take a key from a field.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether the key of a Latin letter was pressed, by its letter, or by its place where the keyboard has other letters.
pub fn is_key(event: &KeyboardEvent, letter: char) -> bool {
    let key = event.key();
    let mut signs = key.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if sign.is_ascii() => sign.eq_ignore_ascii_case(&letter),
        (Some(sign), None) if sign.is_alphabetic() => event.code() == format!("Key{}", letter.to_ascii_uppercase()),
        _ => false,
    }
}

/// Whether the key goes into a text or a list of choices. A box that was ticked has no use for letters.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = "input:not([type=radio], [type=checkbox]), textarea, select";
    target.is_some_and(|element| element.closest(field).ok().flatten().is_some())
}
