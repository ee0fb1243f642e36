//! The app: one session, and the screen that the address asks for.

use super::first_screen::first_screen;
use super::incident_screen::incident_screen;
use super::session::Session;
use super::widgets::toast::toasts;
use leptos::prelude::*;

/// Mounts the app into the document's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app);
    if let Some(root) = document().document_element()
        && root.set_attribute("data-ready", "").is_err()
    {
        leptos::logging::warn!("could not say that the page is ready");
    }
}

fn app() -> AnyView {
    let session = Session::open();
    let open = session.open_id();
    // Keyed by the incident: another one gets a screen of its own.
    let screen = move || match open.get() {
        Some(_) => incident_screen(session),
        None => first_screen(session),
    };
    view! {
        {screen}
        {toasts(session)}
    }
    .into_any()
}
