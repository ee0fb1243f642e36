//! The facts of a debrief, and what the timeline shows of them.

use super::redaction::{Companion, Parent};
use super::written::yes_or_no;
use crate::domain::values::{Stamp, Timestamp};
use serde::{Deserialize, Serialize};

/// What a follow-up is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FollowUpKind {
    /// So that it hurts less the next time.
    Mitigate,
    /// So that it does not happen again.
    #[default]
    Prevent,
    /// A change in how people work together.
    Process,
    /// Anything else.
    Other,
}

impl FollowUpKind {
    /// All of them, in the order of the templates.
    pub const ALL: [FollowUpKind; 4] =
        [FollowUpKind::Mitigate, FollowUpKind::Prevent, FollowUpKind::Process, FollowUpKind::Other];

    /// The word for it inside a sentence or a table.
    pub fn in_text(self) -> &'static str {
        ["mitigate", "prevent", "process", "other"][self as usize]
    }

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        ["Mitigate", "Prevent", "Process", "Other"][self as usize]
    }
}

/// How far a follow-up reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FixTerm {
    /// A quick remedy.
    #[default]
    Short,
    /// The lasting one.
    Long,
}

impl FixTerm {
    /// Both.
    pub const ALL: [FixTerm; 2] = [FixTerm::Short, FixTerm::Long];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        ["Short-term", "Long-term"][self as usize]
    }

    /// The word for it inside a sentence.
    pub fn in_text(self) -> &'static str {
        ["short-term", "long-term"][self as usize]
    }
}

/// What was learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lesson {
    /// It helped.
    WentWell,
    /// It made it harder.
    WentWrong,
    /// It could have been worse.
    Lucky,
    /// No alarm or graph told of it.
    #[serde(rename = "gap_in_monitoring")]
    Monitoring,
    /// The logs did not say it.
    #[serde(rename = "gap_in_logs")]
    Logs,
    /// No test would have found it.
    #[serde(rename = "gap_in_tests")]
    Tests,
}

impl Lesson {
    /// All of them: what one says in every debrief, then the gaps.
    pub const ALL: [Lesson; 6] =
        [Lesson::WentWell, Lesson::WentWrong, Lesson::Lucky, Lesson::Monitoring, Lesson::Logs, Lesson::Tests];

    /// The gaps that an incident reveals.
    pub const GAPS: [Lesson; 3] = [Lesson::Monitoring, Lesson::Logs, Lesson::Tests];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Lesson::WentWell => "What went well",
            Lesson::WentWrong => "What went wrong",
            Lesson::Lucky => "Where we got lucky",
            Lesson::Monitoring => "Gap in monitoring",
            Lesson::Logs => "Gap in logs",
            Lesson::Tests => "Gap in tests",
        }
    }
}

/// Whether a debrief is held, and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// Whether it is.
    #[serde(rename = "held", with = "yes_or_no")]
    #[cfg_attr(test, schemars(with = "super::YesNo"))]
    pub is_held: bool,
    /// When, where that is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Why so; empty where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What an event of a debrief says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a variant's sentence says what its fields are")]
