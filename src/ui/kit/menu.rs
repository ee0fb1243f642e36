//! A menu of few items under the button that opened it.

use crate::ui::kit::dom::{NodeRef, View, el};
use crate::ui::kit::lean::{click, effect, keys, when};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, KeyboardEvent, Node};

/// An item of a menu: its name and what it does.
pub type Item = (&'static str, Callback<()>);

/// Which way a menu opens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Below its button.
    Down,
    /// Above it, where there is no room below.
    Up,
    /// Below its button, from where that starts.
    Start,
}

/// A menu named `label` that shows while `open`. Arrow keys move; Escape closes it and gives the focus back to
/// the `opener`, and so does an item before it does what it is for. Pointing or going elsewhere closes it too.
pub fn menu(
    label: &'static str,
    open: RwSignal<bool>,
    items: Vec<Item>,
    opens: Opens,
    opener: NodeRef,
) -> View {
    let class = match opens {
        Opens::Down => "menu",
        Opens::Up => "menu menu-up",
        Opens::Start => "menu menu-start",
    };
    let items = StoredValue::new(items);
    let element = NodeRef::new();
    let close = move || {
        open.set(false);
        opener.focus();
    };
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close();
        }
        "ArrowDown" => step(&event, 1),
        "ArrowUp" => step(&event, -1),
        _ => {}
    };
    effect(move || {
        if open.get() {
            request_animation_frame(move || focus_first(element));
        }
    });
    let button = move |(name, run): Item| {
        let act = move || {
            close();
            run.run(());
        };
        el("button")
            .attr("type", "button")
            .attr("role", "menuitem")
            .child(name)
            .on("click", click(act))
            .view()
    };
    when(
        move || open.get(),
        move || {
            close_from_outside(open, element, opener);
            // The focus arrives with the next frame: whoever is faster presses Escape on the button.
            let listening = window_event_listener_untyped("keydown", move |event| {
                let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
                if is_escape && is_for(&event, opener) {
                    close();
                }
            });
            on_cleanup(move || listening.remove());
            let buttons = items.get_value().into_iter().map(button).collect::<Vec<View>>();
            el("div")
                .class(class)
                .attr("role", "menu")
                .attr("aria-label", label)
                .node_ref(element)
                .child(buttons)
                .on("keydown", keys(pressed))
                // The item that has the focus keeps it while another one is pressed, so that Escape is still heard.
                .on("mousedown", Box::new(|event| event.prevent_default()))
                .view()
        },
    )
}

/// Closes the menu once somebody points at something, or moves the focus to something, that is neither in it nor its
/// button. That an item loses the focus says nothing: Safari gives none to what is clicked, and takes it from the item
/// before the click arrives.
fn close_from_outside(open: RwSignal<bool>, menu: NodeRef, opener: NodeRef) {
    for name in ["pointerdown", "focusin"] {
        let listening = window_event_listener_untyped(name, move |event| {
            if !is_for(&event, menu) && !is_for(&event, opener) {
                open.set(false);
            }
        });
        on_cleanup(move || listening.remove());
    }
}

/// Whether an event is in a part of the page; the focus also where it goes to what is around it, as it does in Safari
/// when the part cannot have it.
fn is_for(event: &Event, part: NodeRef) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let (Some(target), Some(part)) = (target, part.get()) else { return false };
    part.contains(Some(&target)) || event.type_() == "focusin" && target.contains(Some(&part))
}

fn focus_first(menu: NodeRef) {
    let first = menu.get().and_then(|m| m.query_selector("button").ok().flatten());
    if let Some(first) = first {
        focus(&first.unchecked_into());
    }
}

fn focus(element: &HtmlElement) {
    if element.focus().is_err() {
        leptos::logging::debug_warn!("the browser refused the focus");
    }
}

fn step(event: &KeyboardEvent, by: i32) {
    event.prevent_default();
    let Some(here) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(all) = here.parent_element().map(|p| p.children()) else { return };
    let count = i32::try_from(all.length()).unwrap_or(0);
    let at = (0..count).find(|at| all.item(at.unsigned_abs()).as_ref() == Some(here.as_ref()));
    let next = at.map(|at| (at + by).rem_euclid(count).unsigned_abs());
    if let Some(item) = next.and_then(|at| all.item(at)).and_then(|i| i.dyn_into::<HtmlElement>().ok()) {
        focus(&item);
    }
}
