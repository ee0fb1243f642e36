//! Parts of the page that change: one that is made anew, and a list that keeps what stays.
//!
//! Each lives between two empty texts, so that whatever is in it can be found and taken out again.

use super::dom::{View, follow, many, warn_unless};
use super::focus::{Near, Place};
use super::lean::Key;
use crate::ui::reactive::*;
use std::cell::RefCell;
use web_sys::Node;

/// The two empty texts around a part that changes.
#[derive(Clone)]
struct Marks {
    start: Node,
    end: Node,
}

impl Marks {
    fn new() -> (Marks, View) {
        let (start, end) = (View::none().into_node(), View::none().into_node());
        let both = many([]);
        let fragment = both.clone().into_node();
        warn_unless(fragment.append_child(&start).is_ok() && fragment.append_child(&end).is_ok());
        (Marks { start, end }, both)
    }

    fn first(&self) -> Option<Node> {
        self.start.next_sibling()
    }

    fn put(&self, node: &Node, before: Option<&Node>) {
        let parent = self.end.parent_node();
        warn_unless(parent.is_some_and(|parent| parent.insert_before(node, before).is_ok()));
    }

    fn clear(&self) {
        while let Some(node) = self.first().filter(|node| *node != self.end) {
            take_out(&node);
        }
    }
}

fn take_out(node: &Node) {
    let parent = node.parent_node();
    warn_unless(parent.is_some_and(|parent| parent.remove_child(node).is_ok()));
}

/// A part that is made anew whenever what it reads changes.
pub fn remade(part: impl Fn() -> View + 'static) -> View {
    let (marks, both) = Marks::new();
    follow(move || {
        let place = Place::between(&marks.start, &marks.end);
        marks.clear();
        let parts = part().into_node();
        marks.put(&parts, Some(&marks.end));
        place.into_iter().for_each(|place| place.settle(Some(marks.end.clone()), Near::Before));
    });
    both
}

/// An item of a list, with the owner of all that is reactive in it.
struct Item {
    key: Key,
    node: Node,
    owner: Owner,
}

/// A list whose items stay where their keys do. An item is one element.
pub fn kept(keys: Signal<Vec<Key>>, make: Box<dyn Fn(Key) -> View>) -> View {
    let (marks, both) = Marks::new();
    let owner = Owner::current().unwrap_or_default();
    let items = RefCell::new(Vec::<Item>::new());
    follow(move || {
        let keys = keys.get();
        let mut before = items.take();
        before.retain(|item| {
            let stays = keys.contains(&item.key);
            if !stays {
                let place = Place::of(&item.node);
                take_out(&item.node);
                place.into_iter().for_each(|place| place.settle(None, Near::After));
                item.owner.cleanup();
            }
            stays
        });
        let mut next = marks.first();
        let mut after = Vec::with_capacity(keys.len());
        for key in keys {
            let item = match before.iter().position(|item| item.key == key) {
                Some(place) => before.remove(place),
                None => {
                    let owner = owner.child();
                    let node = owner.with(|| untrack(|| make(key))).into_node();
                    Item { key, node, owner }
                }
            };
            if next.as_ref() == Some(&item.node) {
                next = item.node.next_sibling();
            } else {
                marks.put(&item.node, next.as_ref());
            }
            after.push(item);
        }
        items.replace(after);
    });
    both
}
