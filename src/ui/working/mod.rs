//! The pane **Working**: the timeline and the capture box under it.

mod capture_box;
mod edit_row;
mod intent;
mod row;
mod timeline;

use crate::ui::dom::{View, el};
use crate::ui::lean::{click, flag, text};
use crate::ui::session::Session;
use capture_box::capture_box;
use timeline::timeline;

/// The region **Working**.
pub fn working_pane(session: Session) -> View {
    let count = session.derive(|s| s.entries.len());
    let counted = text(move || match count() {
        0 => "nothing written yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    });
    let is_empty = flag(move || count() == 0);
    el("section")
        .class("pane pane-working")
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
                        .attr("title", "Ctrl+Z")
                        .flag("disabled", is_empty)
                        .child("Undo")
                        .on("click", click(move || session.undo())),
                ),
        )
        .child(timeline(session))
        .child(capture_box(session))
        .view()
}
