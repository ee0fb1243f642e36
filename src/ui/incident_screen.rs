//! The screen of one incident: banner, promise, three panes; tabs where it is narrow.

use super::banner::banner;
use super::browser::keys;
use super::details::{
    Opened, Pins, all_clear_panel, copy_announcement, details_panel, pin_strip, watch as watch_bar,
};
use super::import::{Importing, import_panel};
use super::lean::{Picked, click, text};
use super::next_update::next_update;
use super::notices::notices;
use super::pause::pause;
use super::promise::{Watch, no_change};
use super::session::Session;
use super::theories::{self, theories_pane};
use super::update::{Composer, update_pane};
use super::working::{Finding, working_pane};
use crate::domain::Command;
use crate::ui::dom::{View, el};
use crate::ui::reactive::*;
use wasm_bindgen::JsCast as _;

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
pub fn incident_screen(session: Session, watch: Watch) -> View {
    let shown = ShownPane(Picked::new(&Pane::ALL, Pane::Working));
    let importing = Importing::new();
    let finding = Finding::new();
    let (opened, pins) = (Opened::new(), Pins::remembered(session));
    let composer = Composer::open(session);
    let keydown = window_event_listener_untyped("keydown", move |event| {
        let event = event.unchecked_ref();
        on_key(event, session, shown, finding);
        if is_bare(event, "c") {
            no_change(session, shown, composer);
        }
        if is_bare(event, "d") {
            event.prevent_default();
            opened.turn_by_key();
        }
        if is_bare(event, "a") {
            copy_announcement(session);
        }
        let number = (1..=9).find(|number| is_bare(event, &number.to_string()));
        number.into_iter().for_each(|number| pins.open(session, number));
    });
    on_cleanup(move || keydown.remove());
    keys::focus("log-entry");
    let tabs = Vec::from(Pane::ALL.map(|pane| tab(pane, shown)));
    el("div")
        .class(text(move || shown.0.get().class().to_owned()))
        .child(banner(session, importing, opened))
        .child(next_update(session, shown, watch, composer, opened))
        .child(
            el("div")
                .class("bars")
                .child(notices(session))
                .child(pause(session))
                .child(watch_bar(session))
                .child(pin_strip(session, pins))
                .child(all_clear_panel(session, opened, composer))
                .child(details_panel(session, opened, pins))
                .child(import_panel(session, importing)),
        )
        .child(
            el("main")
                .class("panes")
                .child(working_pane(session, finding))
                .child(theories_pane(session))
                .child(update_pane(session, composer)),
        )
        .child(el("nav").class("tabs").attr("aria-label", "Panes").child(tabs))
        .view()
}

fn tab(pane: Pane, shown: ShownPane) -> View {
    let current = text(move || if shown.0.get() == pane { "page".to_owned() } else { "false".to_owned() });
    el("button")
        .attr("type", "button")
        .attr("aria-current", current)
        .child(pane.name())
        .on("click", click(move || shown.0.set(pane)))
        .view()
}

/// Whether a letter was pressed by itself, outside of what one types into.
fn is_bare(event: &web_sys::KeyboardEvent, letter: &str) -> bool {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
    !held && !keys::is_typing(event) && event.key().eq_ignore_ascii_case(letter)
}

fn on_key(event: &web_sys::KeyboardEvent, session: Session, shown: ShownPane, finding: Finding) {
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
        "b" if session.is_pause_due() => session.ask(Command::TakeBreak),
        "n" if session.is_pause_due() => session.ask(Command::PutOffBreak),
        "f" => {
            event.prevent_default();
            shown.0.set(Pane::Working);
            finding.turn();
        }
        "u" => {
            event.prevent_default();
            shown.show(Pane::Update, "update-happening");
        }
        "e" if theories::next_stale().is_some() => {
            event.prevent_default();
            shown.0.set(Pane::Theories);
            theories::focus_stale(None);
        }
        _ => {}
    }
}
