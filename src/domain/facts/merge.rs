//! What was found when two copies of an incident were put together. It holds no words: these are looked up in the events
//! that it names, so that a redaction reaches them.

use crate::domain::values::{Replica, Stamp};
use serde::{Deserialize, Serialize};

/// What was found when two copies were put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeNote {
    /// Each said something else of a matter of which an incident says one thing at a time, and knew nothing of the other.
    Disagreement {
        /// On what.
        about: Matter,
        /// The event whose word stands: the one with the later stamp.
        stands: Stamp,
        /// The event whose word does not.
        other: Stamp,
    },
    /// Somebody's clock differs from the others.
    Clock {
        /// An event that was written by that clock.
        of: Stamp,
        /// By how many minutes it is ahead; behind where it is below zero.
        minutes: i32,
    },
}

/// Something of which an incident says one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// What the incident is called.
    Title,
    /// How bad it is.
    Severity,
    /// Where it stands.
    Phase,
    /// Whether a theory holds.
    Standing,
    /// Under which question a theory stands.
    Filing,
    /// What one would see if a theory were true.
    Expectation,
    /// What one sees when all is well.
    Normal,
    /// When the next update to an audience comes.
    Promise,
    /// Who has a role.
    Role,
    /// Who is affected, and how.
    Impact,
    /// When it began.
    Start,
    /// When it was noticed.
    Detection,
    /// Until when a remedy is watched.
    Watch,
    /// From when until when it lasted.
    AllClear,
    /// How it was noticed, what set it off, when it is over.
    Aspect,
    /// What the severities are called.
    SeverityNames,
    /// Who has a task, until when.
    Task,
    /// How a change was made.
    Change,
    /// The words of an entry.
    Wording,
    /// When an entry happened.
    Time,
    /// Where a piece of evidence comes from.
    Source,
    /// Where a piece of evidence can be looked at.
    Link,
    /// Which way a piece of evidence points for a theory.
    Leaning,
    /// What answered a question.
    Answer,
    /// Who wrote in a tab.
    Author,
    /// How many minutes lie between two updates.
    Cadence,
    /// Within how many minutes the first update goes out.
    FirstUpdate,
    /// In which zone an audience reads times.
    Zone,
    /// Whether and when a debrief is held.
    Debrief,
    /// Who has a follow-up, until when.
    FollowUp,
}

impl Matter {
    /// What it is called inside a sentence.
    pub fn in_text(self) -> &'static str {
        match self {
            Matter::Title => "the title",
            Matter::Severity => "the severity",
            Matter::Phase => "the phase",
            Matter::Standing => "the theory",
            Matter::Filing => "the question of the theory",
            Matter::Expectation => "what one would see",
            Matter::Normal => "what normal looks like",
            Matter::Promise => "the next update",
            Matter::Role => "the role",
            Matter::Impact => "the impact",
            Matter::Start => "when it began",
            Matter::Detection => "when it was noticed",
            Matter::Watch => "the watch",
            Matter::AllClear => "the all-clear",
            Matter::Aspect => "the incident",
            Matter::SeverityNames => "the names of the severities",
            Matter::Task => "the action",
            Matter::Change => "how it was changed",
            Matter::Wording => "the words of an entry",
            Matter::Time => "the time of",
            Matter::Source => "the source of",
            Matter::Link => "the link of",
            Matter::Leaning => "the weight of",
            Matter::Answer => "the answer to",
            Matter::Author => "the name of an author",
            Matter::Cadence => "the rhythm of updates",
            Matter::FirstUpdate => "the first update",
            Matter::Zone => "the zone",
            Matter::Debrief => "the debrief",
            Matter::FollowUp => "the follow-up",
        }
    }
}

impl MergeNote {
    /// The events that it names.
    pub fn names(&self) -> Vec<Stamp> {
        match self {
            MergeNote::Disagreement { stands, other, .. } => vec![*stands, *other],
            MergeNote::Clock { of, .. } => vec![*of],
        }
    }

    /// Whether both tell of the same: of the same two words, or of the same clock.
    pub fn is_of_the_same(&self, other: &MergeNote) -> bool {
        match (self, other) {
            (MergeNote::Clock { of, .. }, MergeNote::Clock { of: another, .. }) => {
                of.replica() == another.replica()
            }
            _ => self == other,
        }
    }

    /// Whether two notes, one that `by` wrote and one of `another`, say the same twice: of the same, or one that
    /// another clock is ahead, and from there that the first one is behind.
    pub fn says_again(&self, by: Replica, other: &MergeNote, another: Replica) -> bool {
        let is_crossed = match (self, other) {
            (MergeNote::Clock { of, minutes }, MergeNote::Clock { of: back, minutes: less }) => {
                of.replica() == another && back.replica() == by && (*minutes < 0) != (*less < 0)
            }
            _ => false,
        };
        is_crossed || self.is_of_the_same(other)
    }
}
