//! A dialog over the page. While it is open nothing else can be reached; Escape and a click beside it
//! close it, and the focus goes back to where it was.

use crate::ui::kit::dom::{NodeRef, View, el, nothing};
use crate::ui::kit::focus;
use crate::ui::kit::lean::click;
use crate::ui::kit::remade::remade;
use crate::ui::platform::js;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// A dialog named `label`, shown anew each time that `opened` counts on; `part` is made then. What is in
/// it stays there when it is closed: a browser that sees the field go in which somebody typed forgets
/// where the caret was in the one behind.
pub fn dialog(
    label: &'static str,
    class: &'static str,
    opened: RwSignal<usize>,
    part: impl Fn() -> View + 'static,
) -> View {
    let element = NodeRef::new();
    let beside = move |event: web_sys::Event| {
        let target: Option<JsValue> = event.target().map(Into::into);
        if let Some(dialog) = element.get()
            && target.as_ref() == Some(dialog.as_ref())
        {
            close();
        }
    };
    let made = remade(move || {
        if opened.get() == 0 {
            return nothing();
        }
        // Before the next key: it may be the first letter of what is looked for.
        spawn_local(async move { show(element) });
        untrack(&part)
    });
    el("dialog")
        .class(class)
        .attr("aria-label", label)
        .node_ref(element)
        .child(el("div").class("dialog").child(made))
        .on("click", Box::new(beside))
        // Where it was may be gone: the screen behind was made anew.
        .on("close", click(focus::rescue))
        .view()
}

fn show(dialog: NodeRef) {
    let Some(dialog) = dialog.get() else { return };
    if js::call(&dialog, "showModal", &[]).is_none() {
        leptos::logging::debug_warn!("this browser shows no dialogs");
    }
}

/// Closes the dialog that is open. The focus is back before this is over.
pub fn close() {
    if let Some(dialog) = open_one() {
        js::let_go(js::call(&dialog, "close", &[]));
    }
}

/// The class of the one that is open.
pub fn open_class() -> Option<String> {
    open_one().map(|dialog| dialog.class_name())
}

fn open_one() -> Option<web_sys::Element> {
    document().query_selector("dialog[open]").ok().flatten()
}

/// The heading of a dialog, with the button that closes it.
pub fn head(title: &'static str) -> View {
    el("div")
        .class("dialog-head")
        .child(el("h2").child(title))
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet small push")
                .child("Close")
                .child(el("kbd").attr("aria-hidden", "true").child("Esc"))
                .on("click", click(close)),
        )
        .view()
}
