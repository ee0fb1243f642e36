//! Stale evidence: what was seen before the system was changed may no longer be so. Nobody has to look again once nothing
//! hangs on it: the theory is concluded, or the incident is resolved.

use super::State;
use crate::domain::model::Evidence;
use crate::domain::values::{ChangeKind, Phase, Stamp, Timestamp};

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
    /// Whether a piece of evidence was seen before a change and not since, and somebody still thinks about what it speaks of.
    pub fn is_stale(&self, evidence: &Evidence) -> bool {
        self.changes.last().is_some_and(|(latest, _)| *latest > evidence.checked()) && self.matters(evidence)
    }

    /// Whether a theory that is still thought about hangs on it. What has lost its theory may come to matter again.
    fn matters(&self, evidence: &Evidence) -> bool {
        let is_alive = |id: Stamp| self.theories.get(id).is_some_and(|theory| theory.standing().is_alive());
        let hangs_on = evidence.toward.iter().any(|t| evidence.concerns(t.theory) && is_alive(t.theory));
        self.phase != Phase::Resolved && (hangs_on || evidence.toward.is_empty())
    }

    /// The first change after a piece of evidence was last checked; `None` while it still holds, or nothing hangs on it.
    pub fn stale(&self, evidence: &Evidence) -> Option<Stale> {
        if !self.matters(evidence) {
            return None;
        }
        let checked = evidence.checked();
        let next = self.changes.partition_point(|(at, _)| *at <= checked);
        let (at, change) = *self.changes.get(next)?;
        Some(Stale { change, kind: self.change_kind(change), at })
    }
}
