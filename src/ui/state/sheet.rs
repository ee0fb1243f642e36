//! The side sheet: what stands beside the panes for a while, one at a time.

use crate::ui::kit::focus::{focus, give};
use crate::ui::kit::side_sheet::SHEET_HEAD;
use crate::ui::kit::signals::Choice;
use crate::ui::platform::js::matches_media;
use leptos::prelude::*;
use web_sys::Element;

/// From this width on there is room for it beside the panes, as `style/sheet.css` has it.
const BESIDE: &str = "(min-width: 1720px)";

/// What the sheet can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Nothing: it is closed.
    None,
    /// The details of the incident.
    Details,
    /// The ledger of promises, the update policy and the alarms.
    Promises,
    /// The form that moves a promise.
    PushBack,
}

impl Sheet {
    const ALL: [Sheet; 4] = [Sheet::None, Sheet::Details, Sheet::Promises, Sheet::PushBack];

    /// The id of what gets the focus when it opens.
    fn first(self) -> &'static str {
        if self == Sheet::PushBack { "push-back-reason" } else { SHEET_HEAD }
    }
}

/// A section of the details, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Who cannot do what, since when.
    Impact,
    /// Who has which role, and who needs to know.
    People,
    /// Who does what by when.
    Actions,
    /// What was changed in the system, and how.
    Changes,
    /// When it began, and by what one sees that it is over.
    StartAndEnd,
    /// What is kept at hand.
    Links,
}

impl Section {
    /// All of them.
    pub const ALL: [Section; 6] = [
        Section::Impact,
        Section::People,
        Section::Actions,
        Section::Changes,
        Section::StartAndEnd,
        Section::Links,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Section::Impact => "Impact",
            Section::People => "People",
            Section::Actions => "Actions",
            Section::Changes => "Changes",
            Section::StartAndEnd => "Start and end",
            Section::Links => "Links",
        }
    }

    /// The id of its line.
    pub fn id(self) -> &'static str {
        match self {
            Section::Impact => "details-impact",
            Section::People => "details-people",
            Section::Actions => "details-actions",
            Section::Changes => "details-changes",
            Section::StartAndEnd => "details-start-and-end",
            Section::Links => "details-links",
        }
    }

    /// The id of the field that one writes in first.
    pub fn first_field(self) -> &'static str {
        match self {
            Section::Impact => "impact-who",
            Section::People => "role",
            Section::Actions => "action-owner",
            Section::Changes => "change-what",
            Section::StartAndEnd => "start-began",
            Section::Links => "pin-name",
        }
    }

    fn bit(self) -> usize {
        1 << self as usize
    }
}

/// What the sheet shows, and which sections of the details are unfolded. Copies are the same sheet.
#[derive(Clone, Copy)]
pub struct ShownSheet {
    shown: Choice<Sheet>,
    unfolded: RwSignal<usize>,
    /// What had the focus when it was opened.
    before: StoredValue<Option<Element>, LocalStorage>,
}

impl ShownSheet {
    /// It is closed; of the details the impact is unfolded.
    pub fn closed() -> ShownSheet {
        ShownSheet {
            shown: Choice::new(&Sheet::ALL, Sheet::None),
            unfolded: RwSignal::new(Section::Impact.bit()),
            before: StoredValue::new_local(None),
        }
    }

    /// Whether it shows that.
    pub fn is(self, sheet: Sheet) -> bool {
        self.shown.get() == sheet
    }

    /// Shows that, in place of what it showed before. What had the focus gets it back when the sheet is closed.
    pub fn open(self, sheet: Sheet) {
        self.open_on(sheet, sheet.first());
    }

    /// The same, with the focus on what has that id.
    pub fn open_on(self, sheet: Sheet, id: &'static str) {
        let active = document().active_element().filter(|active| active.tag_name() != "BODY");
        // From one sheet to another: what opened the first one gets it back.
        if active.as_ref().is_none_or(|active| !is_in_sheet(active)) {
            self.before.set_value(active);
        }
        self.shown.set(sheet);
        focus(id);
    }

    /// Closes it. What had the focus before gets it back, unless somebody works elsewhere meanwhile.
    pub fn close(self) {
        let before =
            self.before.try_update_value(Option::take).flatten().filter(|before| before.is_connected());
        let is_inside = document()
            .active_element()
            .is_some_and(|active| active.tag_name() == "BODY" || is_in_sheet(&active));
        self.shown.set(Sheet::None);
        match before {
            _ if !is_inside => {}
            Some(before) => give(before),
            None => focus("log-entry"),
        }
    }

    /// Closes it where it lies over the panes: somebody has asked for what it covers.
    pub fn make_way(self) {
        if self.shown.get_untracked() != Sheet::None && !matches_media(BESIDE) {
            self.close();
        }
    }

    /// Shows that, or closes it where it shows already.
    pub fn turn(self, sheet: Sheet) {
        if self.shown.get_untracked() == sheet { self.close() } else { self.open(sheet) }
    }

    /// Shows a section of the details, unfolded, with the focus where one writes in it.
    pub fn open_at(self, section: Section) {
        self.unfold(section);
        self.open_on(Sheet::Details, section.first_field());
    }

    /// Whether a section is unfolded.
    pub fn is_unfolded(self, section: Section) -> bool {
        self.unfolded.get() & section.bit() != 0
    }

    /// Unfolds a section.
    pub fn unfold(self, section: Section) {
        self.unfolded.update(|bits| *bits |= section.bit());
    }

    /// Unfolds a section, or folds it.
    pub fn turn_section(self, section: Section) {
        self.unfolded.update(|bits| *bits ^= section.bit());
    }
}

fn is_in_sheet(element: &Element) -> bool {
    element.closest(".sheet").is_ok_and(|sheet| sheet.is_some())
}
