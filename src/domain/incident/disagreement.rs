//! What two copies of an incident say differently, each without having known the other's word.

use super::statement::{Statement, Subject, Word, statements};
use super::{Incident, Undone};
use crate::domain::facts::{Event, Matter, MergeNote};
use crate::domain::values::Replica;

/// What an event says on a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWord<'a> {
    /// The event.
    pub event: &'a Event,
    /// The word alone, without the reasons that were given for it.
    pub word: Word,
    /// On whose word; empty where nobody was named.
    pub by: String,
}

/// Two words on one matter. Merged, the one with the later stamp stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// On what.
    pub matter: Matter,
    /// On which of these.
    pub subject: Subject,
    /// The last word here.
    pub here: LastWord<'a>,
    /// The last word of the copy.
    pub there: LastWord<'a>,
}

/// The events of `copy` whose stamps are not `here`. Both logs are in order.
pub(super) fn fresh_in<'a>(copy: &'a Incident, here: &'a Incident) -> impl Iterator<Item = &'a Event> {
    let mut ours = here.log.iter().peekable();
    copy.log.iter().filter(move |event| {
        while ours.next_if(|ours| ours.stamp < event.stamp).is_some() {}
        ours.peek().is_none_or(|ours| ours.stamp != event.stamp)
    })
}

impl Disagreement<'_> {
    /// Whether the word here is the one that stands once both are merged.
    pub fn stands_here(&self) -> bool {
        self.here.event.stamp > self.there.event.stamp
    }
}

impl Incident {
    /// On what this incident and a `copy` of it disagree. Whoever knew the other's word and said another
    /// one has settled it: that is no disagreement.
    pub fn disagreements<'a>(&'a self, copy: &'a Incident) -> Vec<Disagreement<'a>> {
        // Most copies are this one some time before or after, and there is nothing to compare.
        let is_within = |one: &Incident, other: &Incident| fresh_in(one, other).next().is_none();
        if is_within(copy, self) || is_within(self, copy) {
            return Vec::new();
        }
        let theirs = copy.last_words();
        let both = self.last_words().into_iter().filter_map(|(ours, here)| {
            let (said, there) = theirs
                .iter()
                .find(|(said, _)| (said.matter, &said.subject) == (ours.matter, &ours.subject))?;
            let is_known = copy.event(here.stamp).is_some() || self.event(there.stamp).is_some();
            let Statement { matter, subject, word, by, .. } = ours;
            (!is_known && word != said.word).then(|| Disagreement {
                matter,
                subject,
                here: LastWord { event: here, word, by },
                there: LastWord { event: there, word: said.word.clone(), by: said.by.clone() },
            })
        });
        both.collect()
    }

    /// Where the last word here was said on this device without having read an earlier one, which comes only now.
    pub(super) fn words_that_were_late(
        &self,
        arrived: &Incident,
        is_own: &dyn Fn(Replica) -> bool,
    ) -> Vec<MergeNote> {
        let theirs = arrived.last_words();
        if theirs.is_empty() {
            return Vec::new();
        }
        let at_odds = self.last_words().into_iter().filter_map(|(ours, here)| {
            let (said, there) = theirs
                .iter()
                .find(|(said, _)| (said.matter, &said.subject) == (ours.matter, &ours.subject))?;
            let is_late = here.stamp > there.stamp && self.event(there.stamp).is_none();
            let is_ours = is_own(here.stamp.replica()) && !is_own(there.stamp.replica());
            (is_late && is_ours && ours.word != said.word).then_some(MergeNote::Disagreement {
                about: ours.matter,
                stands: here.stamp,
                other: there.stamp,
            })
        });
        at_odds.collect()
    }

    /// The last word on each matter that was not undone, with its event.
    fn last_words(&self) -> Vec<(Statement, &Event)> {
        let undone = Undone::of(&self.log);
        let mut words: Vec<(Statement, &Event)> = Vec::new();
        for event in self.log.iter().rev().filter(|event| undone.since(event.stamp).is_none()) {
            for said in statements(&event.fact).into_iter().rev() {
                let is_the_same = |(other, _): &(Statement, &Event)| {
                    (other.matter, &other.subject) == (said.matter, &said.subject)
                };
                if !words.iter().any(is_the_same) {
                    words.push((said, event));
                }
            }
        }
        words.reverse();
        words
    }
}
