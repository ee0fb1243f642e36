//! Records that could not be read: listed, and handed out as they are.

use super::browser::file;
use super::session::Session;
use super::words;
use crate::journal::Unreadable;
use leptos::prelude::*;

/// How many are listed one by one.
const LISTED: usize = 50;

/// The list **Could not be read**; nothing while there is none.
#[component]
pub fn UnreadableList() -> impl IntoView {
    let session = Session::expect();
    let unreadable = session.unreadable();
    let download = move |_| {
        let text = unreadable.with_untracked(|all| as_json(all));
        if file::download("could-not-be-read.json", "application/json", &text).is_err() {
            session.say("The browser refused the download. The records are still here.");
        }
    };
    view! {
        <Show when=move || !unreadable.with(Vec::is_empty)>
            <section class="unreadable" aria-labelledby="unreadable-head">
                <h2 id="unreadable-head">"Could not be read"</h2>
                <p class="meta">
                    "These stored records are kept as they are, byte for byte. Everything else is here. "
                    "A newer version of this page may read them, or somebody with the file."
                </p>
                <ul role="list">
                    {move || unreadable.with(|all| all.iter().take(LISTED).map(row).collect_view())}
                </ul>
                <button type="button" class="outline" on:click=download>
                    {move || format!("Download all {}", unreadable.with(Vec::len))}
                </button>
            </section>
        </Show>
    }
}

fn row(unreadable: &Unreadable) -> impl IntoView + use<> {
    let key = unreadable.record.key.clone();
    let why = words::flaw(unreadable.flaw);
    view! { <li class="meta"><code>{key}</code>": "{why}</li> }
}

fn as_json(all: &[Unreadable]) -> String {
    let records: Vec<[&str; 2]> =
        all.iter().map(|u| [u.record.key.as_str(), u.record.value.as_str()]).collect();
    serde_json::to_string_pretty(&records).unwrap_or_else(|error| error.to_string())
}
