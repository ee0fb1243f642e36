//! A menu of few items under the button that opened it.

use crate::ui::kit::escape::on_escape;
use crate::ui::kit::focus::once_made;
use crate::ui::kit::handlers::{Click, clicked, pressed};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, effect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, KeyboardEvent, Node};

type Opener = NodeRef<html::Button>;
type Div = NodeRef<html::Div>;

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

/// The button that opens and closes a menu.
#[component]
pub fn MenuButton(
    /// Its classes.
    class: &'static str,
    /// Whether the menu is open.
    open: RwSignal<bool>,
    /// Itself, for its menu.
    opener: Opener,
    /// What stands on it; nothing on one that is a picture.
    #[prop(optional)]
    words: Option<&'static str>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            aria-haspopup="menu"
            aria-expanded=aria(move || open.get())
            node_ref=opener
            on:click=clicked(move || open.update(|open| *open = !*open))
        >
            {words}
        </button>
    }
}

/// A menu that shows while it is open. Arrow keys move; Escape closes it and gives the focus back to the `opener`, and so
/// does an item before it does what it is for. Pointing or going elsewhere closes it too.
#[component]
pub fn Menu(
    /// What it is called.
    label: &'static str,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What can be done.
    items: Vec<Item>,
    /// Which way it opens.
    opens: Opens,
    /// The button that opens it.
    opener: Opener,
) -> impl IntoView {
    let class = match opens {
        Opens::Down => "menu",
        Opens::Up => "menu menu-up",
        Opens::Start => "menu menu-start",
    };
    let items = StoredValue::new(items);
    let element = Div::new();
    let close = move || {
        open.set(false);
        opener.get_untracked().iter().for_each(|button| focus(button));
    };
    let move_or_close = move |event: KeyboardEvent| match event.key().as_str() {
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
            once_made(move || focus_first(element));
        }
    });
    let button = move |(name, run): Item| {
        let act = move || {
            close();
            run.run(());
        };
        view! {
            <button type="button" role="menuitem" on:click=clicked(act)>
                {name}
            </button>
        }
    };
    let buttons = move || {
        close_from_outside(open, element, opener);
        on_escape(close);
        items.get_value().into_iter().map(button).collect_view()
    };
    // The item that has the focus keeps it while another one is pressed, so that Escape is still heard.
    let keep_focus = || -> Click { Box::new(|event| event.prevent_default()) };
    view! {
        <Shown when=open>
            <div
                class=class
                role="menu"
                aria-label=label
                node_ref=element
                on:keydown=pressed(move_or_close)
                on:mousedown=keep_focus()
            >
                {buttons()}
            </div>
        </Shown>
    }
}

/// Closes the menu once somebody points at something, or moves the focus to something, that is neither in it nor its
/// button. That an item loses the focus says nothing: Safari gives none to what is clicked, and takes it from the item
/// before the click arrives.
fn close_from_outside(open: RwSignal<bool>, menu: Div, opener: Opener) {
    for name in ["pointerdown", "focusin"] {
        let listening = window_event_listener_untyped(name, move |event| {
            let parts: [Option<Node>; 2] =
                [menu.get_untracked().map(Into::into), opener.get_untracked().map(Into::into)];
            if !parts.iter().any(|part| is_for(&event, part.as_ref())) {
                open.set(false);
            }
        });
        on_cleanup(move || listening.remove());
    }
}

/// Whether an event is in a part of the page; the focus also where it goes to what is around it, as it does in Safari
/// when the part cannot have it.
fn is_for(event: &Event, part: Option<&Node>) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let (Some(target), Some(part)) = (target, part) else { return false };
    part.contains(Some(&target)) || event.type_() == "focusin" && target.contains(Some(part))
}

fn focus_first(menu: Div) {
    let first = menu.get_untracked().and_then(|m| m.query_selector("button").ok().flatten());
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
