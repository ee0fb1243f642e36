//! The capsule: this page as one file with an incident in it. The page's own scripts make it (`page/capsule.js`) and open it
//! (`page/capsule-loader.js`).

use crate::ui::platform::js;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What the scripts of a capsule leave for the program; nothing on a host.
const CAPSULE: &str = "capsule";

/// Whether this page is a capsule.
pub fn is_one() -> bool {
    !js::global(CAPSULE).is_undefined()
}

/// The incident that is in this capsule, as a file; `None` on a host.
pub fn record() -> Option<String> {
    js::get(&js::global(CAPSULE), "record").as_string()
}

/// A capsule with this incident, as a page; `None` where a part of the page cannot be had.
pub async fn made(record: &str) -> Option<String> {
    let promise = js::call(&window(), "makeCapsule", &[&record.into()])?;
    JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok()?.as_string()
}
