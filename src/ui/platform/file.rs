//! Files: handing one to the person, reading one that they chose.

use crate::export::{Decoded, decode};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `text` as a download.
///
/// # Errors
/// The browser's own error when it refuses.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = leptos::prelude::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser may read it only after this click is over.
    let revoke = move || drop(Url::revoke_object_url(&url));
    leptos::prelude::set_timeout(revoke, READ_WITHIN);
    Ok(())
}

/// By when a browser has taken what it downloads.
const READ_WITHIN: std::time::Duration = std::time::Duration::from_secs(60);

/// Why a chosen file was not read.
pub enum ReadError {
    /// None was chosen.
    None,
    /// It has so many bytes, more than are read.
    TooLarge(usize),
    /// The browser could not read it.
    Unreadable,
    /// It is not UTF-8.
    NotUtf8 {
        /// From which line on, counted from one.
        line: usize,
        /// What it says as Windows-1252.
        windows_1252: String,
    },
}

/// The text of the file chosen in `input`, which is cleared so that the same file can be chosen again.
///
/// # Errors
/// [`ReadError`].
pub async fn read_chosen(input: HtmlInputElement, limit: usize) -> Result<String, ReadError> {
    let file = input.files().and_then(|files| files.get(0)).ok_or(ReadError::None)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size, held to the type's range"
    )]
    let size = file.size() as usize;
    if size > limit {
        input.set_value("");
        return Err(ReadError::TooLarge(size));
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    input.set_value("");
    let bytes = bytes.map_err(|_| ReadError::Unreadable)?;
    match decode(&js_sys::Uint8Array::new(&bytes).to_vec()) {
        Decoded::Text(text) => Ok(text),
        Decoded::NotUtf8 { line, windows_1252 } => Err(ReadError::NotUtf8 { line, windows_1252 }),
    }
}
