//! A picture of an entry: small in its place, large over the page.

use crate::domain::Stamp;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{Click, clicked, happened, pressed};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::platform::js;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{ErrorEvent, Event};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A picture, small; a click opens it. Where it cannot be shown it is said why.
#[component]
pub fn Thumbnail(
    session: Session,
    /// Which picture.
    id: Stamp,
    /// What is said about it.
    caption: Signal<String>,
) -> impl IntoView {
    let address = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let look = move || async move {
        match session.pictures().get(id).await {
            Ok(Some(found)) => drop(address.try_set(found)),
            Ok(None) => drop(said.try_set(words::PICTURE_ELSEWHERE.to_owned())),
            Err(error) => {
                let error = words::store_error(&error);
                said.try_set(format!("Picture attached. It cannot be shown: {error}."));
            }
        }
    };
    effect(move || {
        session.pictures().follow();
        if untrack(|| address.with(String::is_empty)) {
            spawn_local(look());
        }
    });
    let broken = move || -> Box<dyn FnMut(ErrorEvent)> {
        Box::new(move |_| {
            address.set(String::new());
            said.set("Picture attached. It cannot be shown: its data is broken.".to_owned());
        })
    };
    let large = NodeRef::<html::Dialog>::new();
    on_cleanup(move || close(large));
    let open = move || show(address.get_untracked(), caption.get_untracked(), large);
    let source = text(move || address.get());
    let name = text(move || format!("Open the picture: {}", caption.get()));
    let why = move || {
        view! {
            <Shown when=flag(move || !said.with(String::is_empty))>
                <small class="meta" use:shows=Signal::from(said)></small>
            </Shown>
        }
    };
    view! {
        <span class="picture">
            <Shown when=flag(move || !address.with(String::is_empty)) fallback=why>
                <button type="button" class="thumbnail" aria-label=name on:click=clicked(open)>
                    <img alt=caption src=source on:error=broken() />
                </button>
            </Shown>
        </span>
    }
}

fn close(dialog: NodeRef<html::Dialog>) {
    let dialog = dialog.try_get_untracked().flatten();
    dialog.iter().for_each(|dialog| drop(js::call(dialog, "close", &[])));
}

/// Shows a picture over the page, until Escape, a click beside it or **Close**; the focus goes back by itself.
fn show(address: String, caption: String, spot: NodeRef<html::Dialog>) {
    let mounted = Rc::new(RefCell::new(None));
    let gone = {
        let mounted = Rc::clone(&mounted);
        move || {
            let mounted = Rc::clone(&mounted);
            // Not while what is taken away is still telling of it.
            spawn_local(async move { drop(mounted.take()) });
        }
    };
    let large = move || view! { <LargePicture address caption spot gone=Box::new(gone) /> }.into_any();
    if let Some(body) = document().body() {
        mounted.replace(Some(mount_to(body, large)));
        let dialog = spot.get_untracked();
        dialog.iter().for_each(|dialog| drop(js::call(dialog, "showModal", &[])));
    }
}

#[component]
fn LargePicture(
    address: String,
    caption: String,
    spot: NodeRef<html::Dialog>,
    gone: Box<dyn FnMut()>,
) -> impl IntoView {
    let beside: Click = Box::new(move |event| {
        let own: Option<JsValue> = spot.try_get_untracked().flatten().map(Into::into);
        if event.target().map(JsValue::from) == own {
            close(spot);
        }
    });
    // What is much longer than broad is not made to fit: it could not be read.
    let frame = RwSignal::new("frame".to_owned());
    let loaded: Box<dyn FnMut(Event)> = Box::new(move |event| {
        let target: JsValue = event.target().into();
        let side = |name| js::get(&target, name).as_f64().unwrap_or_default();
        let (width, height) = (side("naturalWidth"), side("naturalHeight"));
        let shape = if height > 2.0 * width { " tall" } else { " wide" };
        if width.max(height) > 2.0 * width.min(height) {
            frame.set(format!("frame{shape}"));
        }
    });
    let (label, alt) = (caption.clone(), caption.clone());
    // The page's own keys wait.
    let keep_keys = pressed(|event| event.stop_propagation());
    view! {
        <dialog
            class="large"
            aria-label=label
            node_ref=spot
            on:click=beside
            on:close=happened(gone)
            on:keydown=keep_keys
        >
            <figure>
                <div
                    class=text(move || frame.get())
                    tabindex="0"
                    role="group"
                    aria-label="The picture, scrolls where it is long"
                >
                    <img alt=alt src=address on:load=loaded />
                </div>
                <figcaption dir="auto" translate="no">
                    {caption}
                </figcaption>
            </figure>
            <Button class="outline" press=clicked(move || close(spot)) attr:autofocus="">
                "Close"
            </Button>
        </dialog>
    }
}
