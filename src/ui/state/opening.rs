//! The state of the first screen, before there is a session and after.
//!
//! It knows no incident, no journal and nothing of serde; those come with the session ([`crate::ui::app::begin`]), which hands
//! over what it can do as a [`Rest`]. Until then a title is kept in its draft, and one that is declared goes to
//! `page/preboot.js`, where its log can be written at once.

use crate::domain::{Severity, SeverityNames, Title};
use crate::journal::draft;
use crate::ui::kit::signals::Choice;
use crate::ui::platform::{clock, js, keys, storage};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::KeyboardEvent;

/// The field of the title, and what its draft is called.
pub const TITLE: &str = "title";

/// A place on the first screen that the session fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What is said before the field: about the stores, words from before, a file that is being imported.
    Above,
    /// The incidents of this device, and what is to be done about them.
    Below,
}

/// What a session adds to the opening.
pub trait Rest {
    /// Fills a place of the first screen.
    fn home(&self, place: Place) -> AnyView;
    /// The screen of the open incident.
    fn incident(&self) -> AnyView;
    /// Dialogs and toasts.
    fn around(&self) -> AnyView;
    /// Keeps the title that is being typed.
    fn keep_title(&self, words: &str);
    /// Declares an incident.
    fn declare(&self, title: Title, severity: Severity);
}

/// The opening. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The title that is being typed.
    pub title: RwSignal<String>,
    /// How bad it is.
    pub severity: Choice<Severity>,
    /// What the severities are called in incidents to come, a line each.
    pub severity_names: RwSignal<String>,
    /// How often each dialog was opened; what was asked for before the session is there opens with it.
    pub palette: RwSignal<usize>,
    /// The same.
    pub keys: RwSignal<usize>,
    /// The same.
    pub settings: RwSignal<usize>,
    /// How often a file to import was chosen.
    pub chosen: RwSignal<usize>,
    /// Which screen shows: none of an incident is the first one.
    screen: RwSignal<usize>,
    has_rest: RwSignal<bool>,
    rest: StoredValue<Option<Rc<dyn Rest>>, LocalStorage>,
    owner: StoredValue<Option<Owner>, LocalStorage>,
}

const FIRST: usize = 0;

impl Opening {
    /// Nothing is typed, and no session is there.
    pub fn new(owner: &Owner) -> Opening {
        let counter = || RwSignal::new(0_usize);
        Opening {
            title: RwSignal::new(String::new()),
            severity: Choice::new(&Severity::RANKS, Severity::default()),
            severity_names: RwSignal::new(lines(&SeverityNames::default())),
            palette: counter(),
            keys: counter(),
            settings: counter(),
            chosen: counter(),
            screen: counter(),
            has_rest: RwSignal::new(false),
            rest: StoredValue::new_local(None),
            owner: StoredValue::new_local(Some(owner.clone())),
        }
    }

    /// Runs with the owner of all that lives as long as the page.
    pub fn owned<T>(self, run: impl FnOnce() -> T) -> T {
        match self.owner.get_value() {
            Some(owner) => owner.with(run),
            None => run(),
        }
    }

    /// The session is there.
    pub fn complete(self, rest: Rc<dyn Rest>) {
        self.rest.set_value(Some(rest));
        self.has_rest.set(true);
    }

    /// Shows the screen of the open incident, made anew, or the first one.
    pub fn show(self, is_incident: bool) {
        let now = self.screen.get_untracked();
        let next = if is_incident { now + 1 } else { FIRST };
        if is_incident {
            // What was typed is in its draft; where that is erased, it must not come back from here. The next one begins anew.
            self.title.set(String::new());
            self.severity.set(Severity::default());
            self.chosen.set(0);
        }
        if now != next {
            self.screen.set(next);
        }
    }

    /// The session, once it is there; whoever asks is told when it comes.
    pub fn rest(self) -> Option<Rc<dyn Rest>> {
        self.has_rest.get().then(|| self.rest.get_value()).flatten()
    }

    /// Whether the session is there, without following it.
    pub fn has_rest(self) -> bool {
        self.has_rest.get_untracked()
    }

    /// Whether the first screen shows.
    pub fn is_first(self) -> bool {
        self.screen.get() == FIRST
    }

    /// The one key that is for the page in any field, until the session hears them all.
    pub fn pressed(self, event: &KeyboardEvent) {
        let is_palette = event.code() == "KeyK" && keys::is_command(event) && !event.repeat();
        if is_palette && !self.has_rest.get_untracked() {
            event.prevent_default();
            self.palette.update(|times| *times += 1);
        }
    }

    /// Keeps the title as it is now.
    pub fn keep_title(self, words: &str) {
        match self.rest.get_value() {
            Some(rest) => rest.keep_title(words),
            None => keep_draft(words),
        }
    }

    /// Declares an incident, or has it done as soon as that can be: its log can be written meanwhile.
    pub fn declare(self, title: Title) {
        match self.rest.get_value() {
            Some(rest) => rest.declare(title, self.severity.get_untracked()),
            None => js::let_go(js::call(&js::global("preboot"), "declare", &[&title.as_str().into()])),
        }
    }
}

/// The names that can be chosen, a line each.
pub fn lines(names: &SeverityNames) -> String {
    let all: Vec<&str> = names.all().iter().map(|severity| names.name(*severity)).collect();
    all.join("\n")
}

/// As `journal` keeps drafts, in local storage alone. Where it takes nothing the words are in the field, and the session
/// keeps them when it comes.
fn keep_draft(words: &str) {
    let key = draft::key(TITLE, &storage::tab_name());
    let store = window().local_storage().ok().flatten();
    store.map(|store| store.set_item(&key, &draft::value(clock::now(), words)).is_ok());
}
