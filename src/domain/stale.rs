//! Stale evidence: what was seen before the system was changed may no longer be so.

use super::change::ChangeKind;
use super::evidence::Evidence;
use super::incident::State;
use super::stamp::Stamp;
use super::time::Timestamp;

/// The change that a piece of evidence was seen before, and has not been seen since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stale {
    /// The entry of the change.
    pub change: Stamp,
    /// What kind of change it was, as far as its words tell.
    pub kind: ChangeKind,
    /// When it was made.
    pub at: Timestamp,
}

impl State {
    /// The first change after a piece of evidence was last checked; `None` while it still holds.
    pub fn stale(&self, evidence: &Evidence) -> Option<Stale> {
        let checked = evidence.checked();
        let next = self.changes.partition_point(|(at, _)| *at <= checked);
        let (at, change) = *self.changes.get(next)?;
        let words = self.entries.get(change).map_or("", |entry| &entry.text);
        Some(Stale { change, kind: ChangeKind::of(words), at })
    }
}
