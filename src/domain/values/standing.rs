//! How sure one is of a theory.

use super::Leaning;
use serde::{Deserialize, Serialize};

/// How a theory stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Believed or feared; nothing was checked.
    #[default]
    Assumption,
    /// Being checked.
    Testing,
    /// Shown to be so, by evidence.
    Proven,
    /// Shown not to be so, by evidence.
    Disproved,
    /// No longer followed; neither shown nor ruled out.
    Abandoned,
}

impl Standing {
    /// All of them, from least to most settled.
    pub const ALL: [Standing; 5] =
        [Standing::Assumption, Standing::Testing, Standing::Proven, Standing::Disproved, Standing::Abandoned];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Assumption => "Assumption",
            Standing::Testing => "Testing",
            Standing::Proven => "Proven",
            Standing::Disproved => "Disproved",
            Standing::Abandoned => "Abandoned",
        }
    }

    /// The word for it inside a sentence.
    pub fn in_text(self) -> &'static str {
        match self {
            Standing::Assumption => "an assumption",
            Standing::Testing => "being tested",
            Standing::Proven => "proven",
            Standing::Disproved => "disproved",
            Standing::Abandoned => "abandoned",
        }
    }

    /// The standing of that name, in any case.
    pub fn from_name(name: &str) -> Option<Standing> {
        Self::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Whether a theory that stands so is still being thought about.
    pub fn is_alive(self) -> bool {
        matches!(self, Standing::Assumption | Standing::Testing)
    }

    /// Whether it asks for a reason in words. What is ruled out has its reason in what speaks against it.
    pub fn asks_for_reason(self) -> bool {
        matches!(self, Standing::Proven | Standing::Abandoned)
    }

    /// Which way evidence has to point for this conclusion; `None` where none is asked for.
    pub fn rests_on(self) -> Option<Leaning> {
        match self {
            Standing::Proven => Some(Leaning::For),
            Standing::Disproved => Some(Leaning::Against),
            Standing::Assumption | Standing::Testing | Standing::Abandoned => None,
        }
    }

    /// Whether it says that the theory is so, or is not so.
    pub fn is_conclusive(self) -> bool {
        self.rests_on().is_some()
    }
}
