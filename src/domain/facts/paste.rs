//! A text that was pasted, and the entries that were made of it.

use crate::domain::values::{Stamp, Timestamp};
use serde::{Deserialize, Serialize};

/// A text that was pasted. Undoing it takes back the entries that were made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Paste {
    /// The text as it stood in the box, or the lines of it that were chosen where it is a file's; empty where its only
    /// entry holds it whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The name of the file that its lines are of; empty where it was pasted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The zones in which those of its times were read that name none, as they were chosen or supposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<String>,
    /// What was made of it, in the order of the text.
    pub parts: Vec<PastePart>,
}

/// An entry that was made of a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PastePart {
    /// The entry.
    pub entry: Stamp,
    /// The first byte of its words in the text.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub start: usize,
    /// The byte behind the last.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub end: usize,
    /// When what it tells of was over, where it tells of more than a moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

fn is_zero(place: &usize) -> bool {
    *place == 0
}
