//! The focus stays on the page: when the part that has it goes, it moves to what one would look at next.
//!
//! Nearest first: what has come in the same place, then what stands beside it, in its own part of the page;
//! where there is nothing, the box that one writes in.

use crate::ui::platform::js;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// What can have the focus. Whether it is in sight the browser knows: it gives no focus to what is not.
const WHAT: &str =
    "a[href],button:not(:disabled),input:not([aria-hidden]),select,textarea,summary,[tabindex]";
/// Beyond these nothing is near any more.
const FAR: &str = "body,main,.incident,.first,.bars";
/// The boxes that one writes in, and on a narrow screen the pane that shows.
const BOXES: [&str; 3] = ["#log-entry", "#incident-title", ".tabs [aria-current=page]"];

/// From now on, what has the focus and goes hands it on. The browser tells what went where, whoever took it out.
pub fn keep() {
    window_event_listener_untyped("focusin", |event| {
        LAST.set(event.target().and_then(|target| target.dyn_into().ok()));
    });
    let seen = Closure::<dyn FnMut(Array)>::wrap(Box::new(|records: Array| {
        let last = LAST.with_borrow(Option::clone).filter(|_| is_lost());
        if let Some(place) = last.and_then(|last| Place::left_by(&last, &records)) {
            place.settle();
        }
    }));
    let Some(observer) = js::make(&js::global("MutationObserver"), &[&seen.into_js_value()]) else { return };
    let what = js::object(&[]);
    for name in ["childList", "subtree", "attributes"] {
        js::set(&what, name, &JsValue::TRUE);
    }
    js::set(&what, "attributeFilter", &Array::of1(&"hidden".into()));
    document().body().iter().for_each(|body| js::let_go(js::call(&observer, "observe", &[body, &what])));
}

/// What is nearer where a part has gone and nothing has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    /// What stands before it: it was opened from there.
    Before,
    /// What follows it: the next one of a list.
    After,
}

/// The items of lists: the next one is nearer than the one before.
const ITEMS: &str = "li,tr,option,article,[role=listitem],[hidden]";

/// A place that has lost what stood in it, the focus among it. It moves with what is around it.
struct Place(JsValue, Near);

impl Place {
    /// Where an element stood that had the focus, by what the browser has seen change: the outermost part that went with it.
    fn left_by(last: &Element, records: &Array) -> Option<Place> {
        let mut lost: Node = last.clone().into();
        let mut place = None;
        for record in records.iter() {
            let target: Node = js::get(&record, "target").unchecked_into();
            if js::get(&record, "type") == "attributes" {
                if target.contains(Some(&lost)) && !is_seen(target.unchecked_ref()) {
                    let ends = [("setStartBefore", target.clone()), ("setEndAfter", target)];
                    place = Place::new(&ends, Near::After);
                }
                continue;
            }
            let gone = Array::from(&js::get(&record, "removedNodes"));
            let Some(part) = gone.iter().find(|part| part.unchecked_ref::<Node>().contains(Some(&lost)))
            else {
                continue;
            };
            let is_item =
                part.dyn_ref::<Element>().is_some_and(|part| matches!(part.matches(ITEMS), Ok(true)));
            let near = if is_item { Near::After } else { Near::Before };
            place = Place::between(&target, &record, records, near);
            lost = target;
        }
        place
    }

    /// The place in `parent` where something went, with what has come there in the same moment.
    fn between(parent: &Node, record: &JsValue, records: &Array, near: Near) -> Option<Place> {
        let before = beside(parent, record, records, "previousSibling", Node::previous_sibling);
        let after = beside(parent, record, records, "nextSibling", Node::next_sibling);
        let place = Place::new(&[], near)?;
        js::call(&place.0, "selectNodeContents", &[parent])?;
        if let Some(before) = before {
            js::call(&place.0, "setStartAfter", &[&before])?;
        }
        if let Some(after) = after {
            js::call(&place.0, "setEndBefore", &[&after])?;
        }
        Some(place)
    }

    fn new(ends: &[(&str, Node)], near: Near) -> Option<Place> {
        let place = Place(js::make(&js::global("Range"), &[])?, near);
        for (end, node) in ends {
            js::call(&place.0, end, &[node])?;
        }
        Some(place)
    }

    /// Where an element stands.
    fn side(&self, element: &JsValue) -> Option<Side> {
        let side = js::call(&self.0, "comparePoint", &[element, &JsValue::from(0_i32)])?;
        [(-1_i32, Side::Before), (0, Side::Inside), (1, Side::After)]
            .into_iter()
            .find_map(|(number, name)| (side == number).then_some(name))
    }

