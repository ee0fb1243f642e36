//! One quiet line when a pause is due.

use crate::domain::Command;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The line; nothing while no pause is due.
#[component]
pub fn Pause(session: Session) -> impl IntoView {
    let now = session.now();
    let worked =
        session.text(move |s| s.pause_due(now.get()).map(words::hours_and_minutes).unwrap_or_default());
    let line = text(move || {
        format!(
            "At it for {} h without a pause. Ten minutes away often find more than another hour.",
            worked.get()
        )
    });
    view! {
        <Shown when=flag(move || !worked.with(String::is_empty))>
            <div class="notice" role="status">
                <span use:shows=line></span>
                <span class="row">
                    <Button class="outline small" press=clicked(move || session.ask(Command::TakeBreak))>
                        "Take a break"
                        <kbd aria-hidden="true">"b"</kbd>
                    </Button>
                    <Button class="quiet small" press=clicked(move || session.ask(Command::PutOffBreak))>
                        "Not now"
                        <kbd aria-hidden="true">"n"</kbd>
                    </Button>
                </span>
            </div>
        </Shown>
    }
}
