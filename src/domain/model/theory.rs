//! What might be the case, how sure one may be of it, and what it takes to be surer.

use crate::domain::values::{Identified, Leaning, Source, Stamp, Standing, Timestamp};

/// A change of standing, as it was concluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingChange {
    /// The event.
    pub event: Stamp,
    /// When.
    pub at: Timestamp,
    /// To what.
    pub standing: Standing,
    /// Why, in words; empty for assumption and testing, and where the evidence is the reason.
    pub reason: String,
    /// By whom; empty where nobody said.
    pub by: String,
    /// It was concluded although its evidence did not suffice.
    pub without_evidence: bool,
}

/// A theory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theory {
    /// The event that proposed it.
    pub id: Stamp,
    /// The question that it would answer; `None` while it is loose.
    pub question: Option<Stamp>,
    /// What would be the case.
    pub statement: String,
    /// What one would see if it were true; empty until stated.
    pub expectation: String,
    /// What one sees when all is well; empty until stated.
    pub normal: String,
    /// Its evidence, in the order in which it was seen.
    pub evidence: Vec<Stamp>,
    /// Every change of standing, oldest first.
    pub history: Vec<StandingChange>,
    /// When it was proposed.
    pub proposed: Timestamp,
}

impl Identified for Theory {
    fn id(&self) -> Stamp {
        self.id
    }
}

impl Theory {
    /// How it stands now.
    pub fn standing(&self) -> Standing {
        self.history.last().map_or(Standing::Assumption, |change| change.standing)
    }

    /// The reason given for how it stands now; empty where none was.
    pub fn reason(&self) -> &str {
        self.history.last().map_or("", |change| &change.reason)
    }

    /// Whether it stands as it does although its evidence did not suffice.
    pub fn is_without_evidence(&self) -> bool {
        self.history.last().is_some_and(|change| change.without_evidence)
    }
}

/// What a conclusion still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No evidence that points the way of the conclusion.
    Evidence(Leaning),
    /// There is evidence, but none says where it comes from.
    Source,
    /// There is only someone's word.
    MoreThanWord,
}

impl Missing {
    /// Whether a conclusion waits for it. A theory is ruled out on anything that speaks against it: a source that is not
    /// named yet and someone's word are marks, which can be mended later. A proof waits for all of them.
    pub fn refuses(self, standing: Standing) -> bool {
        standing == Standing::Proven || matches!(self, Missing::Evidence(_))
    }
}

/// What `evidence` lacks for a theory to stand as `standing` without a mark; `None` when it suffices.
pub fn missing_for(
    standing: Standing,
    evidence: impl Iterator<Item = (Leaning, Option<Source>)>,
) -> Option<Missing> {
    let wanted = standing.rests_on()?;
    let sources: Vec<Option<Source>> =
        evidence.filter(|(leaning, _)| *leaning == wanted).map(|(_, source)| source).collect();
    let verified = |s: &Option<Source>| s.is_some_and(|s| s != Source::Word);
    if sources.is_empty() {
        Some(Missing::Evidence(wanted))
    } else if sources.iter().any(verified) {
        None
    } else if sources.iter().any(Option::is_none) {
        Some(Missing::Source)
    } else {
        Some(Missing::MoreThanWord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(leaning: Leaning, source: Option<Source>) -> (Leaning, Option<Source>) {
        (leaning, source)
    }

    #[test]
    fn a_conclusion_says_what_it_lacks() {
        use Leaning::{Against, For};
        let table = [
            (Standing::Proven, vec![], Some(Missing::Evidence(For))),
            (Standing::Disproved, vec![piece(For, Some(Source::Log))], Some(Missing::Evidence(Against))),
            (
                Standing::Proven,
                vec![piece(Leaning::Neither, Some(Source::Log))],
                Some(Missing::Evidence(For)),
            ),
            (Standing::Proven, vec![piece(For, None)], Some(Missing::Source)),
            (Standing::Proven, vec![piece(For, Some(Source::Word))], Some(Missing::MoreThanWord)),
            (Standing::Proven, vec![piece(For, Some(Source::Word)), piece(For, None)], Some(Missing::Source)),
            (Standing::Proven, vec![piece(For, Some(Source::Word)), piece(For, Some(Source::Test))], None),
            (Standing::Disproved, vec![piece(Against, Some(Source::Metric))], None),
            (Standing::Abandoned, vec![], None),
            (Standing::Testing, vec![], None),
        ];
        for (standing, evidence, expected) in table {
            assert_eq!(
                missing_for(standing, evidence.iter().copied()),
                expected,
                "{standing:?} on {evidence:?}"
            );
        }
    }
}
