//! The buttons that open what is around every screen.

use crate::ui::kit::handlers::clicked;
use crate::ui::platform::keys;
use crate::ui::state::opening::Opening;
use leptos::prelude::*;

/// The buttons **Command palette** and **Settings**.
#[component]
pub fn DialogButtons(opening: Opening) -> impl IntoView {
    let palette_title = if keys::is_apple() { "Command palette (⌘K)" } else { "Command palette (Ctrl+K)" };
    view! {
        <DialogButton
            name="Command palette"
            title=palette_title
            class="icon icon-palette"
            opened=opening.palette
        />
        <DialogButton name="Settings" title="Settings" class="icon icon-settings" opened=opening.settings />
    }
}

#[component]
fn DialogButton(
    name: &'static str,
    title: &'static str,
    class: &'static str,
    opened: RwSignal<usize>,
) -> impl IntoView {
    let open = move || opened.update(|times| *times += 1);
    view! {
        <button
            type="button"
            class=class
            aria-label=name
            title=title
            aria-haspopup="dialog"
            on:click=clicked(open)
        ></button>
    }
}
