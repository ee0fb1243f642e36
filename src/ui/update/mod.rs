//! The pane **Status update**: the parts, the next one's time, the preview as it will be pasted,
//! copying, and marking as sent.

mod composer;
mod fields;
mod send;

use crate::ui::lean::text;
use crate::ui::session::Session;
use composer::Composer;
use fields::fields;
use leptos::prelude::*;
use send::send;

/// The region **Status update**.
pub fn update_pane(session: Session) -> AnyView {
    let composer = Composer::open(session);
    let preview = text(move || composer.text(composer.format.get()));
    view! {
        <section class="pane pane-update" aria-label="Status update">
            <div class="pane-head"><h2>"Status update"</h2></div>
            <div class="scroll">
                {fields(composer)}
                <p class="label">"As it will be pasted"</p>
                <div class="preview" aria-label="Preview" role="group" tabindex="0">{preview}</div>
            </div>
            {send(session, composer)}
        </section>
    }
    .into_any()
}
