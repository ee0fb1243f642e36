//! After a change: what one expects to see, by when, and whether it is so. A change that is made without saying what it
//! should do cannot fail, and so shows nothing.

use super::{Effect, State, Stated};
use crate::domain::values::{Phase, Stamp, Timestamp};

/// For how long after a change it is worth asking what is expected of it, in milliseconds.
const ASKED_FOR: i64 = 15 * 60_000;

impl State {
    /// What one has to look at now: the expectation that was due first and of which nobody has said what was seen. None
    /// once the incident is resolved.
    pub fn effect_due(&self, now: Timestamp) -> Option<&Stated<Effect>> {
        self.awaited_effects().filter(|effect| effect.said.by <= now).min_by_key(|effect| effect.said.by)
    }

    /// The expectations that nobody has looked at yet, of changes that stand.
    pub fn awaited_effects(&self) -> impl Iterator<Item = &Stated<Effect>> {
        let is_over = self.phase == Phase::Resolved;
        let is_seen = |id: Stamp| self.entries.get(id).is_some_and(|entry| entry.undone.is_none());
        self.details.effects.iter().filter(move |effect| {
            !is_over && !effect.said.seen.is_some_and(is_seen) && self.is_change_entry(effect.said.change)
        })
    }

    /// The change that was made last, where it was a moment ago and nobody has said what is expected of it.
    pub fn change_without_expectation(&self, now: Timestamp) -> Option<Stamp> {
        let (at, change) = *self.changes.last()?;
        let is_recent = (0..ASKED_FOR).contains(&now.since(at)) && self.phase != Phase::Resolved;
        let is_expected = self.details.effects.iter().any(|effect| effect.said.change == change);
        Some(change).filter(|_| is_recent && !is_expected)
    }

    /// The change that was made last.
    pub fn latest_change(&self) -> Option<Stamp> {
        self.changes.last().map(|(_, change)| *change)
    }

    /// Takes in what is expected; the same again means another time. What it names that is not here.
    pub(in crate::domain) fn expect_effect(&mut self, effect: Stated<Effect>) -> Option<Stamp> {
        let Effect { change, text, .. } = &effect.said;
        if !self.is_change_entry(*change) {
            return Some(*change);
        }
        self.details.effects.retain(|other| (other.said.change, &other.said.text) != (*change, text));
        self.details.effects.push(effect);
        None
    }

    /// Takes in what was seen. What it names that is not here.
    pub(in crate::domain) fn check_effect(&mut self, expected: Stamp, seen: Stamp) -> Option<Stamp> {
        if !self.entries.contains(seen) {
            return Some(seen);
        }
        let effect = self.details.effects.iter_mut().find(|effect| effect.id == expected);
        effect.map(|effect| effect.said.seen = Some(seen)).is_none().then_some(expected)
    }
}