pub enum DebriefFact {
    /// Something is to be done after the incident; the owner is empty where nobody has it yet.
    FollowUpAdded {
        text: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
    /// A follow-up was done.
    FollowUpDone { follow_up: Stamp },
    /// A why was answered: that of the impact, or of an earlier answer.
    WhyAnswered {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        under: Option<Stamp>,
    },
    /// Something was learnt.
    LessonLogged { lesson: Lesson, text: String },
    /// It was agreed whether and when a debrief is held.
    #[serde(rename = "debrief_planned")]
    Planned(Plan),
    /// A follow-up has another owner, day, kind or reach; the owner is empty where nobody has it.
    FollowUpMoved {
        follow_up: Stamp,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
}

/// What the timeline shows of a debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefEntry {
    /// Something is to be done.
    FollowUp,
    /// That follow-up was done.
    FollowUpDone(Stamp),
    /// A why was answered: that of the impact, or of an earlier answer.
    Why(Option<Stamp>),
    /// Something was learnt.
    Lesson(Lesson),
    /// It was agreed whether a debrief is held.
    Plan {
        /// Whether it is.
        is_held: bool,
        /// When.
        at: Option<Timestamp>,
    },
    /// That follow-up has another owner, whose name is in the entry's words, day, kind or reach.
    FollowUpMoved {
        /// Which.
        follow_up: Stamp,
        /// Until when now.
        due: Option<Timestamp>,
    },
}

impl DebriefEntry {
    /// Whether its words can be corrected.
    pub fn is_correctable(self) -> bool {
        match self {
            DebriefEntry::FollowUp | DebriefEntry::Why(_) | DebriefEntry::Lesson(_) => true,
            DebriefEntry::FollowUpDone(_)
            | DebriefEntry::Plan { .. }
            | DebriefEntry::FollowUpMoved { .. } => false,
        }
    }

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            DebriefEntry::FollowUp => "Follow-up",
            DebriefEntry::FollowUpDone(_) => "Follow-up done",
            DebriefEntry::Why(_) => "Why",
            DebriefEntry::Lesson(lesson) => lesson.name(),
            DebriefEntry::Plan { is_held: true, .. } => "Debrief planned",
            DebriefEntry::Plan { is_held: false, .. } => "No debrief needed",
            DebriefEntry::FollowUpMoved { .. } => "Follow-up changed",
        }
    }
}

impl DebriefFact {
    /// Does something with each text in it that a person wrote.
    pub fn each_words(&mut self, act: &mut dyn FnMut(&mut String)) {
        match self {
            DebriefFact::FollowUpAdded { text, owner, .. } => [text, owner].into_iter().for_each(act),
            DebriefFact::WhyAnswered { text: words, .. }
            | DebriefFact::LessonLogged { text: words, .. }
            | DebriefFact::Planned(Plan { reason: words, .. })
            | DebriefFact::FollowUpMoved { owner: words, .. } => act(words),
            DebriefFact::FollowUpDone { .. } => {}
        }
    }

    /// The words that stand for it in the timeline; empty where there are none.
    pub fn words(&self) -> &str {
        match self {
            DebriefFact::FollowUpAdded { text, .. }
            | DebriefFact::WhyAnswered { text, .. }
            | DebriefFact::LessonLogged { text, .. }
            | DebriefFact::Planned(Plan { reason: text, .. })
            | DebriefFact::FollowUpMoved { owner: text, .. } => text,
            DebriefFact::FollowUpDone { .. } => "",
        }
    }

    /// What the timeline shows of it.
    pub fn entry(&self) -> DebriefEntry {
        match self {
            DebriefFact::FollowUpAdded { .. } => DebriefEntry::FollowUp,
            DebriefFact::FollowUpDone { follow_up } => DebriefEntry::FollowUpDone(*follow_up),
            DebriefFact::WhyAnswered { under, .. } => DebriefEntry::Why(*under),
            DebriefFact::LessonLogged { lesson, .. } => DebriefEntry::Lesson(*lesson),
            DebriefFact::Planned(Plan { is_held, at, .. }) => {
                DebriefEntry::Plan { is_held: *is_held, at: *at }
            }
            DebriefFact::FollowUpMoved { follow_up, due, .. } => {
                DebriefEntry::FollowUpMoved { follow_up: *follow_up, due: *due }
            }
        }
    }

    /// What it belongs to: whoever redacts that erases this as well.
    pub fn belongs_to(&self) -> Option<Parent> {
        match self {
            DebriefFact::FollowUpMoved { follow_up, .. } => Companion::Owner.of(*follow_up),
            DebriefFact::FollowUpAdded { .. }
            | DebriefFact::FollowUpDone { .. }
            | DebriefFact::WhyAnswered { .. }
            | DebriefFact::LessonLogged { .. }
            | DebriefFact::Planned(_) => None,
        }
    }
}
