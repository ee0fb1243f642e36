//! The impact: one value with its history, whoever said it and wherever.
//!
//! It is worked out from what is in the log anyway: what was stated, what answered the question about it, and what sent
//! updates said. Nothing keeps a second one that could disagree.

use super::State;
use crate::domain::facts::{Impact, REDACTED};
use crate::domain::model::first_questions::IMPACT_QUESTION;
use crate::domain::model::{EntryKind, IMPACT_UNKNOWN, Message};
use crate::domain::values::{Audience, Phase, Stamp, Timestamp, lowered};

/// By what the impact was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImpactSource {
    /// Somebody stated it.
    Stated,
    /// The question about it was answered.
    Answered,
    /// An update to them said it.
    Sent(Audience),
}

/// What was said of the impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactStatement {
    /// The event that said it.
    pub id: Stamp,
    /// When.
    pub at: Timestamp,
    /// By what.
    pub source: ImpactSource,
    /// What.
    pub said: Impact,
}

impl ImpactStatement {
    /// Whether its words were erased.
    pub fn is_erased(&self) -> bool {
        let Impact { who, what, place, .. } = &self.said;
        [who, what, place].contains(&&REDACTED.to_owned())
    }
}

impl State {
    /// The impact as it stands.
    pub fn impact(&self) -> Option<ImpactStatement> {
        self.impact_history().pop()
    }

    /// The impact as readers may know it: what only people inside were told is not for customers.
    pub fn impact_for(&self, audience: Audience) -> Option<ImpactStatement> {
        let is_for_them = |statement: &ImpactStatement| match statement.source {
            ImpactSource::Stated | ImpactSource::Answered => true,
            ImpactSource::Sent(to) => audience != Audience::Customers || to == Audience::Customers,
        };
        self.impact_history().into_iter().rev().find(is_for_them)
    }

    /// Everything that was said of the impact, the first first. What only says again what stands is not in it, nor what
    /// an update says once it is over, where the impact is known.
    pub fn impact_history(&self) -> Vec<ImpactStatement> {
        let stated = self.details.impacts.iter().map(|stated| ImpactStatement {
            id: stated.id,
            at: stated.at,
            source: ImpactSource::Stated,
            said: stated.said.clone(),
        });
        let mut all: Vec<(ImpactStatement, bool)> = stated.map(|statement| (statement, false)).collect();
        all.extend(self.impact_answers().map(|statement| (statement, false)));
        all.extend(self.impacts_sent());
        all.sort_by_key(|(statement, _)| statement.id);
        let mut history: Vec<ImpactStatement> = Vec::new();
        for (mut statement, is_late) in all {
            let before = history.last().map(|before| &before.said);
            if statement.source != ImpactSource::Stated {
                let restated = Impact::restated(before, &statement.said.what);
                let Some(said) = restated.filter(|_| !is_late || before.is_none()) else { continue };
                statement.said = said;
            }
            history.push(statement);
        }
        history
    }

    fn impact_answers(&self) -> impl Iterator<Item = ImpactStatement> {
        self.entries.iter().filter_map(|entry| {
            let EntryKind::Answer { question, by } = entry.kind else { return None };
            let asks = self.questions.get(question).is_some_and(|question| asks_for_impact(&question.text));
            let what = match (self.entries.get(by), self.theories.get(by)) {
                (_, Some(theory)) => theory.statement.clone(),
                (Some(finding), None) if finding.undone.is_none() => finding.text.clone(),
                _ => return None,
            };
            let said = Impact { what, ..Impact::default() };
            let (id, at) = (entry.id, entry.happened);
            (asks && entry.undone.is_none()).then_some(ImpactStatement {
                id,
                at,
                source: ImpactSource::Answered,
                said,
            })
        })
    }

    /// What updates said of it, but for what they only repeat to the same people; and whether it was over by then.
    fn impacts_sent(&self) -> impl Iterator<Item = (ImpactStatement, bool)> {
        let mut told = Audience::ALL.map(|_| String::new());
        self.messages.iter().filter_map(move |message: &Message| {
            let what = message.parts.impact.trim().to_owned();
            let last = &mut told[message.audience as usize];
            if what.is_empty() || *last == what {
                return None;
            }
            last.clone_from(&what);
            let statement = ImpactStatement {
                id: message.id,
                at: message.sent,
                source: ImpactSource::Sent(message.audience),
                said: Impact { what, ..Impact::default() },
            };
            Some((statement, message.phase == Phase::Resolved))
        })
    }
}

/// Whether a question is the one about the impact, in its words.
pub fn asks_for_impact(question: &str) -> bool {
    let plain = |text: &str| lowered(text.trim().trim_end_matches(['?', ' ']));
    let (asked, known) = (plain(question), plain(IMPACT_QUESTION));
    asked == known || asked == "what is the impact"
}

impl Impact {
    /// The impact with other words for who cannot do what since when, and what is known besides as it was; `None` where
    /// that is no other one, or says nothing.
    pub fn restated(before: Option<&Impact>, words: &str) -> Option<Impact> {
        let mut words = words.trim();
        let known = before.cloned().unwrap_or_default();
        for is_internal in [true, false] {
            let tail = known.known_besides(is_internal);
            words = words.strip_suffix(tail.as_str()).unwrap_or(words).trim_end();
        }
        let is_same = before.is_some_and(|before| same(words, &before.line()));
        if words.is_empty() || is_same || words == IMPACT_UNKNOWN {
            return None;
        }
        let Impact { data, data_source, legal, .. } = known;
        Some(Impact { what: words.to_owned(), data, data_source, legal, ..Impact::default() })
    }
}

/// Whether two lines say the same, but for a stop at the end.
fn same(one: &str, other: &str) -> bool {
    let plain = |line: &str| line.trim().trim_end_matches('.').to_owned();
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::{Impact, asks_for_impact};
    use crate::domain::facts::YesNo;

    fn known() -> Impact {
        Impact {
            who: "Customers".into(),
            what: "cannot pay".into(),
            data: YesNo::No,
            data_source: "the orders agree".into(),
            ..Impact::default()
        }
    }

    #[test]
    fn what_says_the_same_in_a_sentence_is_no_other_impact() {
        let known = known();
        for said in
            [known.sentence(true), known.sentence(false), known.line(), "Customers: cannot pay".to_owned()]
        {
            assert_eq!(Impact::restated(Some(&known), &said), None, "{said}");
        }
    }

    #[test]
    fn other_words_keep_what_is_known_of_data_and_say_it_once() {
        let other = Impact::restated(Some(&known()), "Nobody can pay. No data was lost.").unwrap();
        assert_eq!(other.what, "Nobody can pay.");
        assert_eq!(other.sentence(false), "Nobody can pay. No data was lost.");
    }

    #[test]
    fn that_nobody_knows_yet_is_no_impact() {
        assert_eq!(Impact::restated(None, "We are still finding out who is affected."), None);
        assert_eq!(Impact::restated(None, "  "), None);
    }

    #[test]
    fn the_question_is_known_by_its_words_alone() {
        assert!(asks_for_impact("what is the impact on customers"));
        assert!(asks_for_impact("What is the impact?"));
        assert!(!asks_for_impact("Does the impact of the deploy explain it?"));
    }
}
