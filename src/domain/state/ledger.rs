//! The ledger: what became of every promise, and how many went which way.

use crate::domain::facts::Fact;
use crate::domain::model::{Outcome, Promise};
use crate::domain::values::{Audience, Timestamp};

/// What became of a promise, as it stands at some instant. Spans are in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It runs, and is due in so long.
    Running(i64),
    /// It runs, and was due so long ago.
    Overdue(i64),
    /// The update went out, so long before it was due; zero at the very instant.
    Kept(i64),
    /// The update went out, so long after it was due.
    Late(i64),
    /// It was moved or the incident ended, so long after it was due, and no update had gone out.
    Missed(i64),
    /// It was moved in time.
    PushedBack,
    /// The incident was resolved before it was due.
    Ended,
}

impl Promise {
    /// What became of it, as it stands at `now`.
    pub fn fate(&self, now: Timestamp) -> Fate {
        let over = |at: Timestamp| at.since(self.due);
        match &self.outcome {
            Outcome::Running if over(now) > 0 => Fate::Overdue(over(now)),
            Outcome::Running => Fate::Running(-over(now)),
            Outcome::Updated(at) if over(*at) > 0 => Fate::Late(over(*at)),
            Outcome::Updated(at) => Fate::Kept(-over(*at)),
            Outcome::PushedBack { at, .. } | Outcome::Ended(at) if over(*at) > 0 => Fate::Missed(over(*at)),
            Outcome::PushedBack { .. } => Fate::PushedBack,
            Outcome::Ended(_) => Fate::Ended,
        }
    }
}

/// How many promises went which way, and the longest that one was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ledger {
    /// With an update in time.
    pub kept: usize,
    /// With an update after it was due.
    pub late: usize,
    /// By how much the latest of these was late, in milliseconds.
    pub late_by: i64,
    /// Moved or ended after it was due, without an update.
    pub missed: usize,
    /// Moved in time.
    pub pushed_back: usize,
    /// No longer needed when it was due.
    pub ended: usize,
    /// Still running, and not yet due.
    pub running: usize,
    /// Still running, and overdue.
    pub overdue: usize,
    /// By how much the one that is overdue longest is, in milliseconds.
    pub overdue_by: i64,
}

impl Ledger {
    /// The ledger of `promises` at `now`.
    pub fn of<'a>(promises: impl Iterator<Item = &'a Promise>, now: Timestamp) -> Ledger {
        let mut ledger = Ledger::default();
        for promise in promises {
            match promise.fate(now) {
                Fate::Running(_) => ledger.running += 1,
                Fate::Overdue(by) => {
                    ledger.overdue += 1;
                    ledger.overdue_by = ledger.overdue_by.max(by);
                }
                Fate::Kept(_) => ledger.kept += 1,
                Fate::Late(by) => {
                    ledger.late += 1;
                    ledger.late_by = ledger.late_by.max(by);
                }
                Fate::Missed(_) => ledger.missed += 1,
                Fate::PushedBack => ledger.pushed_back += 1,
                Fate::Ended => ledger.ended += 1,
            }
        }
        ledger
    }

    /// How many promises there were.
    pub fn all(&self) -> usize {
        self.kept + self.late + self.missed + self.pushed_back + self.ended + self.running + self.overdue
    }
}

impl Fact {
    /// The update that is promised in it: to whom, and until when.
    pub fn promised(&self) -> Option<(Audience, Timestamp)> {
        match self {
            Fact::PromiseMade { audience, due } | Fact::PromisePushedBack { audience, due, .. } => {
                Some((*audience, *due))
            }
            Fact::UpdateSent { audience, next_due, .. } => next_due.map(|due| (*audience, due)),
            Fact::Declared { .. }
            | Fact::Retitled { .. }
            | Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::NoteLogged { .. }
            | Fact::FindingLogged { .. }
            | Fact::DecisionLogged { .. }
            | Fact::ChangeMade { .. }
            | Fact::ActionAssigned { .. }
            | Fact::ActionDone { .. }
            | Fact::QuestionAsked { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryProposed { .. }
            | Fact::TheoryFocused { .. }
            | Fact::ExpectationStated { .. }
            | Fact::EvidenceAdded { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::StandingChanged { .. }
            | Fact::Retracted { .. }
            | Fact::Corrected { .. }
            | Fact::TimeCorrected { .. }
            | Fact::AuthorNamed { .. }
            | Fact::Redacted { .. }
            | Fact::BreakTaken {}
            | Fact::BreakPutOff {}
            | Fact::CadenceSet { .. }
            | Fact::FirstUpdateSet { .. }
            | Fact::AudienceZoneSet { .. }
            | Fact::QuestionAnswered { .. }
            | Fact::NormalStated { .. }
            | Fact::TheoryFiled { .. }
            | Fact::EvidenceRelated { .. }
            | Fact::EvidenceLinked { .. }
            | Fact::EvidenceConfirmed { .. }
            | Fact::ConcludedWithoutEvidence { .. }
            | Fact::Detail(_)
            | Fact::Debrief(_)
            | Fact::PasteLogged(_)
            | Fact::MergeNoted(_)
            | Fact::PictureAttached { .. } => None,
        }
    }
}
