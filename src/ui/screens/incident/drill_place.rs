//! That the open incident is a drill, said at once; and the place for what goes on in it, which is fetched then.

use crate::domain::State;
use crate::ui::kit::show::Shown;
use crate::ui::parts::later::FromLater;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// The region **Drill**; nothing in an incident.
#[component]
pub fn DrillPlace(shell: Shell) -> impl IntoView {
    view! {
        <Shown when=shell.session.flag(State::is_drill)>
            <section class="drill" aria-label="Drill">
                <p class="drill-mark">
                    <b>"DRILL"</b>
                    " Nothing here is real."
                </p>
                <FromLater shell shown=|later, shell| later.drill(shell) />
            </section>
        </Shown>
    }
}