    /// Once the page has settled, moves the focus to what is nearest, unless somebody else has moved it.
    ///
    /// That is a frame later, and has to be: what had the focus may go while somebody presses another thing with the mouse,
    /// and the browser, which is about to give that the focus, would leave it where it was put meanwhile. A handler that
    /// knows where somebody types next says so ([`focus`]), which is before another key.
    fn settle(self) {
        request_animation_frame(move || {
            if !is_lost() {
                return;
            }
            let start: Node = js::get(&self.0, "startContainer").unchecked_into();
            let mut around =
                start.dyn_into::<Element>().or_else(|node| node.parent_element().ok_or(node)).ok();
            while let Some(part) = around.filter(|part| !matches!(part.matches(FAR), Ok(true))) {
                if self.offer(&part) {
                    return PLACED.set(document().active_element());
                }
                around = part.parent_element();
            }
            to_the_box();
            PLACED.set(document().active_element());
        });
    }

    /// Offers the focus to what is in a part of the page, the nearest first; whether something took it.
    fn offer(&self, part: &Element) -> bool {
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
        let beside = if self.1 == Near::After { [after, before] } else { [before, after] };
        inside.into_iter().chain(beside.into_iter().flatten()).any(take)
    }
}

/// What stands beside the place of a record, on one side, and was there before. What stood there then may have gone too, in
/// the same moment: then what stood beside that.
fn beside(
    parent: &Node,
    record: &JsValue,
    records: &Array,
    name: &str,
    next: fn(&Node) -> Option<Node>,
) -> Option<Node> {
    let has =
        |record: &JsValue, list: &str, node: &Node| Array::from(&js::get(record, list)).includes(node, 0);
    let sibling = |record: &JsValue| js::get(record, name).dyn_into::<Node>().ok();
    let mut found = sibling(record);
    // What goes and comes again and again leads no further than the records do.
    for _ in 0..records.length() {
        let Some(node) = found.clone().filter(|node| node.parent_node().as_ref() != Some(parent)) else {
            break;
        };
        found = records.iter().find(|record| has(record, "removedNodes", &node)).and_then(|r| sibling(&r));
    }
    let mut found = found.filter(|node| node.parent_node().as_ref() == Some(parent));
    while let Some(node) =
        found.clone().filter(|node| records.iter().any(|record| has(&record, "addedNodes", node)))
    {
        found = next(&node);
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Inside,
    After,
}

/// Whether nothing has the focus that is in sight: from what is hidden, the browser takes it only later.
fn is_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY" || !is_seen(&active))
}

fn is_seen(element: &Element) -> bool {
    js::call(element, "checkVisibility", &[]) != Some(JsValue::FALSE)
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
    /// What had the focus last.
    static LAST: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// Where the page itself moved the focus last, because it was lost: nobody asked for it there.
    static PLACED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Moves the focus to the element with that id as soon as the page's effects have made it, which is before another key can be
/// pressed: of what is typed next, all is for it. Whoever has moved the focus meanwhile keeps it: what is typed then is for the
/// field that they chose. What is not in sight by then may be drawn with the next frame, and is tried once more.
pub fn focus(id: impl Into<String>) {
    focus_from(document().active_element(), id);
}

/// The same, where it takes a while until it is known what gets the focus: `before` had it when somebody asked for it.
pub fn focus_from(before: Option<Element>, id: impl Into<String>) {
    let id = id.into();
    once_made(move || {
        if !take_unmoved(&id, before.as_ref()) {
            request_animation_frame(move || {
                take_unmoved(&id, before.as_ref());
            });
        }
    });
}

/// Moves the focus there if nobody has moved it since `before` had it; `false` where there is nothing to move it to yet.
fn take_unmoved(id: &str, before: Option<&Element>) -> bool {
    let now = document().active_element();
    if !is_lost() && now.as_ref() != before && now != PLACED.with_borrow(Option::clone) {
        return true;
    }
    document().get_element_by_id(id).is_some_and(|element| take(element.into()))
}

/// How often the page's effects are waited for until what they have made is all there.
const ROUNDS: usize = 8;

/// Does something as soon as the page's effects have made what they are about to make: before another key can be pressed, and
/// before anything is drawn.
pub fn once_made(act: impl FnOnce() + 'static) {
    boxed_once_made(Box::new(act));
}

fn boxed_once_made(act: Box<dyn FnOnce()>) {
    spawn_local(async move {
        for _ in 0..ROUNDS {
            tick().await;
        }
        act();
    });
}

/// The same as [`focus`].
pub fn focus_before_next_key(id: impl Into<String>) {
    focus(id);
}

/// Gives the focus back to an element where nothing has it any more.
pub fn give(element: Element) {
    once_made(move || {
        if is_lost() && !take(element.into()) {
            to_the_box();
        }
    });
}

/// Moves the focus to the box that one writes in, if nothing has it.
pub fn rescue() {
    once_made(|| {
        if is_lost() {
            to_the_box();
        }
    });
}
