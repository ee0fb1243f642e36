//! What happens on an event, in a few boxed shapes, so that each is compiled once.

use crate::ui::kit::closures::{Acts, Takes};
use crate::ui::platform::keys::is_composing;
use crate::ui::platform::twice::Once;
use leptos::prelude::*;
use leptos::tachys::renderer::dom::queue_microtask;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, MouseEvent, SubmitEvent};

/// What a click does.
pub type Click = Box<dyn FnMut(MouseEvent)>;

// Each has a box inside of what the browser calls, so that what is done around an act is compiled once.

/// For `on:click`.
pub fn clicked(act: impl FnMut() + 'static) -> Click {
    on_click(Box::new(act))
}

fn on_click(mut act: Box<dyn Acts>) -> Click {
    Box::new(move |_| act.act())
}

/// For an event that says no more than that it happened.
pub fn happened(act: impl FnMut() + 'static) -> Box<dyn FnMut(Event)> {
    on_event(Box::new(act))
}

fn on_event(mut act: Box<dyn Acts>) -> Box<dyn FnMut(Event)> {
    Box::new(move |_| act.act())
}

/// For `on:click` of what says something: a second one right behind it says nothing more.
pub fn clicked_once(act: impl FnMut() + 'static) -> Click {
    on_click_once(Box::new(act))
}

fn on_click_once(mut act: Box<dyn Acts>) -> Click {
    let once = Once::new();
    Box::new(move |event| {
        if !once.is_again(&event) {
            act.act();
        }
    })
}

/// For `on:submit`: what a form does instead of what the browser would. Submitted again in the same moment, with nothing
/// in it changed, it does nothing.
pub fn submitted(act: impl FnMut() + 'static) -> Box<dyn FnMut(SubmitEvent)> {
    on_submit(Box::new(act))
}

fn on_submit(mut act: Box<dyn Acts>) -> Box<dyn FnMut(SubmitEvent)> {
    let once = Once::new();
    Box::new(move |event| {
        event.prevent_default();
        if !once.is_again(&event) {
            act.act();
        }
    })
}

/// For `on:keydown`, where no input method takes the key.
pub fn pressed(act: impl FnMut(KeyboardEvent) + 'static) -> Box<dyn FnMut(KeyboardEvent)> {
    on_key(Box::new(act))
}

fn on_key(mut act: Box<dyn Takes<KeyboardEvent>>) -> Box<dyn FnMut(KeyboardEvent)> {
    Box::new(move |event| {
        if !is_composing(&event) {
            act.take(event);
        }
    })
}

/// For `on:keydown`: what Escape does here, and nowhere around.
pub fn escaped(act: impl FnMut() + 'static) -> Box<dyn FnMut(KeyboardEvent)> {
    on_escape(Box::new(act))
}

fn on_escape(mut act: Box<dyn Acts>) -> Box<dyn FnMut(KeyboardEvent)> {
    pressed(move |event| {
        if event.key() == "Escape" {
            event.stop_propagation();
            act.act();
        }
    })
}

/// For `on:input` and `on:change`, with the value of the field.
pub fn valued(act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    on_value(Box::new(act))
}

fn on_value(mut act: Box<dyn Takes<String>>) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act.take(event_target_value(&event)))
}

/// For `on:change` of a select that shows what `is`: the browser has moved the choice already, and one that was refused must
/// not stay on the screen.
pub fn chosen(is: Signal<String>, act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    on_choice(is, Box::new(act))
}

fn on_choice(is: Signal<String>, mut act: Box<dyn Takes<String>>) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        act.take(event_target_value(&event));
        let Some(select) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
        // Behind what else the choice has set going. Every field has its value under this name.
        queue_microtask(move || {
            let now = is.try_get_untracked().filter(|now| *now != select.value());
            now.iter().for_each(|now| select.set_value(now));
        });
    })
}
