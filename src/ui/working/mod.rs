//! The pane **Working**: the timeline and the capture box under it.

mod capture_box;
mod edit_row;
mod intent;
mod row;
mod timeline;

use crate::ui::lean::{click, flag, text};
use crate::ui::session::Session;
use capture_box::capture_box;
use leptos::prelude::*;
use timeline::timeline;

/// The region **Working**.
pub fn working_pane(session: Session) -> AnyView {
    let count = session.derive(|s| s.entries.len());
    let counted = text(move || match count() {
        0 => "nothing written yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    });
    let is_empty = flag(move || count() == 0);
    view! {
        <section class="pane pane-working" aria-label="Working">
            <div class="pane-head">
                <h2>"Working"</h2>
                <span class="meta">{counted}</span>
                <button type="button" class="quiet push" title="Ctrl+Z" disabled=is_empty
                    on:click=click(move || session.undo())>"Undo"</button>
            </div>
            {timeline(session)}
            {capture_box(session)}
        </section>
    }
    .into_any()
}
