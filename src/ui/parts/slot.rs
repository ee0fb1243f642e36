//! A place that the session fills once it is there.

use crate::ui::kit::show::Anew;
use crate::ui::state::opening::{Opening, Rest};
use leptos::prelude::*;

/// Whatever the session shows at a place; made anew when what it reads changes.
#[component]
pub fn Slot(
    /// The opening that is waiting for the session.
    opening: Opening,
    /// What is shown.
    part: fn(&dyn Rest) -> AnyView,
) -> impl IntoView {
    let made = move || opening.rest().map(|rest| part(&*rest));
    view! { <Anew>{made()}</Anew> }
}
