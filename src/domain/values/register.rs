//! Things of one kind, found by the stamp of the event that made them.

use super::Stamp;

/// Something with the stamp of the event that made it as its id.
pub trait Identified {
    /// The id.
    fn id(&self) -> Stamp;
}

/// Room for as many things and some more. What is added to for hours grows by an eighth and not by as much again: a long
/// log would keep half of its room empty, and the memory of a page never shrinks.
pub(in crate::domain) fn room_for(things: usize) -> usize {
    things + things / 8 + 8
}

/// Adds `item`, in no more room than that.
pub(in crate::domain) fn push_tightly<T>(all: &mut Vec<T>, item: T) {
    if all.len() == all.capacity() {
        all.reserve_exact(room_for(all.len()) - all.len());
    }
    all.push(item);
}

/// Things in the order of their stamps. The fold adds in that order, so a push keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<T>(Vec<T>);

impl<T> Default for Register<T> {
    fn default() -> Self {
        Register(Vec::new())
    }
}

impl<T: Identified> Register<T> {
    /// Adds `item`, whose stamp is the latest so far.
    pub fn push(&mut self, item: T) {
        debug_assert!(self.0.last().is_none_or(|last| last.id() < item.id()));
        push_tightly(&mut self.0, item);
    }

    /// Makes room for that many more.
    pub fn expect(&mut self, more: usize) {
        self.0.reserve_exact(more);
    }

    /// Puts `item` where its stamp belongs; one that is there already stays as it is.
    pub fn insert(&mut self, item: T) {
        if let Err(at) = self.0.binary_search_by_key(&item.id(), T::id) {
            self.0.insert(at, item);
        }
    }

    /// The thing with that id.
    pub fn get(&self, id: Stamp) -> Option<&T> {
        self.position(id).map(|at| &self.0[at])
    }

    /// The thing with that id, to change.
    pub fn get_mut(&mut self, id: Stamp) -> Option<&mut T> {
        self.position(id).map(|at| &mut self.0[at])
    }

    /// Whether there is one with that id.
    pub fn contains(&self, id: Stamp) -> bool {
        self.position(id).is_some()
    }

    /// All, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn position(&self, id: Stamp) -> Option<usize> {
        self.0.binary_search_by_key(&id, T::id).ok()
    }
}
