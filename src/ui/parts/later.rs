//! A place for what is fetched when it is first asked for.

use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::state::later::{Arrival, Later};
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// Shows something of the part that comes later, which is asked for now. Until it is there a line says so, and where it cannot
/// be had, why and what to press.
#[component]
pub fn FromLater(
    /// Who knows the part.
    shell: Shell,
    /// What is shown.
    shown: fn(&dyn Later, Shell) -> AnyView,
) -> impl IntoView {
    let lazily = shell.lazily;
    lazily.ask();
    let made = move || {
        match (lazily.part(), lazily.arrival()) {
        (Some(part), _) => untrack(|| shown(&*part, shell)),
        (None, Arrival::Missing) => view! {
            <p role="alert">
                "This part of the page has not arrived: there is no network, or the page was replaced on its server. What you have written is kept."
            </p>
            <Button class="outline" press=clicked(move || lazily.ask())>
                "Try again"
            </Button>
        }
        .into_any(),
        (None, Arrival::Awaited | Arrival::There) => view! { <p role="status">"On its way …"</p> }.into_any(),
    }
    };
    view! { <Anew>{made()}</Anew> }
}
