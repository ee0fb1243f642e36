//! The pane **Status update**: the parts, the next one's time, the preview as it will be pasted,
//! copying, and marking as sent.

mod composer;
mod fields;
mod send;

use crate::ui::session::Session;
use composer::Composer;
use fields::Fields;
use leptos::prelude::*;
use send::Send;

/// The region **Status update**.
#[component]
pub fn UpdatePane() -> impl IntoView {
    let composer = Composer::open(Session::expect());
    view! {
        <section class="pane pane-update" aria-label="Status update">
            <div class="pane-head"><h2>"Status update"</h2></div>
            <div class="scroll">
                <Fields composer/>
                <p class="label">"As it will be pasted"</p>
                <div class="preview" aria-label="Preview" role="group" tabindex="0">{move || composer.text(composer.format.get())}</div>
            </div>
            <Send composer/>
        </section>
    }
}
