//! Who does what, by when.

use super::register::Identified;
use super::stamp::Stamp;
use super::time::Timestamp;

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
}

impl Identified for Action {
    fn id(&self) -> Stamp {
        self.id
    }
}
