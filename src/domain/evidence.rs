//! What speaks for or against a theory, and where it comes from.

use super::register::Identified;
use super::stamp::Stamp;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Which way a piece of evidence points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaning {
    /// It would be expected if the theory were true.
    For,
    /// It would not be expected if the theory were true.
    Against,
    /// It would be no surprise either way.
    Neither,
}

/// Where a piece of evidence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Lines that a system wrote.
    Log,
    /// A figure or a graph.
    Metric,
    /// Something tried on purpose.
    Test,
    /// What a person said. Alone it concludes nothing.
    Word,
}

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
    pub(super) fn relate(&mut self, toward: Toward) -> bool {
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

impl Source {
    /// All of them.
    pub const ALL: [Source; 4] = [Source::Log, Source::Metric, Source::Test, Source::Word];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Source::Log => "log",
            Source::Metric => "metric",
            Source::Test => "test",
            Source::Word => "someone's word",
        }
    }

    /// The source of that name, in any case.
    pub fn from_name(name: &str) -> Option<Source> {
        Self::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Takes a source that stands first, as in `log: 422 in every line`, off a text.
    ///
    /// The words `log`, `logs`, `metric`, `metrics`, `graph`, `test` and `word` are known.
    pub fn take_prefix(text: &str) -> (Option<Source>, &str) {
        let Some((word, rest)) = text.split_once(':') else {
            return (None, text);
        };
        let source = match word.to_ascii_lowercase().as_str() {
            "log" | "logs" => Source::Log,
            "metric" | "metrics" | "graph" => Source::Metric,
            "test" => Source::Test,
            "word" | "someone's word" => Source::Word,
            _ => return (None, text),
        };
        let rest = rest.trim_start();
        if rest.is_empty() { (None, text) } else { (Some(source), rest) }
    }
}

impl Leaning {
    /// All of them.
    pub const ALL: [Leaning; 3] = [Leaning::For, Leaning::Against, Leaning::Neither];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Leaning::For => "For",
            Leaning::Against => "Against",
            Leaning::Neither => "Neither",
        }
    }

    /// The word for it inside a sentence about a theory, as in "evidence against it".
    pub fn in_text(self) -> &'static str {
        match self {
            Leaning::For => "for",
            Leaning::Against => "against",
            Leaning::Neither => "neither for nor against",
        }
    }

    /// The leaning of that name.
    pub fn from_name(name: &str) -> Option<Leaning> {
        Self::ALL.into_iter().find(|l| l.name() == name)
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
