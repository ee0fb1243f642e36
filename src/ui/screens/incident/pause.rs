//! One quiet line when a pause is due.

use crate::domain::Command;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{click, text, when};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The line; nothing while no pause is due.
pub fn pause(session: Session) -> View {
    let now = session.now();
    let worked =
        session.text(move |s| s.pause_due(now.get()).map(words::hours_and_minutes).unwrap_or_default());
    let line = text(move || {
        format!(
            "At it for {} h without a pause. Ten minutes away often find more than another hour.",
            worked.get()
        )
    });
    when(
        move || worked.with(|worked| !worked.is_empty()),
        move || {
            let button = |class, words, key, command: fn() -> Command| {
                el("button")
                    .attr("type", "button")
                    .class(class)
                    .child(words)
                    .child(el("kbd").attr("aria-hidden", "true").child(key))
                    .on("click", click(move || session.ask(command())))
            };
            el("div")
                .class("notice")
                .attr("role", "status")
                .child(el("span").child(line))
                .child(
                    el("span")
                        .class("row")
                        .child(button("outline small", "Take a break", "b", || Command::TakeBreak))
                        .child(button("quiet small", "Not now", "n", || Command::PutOffBreak)),
                )
                .view()
        },
    )
}
