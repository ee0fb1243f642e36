//! Records that could not be read: listed, and handed out as they are.

use crate::journal::Unreadable;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{click, when};
use crate::ui::kit::remade::remade;
use crate::ui::platform::file;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// How many are listed one by one.
const LISTED: usize = 50;

/// The list **Could not be read**; nothing while there is none.
pub fn unreadable_list(session: Session) -> View {
    let download = move || {
        let text = untrack(|| session.unreadable(as_json));
        if file::download("could-not-be-read.json", "application/json", &text).is_err() {
            session.say("The browser refused the download. The records are still here.");
        }
    };
    let rows = move || remade(move || session.unreadable(|all| many(all.iter().take(LISTED).map(row))));
    let section = move || {
        el("section")
            .class("unreadable")
            .attr("aria-labelledby", "unreadable-head")
            .child(el("h2").attr("id", "unreadable-head").child("Could not be read"))
            .child(
                el("p")
                    .class("meta")
                    .child(
                        "These stored records are kept as they are, byte for byte. Everything else is here. ",
                    )
                    .child("A newer version of this page may read them, or somebody with the file."),
            )
            .child(el("ul").attr("role", "list").child(rows()))
            .child(
                el("button")
                    .attr("type", "button")
                    .class("outline")
                    .child("Download all of them")
                    .on("click", click(download)),
            )
            .view()
    };
    when(move || session.unreadable(|all| !all.is_empty()), section)
}

fn row(unreadable: &Unreadable) -> View {
    let key = unreadable.record.key.clone();
    let why = words::record_error(unreadable.error);
    el("li").class("meta").child(el("code").child(key)).child(": ").child(why).view()
}

fn as_json(all: &[Unreadable]) -> String {
    let pairs = all.iter().map(|unreadable| (&unreadable.record.key, &unreadable.record.value));
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&pairs.collect::<Vec<_>>()).unwrap_or_default()
}
