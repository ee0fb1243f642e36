//! The details of an incident: what is said of it beside its log. None is in sight until it is asked
//! for, so that nobody who is alone has to walk past them.

mod action_change;
mod actions;
mod all_clear;
mod changes;
mod form;
mod impact;
mod pins;
mod roles;
mod start;
mod watch;
mod words;

pub use all_clear::all_clear_panel;
pub use pins::{Pins, pin_strip};
pub use start::copy_announcement;
pub use watch::watch;
pub use words::detail_error;

use crate::ui::dom::{View, el};
use crate::ui::lean::{aria, click, when};
use crate::ui::reactive::*;
use crate::ui::session::Session;

/// What of the details is open. Copies are the same.
#[derive(Clone, Copy)]
pub struct PanelState {
    /// The region **Details**.
    pub details: RwSignal<bool>,
    /// The region **All clear**.
    pub all_clear: RwSignal<bool>,
    /// The title as a field.
    pub renaming: RwSignal<bool>,
}

impl PanelState {
    /// Nothing yet.
    pub fn new() -> PanelState {
        let closed = || RwSignal::new(false);
        PanelState { details: closed(), all_clear: closed(), renaming: closed() }
    }

    /// Opens the details, or closes them.
    pub fn turn(self) {
        self.details.update(|open| *open = !*open);
    }

    /// The same with a key: the focus goes along.
    pub fn turn_by_key(self) {
        self.turn();
        let is_open = self.details.get_untracked();
        crate::ui::focus::focus(if is_open { "impact-who" } else { "log-entry" });
    }
}

/// The button in the banner; it says when actions are overdue.
pub fn details_button(session: Session, panels: PanelState) -> View {
    let now = session.now();
    let overdue = session.text(move |s| match s.overdue_actions(now.get()) {
        0 => String::new(),
        count => count.to_string(),
    });
    let badge = move || {
        let word = el("span").class("badge-word").child(" overdue");
        el("span").class("chip overdue-chip").child(overdue).child(word).view()
    };
    let button = el("button")
        .attr("type", "button")
        .class("quiet")
        .attr("id", "details")
        .attr("title", "d")
        .attr("aria-expanded", aria(move || panels.details.get()))
        .child("Details")
        .child(when(move || !overdue.with(String::is_empty), badge))
        .on("click", click(move || panels.turn()));
    // In an element of its own: it stays where there is no room for the others.
    el("span").class("details-anchor").child(button).view()
}

/// The region **Details**.
pub fn details_panel(session: Session, panels: PanelState, pins: Pins) -> View {
    let close = move || {
        panels.turn();
        crate::ui::focus::focus("details");
    };
    let panel = move || {
        el("section")
            .class("details")
            .attr("aria-label", "Details")
            .on("keydown", form::on_escape(move || panels.turn_by_key()))
            .child(el("h2").class("unseen").child("Details"))
            .child(
                el("div")
                    .class("details-columns")
                    .child(impact::impact(session))
                    .child(roles::roles(session))
                    .child(actions::actions(session))
                    .child(changes::changes(session))
                    .child(start::start(session))
                    .child(start::informed(session))
                    .child(start::over_when(session))
                    .child(pins::pins_form(session, pins)),
            )
            .child(form::button("quiet small details-close", "Close details", close))
            .view()
    };
    when(move || panels.details.get(), panel)
}
