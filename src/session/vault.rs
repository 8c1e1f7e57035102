//! The cipher of this browser's data: WebCrypto behind the trait that the storage asks for. Must never answer a text that was
//! locked for another place.

use super::crypto::{self, Key};
use crate::{
    exchange::{base64, locked::IV},
    storage::locked::{Cipher, MARK, Turned, TurnedBytes},
};
use serde_json::Value;

/// Locks with a key; the text's own key is what it is bound to.
pub(super) struct WebCipher(pub(super) Key);

impl Cipher for WebCipher {
    fn lock<'a>(&'a self, key: &'a str, text: &'a str) -> Turned<'a> {
        Box::pin(async move {
            let (iv, data) = crypto::encrypt(&self.0, key, text.as_bytes()).await.ok()?;
            Some(envelope(&iv, &data))
        })
    }

    fn open<'a>(&'a self, key: &'a str, locked: &'a str) -> Turned<'a> {
        Box::pin(async move {
            let json: Value = serde_json::from_str(locked).ok()?;
            let bytes = |name: &str| json.get(name).and_then(Value::as_str).and_then(base64::decode);
            let plain = crypto::decrypt(&self.0, key, &bytes("iv")?, &bytes("data")?).await.ok()?;
            String::from_utf8(plain).ok()
        })
    }

    /// The initialisation vector, and then what is locked.
    fn lock_bytes<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> TurnedBytes<'a> {
        Box::pin(async move {
            let (mut locked, mut data) = crypto::encrypt(&self.0, key, bytes).await.ok()?;
            locked.append(&mut data);
            Some(locked)
        })
    }

    fn open_bytes<'a>(&'a self, key: &'a str, locked: &'a [u8]) -> TurnedBytes<'a> {
        Box::pin(async move {
            let (iv, data) = locked.split_at_checked(IV)?;
            crypto::decrypt(&self.0, key, iv, data).await.ok()
        })
    }
}

/// Base 64 needs no escapes.
fn envelope(iv: &[u8], data: &[u8]) -> String {
    let mut text = String::from(MARK);
    text.push_str("\"iv\":\"");
    text.push_str(&base64::encode(iv));
    text.push_str("\",\"data\":\"");
    text.push_str(&base64::encode(data));
    text.push_str("\"}");
    text
}
