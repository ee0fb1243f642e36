//! The way to the sheet "Your system" from the first screen, and how much of it there is.

use crate::sheet::summary;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::signals::text;
use crate::ui::state::session::today;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// A quiet line that says how much is answered and when somebody looked at it; pressed, it opens the sheet.
#[component]
pub fn SystemLine(shell: Shell) -> impl IntoView {
    let system = shell.session.system();
    let said = text(move || {
        system.follow();
        let answers = system.answers();
        let Some(today) = today() else { return String::new() };
        ["Your system: ", &summary(answers.answered(), answers.looked_at, today)].concat()
    });
    let opened = shell.system();
    let open = move || opened.update(|times| *times += 1);
    view! {
        <p class="system-line">
            <button
                type="button"
                class="quiet small"
                aria-haspopup="dialog"
                on:click=clicked(open)
                use:shows=said
            ></button>
        </p>
    }
}
