//! Stale evidence: what was seen before the system was changed may no longer be so.

use super::State;
use crate::domain::model::Evidence;
use crate::domain::values::{ChangeKind, Stamp, Timestamp};

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
    /// Whether a piece of evidence was seen before a change and not since.
    pub fn is_stale(&self, evidence: &Evidence) -> bool {
        self.changes.last().is_some_and(|(latest, _)| *latest > evidence.checked())
    }

    /// The first change after a piece of evidence was last checked; `None` while it still holds.
    pub fn stale(&self, evidence: &Evidence) -> Option<Stale> {
        let checked = evidence.checked();
        let next = self.changes.partition_point(|(at, _)| *at <= checked);
        let (at, change) = *self.changes.get(next)?;
        Some(Stale { change, kind: self.change_kind(change), at })
    }
}
