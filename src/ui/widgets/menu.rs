//! A menu of few items under the button that opened it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, Node};

/// An item of a menu.
#[derive(Clone, Copy)]
pub struct Item {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub run: Callback<()>,
}

/// A menu named `label` that shows while `open`. Arrow keys move, Escape and leaving close it.
#[component]
pub fn Menu(
    /// The menu's accessible name.
    label: &'static str,
    /// Whether it shows.
    open: RwSignal<bool>,
    /// Its items.
    items: Vec<Item>,
    /// Opens upwards where there is no room below.
    #[prop(optional)]
    upwards: bool,
    /// The element that gets the focus back.
    opener: NodeRef<leptos::html::Button>,
    /// Whether the first item takes the focus when the menu opens.
    #[prop(default = true)]
    takes_focus: bool,
) -> impl IntoView {
    let menu = NodeRef::<leptos::html::Div>::new();
    let items = StoredValue::new(items);
    let close = move || {
        open.set(false);
        if let Some(button) = opener.get_untracked() {
            drop(button.focus());
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
        let inside = menu.get_untracked().is_some_and(|menu| menu.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
    };
    Effect::new(move |_| {
        if open.get() && takes_focus {
            request_animation_frame(move || {
                if let Some(first) =
                    menu.get_untracked().and_then(|m| m.query_selector("button").ok().flatten())
                {
                    drop(first.unchecked_into::<HtmlElement>().focus());
                }
            });
        }
    });
    let button = move |item: Item| {
        let run = move |_| {
            close();
            item.run.run(());
        };
        view! { <button type="button" role="menuitem" on:click=run>{item.name}</button> }
    };
    view! {
        <Show when=move || open.get()>
            <div class="menu" class:menu-up=upwards role="menu" aria-label=label node_ref=menu
                on:keydown=pressed on:focusout=left>
                {items.get_value().into_iter().map(button).collect_view()}
            </div>
        </Show>
    }
}

fn step(event: &KeyboardEvent, by: i32) {
    event.prevent_default();
    let Some(here) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(all) = here.parent_element().map(|p| p.children()) else { return };
    let count = i32::try_from(all.length()).unwrap_or(0);
    let at = (0..count).find(|at| all.item(at.unsigned_abs()).as_ref() == Some(here.as_ref()));
    let Some(at) = at else { return };
    let next = (at + by).rem_euclid(count);
    if let Some(item) = all.item(next.unsigned_abs()).and_then(|i| i.dyn_into::<HtmlElement>().ok()) {
        drop(item.focus());
    }
}
