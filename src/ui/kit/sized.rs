//! A select that is as wide as the words that it shows, where others are as wide as their widest option.
//!
//! The words stand once more behind it, unseen, and give it its width; `field-sizing` would do the same in fewer
//! browsers.

use leptos::prelude::*;

/// A select with the words that it shows now.
#[component]
pub fn Sized(
    /// The words.
    #[prop(into)]
    shows: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="sized" data-shows=shows>
            {children()}
        </span>
    }
}
