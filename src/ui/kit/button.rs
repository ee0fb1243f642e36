//! Buttons.

use crate::ui::kit::dom::{El, Words, el};
use crate::ui::kit::handlers::Click;
use crate::ui::kit::lean::click;
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

/// A button of some name.
pub fn button(class: &'static str, name: impl Into<Words>, act: impl FnMut() + 'static) -> El {
    let name: Words = name.into();
    el("button").attr("type", "button").class(class).child(name).on("click", click(act))
}
