//! The pane **Working**: the timeline and the capture box under it.

mod capture_box;
mod certainty_prompt;
mod commands;
mod edit_row;
mod find;
mod first_minutes;
mod picture;
mod preview;
mod row;
mod submit;
mod timeline;

use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{aria, click, flag, text};
use crate::ui::platform::keys;
use crate::ui::screens::incident::log::capture_box::capture_box;
pub use crate::ui::screens::incident::log::capture_box::kind_id;
use crate::ui::screens::incident::log::certainty_prompt::certainty_prompt;
pub use crate::ui::screens::incident::log::find::Finding;
use crate::ui::screens::incident::log::find::find;
use crate::ui::screens::incident::log::timeline::timeline;
use crate::ui::screens::incident::theories::investigation_line;
use crate::ui::state::session::Session;

/// The region **Working**.
pub fn working_pane(session: Session, finding: Finding) -> View {
    let is_open = aria(move || finding.is_open());
    let class = text(move || {
        let looking = if finding.is_looking() { " looking" } else { "" };
        format!("pane pane-working{looking}")
    });
    let count = session.derive(|s| s.entries.len());
    let counted = text(move || match count() {
        0 => "nothing written yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    });
    let is_empty = flag(move || count() == 0);
    el("section")
        .class(class)
        .attr("aria-label", "Working")
        .child(
            el("div")
                .class("pane-head")
                .child(el("h2").child("Working"))
                .child(el("span").class("meta").child(counted))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet push")
                        .attr("aria-expanded", is_open)
                        .child("Find")
                        .child(el("kbd").attr("aria-hidden", "true").child("f"))
                        .on("click", click(move || finding.turn())),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet")
                        .attr("title", keys::shown("Ctrl+Z"))
                        .flag("disabled", is_empty)
                        .child("Undo")
                        .on("click", click(move || session.undo())),
                ),
        )
        .child(find(session, finding))
        .child(timeline(session))
        .child(certainty_prompt(session))
        .child(investigation_line(session))
        .child(capture_box(session))
        .view()
}
