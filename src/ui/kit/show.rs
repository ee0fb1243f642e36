//! What comes and goes. `Show` and `For` themselves are compiled anew for every closure they are given; here they are
//! compiled once.

use crate::domain::Stamp;
use crate::ui::kit::closures::Parts;
use leptos::either::Either;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher as _};

/// A part of the page that is there while it is so, made anew each time it comes; `fallback` while it is not.
#[component]
pub fn Shown(
    /// Whether it is there.
    #[prop(into)]
    when: Signal<bool>,
    /// What stands there otherwise.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: Parts,
) -> impl IntoView {
    view! { <Show when=move || when.get() fallback=fallback>{children.make()}</Show> }
}

/// A part of the page that is made anew whenever what it reads while it is made changes, and never changed into the next
/// one: fields begin anew. What is read in a closure inside is followed there.
#[component]
pub fn Anew(children: Parts) -> impl IntoView {
    let mut is_other = false;
    move || {
        is_other = !is_other;
        // What is on the other side is taken out, and not changed.
        if is_other { Either::Left(children.make()) } else { Either::Right(children.make()) }
    }
}

/// What tells the items of a list apart; it has to change when what an item shows does, unless the
/// item looks that up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The thing's id.
    pub id: Stamp,
    /// Which state of it, or which place.
    pub part: u64,
}

impl Key {
    /// The key of a thing that looks its state up by itself.
    pub fn of(id: Stamp) -> Key {
        Key { id, part: 0 }
    }

    /// The key of what has no id, by what it shows.
    pub fn showing(what: impl Hash) -> Key {
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        Key { id: Stamp::FIRST, part: hasher.finish() }
    }
}

/// The keys of some ids.
pub fn keys_of(ids: impl Iterator<Item = Stamp>) -> Vec<Key> {
    let mut keys = Vec::new();
    for id in ids {
        keys.push(Key::of(id));
    }
    keys
}

/// A list that keeps the items whose keys stay.
#[component]
pub fn Each(
    /// Which items there are, in their order.
    #[prop(into)]
    keys: Signal<Vec<Key>>,
    /// Makes one, once.
    #[prop(into)]
    item: Callback<Key, AnyView>,
) -> impl IntoView {
    view! { <For each=move || keys.get() key=|key: &Key| *key children=move |key| untrack(|| item.run(key)) /> }
}
