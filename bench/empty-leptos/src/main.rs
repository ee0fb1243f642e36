//! One text field, and the sign that it is there.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <textarea id="t" autofocus></textarea> });
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}
