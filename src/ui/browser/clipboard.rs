//! The clipboard.

use super::js;
use crate::ui::reactive::*;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

thread_local! {
    /// What was put there last, where that is worth a warning.
    static HOLDS: Cell<&'static str> = const { Cell::new("") };
}

/// What the page put on the clipboard last and should not go to customers; empty where it is nothing of that kind.
pub fn holds() -> &'static str {
    HOLDS.get()
}

/// Puts plain text on the clipboard that is not for customers, and remembers what it is.
pub async fn copy_inside(text: &str, what: &'static str) -> bool {
    let is_copied = copy(text).await;
    if is_copied {
        HOLDS.set(what);
    }
    is_copied
}

/// Puts plain text on the clipboard; `false` when the browser refuses.
pub async fn copy(text: &str) -> bool {
    copy_rich(text, None).await
}

/// Puts plain text on the clipboard, with HTML beside it where there is some; `false` when the
/// browser refuses. A browser that takes no HTML gets the text alone.
pub async fn copy_rich(text: &str, html: Option<&str>) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    if let Some(Ok(item)) = html.map(|html| item(text, html)) {
        let both = clipboard.write(&js_sys::Array::of1(&item));
        if JsFuture::from(both).await.is_ok() {
            HOLDS.set("");
            return true;
        }
    }
    write(&clipboard, text).await
}

/// Whether this browser writes colours into HTML that names none: those made of WebKit write how they would show it,
/// which is black.
pub fn paints_html() -> bool {
    js::navigator("vendor").as_string().is_some_and(|vendor| vendor.starts_with("Apple"))
}

async fn write(clipboard: &Clipboard, text: &str) -> bool {
    let is_copied = JsFuture::from(clipboard.write_text(text)).await.is_ok();
    if is_copied {
        HOLDS.set("");
    }
    is_copied
}

fn item(text: &str, html: &str) -> Result<ClipboardItem, JsValue> {
    let both = js_sys::Object::new();
    for (mime, words) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let parts = js_sys::Array::of1(&JsValue::from_str(words));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        js_sys::Reflect::set(&both, &JsValue::from_str(mime), &blob)?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&both)
}
