//! Status updates: their parts, and what was sent.

use super::audience::Audience;
use super::phase::Phase;
use super::register::Identified;
use super::stamp::Stamp;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a status update says, but for the time of the next one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct UpdateParts {
    /// What is happening, in plain words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub happening: String,
    /// Who cannot do what, where, since when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub impact: String,
    /// What is being done about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doing: String,
    /// What the reader can do meanwhile.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reader: String,
}

impl UpdateParts {
    /// The four parts with their headings, in the order in which they are read.
    pub fn named(&self) -> [(&'static str, &str); 4] {
        [
            ("What is happening", &self.happening),
            ("Impact", &self.impact),
            ("What we are doing", &self.doing),
            ("What you can do", &self.reader),
        ]
    }

    /// Whether no part says anything.
    pub fn is_blank(&self) -> bool {
        self.named().iter().all(|(_, text)| text.trim().is_empty())
    }
}

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
