//! Promises: when the next update is due, and what became of the earlier ones.

use crate::domain::values::{Audience, Identified, Stamp, Timestamp};

/// A promise to give an update by an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The event that made it.
    pub id: Stamp,
    /// To whom.
    pub audience: Audience,
    /// When it was made.
    pub made: Timestamp,
    /// Until when.
    pub due: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It still runs.
    Running,
    /// The update went out at that time: kept when that is not after it was due, else late.
    Updated(Timestamp),
    /// It was moved before an update went out, at that time and for that reason.
    PushedBack {
        /// When it was moved.
        at: Timestamp,
        /// Why.
        reason: String,
    },
    /// The incident was resolved first, at that time.
    Ended(Timestamp),
}

impl Identified for Promise {
    fn id(&self) -> Stamp {
        self.id
    }
}

impl Promise {
    /// Whether it still runs.
    pub fn is_running(&self) -> bool {
        self.outcome == Outcome::Running
    }

    /// By how many milliseconds the update was late; zero or less when the promise was kept, `None`
    /// when no update answered it.
    pub fn lateness(&self) -> Option<i64> {
        match self.outcome {
            Outcome::Updated(at) => Some(at.since(self.due)),
            Outcome::Running | Outcome::PushedBack { .. } | Outcome::Ended(_) => None,
        }
    }

    /// Whether the update came in time.
    pub fn was_kept(&self) -> bool {
        self.lateness().is_some_and(|late| late <= 0)
    }
}
