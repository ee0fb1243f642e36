//! What is said of an incident beside its log: impact, roles, changes as they were really made, links,
//! the watch before it is over, and that it is over.
//!
//! Each is an event like any other. The latest one stands; the former ones stay in the record.

#![expect(missing_docs, reason = "a variant's sentence says what its fields are")]

use super::REDACTED;
use super::described;
use super::redaction::{Companion, Parent};
use super::written::yes_or_no;
use crate::domain::values::{Audience, ChangeKind, Stamp, Timestamp};
use serde::{Deserialize, Serialize};

/// What is said of an incident.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Who is affected, and how.
    ImpactStated(Impact),
    /// It began then; usually before it was declared.
    StartSet { at: Timestamp },
    /// It was noticed then.
    DetectionSet { at: Timestamp },
    /// Somebody has a role; nobody has it where the name is empty.
    RoleTaken {
        role: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
    /// Somebody who takes over a role says "I have it".
    HandoverTaken { role: String, name: String },
    /// Somebody has to know.
    InformedAdded(Informed),
    /// A task looks into a theory.
    ActionTied { action: Stamp, theory: Stamp },
    /// A task got another owner, or is due at another time.
    ActionMoved {
        action: Stamp,
        owner: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    },
    /// It was said how a change was made.
    #[serde(with = "described")]
    #[cfg_attr(test, schemars(with = "described::Described"))]
    ChangeDescribed { change: Stamp, how: ChangeDetails },
    /// This is to be seen by then, if a change did what it was made for.
    EffectExpected { change: Stamp, text: String, by: Timestamp },
    /// Somebody looked whether it is so; what was seen is that entry.
    EffectChecked { expected: Stamp, seen: Stamp },
    /// A link to keep at hand.
    Pinned { name: String, link: String },
    /// A remedy is in place; it is over only when it has held until then.
    WatchSet { until: Timestamp },
    /// It is over, officially.
    AllClearGiven(AllClear),
    /// It was said how it was noticed, what set it off, or by what one sees that it is over.
    AspectStated { aspect: Aspect, text: String },
    /// The severities have these names in this incident, least first.
    SeveritiesNamed { names: Vec<String> },
    /// It is a drill, and no incident. `script` is the id of one that comes with the page, or a script's whole text;
    /// `speed` is how many minutes of the script pass in one.
    DrillBegan { script: String, name: String, speed: u32 },
}

/// What a report asks and no other part of the log answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// How it was noticed.
    Noticed,
    /// What set it off.
    Trigger,
    /// By what one sees that it is over.
    Exit,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Aspect; 3] = [Aspect::Noticed, Aspect::Trigger, Aspect::Exit];

    /// What it is called.
    pub fn name(self) -> &'static str {
        ["How it was noticed", "What set it off", "Over when"][self as usize]
    }
}

/// Yes, no, or nobody knows yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl YesNo {
    /// All of them.
    pub const ALL: [YesNo; 3] = [YesNo::Unknown, YesNo::Yes, YesNo::No];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            YesNo::Unknown => "Not known",
            YesNo::Yes => "Yes",
            YesNo::No => "No",
        }
    }
}

/// The impact in plain words. A part that is empty was not said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Impact {
    /// Who is affected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What they cannot do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Where.
    #[serde(rename = "where", default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Whether data was lost.
    #[serde(rename = "data_lost")]
    pub data: YesNo,
    /// How it is known that no data was lost.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data_source: String,
    /// Whether it has legal or contractual consequences.
    pub legal: YesNo,
}

/// Somebody who has to know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Informed {
    /// Who.
    pub who: String,
    /// Whether they are told; else they can look for themselves.
    #[serde(rename = "told", with = "yes_or_no")]
    #[cfg_attr(test, schemars(with = "super::YesNo"))]
    pub is_told: bool,
    /// Whose updates they get.
    pub audience: Audience,
    /// How many minutes lie between two messages; 0 for the cadence of that audience.
    pub minutes: u32,
}

/// How a change was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct ChangeDetails {
    /// What kind of change it was; `None` to go by its words.
    pub kind: Option<ChangeKind>,
    /// The exact text that was run.
    pub script: String,
    /// Who looked at it before.
    pub reviewers: [String; 2],
    /// Why nobody did.
    pub unreviewed: String,
    /// Whether a backup was taken.
    pub backup: YesNo,
    /// Whether it was tried on a handful first.
    pub tried: YesNo,
    /// How many rows it touched, as far as one can say.
    pub rows: String,
    /// How to go back.
    pub rollback: String,
}

/// That it is over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AllClear {
    /// From when it lasted.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
    /// Whether data was lost.
    #[serde(rename = "data_lost")]
    pub data: YesNo,
    /// How it is known that none was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data_source: String,
    /// Who is thanked, by name; for people inside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub thanks: String,
    /// Who may stand down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stand_down: String,
}

