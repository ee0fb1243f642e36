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
        today().map(|today| summary(answers.answered(), answers.looked_at, today)).unwrap_or_default()
    });
    let name = text(move || ["Your system: ", &said.get()].concat());
    let opened = shell.system();
    let open = move || opened.update(|times| *times += 1);
    view! {
        <section class="system-line" aria-labelledby="system-head">
            <div class="row">
                <h2 id="system-head">"Your system"</h2>
                <button
                    type="button"
                    class="quiet small push"
                    aria-haspopup="dialog"
                    aria-label=name
                    on:click=clicked(open)
                    use:shows=said
                ></button>
            </div>
        </section>
    }
}
