//! Whom a message is for.

use serde::{Deserialize, Serialize};

/// Whom an update and its promise are made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// People who use the product.
    #[default]
    Customers,
    /// People inside who must know, but do not repair.
    Stakeholders,
    /// People who repair.
    Team,
}

impl Audience {
    /// All of them, from the outside in.
    pub const ALL: [Audience; 3] = [Audience::Customers, Audience::Stakeholders, Audience::Team];

    /// The word for them, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Audience::Customers => "Customers",
            Audience::Stakeholders => "Stakeholders",
            Audience::Team => "Team",
        }
    }

    /// The word for them inside a sentence.
    pub fn in_text(self) -> &'static str {
        match self {
            Audience::Customers => "customers",
            Audience::Stakeholders => "stakeholders",
            Audience::Team => "the team",
        }
    }

    /// The audience of that name, in any case.
    pub fn from_name(name: &str) -> Option<Audience> {
        Self::ALL.into_iter().find(|a| a.name().eq_ignore_ascii_case(name.trim()))
    }
}
