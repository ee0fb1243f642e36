//! Bytes made smaller and whole again, by the browser's own streams (deflate without a head, RFC 1951).

use crate::ui::platform::js;
use js_sys::Uint8Array;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Why bytes were not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnpackError {
    /// This browser has no such stream.
    Unavailable,
    /// There are more bytes in it than are taken. No more of them were unpacked than a little over that.
    TooLarge,
    /// It was not packed, or broke off.
    Garbled,
}

/// How many bytes go in at once. What they expand to is there before any of it can be counted, and deflate expands to a
/// thousand times as much at most.
const SLICE: usize = 2048;

/// The bytes, packed; `None` where this browser cannot.
pub async fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes, usize::MAX).await.ok()
}

/// The bytes that were packed, `limit` of them at most.
///
/// # Errors
/// [`UnpackError`].
pub async fn unpacked(bytes: &[u8], limit: usize) -> Result<Vec<u8>, UnpackError> {
    through("DecompressionStream", bytes, limit).await
}

async fn through(class: &str, bytes: &[u8], limit: usize) -> Result<Vec<u8>, UnpackError> {
    let stream = js::make(&js::global(class), &[&"deflate-raw".into()]).ok_or(UnpackError::Unavailable)?;
    let writer = js::call(&js::get(&stream, "writable"), "getWriter", &[]).ok_or(UnpackError::Unavailable)?;
    let reader = js::call(&js::get(&stream, "readable"), "getReader", &[]).ok_or(UnpackError::Unavailable)?;
    let slices: Vec<JsValue> = bytes.chunks(SLICE).map(|slice| Uint8Array::from(slice).into()).collect();
    spawn_local(async move {
        for slice in slices {
            // Not before the last one was read.
            let is_ready = settled(Some(js::get(&writer, "ready"))).await.is_some();
            if !is_ready || settled(js::call(&writer, "write", &[&slice])).await.is_none() {
                // It was given up, or is not packed: whoever reads is told.
                return;
            }
        }
        js::let_go(js::call(&writer, "close", &[]));
    });
    let mut all = Vec::new();
    loop {
        let read = settled(js::call(&reader, "read", &[])).await.ok_or(UnpackError::Garbled)?;
        if js::get(&read, "done") == JsValue::TRUE {
            return Ok(all);
        }
        let chunk = Uint8Array::new(&js::get(&read, "value"));
        if chunk.length() as usize > limit.saturating_sub(all.len()) {
            js::let_go(js::call(&reader, "cancel", &[]));
            return Err(UnpackError::TooLarge);
        }
        all.extend(chunk.to_vec());
    }
}

/// What a promise brings; nothing where it is refused, or none was made.
async fn settled(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(js_sys::Promise::resolve(&promise?)).await.ok()
}
