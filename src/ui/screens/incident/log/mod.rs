//! The pane **Working**: the timeline and the capture box under it.

mod caption;
mod capture_box;
mod certainty_prompt;
mod commands;
mod edit_row;
mod entry_words;
mod far_rows;
mod find;
mod first_minutes;
mod kinds;
mod name_prompt;
mod origin;
mod other_word;
mod paste;
mod picture;
mod preview;
mod row;
mod submit;
mod timeline;

use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::platform::keys;
use crate::ui::screens::incident::log::capture_box::CaptureBox;
use crate::ui::screens::incident::log::certainty_prompt::CertaintyPrompt;
use crate::ui::screens::incident::log::find::Find;
pub use crate::ui::screens::incident::log::find::Finding;
pub use crate::ui::screens::incident::log::kinds::kind_id;
use crate::ui::screens::incident::log::name_prompt::NamePrompt;
pub use crate::ui::screens::incident::log::submit::submit;
use crate::ui::screens::incident::log::timeline::Timeline;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The region **Working**.
#[component]
pub fn WorkingPane(
    session: Session,
    finding: Finding,
    /// What stands above the box.
    children: Children,
) -> impl IntoView {
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
    view! {
        <section class=class aria-label="Working">
            <div class="pane-head">
                <h2>"Working"</h2>
                <span class="meta" use:shows=counted></span>
                <Button class="quiet push" press=clicked(move || finding.turn()) attr:aria-expanded=is_open>
                    "Find"
                    <kbd aria-hidden="true">"f"</kbd>
                </Button>
                <Button
                    class="quiet"
                    press=clicked(move || session.undo())
                    attr:title=keys::shown("Ctrl+Z")
                    attr:disabled=is_empty
                >
                    "Undo"
                </Button>
            </div>
            <Find session finding />
            <Timeline session />
            <CertaintyPrompt session />
            <NamePrompt session />
            {children()}
            <CaptureBox session />
        </section>
    }
}