/// What an entry of the timeline says of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailKind {
    /// The impact.
    Impact,
    /// When it began, or was noticed.
    Times,
    /// Who does what.
    Role,
    /// Who has to know.
    Informed,
    /// That task.
    Task(Stamp),
    /// How a change was made.
    How,
    /// What is expected of a change.
    Effect,
    /// A link.
    Pin,
    /// The watch.
    Watch,
    /// The all-clear.
    AllClear,
    /// How it was noticed, what set it off, when it is over.
    Aspect(Aspect),
    /// What the severities are called.
    Severities,
    /// That it is a drill.
    Drill,
}

impl DetailKind {
    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            DetailKind::Impact => "Impact",
            DetailKind::Times => "Start",
            DetailKind::Role => "Role",
            DetailKind::Informed => "Who needs to know",
            DetailKind::Task(_) => "Action",
            DetailKind::How => "How it was changed",
            DetailKind::Effect => "Expected",
            DetailKind::Pin => "Link",
            DetailKind::Watch => "Watch",
            DetailKind::AllClear => "All clear",
            DetailKind::Aspect(aspect) => aspect.name(),
            DetailKind::Severities => "Names of severities",
            DetailKind::Drill => "Drill",
        }
    }
}

/// The roles that are offered; others can be typed.
pub const ROLES: [&str; 4] = ["Lead", "Communications", "Operations", "Scribe"];

impl Detail {
    /// What kind of thing it says.
    pub fn kind(&self) -> DetailKind {
        match self {
            Detail::ImpactStated(_) => DetailKind::Impact,
            Detail::StartSet { .. } | Detail::DetectionSet { .. } => DetailKind::Times,
            Detail::RoleTaken { .. } | Detail::HandoverTaken { .. } => DetailKind::Role,
            Detail::InformedAdded(_) => DetailKind::Informed,
            Detail::ActionTied { action, .. } | Detail::ActionMoved { action, .. } => {
                DetailKind::Task(*action)
            }
            Detail::ChangeDescribed { .. } => DetailKind::How,
            Detail::EffectExpected { .. } | Detail::EffectChecked { .. } => DetailKind::Effect,
            Detail::Pinned { .. } => DetailKind::Pin,
            Detail::WatchSet { .. } => DetailKind::Watch,
            Detail::AllClearGiven(_) => DetailKind::AllClear,
            Detail::AspectStated { aspect, .. } => DetailKind::Aspect(*aspect),
            Detail::SeveritiesNamed { .. } => DetailKind::Severities,
            Detail::DrillBegan { .. } => DetailKind::Drill,
        }
    }

    /// What it belongs to: whoever redacts that erases this as well.
    pub fn belongs_to(&self) -> Option<Parent> {
        match self {
            Detail::ChangeDescribed { change, .. } | Detail::EffectExpected { change, .. } => {
                Companion::How.of(*change)
            }
            Detail::ActionMoved { action, .. } => Companion::Owner.of(*action),
            Detail::ImpactStated(_)
            | Detail::StartSet { .. }
            | Detail::DetectionSet { .. }
            | Detail::RoleTaken { .. }
            | Detail::HandoverTaken { .. }
            | Detail::InformedAdded(_)
            | Detail::ActionTied { .. }
            | Detail::EffectChecked { .. }
            | Detail::Pinned { .. }
            | Detail::WatchSet { .. }
            | Detail::AllClearGiven(_)
            | Detail::AspectStated { .. }
            | Detail::DrillBegan { .. }
            | Detail::SeveritiesNamed { .. } => None,
        }
    }

    /// Does something with each text in it that a person wrote.
    pub fn each_words(&mut self, act: &mut dyn FnMut(&mut String)) {
        match self {
            Detail::ImpactStated(Impact { who, what, place, data_source, .. }) => {
                [who, what, place, data_source].into_iter().for_each(act);
            }
            Detail::RoleTaken { role, name } | Detail::HandoverTaken { role, name } => {
                [role, name].into_iter().for_each(act);
            }
            Detail::InformedAdded(Informed { who, .. }) => act(who),
            Detail::ActionMoved { owner, .. } => act(owner),
            Detail::ChangeDescribed { how, .. } => {
                let ChangeDetails { script, reviewers: [one, two], unreviewed, rows, rollback, .. } = how;
                [script, one, two, unreviewed, rows, rollback].into_iter().for_each(act);
            }
            Detail::Pinned { name: one, link: two } | Detail::DrillBegan { script: one, name: two, .. } => {
                [one, two].into_iter().for_each(act);
            }
            Detail::AllClearGiven(AllClear { data_source, thanks, stand_down, .. }) => {
                [data_source, thanks, stand_down].into_iter().for_each(act);
            }
            Detail::AspectStated { text, .. } | Detail::EffectExpected { text, .. } => act(text),
            Detail::SeveritiesNamed { names } => names.iter_mut().for_each(act),
            Detail::StartSet { .. }
            | Detail::DetectionSet { .. }
            | Detail::ActionTied { .. }
            | Detail::EffectChecked { .. }
            | Detail::WatchSet { .. } => {}
        }
    }

    /// Whether its words were erased.
    pub(in crate::domain) fn is_erased(&self) -> bool {
        let (mut erased, mut other) = (false, false);
        self.clone().each_words(&mut |words| match words.as_str() {
            "" => {}
            REDACTED => erased = true,
            _ => other = true,
        });
        erased && !other
    }
}
