//! Keys pressed anywhere on the page.

use crate::ui::reactive::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Whether a key was pressed inside something one types into.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return false };
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => target
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| !matches!(input.type_().as_str(), "radio" | "checkbox" | "button" | "file")),
        _ => target.is_content_editable(),
    }
}

/// Whether a key was pressed in a text field that has nothing in it for the browser to undo.
pub fn is_in_empty_field(event: &KeyboardEvent) -> bool {
    let area = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok());
    area.is_some_and(|area| area.value().is_empty())
}

/// Moves the focus to the element with that id, once the page has settled.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element
            && element.focus().is_err()
        {
            leptos_dom::debug_warn!("nothing to focus at #{id}");
        }
    });
}
