//! Words that are still being typed, kept with every key.

use super::Session;
use crate::domain::Incident;
use crate::ui::lean::effect;
use leptos::prelude::*;

impl Session {
    /// The words of an unfinished field of the open incident, kept as they change. What the mirror
    /// has of it arrives a moment after the page has opened, and shows only where nothing was typed.
    pub fn draft(self, field: &str) -> RwSignal<String> {
        let name = self.draft_name(field);
        let first = self.stored_draft(&name);
        let text = RwSignal::new(first.clone());
        effect(move || {
            self.drafts_arrived.track();
            let arrived = self.stored_draft(&name);
            if text.get_untracked() == first && arrived != first {
                text.set(arrived);
            }
        });
        text
    }

    /// Keeps the words of an unfinished field of the open incident.
    pub fn keep_draft(self, field: &str, text: &str) {
        let name = self.draft_name(field);
        self.journal.with_value(|journal| journal.keep_draft(&name, text));
    }

    fn stored_draft(self, name: &str) -> String {
        self.journal.with_value(|journal| journal.draft(name))
    }

    fn draft_name(self, field: &str) -> String {
        self.peek(Incident::id).map_or_else(|| field.to_owned(), |id| format!("{}/{field}", id.0))
    }
}
