//! The clipboard.
//!
//! What is copied is handed to the copy command of the browser, in the event that asks the page what it has. There it is
//! taken as it is. With the newer clipboard of promises, Chromium reads it in the page first, whose policy allows no
//! style of an element, and complains of each; so that one is for browsers that refuse the command.

use crate::export::without_styles;
use crate::ui::platform::js;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, Event, HtmlDocument};

thread_local! {
    /// What was put there last, where that is worth a warning.
    static HOLDS: Cell<&'static str> = const { Cell::new("") };
}

/// What the page put on the clipboard last and should not go to customers; empty where it is nothing of that kind.
pub fn holds() -> &'static str {
    HOLDS.get()
}

/// Puts plain text on the clipboard that is not for customers, and remembers what it is. To be called like
/// [`copy_rich`].
pub fn copy_inside(text: &str, what: &'static str) -> impl Future<Output = bool> + use<> {
    let copying = copy(text);
    async move {
        let is_copied = copying.await;
        if is_copied {
            HOLDS.set(what);
        }
        is_copied
    }
}

/// Puts plain text on the clipboard; `false` when the browser refuses. To be called like [`copy_rich`].
pub fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    copy_rich(text, None)
}

/// Puts plain text on the clipboard, with HTML beside it where there is some; `false` when the
/// browser refuses. A browser that takes no HTML gets the text alone.
///
/// It copies when it is called, and not when its answer is waited for: a browser lets a page copy while it handles a
/// click or a key, so that is where it is to be called.
pub fn copy_rich(text: &str, html: Option<&str>) -> impl Future<Output = bool> + use<> {
    let refused = (!copy_by_command(text, html)).then(|| (text.to_owned(), html.map(str::to_owned)));
    async move {
        let is_copied = match refused {
            None => true,
            Some((text, html)) => copy_by_promise(&text, html.as_deref()).await,
        };
        if is_copied {
            HOLDS.set("");
        }
        is_copied
    }
}

/// Whether this browser writes colours into HTML that names none: those made of WebKit write how they would show it,
/// which is black.
pub fn paints_html() -> bool {
    js::navigator("vendor").as_string().is_some_and(|vendor| vendor.starts_with("Apple"))
}

/// Neither the focus nor what is selected is touched. `true` only where the browser asked, took all of it, and says so.
fn copy_by_command(text: &str, html: Option<&str>) -> bool {
    let document = document().unchecked_into::<HtmlDocument>();
    let contents = [("text/plain", Some(text.to_owned())), ("text/html", html.map(str::to_owned))];
    let is_taken = Rc::new(Cell::new(false));
    let taken = is_taken.clone();
    let hand_over = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // What is selected is not meant, and nobody else is asked.
        event.prevent_default();
        event.stop_immediate_propagation();
        let data = js::get(&event, "clipboardData");
        let put =
            |kind: &str, words: &str| js::call(&data, "setData", &[&kind.into(), &words.into()]).is_some();
        taken.set(contents.iter().all(|(kind, words)| words.as_ref().is_none_or(|words| put(kind, words))));
    });
    let listener = hand_over.as_ref().unchecked_ref();
    let window = window();
    let is_heard = window.add_event_listener_with_callback_and_bool("copy", listener, true).is_ok();
    let is_done = is_heard && document.exec_command("copy").unwrap_or_default();
    drop(window.remove_event_listener_with_callback_and_bool("copy", listener, true));
    is_done && is_taken.get()
}

async fn copy_by_promise(text: &str, html: Option<&str>) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    if let Some(Ok(item)) = html.map(|html| item(text, &without_styles(html))) {
        let both = clipboard.write(&js_sys::Array::of1(&item));
        if JsFuture::from(both).await.is_ok() {
            return true;
        }
    }
    write(&clipboard, text).await
}

async fn write(clipboard: &Clipboard, text: &str) -> bool {
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn item(text: &str, html: &str) -> Result<ClipboardItem, JsValue> {
    let both = js_sys::Object::new();
    for (mime, words) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let parts = js_sys::Array::of1(&JsValue::from_str(words));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        js_sys::Reflect::set(&both, &JsValue::from_str(mime), &blob)?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&both)
}
