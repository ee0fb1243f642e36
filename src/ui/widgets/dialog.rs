//! A dialog over the page. While it is open nothing else can be reached; Escape and a click beside it
//! close it, and the focus goes back to where it was.

use crate::ui::browser::js;
use crate::ui::dom::{Spot, View, el};
use crate::ui::lean::{click, when};
use crate::ui::reactive::*;
use wasm_bindgen::JsValue;

/// A dialog named `label` that shows while `open`; `part` is made anew each time.
pub fn dialog(
    label: &'static str,
    class: &'static str,
    open: RwSignal<bool>,
    part: impl Fn() -> View + 'static,
) -> View {
    when(
        move || open.get(),
        move || {
            let element = Spot::new();
            let beside = move |event: web_sys::Event| {
                let target: Option<JsValue> = event.target().map(Into::into);
                if let Some(dialog) = element.get()
                    && target.as_ref() == Some(dialog.as_ref())
                {
                    close();
                }
            };
            // Before the next key: it may be the first letter of what is looked for.
            spawn_local(async move {
                if let Some(dialog) = element.get()
                    && js::call(&dialog, "showModal", &[]).is_none()
                {
                    leptos_dom::debug_warn!("this browser shows no dialogs");
                }
            });
            el("dialog")
                .class(class)
                .attr("aria-label", label)
                .spot(element)
                .child(el("div").class("dialog").child(part()))
                .on("click", Box::new(beside))
                .on("close", click(move || open.set(false)))
                .view()
        },
    )
}

/// Closes the dialog that is open. The focus is back before this is over.
pub fn close() {
    if let Some(dialog) = open_one() {
        js::let_go(js::call(&dialog, "close", &[]));
    }
}

/// Whether one is open.
pub fn is_open() -> bool {
    open_one().is_some()
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
