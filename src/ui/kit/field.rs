//! Fields of one line, and what every field shares.

use crate::ui::kit::closures::Makes;
use crate::ui::kit::handlers::valued;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

/// For `use:holds=words` on an input or a textarea: its value follows the words; what is typed in it stays until they change.
///
/// `prop:value` says the first words only after the view is made: what the page has handed to the field by then would be
/// gone. (A select takes `prop:value`, which waits for its options.)
pub fn holds(field: Element, words: Signal<String>) {
    // Every field has its value under this name.
    let field = field.unchecked_into::<HtmlInputElement>();
    follow(move || {
        words.with(|words| {
            // Setting the same words again would move the caret.
            if field.value() != *words {
                field.set_value(words);
            }
        });
    });
}

/// For `use:marked=is_so` on an input that is checked or not.
pub fn marked(field: Element, is_so: Signal<bool>) {
    let field = field.unchecked_into::<HtmlInputElement>();
    follow(move || field.set_checked(is_so.get()));
}

/// For `use:shows=words`: the words of an element that follow a signal. A browser that translates the page puts other nodes in
/// place of a text; whatever is in the element makes way for the words now.
pub fn shows(element: Element, words: Signal<String>) {
    follow(move || {
        words.with(|words| {
            // Setting the same words again would undo a selection, and be said again where the element is live.
            if element.text_content().as_ref() != Some(words) {
                element.set_text_content(Some(words));
            }
        });
    });
}

/// Runs now and whenever what it reads changes, for as long as the owner lives.
pub fn follow(run: impl Fn() + 'static) {
    boxed_follow(Box::new(run));
}

fn boxed_follow(run: Box<dyn Makes<()>>) {
    StoredValue::new_local(RenderEffect::new(move |_| run.make()));
}

/// A text field of one line.
#[component]
pub fn TextField(
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// What may be written in it.
    #[prop(optional)]
    hint: &'static str,
    /// What stands in it.
    words: RwSignal<String>,
) -> impl IntoView {
    view! {
        <input
            class="field"
            type="text"
            dir="auto"
            aria-label=name
            autocomplete="off"
            placeholder=hint
            use:holds=Signal::from(words)
            on:input=valued(move |typed| words.set(typed))
        />
    }
}
