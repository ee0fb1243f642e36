//! What is pressed twice where once was meant: on a slow machine the second press finds what the first has not changed yet,
//! or what has come in its place.

use super::js;
use super::keys;
use crate::ui::reactive::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Event, Node};

/// Up to how many milliseconds after the first a second press is the same: as long as systems wait for a double click.
const DOUBLE: f64 = 500.0;
/// How many CSS pixels the pointer may move between the two.
const SAME_PLACE: f64 = 6.0;

/// Tells a second press from the first. It is the presses that count, as the browser dates them, and not when the page
/// comes to them.
pub struct Once(Cell<Option<(f64, u32)>>);

impl Once {
    /// Nothing was pressed yet.
    pub const fn new() -> Once {
        Once(Cell::new(None))
    }

    /// Whether the same was pressed a moment ago, and nothing was typed or chosen since.
    pub fn is_again(&self, event: &Event) -> bool {
        self.is_again_at(event.time_stamp())
    }

    /// The same for what is not known by an event, at a reading of the monotonic clock in milliseconds.
    pub fn is_again_at(&self, at: f64) -> bool {
        let now = (at, keys::changes());
        let again = self.0.get().is_some_and(|(at, changes)| changes == now.1 && now.0 - at < DOUBLE);
        if !again {
            self.0.set(Some(now));
        }
        again
    }
}

/// A click, as far as it can be told whether another one is the second half of it.
struct Click {
    at: f64,
    place: (f64, f64),
    target: Option<Node>,
}

impl Click {
    fn of(event: &Event) -> Click {
        let number = |name| js::get(event, name).as_f64().unwrap_or_default();
        let target = event.target().and_then(|target| target.dyn_into().ok());
        Click { at: event.time_stamp(), place: (number("clientX"), number("clientY")), target }
    }

    /// Whether this one, at the same place, hit what has come where the other one's target was.
    fn falls_through(&self, before: &Click) -> bool {
        let is_gone = before.target.as_ref().is_some_and(|target| !target.is_connected());
        let near = |a: f64, b: f64| (a - b).abs() <= SAME_PLACE;
        let is_there = near(self.place.0, before.place.0) && near(self.place.1, before.place.1);
        is_gone && is_there && self.at - before.at < DOUBLE
    }
}

/// From now on the second half of a double click does nothing to what has come in place of what the first half was for.
pub fn stop_clicks_that_fall_through() {
    let last = RefCell::new(None::<Click>);
    let clicked = move |event: Event| {
        // A key that presses a button has no place.
        if js::get(&event, "detail").as_f64() == Some(0.0) {
            return;
        }
        let click = Click::of(&event);
        let falls = last.borrow().as_ref().is_some_and(|before| click.falls_through(before));
        if falls {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else {
            last.replace(Some(click));
        }
    };
    let clicked: JsValue = Closure::<dyn FnMut(Event)>::wrap(Box::new(clicked)).into_js_value();
    let heard = window().add_event_listener_with_callback_and_bool("click", clicked.unchecked_ref(), true);
    crate::ui::dom::did(heard.is_ok());
}
