//! News between tabs where localStorage cannot carry them: it is full or forbidden, and IndexedDB tells nobody of a write. Must
//! never be needed for anything to be kept: a tab that misses a piece of news merges with it at its next write or start.

use super::keys::Scope;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The way to the other tabs.
pub struct Channel(BroadcastChannel);

impl Channel {
    /// Opens it and calls back with the key and the text of each piece of news, as long as the page lives. `None` where the
    /// browser has no such thing.
    pub fn open(scope: &Scope, mut callback: impl FnMut(String, String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&scope.prefix()).ok()?;
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(entry) = event.data().dyn_into::<Array>()
                && let (Some(key), Some(text)) = (entry.get(0).as_string(), entry.get(1).as_string())
            {
                callback(key, text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        Some(Self(channel))
    }

    /// Tells the other tabs what was written.
    pub fn tell(&self, key: &str, text: &str) {
        let entry = Array::of2(&JsValue::from_str(key), &JsValue::from_str(text));
        // Refused only by a channel that is closed, and nothing closes it.
        let _ = self.0.post_message(&entry);
    }
}
