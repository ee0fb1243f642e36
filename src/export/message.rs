//! A status update as it is pasted.

use crate::domain::{Audience, Phase, Timestamp, UpdateParts, Zone};

/// What a status update is made of.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What is going wrong, in the incident's title.
    pub title: &'a str,
    /// The phase that it names.
    pub phase: Phase,
    /// Whom it is for.
    pub audience: Audience,
    /// What it says.
    pub parts: &'a UpdateParts,
    /// When the next one is due, where that is promised.
    pub next_due: Option<Timestamp>,
}

/// The update as plain text.
pub fn plain(draft: &Draft, _zone: &dyn Zone) -> String {
    draft.title.to_owned()
}

/// The update as GitHub Markdown.
pub fn markdown(draft: &Draft, _zone: &dyn Zone) -> String {
    draft.title.to_owned()
}
