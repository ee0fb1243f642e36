//! The keys, in a dialog: those of the table, and those that a field has of its own.

use crate::ui::kit::dialog::DialogHead;
use crate::ui::parts::key_words::KeyWords;
use crate::ui::parts::single_key_shortcuts::SingleKeyShortcuts;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// What a field or a dialog does with a key by itself.
const OF_FIELDS: [(&str, &str); 6] = [
    ("Enter", "In the log’s box: adds the line"),
    ("Shift+Enter", "In the log’s box: breaks the line"),
    ("/", "First in the log’s box: lists the commands; arrows choose, Tab or Enter takes"),
    ("Ctrl+Enter", "In the status update: copies it again, as it was copied last"),
    ("Tab", "Goes on to the next thing, Shift+Tab back"),
    (
        "Esc",
        "Closes what is on top, wherever the focus is; then leaves the field, so that single letters are keys",
    ),
];

/// What is in the dialog.
#[component]
pub fn KeyHelp(shell: Shell) -> impl IntoView {
    let table = shell.table();
    let with_keys = table.iter().filter(|action| !action.key.is_empty());
    let rows = with_keys
        .map(|action| view! { <KeyRow key=action.key name=action.name.clone() about=action.about /> })
        .collect_view();
    let own = OF_FIELDS.map(|(key, does)| view! { <KeyRow key name=does.to_owned() /> });
    view! {
        <DialogHead title="Keys" />
        <SingleKeyShortcuts shell />
        <ul class="key-list" role="list" aria-label="Keys">
            {rows}
        </ul>
        <h3>"Where one types"</h3>
        <ul class="key-list" role="list" aria-label="Keys of fields">
            {own.into_iter().collect_view()}
        </ul>
    }
}

#[component]
fn KeyRow(key: &'static str, name: String, #[prop(optional)] about: &'static str) -> impl IntoView {
    view! {
        <li class="key-row">
            <KeyWords keys=key />
            <span>{name}</span>
            <span class="meta">{about}</span>
        </li>
    }
}
