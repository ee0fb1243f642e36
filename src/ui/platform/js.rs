//! Calls to parts of the browser that may not be there: what is missing or refuses gives nothing.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};

/// What stands under a name; `undefined` where nothing does.
pub fn get(on: &JsValue, name: &str) -> JsValue {
    Reflect::get(on, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Puts something under a name.
pub fn set(on: &JsValue, name: &str, value: &JsValue) {
    // What cannot be set is a wish that the browser does not know.
    drop(Reflect::set(on, &JsValue::from_str(name), value));
}

/// What stands under a name of the window.
pub fn global(name: &str) -> JsValue {
    get(&window(), name)
}

/// A part of the navigator.
pub fn navigator(name: &str) -> JsValue {
    get(&window().navigator(), name)
}

/// Calls a method of the navigator itself.
pub fn call_navigator(method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    call(&window().navigator(), method, arguments)
}

/// Calls a method.
pub fn call(on: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    get(on, method).dyn_ref::<Function>()?.apply(on, &list(arguments)).ok()
}

/// Whether a media query is met now.
pub fn matches_media(query: &str) -> bool {
    let asked = call(&window(), "matchMedia", &[&query.into()]);
    asked.is_some_and(|asked| get(&asked, "matches") == JsValue::TRUE)
}

/// Makes an object of a class.
pub fn make(class: &JsValue, arguments: &[&JsValue]) -> Option<JsValue> {
    Reflect::construct(class.dyn_ref::<Function>()?, &list(arguments)).ok()
}

/// An object with these parts.
pub fn object(parts: &[(&str, &str)]) -> JsValue {
    let object: JsValue = Object::new().into();
    parts.iter().for_each(|(name, value)| set(&object, name, &JsValue::from_str(value)));
    object
}

/// Does something with what a promise brings; with nothing where it is refused or none was made.
pub fn then(promise: Option<JsValue>, act: Box<dyn FnOnce(Option<JsValue>)>) {
    spawn_local(async move {
        act(match promise {
            Some(promise) => {
                wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok()
            }
            None => None,
        });
    });
}

/// Lets a promise go its way; that it is refused is no error.
pub fn let_go(promise: Option<JsValue>) {
    then(promise, Box::new(drop));
}

fn list(values: &[&JsValue]) -> Array {
    let list = Array::new();
    values.iter().for_each(|value| {
        list.push(value);
    });
    list
}

/// The page's own elements take what the page gives them; where one does not, the console says so.
pub fn warn_unless(it: bool) {
    if !it {
        leptos::logging::warn!("the document refused a change");
    }
}
