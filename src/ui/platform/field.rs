//! Text fields: selecting words in them, and putting words in so that the browser's own undo knows.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Puts the focus into the field with that id and selects a stretch of it, counted in UTF-16 units.
pub fn select(id: &str, start: u32, end: u32) -> bool {
    let field = document().get_element_by_id(id);
    field.is_some_and(|field| {
        let field: HtmlTextAreaElement = field.unchecked_into();
        field.focus().is_ok() && field.set_selection_range(start, end).is_ok()
    })
}

/// Puts `text` in place of what is selected, as if it had been typed; `false` when the browser refuses.
pub fn type_in(text: &str) -> bool {
    let document: HtmlDocument = document().unchecked_into();
    let command = if text.is_empty() { "delete" } else { "insertText" };
    document.exec_command_with_show_ui_and_value(command, false, text).unwrap_or_default()
}
