//! Files and links that are dragged onto the page: a browser opens one that nobody takes in place of the page.

use super::js;
use crate::ui::reactive::*;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, File, FileList, HtmlInputElement};

fn transfer(event: &Event) -> JsValue {
    js::get(event, "dataTransfer")
}

/// Whether something of that type is dragged along.
fn brings(event: &Event, kind: &str) -> bool {
    let types = js::get(&transfer(event), "types");
    let types = types.dyn_ref::<Array>().map(Array::iter);
    types.into_iter().flatten().any(|one| one == JsValue::from_str(kind))
}

/// Whether a link is dragged to where it is no text: some browsers follow it, as they open a file.
fn brings_a_link(event: &Event) -> bool {
    let on_text = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_text = on_text.is_some_and(|target| matches!(target.matches("input,textarea"), Ok(true)));
    !on_text && brings(event, "text/uri-list")
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
    crate::ui::dom::did(chosen.is_ok());
}

/// From now on no file that is dropped takes the page's place; `dropped` hears of each.
pub fn keep_the_page(dropped: impl Fn(&Event) + 'static) {
    let prevent = |event: &Event| {
        let brings_files = brings(event, "Files");
        if brings_files || brings_a_link(event) {
            event.prevent_default();
        }
        brings_files
    };
    window_event_listener_untyped("dragover", move |event| {
        prevent(&event);
    });
    window_event_listener_untyped("drop", move |event| {
        if prevent(&event) {
            dropped(&event);
        }
    });
}
