//! Words that are still being typed, kept with every key.

use crate::domain::{Incident, IncidentId, Stamp, Timestamp, holds};
use crate::export::Templates;
use crate::settings::TEMPLATES;
use crate::ui::kit::signals::effect;
use crate::ui::state::session::Session;
use crate::ui::state::session::author::OWN_NAME;
use leptos::prelude::*;

/// The field of the log's box.
pub const LOG_ENTRY: &str = "log-entry";

/// Where the name of whoever concluded last is remembered.
pub const WHO: &str = "who";

/// Where it is remembered what the wording check ignores in an incident.
pub fn ignored_key(id: IncidentId) -> String {
    format!("language/{}", id.0)
}

/// Where it is remembered when an incident was exported last.
pub fn exported_key(id: IncidentId) -> String {
    format!("exported/{}", id.0)
}

/// The unfinished words of the open incident; copies are the same.
#[derive(Clone, Copy)]
pub struct Drafts(pub(super) Session);

impl Drafts {
    /// The words of an unfinished field of the open incident, kept as they change. What the mirror
    /// has of it arrives a moment after the page has opened, and shows only where nothing was typed.
    pub fn field(self, field: &str) -> RwSignal<String> {
        let name = self.draft_name(field);
        let first = self.stored_draft(&name);
        let text = RwSignal::new(first.clone());
        self.follow_draft(field, text, first);
        text
    }

    /// The same for a field that was there before the session: what is typed in it stays, and is kept now.
    pub fn take_up(self, field: &str, text: RwSignal<String>) {
        let typed = text.get_untracked();
        let first = self.stored_draft(&self.draft_name(field));
        if typed.is_empty() {
            text.set(first.clone());
        } else if typed != first {
            self.keep(field, &typed);
        }
        self.follow_draft(field, text, first);
    }

    fn follow_draft(self, field: &str, text: RwSignal<String>, first: String) {
        let name = self.draft_name(field);
        effect(move || {
            self.0.drafts_arrived.track();
            let arrived = self.stored_draft(&name);
            if text.get_untracked() == first && arrived != first {
                text.set(arrived);
            }
        });
        self.follow_erasure(field, text);
    }

    /// Empties a field whose words were redacted; each of its keystrokes was kept, so they are the
    /// draft's.
    fn follow_erasure(self, field: &str, text: RwSignal<String>) {
        let name = self.draft_name(field);
        let is_begun = StoredValue::new(false);
        effect(move || {
            self.0.drafts_erased.track();
            // What was handed to the field before it first looks here may not be kept yet, and nobody has erased it.
            if is_begun.try_update_value(|is_begun| std::mem::replace(is_begun, true)) != Some(true) {
                return;
            }
            if self.stored_draft(&name).is_empty() && !text.with_untracked(String::is_empty) {
                text.set(String::new());
            }
        });
    }

