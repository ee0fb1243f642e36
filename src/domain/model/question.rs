//! What one wants to know.

use crate::domain::values::{Identified, Stamp, Timestamp};

/// A question. Whether it has the focus is the incident's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The event that asked it.
    pub id: Stamp,
    /// What is asked.
    pub text: String,
    /// When it was asked.
    pub asked: Timestamp,
    /// What answered it last; `None` while it is open or parked.
    pub answer: Option<Answer>,
}

/// What answered a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The finding, the piece of evidence or the theory.
    pub by: Stamp,
    /// When that was said.
    pub at: Timestamp,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionStanding {
    /// It is being followed: it has the focus.
    Open,
    /// It was put aside, or asked while another one had the focus.
    Parked,
    /// Something answered it.
    Answered,
}

impl Identified for Question {
    fn id(&self) -> Stamp {
        self.id
    }
}
