//! Calls of the browser's methods by name: for interfaces that only some browsers have, or that are used too rarely to carry
//! bindings of their own. Must never be used where a binding is there already.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls a method and awaits its answer.
pub(super) async fn ask(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let answer = method.apply(object, &arguments.iter().collect::<Array>())?;
    JsFuture::from(Promise::resolve(&answer)).await
}

/// A plain object of these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // A new object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A member that is a text, or nothing.
pub(super) fn text_of(object: &JsValue, member: &str) -> Option<String> {
    Reflect::get(object, &member.into()).ok().and_then(|text| text.as_string())
}

/// What the browser says of an error.
pub(super) fn words_of(error: &JsValue) -> String {
    text_of(error, "message").unwrap_or_else(|| format!("{error:?}"))
}
