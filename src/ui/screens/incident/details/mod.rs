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

pub use crate::ui::screens::incident::details::all_clear::all_clear_panel;
pub use crate::ui::screens::incident::details::pins::{Pins, pin_strip};
pub use crate::ui::screens::incident::details::start::copy_announcement;
pub use crate::ui::screens::incident::details::watch::watch;

use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{aria, click, when};
use crate::ui::state::session::Session;
use leptos::prelude::*;

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
        crate::ui::kit::focus::focus(if is_open { "impact-who" } else { "log-entry" });
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
        crate::ui::kit::focus::focus("details");
    };
    let panel = move || {
        el("section")
            .class("details")
            .attr("aria-label", "Details")
            .on(
                "keydown",
                crate::ui::screens::incident::details::form::on_escape(move || panels.turn_by_key()),
            )
            .child(el("h2").class("unseen").child("Details"))
            .child(
                el("div")
                    .class("details-columns")
                    .child(crate::ui::screens::incident::details::impact::impact(session))
                    .child(crate::ui::screens::incident::details::roles::roles(session))
                    .child(crate::ui::screens::incident::details::actions::actions(session))
                    .child(crate::ui::screens::incident::details::changes::changes(session))
                    .child(crate::ui::screens::incident::details::start::start(session))
                    .child(crate::ui::screens::incident::details::start::informed(session))
                    .child(crate::ui::screens::incident::details::start::over_when(session))
                    .child(crate::ui::screens::incident::details::pins::pins_form(session, pins)),
            )
            .child(crate::ui::screens::incident::details::form::button(
                "quiet small details-close",
                "Close details",
                close,
            ))
            .view()
    };
    when(move || panels.details.get(), panel)
}
