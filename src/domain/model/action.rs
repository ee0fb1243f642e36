//! Who does what, by when.

use crate::domain::values::{Identified, Stamp, Timestamp};

/// A task during the incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The event that assigned it.
    pub id: Stamp,
    /// Who does it.
    pub owner: String,
    /// What is to be done.
    pub text: String,
    /// Until when, where that was said.
    pub due: Option<Timestamp>,
    /// When it was done.
    pub done: Option<Timestamp>,
    /// The theory that it looks into.
    pub theory: Option<Stamp>,
}

impl Action {
    /// Whether it should have been done by `now`, and is not.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < now)
    }
}

impl Identified for Action {
    fn id(&self) -> Stamp {
        self.id
    }
}
