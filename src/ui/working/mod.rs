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

use crate::ui::browser::keys;
use crate::ui::dom::{View, el};
use crate::ui::lean::{aria, click, flag, text};
use crate::ui::session::Session;
use crate::ui::theories::investigation_line;
use capture_box::capture_box;
pub use capture_box::kind_id;
use certainty_prompt::certainty_prompt;
pub use find::Finding;
use find::find;
use timeline::timeline;

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
