//! A dialog over the page. While it is open nothing else can be reached; Escape and a click beside it
//! close it, and the focus goes back to where it was.

use crate::ui::kit::button::Button;
use crate::ui::kit::focus;
use crate::ui::kit::handlers::{Click, clicked, happened};
use crate::ui::kit::show::Anew;
pub use crate::ui::platform::dialog::{close, open_class};
use crate::ui::platform::js;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// A dialog, shown each time that `opened` counts on; what is in it is made anew then. It stays there when the dialog is
/// closed: a browser that sees the field go in which somebody typed forgets where the caret was in the one behind.
#[component]
pub fn Dialog(
    /// What it is called.
    label: &'static str,
    /// The class of its looks.
    class: &'static str,
    /// How often it was opened.
    opened: RwSignal<usize>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let beside: Click = Box::new(move |event| {
        let target: Option<JsValue> = event.target().map(Into::into);
        if let Some(dialog) = element.get_untracked()
            && target.as_ref() == Some(dialog.as_ref())
        {
            close();
        }
    });
    let made = move || {
        (opened.get() > 0).then(|| {
            // Before the next key: it may be the first letter of what is looked for.
            spawn_local(async move { show(element) });
            untrack(|| children())
        })
    };
    // After it closed, what had the focus may be gone: the screen behind was made anew.
    view! {
        <dialog
            class=class
            aria-label=label
            node_ref=element
            on:click=beside
            on:close=happened(focus::rescue)
        >
            <div class="dialog">
                <Anew>{made()}</Anew>
            </div>
        </dialog>
    }
}

fn show(dialog: NodeRef<html::Dialog>) {
    let Some(dialog) = dialog.get_untracked() else { return };
    if js::call(&dialog, "showModal", &[]).is_none() {
        leptos::logging::debug_warn!("this browser shows no dialogs");
    }
    // What is in it is another thing than what was scrolled there before.
    dialog.first_element_child().iter().for_each(|inside| inside.set_scroll_top(0));
}

/// The heading of a dialog, with the button that closes it.
#[component]
pub fn DialogHead(
    /// What the dialog is called.
    title: &'static str,
) -> impl IntoView {
    view! {
        <div class="dialog-head">
            <h2>{title}</h2>
            <Button class="quiet small push" press=clicked(close)>
                "Close"
                <kbd aria-hidden="true">"Esc"</kbd>
            </Button>
        </div>
    }
}
