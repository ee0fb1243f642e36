//! The impact in the update that is being written: it is the one that stands, until somebody writes another one.

use crate::domain::{Impact, State};
use crate::export::stated_impact;
use crate::ui::kit::signals::effect;
use crate::ui::state::composer::{Composer, Part};
use leptos::prelude::*;

impl Composer {
    /// Takes what somebody types into a part: the first words of an update bring the impact along.
    pub fn typed(self, part: Part, words: String) {
        let is_first = untrack(|| self.is_blank() && !self.is_last());
        if is_first && part != Part::Impact && !words.trim().is_empty() {
            self.write(Part::Impact, self.impact());
        }
        self.write(part, words);
    }

    /// The impact as those whom it is for may read it.
    fn impact(self) -> String {
        let audience = self.audience.get_untracked();
        self.session.peek(|i| stated_impact(i.state(), audience)).unwrap_or_default()
    }

    /// From now on the update says another impact once it is stated, where it said the one before.
    pub(super) fn follow_impact(self) {
        let statements = self.session.derive(|s| s.impact_history().len());
        effect(move || {
            statements();
            let (stands, now) = (self.part(Part::Impact).get_untracked(), self.impact());
            let was = self.session.peek(|i| was_impact(i.state(), &stands)) == Some(true);
            if was && !now.is_empty() && stands.trim() != now.trim() {
                self.write(Part::Impact, now);
            }
        });
    }
}

/// Whether these words stated the impact before.
fn was_impact(state: &State, words: &str) -> bool {
    let is_it = |said: &Impact| {
        [said.sentence(true), said.sentence(false), said.line()].iter().any(|one| one == words)
    };
    let mut history = state.impact_history().into_iter();
    let words = words.trim();
    !words.is_empty() && history.any(|statement| is_it(&statement.said) || statement.said.what == words)
}
