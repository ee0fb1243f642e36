//! Known traps of thinking under pressure, as far as the record shows them: said calmly, one at a time, and waved off for
//! good. (Heuer, "Psychology of Intelligence Analysis", chapters 8 and 10; Kahneman, "Thinking, Fast and Slow", part 2.)

use super::{HintKey, State};
use crate::domain::model::{Evidence, Theory};
use crate::domain::values::{Leaning, Source, Stamp};

/// How many pieces of evidence are enough to speak of a habit.
const SOME: usize = 2;

/// A trap that the record shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrapKind {
    /// All that speaks for the theory is that it began after something: no test has tried it.
    OnlyCorrelation,
    /// Everything that was looked at was looked at for this theory; the others have nothing.
    OnlyTheFavourite,
    /// All evidence under the question is what somebody said.
    OnlySomeonesWord,
    /// The first theory still leads, and nobody has found or sought anything that speaks against it.
    FirstStillLeads,
}

/// A trap and the theory that it is about; for someone's word, the first theory of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThinkingTrap {
    /// Which one.
    pub kind: TrapKind,
    /// The theory.
    pub theory: Stamp,
}

impl State {
    /// The trap that is worth a line now for `question`, for the loose theories with `None`: the first that was not waved
    /// off. At most one, and none where the question has its answer.
    pub fn thinking_trap(
        &self,
        question: Option<Stamp>,
        is_waved_off: &dyn Fn(HintKey) -> bool,
    ) -> Option<ThinkingTrap> {
        if question.and_then(|id| self.questions.get(id)).is_some_and(|question| question.answer.is_some()) {
            return None;
        }
        let living: Vec<&Theory> = self.theories_of(question).filter(|t| t.standing().is_alive()).collect();
        let found = [
            living
                .iter()
                .find(|theory| self.is_only_correlated(theory))
                .map(|theory| (TrapKind::OnlyCorrelation, theory.id)),
            self.favourite(&living).map(|theory| (TrapKind::OnlyTheFavourite, theory)),
            self.rests_on_words(&living).map(|theory| (TrapKind::OnlySomeonesWord, theory)),
            self.first_still_leads(question, &living).map(|theory| (TrapKind::FirstStillLeads, theory)),
        ];
        let traps = found.into_iter().flatten().map(|(kind, theory)| ThinkingTrap { kind, theory });
        let mut open =
            traps.filter(|trap| !is_waved_off(HintKey { trap: Some(trap.kind), theory: trap.theory }));
        open.next()
    }

    /// Something speaks for it, nothing was tried, and all of it says that one thing came after another.
    fn is_only_correlated(&self, theory: &Theory) -> bool {
        let mut supporting =
            self.pieces_of(theory).filter(|(leaning, _)| *leaning == Leaning::For).peekable();
        supporting.peek().is_some()
            && supporting.all(|(_, piece)| piece.source != Some(Source::Test) && says_after(&piece.text))
    }

    /// The one theory of several for which there is evidence: at least two pieces.
    fn favourite(&self, living: &[&Theory]) -> Option<Stamp> {
        let mut looked_at = living.iter().filter(|theory| self.weighed(theory).next().is_some());
        let only = looked_at.next().filter(|_| living.len() > 1)?;
        (looked_at.next().is_none() && self.weighed(only).count() >= SOME).then_some(only.id)
    }

    fn rests_on_words(&self, living: &[&Theory]) -> Option<Stamp> {
        let pieces: Vec<&Evidence> = living.iter().flat_map(|theory| self.weighed(theory)).collect();
        let is_word = |piece: &&Evidence| piece.source == Some(Source::Word);
        let first = living.first().filter(|_| pieces.len() >= SOME && pieces.iter().all(is_word));
        first.map(|theory| theory.id)
    }

    /// The first of several theories is contradicted by nothing and supported by most.
    fn first_still_leads(&self, question: Option<Stamp>, living: &[&Theory]) -> Option<Stamp> {
        let first = living.first().filter(|_| living.len() > 1)?;
        let is_first = self.theories_of(question).next().is_some_and(|theory| theory.id == first.id);
        let count = |theory: &Theory, wanted| {
            self.pieces_of(theory).filter(|(leaning, _)| *leaning == wanted).count()
        };
        let speaks_for = count(first, Leaning::For);
        let leads = living[1..].iter().all(|other| count(other, Leaning::For) < speaks_for);
        (is_first && speaks_for >= SOME && leads && count(first, Leaning::Against) == 0).then_some(first.id)
    }

    /// The evidence that speaks for or against a theory.
    fn weighed<'s>(&'s self, theory: &'s Theory) -> impl Iterator<Item = &'s Evidence> {
        self.pieces_of(theory).filter(|(leaning, _)| *leaning != Leaning::Neither).map(|(_, piece)| piece)
    }
}

/// Whether words say that one thing came after another, and no more.
fn says_after(text: &str) -> bool {
    const ORDER: [&str; 16] = [
        "began after",
        "started after",
        "right after",
        "minutes after",
        "shortly after",
        "just after",
        "hours after",
        "since the deploy",
        "since the release",
        "since release",
        "after the deploy",
        "after the release",
        "same time",
        "at the time of",
        "coincides",
        "correlates",
    ];
    let text = text.to_ascii_lowercase();
    ORDER.iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::says_after;

    #[test]
    fn an_order_in_time_is_told_from_a_finding() {
        for text in [
            "Errors began 4 minutes after release 42",
            "started right after the deploy",
            "It coincides with the backup",
        ] {
            assert!(says_after(text), "{text}");
        }
        for text in [
            "postal_code=null in every rejection",
            "the certificate expired at 02:40",
            "after all, it is the disk",
        ] {
            assert!(!says_after(text), "{text}");
        }
    }
}
