//! Buttons.

use crate::ui::kit::handlers::Click;
use leptos::prelude::*;

/// A button that does something. Attributes such as an id are added where it is used: `attr:id="import"`.
#[component]
pub fn Button(
    /// The classes of its looks.
    #[prop(optional)]
    class: &'static str,
    /// What a press does.
    press: Click,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=press>
            {children()}
        </button>
    }
}
