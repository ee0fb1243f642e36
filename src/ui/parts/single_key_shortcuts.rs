//! The switch for keys that are single letters.

use crate::settings;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{click, flag};
use crate::ui::platform::keys;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// Whether single letters are keys.
pub fn single_key_shortcuts(shell: Shell) -> View {
    let session = shell.session;
    let is_on = flag(move || {
        session.follow_settings();
        session.setting(settings::SINGLE_KEY_SHORTCUTS) == "1"
    });
    let turn = move || {
        let was_on = untrack(|| session.setting(settings::SINGLE_KEY_SHORTCUTS)) == "1";
        session.set(settings::SINGLE_KEY_SHORTCUTS, if was_on { "0" } else { "1" });
    };
    many([
        el("label")
            .class("switch")
            .child(el("input").attr("type", "checkbox").checked(is_on).on("change", click(turn)))
            .child("Single-letter keys")
            .view(),
        el("p")
            .class("meta")
            .child(format!(
                "They act only where nothing is typed. Turn them off if you dictate, or press keys by accident. \
                Those with {} stay.",
                if keys::is_apple() { "Cmd" } else { "Ctrl" }
            ))
            .view(),
    ])
}
