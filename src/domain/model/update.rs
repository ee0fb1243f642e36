//! Status updates: their parts, and what was sent.

use crate::domain::facts::UpdateParts;
use crate::domain::values::{Audience, Identified, Phase, Stamp, Timestamp};

/// How an update went out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sending {
    /// As what it was copied, by the name on the menu; empty where nobody said.
    pub destination: String,
    /// What the wording check held against it, one a line; empty where nothing was.
    pub overridden: String,
}

/// An update that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The event that says so.
    pub id: Stamp,
    /// Whom it was for.
    pub audience: Audience,
    /// The phase that it named.
    pub phase: Phase,
    /// Its parts.
    pub parts: UpdateParts,
    /// The very text that was sent.
    pub text: String,
    /// How it went out.
    pub how: Sending,
    /// When it was sent.
    pub sent: Timestamp,
    /// The time for the next one that it promised.
    pub next_due: Option<Timestamp>,
}

impl Identified for Message {
    fn id(&self) -> Stamp {
        self.id
    }
}
