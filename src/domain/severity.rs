//! How bad it is, in plain words.

/// How much an incident hurts. Ordered from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// A nuisance; most people notice nothing.
    Minor,
    /// Something important is broken for many.
    #[default]
    Major,
    /// Nearly everyone, or what cannot be undone.
    Critical,
}

impl Severity {
    /// All of them, least first.
    pub const ALL: [Severity; 3] = [Severity::Minor, Severity::Major, Severity::Critical];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Minor => "Minor",
            Severity::Major => "Major",
            Severity::Critical => "Critical",
        }
    }

    /// The severity of that name, in any case.
    pub fn from_name(name: &str) -> Option<Severity> {
        Self::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name.trim()))
    }
}