    /// Clears what was kept beside the log and holds words of an incident which are redacted now: unfinished words
    /// here and in other tabs, templates, a name, what the wording check ignores, a message on the screen.
    pub fn erase(self, id: IncidentId, words: &[String], targets: &[Stamp]) {
        let fields: Vec<String> = targets.iter().flat_map(fields_of).collect();
        if self.0.journal.with_value(|journal| journal.erase_drafts(id, words, &fields)) {
            self.0.drafts_erased.notify();
        }
        // What was ignored is told by its words, which may be among them.
        let ignored = ignored_key(id);
        if self.0.recall(&ignored).is_some_and(|kept| !kept.is_empty()) {
            self.0.remember(&ignored, "");
        }
        let is_held = |text: &str| words.iter().any(|words| holds(text, words));
        for name in [WHO, OWN_NAME] {
            if self.0.recall(name).is_some_and(|who| is_held(&who)) {
                self.0.remember(name, "");
            }
        }
        let mut templates = self.own_templates();
        if templates.erase(words) > 0 {
            self.0.remember(TEMPLATES, &templates.written());
        }
        // Another tab may have erased them before this one.
        self.0.settings_changed.notify();
        if self.0.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| is_held(&toast.text))) {
            self.0.toast.set(None);
        }
    }

    /// How many of the person's own templates hold any of `words`.
    pub fn templates_with(self, words: &[String]) -> usize {
        self.own_templates().erase(words)
    }

    fn own_templates(self) -> Templates {
        Templates::read(&self.0.recall(TEMPLATES).unwrap_or_default())
    }

    /// The words that stand in some fields of the open incident in another tab, and when they were typed. Whoever reads
    /// this is told when somebody types there.
    pub fn elsewhere(self, fields: &[&str]) -> Option<(Timestamp, Vec<String>)> {
        self.0.drafts_elsewhere.track();
        self.0.drafts_erased.track();
        let names: Vec<String> = fields.iter().map(|field| self.draft_name(field)).collect();
        self.0.journal.with_value(|journal| journal.drafts_elsewhere(&names))
    }

    /// Whoever reads this is told when words were erased out of unfinished fields.
    pub fn follow_erasures(self) {
        self.0.drafts_erased.track();
    }

    /// Keeps the words of an unfinished field of the open incident.
    pub fn keep(self, field: &str, text: &str) {
        let name = self.draft_name(field);
        self.0.journal.with_value(|journal| journal.keep_draft(&name, text));
    }

    /// What is kept under a field of the open incident in this tab alone.
    pub fn own(self, field: &str) -> String {
        let name = self.draft_name(field);
        self.0.journal.with_value(|journal| journal.own_draft(&name))
    }

    /// Whether there are words of an unfinished field of the open incident.
    pub fn has(self, field: &str) -> bool {
        !self.stored_draft(&self.draft_name(field)).is_empty()
    }

    /// The words of a correction that is open in this tab; empty when none is.
    pub fn correction(self, target: Stamp) -> String {
        self.own(&correction_field(target))
    }

    /// Keeps the words of a correction that is open, none when it is done.
    pub fn keep_correction(self, target: Stamp, text: &str) {
        self.keep(&correction_field(target), text);
    }

    /// The words of a correction that was cancelled in this tab; empty when there are none.
    pub fn left_correction(self, target: Stamp) -> String {
        self.own(&format!("left-{target}"))
    }

    /// Keeps the words of a correction that is cancelled, none when they were brought back or are not wanted.
    pub fn leave_correction(self, target: Stamp, text: &str) {
        self.keep(&format!("left-{target}"), text);
    }

    /// The time that is being put in the place of an entry's, in this tab; empty when none is.
    pub fn retiming(self, target: Stamp) -> String {
        self.own(&format!("when-{target}"))
    }

    /// Keeps a time that is being typed for an entry, none when it is done.
    pub fn keep_retiming(self, target: Stamp, typed: &str) {
        self.keep(&format!("when-{target}"), typed);
    }

    /// Words for a log that were written where there was no incident, before the program had come.
    pub fn before_the_program(self) -> String {
        self.stored_draft(LOG_ENTRY)
    }

    /// They go into the log's box of the incident that is declared.
    pub fn move_into_log(self, id: IncidentId) {
        let words = self.before_the_program();
        if words.is_empty() {
            return;
        }
        self.0.journal.with_value(|journal| {
            journal.keep_draft(&format!("{}/{LOG_ENTRY}", id.0), &words);
            journal.keep_draft(LOG_ENTRY, "");
        });
    }

    fn stored_draft(self, name: &str) -> String {
        self.0.journal.with_value(|journal| journal.draft(name))
    }

    fn draft_name(self, field: &str) -> String {
        self.0.peek(Incident::id).map_or_else(|| field.to_owned(), |id| format!("{}/{field}", id.0))
    }
}

/// The fields in which the words of an event, or whose it is, are being changed.
fn fields_of(target: &Stamp) -> Vec<String> {
    let begin = [
        "correct",
        "left",
        "when",
        "action-owner",
        "action-due",
        "action-task",
        "follow-up-text",
        "follow-up-owner",
    ];
    begin.into_iter().map(|field| format!("{field}-{target}")).collect()
}

fn correction_field(target: Stamp) -> String {
    format!("correct-{target}")
}
