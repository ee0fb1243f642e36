//! The details of an incident: what is said of it beside its log. They stand in the side sheet, which is not in sight
//! until it is asked for, so that nobody who is alone has to walk past them.

mod action_change;
mod actions;
mod all_clear;
mod changes;
mod form;
mod impact;
mod pins;
mod roles;
mod section;
mod start;
mod watch;

pub use crate::ui::screens::incident::details::all_clear::AllClearPanel;
pub use crate::ui::screens::incident::details::pins::{PinStrip, Pins};
pub use crate::ui::screens::incident::details::start::copy_announcement;
pub use crate::ui::screens::incident::details::watch::WatchBar;

use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::side_sheet::{SHEET_HEAD, SideSheet};
use crate::ui::kit::signals::{aria, flag};
use crate::ui::platform::keys::is_touch;
use crate::ui::screens::incident::details::actions::Actions;
use crate::ui::screens::incident::details::changes::Changes;
use crate::ui::screens::incident::details::impact::ImpactNow;
use crate::ui::screens::incident::details::pins::PinsForm;
use crate::ui::screens::incident::details::roles::Roles;
use crate::ui::screens::incident::details::section::{Folding, known, wanted};
use crate::ui::screens::incident::details::start::{OverWhen, Start, WhoNeedsToKnow};
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Section, Sheet, ShownSheet};
use leptos::prelude::*;

/// What of the incident's screen is open besides the sheet. Copies are the same.
#[derive(Clone, Copy)]
pub struct PanelState {
    /// The region **All clear**.
    pub all_clear: RwSignal<bool>,
    /// The title as a field.
    pub renaming: RwSignal<bool>,
}

impl PanelState {
    /// Nothing yet.
    pub fn new() -> PanelState {
        let closed = || RwSignal::new(false);
        PanelState { all_clear: closed(), renaming: closed() }
    }
}

/// Opens the details, or closes them. While nobody has said what the impact is, one writes that first; on a touch
/// screen a field would bring the keyboard, and the sheet would be gone under it.
pub fn turn_details(session: Session, sheet: ShownSheet) {
    if untrack(|| sheet.is(Sheet::Details)) {
        return sheet.close();
    }
    let is_known = session.peek(|i| i.state().impact().is_some()) == Some(true);
    let is_unfolded = untrack(|| sheet.is_unfolded(Section::Impact));
    let begins = !is_known && is_unfolded && !is_touch();
    sheet.open_on(Sheet::Details, if begins { Section::Impact.first_field() } else { SHEET_HEAD });
}

/// The button in the banner; it says when actions are overdue.
#[component]
pub fn DetailsButton(session: Session, sheet: ShownSheet) -> impl IntoView {
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
                press=clicked(move || turn_details(session, sheet))
                attr:id="details"
                attr:title="d"
                attr:aria-expanded=aria(move || sheet.is(Sheet::Details))
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
#[component]
pub fn DetailsSheet(
    session: Session,
    sheet: ShownSheet,
    pins: Pins,
    /// How often the sheet **Your system** was opened.
    system: RwSignal<usize>,
) -> impl IntoView {
    view! {
        <Shown when=flag(move || sheet.is(Sheet::Details))>
            <SideSheet name="Details" close_name="Close details" close=move |()| sheet.close()>
                <Sections session sheet pins />
                // Where there are no keys, it is one press more away.
                <p>
                    <Button class="quiet small" press=clicked(move || system.update(|times| *times += 1))>
                        "Your system"
                        <kbd aria-hidden="true">"s"</kbd>
                    </Button>
                </p>
            </SideSheet>
        </Shown>
    }
    .into_any()
}

#[component]
fn Sections(session: Session, sheet: ShownSheet, pins: Pins) -> impl IntoView {
    wanted(session).into_iter().for_each(|section| sheet.unfold(section));
    let known = |section| known(session, pins, section);
    let now = session.now();
    let is_overdue = session.flag(move |s| s.overdue_actions(now.get()) > 0);
    view! {
        <Folding section=Section::Impact sheet known=known(Section::Impact)>
            <ImpactNow session />
        </Folding>
        <Folding section=Section::People sheet known=known(Section::People)>
            <Roles session />
            <WhoNeedsToKnow session />
        </Folding>
        <Folding section=Section::Actions sheet known=known(Section::Actions) is_overdue>
            <Actions session />
        </Folding>
        <Folding section=Section::Changes sheet known=known(Section::Changes)>
            <Changes session />
        </Folding>
        <Folding section=Section::StartAndEnd sheet known=known(Section::StartAndEnd)>
            <Start session />
            <OverWhen session />
        </Folding>
        <Folding section=Section::Links sheet known=known(Section::Links)>
            <PinsForm session pins />
        </Folding>
    }
}
