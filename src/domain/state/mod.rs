//! What the log of an incident folds into, and what can be asked of it: one file a question.

mod apply;
mod authors;
mod deadline;
mod debrief_advice;
mod details;
mod drill;
mod effect;
mod figures;
pub mod find;
mod gaps;
mod grid;
mod hint;
mod impact;
mod investigation;
mod ledger;
mod next_check;
mod pastes;
pub mod pause;
mod phase_claim;
mod pictures;
mod stale;
mod thinking_trap;

pub(in crate::domain) use apply::is_retimable;
pub use deadline::{Deadline, FirstUpdate, Nearness};
pub use debrief_advice::{DebriefAdvice, morning_after};
pub use details::{Details, Effect, Stated};
pub use drill::{DRILL, DRILL_SPEEDS, Drill, drill_title, is_drill_title};
pub use figures::{Figures, median};
pub use grid::{Grid, GridColumn, GridRow, Telling};
pub use hint::{Hint, HintKey};
pub use impact::{ImpactSource, ImpactStatement, asks_for_impact};
pub use investigation::Counts;
pub use ledger::{Fate, Ledger};
pub use next_check::NextCheck;
pub use phase_claim::PhaseClaim;
pub use stale::Stale;
pub use thinking_trap::{ThinkingTrap, TrapKind};

use crate::domain::facts::{Event, Paste};
use crate::domain::model::{
    Action, Attached, Debrief, Entry, Evidence, Message, Promise, Question, Theory, UpdatePolicy,
};
use crate::domain::values::{Audience, Phase, Register, Replica, Severity, Stamp, Timestamp};
use pause::WorkStreak;
use std::ops::Range;

/// What the log folds into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// What is going wrong; empty when the declaration is missing.
    pub title: String,
    /// How bad it is.
    pub severity: Severity,
    /// How far along it is.
    pub phase: Phase,
    /// When it was declared; `None` when the declaration is missing.
    pub declared: Option<Timestamp>,
    /// When it was resolved, while it is.
    pub resolved: Option<Timestamp>,
    /// When the latest event was written.
    pub last_change: Option<Timestamp>,
    /// The entries of the timeline, by id. [`State::timeline`] has them in the order of time.
    pub entries: Register<Entry>,
    /// The questions.
    pub questions: Register<Question>,
    /// The question that has the focus.
    pub question_in_focus: Option<Stamp>,
    /// The theories.
    pub theories: Register<Theory>,
    /// The theory that has the focus.
    pub theory_in_focus: Option<Stamp>,
    /// The evidence.
    pub evidence: Register<Evidence>,
    /// Every promise that was made.
    pub promises: Register<Promise>,
    /// What is agreed about updates.
    pub update_policy: UpdatePolicy,
    /// Every update that was sent.
    pub messages: Register<Message>,
    /// Tasks.
    pub actions: Register<Action>,
    /// What is said of the incident beside its log.
    pub details: Details,
    /// What is said afterwards.
    pub debrief: Debrief,
    /// Pictures of entries, in the order in which they came; erased ones are not among them.
    pub pictures: Vec<Attached>,
    /// Pasted texts of which entries were made.
    pub pastes: Vec<Paste>,
    /// Of which paste an entry is, and which part of it, by their places; in the order of the entries.
    pub(in crate::domain) pasted: Vec<(Stamp, usize, usize)>,
    /// The entries that say what was found when copies were put together, in order.
    pub(in crate::domain) merges: Vec<Stamp>,
    /// Events that name something that is not here: kept and shown, never dropped.
    pub unplaced: Vec<Unplaced>,
    /// Who wrote what, as far as names are known: each replica that has one, in order.
    pub(in crate::domain) authors: Vec<(Replica, String)>,
    /// Since when one is at it without a pause.
    pub(in crate::domain) work_streak: WorkStreak,
    /// Changes to the system in the order in which they were made; undone ones are not among them.
    pub(in crate::domain) changes: Vec<(Timestamp, Stamp)>,
    /// Ids of the entries in the order in which things happened.
    pub(in crate::domain) order: Vec<(Timestamp, Stamp)>,
}

/// An event that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The event.
    pub event: Event,
    /// What it names that is not here; its own stamp when another event already has it.
    pub missing: Stamp,
}

impl State {
    /// The entries in the order in which things happened.
    pub fn timeline(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.order.iter().filter_map(|(_, id)| self.entries.get(*id))
    }

    /// Those of them that stand at some places, as far as there are so many.
    pub fn timeline_at(&self, places: Range<usize>) -> impl Iterator<Item = &Entry> {
        let end = places.end.min(self.order.len());
        let order = &self.order[places.start.min(end)..end];
        order.iter().filter_map(|(_, id)| self.entries.get(*id))
    }

    /// The entry that stands before another one in the timeline.
    pub fn entry_before(&self, entry: &Entry) -> Option<&Entry> {
        let key = (entry.happened, entry.id);
        let place = self.order.partition_point(|other| *other < key);
        self.order[..place].iter().rev().find_map(|(_, id)| self.entries.get(*id))
    }

    /// The promise that runs for `audience`.
    pub fn running_promise(&self, audience: Audience) -> Option<&Promise> {
        self.promises.iter().rev().find(|p| p.audience == audience && p.is_running())
    }

    /// The running promise that is due first.
    pub fn next_promise(&self) -> Option<&Promise> {
        self.promises.iter().filter(|p| p.is_running()).min_by_key(|p| (p.due, p.id))
    }

    /// How the promises went, as it stands at `now`.
    pub fn ledger(&self, now: Timestamp) -> Ledger {
        Ledger::of(self.promises.iter(), now)
    }

    /// The theories under `question`, oldest first; the loose ones for `None`.
    pub fn theories_of(&self, question: Option<Stamp>) -> impl Iterator<Item = &Theory> {
        self.theories.iter().filter(move |t| t.question == question)
    }

    /// The evidence of a theory, oldest first.
    pub fn evidence_of<'a>(&'a self, theory: &'a Theory) -> impl Iterator<Item = &'a Evidence> {
        theory.evidence.iter().filter_map(|id| self.evidence.get(*id))
    }
}
