//! Which pane of the incident's screen shows where only one can.

use crate::ui::kit::focus::once_made;
use crate::ui::kit::signals::Choice;
use crate::ui::state::actions::press;

/// The panes, of which a narrow screen shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The timeline and the capture box.
    Working,
    /// Questions and theories.
    Theories,
    /// The status update.
    Update,
    /// The debrief.
    Debrief,
}

impl Pane {
    /// All of them, as the tabs have them.
    pub const ALL: [Pane; 4] = [Pane::Working, Pane::Theories, Pane::Update, Pane::Debrief];

    /// What its tab is called.
    pub fn name(self) -> &'static str {
        match self {
            Pane::Working => "Working",
            Pane::Theories => "Theories",
            Pane::Update => "Update",
            Pane::Debrief => "Debrief",
        }
    }

    /// The class of the screen while it shows.
    pub fn class(self) -> &'static str {
        match self {
            Pane::Working => "incident show-working",
            Pane::Theories => "incident show-theories",
            Pane::Update => "incident show-update",
            Pane::Debrief => "incident show-debrief",
        }
    }
}

/// Which pane shows where only one can.
#[derive(Clone, Copy)]
pub struct ShownPane(pub Choice<Pane>);

impl ShownPane {
    /// Shows a pane and puts the focus on an element in it.
    pub fn show(self, pane: Pane, focus: &'static str) {
        self.0.set(pane);
        crate::ui::kit::focus::focus(focus);
    }

    /// Shows a pane and presses a button in it.
    pub fn press(self, pane: Pane, id: &'static str) {
        self.0.set(pane);
        once_made(move || press(id));
    }

    /// Whether that pane is the one that was asked for.
    pub fn is(self, pane: Pane) -> bool {
        self.0.get() == pane
    }
}
