//! What speaks for or against a theory, and where it comes from.

use crate::domain::values::{Identified, Leaning, Source, Stamp, Timestamp};

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The event that added it: evidence as such, or a finding that became evidence.
    pub id: Stamp,
    /// What it says of which theory, in the order in which that was said. Empty when the theory that
    /// it was added to is not in the record.
    pub toward: Vec<Toward>,
    /// What was seen.
    pub text: String,
    /// Where it comes from, once somebody said so.
    pub source: Option<Source>,
    /// Where it can be looked at; empty until given. Not known to be a [`Link`].
    pub link: String,
    /// When it was seen.
    pub seen: Timestamp,
    /// When it was last seen again.
    pub confirmed: Option<Timestamp>,
}

/// What a piece of evidence says of a theory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toward {
    /// The theory.
    pub theory: Stamp,
    /// Which way it points.
    pub leaning: Leaning,
    /// The event that said so last.
    pub event: Stamp,
}

impl Evidence {
    /// What it says of a theory; `None` when nobody weighed it yet.
    pub fn leaning_to(&self, theory: Stamp) -> Option<Leaning> {
        self.toward.iter().find(|t| t.theory == theory).map(|t| t.leaning)
    }

    /// Whether it belongs into the list of a theory: it was added to it, or says something of it.
    pub fn concerns(&self, theory: Stamp) -> bool {
        let says = self.leaning_to(theory).is_some_and(|leaning| leaning != Leaning::Neither);
        says || self.toward.first().is_some_and(|first| first.theory == theory)
    }

    /// When it was last known to be so.
    pub fn checked(&self) -> Timestamp {
        self.confirmed.map_or(self.seen, |at| at.max(self.seen))
    }

    /// Notes what it says of a theory; whether that theory is new to it.
    pub(in crate::domain) fn relate(&mut self, toward: Toward) -> bool {
        let known = self.toward.iter_mut().find(|t| t.theory == toward.theory);
        match known {
            Some(known) => *known = toward,
            None => {
                self.toward.push(toward);
                return true;
            }
        }
        false
    }
}

impl Identified for Evidence {
    fn id(&self) -> Stamp {
        self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_named_first_is_taken_off() {
        assert_eq!(Source::take_prefix("log: 422 in every line"), (Some(Source::Log), "422 in every line"));
        assert_eq!(Source::take_prefix("Test:curl answers"), (Some(Source::Test), "curl answers"));
    }

    #[test]
    fn a_colon_elsewhere_is_left_alone() {
        for text in ["error: timeout", "log:", "no colon", "02:40: all red"] {
            assert_eq!(Source::take_prefix(text), (None, text));
        }
    }
}
