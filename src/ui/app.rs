//! The app: one session, and the screen that the address asks for.

use super::first_screen::first_screen;
use super::incident_screen::incident_screen;
use super::promise::Watch;
use super::remade::remade;
use super::session::Session;
use super::widgets::toast::toasts;
use crate::ui::dom::{View, append, many};
use crate::ui::reactive::*;

/// Mounts the app into the document's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    // The executor may be there already: then it is the same one.
    drop(any_spawner::Executor::init_wasm_bindgen());
    let owner = Owner::new();
    owner.with(|| document().body().iter().for_each(|body| append(body, app())));
    // The page lives as long as its document.
    std::mem::forget(owner);
    if let Some(root) = document().document_element()
        && root.set_attribute("data-ready", "").is_err()
    {
        leptos_dom::warn!("could not say that the page is ready");
    }
}

fn app() -> View {
    let session = Session::open();
    let watch = Watch::begin(session);
    let open = session.open_id();
    // Keyed by the incident: another one gets a screen of its own.
    let screen = remade(move || match open.get() {
        Some(_) => incident_screen(session, watch),
        None => first_screen(session),
    });
    many([screen, toasts(session)])
}
