//! The keys, in a dialog: those of the table, and those that a field has of its own.

use crate::ui::kit::dialog::DialogHead;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::parts::single_key_shortcuts::SingleKeyShortcuts;
use crate::ui::platform::keys;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// What a field or a dialog does with a key by itself.
const OF_FIELDS: [(&str, &str); 6] = [
    ("Enter", "In the log’s box: adds the line"),
    ("Shift+Enter", "In the log’s box: breaks the line"),
    ("/", "First in the log’s box: lists the commands; arrows choose, Tab or Enter takes"),
    ("Ctrl+Enter", "In the status update: copies it again, as it was copied last"),
    ("Tab", "Goes on to the next thing, Shift+Tab back"),
    ("Esc", "Closes what is open; the focus goes back to where it was"),
];

/// What is in the dialog.
pub fn key_help(shell: Shell) -> View {
    let table = shell.table();
    let rows = table.iter().filter(|action| !action.key.is_empty());
    let rows: Vec<View> = rows.map(|action| row(action.key, &action.name, action.about)).collect();
    let own: Vec<View> = OF_FIELDS.iter().map(|(key, does)| row(key, does, "")).collect();
    many([
        view! { <DialogHead title="Keys" /> }.into_any(),
        view! { <SingleKeyShortcuts shell /> }.into_any(),
        el("ul").class("key-list").attr("role", "list").attr("aria-label", "Keys").child(rows).view(),
        el("h3").child("Where one types").view(),
        el("ul")
            .class("key-list")
            .attr("role", "list")
            .attr("aria-label", "Keys of fields")
            .child(own)
            .view(),
    ])
}

fn row(key: &'static str, name: &str, about: &'static str) -> View {
    el("li")
        .class("key-row")
        .child(key_words(key))
        .child(el("span").child(name.to_owned()))
        .child(el("span").class("meta").child(about))
        .view()
}

/// The keys of an action, as they are called on this machine.
pub fn key_words(keys: &'static str) -> View {
    let one = |key: &'static str| el("kbd").child(keys::shown(key)).view();
    el("span")
        .class("key-words")
        .child(keys.split(' ').filter(|key| !key.is_empty()).map(one).collect::<Vec<View>>())
        .view()
}
