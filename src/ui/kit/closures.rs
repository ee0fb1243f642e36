//! Closures in boxes: a closure that goes into one of these is in the program once.
//!
//! `dyn Fn` keeps an entry for each of the three ways to call a closure, and with it a function that takes the closure apart,
//! for the way in which nobody calls a box that stays: some 900 of them weighed more than 10 KB in brotli. These traits have
//! one entry each, and every closure has them.

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;
use std::sync::Arc;

/// Makes something, as often as it is asked: `Fn() -> T`.
pub trait Makes<T> {
    /// Makes one.
    fn make(&self) -> T;
}

impl<T, F: Fn() -> T> Makes<T> for F {
    fn make(&self) -> T {
        self()
    }
}

/// Makes something of what it looks at: `Fn(&A) -> T`.
pub trait Reads<A, T> {
    /// What it says of that.
    fn read(&self, from: &A) -> T;
}

impl<A, T, F: Fn(&A) -> T> Reads<A, T> for F {
    fn read(&self, from: &A) -> T {
        self(from)
    }
}

/// Does something: `FnMut()`.
pub trait Acts {
    /// Does it.
    fn act(&mut self);
}

impl<F: FnMut()> Acts for F {
    fn act(&mut self) {
        self();
    }
}

/// Does something with what it is given: `FnMut(T)`.
pub trait Takes<T> {
    /// Does it.
    fn take(&mut self, what: T);
}

impl<T, F: FnMut(T)> Takes<T> for F {
    fn take(&mut self, what: T) {
        self(what);
    }
}

/// What stands inside a component and may be made more than once: Leptos' `ChildrenFn` in such a box.
#[derive(Clone)]
pub struct Parts(Arc<dyn Makes<AnyView> + Send + Sync>);

impl Parts {
    /// Makes it.
    pub fn make(&self) -> AnyView {
        self.0.make()
    }
}

impl<F, C> ToChildren<F> for Parts
where
    F: Fn() -> C + Send + Sync + 'static,
    C: RenderHtml + Send + 'static,
{
    fn to_children(parts: F) -> Parts {
        Parts(Arc::new(move || parts().into_any()))
    }
}

impl<T> ToChildren<ChildrenOptContainer<T>> for Parts
where
    T: IntoAny + Clone + Send + Sync + 'static,
{
    fn to_children(parts: ChildrenOptContainer<T>) -> Parts {
        Parts(Arc::new(move || parts.0.clone().into_any()))
    }
}
