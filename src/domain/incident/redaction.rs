//! What a redaction reaches: the words of an event, of its corrections, and the title's.

use super::Incident;
use crate::domain::facts::{Fact, REDACTED};
use crate::domain::values::Stamp;

impl Incident {
    /// The words that go when `target` is redacted, before they are gone.
    pub fn words_under(&self, target: Stamp) -> Vec<String> {
        let mut words = Vec::new();
        for event in &self.log {
            let corrects = match &event.fact {
                Fact::Corrected { target: other, .. } => *other == target,
                Fact::Detail(detail) => detail.belongs_to() == Some(target),
                Fact::Debrief(fact) => fact.belongs_to() == Some(target),
                _ => false,
            };
            if event.stamp == target || corrects {
                event.fact.clone().each_words(&mut |said| words.push(std::mem::take(said)));
            }
        }
        words.retain(|said| said != REDACTED && !said.trim().is_empty());
        words
    }

    /// The events that gave the incident its titles, as far as their words are still here. The
    /// declaration has no row in the timeline by which it could be redacted.
    pub fn titles(&self) -> Vec<Stamp> {
        let gives_title = |fact: &Fact| matches!(fact, Fact::Declared { .. } | Fact::Retitled { .. });
        let titles = self.log.iter().filter(|event| gives_title(&event.fact) && !self.is_redacted(event));
        titles.map(|event| event.stamp).collect()
    }
}
