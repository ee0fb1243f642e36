//! The app: one session, the screen that the address asks for, and what is around every screen.

use super::browser::js;
use super::browser::zone::LocalZone;
use super::first_screen::first_screen;
use super::import::take_dropped;
use super::incident_screen::incident_screen;
use super::promise::Watch;
use super::remade::remade;
use super::session::Session;
use super::shell::Shell;
use super::widgets::toast::toasts;
use crate::settings;
use crate::ui::dom::{View, append, many};
use crate::ui::lean::text;
use crate::ui::reactive::*;

/// What the page's own script says when it has looked for the team's file (`page/start.js`), and where
/// it leaves what was in it.
const TEAM: &str = "teamSettings";

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
    take_dropped(session);
    let watch = Watch::begin(session);
    let shell = Shell::new(session, watch);
    window_event_listener_untyped(TEAM, move |_| {
        session.take_team(&js::global(TEAM).as_string().unwrap_or_default());
    });
    let open = session.open_id();
    let zone = text(move || {
        session.follow_settings();
        session.setting(settings::ZONE)
    });
    let zone = Memo::new(move |_| zone.get());
    // Keyed by the incident: another one gets a screen of its own; and by the zone, which is in all of it.
    let screen = remade(move || {
        zone.with(|zone| LocalZone::choose(zone));
        match open.get() {
            Some(_) => incident_screen(session, watch, shell),
            None => first_screen(session, shell),
        }
    });
    many([screen, shell.dialogs(), toasts(session)])
}
