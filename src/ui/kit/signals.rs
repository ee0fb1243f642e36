//! Signals that are made of others, in a few boxed shapes, so that each is compiled once.

use crate::ui::kit::closures::Makes;
use crate::ui::kit::show::Key;
use leptos::prelude::*;

/// A text that follows what it is made of.
pub fn text(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    boxed_text(Box::new(words))
}

// Boxed, so that a derived signal is compiled once a type and not once a closure.

fn boxed_text(words: Box<dyn Makes<String> + Send + Sync>) -> Signal<String> {
    Signal::derive(move || words.make())
}

fn boxed_flag(is_so: Box<dyn Makes<bool> + Send + Sync>) -> Signal<bool> {
    Signal::derive(move || is_so.make())
}

/// Keys of a list that follow what they are made of.
pub fn boxed_keys(keys: Box<dyn Fn() -> Vec<Key> + Send + Sync>) -> Signal<Vec<Key>> {
    Signal::derive(keys)
}

/// A yes or no that follows what it is made of.
pub fn flag(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    boxed_flag(Box::new(is_so))
}

/// The words `true` and `false`, for ARIA states.
pub fn aria(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    let is_so = flag(is_so);
    text(move || if is_so.get() { "true".to_owned() } else { "false".to_owned() })
}

/// One of a few values, kept as its place among them: signals of yet another type weigh about
/// 2 KB each.
pub struct Choice<T: 'static> {
    place: RwSignal<usize>,
    all: &'static [T],
}

impl<T> Clone for Choice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Choice<T> {}

impl<T: Copy + PartialEq> Choice<T> {
    /// `first` of `all`; the first of all where it is none of them.
    pub fn new(all: &'static [T], first: T) -> Choice<T> {
        Choice { place: RwSignal::new(place_of(all, first)), all }
    }

    /// Which one it is.
    pub fn get(self) -> T {
        self.all[self.place.get()]
    }

    /// Which one it is, without following it.
    pub fn get_untracked(self) -> T {
        self.all[self.place.get_untracked()]
    }

    /// Makes it another one.
    pub fn set(self, value: T) {
        self.place.set(place_of(self.all, value));
    }

    /// Its place among all, to read and write.
    pub fn place(self) -> RwSignal<usize> {
        self.place
    }

    /// What all of them are called.
    pub fn names(self, name: fn(T) -> &'static str) -> Vec<String> {
        self.all.iter().map(|one| name(*one).to_owned()).collect()
    }

    /// All of them.
    pub fn all(self) -> &'static [T] {
        self.all
    }
}

fn place_of<T: PartialEq>(all: &[T], value: T) -> usize {
    all.iter().position(|other| *other == value).unwrap_or(0)
}

/// Something that happens whenever what it reads changes.
pub fn effect(act: impl Fn() + 'static) {
    boxed_effect(Box::new(act));
}

fn boxed_effect(act: Box<dyn Makes<()>>) {
    Effect::new(move |_| act.make());
}
