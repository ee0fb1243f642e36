//! Parts of the page that change: one that is made anew, and a list that keeps what stays.

use super::dom::{Anew, View};
use super::lean::Key;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::sync::{Arc, Mutex};

/// A part that is made anew whenever what it reads changes.
pub fn remade(part: impl Fn() -> View + 'static) -> View {
    let part = SendWrapper::new(part);
    let made: Arc<Mutex<dyn FnMut() -> Anew + Send>> = Arc::new(Mutex::new(move || Anew(part())));
    made.into_any()
}

/// A list whose items stay where their keys do. An item is one element.
pub fn kept(keys: Signal<Vec<Key>>, make: Box<dyn Fn(Key) -> View>) -> View {
    let make = Arc::new(SendWrapper::new(make));
    let children = move |key: Key| untrack(|| make(key));
    view! { <For each=move || keys.get() key=|key: &Key| *key children=children /> }.into_any()
}
