//! Which way evidence points, and where it comes from.

use serde::{Deserialize, Serialize};

/// Which way a piece of evidence points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
