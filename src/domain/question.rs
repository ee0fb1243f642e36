//! What one wants to know.

use super::register::Identified;
use super::stamp::Stamp;
use super::time::Timestamp;

/// A question. Whether it has the focus is the incident's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The event that asked it.
    pub id: Stamp,
    /// What is asked.
    pub text: String,
    /// When it was asked.
    pub asked: Timestamp,
}

impl Identified for Question {
    fn id(&self) -> Stamp {
        self.id
    }
}
