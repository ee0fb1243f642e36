//! Records that could not be read: listed, and handed out as they are.

use crate::journal::Unreadable;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::flag;
use crate::ui::platform::file;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// How many are listed one by one.
const LISTED: usize = 50;

/// The list **Could not be read**; nothing while there is none.
#[component]
pub fn UnreadableList(session: Session) -> impl IntoView {
    let download = move || {
        let text = untrack(|| session.unreadable(as_json));
        if file::download("could-not-be-read.json", "application/json", &text).is_err() {
            session.say("The browser refused the download. The records are still here.");
        }
    };
    let rows = move || session.unreadable(|all| all.iter().take(LISTED).map(row).collect_view());
    view! {
        <Shown when=flag(move || session.unreadable(|all| !all.is_empty()))>
            <section class="unreadable" aria-labelledby="unreadable-head">
                <h2 id="unreadable-head">"Could not be read"</h2>
                <p class="meta">
                    "These stored records are kept as they are, byte for byte. Everything else is here. A newer version of this page may read them, or somebody with the file."
                </p>
                <ul role="list">
                    <Anew>{rows()}</Anew>
                </ul>
                <Button class="outline" press=clicked(download)>
                    "Download all of them"
                </Button>
            </section>
        </Shown>
    }
}

fn row(unreadable: &Unreadable) -> impl IntoView + use<> {
    view! {
        <li class="meta">
            <code>{unreadable.record.key.clone()}</code>
            ": "
            {words::record_error(unreadable.error)}
        </li>
    }
}

fn as_json(all: &[Unreadable]) -> String {
    let pairs = all.iter().map(|unreadable| (&unreadable.record.key, &unreadable.record.value));
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&pairs.collect::<Vec<_>>()).unwrap_or_default()
}
