//! The focus stays on the page: when the part that has it goes, it moves to what one would look at next.
//!
//! Nearest first: what has come in the same place, then what stands beside it, in its own part of the page;
//! where there is nothing, the box that one writes in.

use crate::ui::browser::js;
use crate::ui::reactive::*;
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// What can have the focus. Whether it is in sight the browser knows: it gives no focus to what is not.
const WHAT: &str =
    "a[href],button:not(:disabled),input:not([aria-hidden]),select,textarea,summary,[tabindex]";
/// Beyond these nothing is near any more.
const FAR: &str = "body,main,.incident,.first,.bars";
/// The boxes that one writes in, and on a narrow screen the pane that shows.
const BOXES: [&str; 3] = ["#log-entry", "#incident-title", ".tabs [aria-current=page]"];

/// What is nearer where a part has gone and nothing has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// What stands before it: it was opened from there.
    Before,
    /// What follows it: the next one of a list.
    After,
}

/// A place that is about to lose what stands in it, the focus among it. It moves with what is around it.
pub struct Place(JsValue);

impl Place {
    /// The place between two nodes; `None` where the focus is not there.
    pub fn between(start: &Node, end: &Node) -> Option<Place> {
        let within = start.parent_node()?;
        Place::new(&within, &[("setStartAfter", start), ("setEndBefore", end)])
    }

    /// The place of a node; `None` where the focus is not in it.
    pub fn of(node: &Node) -> Option<Place> {
        Place::new(node, &[("setStartBefore", node), ("setEndAfter", node)])
    }

    fn new(within: &Node, ends: &[(&str, &Node); 2]) -> Option<Place> {
        let active = document().active_element().filter(|active| within.contains(Some(active)))?;
        let place = Place(js::make(&js::global("Range"), &[])?);
        for (end, node) in ends {
            js::call(&place.0, end, &[node])?;
        }
        (place.side(&active) == Some(Side::Inside)).then_some(place)
    }

    /// Where an element stands.
    fn side(&self, element: &JsValue) -> Option<Side> {
        let side = js::call(&self.0, "comparePoint", &[element, &JsValue::from(0_i32)])?;
        [(-1_i32, Side::Before), (0, Side::Inside), (1, Side::After)]
            .into_iter()
            .find_map(|(number, name)| (side == number).then_some(name))
    }

    /// Once the page has settled, moves the focus to what is nearest, unless somebody else has moved it. What
    /// has come stands before `end`.
    pub fn settle(self, end: Option<Node>, near: Near) {
        request_animation_frame(move || {
            if !is_lost() {
                return;
            }
            if let Some(end) = end.filter(|end| end.is_connected()) {
                js::call(&self.0, "setEndBefore", &[&end]);
            }
            let start: Node = js::get(&self.0, "startContainer").unchecked_into();
            let mut around =
                start.dyn_into::<Element>().or_else(|node| node.parent_element().ok_or(node)).ok();
            while let Some(part) = around.filter(|part| !matches!(part.matches(FAR), Ok(true))) {
                if self.offer(&part, near) {
                    return PLACED.set(document().active_element());
                }
                around = part.parent_element();
            }
            to_the_box();
            PLACED.set(document().active_element());
        });
    }

    /// Offers the focus to what is in a part of the page, the nearest first; whether something took it.
    fn offer(&self, part: &Element, near: Near) -> bool {
        let all = js::call(part, "querySelectorAll", &[&WHAT.into()]).map(|all| Array::from(&all));
        let (mut before, mut inside, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for element in all.iter().flat_map(Array::iter) {
            match self.side(&element) {
                Some(Side::Before) => before.insert(0, element),
                Some(Side::Inside) => inside.push(element),
                Some(Side::After) => after.push(element),
                None => {}
            }
        }
        let beside = if near == Near::After { [after, before] } else { [before, after] };
        inside.into_iter().chain(beside.into_iter().flatten()).any(take)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Inside,
    After,
}

/// Whether nothing has the focus that is in sight: from what is hidden, the browser takes it only later.
fn is_lost() -> bool {
    let is_seen = |active: &Element| js::call(active, "checkVisibility", &[]) != Some(JsValue::FALSE);
    document().active_element().is_none_or(|active| active.tag_name() == "BODY" || !is_seen(&active))
}

/// Gives the focus to an element; whether it took it.
fn take(element: JsValue) -> bool {
    let element: HtmlElement = element.unchecked_into();
    element.focus().is_ok() && document().active_element().as_ref() == Some(element.as_ref())
}

fn to_the_box() {
    let found = |place: &&str| document().query_selector(place).ok().flatten();
    let _took = BOXES.iter().filter_map(found).any(|element| take(element.into()));
}

thread_local! {
    /// Where the page itself moved the focus last, because it was lost: nobody asked for it there.
    static PLACED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Moves the focus to the element with that id once the page has settled, unless somebody has moved it meanwhile: what is
/// typed then is for the field that they chose.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    let before = document().active_element();
    request_animation_frame(move || {
        let now = document().active_element();
        let is_moved = !is_lost() && now != before && now != PLACED.with_borrow(Option::clone);
        let element = document().get_element_by_id(&id).filter(|_| !is_moved);
        if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok())
            && element.focus().is_err()
        {
            leptos_dom::debug_warn!("nothing to focus at #{id}");
        }
    });
}

/// Once the page has settled, moves the focus to the box that one writes in, if nothing has it.
pub fn rescue() {
    request_animation_frame(|| {
        if is_lost() {
            to_the_box();
        }
    });
}
