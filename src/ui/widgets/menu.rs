//! A menu of few items under the button that opened it.

use crate::ui::dom::{Spot, View, el};
use crate::ui::lean::{click, effect, keys, when};
use crate::ui::reactive::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, Node};

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

/// A menu named `label` that shows while `open`. Arrow keys move; Escape and leaving close it and
/// give the focus back to the `opener`.
pub fn menu(label: &'static str, open: RwSignal<bool>, items: Vec<Item>, opens: Opens, opener: Spot) -> View {
    let class = match opens {
        Opens::Down => "menu",
        Opens::Up => "menu menu-up",
        Opens::Start => "menu menu-start",
    };
    let items = StoredValue::new(items);
    let element = Spot::new();
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
    let left = move |event: web_sys::Event| {
        let event: web_sys::FocusEvent = event.unchecked_into();
        let to = event.related_target().and_then(|t| t.dyn_into::<Node>().ok());
        let inside = element.get().is_some_and(|menu| menu.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
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
            let buttons = items.get_value().into_iter().map(button).collect::<Vec<View>>();
            el("div")
                .class(class)
                .attr("role", "menu")
                .attr("aria-label", label)
                .spot(element)
                .child(buttons)
                .on("keydown", keys(pressed))
                .on("focusout", Box::new(left))
                .view()
        },
    )
}

fn focus_first(menu: Spot) {
    let first = menu.get().and_then(|m| m.query_selector("button").ok().flatten());
    if let Some(first) = first {
        focus(&first.unchecked_into());
    }
}

fn focus(element: &HtmlElement) {
    if element.focus().is_err() {
        leptos_dom::debug_warn!("the browser refused the focus");
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
