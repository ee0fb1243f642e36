//! The app: one session, and the screen that the address asks for.

use super::first_screen::FirstScreen;
use super::incident_screen::IncidentScreen;
use super::session::Session;
use super::widgets::toast::Toasts;
use leptos::prelude::*;

/// Mounts the app into the document's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
    if let Some(root) = document().document_element()
        && root.set_attribute("data-ready", "").is_err()
    {
        leptos::logging::warn!("could not say that the page is ready");
    }
}

#[component]
fn App() -> impl IntoView {
    let session = Session::provide();
    let open = session.open_id();
    view! {
        {move || match open.get() {
            Some(_) => view! { <IncidentScreen/> }.into_any(),
            None => view! { <FirstScreen/> }.into_any(),
        }}
        <Toasts/>
    }
}
