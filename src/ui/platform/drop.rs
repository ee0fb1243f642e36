//! Files that are dropped on the page. That none is opened in its place is seen to in `page/start.js`.

use crate::ui::platform::js;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, File, FileList, HtmlInputElement};

fn transfer(event: &Event) -> JsValue {
    js::get(event, "dataTransfer")
}

/// Whether it is one file of the kind that this page exports for itself.
pub fn brings_an_export(event: &Event) -> bool {
    let files = js::get(&transfer(event), "files").dyn_into::<FileList>().ok();
    let only = files.filter(|files| files.length() == 1).and_then(|files| files.get(0));
    only.is_some_and(|file: File| file.type_() == "application/json" || file.name().ends_with(".json"))
}

/// Gives the dropped file to a file field, as if it had been chosen there.
pub fn choose(event: &Event, field: &HtmlInputElement) {
    js::set(field, "files", &js::get(&transfer(event), "files"));
    let chosen = Event::new("change").and_then(|change| field.dispatch_event(&change));
    crate::ui::platform::js::warn_unless(chosen.is_ok());
}

/// From now on `dropped` hears of each file that is dropped anywhere.
pub fn follow(dropped: impl Fn(&Event) + 'static) {
    window_event_listener_untyped("drop", move |event| {
        let types = js::get(&transfer(&event), "types");
        let types = types.dyn_ref::<Array>().map(Array::iter);
        if types.into_iter().flatten().any(|one| one == JsValue::from_str("Files")) {
            dropped(&event);
        }
    });
}
