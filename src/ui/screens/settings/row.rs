//! A row of the settings.

use leptos::prelude::*;

/// A row with a label and its field.
#[component]
pub fn Row(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <label class="setting-row">
            <span>{label}</span>
            {children()}
        </label>
    }
}
