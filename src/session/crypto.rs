//! The browser's own cryptography (WebCrypto): a key made of a passphrase, a random key locked with it, texts encrypted with
//! that. Must never do without it where it is missing, never keep a passphrase, and never use an initialisation vector twice.
//!
//! The interface is called by name: the call is in the program anyway, for folders, and bindings would come on top of it.

use super::{
    calls::{ask, object, text_of, words_of},
    chance,
};
use crate::exchange::locked::{IV, Lock, ROUNDS, SALT};
use js_sys::{Array, JsString, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

const AES: &str = "AES-GCM";
const AES_BITS: u32 = 256;

/// What can go wrong.
pub(super) enum CryptoError {
    /// The browser has none of this here: the page came over an insecure connection.
    Impossible,
    /// What was encrypted does not belong to this key: a wrong passphrase, or somebody changed it.
    Refused,
    /// Something else, in the browser's own words.
    Failed(String),
}

impl From<JsValue> for CryptoError {
    fn from(error: JsValue) -> Self {
        // The one name that the standard gives to a tag that does not fit.
        match text_of(&error, "name").as_deref() {
            Some("OperationError") => Self::Refused,
            _ => Self::Failed(words_of(&error)),
        }
    }
}

/// A key that encrypts and decrypts. Its bytes stay with the browser.
#[derive(Clone)]
pub(super) struct Key(JsValue);

/// Whether there is any of this here: browsers have it in secure contexts alone.
pub(super) fn is_possible() -> bool {
    subtle().is_ok()
}

fn subtle() -> Result<JsValue, CryptoError> {
    let crypto = window().crypto().map_err(|_| CryptoError::Impossible)?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).unwrap_or_default();
    if subtle.is_object() { Ok(subtle) } else { Err(CryptoError::Impossible) }
}

/// A new random key, locked with the passphrase. The same is to be said at the unlocking of what it is for.
pub(super) async fn new_key(passphrase: &str, is_for: &str) -> Result<(Key, Lock), CryptoError> {
    let usages = list(&["encrypt", "decrypt"]);
    let algorithm = object(&[("name", AES.into()), ("length", AES_BITS.into())]);
    let key = ask(&subtle()?, "generateKey", &[algorithm, true.into(), usages]).await?;
    let lock = wrap(&key, passphrase, is_for).await?;
    Ok((Key(key), lock))
}

/// The same key, locked with another passphrase. [`CryptoError::Refused`]: the old one is another.
pub(super) async fn rewrap(lock: &Lock, old: &str, new: &str, is_for: &str) -> Result<Lock, CryptoError> {
    wrap(&unwrap(lock, old, is_for, true).await?, new, is_for).await
}

/// The key of a lock. [`CryptoError::Refused`]: it is another passphrase.
pub(super) async fn unlock(lock: &Lock, passphrase: &str, is_for: &str) -> Result<Key, CryptoError> {
    unwrap(lock, passphrase, is_for, false).await.map(Key)
}

async fn wrap(key: &JsValue, passphrase: &str, is_for: &str) -> Result<Lock, CryptoError> {
    let (salt, iv) = (random(SALT)?, random(IV)?);
    let outer = derive(passphrase, &salt, ROUNDS).await?;
    let wrapped = ask(&subtle()?, "wrapKey", &["raw".into(), key.clone(), outer, gcm(&iv, is_for)]).await?;
    Ok(Lock { rounds: ROUNDS, salt, iv, key: bytes_of(&wrapped) })
}

async fn unwrap(lock: &Lock, passphrase: &str, is_for: &str, extractable: bool) -> Result<JsValue, CryptoError> {
    let outer = derive(passphrase, &lock.salt, lock.rounds).await?;
    let arguments = [
        "raw".into(),
        buffer(&lock.key),
        outer,
        gcm(&lock.iv, is_for),
        AES.into(),
        extractable.into(),
        list(&["encrypt", "decrypt"]),
    ];
    Ok(ask(&subtle()?, "unwrapKey", &arguments).await?)
}

/// Encrypts; the same is to be said at the decryption of what it is for. Answers the initialisation vector and the rest.
pub(super) async fn encrypt(key: &Key, is_for: &str, bytes: &[u8]) -> Result<(Vec<u8>, Vec<u8>), CryptoError> {
    let iv = random(IV)?;
    let arguments = [gcm(&iv, is_for), key.0.clone(), buffer(bytes)];
    let data = ask(&subtle()?, "encrypt", &arguments).await?;
    Ok((iv, bytes_of(&data)))
}

/// Decrypts. [`CryptoError::Refused`]: it was changed, or was encrypted for something else.
pub(super) async fn decrypt(key: &Key, is_for: &str, iv: &[u8], data: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let arguments = [gcm(iv, is_for), key.0.clone(), buffer(data)];
    Ok(bytes_of(&ask(&subtle()?, "decrypt", &arguments).await?))
}

/// The key that a passphrase makes. Keyboards write an accented letter as one character or as two: NFC makes it one.
async fn derive(passphrase: &str, salt: &[u8], rounds: u32) -> Result<JsValue, CryptoError> {
    let subtle = subtle()?;
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let arguments = ["raw".into(), buffer(passphrase.as_bytes()), "PBKDF2".into(), false.into(), list(&["deriveKey"])];
    let base = ask(&subtle, "importKey", &arguments).await?;
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", buffer(salt)),
        ("iterations", rounds.into()),
    ]);
    let kind = object(&[("name", AES.into()), ("length", AES_BITS.into())]);
    let arguments = [derivation, base, kind, false.into(), list(&["wrapKey", "unwrapKey"])];
    Ok(ask(&subtle, "deriveKey", &arguments).await?)
}

fn gcm(iv: &[u8], is_for: &str) -> JsValue {
    object(&[("name", AES.into()), ("iv", buffer(iv)), ("additionalData", buffer(is_for.as_bytes()))])
}

fn random(count: usize) -> Result<Vec<u8>, CryptoError> {
    chance::bytes(count).ok_or(CryptoError::Impossible)
}

fn buffer(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

fn list(words: &[&str]) -> JsValue {
    let list = Array::new();
    for word in words {
        list.push(&(*word).into());
    }
    list.into()
}
