//! The pane **Working**: the timeline and the capture box under it.

mod capture_box;
mod edit_row;
mod intent;
mod row;
mod timeline;

use crate::ui::session::Session;
use capture_box::CaptureBox;
use leptos::prelude::*;
use timeline::Timeline;

/// The region **Working**.
#[component]
pub fn WorkingPane() -> impl IntoView {
    let session = Session::expect();
    let count = session.derive(|s| s.entries.len());
    let counted = move || match count.get() {
        0 => "nothing written yet".to_owned(),
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    };
    view! {
        <section class="pane pane-working" aria-label="Working">
            <div class="pane-head">
                <h2>"Working"</h2>
                <span class="meta">{counted}</span>
                <button type="button" class="quiet push" title="Ctrl+Z" on:click=move |_| session.undo()
                    disabled=move || count.get() == 0>"Undo"</button>
            </div>
            <Timeline/>
            <CaptureBox/>
        </section>
    }
}
