//! What to check next, worked out from what stands in the record and nothing else.
//!
//! Among the theories that are still thought about, the expectation ("If so, we would see ...") that nobody has looked at
//! and that would tell most of them apart. Where a cost was said, as in "(2 min)" at its end, the cheaper one comes
//! first. (Heuer, "Psychology of Intelligence Analysis", chapter 8: what separates theories is worth more than what fits
//! one of them.)

use super::State;
use crate::domain::model::{Evidence, Theory};
use crate::domain::values::time_expression::{Length, Reading, length_at};
use crate::domain::values::{ContentWords, Leaning, Source, Stamp};

/// How many pieces of a theory's evidence are held against its expectation: a line that is made anew with each entry
/// has to stay cheap in a long night.
const LATEST: usize = 100;

/// What to look at next, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextCheck {
    /// The theory whose expectation it is.
    pub theory: Stamp,
    /// What would be seen if the theory were true, without what it costs to look.
    pub expectation: String,
    /// The theories of which looking would tell it apart, in the order in which they were proposed; empty where it is
    /// the only one left.
    pub separates_from: Vec<Stamp>,
    /// How long looking takes, where that was said.
    pub cost: Option<Length>,
    /// Nothing at all has been looked at for the theory.
    pub is_untouched: bool,
}

/// An expectation that nobody has looked at.
struct Candidate<'s> {
    theory: &'s Theory,
    expectation: &'s str,
    cost: Option<Length>,
    separates_from: Vec<Stamp>,
    /// How well it tells them apart: twice for a theory that expects the contrary.
    telling: usize,
    against: usize,
    pieces: usize,
}

impl State {
    /// What to check next for `question`, for the loose theories with `None`; `None` where nothing is stated that is still
    /// to be looked at, or where the question has its answer. The check of a theory that `is_waved_off` is passed over.
    pub fn next_check(
        &self,
        question: Option<Stamp>,
        is_waved_off: &dyn Fn(Stamp) -> bool,
    ) -> Option<NextCheck> {
        if question.and_then(|id| self.questions.get(id)).is_some_and(|question| question.answer.is_some()) {
            return None;
        }
        let all: Vec<&Theory> = self.theories_of(question).collect();
        let living: Vec<&Theory> =
            all.iter().copied().filter(|theory| theory.standing().is_alive()).collect();
        let candidates = living
            .iter()
            .filter(|theory| !is_waved_off(theory.id))
            .filter_map(|theory| self.candidate(theory, &living));
        let best = candidates.min_by_key(|candidate| {
            let cost = candidate.cost.map_or(u64::MAX, |cost| cost.seconds);
            (usize::MAX - candidate.telling, cost, candidate.against, candidate.pieces, candidate.theory.id)
        })?;
        let is_untouched = best.pieces == 0;
        if best.separates_from.is_empty() && !is_untouched {
            return None;
        }
        Some(NextCheck {
            theory: best.theory.id,
            expectation: best.expectation.to_owned(),
            separates_from: best.separates_from,
            cost: best.cost,
            is_untouched,
        })
    }

    /// The expectation of a theory, unless there is none or somebody has looked at it.
    fn candidate<'s>(&'s self, theory: &'s Theory, living: &[&Theory]) -> Option<Candidate<'s>> {
        let (expectation, cost) = split_cost(theory.expectation.trim());
        let expected = ContentWords::of(expectation);
        if expectation.is_empty() || self.is_looked_at(theory, &expected) {
            return None;
        }
        let (mut separates_from, mut telling) = (Vec::new(), 0);
        for other in living.iter().filter(|other| other.id != theory.id) {
            let theirs = ContentWords::of(split_cost(other.expectation.trim()).0);
            let weight = match (expected.is_contrary_to(&theirs), expected.is_about_the_same(&theirs)) {
                (true, _) => 2,
                (false, true) => 0,
                (false, false) => 1,
            };
            if weight > 0 {
                separates_from.push(other.id);
                telling += weight;
            }
        }
        let pieces: Vec<Leaning> = self.pieces_of(theory).map(|(leaning, _)| leaning).collect();
        let against = pieces.iter().filter(|leaning| **leaning == Leaning::Against).count();
        Some(Candidate { theory, expectation, cost, separates_from, telling, against, pieces: pieces.len() })
    }

    /// Whether one of the latest pieces of its evidence, and more than someone's word, is about what is expected.
    fn is_looked_at(&self, theory: &Theory, expected: &ContentWords) -> bool {
        let speaks = |(leaning, piece): &(Leaning, &Evidence)| {
            *leaning != Leaning::Neither
                && piece.source != Some(Source::Word)
                && !self.is_stale(piece)
                && expected.is_about_the_same(&ContentWords::of(&piece.text))
        };
        let pieces: Vec<(Leaning, &Evidence)> = self.pieces_of(theory).collect();
        pieces.iter().rev().take(LATEST).any(speaks)
    }
}

/// An expectation and what it costs to look: a length in brackets at its end.
fn split_cost(text: &str) -> (&str, Option<Length>) {
    let whole = (text, None);
    let Some(inside) = text.strip_suffix(')') else { return whole };
    let Some(at) = inside.rfind('(') else { return whole };
    let said = inside[at + 1..].trim();
    let Some(found) = length_at(said, 0).filter(|found| found.end == said.len()) else { return whole };
    let Reading::Length(length, _) = found.reading else { return whole };
    (text[..at].trim_end(), Some(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_a_length_in_brackets_at_the_end() {
        let minutes = |count: u64| Some(Length { seconds: count * 60 });
        let table = [
            ("postal_code=null in the log (2 min)", ("postal_code=null in the log", minutes(2))),
            ("errors stop with the filter off (1h30)", ("errors stop with the filter off", minutes(90))),
            ("errors (all of them)", ("errors (all of them)", None)),
            ("(5 min)", ("", minutes(5))),
            ("no bracket 5 min", ("no bracket 5 min", None)),
            ("", ("", None)),
        ];
        for (text, expected) in table {
            assert_eq!(split_cost(text), expected, "{text}");
        }
    }
}
