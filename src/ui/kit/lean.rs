//! The few reactive shapes that the page is made of.
//!
//! Closures are boxed and types kept to a handful, so that each shape is compiled once.

use crate::ui::kit::dom::{Handler, View, el, many, nothing};
use crate::ui::kit::remade::kept;
pub use crate::ui::kit::show::{Key, keys_of};
pub use crate::ui::kit::signals::{Choice, aria, boxed_keys, effect, flag, text};
use crate::ui::platform::keys::is_composing;
use crate::ui::platform::twice::Once;
use leptos::either::Either;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// A part of the page that is there while `is_shown`; it is made anew each time it comes.
pub fn when(is_shown: impl Fn() -> bool + Send + Sync + 'static, part: impl Fn() -> View + 'static) -> View {
    either(is_shown, part, nothing)
}

/// One part of the page while `is_shown`, another one while it is not.
pub fn either(
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> View + 'static,
    other: impl Fn() -> View + 'static,
) -> View {
    either_boxed(flag(is_shown), Box::new(part), Box::new(other))
}

type Part = Box<dyn Fn() -> View>;

fn either_boxed(is_shown: Signal<bool>, part: Part, other: Part) -> View {
    let is_shown = Memo::new(move |_| is_shown.get());
    let parts = SendWrapper::new((part, other));
    let shown = move || if is_shown.get() { Either::Left(parts.0()) } else { Either::Right(parts.1()) };
    let shown: Arc<Mutex<dyn FnMut() -> Either<View, View> + Send>> = Arc::new(Mutex::new(shown));
    shown.into_any()
}

/// A list that keeps the items whose keys stay. An item is one element.
pub fn list(
    keys: impl Fn() -> Vec<Key> + Send + Sync + 'static,
    item: impl Fn(Key) -> View + 'static,
) -> View {
    list_of(boxed_keys(Box::new(keys)), item)
}

/// A list of what a signal names.
pub fn list_of(keys: Signal<Vec<Key>>, item: impl Fn(Key) -> View + 'static) -> View {
    kept(keys, Box::new(item))
}

/// A part of the page that is there while there are some.
pub fn when_any(keys: Signal<Vec<Key>>, part: impl Fn() -> View + 'static) -> View {
    either_boxed(flag(move || !keys.with(Vec::is_empty)), Box::new(part), Box::new(nothing))
}

/// A part of the page that is there while a text says something.
pub fn when_said(said: Signal<String>, part: impl Fn() -> View + 'static) -> View {
    either_boxed(flag(move || !said.with(String::is_empty)), Box::new(part), Box::new(nothing))
}

/// A part of the page that is there while it is so.
pub fn when_so(is_so: Signal<bool>, part: impl Fn() -> View + 'static) -> View {
    either_boxed(is_so, Box::new(part), Box::new(nothing))
}

/// The options of a select.
pub fn options(names: &[&'static str], selected: &str) -> View {
    many(names.iter().map(|name| option(name, *name == selected)))
}

/// An option of a select. Its value is what counts, and is said beside its words: a browser that translates the page
/// changes these.
pub fn option(name: &str, is_selected: bool) -> View {
    let option = el("option").attr("value", name.to_owned()).flag("selected", is_selected);
    option.child(name.to_owned()).view()
}

/// Why something was refused, in a role alert; nothing while nothing was.
pub fn refusal(why: RwSignal<Option<String>>) -> View {
    let words = text(move || why.get().unwrap_or_default());
    el("p").class("refused").attr("role", "alert").child(words).view()
}

/// What a click does.
pub fn click(mut act: impl FnMut() + 'static) -> Handler {
    Box::new(move |_| act())
}

/// What a click does that says something: a second one right behind it says nothing more.
pub fn click_once(mut act: impl FnMut() + 'static) -> Handler {
    let once = Once::new();
    Box::new(move |event| {
        if !once.is_again(&event) {
            act();
        }
    })
}

/// What a form does when it is submitted, instead of what the browser would. Submitted again in the same moment, with
/// nothing in it changed, it does nothing.
pub fn submit(mut act: impl FnMut() + 'static) -> Handler {
    let once = Once::new();
    Box::new(move |event| {
        event.prevent_default();
        if !once.is_again(&event) {
            act();
        }
    })
}

/// What a key does, where no input method takes it.
pub fn keys(mut act: impl FnMut(KeyboardEvent) + 'static) -> Handler {
    Box::new(move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if !is_composing(&event) {
            act(event);
        }
    })
}

/// What a change of a field's value does, with the value.
pub fn value(mut act: impl FnMut(String) + 'static) -> Handler {
    Box::new(move |event| act(event_target_value(&event)))
}
