//! A file that a person chooses.

use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::{clicked, happened};
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A button, and the field behind it in which the file is chosen. That one is never in sight, and nobody reaches it with the
/// keyboard.
#[component]
pub fn FilePicker(
    /// The classes of the button's looks.
    class: &'static str,
    /// What the button is called.
    name: &'static str,
    /// The id of the button.
    #[prop(optional)]
    id: Option<&'static str>,
    /// The id of the field.
    #[prop(optional)]
    field_id: Option<&'static str>,
    /// Which files: endings and types, as in the attribute `accept`.
    accept: &'static str,
    /// Whether several can be chosen at once.
    #[prop(optional)]
    several: bool,
    /// Takes the field once a file was chosen in it.
    #[prop(into)]
    chosen: Callback<HtmlInputElement>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let choose = move || field.get_untracked().iter().for_each(|field| field.click());
    let take = move || field.get_untracked().into_iter().for_each(|field| chosen.run(field));
    view! {
        <Button class=class attr:id=id press=clicked(choose)>
            {name}
        </Button>
        <input
            class="unseen"
            type="file"
            dir="auto"
            id=field_id
            accept=accept
            multiple=several
            tabindex="-1"
            aria-hidden="true"
            node_ref=field
            on:change=happened(take)
        />
    }
}
