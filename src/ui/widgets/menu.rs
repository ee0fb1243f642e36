//! A menu of few items under the button that opened it.

use crate::ui::lean::{click, effect, keys, when};
use leptos::prelude::*;
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
}

/// A menu named `label` that shows while `open`. Arrow keys move; Escape and leaving close it and
/// give the focus back to the `opener`.
pub fn menu(
    label: &'static str,
    open: RwSignal<bool>,
    items: Vec<Item>,
    opens: Opens,
    opener: NodeRef<leptos::html::Button>,
) -> AnyView {
    let class = if opens == Opens::Up { "menu menu-up" } else { "menu" };
    let items = StoredValue::new(items);
    let element = NodeRef::<leptos::html::Div>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = opener.get_untracked() {
            focus(&button);
        }
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
    let left = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|t| t.dyn_into::<Node>().ok());
        let inside = element.get_untracked().is_some_and(|menu| menu.contains(to.as_ref()));
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
        view! { <button type="button" role="menuitem" on:click=click(act)>{name}</button> }.into_any()
    };
    when(
        move || open.get(),
        move || {
            let buttons = items.get_value().into_iter().map(button).collect::<Vec<AnyView>>();
            view! {
                <div class=class role="menu" aria-label=label node_ref=element on:keydown=keys(pressed) on:focusout=left>
                    {buttons}
                </div>
            }
            .into_any()
        },
    )
}

fn focus_first(menu: NodeRef<leptos::html::Div>) {
    let first = menu.try_get_untracked().flatten().and_then(|m| m.query_selector("button").ok().flatten());
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
