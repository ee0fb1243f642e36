//! What a redaction reaches: the words of an event, of what belongs to it, and of what belongs to that.

use super::Incident;
use crate::domain::facts::{Companion, Event, Fact, REDACTED, holds};
use crate::domain::model::Toward;
use crate::domain::values::{Leaning, Stamp};

/// Ids of the events whose words have to go, in order: those that were redacted, and all that belongs
/// to them. It only ever grows, so that it is the same whatever came first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Gone(Vec<Stamp>);

impl Gone {
    /// Whether the words of the event with that id have to go.
    pub(super) fn has(&self, id: Stamp) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// Whether the words of an event have to go, be it here already or not.
    pub(super) fn takes(&self, event: &Event) -> bool {
        !self.0.is_empty()
            && (self.has(event.stamp) || event.fact.belongs_to().is_some_and(|parent| self.has(parent.id)))
    }

    /// Takes note of an id; whether it is news.
    pub(super) fn add(&mut self, id: Stamp) -> bool {
        let place = self.0.binary_search(&id);
        place.map_err(|place| self.0.insert(place, id)).is_err()
    }

    /// Goes on to what belongs to them, until there is nothing more.
    pub(super) fn spread(&mut self, log: &[Event]) {
        let mut before = 0;
        while before < self.0.len() {
            before = self.0.len();
            for event in log {
                if self.takes(event) {
                    self.add(event.stamp);
                }
            }
        }
    }
}

/// What goes when somebody redacts something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// What has to be redacted, the event that was meant first.
    pub targets: Vec<Stamp>,
    /// What goes along and still has words, or a picture: what it is, and its event.
    pub along: Vec<(Companion, Stamp)>,
    /// All words that go.
    pub words: Vec<String>,
    /// Other events in which the same words stand, and which stay.
    pub elsewhere: Vec<Stamp>,
}

impl Incident {
    /// The words that go when `target` is redacted, before they are gone.
    pub fn words_under(&self, target: Stamp) -> Vec<String> {
        self.words_of(&self.under(&[target]))
    }

    /// What goes when somebody redacts these events: what belongs to them in any case, and the evidence
    /// that was stated for a theory alone, which has to be redacted by itself. That choice is made once,
    /// so that it is the same on every device, whatever is weighed there.
    pub fn reach(&self, targets: &[Stamp]) -> Reach {
        let mut all: Vec<Stamp> = targets.to_vec();
        let alone = self.log.iter().filter(|event| self.is_alone(event, targets)).map(|event| event.stamp);
        all.extend(alone.filter(|id| !targets.contains(id)));
        // The pasted text holds the words of all that was made of it; what else was made of it stays.
        let of_pastes = self.log.iter().filter(|event| {
            let goes_anyway = event.fact.belongs_to().is_some_and(|parent| targets.contains(&parent.id));
            let parts = event.fact.pasted_parts();
            !goes_anyway
                && !targets.contains(&event.stamp)
                && parts.iter().any(|part| targets.contains(&part.entry))
        });
        all.extend(of_pastes.filter(|event| holds_any(event)).map(|event| event.stamp));
        let gone = self.under(&all);
        let along =
            self.log.iter().filter(|e| gone.has(e.stamp) && !targets.contains(&e.stamp) && holds_any(e));
        let along = along.map(|event| {
            let companion = event.fact.belongs_to().map_or(Companion::Evidence, |parent| parent.companion);
            (companion, event.stamp)
        });
        let words = self.words_of(&gone);
        Reach { along: along.collect(), elsewhere: self.elsewhere(&gone, &words), words, targets: all }
    }

    /// The events that gave the incident its titles, as far as their words are still here. The
    /// declaration has no row in the timeline by which it could be redacted.
    pub fn titles(&self) -> Vec<Stamp> {
        let gives_title = |fact: &Fact| matches!(fact, Fact::Declared { .. } | Fact::Retitled { .. });
        let titles = self.log.iter().filter(|event| gives_title(&event.fact) && !self.is_redacted(event));
        titles.map(|event| event.stamp).collect()
    }

