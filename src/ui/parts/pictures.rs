//! A picture of an entry: small in its place, large over the page.

use crate::domain::Stamp;
use crate::ui::kit::dom::{NodeRef, View, el};
use crate::ui::kit::lean::{click, effect, either, keys, text, when_said};
use crate::ui::platform::js;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A picture, small; a click opens it. Where it cannot be shown it is said why.
pub fn thumbnail(session: Session, id: Stamp, caption: Signal<String>) -> View {
    let address = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let look = move || async move {
        match session.picture(id).await {
            Ok(Some(found)) => drop(address.try_set(found)),
            Ok(None) => drop(said.try_set(words::PICTURE_ELSEWHERE.to_owned())),
            Err(error) => {
                let error = words::store_error(&error);
                said.try_set(format!("Picture attached. It cannot be shown: {error}."));
            }
        }
    };
    effect(move || {
        session.follow_pictures();
        if untrack(|| address.with(String::is_empty)) {
            spawn_local(look());
        }
    });
    let broken = move || {
        address.set(String::new());
        said.set("Picture attached. It cannot be shown: its data is broken.".to_owned());
    };
    let large = NodeRef::new();
    let close = move || {
        large.get().iter().for_each(|dialog| drop(js::call(dialog, "close", &[])));
    };
    on_cleanup(close);
    let name = text(move || format!("Open the picture: {}", caption.get()));
    let button = move || {
        let open = move || show(address.get_untracked(), caption.get_untracked(), large);
        el("button")
            .attr("type", "button")
            .class("thumbnail")
            .attr("aria-label", name)
            .child(el("img").attr("alt", caption).attr("src", address).on("error", click(broken)))
            .on("click", click(open))
            .view()
    };
    let why = move || el("small").class("meta").child(said).view();
    el("span")
        .class("picture")
        .child(either(move || !address.with(String::is_empty), button, move || when_said(said.into(), why)))
        .view()
}

/// Shows a picture over the page, until Escape, a click beside it or **Close**; the focus goes back by itself.
fn show(address: String, caption: String, spot: NodeRef) {
    let close = move || {
        spot.get().iter().for_each(|dialog| drop(js::call(dialog, "close", &[])));
    };
    let beside = move |event: web_sys::Event| {
        let own: Option<JsValue> = spot.get().map(Into::into);
        if event.target().map(JsValue::from) == own {
            close();
        }
    };
    let mounted = Rc::new(RefCell::new(None));
    let gone = {
        let mounted = Rc::clone(&mounted);
        move || drop(mounted.take())
    };
    // What is much longer than broad is not made to fit: it could not be read.
    let frame = RwSignal::new("frame".to_owned());
    let loaded = move |event: web_sys::Event| {
        let target: JsValue = event.target().into();
        let side = |name| js::get(&target, name).as_f64().unwrap_or_default();
        let (width, height) = (side("naturalWidth"), side("naturalHeight"));
        let shape = if height > 2.0 * width { " tall" } else { " wide" };
        if width.max(height) > 2.0 * width.min(height) {
            frame.set(format!("frame{shape}"));
        }
    };
    let dialog = el("dialog")
        .class("large")
        .attr("aria-label", caption.clone())
        .node_ref(spot)
        .child(
            el("figure")
                .child(
                    el("div")
                        .class(frame)
                        .attr("tabindex", "0")
                        .attr("role", "group")
                        .attr("aria-label", "The picture, scrolls where it is long")
                        .child(
                            el("img")
                                .attr("alt", caption.clone())
                                .attr("src", address)
                                .on("load", Box::new(loaded)),
                        ),
                )
                .child(el("figcaption").verbatim().child(caption)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("outline")
                .attr("autofocus", "")
                .child("Close")
                .on("click", click(close)),
        )
        .on("click", Box::new(beside))
        .on("close", click(gone))
        // The page's own keys wait.
        .on("keydown", keys(|event| event.stop_propagation()))
        .view();
    if let Some(body) = document().body() {
        mounted.replace(Some(mount_to(body, move || dialog)));
        spot.get().iter().for_each(|dialog| drop(js::call(dialog, "showModal", &[])));
    }
}
