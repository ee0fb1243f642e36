//! The screen of one incident: banner, promise, three panes; tabs where it is narrow.

use super::banner::banner;
use super::browser::keys;
use super::import::{Importing, import_panel};
use super::lean::{Picked, click, text};
use super::next_update::next_update;
use super::notices::notices;
use super::session::Session;
use super::theories::theories_pane;
use super::update::update_pane;
use super::working::working_pane;
use leptos::ev;
use leptos::prelude::*;

/// The panes, of which a narrow screen shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The timeline and the capture box.
    Working,
    /// Questions and theories.
    Theories,
    /// The status update.
    Update,
}

impl Pane {
    const ALL: [Pane; 3] = [Pane::Working, Pane::Theories, Pane::Update];

    fn name(self) -> &'static str {
        match self {
            Pane::Working => "Working",
            Pane::Theories => "Theories",
            Pane::Update => "Update",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Pane::Working => "incident show-working",
            Pane::Theories => "incident show-theories",
            Pane::Update => "incident show-update",
        }
    }
}

/// Which pane shows where only one can.
#[derive(Clone, Copy)]
pub struct ShownPane(Picked<Pane>);

impl ShownPane {
    /// Shows a pane and puts the focus on an element in it.
    pub fn show(self, pane: Pane, focus: &'static str) {
        self.0.set(pane);
        keys::focus(focus);
    }
}

/// The screen of the open incident.
pub fn incident_screen(session: Session) -> AnyView {
    let shown = ShownPane(Picked::new(&Pane::ALL, Pane::Working));
    let importing = Importing::new();
    let keydown = window_event_listener(ev::keydown, move |event| on_key(&event, session, shown));
    on_cleanup(move || keydown.remove());
    keys::focus("log-entry");
    let tabs = Vec::from(Pane::ALL.map(|pane| tab(pane, shown)));
    view! {
        <div class=text(move || shown.0.get().class().to_owned())>
            {banner(session, importing)}
            {next_update(session, shown)}
            <div class="bars">{notices(session)}{import_panel(session, importing)}</div>
            <main class="panes">
                {working_pane(session)}
                {theories_pane(session)}
                {update_pane(session)}
            </main>
            <nav class="tabs" aria-label="Panes">{tabs}</nav>
        </div>
    }
    .into_any()
}

fn tab(pane: Pane, shown: ShownPane) -> AnyView {
    let current = text(move || if shown.0.get() == pane { "page".to_owned() } else { "false".to_owned() });
    view! {
        <button type="button" aria-current=current on:click=click(move || shown.0.set(pane))>{pane.name()}</button>
    }
    .into_any()
}

fn on_key(event: &web_sys::KeyboardEvent, session: Session, shown: ShownPane) {
    let typing = keys::is_typing(event);
    let command = event.ctrl_key() || event.meta_key();
    match event.key().to_ascii_lowercase().as_str() {
        "z" if command && !event.shift_key() && (!typing || keys::is_in_empty_field(event)) => {
            event.prevent_default();
            session.undo();
        }
        _ if typing || command || event.alt_key() => {}
        "/" | "i" => {
            event.prevent_default();
            shown.show(Pane::Working, "log-entry");
        }
        "u" => {
            event.prevent_default();
            shown.show(Pane::Update, "update-happening");
        }
        _ => {}
    }
}