    /// All that was stated of something so far in words that are still here, such as what one would see if a theory
    /// were true. The latest one shows; the former ones are in the record.
    pub fn statements(&self, parent: Stamp, stated: Companion) -> Vec<Stamp> {
        let wanted = stated.of(parent);
        let statements = self.log.iter().filter(|e| e.fact.belongs_to() == wanted && !self.is_redacted(e));
        statements.filter(|event| holds_any(event)).map(|event| event.stamp).collect()
    }

    /// Events with words that neither stand in a row of the timeline nor belong to one, nor give a title:
    /// names of severities and zones, and what names something that is not here.
    pub fn without_a_row(&self) -> Vec<Stamp> {
        let titles = self.titles();
        let is_hidden = |event: &&Event| {
            let mut id = event.stamp;
            // What belongs to something that is not here has no row; two steps are the most there are but
            // for what a file from elsewhere may say.
            for _ in 0..4 {
                if self.state.entries.get(id).is_some() || titles.contains(&id) {
                    return false;
                }
                let parent = self.event(id).and_then(|event| event.fact.belongs_to());
                let Some(parent) = parent else { return true };
                id = parent.id;
            }
            true
        };
        let with_words = self.log.iter().filter(|event| !self.is_redacted(event) && holds_any(event));
        with_words.filter(is_hidden).map(|event| event.stamp).collect()
    }

    /// Whether an event has words or a picture of its own that can be redacted.
    pub fn can_be_redacted(&self, id: Stamp) -> bool {
        let first = self.log.partition_point(|event| event.stamp < id);
        self.log[first..].iter().take_while(|event| event.stamp == id).any(holds_any)
            || self.state.pictures_of(id).next().is_some()
    }

    /// Whether a fact would lose its words at once: what it belongs to was redacted.
    pub(super) fn would_lose_words(&self, fact: &Fact) -> bool {
        fact.belongs_to().is_some_and(|parent| self.gone.has(parent.id)) && !words_in(fact).is_empty()
    }

    fn under(&self, targets: &[Stamp]) -> Gone {
        let mut gone = Gone::default();
        targets.iter().for_each(|target| {
            gone.add(*target);
        });
        gone.spread(&self.log);
        gone
    }

    /// Whether a piece of evidence was stated for one of these theories and speaks of no other.
    fn is_alone(&self, event: &Event, theories: &[Stamp]) -> bool {
        let Fact::EvidenceAdded { theory, .. } = &event.fact else { return false };
        let piece = self.state.evidence.get(event.stamp);
        let speaks_of_others = piece.is_some_and(|piece| {
            let other = |t: &Toward| t.leaning != Leaning::Neither && !theories.contains(&t.theory);
            piece.toward.iter().any(other)
        });
        theories.contains(theory) && !speaks_of_others
    }

    fn words_of(&self, gone: &Gone) -> Vec<String> {
        let mut words = Vec::new();
        for event in self.log.iter().filter(|event| gone.has(event.stamp)) {
            words.extend(own_words(event));
        }
        words
    }

    /// Events beside `gone` that hold any of its words.
    fn elsewhere(&self, gone: &Gone, words: &[String]) -> Vec<Stamp> {
        let others = self.log.iter().filter(|event| !gone.has(event.stamp));
        let holds_some =
            |event: &&Event| own_words(event).iter().any(|text| words.iter().any(|words| holds(text, words)));
        others.filter(holds_some).map(|event| event.stamp).collect()
    }
}

/// The words of an event that are still here.
fn own_words(event: &Event) -> Vec<String> {
    words_in(&event.fact)
}

fn words_in(fact: &Fact) -> Vec<String> {
    let mut words = Vec::new();
    fact.clone().each_words(&mut |said| words.push(std::mem::take(said)));
    words.retain(|said| said != REDACTED && !said.trim().is_empty());
    words
}

/// Whether an event has anything that can be erased.
fn holds_any(event: &Event) -> bool {
    event.fact.picture().is_some_and(|picture| !picture.is_erased()) || !own_words(event).is_empty()
}
