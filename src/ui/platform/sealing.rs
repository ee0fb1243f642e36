//! Bytes that a passphrase opens: AES-GCM with a key of 256 bits, made of the passphrase by PBKDF2 (SHA-256, 600,000 rounds)
//! with a salt of its own. All of it is the browser's own cryptography.
//!
//! Sealed bytes are the salt (16), the nonce (12), and the rest with its tag (16 more than it was).

use crate::ui::platform::js;
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const ROUNDS: u32 = 600_000;
const SALT: usize = 16;
const NONCE: usize = 12;

/// Whether this page may seal at all: a browser lets pages that came by https, from a disk or from this machine.
pub fn is_available() -> bool {
    !subtle().is_undefined()
}

/// The bytes, sealed; `None` where the browser refuses.
pub async fn sealed(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let (salt, nonce) = (random(SALT)?, random(NONCE)?);
    let key = key(passphrase, &salt).await?;
    let rest = cipher("encrypt", &key, &nonce, bytes).await?;
    Some([salt, nonce, rest].concat())
}

/// What was sealed; `None` where that passphrase does not open it.
pub async fn opened(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let (salt, rest) = bytes.split_at_checked(SALT)?;
    let (nonce, rest) = rest.split_at_checked(NONCE)?;
    let key = key(passphrase, salt).await?;
    cipher("decrypt", &key, nonce, rest).await
}

fn crypto() -> JsValue {
    js::global("crypto")
}

fn subtle() -> JsValue {
    js::get(&crypto(), "subtle")
}

fn random(count: usize) -> Option<Vec<u8>> {
    let bytes = Uint8Array::from(vec![0; count].as_slice());
    js::call(&crypto(), "getRandomValues", &[&bytes])?;
    Some(bytes.to_vec())
}

async fn key(passphrase: &str, salt: &[u8]) -> Option<JsValue> {
    // The same letters may be written in several ways; one keyboard does it so, another so.
    let plain = String::from(JsString::from(passphrase.trim()).normalize("NFKC"));
    let words: JsValue = Uint8Array::from(plain.as_bytes()).into();
    let (raw, method, no) = ("raw".into(), JsValue::from("PBKDF2"), JsValue::FALSE);
    let base = asked("importKey", &[&raw, &words, &method, &no, &uses(&["deriveKey"])]).await?;
    let how = js::object(&[("name", "PBKDF2"), ("hash", "SHA-256")]);
    js::set(&how, "salt", &Uint8Array::from(salt));
    js::set(&how, "iterations", &ROUNDS.into());
    let made = js::object(&[("name", "AES-GCM")]);
    js::set(&made, "length", &256.into());
    asked("deriveKey", &[&how, &base, &made, &no, &uses(&["encrypt", "decrypt"])]).await
}

async fn cipher(what: &str, key: &JsValue, nonce: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let how = js::object(&[("name", "AES-GCM")]);
    js::set(&how, "iv", &Uint8Array::from(nonce));
    let done = asked(what, &[&how, key, &Uint8Array::from(bytes)]).await?;
    Some(Uint8Array::new(&done).to_vec())
}

async fn asked(what: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let promise = js::call(&subtle(), what, arguments)?;
    JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok()
}

fn uses(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()
}
