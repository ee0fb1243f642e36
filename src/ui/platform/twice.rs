//! What is pressed twice where once was meant: on a slow machine the second press finds what the first has not changed yet,
//! or what has come in its place.

use crate::ui::platform::js;
use crate::ui::platform::keys;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Event, Node};

/// Up to how many milliseconds after the first a second press is the same: as long as systems wait for a double click.
const DOUBLE: f64 = 500.0;

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
        let again = is_right_behind(self.0.get(), now);
        if !again {
            self.0.set(Some(now));
            LAST.set(Some(now));
        }
        again
    }
}

thread_local! {
    // The last press of all.
    static LAST: Cell<Option<(f64, u32)>> = const { Cell::new(None) };
}

/// Whether something was said a moment ago, here or on the screen before, and nothing was typed since: what is pressed now
/// may have been meant for that.
pub fn was_just_said(event: &Event) -> bool {
    is_right_behind(LAST.get(), (event.time_stamp(), keys::changes()))
}

fn is_right_behind(before: Option<(f64, u32)>, now: (f64, u32)) -> bool {
    before.is_some_and(|(at, changes)| changes == now.1 && now.0 - at < DOUBLE)
}

/// From now on the later halves of a double click do nothing to what has come in place of what the first half was for.
pub fn stop_clicks_that_fall_through() {
    let first = RefCell::new(None::<Node>);
    let clicked = move |event: Event| {
        // How many clicks the system counts in a row; none where a key pressed a button.
        let count = js::get(&event, "detail").as_f64().unwrap_or_default();
        let is_gone = first.borrow().as_ref().is_some_and(|target| !target.is_connected());
        if count > 1.0 && is_gone {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else {
            first.replace(event.target().and_then(|target| target.dyn_into().ok()));
        }
    };
    let clicked: JsValue = Closure::<dyn FnMut(Event)>::wrap(Box::new(clicked)).into_js_value();
    let heard = window().add_event_listener_with_callback_and_bool("click", clicked.unchecked_ref(), true);
    crate::ui::platform::js::warn_unless(heard.is_ok());
}
