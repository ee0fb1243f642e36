//! A field under its name.

use leptos::prelude::*;

/// A field with its label above it.
#[component]
pub fn Labelled(
    /// What it is called.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="details-field">
            <span class="label">{label}</span>
            {children()}
        </label>
    }
}
