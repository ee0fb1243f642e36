//! An incident: the log of its events and what they fold into.

mod arrival;
mod decide;
mod disagreement;
mod merge;
mod merging;
mod precedent;
mod redaction;
mod replay;
mod statement;

pub use arrival::Arrival;
pub use disagreement::{Disagreement, LastWord};
pub use merging::Merging;
pub use precedent::{Precedent, Said, precedents, telling_words};
pub use redaction::Reach;
pub use replay::Replay;
pub use statement::{Subject, Word};

use crate::domain::facts::{Companion, Event, Fact, Undo};
use crate::domain::state::{State, is_retimable};
use crate::domain::values::{Replica, Stamp, Timestamp, push_tightly};
use std::collections::BinaryHeap;

/// The id of an incident; usually the stamp of its declaration, another one for a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(pub Stamp);

/// An incident. The same set of events gives an equal incident, in whatever order they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    id: IncidentId,
    log: Vec<Event>,
    gone: redaction::Gone,
    state: State,
}

/// What taking in an event did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It was there already.
    Known,
    /// It came last; the timeline at most grew by an entry at its end.
    Appended,
    /// Entries that stood before may have changed or moved.
    Reshaped,
}

impl Incident {
    /// An incident of which nothing is known yet.
    pub fn new(id: IncidentId) -> Incident {
        Incident { id, log: Vec::new(), gone: Default::default(), state: State::default() }
    }

    /// The incident that a set of events gives; doubles count once.
    pub fn replay(id: IncidentId, events: impl IntoIterator<Item = Event>) -> Incident {
        Replay::of(id, events.into_iter().collect()).finish()
    }

    /// Its id.
    pub fn id(&self) -> IncidentId {
        self.id
    }

    /// Every event, in the order of the stamps.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// What the log folds into.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes in an event from anywhere. Cannot fail: what names something unknown is kept.
    pub fn apply(&mut self, mut event: Event) -> Applied {
        let must_go = self.is_redacted(&event);
        if must_go {
            event.fact.erase();
        }
        let Err(place) = self.log.binary_search(&event) else {
            return Applied::Known;
        };
        let last = place == self.log.len();
        let plain = leaves_rows_alone(&event.fact);
        let in_time = self.state.order.last().is_none_or(|(latest, _)| *latest <= event.happened);
        let redacts = event.fact.erases().is_some_and(|target| self.gone.add(target))
            | (must_go && self.gone.add(event.stamp));
        let reaches_back =
            event.fact.takes_back().or(event.fact.erases()).is_some() || event.fact.retimes().is_some();
        if last && !redacts && !reaches_back {
            self.state.apply(&event, None, self.log.last().map(|e| e.stamp), None);
            let is_worded_anew = merge::words_follow(&event.fact);
            push_tightly(&mut self.log, event);
            if is_worded_anew {
                merge::word(&self.log, &mut self.state);
            }
            return if plain && in_time { Applied::Appended } else { Applied::Reshaped };
        }
        self.log.insert(place, event);
        if redacts {
            self.gone.spread(&self.log);
            self.erase_redacted();
        }
        self.refold();
        Applied::Reshaped
    }

    /// Takes in several events; cheaper than one by one where they do not come last.
    pub fn apply_all(&mut self, events: impl IntoIterator<Item = Event>) -> Applied {
        let mut fresh = Vec::new();
        for mut event in events {
            if self.is_redacted(&event) {
                event.fact.erase();
            }
            if !self.has(&event) {
                fresh.push(event);
            }
        }
        if fresh.is_empty() {
            return Applied::Known;
        }
        let mut all = std::mem::take(&mut self.log);
        all.append(&mut fresh);
        self.state = State::default();
        *self = Incident::replay(self.id, all);
        Applied::Reshaped
    }

    /// The event with that stamp.
    pub fn event(&self, stamp: Stamp) -> Option<&Event> {
        let at = self.log.partition_point(|e| e.stamp < stamp);
        self.log.get(at).filter(|e| e.stamp == stamp)
    }

    /// Whether the words of an event have to go: it was redacted, or what it belongs to was.
    pub fn is_redacted(&self, event: &Event) -> bool {
        self.gone.takes(event)
    }

    /// Whether any of `events` still has words that have to go.
    pub fn has_words_to_erase(&self, events: &[Event]) -> bool {
        events.iter().any(|event| self.is_redacted(event) && self.log.binary_search(event).is_err())
    }

    /// The events whose words were erased, as they are now.
    pub fn erased(&self) -> impl Iterator<Item = &Event> {
        self.log.iter().filter(|event| self.is_redacted(event))
    }

    /// The latest event of `replica` that an undo would take back.
    pub fn last_undoable(&self, replica: Replica) -> Option<&Event> {
        let undone = Undone::of(&self.log);
        self.log.iter().rev().find(|e| {
            e.stamp.replica() == replica && e.fact.undo() == Undo::InTurn && undone.since(e.stamp).is_none()
        })
    }

    /// Whether an event was undone.
    pub fn is_undone(&self, stamp: Stamp) -> bool {
        Undone::of(&self.log).since(stamp).is_some()
    }

