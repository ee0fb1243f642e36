//! The switch for keys that are single letters.

use crate::settings;
use crate::ui::kit::field::marked;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::signals::flag;
use crate::ui::platform::keys;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// Whether single letters are keys.
#[component]
pub fn SingleKeyShortcuts(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let is_on = flag(move || {
        session.settings().follow();
        session.settings().get(settings::SINGLE_KEY_SHORTCUTS) == "1"
    });
    let turn = move |_| {
        let was_on = untrack(|| session.settings().get(settings::SINGLE_KEY_SHORTCUTS)) == "1";
        session.settings().set(settings::SINGLE_KEY_SHORTCUTS, if was_on { "0" } else { "1" });
    };
    let others = if keys::is_apple() { "Cmd" } else { "Ctrl" };
    view! {
        <label class="switch">
            <input type="checkbox" dir="auto" use:marked=is_on on:change=valued(turn) />
            "Single-letter keys"
        </label>
        <p class="meta">
            "They act only where nothing is typed. Turn them off if you dictate, or press keys by accident. Those with "
            {others} " stay."
        </p>
    }
}
