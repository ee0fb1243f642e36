//! Files that are dropped on the page, and exports that are pasted. That none is opened in its place is seen to in `page/start.js`.

use crate::ui::platform::js;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, File, FileList, HtmlInputElement};

fn transfer(event: &Event) -> JsValue {
    js::get(event, "dataTransfer")
}

/// Whether a file among them is of the kind that this page exports for itself.
pub fn brings_an_export(event: &Event) -> bool {
    files_of(&transfer(event)).iter().any(is_exported_file)
}

fn files_of(transfer: &JsValue) -> Vec<File> {
    let files = js::get(transfer, "files").dyn_into::<FileList>().ok();
    files.iter().flat_map(|files| (0..files.length()).filter_map(|place| files.get(place))).collect()
}

fn is_exported_file(file: &File) -> bool {
    // A capsule is a page.
    ["application/json", "text/html"].contains(&file.type_().as_str()) || file.name().ends_with(".json")
}

/// Gives the dropped files to a file field, as if they had been chosen there; without those that are no exports where something
/// else takes them.
pub fn choose(event: &Event, field: &HtmlInputElement, has_taker: bool) {
    let all = transfer(event);
    let exports = || {
        let own = js::make(&js::global("DataTransfer"), &[])?;
        let items = js::get(&own, "items");
        for file in files_of(&all).iter().filter(|file| is_exported_file(file)) {
            js::call(&items, "add", &[file])?;
        }
        Some(own)
    };
    let some = if has_taker { exports() } else { None };
    choose_from(&some.unwrap_or(all.clone()), field);
}

fn choose_from(transfer: &JsValue, field: &HtmlInputElement) {
    js::set(field, "files", &js::get(transfer, "files"));
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

/// What is pasted, where it is something that this page exported: its files, or its text as one.
pub fn pasted_export(event: &Event, is_export: impl Fn(&str) -> bool) -> Option<JsValue> {
    let clipboard = js::get(event, "clipboardData");
    let files = files_of(&clipboard);
    if !files.is_empty() && files.iter().all(is_exported_file) {
        return Some(clipboard);
    }
    let text = js::call(&clipboard, "getData", &[&"text/plain".into()])?.as_string()?;
    if !is_export(&text) {
        return None;
    }
    let file = File::new_with_str_sequence(&Array::of1(&text.into()), "pasted.json").ok()?;
    let transfer = js::make(&js::global("DataTransfer"), &[])?;
    js::call(&js::get(&transfer, "items"), "add", &[&file])?;
    Some(transfer)
}

/// From now on `pasted` hears of each paste, before whatever it is meant for does.
pub fn follow_pastes(pasted: impl Fn(&Event) + 'static) {
    let heard =
        Closure::<dyn FnMut(Event)>::wrap(Box::new(move |event: Event| pasted(&event))).into_js_value();
    let added = window().add_event_listener_with_callback_and_bool("paste", heard.unchecked_ref(), true);
    js::warn_unless(added.is_ok());
}

/// Gives what was pasted to a file field, and to nobody else.
pub fn choose_pasted(event: &Event, pasted: &JsValue, field: &HtmlInputElement) {
    event.prevent_default();
    event.stop_propagation();
    choose_from(pasted, field);
}

/// Whether it is meant for something in which one writes.
pub fn is_into_a_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, [contenteditable]").ok().flatten().is_some())
}