    /// Erases what has to go and restores order: versions of an event that differed only in their
    /// words are one now.
    fn erase_redacted(&mut self) {
        for event in &mut self.log {
            if self.gone.takes(event) {
                event.fact.erase();
            }
        }
        // A heap sorts as fast as is needed here, with a tenth of the code of `sort`.
        if !self.log.is_sorted() {
            self.log = BinaryHeap::from(std::mem::take(&mut self.log)).into_sorted_vec();
        }
        self.log.dedup();
    }

    fn refold(&mut self) {
        // Never two at once: what a page has once taken of memory it keeps.
        self.state = State::default();
        let mut folding = replay::Folding::of(&self.log);
        self.state = State::with_room(self.log.len());
        folding.fold(self, usize::MAX);
    }
}

/// What a retraction names, when that does not stand before it.
fn out_of_reach(log: &[Event], event: &Event) -> Option<Stamp> {
    let target = event.fact.takes_back()?;
    let is_there = || {
        let at = log.partition_point(|other| other.stamp < target);
        log.get(at).is_some_and(|other| other.stamp == target)
    };
    (target >= event.stamp || !is_there()).then_some(target)
}

/// The entries whose time was corrected, each with the time at which it was said to have happened last, in whatever order
/// the corrections arrived.
#[derive(Debug)]
struct Retimed(Vec<(Stamp, Timestamp)>);

impl Retimed {
    /// What the corrections of a log come to. One reaches only what stands before it.
    fn of(log: &[Event], undone: &Undone) -> Retimed {
        let mut retimed = Retimed(Vec::new());
        for event in log {
            if let Some((target, happened)) = event.fact.retimes()
                && target < event.stamp
                && undone.since(event.stamp).is_none()
                && entry_with(log, target)
            {
                match retimed.place(target) {
                    Ok(place) => retimed.0[place].1 = happened,
                    Err(place) => retimed.0.insert(place, (target, happened)),
                }
            }
        }
        retimed
    }

    fn last(&self, stamp: Stamp) -> Option<Timestamp> {
        self.place(stamp).ok().map(|place| self.0[place].1)
    }

    fn place(&self, stamp: Stamp) -> Result<usize, usize> {
        self.0.binary_search_by_key(&stamp, |(target, _)| *target)
    }
}

/// Whether the first event with that stamp makes an entry whose time can be corrected.
fn entry_with(log: &[Event], stamp: Stamp) -> bool {
    let at = log.partition_point(|event| event.stamp < stamp);
    log.get(at).is_some_and(|event| event.stamp == stamp && is_retimable(&event.fact))
}

/// Whether no row of the timeline changes that stood there before, but for one that is undone.
fn leaves_rows_alone(fact: &Fact) -> bool {
    // Whose an entry is stands in its row.
    let names = matches!(fact, Fact::AuthorNamed { .. });
    let Some(parent) = fact.belongs_to() else { return fact.takes_back().is_none() && !names };
    match parent.companion {
        Companion::Wording | Companion::Picture | Companion::How | Companion::Owner | Companion::Paste => {
            false
        }
        Companion::Expectation
        | Companion::Normal
        | Companion::Reason
        | Companion::Evidence
        | Companion::Link => true,
    }
}

/// The evidence that was said in one act with an event, before it.
fn said_with(log: &[Event], stamp: Stamp) -> Option<Stamp> {
    let find = |stamp: Stamp| log.get(log.partition_point(|e| e.stamp < stamp)).filter(|e| e.stamp == stamp);
    let along = find(stamp)?.fact.was_said_with().filter(|along| *along < stamp)?;
    find(along).filter(|e| matches!(e.fact, Fact::EvidenceAdded { .. })).map(|e| e.stamp)
}

/// The undone events in order, each with the time since when it is.
#[derive(Debug, Default)]
struct Undone(Vec<(Stamp, Timestamp)>);

impl Undone {
    /// Which events of a log are undone. A retraction that is itself undone does nothing, and one
    /// reaches only what stands before it, so that no two can undo each other. What was said in one act
    /// goes as one.
    fn of(log: &[Event]) -> Undone {
        let mut undone = Undone::default();
        for event in log.iter().rev() {
            if let Some(target) = event.fact.takes_back()
                && target < event.stamp
                && undone.since(event.stamp).is_none()
            {
                undone.add(target, event.written);
                if let Some(along) = said_with(log, target) {
                    undone.add(along, event.written);
                }
            }
            // What was made of a paste goes with it.
            if let Some(at) = undone.since(event.stamp) {
                let along = event.fact.pasted_parts().iter().map(|part| part.entry);
                along.filter(|entry| *entry < event.stamp).for_each(|entry| undone.add(entry, at));
            }
        }
        undone
    }

    fn add(&mut self, target: Stamp, at: Timestamp) {
        match self.place(target) {
            Ok(place) => self.0[place].1 = at,
            Err(place) => self.0.insert(place, (target, at)),
        }
    }

    fn since(&self, stamp: Stamp) -> Option<Timestamp> {
        self.place(stamp).ok().map(|place| self.0[place].1)
    }

    fn place(&self, stamp: Stamp) -> Result<usize, usize> {
        self.0.binary_search_by_key(&stamp, |(target, _)| *target)
    }
}
