//! What a status update says.

use serde::{Deserialize, Serialize};

/// What a status update says, but for the time of the next one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UpdateParts {
    /// The public headline; empty where nobody wrote one. The incident's title is another thing: it is for people inside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub headline: String,
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

    /// Every text in it, the headline first.
    pub fn texts_mut(&mut self) -> [&mut String; 5] {
        let UpdateParts { headline, happening, impact, doing, reader } = self;
        [headline, happening, impact, doing, reader]
    }

    /// The same, with the words of `others` where it says nothing.
    pub fn filled(mut self, mut others: UpdateParts) -> UpdateParts {
        for (text, other) in self.texts_mut().into_iter().zip(others.texts_mut()) {
            if text.trim().is_empty() {
                *text = std::mem::take(other);
            }
        }
        self
    }

    /// Whether no part says anything: a headline alone is no update.
    pub fn is_blank(&self) -> bool {
        self.named().iter().all(|(_, text)| text.trim().is_empty())
    }
}
