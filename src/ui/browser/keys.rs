//! Keys pressed anywhere on the page.

use super::js;
use crate::ui::reactive::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// What an input method makes of a key that it takes for itself.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Whether a key is for an input method: it ends a word, and means nothing to the page. Safari says that the word is
/// over before it tells of the key that ended it, so that only the number tells.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD
}

/// Whether this is a machine of Apple's, on which shortcuts are held with Cmd and Ctrl is for editing text.
pub fn is_apple() -> bool {
    let platform = js::navigator("platform").as_string().unwrap_or_default();
    // A Mac, or an iPhone, iPad or iPod.
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Whether the key that shortcuts are held with is down.
pub fn is_command(event: &KeyboardEvent) -> bool {
    if is_apple() { event.meta_key() } else { event.ctrl_key() || event.meta_key() }
}

/// A key such as `Ctrl+K`, as it is called on this machine.
pub fn shown(key: &str) -> String {
    match key.strip_prefix("Ctrl+") {
        Some("Enter") if is_apple() => "⌘↵".to_owned(),
        Some(letter) if is_apple() => ["⌘", letter].concat(),
        _ => key.to_owned(),
    }
}

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
