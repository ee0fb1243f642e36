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

use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, flag};
use crate::ui::screens::incident::details::actions::Actions;
use crate::ui::screens::incident::details::changes::Changes;
use crate::ui::screens::incident::details::impact::ImpactNow;
use crate::ui::screens::incident::details::pins::PinsForm;
use crate::ui::screens::incident::details::roles::Roles;
use crate::ui::screens::incident::details::start::{OverWhen, Start, WhoNeedsToKnow};
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
        focus(if is_open { "impact-who" } else { "log-entry" });
    }
}

/// The button in the banner; it says when actions are overdue.
pub fn details_button(session: Session, panels: PanelState) -> AnyView {
    let now = session.now();
    let overdue = session.text(move |s| match s.overdue_actions(now.get()) {
        0 => String::new(),
        count => count.to_string(),
    });
    // In an element of its own: it stays where there is no room for the others.
    view! {
        <span class="details-anchor">
            <Button
                class="quiet"
                press=clicked(move || panels.turn())
                attr:id="details"
                attr:title="d"
                attr:aria-expanded=aria(move || panels.details.get())
            >
                "Details"
                <Shown when=flag(move || !overdue.with(String::is_empty))>
                    <span class="chip overdue-chip">
                        <span use:shows=overdue></span>
                        <span class="badge-word">" overdue"</span>
                    </span>
                </Shown>
            </Button>
        </span>
    }
    .into_any()
}

/// The region **Details**.
pub fn details_panel(session: Session, panels: PanelState, pins: Pins) -> AnyView {
    let close = move || {
        panels.turn();
        focus("details");
    };
    view! {
        <Shown when=panels.details>
            <section class="details" aria-label="Details" on:keydown=escaped(move || panels.turn_by_key())>
                <h2 class="unseen">"Details"</h2>
                <div class="details-columns">
                    <ImpactNow session />
                    <Roles session />
                    <Actions session />
                    <Changes session />
                    <Start session />
                    <WhoNeedsToKnow session />
                    <OverWhen session />
                    <PinsForm session pins />
                </div>
                <Button class="quiet small details-close" press=clicked(close)>
                    "Close details"
                </Button>
            </section>
        </Shown>
    }
    .into_any()
}
