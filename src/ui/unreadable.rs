//! Records that could not be read: listed, and handed out as they are.

use super::browser::file;
use super::lean::{click, when};
use super::session::Session;
use super::words;
use crate::journal::Unreadable;
use crate::json::Writer;
use leptos::prelude::*;

/// How many are listed one by one.
const LISTED: usize = 50;

/// The list **Could not be read**; nothing while there is none.
pub fn unreadable_list(session: Session) -> AnyView {
    let download = move || {
        let text = untrack(|| session.unreadable(as_json));
        if file::download("could-not-be-read.json", "application/json", &text).is_err() {
            session.say("The browser refused the download. The records are still here.");
        }
    };
    let rows = move || {
        session.unreadable(|all| all.iter().take(LISTED).map(row).collect::<Vec<AnyView>>()).into_any()
    };
    let section = move || {
        view! {
            <section class="unreadable" aria-labelledby="unreadable-head">
                <h2 id="unreadable-head">"Could not be read"</h2>
                <p class="meta">
                    "These stored records are kept as they are, byte for byte. Everything else is here. "
                    "A newer version of this page may read them, or somebody with the file."
                </p>
                <ul role="list">{rows}</ul>
                <button type="button" class="outline" on:click=click(download)>"Download all of them"</button>
            </section>
        }
        .into_any()
    };
    when(move || session.unreadable(|all| !all.is_empty()), section)
}

fn row(unreadable: &Unreadable) -> AnyView {
    let key = unreadable.record.key.clone();
    let why = words::flaw(unreadable.flaw);
    view! { <li class="meta"><code>{key}</code>": "{why}</li> }.into_any()
}

fn as_json(all: &[Unreadable]) -> String {
    let mut out = Writer::new();
    out.list();
    for Unreadable { record, .. } in all {
        out.list().text(&record.key).text(&record.value).end_list();
    }
    out.end_list();
    out.finish()
}
