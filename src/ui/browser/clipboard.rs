//! The clipboard.

use super::js;
use crate::ui::reactive::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

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
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
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
