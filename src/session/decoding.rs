//! Bytes as text, in any encoding that the browser's decoder knows. It is called by its name: bindings of its own would come on top
//! of those that are there. Must never throw bytes away silently: what cannot be decoded shows as U+FFFD.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// The text; `None` if the browser does not know the encoding.
pub fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let made = || -> Result<JsValue, JsValue> {
        let class: Function = Reflect::get(&window(), &"TextDecoder".into())?.dyn_into()?;
        let decoder = Reflect::construct(&class, &Array::of1(&label.into()))?;
        let decode: Function = Reflect::get(&decoder, &"decode".into())?.dyn_into()?;
        decode.call1(&decoder, &Uint8Array::from(bytes))
    };
    made().ok()?.as_string()
}
