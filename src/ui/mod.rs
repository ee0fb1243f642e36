//! The page.
use leptos::prelude::*;

/// Mounts the app into the document's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <h1>"Incident scratchpad"</h1> });
}
