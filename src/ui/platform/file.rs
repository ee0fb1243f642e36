//! Files: handing one to the person, reading one that they chose.

use crate::export::{Decoded, decode};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

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
    /// It has more bytes than are read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
    /// It is not UTF-8.
    NotUtf8 {
        /// From which line on, counted from one.
        line: usize,
    },
}

/// The files chosen in `input`, which is cleared so that the same ones can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files();
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|place| files.get(place)));
    let files = files.collect();
    input.set_value("");
    files
}

/// How many bytes a file has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size, held to the type's range"
)]
pub fn size(file: &File) -> usize {
    file.size() as usize
}

/// The bytes of a file from one place to another.
///
/// # Errors
/// The browser's own error when it cannot read it, or not any more.
pub async fn piece(file: &File, start: usize, end: usize) -> Result<Vec<u8>, JsValue> {
    let place = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    let piece = file.slice_with_i32_and_i32(place(start), place(end))?;
    let bytes = JsFuture::from(piece.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Lets the browser do what waits.
pub async fn pause() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// The text of the file chosen in `input`, which is cleared so that the same file can be chosen again.
///
/// # Errors
/// [`ReadError`].
pub async fn read_chosen(input: HtmlInputElement, limit: usize) -> Result<String, ReadError> {
    let file = input.files().and_then(|files| files.get(0)).ok_or(ReadError::None)?;
    let size = size(&file);
    if size > limit {
        input.set_value("");
        return Err(ReadError::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    input.set_value("");
    let bytes = bytes.map_err(|_| ReadError::Unreadable)?;
    match decode(&js_sys::Uint8Array::new(&bytes).to_vec()) {
        Decoded::Text(text) => Ok(text),
        Decoded::NotUtf8 { line, .. } => Err(ReadError::NotUtf8 { line }),
    }
}
