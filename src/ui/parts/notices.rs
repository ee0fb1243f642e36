//! Lines about the stores, where there is something to say: not saved, nearly full, wiped, broken.

use crate::export;
use crate::journal::SaveState;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{click, text, when};
use crate::ui::platform::clipboard;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// From how many percent of the quota on the page warns.
const NEARLY_FULL: usize = 70;

/// The lines.
pub fn notices(session: Session) -> View {
    let sought = session.sought_in_vain();
    let dismissed = RwSignal::new(false);
    let condition = text(move || {
        let said = session.condition().and_then(|c| words::condition(&c, sought.get().is_some()));
        said.filter(|_| !dismissed.get()).unwrap_or_default()
    });
    let fullness = text(move || {
        format!(
            "The browser's quick storage is {} % full. Resolved incidents leave it when the page is opened the next time; an export keeps everything.",
            session.fullness()
        )
    });
    let condition_line = move || {
        el("div")
            .class("notice")
            .attr("role", "status")
            .child(el("span").child(condition))
            .child(
                el("button")
                    .attr("type", "button")
                    .class("quiet small")
                    .child("Close")
                    .on("click", click(move || dismissed.set(true))),
            )
            .view()
    };
    many([
        not_saved(session),
        when(move || !condition.get().is_empty(), condition_line),
        when(
            move || session.fullness() >= NEARLY_FULL,
            move || el("div").class("notice warn").attr("role", "status").child(fullness).view(),
        ),
    ])
}

fn not_saved(session: Session) -> View {
    let why = text(move || match session.saving() {
        SaveState::NotSaved(error) => words::store_error(&error),
        _ => String::new(),
    });
    let by_hand = RwSignal::new(String::new());
    let copy = move || {
        let made = session.peek(|i| export::record_markdown(i, &LocalZone::current(), clock::now()));
        let Some(made) = made else { return };
        let copying = clipboard::copy(&made);
        spawn_local(async move {
            if copying.await {
                session.say("The whole record is on the clipboard. Paste it somewhere safe.");
            } else {
                by_hand.set(made);
            }
        });
    };
    let alarm = move || {
        el("div")
            .class("notice bad")
            .attr("role", "alert")
            .child(
                el("span")
                    .child(el("b").child("Not saved: copy now."))
                    .child(" The last words are on this screen only, because ")
                    .child(why)
                    .child("."),
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .class("primary small")
                    .child("Copy everything")
                    .on("click", click(copy)),
            )
            .view()
    };
    let text_to_copy = move || {
        el("textarea")
            .class("field")
            .attr("rows", "6")
            .attr("readonly", "")
            .attr("aria-label", "Everything, to copy")
            .value(by_hand)
            .view()
    };
    many([
        when(move || !why.get().is_empty(), alarm),
        when(move || !by_hand.with(String::is_empty), text_to_copy),
    ])
}
