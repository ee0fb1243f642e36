//! Keys pressed anywhere on the page, and what was typed with them.

use crate::actions::latin;
use crate::ui::platform::js;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

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

/// Whether one points with a finger: a field that gets the focus may bring a keyboard that covers half of the screen.
pub fn is_touch() -> bool {
    js::matches_media("(pointer: coarse)")
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
    target.tag_name() == "SELECT" || is_text_field(&target) || target.is_content_editable()
}

/// Takes the focus out of the field that a key was pressed in, and gives the id of that field. A field in which one looks
/// for something has its own use for the key.
pub fn leave_field(event: &KeyboardEvent) -> Option<String> {
    let field = text_field(event).filter(|field| !matches!(field.matches(LOOKED_FOR), Ok(true)))?;
    js::let_go(js::call(&field, "blur", &[]));
    Some(field.id())
}

fn is_text_field(element: &Element) -> bool {
    const OTHERS: [&str; 4] = ["radio", "checkbox", "button", "file"];
    match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => !OTHERS.contains(&element.unchecked_ref::<HtmlInputElement>().type_().as_str()),
        _ => false,
    }
}

/// The letter of a key, as a keyboard with Latin letters has it.
pub fn letter(event: &KeyboardEvent) -> String {
    latin(&event.key(), &event.code()).to_ascii_lowercase()
}

/// The fields that words are typed into which are looked for and not kept.
const LOOKED_FOR: &str = "[type=search],[role=combobox]";
/// Under which name a field says that it is empty because somebody emptied it, and not the page.
const EMPTIED: &str = "emptiedByHand";

thread_local! {
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    static TYPED: Cell<bool> = const { Cell::new(false) };
}

/// From now on it is known what was typed and where.
pub fn follow_typing() {
    window_event_listener_untyped("change", |_| CHANGES.set(CHANGES.get().wrapping_add(1)));
    window_event_listener_untyped("input", |event| {
        CHANGES.set(CHANGES.get().wrapping_add(1));
        if let Some(field) = text_field(&event) {
            js::set(&field, EMPTIED, &JsValue::from_bool(text(&field).is_empty()));
            TYPED.set(TYPED.get() || !matches!(field.matches(LOOKED_FOR), Ok(true)));
        }
    });
}

/// How often something on the page was typed into or chosen.
pub fn changes() -> u32 {
    CHANGES.get()
}

/// Something was chosen by a button: what is pressed after it is no second press of what was pressed before it.
pub fn chosen() {
    CHANGES.set(CHANGES.get().wrapping_add(1));
}

/// Something was said of an incident: what was typed before is not what was done last.
pub fn said() {
    TYPED.set(false);
}

/// Whether Ctrl+Z is for words: in a field that has some, or that somebody has emptied; elsewhere, when something was typed
/// after what was said last. The browser has its own undo for these.
pub fn has_own_undo(event: &KeyboardEvent) -> bool {
    let has_some = |field: Element| !text(&field).is_empty() || js::get(&field, EMPTIED) == JsValue::TRUE;
    TYPED.get() || text_field(event).is_some_and(has_some)
}

fn text_field(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok().filter(is_text_field)
}

/// What stands in a field.
fn text(field: &Element) -> String {
    js::get(field, "value").as_string().unwrap_or_default()
}
