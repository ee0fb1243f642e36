//! The timeline: one entry an event that a reader wants to see.

use crate::domain::facts::{DebriefEntry, DetailKind, MergeNote};
use crate::domain::values::{Audience, Identified, Leaning, Phase, Severity, Stamp, Standing, Timestamp};

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event that it shows.
    pub id: Stamp,
    /// When it happened, as it was said last.
    pub happened: Timestamp,
    /// When it was written down.
    pub written: Timestamp,
    /// What kind of thing it is.
    pub kind: EntryKind,
    /// Its words as they are now.
    pub text: String,
    /// Its earlier words, oldest first, each with the time until which they stood.
    pub earlier: Vec<Revision>,
    /// Every time at which it was said to have happened, oldest first; the last one is `happened`. Empty where it was
    /// never corrected.
    pub(in crate::domain) said_times: Vec<EarlierTime>,
    /// When it was undone.
    pub undone: Option<Timestamp>,
}

/// A time of an entry that a correction replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EarlierTime {
    /// When it was said to have happened.
    pub happened: Timestamp,
    /// When that was replaced.
    pub until: Timestamp,
}

/// Words that a correction replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What stood there.
    pub text: String,
    /// When it was replaced.
    pub until: Timestamp,
}

/// What kind of thing an entry shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Seen, heard or thought.
    Note,
    /// Verified.
    Finding,
    /// Decided.
    Decision,
    /// Done to the system.
    Change,
    /// Taken on by somebody.
    Action,
    /// A task done.
    ActionDone,
    /// Asked.
    Question,
    /// Supposed.
    Theory,
    /// Speaks for or against that theory.
    Evidence {
        /// Which way.
        leaning: Leaning,
        /// About which theory.
        theory: Stamp,
    },
    /// A theory's standing changed.
    Conclusion {
        /// To what.
        standing: Standing,
        /// Of which theory.
        theory: Stamp,
        /// Although its evidence did not suffice.
        without_evidence: bool,
    },
    /// An update was sent.
    Update {
        /// To whom.
        audience: Audience,
        /// In which phase.
        phase: Phase,
    },
    /// The next update was promised, or the promise moved.
    Promise {
        /// To whom.
        audience: Audience,
        /// Until when.
        due: Timestamp,
    },
    /// The phase was set.
    Phase(Phase),
    /// The severity was set.
    Severity(Severity),
    /// The title was changed.
    Title,
    /// A pause was due.
    Break {
        /// Whether it was taken, or put off.
        taken: bool,
    },
    /// That question was answered.
    Answer {
        /// Which question.
        question: Stamp,
        /// By which finding or theory.
        by: Stamp,
    },
    /// That piece of evidence was looked at again and is still so.
    Confirmation {
        /// Which piece.
        evidence: Stamp,
    },
    /// Something was said of the incident, beside its log.
    Detail(DetailKind),
    /// Something of the debrief.
    Debrief(DebriefEntry),
    /// Two copies were put together.
    Merge(MergeNote),
}

/// How much later than it happened a thing is written down before it counts as late.
const LATE_AFTER_MILLIS: i64 = 60_000;

impl EntryKind {
    /// The phase that the incident is in from then on, where the entry says so.
    pub fn enters(self) -> Option<Phase> {
        match self {
            EntryKind::Phase(phase) | EntryKind::Update { phase, .. } => Some(phase),
            EntryKind::Detail(DetailKind::Watch) => Some(Phase::Monitoring),
            EntryKind::Detail(DetailKind::AllClear) => Some(Phase::Resolved),
            EntryKind::Detail(
                DetailKind::Impact
                | DetailKind::Times
                | DetailKind::Role
                | DetailKind::Informed
                | DetailKind::Task(_)
                | DetailKind::How
                | DetailKind::Effect
                | DetailKind::Pin
                | DetailKind::Aspect(_)
                | DetailKind::Severities
                | DetailKind::Drill,
            )
            | EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::Action
            | EntryKind::ActionDone
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Evidence { .. }
            | EntryKind::Conclusion { .. }
            | EntryKind::Promise { .. }
            | EntryKind::Severity(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. }
            | EntryKind::Merge(_)
            | EntryKind::Debrief(_) => None,
        }
    }

    /// What was found when copies were put together, where it tells of that.
    pub fn merge_note(&self) -> Option<&MergeNote> {
        if let EntryKind::Merge(note) = self { Some(note) } else { None }
    }

    /// The theory that the entry is weighed or concluded on.
    pub fn theory(self) -> Option<Stamp> {
        match self {
            EntryKind::Evidence { theory, .. } | EntryKind::Conclusion { theory, .. } => Some(theory),
            EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::Action
            | EntryKind::ActionDone
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Update { .. }
            | EntryKind::Promise { .. }
            | EntryKind::Phase(_)
            | EntryKind::Severity(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. }
            | EntryKind::Detail(_)
            | EntryKind::Merge(_)
            | EntryKind::Debrief(_) => None,
        }
    }

    /// Whether it happened when somebody says so, and the time can be corrected. A conclusion, an update, a promise and a
    /// break are what was done in this page: when the clock saw them is what the ledger is made of. What was said beside
    /// the log and in the debrief names its times itself.
    pub(in crate::domain) fn is_retimable(self) -> bool {
        match self {
            EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::Action
            | EntryKind::ActionDone
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Evidence { .. }
            | EntryKind::Phase(_)
            | EntryKind::Severity(_)
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. } => true,
            EntryKind::Conclusion { .. }
            | EntryKind::Update { .. }
            | EntryKind::Promise { .. }
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Detail(_)
            | EntryKind::Merge(_)
            | EntryKind::Debrief(_) => false,
        }
    }

    /// Whether its words are a person's own, so that other ones can be put in their place.
    fn is_correctable(self) -> bool {
        match self {
            EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::Action
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Evidence { .. } => true,
            EntryKind::Debrief(entry) => entry.is_correctable(),
            EntryKind::ActionDone
            | EntryKind::Conclusion { .. }
            | EntryKind::Update { .. }
            | EntryKind::Promise { .. }
            | EntryKind::Phase(_)
            | EntryKind::Severity(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. }
            | EntryKind::Merge(_)
            | EntryKind::Detail(_) => false,
        }
    }
}

impl Entry {
    /// Whether it was written down late.
    pub fn is_late(&self) -> bool {
        self.written.since(self.happened) >= LATE_AFTER_MILLIS
    }

    /// The times that corrections replaced, oldest first.
    pub fn earlier_times(&self) -> &[EarlierTime] {
        self.said_times.split_last().map_or(&[], |(_, earlier)| earlier)
    }

    /// Whether the time at which it happened can be corrected.
    pub fn is_retimable(&self) -> bool {
        self.undone.is_none() && self.kind.is_retimable()
    }

    /// Whether its words can be corrected.
    pub fn is_correctable(&self) -> bool {
        self.undone.is_none() && self.kind.is_correctable()
    }
}

impl Identified for Entry {
    fn id(&self) -> Stamp {
        self.id
    }
}
