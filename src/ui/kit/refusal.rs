//! Why something was refused.

use crate::ui::kit::field::shows;
use leptos::prelude::*;

/// Says why in a role alert; nothing while nothing was refused.
#[component]
pub fn Refusal(
    /// Why.
    why: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = Signal::derive(move || why.get().unwrap_or_default());
    view! { <p class="refused" role="alert" use:shows=words></p> }
}
